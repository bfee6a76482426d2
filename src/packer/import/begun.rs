//! A lesson's folder under way: it is made beside its place, and stands there whole or not at all.

use super::{ImportError, io, write_new};
use crate::document;
use crate::finding::Findings;
use std::path::{Path, PathBuf};

/// A lesson that is being made.
pub(super) struct Begun {
    /// Where it is to stand.
    home: PathBuf,
    /// Where it is made: hidden, so that no check reads half of it.
    part: PathBuf,
    /// Its id.
    pub(super) id: String,
    written: Vec<PathBuf>,
}

impl Begun {
    /// Begins a lesson in a folder that is not there yet, or is empty; it lies in its channel.
    pub(super) fn new(folder: &Path) -> Result<Self, ImportError> {
        let home = std::path::absolute(folder).map_err(io(folder))?;
        let id = id_of(&home)?;
        let is_empty =
            |home: &Path| std::fs::read_dir(home).is_ok_and(|mut inside| inside.next().is_none());
        if home.symlink_metadata().is_ok() && !is_empty(&home) {
            return Err(ImportError::Exists(home));
        }
        let name = home.file_name().unwrap_or_default().to_string_lossy();
        let part = home.with_file_name(format!(".{name}.{}.part", std::process::id()));
        // Whatever stands there is of an earlier process of this number.
        let _ = std::fs::remove_dir_all(&part);
        std::fs::create_dir(&part).map_err(io(&part))?;
        Ok(Self { home, part, id, written: Vec::new() })
    }

    /// Writes a file of the lesson; `name` is ours, such as `art/page-1.png`.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), ImportError> {
        write_new(&self.part.join(name), bytes)?;
        self.written.push(self.home.join(name));
        Ok(())
    }

    /// The language in which the bird of the channel speaks.
    pub(super) fn prompts(&self) -> String {
        prompts(&self.home)
    }

    /// Where the drawings lie that every channel may use.
    pub(super) fn kit(&self) -> PathBuf {
        let channel = self.home.parent().unwrap_or(&self.home);
        channel.parent().unwrap_or(channel).join("kit")
    }

    /// The files so far, where they will be.
    pub(super) fn written(&self) -> &[PathBuf] {
        &self.written
    }

    /// Puts the lesson where it is to stand.
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>, ImportError> {
        std::fs::rename(&self.part, &self.home).map_err(io(&self.home))?;
        Ok(std::mem::take(&mut self.written))
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        // Finished, it is gone already; else nobody needs what there is.
        let _ = std::fs::remove_dir_all(&self.part);
    }
}

/// The language in which the bird of the channel around a lesson speaks.
pub(super) fn prompts(lesson: &Path) -> String {
    let home = std::path::absolute(lesson).unwrap_or_else(|_| lesson.to_owned());
    // What is wrong with the channel is told by `check`.
    let document = document::read(&home.with_file_name("channel.toml"), &mut Findings::default());
    let said =
        document.and_then(|document| document.root.get("prompts")?.text().map(str::to_owned));
    said.unwrap_or_else(|| "bn".to_owned())
}

/// The lesson's id: that of its channel's folder, and its own.
fn id_of(folder: &Path) -> Result<String, ImportError> {
    let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let channel = folder.parent().filter(|channel| channel.join("channel.toml").is_file());
    let channel = channel.ok_or_else(|| ImportError::NoChannel(folder.to_owned()))?;
    let name = |of: &Path| {
        let name = of.file_name().and_then(std::ffi::OsStr::to_str);
        let name = name.filter(|name| name.chars().all(is_good));
        name.map(str::to_owned).ok_or_else(|| ImportError::Name(of.to_owned()))
    };
    Ok(format!("{}-{}", name(channel)?, name(folder)?))
}
