//! A picture that moves, taken into a lesson as frames that a figure shows in turn.

use super::{ImportError, Imported, io, moving, quoted, write_new};
use crate::export::Lost;
use crate::folder;
use crate::tables::is_id;
use std::path::Path;

/// A larger picture no tablet could show.
const MOST_BYTES: u64 = 64 << 20;

/// The frames that were written, and the motion that shows them.
pub struct Strip {
    /// What came of it.
    pub imported: Imported,
    /// What is to be written into the figure's `do`.
    pub motion: String,
    /// The figure's `art`.
    pub art: String,
}

/// Whether a file is a picture that may move, by its ending.
pub fn is_picture(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["gif", "png", "apng", "webp", "json", "lottie"].contains(&ending.as_str())
}

/// Writes the frames of `file` into `art` of the lesson in `lesson`, whose own file stays as it is.
///
/// # Errors
/// [`ImportError`]; a frame that was written before stays.
pub fn import(file: &Path, lesson: &Path) -> Result<Strip, ImportError> {
    let moving = |why: String| ImportError::Moving { path: file.to_owned(), why };
    if !lesson.join("lesson.toml").is_file() {
        return Err(ImportError::NoLesson(lesson.to_owned()));
    }
    let bytes = folder::read(file, MOST_BYTES).map_err(|refused| match refused {
        folder::Refused::Unreadable(why) => io(file)(why),
        folder::Refused::TooLarge => ImportError::TooLarge(file.to_owned()),
        folder::Refused::NoFile | folder::Refused::Outside => ImportError::Unknown(file.to_owned()),
    })?;
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    if ending == "json" || ending == "lottie" {
        return Err(ImportError::Lottie(file.to_owned()));
    }
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if !is_id(&name) {
        return Err(ImportError::Name(file.to_owned()));
    }
    let frames = moving::frames(&bytes).map_err(|why| moving(why.to_string()))?;
    let frames = frames.filter(|frames| frames.pictures.len() > 1);
    let frames = frames.ok_or_else(|| moving("1".to_owned()))?;
    let mut imported = Imported::default();
    let names: Vec<String> = (1..=frames.pictures.len()).map(|n| format!("{name}-{n}")).collect();
    let paths = names.iter().map(|name| lesson.join("art").join(format!("{name}.png")));
    let paths: Vec<_> = paths.collect();
    // All or none: half a strip would only be in the way of the next try.
    if let Some(there) = paths.iter().find(|path| path.exists()) {
        return Err(ImportError::Exists(there.clone()));
    }
    for (path, png) in paths.into_iter().zip(&frames.pictures) {
        write_new(&path, png)?;
        imported.written.push(path);
    }
    if frames.pictures.len() < frames.of {
        let what = format!("{name}: {}/{}", frames.pictures.len(), frames.of);
        imported.lost.push(Lost { key: "pack-lost-frames", what });
    }
    let shown: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let motion = format!("{{ walk = [{}], every = {:.2} }}", shown.join(", "), frames.every);
    Ok(Strip { imported, motion, art: names[0].clone() })
}
