//! What the offered lessons are called. It is written beside the offer when a bundle is
//! published, for the offer itself is laid out for tablets and not for questions.

use desk::Catalogue;
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
    let catalogue = Catalogue { lessons, skills: bundle.skills().map_err(failed)? };
    let folder = data.join(FOLDER);
    fs::create_dir_all(&folder)?;
    let (path, part) = (folder.join(&bundle.header().channel), folder.join("part"));
    fs::write(&part, serde_json::to_vec(&catalogue)?)?;
    fs::rename(part, path)
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
