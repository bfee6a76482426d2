//! What is let go where a state is too large to be carried.

use super::{Carried, MOST_BYTES, Past};
use crate::Recent;
use model::SkillId;

/// The state as it may travel, see [`Carried`].
pub(super) fn trimmed(mut carried: Carried) -> Carried {
    if fits(&carried) {
        return carried;
    }
    let order = by_last_day(&carried);
    // The more is let go, the smaller it gets, so the least that is enough is found by halving.
    let (mut enough, mut too_few) = (order.len() + 1, 0);
    while too_few + 1 < enough {
        let middle = too_few.midpoint(enough);
        if fits(&without(carried.clone(), &order[..middle])) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    carried = without(carried, &order[..enough.min(order.len())]);
    if enough > order.len() {
        carried.recent = Recent::default();
    }
    carried
}

fn fits(carried: &Carried) -> bool {
    carried.to_bytes().len() <= MOST_BYTES
}

/// The skills whose last tries are remembered, those that rested longest first.
fn by_last_day(carried: &Carried) -> Vec<SkillId> {
    let last_day = |past: &Past| match past {
        Past::Open { last, .. } => last.last().map(|tried| tried.day),
        Past::Known { .. } | Past::Kept => None,
    };
    let skills = carried.skills.iter();
    let mut skills: Vec<(i32, &SkillId)> =
        skills.filter_map(|(skill, past)| Some((last_day(past)?, skill))).collect();
    skills.sort();
    skills.into_iter().map(|(_, skill)| skill.clone()).collect()
}

/// The state without the last tries of some skills.
fn without(mut carried: Carried, skills: &[SkillId]) -> Carried {
    for skill in skills {
        if let Some(Past::Open { last, .. }) = carried.skills.get_mut(skill) {
            last.clear();
        }
    }
    carried
}
