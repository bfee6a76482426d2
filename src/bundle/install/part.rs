//! A blob that comes from its first byte to its last, and may be cut off at any of them.

use super::{InstallError, need};
use crate::chunk::{self, CHUNK};
use crate::disk::Disk;
use crate::store::Store;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A blob under way: a file that grows, and how much of it is there.
///
/// A chunk that is whole was hashed. The bytes after it count as there, for a slow link
/// should not bring them twice, but are hashed with the rest of their chunk.
pub(crate) struct Part {
    pub(crate) hash: [u8; 32],
    pub(crate) size: u64,
    /// The chaining values of its chunks; empty for a blob that comes as one.
    values: Vec<[u8; 32]>,
    /// Bytes that are there.
    pub(crate) had: u64,
    path: PathBuf,
}

impl Part {
    /// A blob of which nothing is known to be there. `values` that do not add up to the hash
    /// are not used.
    pub(crate) fn new(
        folder: &Path,
        hash: [u8; 32],
        size: u64,
        values: Option<&Vec<[u8; 32]>>,
    ) -> Self {
        let adds_up = |values: &&Vec<[u8; 32]>| {
            values.len() as u64 == size.div_ceil(CHUNK) && chunk::root(values) == Some(hash)
        };
        let values = values.filter(adds_up).cloned().unwrap_or_default();
        let name = blake3::Hash::from_bytes(hash).to_hex();
        Self { hash, size, values, had: 0, path: folder.join(format!("{name}.part")) }
    }

    /// The path of the file of the offer.
    pub(crate) fn url(&self) -> String {
        need::path_of(&self.hash)
    }

    /// Looks what an earlier attempt left, and cuts off what is wrong.
    pub(crate) fn look(&mut self, disk: &dyn Disk) -> Result<(), InstallError> {
        let length = match std::fs::metadata(&self.path) {
            Ok(about) => about.len(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(source) => return Err(self.io(source)),
        };
        self.had = length.min(self.size);
        let mut at = 0;
        while at < self.had && self.piece_end(at) <= self.had {
            let hasher = self.hash_from(at, self.piece_end(at))?;
            if !self.is_right(at, &hasher) {
                self.had = at;
                break;
            }
            at = self.piece_end(at);
        }
        if self.had < length {
            disk.cut(&self.path, self.had).map_err(|source| self.io(source))?;
        }
        Ok(())
    }

    /// Where the piece starts that byte `at` belongs to: its chunk, or the blob.
    pub(crate) fn piece_start(&self, at: u64) -> u64 {
        if self.values.is_empty() { 0 } else { at / CHUNK * CHUNK }
    }

    /// Where the piece ends that starts at byte `start`.
    pub(crate) fn piece_end(&self, start: u64) -> u64 {
        if self.values.is_empty() { self.size } else { (start + CHUNK).min(self.size) }
    }

    /// A hasher that has taken the bytes of the file from a piece's start up to `end`.
    pub(crate) fn hash_from(&self, start: u64, end: u64) -> Result<blake3::Hasher, InstallError> {
        let mut hasher = self.hasher(start);
        if start < end {
            let read = File::open(&self.path).and_then(|mut file| {
                file.seek(SeekFrom::Start(start))?;
                hasher.update_reader(BufReader::new(file).take(end - start))?;
                Ok(())
            });
            read.map_err(|source| self.io(source))?;
        }
        Ok(hasher)
    }

    fn hasher(&self, start: u64) -> blake3::Hasher {
        use blake3::hazmat::HasherExt;
        let mut hasher = blake3::Hasher::new();
        if !self.values.is_empty() {
            hasher.set_input_offset(start);
        }
        hasher
    }

    /// Whether a hasher that took the whole piece from `start` finds it right.
    pub(crate) fn is_right(&self, start: u64, hasher: &blake3::Hasher) -> bool {
        use blake3::hazmat::HasherExt;
        match self.values.get((start / CHUNK) as usize) {
            Some(value) => hasher.finalize_non_root() == *value,
            None => *hasher.finalize().as_bytes() == self.hash,
        }
    }

    /// Appends bytes.
    pub(crate) fn write(&mut self, disk: &dyn Disk, bytes: &[u8]) -> Result<(), InstallError> {
        disk.write(&self.path, self.had, bytes).map_err(|source| self.io(source))?;
        self.had += bytes.len() as u64;
        Ok(())
    }

    /// Throws the bytes from `start` on away.
    pub(crate) fn cut(&mut self, disk: &dyn Disk, start: u64) -> Result<(), InstallError> {
        disk.cut(&self.path, start).map_err(|source| self.io(source))?;
        self.had = start;
        Ok(())
    }

    /// Moves the whole blob into the store; when it returns, it is on the disk.
    pub(crate) fn keep(&self, disk: &dyn Disk, store: &Store) -> Result<(), InstallError> {
        let name = blake3::Hash::from_bytes(self.hash).to_hex();
        let folder = store.folder().join(&name[..2]);
        let kept = disk
            .make_folder(&folder)
            .and_then(|()| disk.sync(&self.path))
            .and_then(|()| disk.rename(&self.path, &folder.join(&name[2..])))
            .and_then(|()| disk.sync_folder(&folder));
        kept.map_err(|source| self.io(source))
    }

    fn io(&self, source: std::io::Error) -> InstallError {
        InstallError::Io { path: self.path.clone(), source }
    }
}
