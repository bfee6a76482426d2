//! An archive from elsewhere, read as if whoever made it meant harm.
//!
//! Nothing is ever unpacked: a file is asked for by its name and its bytes are given, so no name in an
//! archive says where anything is written. What an archive claims of its sizes is not believed.

use super::{ImportError, io};
use crate::export::Lost;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest file of an archive that is read: an hour of speech is smaller.
const MOST_BYTES: u64 = 64 << 20;
/// All that is read of one archive. A picture book of a hundred pages has a tenth of it.
const MOST_WHOLE: u64 = 512 << 20;
/// So many files no book has.
const MOST_FILES: usize = 20_000;
/// The longest name that is worth keeping.
const LONGEST_NAME: usize = 400;

/// An open archive.
pub(super) struct Archive {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    /// Where the files are, by the names that books use for them.
    places: BTreeMap<String, usize>,
    /// How many bytes may still be read.
    left: u64,
    /// What is never read, whoever asks for it.
    pub(super) lost: Vec<Lost>,
}

impl Archive {
    /// Opens an archive and looks at the names in it.
    pub(super) fn open(path: &Path) -> Result<Self, ImportError> {
        let file = File::open(path).map_err(io(path))?;
        if !file.metadata().map_err(io(path))?.is_file() {
            return Err(ImportError::Archive { path: path.to_owned(), why: "no file".into() });
        }
        let torn =
            |why: ZipError| ImportError::Archive { path: path.to_owned(), why: why.to_string() };
        let zip = ZipArchive::new(BufReader::new(file)).map_err(torn)?;
        if zip.len() > MOST_FILES {
            return Err(ImportError::TooLarge(path.to_owned()));
        }
        let mut opened = Self {
            path: path.to_owned(),
            zip,
            places: BTreeMap::new(),
            left: MOST_WHOLE,
            lost: Vec::new(),
        };
        opened.look();
        Ok(opened)
    }

    /// Notes where every harmless file is, and names the others.
    fn look(&mut self) {
        for at in 0..self.zip.len() {
            let Ok(file) = self.zip.by_index_raw(at) else { continue };
            if file.is_dir() {
                continue;
            }
            let name = file.name();
            let is_harmless = file.enclosed_name().is_some()
                && !file.is_symlink()
                && name.len() <= LONGEST_NAME
                && !name.contains(['\\', '\0']);
            if is_harmless {
                self.places.insert(name.nfc().collect(), at);
            } else {
                let shown: String = name.chars().filter(|c| !c.is_control()).take(80).collect();
                self.lost.push(Lost { key: "pack-lost-unsafe", what: shown });
            }
        }
    }

    /// Names of all files that may be read.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// Whether there is such a file.
    pub(super) fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// The bytes of a file; `None` where there is none of that name.
    ///
    /// # Errors
    /// [`ImportError`] where it is torn or locked, or more than a lesson needs.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(at) = self.place(name) else { return Ok(None) };
        let own = self.path.clone();
        let path = || own.clone();
        let file = match self.zip.by_index(at) {
            Ok(file) => file,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ImportError::Locked(path()));
            }
            Err(why) => return Err(ImportError::Archive { path: path(), why: why.to_string() }),
        };
        let most = MOST_BYTES.min(self.left);
        let mut bytes = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut bytes);
        if let Err(why) = read {
            return Err(ImportError::Archive { path: path(), why: why.to_string() });
        }
        if bytes.len() as u64 > most {
            return Err(ImportError::TooLarge(path()));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// A file that has to be there and to be text.
    ///
    /// # Errors
    /// The same, and where it is missing or no UTF-8.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ImportError> {
        let path = self.path.clone();
        let lacks = || ImportError::Archive { path, why: format!("no {name}") };
        let bytes = self.read(name)?.ok_or_else(lacks)?;
        let text = String::from_utf8(bytes).map_err(|_| ImportError::NotUtf8(self.path.clone()))?;
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// Where a file is: by its name, else by one that differs only in small and large letters, as
    /// books have it that were made where both are the same.
    fn place(&self, name: &str) -> Option<usize> {
        let name: String = name.nfc().collect();
        let alike = || {
            let mut found = self.places.iter();
            found.find(|(known, _)| known.to_lowercase() == name.to_lowercase()).map(|(_, at)| at)
        };
        self.places.get(&name).or_else(alike).copied()
    }
}
