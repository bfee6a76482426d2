//! The rules of one skill, walked from try to try.

use crate::Level;

/// How far the tries of one skill, taken in their order, have led so far.
///
/// It holds all that the rules look back at, so a walk can be broken off and taken up
/// again from [`Climb::level`], [`Climb::known_since`] and the last [`LOOKS_BACK`] tries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Climb {
    /// The highest level that was reached.
    pub(crate) level: Level,
    /// The day on which it became known.
    pub(crate) known_since: Option<i32>,
    /// The tries before the next one, the newest last: day, and whether it was right.
    last: [Option<(i32, bool)>; LOOKS_BACK],
}

/// How many tries before the present one decide with it.
pub(crate) const LOOKS_BACK: usize = 4;
/// Right again after so many days is kept.
const KEPT_DAYS: i64 = 7;
/// So many of the last five, among them the present one, must be right.
const RIGHT_OF_FIVE: usize = 4;

impl Climb {
    /// A walk from a level that was reached before.
    pub(crate) fn from(level: Level) -> Self {
        Self { level, ..Self::default() }
    }

    /// Takes one more try, right without help or not.
    pub(crate) fn step(&mut self, day: i32, clean: bool) {
        if clean {
            self.rise(day);
        }
        self.last.rotate_left(1);
        self.last[LOOKS_BACK - 1] = Some((day, clean));
    }

    fn rise(&mut self, day: i32) {
        if self.last[LOOKS_BACK - 1].is_some_and(|(_, clean)| clean) {
            self.level = self.level.max(Level::Growing);
        }
        match self.known_since {
            None if self.is_known(day) => {
                self.level = self.level.max(Level::Known);
                self.known_since = Some(day);
            }
            Some(since) if is_kept(since, day) => self.level = Level::Kept,
            _ => {}
        }
    }

    /// Whether, with a right try on this day, four of the last five are right on at least
    /// two days.
    fn is_known(&self, day: i32) -> bool {
        let right = || self.last.iter().flatten().filter(|(_, clean)| *clean);
        right().count() + 1 >= RIGHT_OF_FIVE && right().any(|(other, _)| *other != day)
    }
}

/// Whether a right try on a day shows that what was known is kept.
pub(crate) fn is_kept(known_since: i32, day: i32) -> bool {
    i64::from(day) - i64::from(known_since) >= KEPT_DAYS
}
