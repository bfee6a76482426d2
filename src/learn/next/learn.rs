//! The stop that teaches.

use super::{Next, Reason, Stop, draw};
use crate::{Level, confusion};
use model::SkillId;
use std::collections::BTreeMap;

impl Next<'_> {
    /// A teacher's word comes first, then what was begun, then what is mixed up, then what is new.
    pub(super) fn learn(&self, seed: u64) -> Option<Stop> {
        self.assigned()
            .or_else(|| self.unfinished())
            .or_else(|| self.drill())
            .or_else(|| self.lesson(seed))
    }

    /// One that was just played to its end is passed over, in case nobody has struck it out yet.
    fn assigned(&self) -> Option<Stop> {
        let mut places =
            self.child.wishes.assigned.iter().filter_map(|id| self.child.course.place(id));
        let place = places.find(|place| !self.is_just_done(*place))?;
        Some(self.stop(place, Reason::Assigned))
    }

    /// What was left more than a week ago may begin anew when its turn comes.
    fn unfinished(&self) -> Option<Stop> {
        let is_fresh = |place: &usize| {
            let day = self.history.last(*place).map(|sitting| sitting.day);
            day.is_some_and(|day| self.today.saturating_sub(day) <= FRESH_DAYS)
        };
        let mut left = self.history.unfinished().into_iter().filter(is_fresh);
        let place = left.find(|place| self.missing(*place).is_none())?;
        Some(self.stop(place, Reason::Unfinished))
    }

    /// Once a day: its own items push the confusion out of the last ten, or a teacher should look.
    fn drill(&self) -> Option<Stop> {
        let confusions = self.child.facts.recent_confusions().into_iter();
        confusions.filter(|(_, n)| *n >= confusion::DRILL_AT).find_map(|(tag, _)| {
            let lessons = self.child.course.lessons();
            let place = self.awake().find(|place| {
                lessons[*place].drill_for.as_ref() == Some(&tag) && !self.was_today(*place)
            })?;
            Some(self.stop(place, Reason::Drill { tag }))
        })
    }

    /// The next lesson of the strand whose turn it is. What did not succeed comes before
    /// something new, unless it had the strand's last turn: where she is stuck she goes on with
    /// other things in between. What she sat with today already comes after everything else.
    fn lesson(&self, seed: u64) -> Option<Stop> {
        let open: BTreeMap<usize, Reason> = self
            .awake()
            .filter(|place| self.is_ordinary(*place))
            .filter_map(|place| Some((place, self.lacks(place)?)))
            .collect();
        let turns = self.turns(&open);
        let place = *open.keys().min_by_key(|place| {
            let strand = self.child.course.strand(**place);
            let last_turn = turns.get(strand);
            let had_it = self.history.sat(**place).is_some_and(|sat| last_turn == Some(&sat.last));
            let rank = match open[*place] {
                Reason::Again { .. } if !had_it => 0,
                Reason::Again { .. } => 2,
                _ => 1,
            };
            let turn = (last_turn, draw(seed, strand));
            (self.is_just_done(**place), self.was_today(**place), turn, rank, **place)
        })?;
        Some(self.stop(place, open[&place].clone()))
    }

    /// Whether a lesson is of the kind that teaches, and has nothing left to teach her.
    pub(super) fn is_learned(&self, place: usize) -> bool {
        self.is_ordinary(place) && self.lacks(place).is_none()
    }

    /// Whether it is a lesson like most, not for play and no drill.
    fn is_ordinary(&self, place: usize) -> bool {
        let lesson = &self.child.course.lessons()[place];
        !lesson.is_play && lesson.drill_for.is_none()
    }

    /// Why a lesson would teach her something; `None` where it would not.
    fn lacks(&self, place: usize) -> Option<Reason> {
        let lesson = &self.child.course.lessons()[place];
        let is_below =
            |skill: &SkillId, level: Level| self.level(skill) < level && !self.is_assumed(skill);
        let mut skills = lesson.teaches.iter();
        if self.is_completed(place) {
            // What its steps do not measure would not grow by playing it again.
            let is_open = |skill: &&SkillId| lesson.practises.contains(skill);
            let skill = skills.filter(is_open).find(|skill| is_below(skill, Level::Growing));
            skill.map(|skill| Reason::Again { skill: skill.clone() })
        } else {
            let skill = skills.find(|skill| is_below(skill, Level::Known));
            skill.map(|skill| Reason::NextStep { skill: skill.clone() })
        }
    }

    /// When each strand last had its turn, as the number of a sitting; no entry for never.
    ///
    /// A first sitting is a turn, and so is one with a lesson that is still open. A review is
    /// none: a strand in which much is due would never come to anything new.
    fn turns(&self, open: &BTreeMap<usize, Reason>) -> BTreeMap<&str, usize> {
        let mut turns = BTreeMap::new();
        for place in 0..self.child.course.lessons().len() {
            let Some(sat) = self.history.sat(place) else { continue };
            let number = if open.contains_key(&place) { sat.last } else { sat.first };
            let turn = turns.entry(self.child.course.strand(place)).or_insert(number);
            *turn = number.max(*turn);
        }
        turns
    }

    fn was_today(&self, place: usize) -> bool {
        self.history.last(place).is_some_and(|sitting| sitting.day == self.today)
    }
}

/// So long a lesson that was left waits to be gone on with.
const FRESH_DAYS: i32 = 7;
