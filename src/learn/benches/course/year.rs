//! A child's 120 days under one policy.

use super::curriculum::Curriculum;
use super::learner::Learner;
use super::policy::{Memo, Policy};
use learn::next::Sitting;
use learn::{Facts, Level, Order};
use model::{Attempt, StreamId};
use std::collections::BTreeMap;
use std::ops::Range;

/// What came of it.
pub(crate) struct Outcome {
    /// Recalled with at least [`RECALLED`] at the end, and known or kept by the rules.
    pub(crate) n_kept: f64,
    /// Known or kept by the rules.
    pub(crate) n_light: f64,
    /// Recalled with at least [`RECALLED`] at the end.
    pub(crate) n_recalled: f64,
    /// That she played.
    pub(crate) minutes: f64,
}

const DAYS: i32 = 120;
/// Days are counted from 1970.
const FIRST_DAY: i32 = 20_454;
const RECALLED: f64 = 0.8;

/// The outcome of each seed; half of the children on each of two threads.
pub(crate) fn all(curriculum: &Curriculum, policy: Policy, seeds: Range<u64>) -> Vec<Outcome> {
    let middle = seeds.start.midpoint(seeds.end);
    let some = |seeds: Range<u64>| seeds.map(|seed| one(curriculum, policy, seed)).collect();
    std::thread::scope(|scope| {
        let other = scope.spawn(|| -> Vec<Outcome> { some(middle..seeds.end) });
        let mut outcomes: Vec<Outcome> = some(seeds.start..middle);
        outcomes.extend(other.join().expect("a simulated child"));
        outcomes
    })
}

fn one(curriculum: &Curriculum, policy: Policy, seed: u64) -> Outcome {
    let lessons = curriculum.course.lessons();
    let mut learner = Learner::new(seed, lessons.len());
    let (mut facts, mut sittings, mut memo) = (Facts::default(), Vec::new(), Memo::default());
    // What was left when the minutes of a day were over is gone on with, by lesson.
    let mut left: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let (mut minutes, mut seq) = (0.0, 0);
    for day in FIRST_DAY..FIRST_DAY + DAYS {
        if !learner.comes() {
            continue;
        }
        let mut rest = learner.minutes;
        while rest > 0.0 {
            // Every policy goes on with what was left yesterday.
            let (lesson, items) = match left.pop_first() {
                Some(left) => left,
                None => {
                    let seen = (&facts, &sittings[..]);
                    let choice =
                        policy.choose(curriculum, &mut memo, seen, day, &mut learner.random);
                    (choice.lesson, choice.items)
                }
            };
            let mut items = items.into_iter();
            while rest > 0.0
                && let Some(skill) = items.next()
            {
                let outcome = learner.answer(skill, &curriculum.needs[skill], day);
                seq += 1;
                let at = Order { day, stream: StreamId([1; 16]), seq };
                facts.fold(at, &attempt(&lessons[skill].teaches[0], outcome.right));
                memo.answered(skill, outcome.right, day);
                rest -= outcome.minutes;
                minutes += outcome.minutes;
            }
            let items: Vec<usize> = items.collect();
            let completed = items.is_empty();
            sittings.push(Sitting { lesson: lessons[lesson].id.clone(), day, completed });
            if !completed {
                left.insert(lesson, items);
            }
        }
    }
    let count = |is_meant: &dyn Fn(usize) -> bool| {
        (0..lessons.len()).filter(|skill| is_meant(*skill)).count() as f64
    };
    let is_light = |skill: usize| facts.state(&lessons[skill].teaches[0]) >= Level::Known;
    let is_recalled = |skill| learner.recall(skill, FIRST_DAY + DAYS) >= RECALLED;
    Outcome {
        n_kept: count(&|skill| is_light(skill) && is_recalled(skill)),
        n_light: count(&is_light),
        n_recalled: count(&is_recalled),
        minutes,
    }
}

/// A first try without help.
pub(crate) fn attempt(skill: &model::SkillId, right: bool) -> Attempt {
    Attempt {
        lesson: "lesson".into(),
        step: "step".into(),
        kind: "listen".into(),
        item: "item".into(),
        skill: Some(skill.clone()),
        asked: String::new(),
        expected: String::new(),
        response: String::new(),
        correct: if right { 1.0 } else { 0.0 },
        tries: 1,
        rung: 0,
        tag: None,
        ms: 1_200,
    }
}
