//! Reads each file once, however often it is used.

use crate::finding::{Finding, Findings};
use crate::source::Bytes;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files that have been read.
#[derive(Default)]
pub(super) struct Reader {
    known: BTreeMap<PathBuf, Option<Bytes>>,
    /// The colours of skies that were looked for, by the picture's file.
    pub(super) skies: BTreeMap<PathBuf, Option<u32>>,
}

impl Reader {
    /// The content of a file; a file that cannot be read is told once.
    pub(super) fn read(&mut self, path: &Path, findings: &mut Findings) -> Option<Bytes> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let read = match std::fs::read(path) {
            Ok(bytes) => {
                let ending =
                    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
                Some(Bytes { file: path.to_owned(), ending, bytes: Arc::from(bytes) })
            }
            Err(error) => {
                findings.push(Finding::error(path, "pack-unreadable").with("why", error));
                None
            }
        };
        self.known.insert(path.to_owned(), read.clone());
        read
    }
}
