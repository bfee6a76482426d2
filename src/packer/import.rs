//! What others made, taken into a lesson: times of words, lists of words, books that read aloud,
//! pictures that move.
//!
//! Nothing that an author has is written over, a lesson is there whole or not at all, and whatever
//! cannot be carried is named. Everything is read as if a stranger had made it to do harm.

mod address;
mod archive;
mod begun;
pub mod bloom;
mod book;
pub mod cues;
pub mod epub;
mod error;
mod flow;
mod instant;
pub mod left;
mod lrc;
mod markup;
mod mend;
pub mod moving;
pub mod sheet;
mod spread;
pub mod strip;
mod style;
mod table;
pub mod vocabulary;
mod xml;

use crate::export::Lost;
pub use error::ImportError;
use std::path::{Path, PathBuf};

/// The picture of a lesson that brings none.
const TILE: &str = include_str!("import/tile.svg");

/// What is wanted of a file that becomes a lesson.
pub struct Wanted<'a> {
    /// What others made.
    pub file: &'a Path,
    /// The lesson's folder, which is made; it lies in its channel.
    pub folder: &'a Path,
    /// What the lesson is called; else as the book, or the folder.
    pub title: Option<&'a str>,
    /// The skill that it teaches.
    pub skill: &'a str,
    /// Words of a table that were typed for an old font are read; else they stay as they are.
    pub reads_old: bool,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The files that were written.
    pub written: Vec<PathBuf>,
    /// What could not be carried.
    pub lost: Vec<Lost>,
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

/// What the picture of ours shows, for `art.toml`.
fn tile_credit(language: &str) -> String {
    let alt = quoted(&i18n::Tr::new(language).msg("pack-import-tile", &[]));
    format!("\n[tile]\nalt = {{ {language} = {alt} }}\n")
}

/// A text in quotes from which nothing can break out.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
