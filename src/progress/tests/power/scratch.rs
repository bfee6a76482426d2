//! Where a test lives and dies: in memory, where there is a folder for that.

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Two folders that go away with this.
pub(crate) struct Scratch {
    dir: TempDir,
    live: PathBuf,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let dir = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let dir = dir.expect("a folder can be made");
        // SQLite follows links before it opens a file, and the tape goes by paths.
        let live = dir.path().canonicalize().expect("it is there").join("live");
        std::fs::create_dir(&live).expect("a folder can be made");
        Self { dir, live }
    }

    /// The disk that is recorded.
    pub(crate) fn live(&self) -> &Path {
        &self.live
    }

    /// The disk as it is found after a cut.
    pub(crate) fn image(&self) -> PathBuf {
        self.dir.path().join("image")
    }

    /// Keeps both folders, to be looked at, and tells where.
    pub(crate) fn keep(self) -> PathBuf {
        self.dir.keep()
    }
}
