//! Small files that must be whole or not there, and that nobody else may read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file whole: beside, flushed, renamed, and the folder flushed.
///
/// # Errors
/// Of the disk; what stood there before still does.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&part, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Makes a folder that nobody else may look into, and those above it that are missing.
///
/// When it returns, a power cut does not take the folder away: what is flushed within it would
/// be lost with its name.
///
/// # Errors
/// Of the disk.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let above = |folder: &&Path| folder.parent().is_some_and(|above| !above.as_os_str().is_empty());
    let missing = folder.ancestors().filter(|folder| !folder.exists()).count();
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    // The folder itself even where it was there: an earlier start may have been cut short here.
    for made in folder.ancestors().take(missing.max(1)).filter(above) {
        if let Some(above) = made.parent() {
            File::open(above)?.sync_all()?;
        }
    }
    Ok(())
}
