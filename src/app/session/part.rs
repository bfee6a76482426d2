//! A step in play with what belongs to it, be it the lesson's own or one asked in between.

use crate::pace::Pace;
use activity::{Activity, Lines};
use model::{Lesson, StepId};

/// A step of a lesson in play, and what it needs.
pub(super) struct Part {
    pub(super) lesson: Lesson,
    /// The lines as they were recorded, and as they are heard in this step.
    pub(super) recorded: Lines,
    pub(super) lines: Lines,
    pub(super) at: usize,
    pub(super) activity: Box<dyn Activity>,
}

impl Part {
    pub(super) fn new(
        lesson: Lesson,
        at: usize,
        recorded: Lines,
        activity: Box<dyn Activity>,
    ) -> Self {
        Self { lesson, recorded, lines: Lines::default(), at, activity }
    }

    /// What is sung keeps its beat, whatever adults have set.
    pub(super) fn pace(&self, set: Pace) -> Pace {
        if self.lesson.steps[self.at].kind == "song" { Pace::Usual } else { set }
    }

    /// Makes every line as long as it is heard in this step.
    pub(super) fn hear(&mut self, set: Pace) {
        let pace = self.pace(set);
        let heard = self.recorded.iter().map(|(id, line)| (id.clone(), pace.of(line)));
        self.lines = heard.collect();
    }

    pub(super) fn step(&self) -> &StepId {
        &self.lesson.steps[self.at].id
    }
}
