//! Room that is kept back for the last answers before a full disk.

use crate::files;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Twenty megabytes: weeks of answers.
pub(crate) const RESERVE_BYTES: u64 = 20 * 1024 * 1024;

/// A file of zeros that is given up when the log finds no room.
pub(crate) struct Reserve {
    path: PathBuf,
    bytes: u64,
}

impl Reserve {
    pub(crate) fn new(dir: &Path, bytes: u64) -> Self {
        Self { path: dir.join("reserve"), bytes }
    }

    /// Makes the file if it is missing or too short; without room nothing is left behind.
    pub(crate) fn fill(&self) -> io::Result<()> {
        if self.is_full() {
            return Ok(());
        }
        let filled = self.write_zeros();
        if filled.is_err() {
            files::remove(&self.path)?;
        }
        filled
    }

    /// Gives the room back; `false` when there was none to give.
    pub(crate) fn release(&self) -> bool {
        self.path.exists() && files::remove(&self.path).is_ok()
    }

    pub(crate) fn is_full(&self) -> bool {
        self.bytes == 0 || self.path.metadata().is_ok_and(|file| file.len() >= self.bytes)
    }

    fn write_zeros(&self) -> io::Result<()> {
        // Zeros are written, because a file that was only made long takes no room.
        let block = [0u8; 64 * 1024];
        let mut file = File::create(&self.path)?;
        let mut left = self.bytes;
        while left > 0 {
            let now = left.min(block.len() as u64);
            file.write_all(&block[..now as usize])?;
            left -= now;
        }
        file.sync_all()
    }
}
