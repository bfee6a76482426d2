//! What a learner's log holds. Facts only; never changed, only added to.

use crate::{Attempt, LessonId, SkillId, StepId};
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
    /// A child's own way was chosen, by her or by an adult; the newest choice counts, on all
    /// tablets of her school but for [`AWAY`].
    Preferred {
        /// What was chosen, such as `colour`, `secret` or `hearing`.
        what: String,
        /// What was taken; empty for none.
        value: String,
    },
    /// She answered a message of her teacher with a picture.
    Replied {
        /// The message's id.
        message: String,
        /// Which picture, such as `tick` or `flower`.
        picture: String,
    },
    /// A lesson that came too early was asked for twice, and is awake from now on.
    Woken {
        /// Which.
        lesson: LessonId,
    },
    /// A probe found where to begin, or was passed over.
    Placed {
        /// The skills that she is thought to know.
        assumed: Vec<SkillId>,
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

/// The sort of choice that says whether a child's picture is no longer shown; it is made for
/// one tablet and counts on that one alone.
pub const AWAY: &str = "away";

/// The sort of choice that says that a child has raised her hand: the value tells one time from
/// another, and the hand is up until her teacher has answered just that value.
pub const HAND: &str = "hand";

impl Event {
    /// A short, stable name of the kind, as stored beside the body.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::LearnerAdded { .. } => "learner_added",
            Self::Preferred { .. } => "preferred",
            Self::Replied { .. } => "replied",
            Self::Woken { .. } => "woken",
            Self::Placed { .. } => "placed",
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
        let events = [
            Event::Reached { lesson: "a".into(), step: "b".into() },
            Event::Preferred { what: "colour".into(), value: "leaf".into() },
            Event::Replied { message: "m".into(), picture: "tick".into() },
            Event::Woken { lesson: "a".into() },
            Event::Placed { assumed: vec!["bn.v1".into()] },
        ];
        for event in events {
            let json = serde_json::to_value(&event).expect("serialises");
            assert_eq!(json["is"], event.kind());
        }
    }
}
