//! What is let go where a state is too large to be carried.

use super::{Carried, MOST_BYTES, Past};
use crate::Recent;
use crate::reviews::Reviews;
use model::SkillId;
use std::cmp::Reverse;

/// Older days are drawn together even where there is room: only an answer that comes later
/// than fourteen days of practice with the same skill would still ask for them.
pub(super) const MOST_DAYS: usize = 14;
/// So many days take no more room than what they would be drawn together into.
const FEW_DAYS: usize = 4;

/// The state as it may travel, see [`Carried`].
pub(super) fn trimmed(mut carried: Carried) -> Carried {
    carried.reviews.values_mut().for_each(|reviews| reviews.keep(MOST_DAYS));
    let days = rested_longest(&carried, |carried, skill| {
        carried
            .reviews
            .get(skill)
            .filter(|reviews| reviews.days.len() > FEW_DAYS)
            .and_then(last_day)
    });
    carried = let_go(carried, &days, |carried, skill| {
        if let Some(reviews) = carried.reviews.get_mut(skill) {
            reviews.keep(1);
        }
    });
    let tries = rested_longest(&carried, |carried, skill| match carried.skills.get(skill) {
        Some(Past::Open { last, .. }) => last.last().map(|tried| tried.day),
        _ => None,
    });
    carried = let_go(carried, &tries, |carried, skill| {
        if let Some(Past::Open { last, .. }) = carried.skills.get_mut(skill) {
            last.clear();
        }
    });
    if !fits(&carried) {
        carried.recent = Recent::default();
    }
    let due = due_last(&carried);
    let_go(carried, &due, |carried, skill| {
        carried.reviews.remove(skill);
    })
}

fn fits(carried: &Carried) -> bool {
    carried.to_bytes().len() <= MOST_BYTES
}

/// The state with something of the first skills let go, of as many as have to; of all of them
/// where that is not enough.
fn let_go(carried: Carried, skills: &[SkillId], go: impl Fn(&mut Carried, &SkillId)) -> Carried {
    if fits(&carried) {
        return carried;
    }
    let without = |count: usize| {
        let mut less = carried.clone();
        skills[..count].iter().for_each(|skill| go(&mut less, skill));
        less
    };
    // The more is let go, the smaller it gets, so the least that is enough is found by halving.
    let (mut enough, mut too_few) = (skills.len(), 0);
    while too_few + 1 < enough {
        let middle = too_few.midpoint(enough);
        if fits(&without(middle)) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    without(enough)
}

/// The skills that have a last day of some sort, those that rested longest first.
fn rested_longest(
    carried: &Carried,
    last_day: impl Fn(&Carried, &SkillId) -> Option<i32>,
) -> Vec<SkillId> {
    let skills = carried.skills.keys();
    let mut skills: Vec<(i32, &SkillId)> =
        skills.filter_map(|skill| Some((last_day(carried, skill)?, skill))).collect();
    skills.sort();
    skills.into_iter().map(|(_, skill)| skill.clone()).collect()
}

fn last_day(reviews: &Reviews) -> Option<i32> {
    reviews.days.last().map(|(day, _)| *day)
}

/// The skills with days of practice, those that can wait longest first.
fn due_last(carried: &Carried) -> Vec<SkillId> {
    let reviews = carried.reviews.iter();
    let mut skills: Vec<(Option<i32>, &SkillId)> = reviews
        .map(|(skill, reviews)| (reviews.memory().map(|memory| memory.due), skill))
        .collect();
    skills.sort_by_key(|(due, skill)| (Reverse(*due), *skill));
    skills.into_iter().map(|(_, skill)| skill.clone()).collect()
}
