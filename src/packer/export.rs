//! What others can read of a bundle: a story as an e-book, its words as subtitles, a list of words.
//!
//! Everything is read from a sealed bundle, so what goes out is what children see and hear.

pub mod epub;
mod page;
pub mod subtitles;
pub mod vocabulary;

use activity::story;
use bundle::{Bundle, ReadError};
use model::{Lesson, LessonId, Line, LineId, Step};
use std::collections::HashMap;

/// Something of a lesson that the other form has no place for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lost {
    /// Fluent key of what it says to a person.
    pub key: &'static str,
    /// Which one: a step, a sound.
    pub what: String,
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The bundle is not as it was sealed, or lacks something.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// There is nothing of this kind in the lesson.
    #[error("the lesson {0} has no story; choose one that has")]
    NoStory(LessonId),
    /// The archive cannot be written.
    #[error("the book cannot be put together ({0})")]
    Zip(#[from] zip::result::ZipError),
    /// The list cannot be written.
    #[error("the list cannot be written ({0})")]
    Csv(#[from] csv::Error),
    /// Nor can this.
    #[error("the book cannot be put together ({0})")]
    Io(#[from] std::io::Error),
}

/// A lesson of a bundle with what is said in it in one language.
pub struct Told<'b> {
    bundle: &'b Bundle,
    lesson: Lesson,
    lines: HashMap<LineId, Line>,
    track: String,
}

impl<'b> Told<'b> {
    /// Reads a lesson; `track` is the language of the voice.
    ///
    /// # Errors
    /// [`ReadError`] where the bundle has no such lesson.
    pub fn read(bundle: &'b Bundle, id: &LessonId, track: &str) -> Result<Self, ReadError> {
        let (lesson, lines) = (bundle.lesson(id)?, bundle.lines(id, track)?);
        Ok(Self { bundle, lesson, lines, track: track.to_owned() })
    }

    /// The story steps with pages of their own, read.
    fn stories(&self) -> Vec<(&Step, story::Spec)> {
        let steps = self.lesson.steps.iter().filter(|step| step.kind == story::KIND.id);
        let read = steps.map(|step| {
            let mut spec: story::Spec = serde_json::from_str(&step.spec).unwrap_or_default();
            for page in &mut spec.page {
                if page.scene.layers.is_empty() {
                    page.scene.layers.clone_from(&spec.layer);
                }
            }
            (step, spec)
        });
        read.filter(|(_, spec)| !spec.page.is_empty()).collect()
    }
}

/// Text between tags.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// An instant as hours, minutes, seconds and thousandths.
pub(crate) fn clock(ms: u32) -> String {
    let (s, h) = (ms / 1000, ms / 3_600_000);
    format!("{h:02}:{:02}:{:02}.{:03}", s / 60 % 60, s % 60, ms % 1000)
}
