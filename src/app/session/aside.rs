//! What is asked between the steps of a lesson: single questions of other lessons, about what
//! would be forgotten.

use super::lines;
use activity::{Lines, single::single};
use bundle::{Bundle, ReadError};
use model::{Lesson, SkillId, StepId};
use std::collections::VecDeque;

/// One question of another lesson.
pub struct Aside {
    pub(super) lesson: Lesson,
    pub(super) lines: Lines,
    /// The step's place; only one question is left in it.
    pub(super) at: usize,
    /// It comes once so many of the lesson's own questions are answered.
    after: usize,
}

impl Aside {
    /// A question about a skill out of a step, to come after so many of the lesson's own;
    /// `None` where the step has no such question by itself.
    ///
    /// # Errors
    /// Where the bundle does not give its lines.
    pub fn read(
        bundle: &Bundle,
        (lesson, step): (Lesson, &StepId),
        skill: &SkillId,
        after: usize,
        (track, is_deaf, seed): (&str, bool, u64),
    ) -> Result<Option<Self>, ReadError> {
        let Some((lesson, at)) = with_single(lesson, step, skill, seed) else { return Ok(None) };
        let lines = lines(bundle, &lesson.head.id, (track, is_deaf))?;
        Ok(Some(Self { lesson, lines, at, after }))
    }
}

/// The lesson with one question alone in one of its steps, and that step's place.
pub fn with_single(
    mut lesson: Lesson,
    step: &StepId,
    skill: &SkillId,
    seed: u64,
) -> Option<(Lesson, usize)> {
    let at = lesson.steps.iter().position(|one| one.id == *step)?;
    lesson.steps[at] = single(&lesson.steps[at], skill, seed)?;
    Some((lesson, at))
}

/// At most so many come in a row, so that the lesson stays the lesson.
const IN_A_ROW: usize = 3;

/// Those that are still to come.
#[derive(Default)]
pub(super) struct Asides {
    waiting: VecDeque<Aside>,
    /// How many of the lesson's own questions are answered.
    n_own: usize,
    in_a_row: usize,
}

impl Asides {
    pub(super) fn new(asides: Vec<Aside>) -> Self {
        Self { waiting: asides.into(), ..Self::default() }
    }

    /// One of the lesson's own questions is answered.
    pub(super) fn count_own(&mut self) {
        self.n_own += 1;
    }

    /// The next one, if one is due now.
    pub(super) fn next(&mut self) -> Option<Aside> {
        let is_due = |aside: &Aside| aside.after <= self.n_own;
        if self.in_a_row >= IN_A_ROW || !self.waiting.front().is_some_and(is_due) {
            return None;
        }
        self.in_a_row += 1;
        self.waiting.pop_front()
    }

    /// The lesson goes on.
    pub(super) fn step_over(&mut self) {
        self.in_a_row = 0;
    }
}
