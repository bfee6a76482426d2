//! What was made before, so that a small change costs little.
//!
//! An entry is found by the BLAKE3 of everything that it was made from: the file's bytes, the
//! sizes, the versions of the tools. It carries the hash of its own content; an entry that
//! was damaged or half-written counts as none and is made again.

use blake3::{Hash, Hasher};
use serde::{Serialize, de::DeserializeOwned};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A folder of things made before, or none.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// A cache in a folder, which is made when it is first needed.
    pub fn new(folder: &Path) -> Self {
        Self { folder: Some(folder.to_owned()) }
    }

    /// A cache that forgets everything.
    pub fn none() -> Self {
        Self { folder: None }
    }

    /// What was kept under a key: a head and a blob.
    pub fn get<T: DeserializeOwned>(&self, key: &Hash) -> Option<(T, Vec<u8>)> {
        let bytes = std::fs::read(self.path(key)?).ok()?;
        let (hash, content) = bytes.split_at_checked(32)?;
        if blake3::hash(content).as_bytes() != hash {
            return None;
        }
        let (length, rest) = content.split_at_checked(4)?;
        let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
        let (head, blob) = rest.split_at_checked(length)?;
        Some((serde_json::from_slice(head).ok()?, blob.to_vec()))
    }

    /// Keeps a head and a blob. A cache that cannot be written is no reason to stop.
    pub fn put<T: Serialize>(&self, key: &Hash, head: &T, blob: &[u8]) {
        let Some(path) = self.path(key) else { return };
        let Ok(head) = serde_json::to_vec(head) else { return };
        let mut content = Vec::with_capacity(head.len() + blob.len() + 4);
        content.extend((head.len() as u32).to_le_bytes());
        content.extend(head);
        content.extend(blob);
        let _ = write_whole(&path, &[blake3::hash(&content).as_bytes(), content.as_slice()]);
    }

    fn path(&self, key: &Hash) -> Option<PathBuf> {
        let hex = key.to_hex();
        Some(self.folder.as_ref()?.join(&hex[..2]).join(&hex[2..]))
    }
}

/// A key of named parts; lengths go in as well, so that no two lists of parts meet.
pub struct Key(Hasher);

impl Key {
    /// Starts a key for one kind of thing.
    pub fn new(kind: &str) -> Self {
        Self(Hasher::new()).with(kind)
    }

    /// Adds a part.
    #[must_use]
    pub fn with(mut self, part: impl AsRef<[u8]>) -> Self {
        let part = part.as_ref();
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    /// The key.
    pub fn finish(&self) -> Hash {
        self.0.finalize()
    }
}

/// Writes a file whole or not at all.
fn write_whole(path: &Path, parts: &[&[u8]]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    // Two packers, or two threads of one, may make the same thing at the same time.
    let name = format!(".{}-{:?}", std::process::id(), std::thread::current().id());
    let temporary = folder.join(name.replace(['(', ')'], ""));
    let written = std::fs::File::create(&temporary)
        .and_then(|mut file| parts.iter().try_for_each(|part| file.write_all(part)))
        .and_then(|()| std::fs::rename(&temporary, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_found_and_what_was_damaged_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::new(folder.path());
        let key = Key::new("test").with("a").finish();
        assert!(cache.get::<u32>(&key).is_none());
        cache.put(&key, &7_u32, b"blob");
        assert_eq!(cache.get::<u32>(&key), Some((7, b"blob".to_vec())));

        let path = cache.path(&key).expect("a path");
        let mut bytes = std::fs::read(&path).expect("there");
        for damage in [0, 33, bytes.len() - 1] {
            bytes[damage] ^= 1;
            std::fs::write(&path, &bytes).expect("written");
            assert!(cache.get::<u32>(&key).is_none());
            bytes[damage] ^= 1;
        }
        for length in [0, 10, 32, 34] {
            std::fs::write(&path, &bytes[..length]).expect("written");
            assert!(cache.get::<u32>(&key).is_none());
        }
    }

    #[test]
    fn the_border_between_parts_counts() {
        let key = |a: &str, b: &str| Key::new("x").with(a).with(b).finish();
        assert_ne!(key("ab", "c"), key("a", "bc"));
    }

    #[test]
    fn no_cache_keeps_nothing() {
        let key = Key::new("x").finish();
        Cache::none().put(&key, &1_u8, b"");
        assert!(Cache::none().get::<u8>(&key).is_none());
    }
}
