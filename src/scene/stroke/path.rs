//! A stroke as a way: how long it is, what lies where along it.

use super::smooth;
use crate::Point;

/// Places along a stroke that are kept; the unit is what the points are given in.
const STEP: f32 = 0.005;

/// A stroke as places at even distances along its smooth curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    places: Vec<Point>,
    step: f32,
}

/// The place of a path that is nearest to something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// How far along the path it is.
    pub along: f32,
    /// How far away.
    pub distance: f32,
}

impl Path {
    /// The smooth path through these points, in shares of a box.
    pub fn new(points: &[Point]) -> Self {
        let pieces = smooth(points);
        let length: f32 = pieces.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        let count = (length / STEP).ceil().max(1.0);
        let step = length / count;
        let mut places = Vec::with_capacity(count as usize + 1);
        let mut gone = 0.0;
        for pair in pieces.windows(2) {
            let piece = pair[0].distance(pair[1]);
            while (places.len() as f32) * step <= gone + piece && places.len() < count as usize {
                let share = (places.len() as f32 * step - gone) / piece.max(f32::EPSILON);
                places.push(pair[0].towards(pair[1], share.clamp(0.0, 1.0)));
            }
            gone += piece;
        }
        places.extend(pieces.last());
        Self { places, step }
    }

    /// The same path the other way round.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { places: self.places.iter().rev().copied().collect(), step: self.step }
    }

    /// How long it is.
    pub fn length(&self) -> f32 {
        self.step * self.places.len().saturating_sub(1) as f32
    }

    /// The place so far along it; its start before, its end after. An empty path is at 0, 0.
    pub fn at(&self, along: f32) -> Point {
        let Some(last) = self.places.last() else { return Point::default() };
        if self.step <= 0.0 {
            return *last;
        }
        let place = (along / self.step).max(0.0);
        let (from, to) = (self.places.get(place as usize), self.places.get(place as usize + 1));
        match (from, to) {
            (Some(from), Some(to)) => from.towards(*to, place.fract()),
            _ => *last,
        }
    }

    /// Where it begins.
    pub fn start(&self) -> Point {
        self.at(0.0)
    }

    /// Where it ends.
    pub fn end(&self) -> Point {
        self.places.last().copied().unwrap_or_default()
    }

    /// The places between two distances along it, both ends among them.
    pub fn part(&self, from: f32, to: f32) -> Vec<Point> {
        let mut part = vec![self.at(from)];
        part.extend(self.between(from, to).map(|at| self.places[at]));
        part.push(self.at(to));
        part
    }

    /// The place of the whole path that is nearest to a point.
    pub fn nearest(&self, point: Point) -> Near {
        self.nearest_between(point, 0.0, self.length())
    }

    /// The nearest place between two distances along it.
    pub fn nearest_between(&self, point: Point, from: f32, to: f32) -> Near {
        self.candidates(from, to)
            .map(|along| Near { along, distance: point.distance(self.at(along)) })
            .min_by(|a, b| a.distance.total_cmp(&b.distance))
            .unwrap_or(Near { along: from, distance: f32::MAX })
    }

    /// Distances along it between two others, both of them among them.
    pub(super) fn candidates(&self, from: f32, to: f32) -> impl Iterator<Item = f32> + '_ {
        let (from, to) = (from.max(0.0), to.min(self.length()));
        let inner = self.between(from, to).map(|at| at as f32 * self.step);
        std::iter::once(from).chain(inner).chain(std::iter::once(to))
    }

    /// The kept places that lie strictly between two distances.
    fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        if self.step <= 0.0 {
            return 0..0;
        }
        let first = (from.max(0.0) / self.step) as usize + 1;
        let after = (to / self.step).ceil().max(0.0) as usize;
        first..after.min(self.places.len()).max(first)
    }
}
