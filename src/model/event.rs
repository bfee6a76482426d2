//! What a learner's log holds. Facts only; never changed, only added to.

use crate::{Attempt, LessonId, StepId};
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Event {
    /// A child was entered on this tablet.
    LearnerAdded {
        /// What the class calls her; stays on school devices.
        nickname: String,
        /// Her picture, an id of the picture set.
        picture: String,
    },
    /// A lesson was opened, anew or at the step where it was left.
    Opened {
        /// Which.
        lesson: LessonId,
        /// BLAKE3 of the bundle's manifest, so that an answer can be read years later.
        bundle: String,
    },
    /// A step was reached; coming back resumes here.
    Reached {
        /// Which lesson.
        lesson: LessonId,
        /// Which step.
        step: StepId,
    },
    /// An answer.
    Answered(Attempt),
    /// The voice was asked to speak again.
    Replayed {
        /// Which lesson.
        lesson: LessonId,
        /// Which step.
        step: StepId,
    },
    /// A lesson was played to its end.
    Completed {
        /// Which.
        lesson: LessonId,
        /// How long it was open, milliseconds.
        ms: u64,
    },
    /// A lesson was left before its end.
    Left {
        /// Which.
        lesson: LessonId,
        /// How long it was open, milliseconds.
        ms: u64,
    },
}

impl Event {
    /// A short, stable name of the kind, as stored beside the body.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::LearnerAdded { .. } => "learner_added",
            Self::Opened { .. } => "opened",
            Self::Reached { .. } => "reached",
            Self::Answered(_) => "answered",
            Self::Replayed { .. } => "replayed",
            Self::Completed { .. } => "completed",
            Self::Left { .. } => "left",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_kind_is_the_serialised_kind() {
        let event = Event::Reached { lesson: "a".into(), step: "b".into() };
        let json = serde_json::to_value(&event).expect("serialises");
        assert_eq!(json["is"], event.kind());
    }
}
