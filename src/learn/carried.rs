//! What travels of a child's knowledge: her folded state, small enough for every tablet.
//!
//! A server that has all of a child's answers folds them and sends the outcome down to every
//! tablet of the school. A tablet folds onto it only what the server cannot have seen. It
//! does not need the old answers: the rules look back at four tries, so these and the level
//! that was reached are all that later answers meet.

mod bytes;
mod known;
mod past;
mod trim;

pub use known::Known;
pub(crate) use past::Past;

use crate::{Facts, Recent};
use model::{SkillId, StreamId};
use std::collections::BTreeMap;

/// One learner's folded state, and how far into which streams it reaches.
///
/// [`Carried::to_bytes`] is its form on the way. It takes at most [`MOST_BYTES`] but where
/// the bare levels and positions need more (some 200 skills). Over that size it lets go, in
/// this order, until it fits: the last tries of the skills that were not practised for
/// longest, then the confusions. It never lets go of a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Sorted by stream, each once, with the number of the last event that is covered.
    covers: Vec<(StreamId, u64)>,
    skills: BTreeMap<SkillId, Past>,
    recent: Recent,
}

/// So many bytes travel for one learner at most, as long as her levels fit.
pub const MOST_BYTES: usize = 2_048;

impl Carried {
    /// What is to be carried of facts that were folded from the given streams, each from its
    /// first event through the given one.
    ///
    /// Events of other learners count in these positions too. A stream that is missing, or
    /// goes less far than an answer that was folded from it, is covered through that answer.
    pub fn of(facts: &Facts, covers: impl IntoIterator<Item = (StreamId, u64)>) -> Self {
        let tries = facts.skills.values().flat_map(|practice| &practice.tries);
        let folded =
            tries.map(|tried| tried.at).chain(facts.recent.items.iter().map(|(at, _)| *at));
        let mut reach = BTreeMap::new();
        for (stream, seq) in covers.into_iter().chain(folded.map(|at| (at.stream, at.seq))) {
            let through = reach.entry(stream).or_insert(seq);
            *through = seq.max(*through);
        }
        let skills =
            facts.skills.iter().map(|(skill, practice)| (skill.clone(), Past::of(practice)));
        let carried = Self {
            covers: reach.into_iter().collect(),
            skills: skills.collect(),
            recent: facts.recent.clone(),
        };
        trim::trimmed(carried)
    }

    /// Through which event of each stream it reaches, sorted by stream.
    pub fn covers(&self) -> &[(StreamId, u64)] {
        &self.covers
    }

    /// The number of the last event of a stream that it covers; 0 for none.
    pub fn through(&self, stream: StreamId) -> u64 {
        let place = self.covers.binary_search_by_key(&stream, |(other, _)| *other);
        place.map_or(0, |place| self.covers[place].1)
    }
}

#[cfg(test)]
mod tests;
