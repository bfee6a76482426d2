//! All that one child's answers say about her.

use crate::{Level, Order, Practice, Recent};
use model::{Attempt, SkillId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One learner's facts: how she practised each skill, and what she mixes up at present.
///
/// Whoever follows several children keeps one of these for each. The result depends on the
/// set of folded attempts and their [`Order`] alone, never on the order of arrival or on
/// repeated delivery. Where days are estimated anew, fold anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub(crate) skills: BTreeMap<SkillId, Practice>,
    pub(crate) recent: Recent,
}

impl Facts {
    /// Adds one attempt; adding the same one again changes nothing.
    pub fn fold(&mut self, at: Order, attempt: &Attempt) {
        self.recent.fold(at, attempt);
        if let Some(skill) = &attempt.skill {
            // Most skills are known already, and their ids need not be copied.
            match self.skills.get_mut(skill) {
                Some(practice) => practice.fold(at, attempt),
                None => self.skills.entry(skill.clone()).or_default().fold(at, attempt),
            }
        }
    }

    /// Adds all of another record that is hers, as where two were made of one child.
    pub fn join(&mut self, other: &Self) {
        self.recent = std::mem::take(&mut self.recent).joined(&other.recent);
        for (skill, practice) in &other.skills {
            match self.skills.get_mut(skill) {
                Some(known) => known.join(practice),
                None => drop(self.skills.insert(skill.clone(), practice.clone())),
            }
        }
    }

    /// Facts from their stored parts, each skill once.
    pub fn of_parts(skills: impl IntoIterator<Item = (SkillId, Practice)>, recent: Recent) -> Self {
        Self { skills: skills.into_iter().collect(), recent }
    }

    /// How well she knows a skill; [`Level::New`] for one that was never asked.
    pub fn state(&self, skill: &SkillId) -> Level {
        self.skills.get(skill).map_or(Level::New, Practice::level)
    }

    /// Every skill that was asked, with its level, in the order of the ids.
    pub fn levels(&self) -> impl Iterator<Item = (&SkillId, Level)> {
        self.skills.iter().map(|(skill, practice)| (skill, practice.level()))
    }

    /// Every skill that was asked, with how it was practised, in the order of the ids.
    pub fn practices(&self) -> impl Iterator<Item = (&SkillId, &Practice)> {
        self.skills.iter()
    }

    /// How many of her last items confusions are counted among, at most ten.
    pub fn n_recent(&self) -> usize {
        self.recent.items.len()
    }

    /// The confusions among her last ten items, the most frequent first.
    pub fn confusions(&self) -> Vec<(String, usize)> {
        self.recent.counts()
    }

    /// The skills at which a teacher should look: many items tried, still not growing.
    pub fn stuck(&self) -> impl Iterator<Item = &SkillId> {
        self.skills.iter().filter(|(_, practice)| practice.is_stuck()).map(|(skill, _)| skill)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::tests::attempt;
    use model::StreamId;
    use proptest::prelude::*;

    type History = Vec<(Order, Attempt)>;

    /// Attempts of up to three streams, four skills and a month, each place once.
    fn history() -> impl Strategy<Value = History> {
        let one = (20_000..20_030i32, 0..3u8, 1..400u64, 0..4u8, any::<bool>(), 1..3u8, 0..2u8);
        prop::collection::vec(one, 0..60).prop_map(|all| {
            let mut places = BTreeMap::new();
            for (day, stream, seq, skill, right, tries, rung) in all {
                let at = Order { day, stream: StreamId([stream; 16]), seq };
                let answer = attempt(&format!("s{skill}"), right);
                places.insert((stream, seq), (at, Attempt { tries, rung, ..answer }));
            }
            places.into_values().collect()
        })
    }

    fn folded(history: &[(Order, Attempt)]) -> Facts {
        let mut facts = Facts::default();
        history.iter().for_each(|(at, attempt)| facts.fold(*at, attempt));
        facts
    }

    fn history_and_shuffled() -> impl Strategy<Value = (History, History)> {
        history().prop_flat_map(|history| (Just(history.clone()), Just(history).prop_shuffle()))
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_changes_nothing((history, shuffled) in history_and_shuffled()) {
            prop_assert_eq!(folded(&history), folded(&shuffled));
        }

        #[test]
        fn repeated_delivery_changes_nothing((history, shuffled) in history_and_shuffled()) {
            let twice = [&history[..], &shuffled[..]].concat();
            prop_assert_eq!(folded(&history), folded(&twice));
        }

        #[test]
        fn a_new_last_answer_never_lowers_a_level(history in history(), right in any::<bool>()) {
            let before = folded(&history);
            let mut after = before.clone();
            let last = Order { day: 20_031, stream: StreamId([9; 16]), seq: 1 };
            after.fold(last, &attempt("s0", right));
            for (skill, level) in before.levels() {
                prop_assert!(after.state(skill) >= level);
            }
        }
    }

    proptest! {
        #[test]
        fn two_records_joined_are_a_fold_of_both(
            history in history(), part in any::<prop::sample::Index>()
        ) {
            let (one, other) = history.split_at(part.index(history.len() + 1));
            let mut joined = folded(one);
            joined.join(&folded(other));
            prop_assert_eq!(joined, folded(&history));
        }
    }

    #[test]
    fn an_answer_without_a_skill_counts_for_confusions_only() {
        let mut facts = Facts::default();
        let at = Order { day: 1, stream: StreamId([1; 16]), seq: 1 };
        facts.fold(at, &Attempt { skill: None, ..attempt("s", false) });
        assert_eq!(facts.levels().count(), 0);
        assert_eq!(facts.confusions(), [("ka-kha".to_owned(), 1)]);
    }

    #[test]
    fn a_stuck_skill_is_named() {
        let mut facts = Facts::default();
        for seq in 1..=8 {
            let at = Order { day: 1, stream: StreamId([1; 16]), seq };
            facts.fold(at, &attempt("s", false));
            facts.fold(Order { day: 2, ..at }, &attempt("easy", true));
        }
        assert_eq!(facts.stuck().collect::<Vec<_>>(), [&SkillId::from("s")]);
    }
}
