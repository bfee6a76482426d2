//! When a teacher should look at a child, and why. Nobody is compared with anybody: each need
//! follows from one child's own answers.

use learn::Gist;
use model::SkillId;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is known of a child, as far as needs ask.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// What her answers come to.
    pub gist: Arc<Gist>,
    /// The last day on which she did anything, counted from 1970-01-01.
    pub last_day: Option<i32>,
    /// The name of the tablet that she used last, and when it was here, as a day.
    pub tablet: Option<(String, i32)>,
}

/// How soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Today.
    Today,
    /// This week.
    Week,
}

/// What is the matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Two things are taken for each other again and again.
    Mixed {
        /// The confusion.
        tag: String,
        /// So often.
        n: usize,
        /// Among so many of her last items.
        of: usize,
    },
    /// A skill was tried often and does not grow.
    Stuck {
        /// Which.
        skill: SkillId,
        /// So many items.
        n: usize,
    },
    /// She has not done anything for a while, though her tablet is here.
    Quiet {
        /// For so many days.
        days: i32,
    },
    /// Her tablet has not been near for a while; work may be waiting on it.
    Away {
        /// What people call it.
        tablet: String,
        /// For so many days.
        days: i32,
    },
}

/// A need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// How soon.
    pub urgency: Urgency,
    /// What is the matter.
    pub why: Why,
}

/// So often among the last items: worth a look this week.
const MIXED_WEEK: usize = 3;
/// So often: today.
const MIXED_TODAY: usize = 5;
/// So many days without anything: this week.
const QUIET_WEEK: i32 = 5;
/// So many days: today.
const QUIET_TODAY: i32 = 7;
/// A tablet that was not near for so many days is away.
const AWAY_DAYS: i32 = 3;

/// What a child needs most, if anything. Confusions that are one sound at home are none.
pub fn need(known: &Known, one_sound: &BTreeSet<String>, today: i32) -> Option<Need> {
    let mixed = known.gist.confusions().iter().find(|(tag, _)| !one_sound.contains(tag));
    if let Some((tag, n)) = mixed.filter(|(_, n)| *n >= MIXED_WEEK) {
        let urgency = if *n >= MIXED_TODAY { Urgency::Today } else { Urgency::Week };
        let (tag, n, of) = (tag.clone(), *n, known.gist.n_recent());
        return Some(Need { urgency, why: Why::Mixed { tag, n, of } });
    }
    let quiet = quiet(known, today);
    if let Some(need) = &quiet
        && need.urgency == Urgency::Today
    {
        return quiet;
    }
    stuck(&known.gist).or(quiet)
}

fn stuck(gist: &Gist) -> Option<Need> {
    let tried = gist.skills().filter(|(_, standing)| standing.is_stuck());
    let (skill, standing) = tried.max_by_key(|(_, standing)| standing.n_items())?;
    let why = Why::Stuck { skill: skill.clone(), n: standing.n_items() };
    Some(Need { urgency: Urgency::Week, why })
}

/// Silence is hers only where the tablet has been near: else it is the tablet's.
fn quiet(known: &Known, today: i32) -> Option<Need> {
    let days = today - known.last_day?;
    if let Some((tablet, seen)) = &known.tablet
        && today - seen >= AWAY_DAYS
    {
        let why = Why::Away { tablet: tablet.clone(), days: today - seen };
        return Some(Need { urgency: Urgency::Week, why });
    }
    let urgency = match days {
        QUIET_TODAY.. => Urgency::Today,
        QUIET_WEEK.. => Urgency::Week,
        _ => return None,
    };
    Some(Need { urgency, why: Why::Quiet { days } })
}

impl Need {
    /// Which needs are told first of those of one urgency: the most frequent confusion, then
    /// silence, then skills, then tablets.
    pub fn rank(&self) -> (Urgency, u8, usize) {
        let (kind, n) = match &self.why {
            Why::Mixed { n, of, .. } => (0, 1_000 * n / (*of).max(1)),
            Why::Quiet { days } => (1, usize::try_from(*days).unwrap_or(0)),
            Why::Stuck { n, .. } => (2, *n),
            Why::Away { days, .. } => (3, usize::try_from(*days).unwrap_or(0)),
        };
        (self.urgency, kind, usize::MAX - n)
    }
}

#[cfg(test)]
mod tests;
