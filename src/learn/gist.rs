//! What a teacher's pages ask of a child's facts: how far each skill is and since when, and what
//! she mixes up at present. It is small, so that those of a whole school can be kept in memory.

use crate::climb::Climb;
use crate::practice::STUCK_ITEMS;
use crate::{Facts, Level, Practice};
use model::SkillId;

/// What is asked of one child's facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gist {
    /// By the skills' ids.
    skills: Vec<(SkillId, Standing)>,
    confusions: Vec<(String, usize)>,
    n_recent: usize,
}

/// How far one skill is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    level: Level,
    /// The days on which it grew, was known, was kept.
    days: [Option<i32>; RISES.len()],
    n_items: u32,
}

/// The levels whose days are kept.
const RISES: [Level; 3] = [Level::Growing, Level::Known, Level::Kept];

impl Gist {
    /// What there is to say of these facts.
    pub fn of(facts: &Facts) -> Self {
        let skills = facts.practices().map(|(id, one)| (id.clone(), Standing::of(one)));
        Self {
            skills: skills.collect(),
            confusions: facts.confusions(),
            n_recent: facts.n_recent(),
        }
    }

    /// Every skill that was asked.
    pub fn skills(&self) -> impl Iterator<Item = (&SkillId, &Standing)> {
        self.skills.iter().map(|(id, one)| (id, one))
    }

    /// How well a skill is known.
    pub fn state(&self, skill: &SkillId) -> Level {
        let at = self.skills.binary_search_by(|(id, _)| id.cmp(skill));
        at.map_or(Level::New, |at| self.skills[at].1.level)
    }

    /// As [`Facts::confusions`].
    pub fn confusions(&self) -> &[(String, usize)] {
        &self.confusions
    }

    /// As [`Facts::n_recent`].
    pub fn n_recent(&self) -> usize {
        self.n_recent
    }
}

impl Standing {
    fn of(practice: &Practice) -> Self {
        let mut climb = Climb::from(if practice.met { Level::Met } else { Level::New });
        let mut days = [None; RISES.len()];
        for tried in practice.tries.iter() {
            let before = climb.level;
            climb.step(tried.at.day, tried.is_clean());
            for (level, day) in RISES.iter().zip(&mut days) {
                if before < *level && climb.level >= *level {
                    *day = Some(tried.at.day);
                }
            }
            if climb.level == Level::Kept {
                break;
            }
        }
        Self { level: climb.level, days, n_items: practice.n_items() as u32 }
    }

    /// As [`Practice::level`].
    pub fn level(&self) -> Level {
        self.level
    }

    /// As [`Practice::reached`], for a level from [`Level::Growing`] on.
    pub fn reached(&self, level: Level) -> Option<i32> {
        let at = RISES.iter().position(|rise| *rise == level)?;
        self.days[at]
    }

    /// As [`Practice::n_items`].
    pub fn n_items(&self) -> usize {
        self.n_items as usize
    }

    /// As [`Practice::is_stuck`].
    pub fn is_stuck(&self) -> bool {
        self.n_items() >= STUCK_ITEMS && self.level < Level::Growing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Order;
    use model::{Attempt, StreamId};
    use proptest::prelude::*;

    fn attempt(skill: u8, correct: bool, tag: bool) -> Attempt {
        Attempt {
            lesson: "l".into(),
            step: "s".into(),
            kind: "listen".into(),
            item: "i".into(),
            skill: Some(format!("bn.v{skill}").as_str().into()),
            asked: "a".into(),
            expected: "a".into(),
            response: "b".into(),
            correct: if correct { 1.0 } else { 0.0 },
            tries: 1,
            rung: 0,
            tag: tag.then(|| "a-b".to_owned()),
            ms: 900,
        }
    }

    proptest! {
        #[test]
        fn it_says_what_the_facts_say(
            all in prop::collection::vec((0..3u8, any::<bool>(), any::<bool>(), 0..3i32), 0..80)
        ) {
            let (mut facts, mut day) = (Facts::default(), 20_000);
            for (seq, (skill, correct, tag, days)) in (1..).zip(all) {
                day += days * days;
                let at = Order { day, stream: StreamId([1; 16]), seq };
                facts.fold(at, &attempt(skill, correct, tag && !correct));
            }
            let gist = Gist::of(&facts);
            prop_assert_eq!(gist.confusions(), facts.confusions());
            prop_assert_eq!(gist.n_recent(), facts.n_recent());
            prop_assert_eq!(gist.skills().count(), facts.practices().count());
            for ((id, one), (of, practice)) in gist.skills().zip(facts.practices()) {
                prop_assert_eq!(id, of);
                prop_assert_eq!(one.level(), practice.level());
                prop_assert_eq!(gist.state(id), facts.state(id));
                prop_assert_eq!(one.is_stuck(), practice.is_stuck());
                prop_assert_eq!(one.n_items(), practice.n_items());
                for level in RISES {
                    prop_assert_eq!(one.reached(level), practice.reached(level));
                }
            }
            prop_assert_eq!(gist.state(&"bn.none".into()), Level::New);
        }
    }
}
