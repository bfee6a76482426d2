//! What others made, taken into a lesson: times of words, and lists of words.
//!
//! Nothing that an author has is written over, and whatever cannot be carried is named.

pub mod cues;
mod lrc;
mod table;
pub mod vocabulary;

use crate::export::Lost;
use crate::media::MediaError;
use std::path::{Path, PathBuf};

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// What could not be carried.
    pub lost: Vec<Lost>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A file cannot be read or written.
    #[error("{}: {why}", path.display())]
    Io {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// Something stands there already.
    #[error("{} is there already; nothing is written over", .0.display())]
    Exists(PathBuf),
    /// It is no text that can be read.
    #[error("{}: save it as UTF-8", .0.display())]
    NotUtf8(PathBuf),
    /// The times cannot be read.
    #[error(transparent)]
    Cues(#[from] MediaError),
    /// The lesson cannot be read, or has no such line.
    #[error("{} has no lines that could be timed; run jonaki-pack check", .0.display())]
    NoLesson(PathBuf),
    /// Nothing in the file fits.
    #[error("nothing in {} fits; a table needs a column word, and times need the lesson's words", .0.display())]
    Nothing(PathBuf),
    /// The folder's name would be part of an id.
    #[error("the name of {} has other signs than a-z, 0-9, - and _", .0.display())]
    Name(PathBuf),
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> ImportError + '_ {
    |why| match why.kind() {
        std::io::ErrorKind::AlreadyExists => ImportError::Exists(path.to_owned()),
        _ => ImportError::Io { path: path.to_owned(), why },
    }
}

fn read_text(path: &Path) -> Result<String, ImportError> {
    let bytes = std::fs::read(path).map_err(io(path))?;
    let text = String::from_utf8(bytes).map_err(|_| ImportError::NotUtf8(path.to_owned()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), ImportError> {
    use std::io::Write;
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(io(folder))?;
    let written = std::fs::File::create_new(path).and_then(|mut file| file.write_all(bytes));
    written.map_err(io(path))
}
