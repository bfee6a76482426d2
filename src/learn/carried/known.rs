//! What a tablet knows of a child: what was carried to it, and what it saw since.

use super::{Carried, Past};
use crate::climb::Climb;
use crate::practice::STUCK_ITEMS;
use crate::reviews::Reviews;
use crate::{Facts, Level, Memory, Order, Practice};
use model::{Attempt, SkillId};
use std::collections::BTreeSet;

/// A carried state with a tablet's own tail folded on top.
///
/// - While the tail holds nothing, it says what the server's fold says.
/// - Where every answer of the tail stands after the covered ones in the [`Order`], it says
///   what a fold of all of them says.
/// - An answer that stands before covered ones comes late, and the server folds all anew.
///   Until the new state arrives the levels may differ from that fold, but none is below the
///   carried one or below what the tail alone shows.
/// - Confusions are always those of a fold of all.
/// - Days of review are those of a fold of all, late answers among them, but for a skill of
///   which the state had to let days go (see [`Carried`]), and for a state that an older
///   server made: there they follow from what this tablet saw.
///
/// When a new state arrives, make a new value from it and fold the log again: what is
/// covered by then falls away by itself.
#[derive(Clone, Debug, Default)]
pub struct Known {
    carried: Carried,
    tail: Facts,
    /// All that this device folded, covered or not, for the skills whose days of practice are
    /// not carried; none where nothing is covered, for then the tail is all of it.
    seen: Option<Facts>,
}

/// Two are equal where they say the same of what she knows. On which tablet she practised is
/// not part of that.
impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.carried == other.carried && self.tail == other.tail
    }
}

impl Eq for Known {}

impl From<Carried> for Known {
    fn from(carried: Carried) -> Self {
        let seen = (!carried.covers.is_empty()).then(Facts::default);
        Self { carried, seen, ..Self::default() }
    }
}

impl Known {
    /// A carried state with all that a tablet has folded itself; what is covered falls away.
    pub fn of(carried: Carried, mut folded: Facts) -> Self {
        // A child's answers are megabytes: what nobody asks for is not copied.
        let seen = (!carried.covers.is_empty()).then(|| Facts {
            skills: {
                let skills = folded.skills.iter();
                let lack = skills.filter(|(skill, _)| !carried.reviews.contains_key(*skill));
                lack.map(|(skill, practice)| (skill.clone(), practice.clone())).collect()
            },
            ..Facts::default()
        });
        let is_new = |at: &Order| at.seq > carried.through(at.stream);
        folded.recent.items.retain(|(at, _)| is_new(at));
        folded.skills.retain(|skill, practice| {
            practice.tries.retain(is_new);
            // One that was only ever met leaves no try, and stays where nobody else knows it.
            !practice.tries.is_empty() || !carried.skills.contains_key(skill)
        });
        Self { carried, tail: folded, seen }
    }

    /// Adds one attempt; one that is covered, or was added before, changes nothing.
    pub fn fold(&mut self, at: Order, attempt: &Attempt) {
        if let Some(seen) = &mut self.seen {
            seen.fold(at, attempt);
        }
        if at.seq > self.carried.through(at.stream) {
            self.tail.fold(at, attempt);
        }
    }

    /// How well she knows a skill; [`Level::New`] for one that was never asked.
    pub fn state(&self, skill: &SkillId) -> Level {
        match (self.carried.skills.get(skill), self.tail.skills.get(skill)) {
            (Some(past), None) => past.level(),
            _ => self.climb(skill).level,
        }
    }

    /// How well a skill sits; `None` where no day is known on which it was tried.
    pub fn memory(&self, skill: &SkillId) -> Option<Memory> {
        let Some(carried) = self.carried.reviews.get(skill) else {
            let seen = self.seen.as_ref().unwrap_or(&self.tail);
            return seen.skills.get(skill)?.memory();
        };
        let mut reviews = carried.clone();
        if let Some(tail) = self.tail.skills.get(skill) {
            reviews.join(&Reviews::of(tail).days);
        }
        reviews.memory()
    }

    /// How many skills became known on a day or after it, as far back as a week: of one that
    /// is kept by now it is not carried since when it was known, which is longer ago.
    pub fn n_lit_since(&self, day: i32) -> usize {
        let lit = self.skills().into_iter().filter_map(|skill| self.climb(skill).known_since);
        lit.filter(|since| *since >= day).count()
    }

    /// Every skill that was asked, with its level, in the order of the ids.
    pub fn levels(&self) -> impl Iterator<Item = (&SkillId, Level)> {
        self.skills().into_iter().map(|skill| (skill, self.state(skill)))
    }

    /// The confusions among her last ten items, the most frequent first.
    pub fn confusions(&self) -> Vec<(String, usize)> {
        self.carried.recent.clone().joined(&self.tail.recent).counts()
    }

    /// The skills at which a teacher should look: many items tried, still not growing.
    pub fn stuck(&self) -> impl Iterator<Item = &SkillId> {
        self.skills().into_iter().filter(|skill| self.is_stuck(skill))
    }

    /// How far she came with a skill.
    fn climb(&self, skill: &SkillId) -> Climb {
        let tail = self.tail.skills.get(skill);
        match (self.carried.skills.get(skill), tail) {
            (Some(past), tail) => past.climb_with(tail.unwrap_or(&Practice::default())),
            (None, Some(tail)) => tail.climb(),
            (None, None) => Climb::default(),
        }
    }

    /// Every skill that was asked, in the order of the ids.
    pub(crate) fn skills(&self) -> BTreeSet<&SkillId> {
        self.carried.skills.keys().chain(self.tail.skills.keys()).collect()
    }

    fn is_stuck(&self, skill: &SkillId) -> bool {
        let covered = match self.carried.skills.get(skill) {
            Some(Past::Open { n_items, .. }) => *n_items as usize,
            Some(Past::Known { .. } | Past::Kept) => return false,
            None => 0,
        };
        let tail = self.tail.skills.get(skill).map_or(0, Practice::n_items);
        covered.saturating_add(tail) >= STUCK_ITEMS && self.state(skill) < Level::Growing
    }
}
