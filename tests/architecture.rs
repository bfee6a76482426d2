//! The rules of the house that a machine can hold. `docs/architecture.md` says why they stand.
//!
//! A rule that is in the way may be wrong: change it here and in that page, with the reason.

mod dependencies;
mod manifests;
mod sources;
mod sql;
mod words;

pub(crate) use words::is_bangla;

use crate::rust_text::{Parted, line_of, part, without_tests};
use std::path::{Path, PathBuf};
use tests::tree;

/// Crates that compute and nothing else: no file, no network, no clock, no thread.
const PURE: [&str; 8] = ["model", "scene", "activity", "typing", "bijoy", "wire", "learn", "desk"];

/// One Rust or Slint file, parted once for every rule.
struct Source {
    path: PathBuf,
    text: String,
    parted: Parted,
}

impl Source {
    fn open(path: PathBuf) -> Self {
        let text = tree::read(&path);
        let parted = part(&text);
        Self { path, text, parted }
    }

    fn line(&self, at: usize) -> usize {
        line_of(&self.text, at)
    }

    /// Every place in the code, not in comments or literals, where `words` stand.
    fn lines_with<'a>(&'a self, words: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.parted.code.match_indices(words).map(|(at, _)| self.line(at))
    }
}

/// Every Rust file of the crates that `is_meant` names, tests taken out.
fn shipped_rust(is_meant: impl Fn(&str) -> bool) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in tree::files("", ".rs") {
        let owner = tree::crate_of(&path);
        if owner != "tests" && is_meant(owner) && !is_test(&path) {
            let mut source = Source::open(path);
            source.parted = without_tests(source.parted);
            sources.push(source);
        }
    }
    sources
}

/// Whether a whole file is test code: `src/app/tests/…`, `benches/…`, `tests.rs`, `seal_tests.rs`.
fn is_test(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.iter().any(|part| part == "tests" || part == "benches")
        || stem == "tests"
        || stem.ends_with("_tests")
}
