//! The pictures and sounds that lie in a folder, by name.

use crate::finding::{Finding, Findings};
use crate::media::FileKind;
use crate::tables::is_id;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};

/// Files by name without their ending.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: BTreeMap<String, PathBuf>,
}

/// Endings of recordings.
pub const SOUNDS: &[&str] = &["wav", "flac", "ogg", "m4a", "mp3"];

/// Endings of what may lie beside pictures and sounds and is read elsewhere or by people.
const ASIDE: &[&str] = &["vtt", "md", "txt", "json", "toml"];

/// The pictures of a folder.
pub fn pictures(folder: &Path, findings: &mut Findings) -> Files {
    collect(folder, findings, |ending| FileKind::of_extension(ending).is_some())
}

/// The recordings of a folder; times of words (`.vtt`) and, with `scores`, scores (`.toml`) may lie among them.
pub fn sounds(folder: &Path, scores: bool, findings: &mut Findings) -> Files {
    collect(folder, findings, |ending| SOUNDS.contains(&ending) || scores && ending == "toml")
}

impl Files {
    /// The file of a name.
    pub fn get(&self, name: &str) -> Option<&Path> {
        self.files.get(name).map(PathBuf::as_path)
    }

    /// All names with their files.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.files.iter().map(|(name, path)| (name.as_str(), path.as_path()))
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

/// Why a file is not read.
pub enum Refused {
    /// The system would not let it.
    Unreadable(std::io::Error),
    /// A device or a pipe, from which reading might never end.
    NoFile,
    /// Larger than anything that is meant.
    TooLarge,
    /// It lies outside of the folder of the lessons.
    Outside,
}

impl Refused {
    /// What it says to the author.
    pub fn finding(self, path: &Path) -> Finding {
        match self {
            Self::Unreadable(why) => Finding::error(path, "pack-unreadable").with("why", why),
            Self::NoFile => Finding::error(path, "pack-no-file"),
            Self::TooLarge => Finding::error(path, "pack-too-large"),
            Self::Outside => Finding::error(path, "pack-outside"),
        }
    }
}

/// The bytes of a file that is one, and not larger than so many bytes.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Refused> {
    let about = std::fs::metadata(path).map_err(Refused::Unreadable)?;
    if !about.is_file() {
        return Err(Refused::NoFile);
    }
    if about.len() > most {
        return Err(Refused::TooLarge);
    }
    std::fs::read(path).map_err(Refused::Unreadable)
}

fn collect(folder: &Path, findings: &mut Findings, good: impl Fn(&str) -> bool) -> Files {
    let mut found = Files::default();
    // A lesson without such a folder simply has none.
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    let mut paths: Vec<PathBuf> =
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    for path in paths {
        let Some((name, ending)) = parts(&path) else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            findings.push(Finding::error(&path, "pack-file-name").with("name", name));
            continue;
        };
        if name.starts_with('.') || name.ends_with('~') || path.is_dir() {
            continue;
        }
        let good = good(&ending);
        if !good && ASIDE.contains(&ending.as_str()) {
            continue;
        }
        if !good {
            findings.push(Finding::error(&path, "pack-file-kind").with("ending", ending).warning());
            continue;
        }
        if !is_id(&name) {
            findings.push(Finding::error(&path, "pack-file-name").with("name", name));
            continue;
        }
        // The endings are tried in the order of the alphabet, which is no order of quality:
        // the author has to say which one is meant.
        match found.files.entry(name) {
            Entry::Vacant(place) => drop(place.insert(path)),
            Entry::Occupied(place) => {
                findings.push(Finding::error(&path, "pack-file-twice").with("name", place.key()));
            }
        }
    }
    found
}

/// Name and ending; the name of `choose.3.why.wav` is `choose.3.why`.
fn parts(path: &Path) -> Option<(String, String)> {
    let name = path.file_name()?.to_str()?;
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    Some((stem.to_owned(), ending.to_ascii_lowercase()))
}
