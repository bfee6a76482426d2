//! Where things lie on this machine.

use std::io;
use std::path::{Path, PathBuf};

/// The data folder: `--data`, else `$JONAKI_DATA`, else `jonaki` in the user's data home.
pub fn data(given: Option<&Path>) -> PathBuf {
    // Absolute, because fontconfig takes no other path.
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Some(given) = given {
        return absolute(given);
    }
    if let Some(named) = std::env::var_os("JONAKI_DATA") {
        return absolute(Path::new(&named));
    }
    let home =
        |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    home("XDG_DATA_HOME")
        .or_else(|| home("HOME").map(|home| home.join(".local/share")))
        .unwrap_or_else(std::env::temp_dir)
        .join("jonaki")
}

/// Where lessons are installed, with the keys that this tablet trusts.
///
/// # Errors
/// As [`trusted_keys`].
pub fn shelf(data: &Path) -> io::Result<bundle::Shelf> {
    Ok(bundle::Shelf::new(data, &trusted_keys(data)?))
}

/// The keys whose seals this tablet trusts: every `*.pub` in the data folder's `keys`, and
/// the developer's own key, where lessons were packed on this machine.
///
/// # Errors
/// When a key file cannot be read; files and folders that are not there mean no keys.
pub fn trusted_keys(data: &Path) -> io::Result<wire::seal::TrustedKeys> {
    let folder = data.join("keys");
    let mut files = vec![data.join("developer.pub")];
    if folder.is_dir() {
        let entries = std::fs::read_dir(&folder)?.filter_map(Result::ok);
        files.extend(entries.map(|entry| entry.path()));
    }
    files.sort();
    let mut text = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "pub")) {
        if file.is_file() {
            text.push_str(&std::fs::read_to_string(file)?);
        }
    }
    wire::seal::TrustedKeys::parse(&text)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
