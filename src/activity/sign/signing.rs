//! A track in play: since when, and how slowly.

use super::pose::Pose;
use super::track::{Part, Track};
use scene::Ms;

/// The speeds in turn: as a signer signs, a little slower, slow.
const SPEEDS: [f32; 3] = [1.0, 0.75, 0.5];

/// Somebody signs.
#[derive(Clone, Debug)]
pub(super) struct Signing {
    track: Track,
    /// Where in the track she was, and when that was.
    from: f32,
    since: Ms,
    slowness: usize,
}

impl Signing {
    /// Begins to sign.
    pub(super) fn new(parts: &[Part], now: Ms) -> Self {
        Self { track: Track::new(parts), from: 0.0, since: now, slowness: 0 }
    }

    /// Begins to sign something else at the same speed.
    pub(super) fn of(&self, parts: &[Part], now: Ms) -> Self {
        Self { slowness: self.slowness, ..Self::new(parts, now) }
    }

    /// Signs it once more.
    pub(super) fn again(&mut self, now: Ms) {
        (self.from, self.since) = (0.0, now);
    }

    /// Goes on more slowly; after the slowest as fast as at first.
    pub(super) fn slower(&mut self, now: Ms) {
        (self.from, self.since) = (self.at(now), now);
        self.slowness = (self.slowness + 1) % SPEEDS.len();
    }

    /// How often it was made slower.
    pub(super) fn slowness(&self) -> usize {
        self.slowness
    }

    /// Whether the hands rest again.
    pub(super) fn has_ended(&self, now: Ms) -> bool {
        now >= self.ends()
    }

    /// When the hands rest again.
    pub(super) fn ends(&self) -> Ms {
        let left = (self.track.length() as f32 - self.from).max(0.0);
        self.since + (left / SPEEDS[self.slowness]).ceil() as Ms
    }

    /// How she stands.
    pub(super) fn pose(&self, now: Ms) -> Pose {
        self.track.pose(self.at(now))
    }

    /// Which part is signed.
    pub(super) fn part(&self, now: Ms) -> Option<usize> {
        self.track.part(self.at(now))
    }

    fn at(&self, now: Ms) -> f32 {
        self.from + now.saturating_sub(self.since) as f32 * SPEEDS[self.slowness]
    }
}
