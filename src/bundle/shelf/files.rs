//! The files of installed bundles, by their names.

use super::Shelf;
use crate::install::InstallError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

impl Shelf {
    /// Files in `bundles` whose names are those of bundles, in the order of their names.
    pub(crate) fn files(&self) -> Result<Vec<(PathBuf, Named)>, InstallError> {
        let folder = self.data.join("bundles");
        let mut files = Vec::new();
        for path in list(&folder)? {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let named = name.as_deref().and_then(Named::of);
            files.extend(named.map(|named| (path, named)));
        }
        Ok(files)
    }

    /// Where an installed release has its file of this ending.
    pub(crate) fn path_of(&self, root: &str, ending: &str) -> PathBuf {
        self.data.join("bundles").join(format!("{root}.{ending}"))
    }
}

/// What the name of a file in `bundles` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// `….jonaki`: put there by somebody.
    File,
    /// `<root>.index`: installed.
    Index(String),
}

impl Named {
    fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')? {
            (_, "jonaki") => Some(Self::File),
            (root, "index") => is_hash(root).then(|| Self::Index(root.to_owned())),
            _ => None,
        }
    }
}

/// Whether a text is a hash: 64 lower-case hexadecimal digits and nothing else.
pub(crate) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What a folder holds, sorted; nothing where there is no folder.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>, InstallError> {
    let io = |source| InstallError::Io { path: folder.to_owned(), source };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(io)?,
    };
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(io)?;
    paths.sort();
    Ok(paths)
}
