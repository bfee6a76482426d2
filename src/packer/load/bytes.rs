//! Reads each file once, however often it is used, and none that is not the lessons' own.

use crate::finding::Findings;
use crate::folder::{self, Refused};
use crate::source::Bytes;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files that have been read.
pub(super) struct Reader {
    /// Below here lies whatever may go into a bundle: the folder of all channels, without links.
    home: Option<PathBuf>,
    known: BTreeMap<PathBuf, Option<Bytes>>,
    /// What was read, by its hash: many lessons bring the same recordings and pictures.
    contents: HashMap<blake3::Hash, Arc<[u8]>>,
    /// The colours of skies that were looked for, by the picture's file.
    pub(super) skies: BTreeMap<PathBuf, Option<u32>>,
}

impl Reader {
    /// Reads what lies below the folder of all channels.
    pub(super) fn new(home: &Path) -> Self {
        Self {
            home: home.canonicalize().ok(),
            known: BTreeMap::new(),
            contents: HashMap::new(),
            skies: BTreeMap::new(),
        }
    }

    /// The content of a file; a file that cannot be read is told once.
    pub(super) fn read(&mut self, path: &Path, findings: &mut Findings) -> Option<Bytes> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let read = match self.check(path).and_then(|()| folder::read(path, MOST_BYTES)) {
            Ok(bytes) => {
                let ending =
                    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
                let hash = blake3::hash(&bytes);
                let bytes = self.contents.entry(hash).or_insert_with(|| Arc::from(bytes));
                Some(Bytes { file: path.to_owned(), ending, bytes: bytes.clone() })
            }
            Err(refused) => {
                findings.push(refused.finding(path));
                None
            }
        };
        self.known.insert(path.to_owned(), read.clone());
        read
    }

    /// A link may lead anywhere; what it leads to outside is somebody else's, and perhaps secret.
    fn check(&self, path: &Path) -> Result<(), Refused> {
        let real = path.canonicalize().map_err(Refused::Unreadable)?;
        match self.home.as_ref().is_none_or(|home| real.starts_with(home)) {
            true => Ok(()),
            false => Err(Refused::Outside),
        }
    }
}

/// A recording of an hour is smaller; more would only fill the memory.
const MOST_BYTES: u64 = 256 << 20;
