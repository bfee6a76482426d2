//! How well one skill is known: met, growing, known, kept.

use crate::climb::Climb;
use crate::tries::Tries;
use crate::{Order, compact};
use model::Attempt;
use serde::{Deserialize, Serialize};

/// What a child did with one skill, and how well she therefore knows it.
///
/// Every first try is kept, in the order of [`Order`], because an answer that arrives late
/// may belong between two others. Serialised it takes one to two bytes a try.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Practice {
    /// Whether any attempt came at all, be it only a second try.
    pub(crate) met: bool,
    /// First tries.
    pub(crate) tries: Tries,
}

/// How well a skill is known. A child never loses a level: a firefly stays lit.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing was asked yet.
    #[default]
    New,
    /// Something was asked.
    Met,
    /// Two right in a row.
    Growing,
    /// Four of the last five right, on two different days.
    Known,
    /// Right again, seven days or more after it was known.
    Kept,
}

impl Practice {
    /// Adds one attempt; adding the same one again changes nothing.
    ///
    /// Only first tries count as items, and only those without a hint count as right
    /// ([`Attempt::is_clean`]); a traced letter counts by the same rule.
    pub fn fold(&mut self, at: Order, attempt: &Attempt) {
        self.met = true;
        if attempt.tries > 1 || !attempt.is_evidence() {
            return;
        }
        self.tries.add(Try { at, grade: Grade::of(attempt) });
    }

    /// Adds all tries of another record of the same child.
    pub(crate) fn join(&mut self, other: &Self) {
        self.met |= other.met;
        other.tries.iter().for_each(|tried| self.tries.add(tried));
    }

    /// The highest level that was ever reached.
    pub fn level(&self) -> Level {
        self.climb().level
    }

    /// The day on which a level above [`Level::Met`] was reached; none where it was not.
    pub fn reached(&self, level: Level) -> Option<i32> {
        let mut climb = Climb::default();
        let reaches = |tried: &Try| {
            climb.step(tried.at.day, tried.is_clean());
            climb.level >= level
        };
        self.tries.iter().find(reaches).map(|tried| tried.at.day)
    }

    /// The walk through all tries; it ends where nothing more can be reached.
    pub(crate) fn climb(&self) -> Climb {
        let mut climb = Climb::from(if self.met { Level::Met } else { Level::New });
        for tried in self.tries.iter() {
            climb.step(tried.at.day, tried.is_clean());
            if climb.level == Level::Kept {
                break;
            }
        }
        climb
    }

    /// How many items were tried.
    pub fn n_items(&self) -> usize {
        self.tries.len()
    }

    /// Whether a teacher should look: eight items tried, still not growing.
    pub fn is_stuck(&self) -> bool {
        self.n_items() >= STUCK_ITEMS && self.level() < Level::Growing
    }
}

/// So many items without growing are worth a look.
pub(crate) const STUCK_ITEMS: usize = 8;

/// One first try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Try {
    pub(crate) at: Order,
    pub(crate) grade: Grade,
}

impl Try {
    /// Whether it counts for mastery.
    pub(crate) fn is_clean(&self) -> bool {
        self.grade == Grade::Good
    }
}

/// How a first try went, the worst first. Levels ask only whether it was [`Grade::Good`];
/// when a skill is due again depends on all three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// Wrong.
    Again,
    /// Right, with help.
    Hard,
    /// Right without help.
    Good,
}

impl Grade {
    fn of(attempt: &Attempt) -> Self {
        if attempt.is_clean() {
            Self::Good
        } else if attempt.correct >= 1.0 {
            Self::Hard
        } else {
            Self::Again
        }
    }
}

impl Serialize for Practice {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.to_bytes())
    }
}

impl<'de> Deserialize<'de> for Practice {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_byte_buf(compact::PracticeVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::tests::{at, attempt};

    /// Folds `(day, right)` in the given order.
    fn practice(tries: &[(i32, bool)]) -> Practice {
        let mut practice = Practice::default();
        for (seq, &(day, right)) in tries.iter().enumerate() {
            practice.fold(at(day, seq as u64 + 1), &attempt("s", right));
        }
        practice
    }

    fn level(tries: &[(i32, bool)]) -> Level {
        practice(tries).level()
    }

    #[test]
    fn a_skill_is_met_when_it_was_asked_once() {
        assert_eq!(level(&[]), Level::New);
        assert_eq!(level(&[(1, false)]), Level::Met);
        assert_eq!(level(&[(1, true)]), Level::Met);
    }

    #[test]
    fn luck_and_a_draft_voice_teach_nothing_of_what_is_known() {
        for tag in [model::attempt::UNSEEN, model::attempt::DRAFT] {
            let mut practice = Practice::default();
            for seq in 1..=6 {
                let tried = Attempt { tag: Some(tag.into()), ..attempt("s", true) };
                practice.fold(at(1, seq), &tried);
            }
            assert_eq!((practice.level(), practice.n_items()), (Level::Met, 0), "{tag}");
        }
    }

    #[test]
    fn two_right_in_a_row_are_growing_and_two_apart_are_not() {
        assert_eq!(level(&[(1, true), (1, true)]), Level::Growing);
        assert_eq!(level(&[(1, true), (1, false), (1, true)]), Level::Met);
    }

    #[test]
    fn four_of_five_right_on_one_day_are_only_growing() {
        assert_eq!(level(&[(1, true); 9]), Level::Growing);
    }

    #[test]
    fn four_of_the_last_five_on_two_days_are_known() {
        let (y, n) = (true, false);
        assert_eq!(level(&[(1, y), (1, y), (1, n), (2, y), (2, y)]), Level::Known);
        assert_eq!(level(&[(1, y), (1, y), (2, y), (2, y)]), Level::Known);
        assert_eq!(level(&[(1, y), (1, n), (2, y), (2, n), (2, y)]), Level::Met);
    }

    #[test]
    fn the_other_day_must_be_among_the_right_answers() {
        let (y, n) = (true, false);
        assert_eq!(level(&[(1, n), (2, y), (2, y), (2, y), (2, y)]), Level::Growing);
    }

    #[test]
    fn right_again_after_seven_days_is_kept() {
        let known = [(1, true), (1, true), (2, true), (2, true)];
        assert_eq!(level(&[&known[..], &[(8, true)]].concat()), Level::Known);
        assert_eq!(level(&[&known[..], &[(9, false)]].concat()), Level::Known);
        assert_eq!(level(&[&known[..], &[(9, true)]].concat()), Level::Kept);
    }

    #[test]
    fn a_level_is_never_lost() {
        let mut tries = vec![(1, true), (1, true), (2, true), (2, true), (9, true)];
        tries.extend([(10, false); 30]);
        assert_eq!(level(&tries), Level::Kept);
    }

    #[test]
    fn help_and_second_tries_do_not_count_as_right() {
        let mut helped = Practice::default();
        let mut again = Practice::default();
        for seq in 1..=6 {
            let right = attempt("s", true);
            helped.fold(at(1, seq), &Attempt { rung: 1, ..right.clone() });
            again.fold(at(1, seq), &Attempt { tries: 2, ..right });
        }
        assert_eq!((helped.level(), helped.n_items()), (Level::Met, 6));
        assert_eq!((again.level(), again.n_items()), (Level::Met, 0));
    }

    #[test]
    fn a_second_try_does_not_break_a_row() {
        let mut practice = practice(&[(1, true)]);
        practice.fold(at(1, 2), &Attempt { tries: 2, ..attempt("s", false) });
        practice.fold(at(1, 3), &attempt("s", true));
        assert_eq!(practice.level(), Level::Growing);
    }

    #[test]
    fn the_day_of_each_level_is_the_day_of_the_try_that_reached_it() {
        let kept = practice(&[(1, true), (2, true), (3, true), (4, true), (12, true)]);
        let days = [Level::Growing, Level::Known, Level::Kept].map(|level| kept.reached(level));
        assert_eq!(days, [Some(2), Some(4), Some(12)]);
        assert_eq!(practice(&[(1, true)]).reached(Level::Growing), None);
    }

    #[test]
    fn eight_items_without_growing_are_stuck() {
        assert!(!practice(&[(1, false); 7]).is_stuck());
        assert!(practice(&[(1, false); 8]).is_stuck());
        assert!(!practice(&[&[(1, false); 8][..], &[(1, true); 2]].concat()).is_stuck());
    }
}
