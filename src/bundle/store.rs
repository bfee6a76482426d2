//! The blob store: a folder of files named by their hash, shared by all installed bundles.

use crate::error::{ReadError, WriteError};
use crate::format::MAX_BLOB;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A folder in which the blob `abcdef…` is the file `ab/cdef…`.
///
/// Several bundles and several programs may use it at once: a file appears whole or not at
/// all, and never changes.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// Uses this folder, which is made with the first blob.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps `bytes` and returns their BLAKE3 as 64 hexadecimal digits.
    ///
    /// When it returns, they are on the disk. A file that is already there is compared, and
    /// mended when it is damaged.
    ///
    /// # Errors
    /// [`WriteError::TooLarge`] above 64 MiB, [`WriteError::Io`] when the disk refuses.
    pub fn put(&self, bytes: &[u8]) -> Result<String, WriteError> {
        if bytes.len() > MAX_BLOB {
            return Err(WriteError::TooLarge { size: bytes.len() });
        }
        let hash = blake3::hash(bytes).to_hex().to_string();
        let path = self.folder.join(&hash[..2]).join(&hash[2..]);
        if fs::read(&path).is_ok_and(|kept| kept == bytes) {
            return Ok(hash);
        }
        write_whole(&path, bytes).map_err(|source| WriteError::Io { path, source })?;
        Ok(hash)
    }

    /// The bytes of a blob, or `None` when it is not there.
    ///
    /// # Errors
    /// [`ReadError::Edited`] when the file holds something else, [`ReadError::Io`] when the
    /// disk refuses.
    pub fn get(&self, hash: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let bytes = self.read(hash)?;
        match bytes {
            Some(bytes) if blake3::hash(&bytes).to_hex().as_str() != hash => {
                Err(ReadError::Edited { path: format!("blob/{hash}") })
            }
            other => Ok(other),
        }
    }

    /// Whether the blob is there and whole; reads it.
    ///
    /// # Errors
    /// [`ReadError::Io`] when the disk refuses.
    pub fn verify(&self, hash: &str) -> Result<bool, ReadError> {
        match self.get(hash) {
            Ok(bytes) => Ok(bytes.is_some()),
            Err(ReadError::Edited { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Where the blob is or would be; `None` for a text that is no hash, so that no text
    /// can name a file elsewhere.
    pub fn path_of(&self, hash: &str) -> Option<PathBuf> {
        let digits = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let is_hash = hash.len() == 64 && hash.bytes().all(digits);
        is_hash.then(|| self.folder.join(&hash[..2]).join(&hash[2..]))
    }

    /// The bytes as they are; the caller compares the hash.
    pub(crate) fn read(&self, hash: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(path) = self.path_of(hash) else {
            return Ok(None);
        };
        let read = fs::metadata(&path).and_then(|about| match about.len() <= MAX_BLOB as u64 {
            true => fs::read(&path),
            // No writer makes such a file; it is reported as one with another hash.
            false => Ok(Vec::new()),
        });
        match read {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(ReadError::Io { path, source }),
        }
    }
}

/// Writes beside the place, forces it to the disk, and only then gives it its name.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let folder = path.parent().unwrap_or(Path::new(""));
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    fs::create_dir_all(folder)?;
    // A file is lost with the name of its folder.
    for made in missing {
        sync_folder(made.parent().unwrap_or(Path::new("")))?;
    }
    // Two programs may put the same blob at once, so each writes under a name of its own.
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let part = path.with_extension(format!("{}-{number}.part", std::process::id()));
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&part, path)) {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    sync_folder(folder)
}

/// Forces a rename to the disk; without it a power cut may bring the old name back.
pub(crate) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Only Unix can open a folder as a file; elsewhere the rename itself has to do.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_comes_back_under_its_hash() {
        let folder = tempfile::tempdir().expect("makes a folder");
        let store = Store::new(folder.path().join("blobs"));
        let hash = store.put(b"a voice").expect("puts");
        assert_eq!(hash, blake3::hash(b"a voice").to_hex().as_str());
        assert_eq!(store.get(&hash).expect("reads").as_deref(), Some(&b"a voice"[..]));
        assert_eq!(store.put(b"a voice").expect("puts again"), hash);
        assert!(store.verify(&hash).expect("reads"));
        assert!(store.get(&"0".repeat(64)).expect("reads").is_none());
    }

    #[test]
    fn a_damaged_blob_is_noticed_and_mended() {
        let folder = tempfile::tempdir().expect("makes a folder");
        let store = Store::new(folder.path());
        let hash = store.put(b"a voice").expect("puts");
        let path = store.path_of(&hash).expect("is a hash");
        fs::write(&path, b"a noise").expect("writes");
        assert!(matches!(store.get(&hash), Err(ReadError::Edited { .. })));
        assert!(!store.verify(&hash).expect("reads"));
        store.put(b"a voice").expect("puts again");
        assert!(store.verify(&hash).expect("reads"));
        assert_eq!(fs::read_dir(path.parent().expect("has one")).expect("lists").count(), 1);
    }

    #[test]
    fn a_text_that_is_no_hash_names_no_file() {
        let store = Store::new("blobs");
        for text in [
            "",
            "..",
            "../../etc/passwd",
            &"G".repeat(64),
            &"A".repeat(64),
            &"../".repeat(22)[..64],
        ] {
            assert_eq!(store.path_of(text), None, "{text}");
        }
    }
}
