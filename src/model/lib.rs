//! The words of Jonaki as types: ids, times, lessons, skills, attempts, events.
//!
//! Nothing here reads a file, opens a database or knows what time it is, and nothing but
//! serde is needed to use it; the tablet, the packer and the server all speak with these
//! values. Start with [`lesson`] for what a bundle holds and [`event`] for what a child's
//! log holds.
#![forbid(unsafe_code)]

pub mod attempt;
pub mod event;
pub mod id;
pub mod lesson;
pub mod phrase;
pub mod skill;
pub mod time;

pub use attempt::Attempt;
pub use event::Event;
pub use id::{
    ClassId, DeviceId, ItemId, LearnerId, LearnerMark, LessonId, SchoolId, SkillId, StepId,
    StreamId,
};
pub use lesson::{ChannelHead, Lesson, LessonHead, Line, LineId, Step, WordTime};
pub use phrase::Phrase;
pub use skill::Skill;
pub use time::Stamp;
