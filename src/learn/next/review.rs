//! What is due, the stop that brings it back, and what of it is mixed into other lessons.

use super::{Child, Next, Reason, Stop};
use crate::Level;
use model::{LessonId, SkillId};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A skill that should be asked again, and can be.
#[derive(Debug)]
pub(super) struct Due<'a> {
    pub(super) skill: &'a SkillId,
    /// From 0.
    pub(super) days_late: u32,
}

/// The skills that are due on a day and that some lesson measures, the latest first: so none
/// waits for ever.
pub(super) fn due<'a>(child: Child<'a>, today: i32) -> Vec<Due<'a>> {
    // A drill is there for its confusion, and brings nothing back.
    let lessons = child.course.lessons().iter().filter(|lesson| lesson.drill_for.is_none());
    let measured: BTreeSet<&SkillId> = lessons.flat_map(|lesson| &lesson.practises).collect();
    let is_meant =
        |skill: &SkillId| measured.contains(skill) && !child.wishes.replaced.contains(skill);
    let memories = child.facts.memories(&is_meant).into_iter();
    let mut due: Vec<Due<'_>> = memories
        .filter(|(_, memory)| memory.due <= today)
        .map(|(skill, memory)| Due { skill, days_late: today.abs_diff(memory.due) })
        .collect();
    due.sort_by_key(|due| Reverse(due.days_late));
    due
}

impl Next<'_> {
    /// A lesson that measures the skill that has been due for longest; of several the one with
    /// most other due skills, and then the one that rested longest.
    pub(super) fn review(&self, learn: Option<&Stop>) -> Option<Stop> {
        let lessons = self.child.course.lessons();
        let is_free = |place: &usize| {
            let taken = learn.and_then(|stop| stop.lesson.as_ref());
            let is_drill = lessons[*place].drill_for.is_some();
            taken != Some(&lessons[*place].id) && !is_drill && !self.is_just_done(*place)
        };
        let free: Vec<usize> = self.awake().filter(is_free).collect();
        self.due.iter().find_map(|due| {
            let measures = |place: &&usize| lessons[**place].practises.contains(due.skill);
            let n_due = |place: usize| {
                self.due.iter().filter(|due| lessons[place].practises.contains(due.skill)).count()
            };
            let rested = |place| self.history.sat(place).map(|sat| sat.last);
            let place = free
                .iter()
                .filter(measures)
                .min_by_key(|place| (Reverse(n_due(**place)), rested(**place), **place))?;
            let reason = Reason::Due { skill: due.skill.clone(), days_late: due.days_late };
            Some(self.stop(*place, reason))
        })
    }

    /// The due skills that a running lesson may ask beside its own, that which waits longest first.
    pub(super) fn to_mix_into(&self, lesson: &LessonId) -> impl Iterator<Item = SkillId> + '_ {
        let own = self.child.course.lesson(lesson).map_or(&[][..], |lesson| &lesson.practises);
        let is_meant = move |due: &&Due<'_>| {
            self.level(due.skill) >= Level::Growing && !own.contains(due.skill)
        };
        self.due.iter().filter(is_meant).map(|due| due.skill.clone())
    }
}
