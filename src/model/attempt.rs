//! One answer, told the same way by every activity.

use crate::{ItemId, LessonId, SkillId, StepId};
use serde::{Deserialize, Serialize};

/// Tag of an attempt that was luck: in a memory game, a miss on a card that nobody had
/// turned yet.
pub const UNSEEN: &str = "unseen";

/// Tag of an attempt at what was asked by ear alone, in a machine's draft voice: its sounds
/// are no fair test of a child's ear.
pub const DRAFT: &str = "draft-voice";

/// One answer to one item.
///
/// It says enough that a server can show it without the bundle or the activity's code:
/// what was asked, what was expected and what came, all in NFC.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The lesson.
    pub lesson: LessonId,
    /// The place in it.
    pub step: StepId,
    /// The activity's kind, such as `listen`.
    pub kind: String,
    /// The item within the step.
    pub item: ItemId,
    /// What it measures.
    pub skill: Option<SkillId>,
    /// The prompt.
    pub asked: String,
    /// The right answer.
    pub expected: String,
    /// What the child chose, built or drew (strokes as `x,y x,y|…` in thousandths).
    pub response: String,
    /// 0 wrong … 1 right; parts of it where an activity has degrees.
    pub correct: f32,
    /// Which try this is, from 1.
    pub tries: u8,
    /// Highest hint given before it: 0 none, 1 where to look, 2 a choice fell away, 3 shown.
    pub rung: u8,
    /// The confusion that a wrong answer shows, such as `a-aa`; or why an answer is no
    /// evidence, see [`Attempt::is_evidence`].
    pub tag: Option<String>,
    /// From the question to the answer, milliseconds.
    pub ms: u32,
}

impl Attempt {
    /// Whether it says something of what is known, as neither luck ([`UNSEEN`]) nor a draft
    /// voice ([`DRAFT`]) does. What says nothing is kept in the log and left out of every fold.
    pub fn is_evidence(&self) -> bool {
        !matches!(self.tag.as_deref(), Some(UNSEEN | DRAFT))
    }

    /// Whether it counts for mastery: right, at the first try, without help.
    pub fn is_clean(&self) -> bool {
        self.correct >= 1.0 && self.tries == 1 && self.rung == 0
    }
}
