//! What travels of a child: her folded state, small enough for every tablet.
//!
//! A server that has all of a child's events folds them and sends the outcome down to every
//! tablet of the school. A tablet folds onto it only what the server cannot have seen. It
//! does not need the old answers: the rules look back at four tries and forgetting at whole
//! days, so these and the level that was reached are all that later answers meet.

mod bytes;
mod choices;
mod known;
mod past;
mod trim;

pub use known::Known;
pub(crate) use past::Past;

use crate::reviews::Reviews;
use crate::{Chosen, Facts, Recent};
use model::{SkillId, StreamId};
use std::collections::BTreeMap;

/// One learner's folded state, and how far into which streams it reaches.
///
/// [`Carried::to_bytes`] is its form on the way. It takes at most [`MOST_BYTES`] but where
/// the bare levels, positions and choices need more (some 200 skills). Over that size it lets
/// go, in this order, until it fits:
///
/// 1. the days of practice but the last, of the skills that rested longest, drawn together
///    into what they came to, which is missed only where an answer from among them comes late;
/// 2. the last tries of the skills that were not practised for longest;
/// 3. the confusions;
/// 4. the days of practice altogether, of the skills that are due last.
///
/// It never lets go of a level or of what was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Sorted by stream, each once, with the number of the last event that is covered.
    covers: Vec<(StreamId, u64)>,
    /// `None` where a server made it that carried no choices: a tablet then has its own.
    chosen: Option<Chosen>,
    skills: BTreeMap<SkillId, Past>,
    /// None of these is empty. Where a skill has none, a tablet has the days that it saw.
    reviews: BTreeMap<SkillId, Reviews>,
    recent: Recent,
}

/// So many bytes travel for one learner at most, as long as her levels and choices fit.
pub const MOST_BYTES: usize = 2_048;

impl Carried {
    /// What is to be carried of facts and choices that were folded from the given streams,
    /// each from its first event through the given one.
    ///
    /// Events of other learners count in these positions too. A stream that is missing, or
    /// goes less far than something that was folded from it, is covered through that.
    pub fn of(
        facts: &Facts,
        chosen: &Chosen,
        covers: impl IntoIterator<Item = (StreamId, u64)>,
    ) -> Self {
        let tries = facts.skills.values().flat_map(|practice| practice.tries.iter());
        let tries = tries.map(|tried| (tried.at.stream, tried.at.seq));
        let items = facts.recent.items.iter().map(|(at, _)| (at.stream, at.seq));
        let choices = chosen.times().map(|at| (at.stream, at.seq));
        let mut reach = BTreeMap::new();
        for (stream, seq) in covers.into_iter().chain(tries).chain(items).chain(choices) {
            let through = reach.entry(stream).or_insert(seq);
            *through = seq.max(*through);
        }
        let skills = facts.skills.iter();
        let reviews = skills.clone().map(|(skill, practice)| (skill, Reviews::of(practice)));
        let carried = Self {
            covers: reach.into_iter().collect(),
            chosen: Some(choices::to_carry(chosen)),
            skills: skills.map(|(skill, practice)| (skill.clone(), Past::of(practice))).collect(),
            reviews: reviews
                .filter(|(_, reviews)| !reviews.days.is_empty())
                .map(|(skill, reviews)| (skill.clone(), reviews))
                .collect(),
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
