//! Removes what no release needs any more.

use super::files::Named;
use super::state::{Channel, State};
use super::{Shelf, is_hash, list};
use crate::install::InstallError;
use crate::portion::Part;
use crate::reader::Bundle;
use std::collections::HashSet;
use std::path::Path;

/// What was removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

impl Shelf {
    /// Removes indexes that are neither in use nor to fall back to, and every blob that no
    /// bundle needs with what is left out of it, nor a release under way, nor `is_kept` by its
    /// hash: voices of messages, for instance, which lie in the same store.
    ///
    /// # Errors
    /// [`InstallError::Busy`] while something is installed. When a bundle that is to be kept
    /// cannot be read, nothing is removed: who cannot tell what is needed throws nothing away.
    pub fn sweep(&self, is_kept: impl Fn(&str) -> bool) -> Result<Swept, InstallError> {
        let _lock = self.lock()?;
        let state = self.state()?;
        let is_kept_channel = |channel: &&Channel| !channel.goes_without(&Part::Whole);
        let in_use = |root: &str| {
            state.channels.values().filter(is_kept_channel).any(|channel| channel.uses(root))
        };
        let mut kept = HashSet::new();
        for (path, file) in self.files()? {
            if !matches!(&file, Named::Index(root) if !in_use(root)) {
                match self.open_file(&path, &file, &state) {
                    Ok(bundle) => add_blobs(&bundle, &mut kept)?,
                    // Somebody's file that is no bundle needs no blobs.
                    Err(_) if file == Named::File => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        self.keep_incoming(&state, &mut kept)?;
        let mut swept = Swept::default();
        for path in list(&self.data.join("bundles"))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let (root, ending) = name.split_once('.').unwrap_or_default();
            let is_ours = is_hash(root) && matches!(ending, "index" | "offer" | "part");
            if is_ours && !in_use(root) {
                self.remove(&path, &mut swept)?;
            }
        }
        for folder in list(self.store().folder())? {
            for path in list_folder(&folder)? {
                let hash = [&folder, &path].map(|path| path.file_name().unwrap_or_default());
                let hash = hash.map(|name| name.to_string_lossy()).concat();
                if is_hash(&hash) && !kept.contains(&hash) && !is_kept(&hash) {
                    self.remove(&path, &mut swept)?;
                }
            }
        }
        Ok(swept)
    }

    /// Blobs of a release under way are in the store before anything names them.
    fn keep_incoming(&self, state: &State, kept: &mut HashSet<String>) -> Result<(), InstallError> {
        let trust = self.trust()?;
        for folder in list(&self.data.join("incoming"))? {
            let index = folder.join("index");
            if let Ok(bundle) = Bundle::open_with_store(&index, self.store().folder(), &trust) {
                let left_out = state.channel(&bundle.header().channel).left_out;
                add_blobs(&bundle.go_without(&left_out), kept)?;
            }
        }
        Ok(())
    }

    /// Removes a file and counts it.
    pub(super) fn remove(&self, path: &Path, swept: &mut Swept) -> Result<(), InstallError> {
        let io = |source| InstallError::Io { path: path.to_owned(), source };
        swept.bytes += std::fs::metadata(path).map_err(io)?.len();
        swept.files += 1;
        self.disk.remove(path).map_err(io)
    }
}

fn list_folder(path: &Path) -> Result<Vec<std::path::PathBuf>, InstallError> {
    if path.is_dir() { list(path) } else { Ok(Vec::new()) }
}

fn add_blobs(bundle: &Bundle, kept: &mut HashSet<String>) -> Result<(), InstallError> {
    let manifest = bundle.manifest()?;
    let spared = bundle.spared()?;
    let blobs = manifest.entries().iter().filter_map(|entry| entry.path.strip_prefix("blob/"));
    kept.extend(blobs.filter(|blob| !spared.contains(*blob)).map(str::to_owned));
    Ok(())
}
