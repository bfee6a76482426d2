//! A finger that follows a stroke: forward only, near enough, from the start to the end.

use super::Path;
use crate::Point;

/// How near to the start, or to where it was left, a finger comes down to follow.
pub const REACH: f32 = 0.12;
/// How far ahead along the stroke the finger may be looked for: a crossing or a loop lies
/// farther ahead than this, so nobody jumps there.
const AHEAD: f32 = 0.18;
/// So much of a stroke is all of it: a child lifts the finger a little early.
const ENOUGH: f32 = 0.93;
/// The last bit that may be missing of a short stroke, in tolerances.
const MISSING: f32 = 0.6;
/// How often a finger that left the path may come back before it has to be lifted.
const RETURNS: u8 = 2;
/// How far a finger may wander in one touch, and how much longer its way may be than what it
/// drew: past this it scribbles and has to be lifted.
const WANDER: f32 = 0.6;
const LONGER: f32 = 2.5;
/// A finger's way is looked at in steps of this length at most.
const FINE: f32 = 0.03;
/// How far a pulled finger may be from the path.
const PULL: f32 = 0.25;
/// A finger goes forward where its way and the path's differ by less than 80 degrees.
const FORWARD: f32 = 0.17;

/// Where a finger is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// On the path, at or behind the farthest place reached.
    On,
    /// Beside it, or not there yet.
    Off,
    /// The stroke is complete.
    Done,
}

/// Follows one stroke, over as many touches as it takes.
#[derive(Clone, Debug)]
pub struct Follow {
    path: Path,
    tolerance: f32,
    is_pulled: bool,
    reached: f32,
    finger: Option<Point>,
    is_on: bool,
    is_done: bool,
    returns: u8,
    /// Length of this touch's way, and where it began to go on.
    way: f32,
    from: f32,
    /// How far the finger may still go before it has to be within the tolerance: it may come
    /// down farther from the start than it may stray later.
    grace: f32,
}

impl Follow {
    /// Waits for a finger at the start of a path; `tolerance` is how far it may stray.
    pub fn new(path: Path, tolerance: f32) -> Self {
        Self {
            path,
            tolerance,
            is_pulled: false,
            reached: 0.0,
            finger: None,
            is_on: false,
            is_done: false,
            returns: 0,
            way: 0.0,
            from: 0.0,
            grace: 0.0,
        }
    }

    /// The path that is followed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How far along the path the finger has come.
    pub fn reached(&self) -> f32 {
        self.reached
    }

    /// The last good place: where to go on.
    pub fn place(&self) -> Point {
        self.path.at(self.reached)
    }

    /// From now on the path pulls the finger: any touch near it goes forward.
    pub fn pull(&mut self) {
        self.tolerance = PULL;
        self.is_pulled = true;
    }

    /// How near to the last good place a touch goes on.
    pub fn reach(&self) -> f32 {
        REACH.max(1.4 * self.tolerance)
    }

    /// A finger came down.
    pub fn touch(&mut self, at: Point) -> Track {
        self.finger = Some(at);
        (self.returns, self.way, self.from) = (0, 0.0, self.reached);
        self.is_on = at.distance(self.place()) <= self.reach();
        self.grace = if self.is_on { self.reach() } else { 0.0 };
        // Where a finger comes down tells nothing of its direction; only a dot has none.
        if self.is_on && (self.is_pulled || self.path.length() < REACH / 2.0) {
            self.advance(at, true);
        }
        self.track()
    }

    /// It moved in a straight line to here.
    pub fn go(&mut self, to: Point) -> Track {
        let Some(from) = self.finger else { return self.track() };
        let way = from.distance(to);
        let steps = (way / FINE).ceil().max(1.0);
        let course = Point::new((to.x - from.x) / way.max(1e-6), (to.y - from.y) / way.max(1e-6));
        for step in 1..=steps as u32 {
            let at = from.towards(to, step as f32 / steps);
            self.way += way / steps;
            if self.way > WANDER + LONGER * (self.reached - self.from) {
                self.leave();
            } else if self.is_on {
                self.grace -= way / steps;
                if !self.advance(at, self.is_forward(course, at)) {
                    self.leave();
                }
            } else if self.returns < RETURNS && at.distance(self.place()) <= self.tolerance {
                self.returns += 1;
                self.is_on = true;
            }
        }
        self.finger = Some(to);
        self.track()
    }

    /// It left the glass. What was done stays done.
    pub fn lift(&mut self) {
        self.finger = None;
        self.is_on = false;
    }

    /// The finger is off the path.
    fn leave(&mut self) {
        self.is_on = false;
        // Who leaves even a path that pulls is scribbling: that counts for nothing.
        if self.is_pulled && !self.is_done {
            self.reached = self.from;
        }
    }

    fn track(&self) -> Track {
        match (self.is_done, self.is_on) {
            (true, _) => Track::Done,
            (false, true) => Track::On,
            (false, false) => Track::Off,
        }
    }

    /// Whether a finger that is here moves as the path does hereabouts.
    fn is_forward(&self, course: Point, at: Point) -> bool {
        let along = self.path.nearest_between(at, self.reached, self.reached + AHEAD).along;
        let (before, after) = (self.path.at(along - 0.01), self.path.at(along + 0.01));
        let (x, y) = (after.x - before.x, after.y - before.y);
        course.x * x + course.y * y > FORWARD * x.hypot(y)
    }

    /// Goes to the place that the finger is at, where it moves forward; `false` where it is
    /// at none.
    fn advance(&mut self, at: Point, is_forward: bool) -> bool {
        let mut best = (self.reached, at.distance(self.place()));
        // Between the finger's place and a nearer one farther ahead the path may turn away
        // and come back, as in a notch: only a small turn may be cut off.
        let mut hump = 0.0_f32;
        for along in self.path.candidates(self.reached, self.reached + AHEAD) {
            let distance = at.distance(self.path.at(along));
            if distance >= best.1 {
                hump = hump.max(distance - best.1);
            } else if hump <= 0.35 * self.tolerance || best.1 > self.tolerance {
                (best, hump) = ((along, distance), 0.0);
            }
        }
        let allowed =
            if self.grace > 0.0 { self.tolerance.max(self.reach()) } else { self.tolerance };
        if best.1 <= allowed {
            if is_forward {
                self.reached = best.0;
            }
        } else {
            // A trembling finger goes back a little without leaving the path.
            let behind = self.reached - self.tolerance / 2.0;
            if self.path.nearest_between(at, behind, self.reached).distance > allowed {
                return false;
            }
        }
        let length = self.path.length();
        let missing = ((1.0 - ENOUGH) * length).max(MISSING * self.tolerance.min(0.09));
        self.is_done |= length - self.reached <= missing.min(length / 2.0)
            && at.distance(self.path.end()) <= self.tolerance.max(self.grace.min(self.reach()));
        true
    }
}
