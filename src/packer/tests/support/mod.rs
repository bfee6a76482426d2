//! Copies of the good channel, to be broken or built.
#![allow(dead_code, reason = "each test file uses its own part of this")]

pub(crate) mod archives;

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A copy of `tests/good` in a folder of its own.
pub(crate) struct Workshop {
    pub(crate) folder: TempDir,
}

impl Workshop {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&here().join("good"), folder.path());
        Self { folder }
    }

    /// The channel's folder.
    pub(crate) fn channel(&self) -> PathBuf {
        self.folder.path().join("tiny")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("there")
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, content).expect("written");
    }

    pub(crate) fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, text.replace(from, to));
    }
}

/// The files below a folder with their bytes.
pub(crate) fn tree(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap_or_default());
        }
    }
    found
}

/// The folder of these tests.
pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Copies what is in a folder over another.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("there") {
        let entry = entry.expect("readable");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// A recording: a tone of so many milliseconds between short silences, as WAV.
pub(crate) fn tone(ms: u32) -> Vec<u8> {
    packer::media::wav(
        &rest(100).chain(sound(ms.saturating_sub(200))).chain(rest(100)).collect::<Vec<_>>(),
    )
}

/// A recording of tones of so many milliseconds, with silences before, between and after them.
pub(crate) fn tones(each: &[u32], silence: u32) -> Vec<u8> {
    let tones = each.iter().flat_map(|ms| rest(silence).chain(sound(*ms)));
    packer::media::wav(&tones.chain(rest(silence)).collect::<Vec<_>>())
}

fn sound(ms: u32) -> impl Iterator<Item = f32> {
    (0..ms * 24).map(|at| (at as f32 * 0.1).sin() * 0.27)
}

fn rest(ms: u32) -> impl Iterator<Item = f32> {
    std::iter::repeat_n(0.0, ms as usize * 24)
}
