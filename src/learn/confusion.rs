//! Which two things a child mixes up at present.

use crate::Order;
use model::Attempt;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The confusions that a child's last ten items showed.
///
/// The ten newest by [`Order`] are kept whatever the order of arrival, so late answers from
/// another tablet lead to the same counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Sorted, at most ten, none twice.
    pub(crate) items: Vec<(Order, Option<String>)>,
}

/// How often a confusion must show among the last ten items before its drill is due.
pub const DRILL_AT: usize = 2;

impl Recent {
    /// Adds one attempt; second tries belong to an item that was already counted.
    pub fn fold(&mut self, at: Order, attempt: &Attempt) {
        if attempt.tries > 1 || !attempt.is_evidence() {
            return;
        }
        let tag = attempt.tag.as_ref().filter(|_| attempt.correct < 1.0);
        self.insert(at, tag);
    }

    /// The ten newest items of both; those of one copy may lie between those of the other.
    pub(crate) fn joined(mut self, other: &Self) -> Self {
        other.items.iter().for_each(|(at, tag)| self.insert(*at, tag.as_ref()));
        self
    }

    fn insert(&mut self, at: Order, tag: Option<&String>) {
        let Err(place) = self.items.binary_search_by_key(&at, |(order, _)| *order) else { return };
        if place == 0 && self.items.len() == ITEMS {
            return;
        }
        self.items.insert(place, (at, tag.cloned()));
        if self.items.len() > ITEMS {
            self.items.remove(0);
        }
    }

    /// Each confusion with how often it showed, the most frequent first, then by name.
    pub fn counts(&self) -> Vec<(String, usize)> {
        let mut counts = BTreeMap::<&String, usize>::new();
        for tag in self.items.iter().filter_map(|(_, tag)| tag.as_ref()) {
            *counts.entry(tag).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().map(|(tag, n)| (tag.clone(), n)).collect();
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts
    }
}

/// So many items show what she mixes up at present.
pub(crate) const ITEMS: usize = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::tests::{at, attempt};

    fn wrong(tag: &str) -> Attempt {
        Attempt { tag: Some(tag.into()), ..attempt("s", false) }
    }

    #[test]
    fn the_most_frequent_confusion_comes_first() {
        let mut recent = Recent::default();
        for (seq, tag) in ["b-r", "i-ii", "i-ii", "a-aa"].into_iter().enumerate() {
            recent.fold(at(1, seq as u64 + 1), &wrong(tag));
        }
        let expected = [("i-ii", 2), ("a-aa", 1), ("b-r", 1)];
        assert_eq!(recent.counts(), expected.map(|(tag, n)| (tag.to_owned(), n)));
    }

    #[test]
    fn what_is_no_evidence_is_no_confusion_either() {
        let mut recent = Recent::default();
        for seq in 1..=4 {
            recent.fold(at(1, seq), &wrong(model::attempt::DRAFT));
        }
        assert_eq!(recent.counts(), []);
    }

    #[test]
    fn only_the_last_ten_items_count() {
        let mut recent = Recent::default();
        recent.fold(at(1, 1), &wrong("b-r"));
        for seq in 2..=11 {
            recent.fold(at(1, seq), &attempt("s", true));
        }
        assert_eq!(recent.counts(), []);
    }

    #[test]
    fn an_older_answer_that_comes_late_pushes_nothing_out() {
        let mut recent = Recent::default();
        for seq in 11..=20 {
            recent.fold(at(1, seq), &wrong("b-r"));
        }
        recent.fold(at(1, 1), &wrong("i-ii"));
        assert_eq!(recent.counts(), [("b-r".to_owned(), 10)]);
    }

    #[test]
    fn a_second_try_and_a_repeated_delivery_are_not_counted_again() {
        let mut recent = Recent::default();
        recent.fold(at(1, 1), &wrong("b-r"));
        recent.fold(at(1, 1), &wrong("b-r"));
        recent.fold(at(1, 2), &Attempt { tries: 2, ..wrong("b-r") });
        assert_eq!(recent.counts(), [("b-r".to_owned(), 1)]);
    }
}
