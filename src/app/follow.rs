//! Watches a bundle that somebody is still writing lessons for, and opens it when it is new.
//!
//! What is there is asked for a few times a second, which works on every disk and costs less
//! than a drawn picture. A bundle that is broken or half-written changes nothing: the lessons
//! that are shown stay, and the next whole one is taken.

use bundle::Bundle;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use wire::TrustedKeys;

/// A bundle that is followed.
pub struct Follow {
    path: PathBuf,
    keys: TrustedKeys,
    /// The name of the content that is shown.
    shown: String,
    /// The file that was looked into last.
    seen: Option<Mark>,
}

/// What tells a file from the one before it: a new one has another place on the disk, and one
/// that is written over has another length or time.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark(Option<SystemTime>, u64, u64);

impl Follow {
    /// Follows the file of a bundle that is open.
    pub fn new(bundle: &Bundle, keys: TrustedKeys) -> Self {
        let path = bundle.path().to_owned();
        Self { path, keys, shown: bundle.manifest_hash(), seen: None }
    }

    /// The bundle, once there is another one than before.
    pub fn news(&mut self) -> Option<Bundle> {
        let mark = mark(&self.path)?;
        if self.seen.replace(mark) == Some(mark) {
            return None;
        }
        match Bundle::open(&self.path, &self.keys) {
            Ok(bundle) if bundle.manifest_hash() != self.shown => {
                self.shown = bundle.manifest_hash();
                Some(bundle)
            }
            Ok(_) => None,
            Err(error) => {
                eprintln!("jonaki: {}: {error}; what is shown stays", self.path.display());
                None
            }
        }
    }
}

fn mark(path: &Path) -> Option<Mark> {
    let about = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let place = std::os::unix::fs::MetadataExt::ino(&about);
    #[cfg(not(unix))]
    let place = 0;
    Some(Mark(about.modified().ok(), about.len(), place))
}
