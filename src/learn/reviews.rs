//! The days on which one skill was tried, as far as forgetting asks about them.
//!
//! They say all that [`crate::schedule`] needs, wherever the tries were made: the days of two
//! tablets are laid together, and the older ones may be drawn together into how well the
//! skill sat after them.

use crate::Practice;
use crate::practice::Grade;
use crate::schedule::Strength;

/// Days with tries, each with its worst one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reviews {
    /// What earlier days came to, and the last of them.
    pub(crate) before: Option<(i32, Strength)>,
    /// The days since, in rising order, none twice.
    pub(crate) days: Vec<(i32, Grade)>,
}

impl Reviews {
    /// The days of a practice, all of them.
    ///
    /// A skill is more than one fact, such as a row of letters. Where one of them failed, it
    /// is to be asked again soon, however many others went well; and a card may be hit by
    /// luck, so that a right answer says less than a wrong one. In the simulation of
    /// `benches/course.rs` this kept more than the day's first or middle try did.
    pub(crate) fn of(practice: &Practice) -> Self {
        Self { before: None, days: practice.tries.worst_of_days().collect() }
    }

    /// Adds other days of the same child. One that stands among those that were drawn together
    /// is passed over: what it changes there, only whoever has them all can say.
    pub(crate) fn join(&mut self, others: &[(i32, Grade)]) {
        let before = self.before.map(|(last, _)| last);
        for (day, grade) in others.iter().filter(|(day, _)| before.is_none_or(|last| *day > last)) {
            match self.days.binary_search_by_key(day, |(known, _)| *known) {
                Ok(place) => self.days[place].1 = self.days[place].1.min(*grade),
                Err(place) => self.days.insert(place, (*day, *grade)),
            }
        }
    }

    /// Draws all but the last `most` days together.
    pub(crate) fn keep(&mut self, most: usize) {
        let n_drawn = self.days.len().saturating_sub(most);
        let drawn: Vec<_> = self.days.drain(..n_drawn).collect();
        self.before = Strength::after(self.before, &drawn);
    }

    /// The last day, and how well the skill sits after it.
    pub(crate) fn strength(&self) -> Option<(i32, Strength)> {
        Strength::after(self.before, &self.days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn days() -> impl Strategy<Value = Vec<(i32, Grade)>> {
        let grade = prop_oneof![Just(Grade::Again), Just(Grade::Hard), Just(Grade::Good)];
        prop::collection::btree_map(0..400i32, grade, 0..50)
            .prop_map(|days| days.into_iter().collect())
    }

    proptest! {
        #[test]
        fn days_that_were_drawn_together_come_to_the_same(days in days(), most in 0..9usize) {
            let all = Reviews { before: None, days };
            let mut drawn = all.clone();
            drawn.keep(most);
            prop_assert!(drawn.days.len() <= most);
            prop_assert_eq!(drawn.strength(), all.strength());
        }

        #[test]
        fn later_days_and_more_of_the_last_one_are_added_to_what_was_drawn_together(
            days in days(), part in any::<prop::sample::Index>(), more in 0..3u8
        ) {
            let (early, late) = days.split_at(part.index(days.len() + 1));
            let last = early.last().map(|(day, _)| (*day, [Grade::Again, Grade::Hard, Grade::Good][usize::from(more)]));
            let late: Vec<_> = last.into_iter().chain(late.iter().copied()).collect();
            let mut all = Reviews { before: None, days: early.to_vec() };
            let mut drawn = all.clone();
            drawn.keep(1);
            all.join(&late);
            drawn.join(&late);
            prop_assert_eq!(drawn.strength(), all.strength());
        }
    }

    #[test]
    fn a_day_among_those_that_were_drawn_together_is_passed_over() {
        let mut drawn =
            Reviews { before: None, days: (1..=3).map(|day| (day, Grade::Good)).collect() };
        drawn.keep(1);
        let was = drawn.clone();
        drawn.join(&[(1, Grade::Again), (2, Grade::Again)]);
        assert_eq!(drawn, was);
    }
}
