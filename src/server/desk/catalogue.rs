//! What the offered lessons are called. It is written beside the offer when a bundle is
//! published, for the offer itself is laid out for tablets and not for questions.

use desk::Catalogue;
use desk::catalogue::Text;
use model::LessonHead;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Catalogues of all channels, read anew when any file changed.
pub(crate) struct Catalogues {
    folder: PathBuf,
    last: Mutex<Option<(Vec<Stamp>, Arc<Catalogue>)>>,
}

/// A file with its time.
type Stamp = (PathBuf, Option<SystemTime>);

/// Keeps what a channel's lessons are called.
///
/// # Errors
/// Of the disk.
pub(crate) fn keep(data: &Path, bundle: &bundle::Bundle) -> io::Result<()> {
    let failed = |error: bundle::ReadError| io::Error::other(error.to_string());
    let lessons = bundle.shelf(0, bundle.n_lessons()).map_err(failed)?;
    let texts = texts(bundle, &lessons).map_err(failed)?;
    let catalogue = Catalogue { lessons, skills: bundle.skills().map_err(failed)?, texts };
    let folder = data.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let (path, part) = (folder.join(&bundle.header().channel), folder.join("part"));
    fs::write(&part, serde_json::to_vec(&catalogue)?)?;
    fs::rename(part, path)
}

/// What can be read aloud: the last story of each lesson that has one, for what comes first is told
/// to children and what comes last they read themselves.
fn texts(bundle: &bundle::Bundle, lessons: &[LessonHead]) -> Result<Vec<Text>, bundle::ReadError> {
    let mut texts = Vec::new();
    for head in lessons {
        let lesson = bundle.lesson(&head.id)?;
        let story = lesson.steps.iter().rev().find(|step| step.kind == "story");
        let lines = story.map(|step| lines(&step.spec)).unwrap_or_default();
        if !lines.is_empty() {
            texts.push(Text { lesson: head.id.clone(), lines });
        }
    }
    Ok(texts)
}

/// What the pages of a story say.
fn lines(spec: &str) -> Vec<String> {
    let spec: serde_json::Value = serde_json::from_str(spec).unwrap_or_default();
    let pages = spec["page"].as_array().into_iter().flatten();
    pages.filter_map(|page| page["say"]["text"].as_str().map(str::to_owned)).collect()
}

impl Catalogues {
    /// Of the school whose offer lies in a folder.
    pub(crate) fn of(offer: &Path) -> Self {
        Self { folder: offer.with_file_name(FOLDER), last: Mutex::default() }
    }

    /// All channels' lessons, in the order of the channels' names.
    pub(crate) fn read(&self) -> Arc<Catalogue> {
        let stamps = self.stamps();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, catalogue)) = last.as_ref().filter(|(of, _)| *of == stamps) {
            return catalogue.clone();
        }
        let mut all = Catalogue::default();
        for (path, _) in &stamps {
            // What cannot be read is called by its ids until it is published again.
            let read = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
            all.add(read.unwrap_or_default());
        }
        let all = Arc::new(all);
        *last = Some((stamps, all.clone()));
        all
    }

    fn stamps(&self) -> Vec<Stamp> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        let stamp = |entry: fs::DirEntry| {
            let at = entry.metadata().and_then(|about| about.modified()).ok();
            (entry.path(), at)
        };
        let mut stamps: Vec<Stamp> = entries.map(stamp).collect();
        stamps.sort();
        stamps
    }
}

const FOLDER: &str = "catalogue";
