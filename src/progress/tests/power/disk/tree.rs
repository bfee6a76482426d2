//! A folder with all that is in it, as a value.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files with their bytes and folders with `None`, by their paths from the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree(pub(crate) BTreeMap<PathBuf, Option<Vec<u8>>>);

impl Tree {
    /// Reads all that is below `root`.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self::default();
        let mut open = vec![PathBuf::new()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(root.join(&folder))? {
                let path = folder.join(entry?.file_name());
                let full = root.join(&path);
                let bytes = if full.is_dir() { None } else { Some(fs::read(full)?) };
                if bytes.is_none() {
                    open.push(path.clone());
                }
                tree.0.insert(path, bytes);
            }
        }
        Ok(tree)
    }

    /// Makes `root` anew with all of this and nothing else in it.
    pub(crate) fn write(&self, root: &Path) -> io::Result<()> {
        if root.exists() {
            fs::remove_dir_all(root)?;
        }
        fs::create_dir(root)?;
        for (path, bytes) in &self.0 {
            match bytes {
                Some(bytes) => fs::write(root.join(path), bytes)?,
                None => fs::create_dir(root.join(path))?,
            }
        }
        Ok(())
    }

    /// A file's bytes.
    pub(crate) fn file(&self, path: &str) -> Option<&[u8]> {
        self.0.get(Path::new(path))?.as_deref()
    }
}
