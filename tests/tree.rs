//! The project's files as a test sees them, and the complaints that it finds in them.

use std::fs;
use std::path::{Path, PathBuf};

/// The project's root folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests live one folder below the root")
}

/// Every file below `folder` whose name ends in `ending`, as sorted paths from the root.
///
/// Hidden folders and build output are left out. A folder that does not exist has no files.
pub fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.map(|entry| entry.expect("a readable folder")) {
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.to_string_lossy();
            if path.is_dir() {
                if !name.starts_with('.') && name != "target" {
                    open.push(path);
                }
            } else if name.ends_with(ending) {
                found.push(path.strip_prefix(root()).expect("below the root").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// The text of a file, by its path from the root.
///
/// # Panics
/// If there is no such file or it is not UTF-8.
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The crate to which a file belongs: `src/wire/seal.rs` is of `wire`, `ui/app.slint` of `ui`.
pub fn crate_of(path: &Path) -> &str {
    let mut parts = path.iter().filter_map(|part| part.to_str());
    match parts.next() {
        Some("src") => parts.next().unwrap_or_default(),
        first => first.unwrap_or_default(),
    }
}

/// Everything that breaks one rule, reported together so that it can be mended in one go.
#[derive(Default)]
pub struct Complaints(Vec<String>);

impl Complaints {
    /// Notes what is wrong in a line of a file.
    pub fn add(&mut self, path: &Path, line: usize, what: impl AsRef<str>) {
        self.0.push(format!("{}:{line}: {}", path.display(), what.as_ref()));
    }

    /// Passes if nothing was noted.
    ///
    /// # Panics
    /// If something was: with every complaint, and with what to do about it.
    #[track_caller]
    pub fn expect_none(self, what_to_do: &str) {
        assert!(self.0.is_empty(), "\n{}\nWhat to do: {what_to_do}\n", self.0.join("\n"));
    }
}
