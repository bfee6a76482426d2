//! A thing under a finger, and a thing that walks by itself.

use crate::Moment;
use crate::item::hop;
use scene::tween::Ease;
use scene::{Ms, Point, Rect, Wake};

/// A finger that has gone so far drags, millimetres.
const DRAG_MM: f32 = 3.0;
/// How long a thing walks.
pub(super) const WALK_MS: Ms = 400;

/// What the finger holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hand {
    held: Option<usize>,
    grip: Point,
    finger: Option<Point>,
}

/// How a held thing was let go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Drop {
    /// Where it was: a tap.
    Tap,
    /// Here.
    At(Point),
}

impl Hand {
    /// A finger comes down on a thing, or on none.
    pub fn down(&mut self, thing: Option<usize>, at: Point) {
        *self = Self { held: thing, grip: at, finger: None };
    }

    /// It moved.
    pub fn moved(&mut self, at: Point, now: &Moment<'_>) {
        let is_far = self.grip.distance(at) > DRAG_MM * now.stage.mm;
        if self.held.is_some() && (is_far || self.finger.is_some()) {
            self.finger = Some(at);
        }
    }

    /// It let go: which thing, and how.
    pub fn up(&mut self, at: Point, now: &Moment<'_>) -> Option<(usize, Drop)> {
        self.moved(at, now);
        let Self { held, finger, .. } = std::mem::take(self);
        held.map(|thing| (thing, finger.map_or(Drop::Tap, Drop::At)))
    }

    /// The touch is given up: what was dragged.
    pub fn cancel(&mut self) -> Option<usize> {
        let Self { held, finger, .. } = std::mem::take(self);
        held.filter(|_| finger.is_some())
    }

    /// Whether the finger rests on this thing and does not drag it.
    pub fn presses(&self, thing: usize) -> bool {
        self.held == Some(thing) && self.finger.is_none()
    }

    /// Whether the finger drags this thing.
    pub fn drags(&self, thing: usize) -> bool {
        self.held == Some(thing) && self.finger.is_some()
    }

    /// Where a thing is seen that rests here.
    pub fn seen(&self, thing: usize, rest: Rect) -> Rect {
        match self.finger.filter(|_| self.held == Some(thing)) {
            Some(finger) => {
                let (dx, dy) = (finger.x - self.grip.x, finger.y - self.grip.y);
                rest.moved(dx.round(), dy.round())
            }
            None => rest,
        }
    }
}

/// A way that a thing goes by itself to where it rests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walk(Option<(Point, Ms)>);

impl Walk {
    /// It starts from the middle of where it is seen, at an instant; without motion it is
    /// there at once.
    pub fn from(seen: Rect, at: Ms, calm: bool, now: &Moment<'_>) -> Self {
        // Kept in shares of the stage, since a glass may be turned on the way.
        let from =
            Point::new(seen.middle().x / now.stage.width, seen.middle().y / now.stage.height);
        Self((!calm).then_some((from, at)))
    }

    /// When it arrives, or arrived.
    pub fn ends(&self) -> Ms {
        self.0.map_or(0, |(_, since)| since + WALK_MS)
    }

    /// Whether it is on its way.
    pub fn is_under_way(&self, now: &Moment<'_>) -> bool {
        now.ms < self.ends()
    }

    /// Where a thing is seen that goes to this place.
    pub fn seen(&self, rest: Rect, now: &Moment<'_>) -> Rect {
        let Some((from, since)) = self.0.filter(|_| self.is_under_way(now)) else { return rest };
        let share = now.ms.saturating_sub(since) as f32 / WALK_MS as f32;
        let from = Point::new(from.x * now.stage.width, from.y * now.stage.height);
        let at = from.towards(rest.middle(), Ease::Ease.at(share));
        Rect::around(Point::new(at.x.round(), at.y.round()), rest.w, rest.h)
    }

    /// How high it is on its way, 0..1, where it goes in a leap.
    pub fn leap(&self, now: &Moment<'_>) -> f32 {
        self.0.map_or(0.0, |(_, since)| hop(since, WALK_MS, now.ms))
    }

    /// When it next looks different.
    pub fn wake(&self, now: &Moment<'_>) -> Wake {
        if self.is_under_way(now) { Wake::Moving } else { Wake::Touch }
    }
}
