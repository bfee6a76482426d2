//! When a skill is due again, by the forgetting curve of FSRS.

use crate::Practice;
use crate::practice::Grade;
use crate::reviews::Reviews;
use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};
use std::sync::LazyLock;

impl Practice {
    /// How well the skill sits at present; `None` where no first try came yet.
    ///
    /// A review is a day with tries, whatever their number. They are walked through at each
    /// call, so whoever asks twice keeps the answer.
    pub fn memory(&self) -> Option<Memory> {
        Reviews::of(self).memory()
    }
}

impl Reviews {
    /// How well the skill sits at present; `None` where no day is known.
    pub(crate) fn memory(&self) -> Option<Memory> {
        let (last_day, strength) = self.strength()?;
        let stability = strength.state().stability;
        let interval = CURVE.next_interval(Some(stability), RETENTION, 0).round().max(1.0) as i32;
        Some(Memory { last_day, stability, due: last_day.saturating_add(interval) })
    }
}

/// What follows from the days on which one skill was tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// The last of these days, counted from 1970-01-01.
    pub last_day: i32,
    /// After so many days without practice nine of ten items would still be right; at least
    /// a hundredth.
    pub stability: f32,
    /// The day on which it should be asked again; always after `last_day`.
    pub due: i32,
}

/// A skill is due when so many of its items would still be right.
///
/// In the simulation, 0.9 to 0.95 keep about the same, and more than 0.92 leaves less time
/// for what is new.
const RETENTION: f32 = 0.92;

/// How well a skill sits after a day with tries: stability and difficulty, two bytes.
///
/// What forgetting is worked out from is rounded like this after every day, on every device.
/// So a state that travelled leads to the very same days as a walk through all answers, and a
/// step is finer than anybody's memory is known: 2.5 % of the stability, a fourteenth of one of
/// the ten degrees of difficulty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Strength(pub(crate) u16);

impl Strength {
    /// Walks on through days with their grades, from what earlier ones came to.
    pub(crate) fn after(before: Option<(i32, Self)>, days: &[(i32, Grade)]) -> Option<(i32, Self)> {
        days.iter().fold(before, |before, (day, grade)| {
            let delta_t = before.map_or(0, |(last, _)| day.abs_diff(last));
            let item = FSRSItem { reviews: vec![FSRSReview { rating: rating(*grade), delta_t }] };
            let state = CURVE.memory_state(item, before.map(|(_, strength)| strength.state()));
            Some((*day, Self::of(state.ok()?)))
        })
    }

    fn of(state: MemoryState) -> Self {
        let part = |value: f32, (low, high): (f32, f32), steps: u16| {
            ((value.clamp(low, high) - low) / (high - low) * f32::from(steps)).round() as u16
        };
        let stability = part(state.stability.ln(), (LEAST.ln(), MOST.ln()), STABILITY);
        Self(stability << 7 | part(state.difficulty, DIFFICULT, DIFFICULTY))
    }

    /// What it stands for; every number stands for something.
    pub(crate) fn state(self) -> MemoryState {
        let place = |part: u16, (low, high): (f32, f32), steps: u16| {
            low + (high - low) * f32::from(part) / f32::from(steps)
        };
        let stability = place(self.0 >> 7, (LEAST.ln(), MOST.ln()), STABILITY).exp();
        MemoryState { stability, difficulty: place(self.0 & DIFFICULTY, DIFFICULT, DIFFICULTY) }
    }
}

/// The stabilities that are told apart, days: below, a skill is due tomorrow anyway, and above
/// no child of ten is there to be asked.
const LEAST: f32 = 0.01;
const MOST: f32 = 3_650.0;
/// The difficulties of the curve.
const DIFFICULT: (f32, f32) = (1.0, 10.0);
/// Steps of the stability, by its logarithm: nine bits.
const STABILITY: u16 = 511;
/// Steps of the difficulty: seven bits.
const DIFFICULTY: u16 = 127;

/// The parameters that fit most people's memory, since nobody has fitted any to children of
/// this age. Only rounded values are used of what they give, so that devices whose floats
/// differ in the last place come to the same but where one lies on the very edge of a step.
static CURVE: LazyLock<FSRS> = LazyLock::new(FSRS::default);

fn rating(grade: Grade) -> u32 {
    match grade {
        Grade::Again => 1,
        Grade::Hard => 2,
        Grade::Good => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::tests::{at, attempt};
    use model::Attempt;
    use proptest::prelude::*;

    /// A day's answers: right alone, right with help, wrong.
    const ALONE: (bool, u8) = (true, 0);
    const HELPED: (bool, u8) = (true, 2);
    const WRONG: (bool, u8) = (false, 0);

    /// Folds `(day, (right, rung))` in the given order.
    fn memory(tries: &[(i32, (bool, u8))]) -> Memory {
        let mut practice = Practice::default();
        for (seq, &(day, (right, rung))) in tries.iter().enumerate() {
            practice.fold(at(day, seq as u64 + 1), &Attempt { rung, ..attempt("s", right) });
        }
        practice.memory().unwrap()
    }

    fn interval(tries: &[(i32, (bool, u8))]) -> i32 {
        let Memory { last_day, due, .. } = memory(tries);
        due - last_day
    }

    #[test]
    fn what_was_never_tried_is_not_due() {
        assert_eq!(Practice::default().memory(), None);
        let mut met = Practice::default();
        met.fold(at(1, 1), &Attempt { tries: 2, ..attempt("s", true) });
        assert_eq!(met.memory(), None);
    }

    #[test]
    fn intervals_rise_as_long_as_it_goes_well() {
        let (mut tries, mut intervals) = (vec![(100, ALONE)], Vec::new());
        for _ in 0..5 {
            let Memory { last_day, due, .. } = memory(&tries);
            intervals.push(due - last_day);
            tries.push((due, ALONE));
        }
        assert!(intervals.is_sorted_by(|a, b| a < b), "{intervals:?}");
    }

    #[test]
    fn a_wrong_answer_shortens_the_interval_and_help_lengthens_it_less() {
        let until = [(1, ALONE), (4, ALONE), (15, ALONE)];
        let after = |last| interval(&[&until[..], &[(50, last)]].concat());
        assert!(after(WRONG) < interval(&until));
        assert!(after(WRONG) < after(HELPED) && after(HELPED) < after(ALONE));
    }

    #[test]
    fn a_day_is_one_review_and_its_worst_try_is_the_grade() {
        let day = |tries: &[(bool, u8)]| {
            memory(&tries.iter().map(|one| (1, *one)).collect::<Vec<_>>()).stability
        };
        assert_eq!(day(&[ALONE; 9]), day(&[ALONE]));
        assert_eq!(day(&[ALONE, WRONG, ALONE]), day(&[WRONG]));
        assert_eq!(day(&[ALONE, HELPED, ALONE]), day(&[HELPED]));
    }

    proptest! {
        #[test]
        fn due_is_a_day_after_the_last_one_whatever_the_days(
            days in prop::collection::vec((any::<i32>(), any::<bool>(), 0..4u8), 1..40)
        ) {
            let tries: Vec<_> = days.into_iter().map(|(day, right, rung)| (day, (right, rung))).collect();
            let Memory { last_day, due, stability } = memory(&tries);
            prop_assert!(due > last_day || last_day == i32::MAX);
            prop_assert!(stability > 0.0);
        }

        #[test]
        fn the_order_of_arrival_changes_nothing(
            days in prop::collection::vec((1..60i32, any::<bool>(), 0..3u8), 1..40)
        ) {
            let fold = |back: bool| {
                let mut practice = Practice::default();
                let mut all: Vec<_> = days.iter().enumerate().collect();
                if back {
                    all.reverse();
                }
                for (seq, &(day, right, rung)) in all {
                    let answer = Attempt { rung, ..attempt("s", right) };
                    practice.fold(at(day, seq as u64 + 1), &answer);
                }
                practice.memory()
            };
            prop_assert_eq!(fold(false), fold(true));
        }
    }
}
