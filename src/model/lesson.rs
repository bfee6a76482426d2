//! What a bundle holds of a lesson: a head for the shelf, steps to play, lines to say.

use crate::{LessonId, Phrase, SkillId, StepId};
use serde::{Deserialize, Serialize};

/// A curated set of lessons with one publisher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelHead {
    /// Stable ASCII id, such as `jonaki-1`.
    pub id: String,
    /// What the shelf shows.
    pub title: Phrase,
    /// The language that is taught, as a tag.
    pub language: String,
    /// The language in which the bird speaks where no other track is chosen.
    pub prompts: String,
    /// SPDX expression of the content.
    pub licence: String,
    /// Who made it.
    pub author: String,
    /// The sign languages in which lessons of it are signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<String>,
}

/// What a shelf needs to know of a lesson, and nothing that has to be searched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonHead {
    /// Stable ASCII id.
    pub id: LessonId,
    /// Title for readers.
    pub title: Phrase,
    /// Key of the tile's picture in the bundle's art table.
    pub picture: String,
    /// Skills that it teaches.
    pub teaches: Vec<SkillId>,
    /// Skills that should come first.
    pub needs: Vec<SkillId>,
    /// Planned length.
    pub minutes: u16,
    /// Skills that its steps measure, each once, in the order of the steps.
    #[serde(default)]
    pub practises: Vec<SkillId>,
    /// Whether it is for making something or for listening: nothing in it can be wrong.
    #[serde(default)]
    pub is_play: bool,
    /// The confusion against which it helps, such as `a-aa`, where it is a small drill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drill_for: Option<String>,
    /// What a teacher does with a small group without the tablet to practise the same.
    #[serde(default, skip_serializing_if = "Phrase::is_empty")]
    pub away: Phrase,
}

/// A lesson whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// The same head as on the shelf.
    #[serde(flatten)]
    pub head: LessonHead,
    /// What is played, in order; never empty in a sealed bundle.
    pub steps: Vec<Step>,
}

/// One activity in a lesson.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Stable id within the lesson.
    pub id: StepId,
    /// Which activity plays it: `story`, `listen`, `trace`, `match`, `order` …
    pub kind: String,
    /// The skill that its answers measure.
    pub skill: Option<SkillId>,
    /// The activity's own specification as JSON text; only that activity reads it.
    pub spec: String,
}

/// Names a spoken line within its lesson; the shell's own lines live in the lesson `shell`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub String);

impl From<&str> for LineId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// One spoken line of a track, with the time of each written word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What is shown (NFC).
    pub text: String,
    /// BLAKE3 of the sound as 64 hexadecimal digits, or of its beginning and its rest with `+`
    /// between, where others begin alike; `None` only where a pack has no voice
    /// at all, and then `words` still carry times by letters.
    pub sound: Option<String>,
    /// Length in milliseconds.
    pub ms: u32,
    /// One entry for each word of `text.split_whitespace()`, in order.
    pub words: Vec<WordTime>,
    /// Made by a machine and waiting for a human voice.
    pub draft: bool,
}

/// When one word sounds, in milliseconds from the start of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordTime {
    /// Start.
    pub start: u32,
    /// End; never before `start`, never after the line's `ms`.
    pub end: u32,
}

impl Line {
    /// The word that sounds `at` milliseconds into the line, if any.
    pub fn word_at(&self, at: u32) -> Option<usize> {
        self.words.iter().position(|word| word.start <= at && at < word.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_knows_which_word_sounds() {
        let line = Line {
            text: "নদী বয়".into(),
            sound: None,
            ms: 900,
            words: vec![WordTime { start: 0, end: 400 }, WordTime { start: 450, end: 900 }],
            draft: true,
        };
        assert_eq!(line.word_at(0), Some(0));
        assert_eq!(line.word_at(420), None);
        assert_eq!(line.word_at(899), Some(1));
        assert_eq!(line.word_at(900), None);
    }
}
