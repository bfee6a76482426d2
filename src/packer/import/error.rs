//! Why nothing was imported, in the words of a log and in those of a person.

use crate::media::MediaError;
use i18n::{Arg, Tr};
use std::path::PathBuf;

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
    #[error("{}: no UTF-8", .0.display())]
    NotUtf8(PathBuf),
    /// The times cannot be read.
    #[error(transparent)]
    Cues(#[from] MediaError),
    /// The lesson cannot be read, or has no such line.
    #[error("{} has no lines that could be timed", .0.display())]
    NoLesson(PathBuf),
    /// The folder lies in no channel.
    #[error("{} lies in no channel", .0.display())]
    NoChannel(PathBuf),
    /// Nothing in the file fits.
    #[error("nothing in {} fits", .0.display())]
    Nothing(PathBuf),
    /// The folder's name would be part of an id.
    #[error("the name of {} is no id", .0.display())]
    Name(PathBuf),
    /// It is no archive, or lacks what it needs.
    #[error("{}: {why}", path.display())]
    Archive {
        /// Which one.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// It holds more than any lesson.
    #[error("{} holds more than any lesson", .0.display())]
    TooLarge(PathBuf),
    /// It is locked.
    #[error("{} is locked", .0.display())]
    Locked(PathBuf),
    /// A sort of file that is not known.
    #[error("{} is of no sort that is known", .0.display())]
    Unknown(PathBuf),
    /// An animation of shapes.
    #[error("{} is a Lottie animation", .0.display())]
    Lottie(PathBuf),
    /// A picture that moves too much, or does not move.
    #[error("{}: {why}", path.display())]
    Moving {
        /// Which one.
        path: PathBuf,
        /// In which way.
        why: String,
    },
    /// Words were typed for an old font, and nobody said whether they are read rightly.
    #[error("{} has words of an old font", .0.display())]
    OldFont(PathBuf),
}

impl ImportError {
    /// What it says to a person.
    pub fn told(&self, tr: &Tr) -> String {
        let (key, path, why) = match self {
            Self::Io { path, why } => ("pack-import-io", path, why.to_string()),
            Self::Exists(path) => ("pack-import-exists", path, String::new()),
            Self::NotUtf8(path) => ("pack-import-not-utf8", path, String::new()),
            Self::Cues(error) => return error.to_string(),
            Self::NoLesson(path) => ("pack-import-no-lesson", path, String::new()),
            Self::NoChannel(path) => ("pack-import-no-channel", path, String::new()),
            Self::Nothing(path) => ("pack-import-nothing", path, String::new()),
            Self::Name(path) => ("pack-import-name", path, String::new()),
            Self::Archive { path, why } => ("pack-import-archive", path, why.clone()),
            Self::TooLarge(path) => ("pack-import-too-large", path, String::new()),
            Self::Locked(path) => ("pack-import-locked", path, String::new()),
            Self::Unknown(path) => ("pack-import-unknown", path, String::new()),
            Self::Lottie(path) => ("pack-import-lottie", path, String::new()),
            Self::Moving { path, why } => ("pack-import-moving", path, why.clone()),
            Self::OldFont(path) => ("pack-import-old-font", path, String::new()),
        };
        let file: Arg = path.display().to_string().into();
        tr.msg(key, &[("file", file), ("why", why.into())])
    }
}
