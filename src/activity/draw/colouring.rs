//! A drawing to colour in: which region a touch means, and how the regions look.

use super::fields::{Colouring, Region};
use super::fills::Fills;
use super::{COLOURS, Draw, look::Layout};
use crate::item::{REACH_MM, sprite};
use crate::{Gesture, Moment};
use scene::stroke::beside;
use scene::{Colour, Item, Look, Point, Rect, Stage};

/// A region that is narrower is touched as if it were so wide, millimetres: a fish's eye is
/// no larger than the tip of the finger that covers it.
const LEAST_MM: f32 = 9.0;
/// Places along each side of a region among which the best one to touch is looked for.
const PLACES: usize = 12;

impl Colouring {
    /// Where the drawing lies on the paper: as large as fits.
    pub(super) fn place(&self, stage: &Stage, paper: &Rect) -> Rect {
        let room = paper.grown(-2.0 * stage.mm);
        let aspect = if self.aspect > 0.0 { self.aspect } else { 1.0 };
        let width = room.w.min(room.h * aspect);
        Rect::around(room.middle(), width, width / aspect)
    }

    /// The region that a touch means: a small one that is near, else the uppermost one under
    /// the finger, else the nearest one that is in reach.
    pub(super) fn region_at(&self, stage: &Stage, place: &Rect, at: Point) -> Option<usize> {
        let nearest = |reach: &dyn Fn(&Region) -> Option<f32>| {
            let near = |(n, region): (usize, &Region)| {
                let beside = (-region.depth(place, at)).max(0.0);
                (beside <= reach(region)?).then_some((n, beside))
            };
            let uppermost_first = self.region.iter().enumerate().rev();
            let found = uppermost_first.filter_map(near).min_by(|a, b| a.1.total_cmp(&b.1));
            found.map(|(n, _)| n)
        };
        let lacks = |region: &Region| LEAST_MM * stage.mm - region.narrowness(place);
        let under = nearest(&|_| Some(0.0));
        if under.is_some_and(|n| lacks(&self.region[n]) > 0.0) {
            return under;
        }
        let small = nearest(&|region| Some(lacks(region) / 2.0).filter(|reach| *reach > 0.0));
        // What lies under another region is not seen there, so it is not meant either.
        let small = small.filter(|n| Some(*n) > under);
        small.or(under).or_else(|| nearest(&|_| Some(REACH_MM * stage.mm)))
    }

    /// Where a child would touch a region: far from its edge, and nothing lies over it.
    fn spot(&self, stage: &Stage, place: &Rect, n: usize) -> Option<Point> {
        let region = self.region.get(n)?;
        let area = region.area(place);
        let share = |at: usize| at as f32 / PLACES as f32;
        let at = |x, y| Point::new(area.x + area.w * share(x), area.y + area.h * share(y));
        let places = (0..=PLACES).flat_map(|y| (0..=PLACES).map(move |x| at(x, y)));
        let mut places: Vec<_> = places.map(|at| (region.depth(place, at), at)).collect();
        places.sort_by(|a, b| b.0.total_cmp(&a.0));
        let means = |at: &Point| self.region_at(stage, place, *at) == Some(n);
        places.into_iter().map(|(_, at)| at).find(means)
    }

    /// The regions in their colours, and the lines over them.
    pub(super) fn show(&self, fills: &Fills, place: Rect, items: &mut Vec<Item>) {
        for (n, region) in self.region.iter().enumerate() {
            let colour = fills.colour(n).and_then(|colour| COLOURS.get(colour));
            let colour = colour.copied().unwrap_or(Colour::WHITE);
            let look = Look::Tinted { art: region.art.clone(), colour };
            items.push(Item::new(format!("r{}", n + 1), place, look));
        }
        items.push(sprite("lines", place, &self.lines));
    }
}

impl Region {
    /// How far within the region a place on the glass lies; below 0 it lies beside it.
    fn depth(&self, place: &Rect, at: Point) -> f32 {
        let mut is_within = false;
        let mut edge = f32::MAX;
        for ring in self.rings(place) {
            let mut crossings = 0;
            for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                edge = edge.min(beside(at, *from, *to));
                let is_level = (from.y > at.y) != (to.y > at.y);
                let x = || from.x + (at.y - from.y) / (to.y - from.y) * (to.x - from.x);
                crossings += usize::from(is_level && at.x < x());
            }
            is_within |= crossings % 2 == 1;
        }
        if is_within { edge } else { -edge }
    }

    /// Its box on the glass.
    fn area(&self, place: &Rect) -> Rect {
        let boxes = self.rings(place).flatten().map(|at| Rect::new(at.x, at.y, 0.0, 0.0));
        boxes.reduce(|all, one| all.around_both(&one)).unwrap_or_default()
    }

    /// The shorter side of its box.
    fn narrowness(&self, place: &Rect) -> f32 {
        let area = self.area(place);
        area.w.min(area.h)
    }

    fn rings(&self, place: &Rect) -> impl Iterator<Item = Vec<Point>> {
        let on_glass = |[x, y]: &[f32; 2]| Point::new(place.x + x * place.w, place.y + y * place.h);
        self.outline.iter().map(move |ring| ring.iter().map(on_glass).collect())
    }
}

impl Draw {
    /// What somebody who likes colours does next: each region in turn takes another one.
    pub(super) fn colour_next(&self, colouring: &Colouring, now: &Moment<'_>) -> Gesture {
        let layout = Layout::of(&now.stage);
        let place = colouring.place(&now.stage, &layout.paper);
        let is_white = |n: &usize| self.fills.colour(*n).is_none();
        let next = (0..colouring.region.len()).find(is_white);
        let Some(region) = next else { return Gesture::Tap(layout.done.middle()) };
        // Ink would hide the lines.
        let colour = 1 + region % (COLOURS.len() - 1);
        if self.colour != colour {
            return Gesture::Tap(layout.colours[colour].middle());
        }
        let spot = colouring.spot(&now.stage, &place, region);
        Gesture::Tap(spot.unwrap_or_else(|| layout.done.middle()))
    }
}
