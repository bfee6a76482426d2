//! What the school gives to do and to know: assignments, messages, releases.

use super::{School, SchoolError};
use model::{ClassId, LearnerId, LessonId, SkillId};
use wire::down::Down;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Its id, for the answer that it was done.
    pub id: String,
    /// For a class, or for one child.
    pub class: Option<ClassId>,
    /// For one child.
    pub learner: Option<LearnerId>,
    /// Lessons to play.
    pub lessons: Vec<LessonId>,
    /// Skills to practise.
    pub skills: Vec<SkillId>,
    /// The last day, counted from 1970-01-01; none for no hurry.
    pub until_day: Option<i32>,
    /// The day on which it was given, where the school told it.
    pub given_day: Option<i32>,
}

/// Words from the teacher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// For a class, or for one child and her family.
    pub class: Option<ClassId>,
    /// For one child.
    pub learner: Option<LearnerId>,
    /// Written.
    pub text: String,
    /// BLAKE3 of the recorded voice among the blobs, 64 hexadecimal digits.
    pub sound: Option<String>,
    /// The same of a picture, or `face/<id>` of the picture set.
    pub picture: Option<String>,
    /// Who says it.
    pub from: String,
    /// When, milliseconds since 1970.
    pub at_ms: i64,
}

/// A release of a channel that is to be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The channel.
    pub channel: String,
    /// Its number.
    pub release: u64,
    /// BLAKE3 of the root of its manifest.
    pub root: [u8; 32],
    /// All of its bytes.
    pub bytes: u64,
}

/// Each of these fails with [`SchoolError::Sql`] where the file cannot be read.
impl School {
    /// What is to be done, the oldest first.
    pub fn assignments(&self) -> Result<Vec<Assignment>, SchoolError> {
        let given = self.all("assignment")?.into_iter().filter_map(|down| match down {
            Down::Assignment { id, class, learner, lessons, skills, until_day, given_day } => {
                Some(Assignment { id, class, learner, lessons, skills, until_day, given_day })
            }
            _ => None,
        });
        Ok(given.collect())
    }

    /// What the teacher said, the newest first.
    pub fn messages(&self) -> Result<Vec<Message>, SchoolError> {
        let said = self.all("message")?.into_iter().rev().filter_map(|down| match down {
            Down::Message { id, class, learner, text, sound, picture, from, at_ms } => {
                Some(Message { id, class, learner, text, sound, picture, from, at_ms })
            }
            _ => None,
        });
        Ok(said.collect())
    }

    /// The releases that the school wants its tablets to have.
    pub fn releases(&self) -> Result<Vec<Release>, SchoolError> {
        let wanted = self.all("release")?.into_iter().filter_map(|down| match down {
            Down::Release { channel, release, root, bytes } => {
                Some(Release { channel, release, root, bytes })
            }
            _ => None,
        });
        Ok(wanted.collect())
    }
}
