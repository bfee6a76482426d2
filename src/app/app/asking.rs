//! Single questions out of the lessons: what a child's first game asks, and what is asked
//! between the steps of a lesson because it would be forgotten.

use super::App;
use crate::choice::Hers;
use crate::session::Aside;
use model::{Lesson, LessonHead, LessonId, SkillId, StepId};

/// Kinds that ask one clear question after the other, the best first.
const KINDS: [&str; 8] = ["listen", "gap", "count", "sort", "build", "line", "match", "trace"];

/// So many of a lesson's questions are looked ahead.
const AHEAD: usize = 40;
/// So many things that would be forgotten are asked in one lesson.
const MOST_ASIDES: usize = 6;

impl App {
    /// What is asked between the steps of a lesson for whoever plays it alone.
    pub(super) fn asides(&self, lesson: &LessonId, seed: u64) -> Vec<Aside> {
        if self.player.record.is_none() || self.together.is_some() {
            return Vec::new();
        }
        let hers = self.hers();
        let plan = self.choice.items(&hers, lesson, AHEAD);
        let mut n_own = 0;
        let mut asides = Vec::new();
        for item in plan {
            match item {
                None => n_own += 1,
                Some(skill) if asides.len() < MOST_ASIDES => {
                    let is_deaf = self.player.is_deaf;
                    let place = (self.parts.language.as_str(), is_deaf, seed ^ n_own as u64);
                    asides.extend(self.aside(&skill, &hers, n_own, place));
                }
                Some(_) => break,
            }
        }
        asides
    }

    /// A question about a skill, as she met it: from the lesson that she played last, else from
    /// one that she has not seen.
    fn aside(
        &self,
        skill: &SkillId,
        hers: &Hers,
        after: usize,
        place: (&str, bool, u64),
    ) -> Option<Aside> {
        let sat = |head: &LessonHead| hers.sittings.iter().rposition(|one| one.lesson == head.id);
        let mut heads: Vec<&LessonHead> = self.practising(skill).collect();
        heads.sort_by_key(|head| std::cmp::Reverse(sat(head)));
        heads.into_iter().find_map(|head| {
            let lesson = self.parts.bundle.lesson(&head.id).ok()?;
            let step = steps_asking(&lesson, skill).into_iter().next()?;
            Aside::read(&self.parts.bundle, (lesson, &step), skill, after, place).ok().flatten()
        })
    }

    /// The lesson and step that ask a skill best.
    pub(super) fn asks(&self, skill: &SkillId) -> Option<(Lesson, StepId)> {
        let lessons = self.practising(skill);
        let lessons = lessons.filter_map(|head| self.parts.bundle.lesson(&head.id).ok());
        let asking = lessons.filter_map(|lesson| {
            let step = steps_asking(&lesson, skill).into_iter().next()?;
            let kind = lesson.steps.iter().find(|one| one.id == step).map(|one| &one.kind)?;
            Some((rank(kind)?, lesson, step))
        });
        asking.min_by_key(|(rank, ..)| *rank).map(|(_, lesson, step)| (lesson, step))
    }

    fn practising<'a>(&'a self, skill: &'a SkillId) -> impl Iterator<Item = &'a LessonHead> {
        let lessons = self.choice.heads().iter().filter(|head| head.drill_for.is_none());
        lessons.filter(move |head| head.practises.contains(skill))
    }
}

/// The steps of a lesson that measure a skill, the clearest first.
fn steps_asking(lesson: &Lesson, skill: &SkillId) -> Vec<StepId> {
    let asking = lesson.steps.iter().filter(|step| step.skill.as_ref() == Some(skill));
    let mut asking: Vec<_> = asking.filter_map(|step| Some((rank(&step.kind)?, step))).collect();
    asking.sort_by_key(|(rank, _)| *rank);
    asking.into_iter().map(|(_, step)| step.id.clone()).collect()
}

fn rank(kind: &str) -> Option<usize> {
    KINDS.iter().position(|one| *one == kind)
}
