//! A channel as it was read: everything that goes into the bundle, and where it came from.

use crate::clips::Clips;
use crate::finding::Finding;
use crate::foils::Taught;
use crate::media::{FileKind, MediaError, Selector};
use crate::refused;
use model::{ChannelHead, Lesson, LessonId, LineId, Phrase, Skill};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// A channel, read and checked.
#[derive(Clone, Debug)]
pub struct Source {
    /// What the shelf shows.
    pub head: ChannelHead,
    /// Number of the release.
    pub release: u64,
    /// Skills in the order of the file.
    pub skills: Vec<Skill>,
    /// The letters that skills teach.
    pub letters: Taught,
    /// The kit's file, where it does not say whose the kit is and what may be done with it.
    pub uncredited_kit: Option<PathBuf>,
    /// Lessons in the order of the shelf.
    pub lessons: Vec<Lesson>,
    /// What is spoken, in all lessons and tracks.
    pub lines: Vec<LineSource>,
    /// Pictures by key.
    pub art: BTreeMap<String, ArtSource>,
    /// Effects by key.
    pub sounds: BTreeMap<String, SoundSource>,
    /// Signs and clips that lessons use and nobody has reviewed.
    pub drafts: BTreeSet<String>,
    /// Clips by key.
    pub clips: Clips,
}

/// Where something is written, for findings that come later.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file as findings name it.
    pub file: PathBuf,
    /// Bytes of it.
    pub span: Range<usize>,
}

/// A file's content, read once however often it is used.
#[derive(Clone, Debug)]
pub struct Bytes {
    /// The file as findings name it.
    pub file: PathBuf,
    /// Its ending in small letters.
    pub ending: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
}

impl Bytes {
    /// Why nothing can be made of it, at the place of the fault.
    pub fn refused(&self, error: &MediaError) -> Finding {
        let finding = refused::finding(error, &self.file);
        match refused::place(error, &self.bytes) {
            Some(place) => finding.at(&place),
            None => finding,
        }
    }
}

/// A line to be spoken.
#[derive(Clone, Debug)]
pub struct LineSource {
    /// Its lesson, or `shell`.
    pub lesson: LessonId,
    /// The language in which it is spoken.
    pub track: String,
    /// Its id within the lesson.
    pub id: LineId,
    /// What is shown (NFC).
    pub text: String,
    /// What the draft voice is to say instead.
    pub say: Option<String>,
    /// The recording.
    pub recording: Option<Bytes>,
    /// The times of its words.
    pub cues: Option<Bytes>,
    /// Where it is written.
    pub place: Place,
}

/// A picture to be drawn.
#[derive(Clone, Debug)]
pub struct ArtSource {
    /// The drawing or photograph.
    pub file: Bytes,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Which of its parts.
    pub selector: Selector,
    /// The largest box in which it is ever shown, in pixels of a 1280×800 screen.
    pub fit: (f32, f32),
    /// Where it turns, in shares of the drawing.
    pub pivot: (f32, f32),
    /// What it shows, in words.
    pub alt: Phrase,
    /// SPDX expression.
    pub licence: String,
    /// Who drew it.
    pub author: String,
    /// Where it is first used.
    pub place: Place,
    /// It is something to choose, to pair or to put somewhere, or the tile of a lesson.
    pub on_card: bool,
}

/// An effect: a recording, or a score that is played by our own instruments.
#[derive(Clone, Debug)]
pub struct SoundSource {
    /// The recording or score.
    pub file: Bytes,
}
