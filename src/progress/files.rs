//! Small files that must survive a power cut.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Replaces a file so that after a power cut either the old or the new one is there, whole.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = File::create(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&part, path)?;
    sync_parent(path)
}

/// Makes a folder, with those above it that are missing, so that a power cut leaves them there.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    let above = match path.parent() {
        Some(above) if above.as_os_str().is_empty() => Path::new("."),
        Some(above) => above,
        None => return Ok(()),
    };
    if path.is_dir() {
        // Somebody may have made it a moment ago and not flushed its name. Where we may not
        // do that either, the system made it.
        let _ = sync_parent(path);
        return Ok(());
    }
    make_folder(above)?;
    match fs::create_dir(path) {
        Err(error) if !path.is_dir() => Err(error),
        _ => sync_parent(path),
    }
}

/// Makes renames and new files in the folder of `path` durable.
pub(crate) fn sync_parent(path: &Path) -> io::Result<()> {
    match path.parent() {
        // Only Unix can flush a folder; elsewhere a rename is durable by itself.
        Some(folder) if cfg!(unix) => {
            let here = folder.as_os_str().is_empty();
            File::open(if here { Path::new(".") } else { folder })?.sync_all()
        }
        _ => Ok(()),
    }
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
