//! The publisher's key: made once, kept by whoever publishes, never overwritten.

use std::path::{Path, PathBuf};
use wire::SecretKey;

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// There is a file of this name already.
    #[error("{} is there already; a key is never overwritten", .0.display())]
    Exists(PathBuf),
    /// It is not a key.
    #[error("{} is not the secret half of a key", .0.display())]
    NotAKey(PathBuf),
    /// The system gives no random bytes.
    #[error("this computer gives no random numbers, without which no key can be made")]
    Random,
}

/// Reads a key file.
pub fn read(path: &Path) -> Result<SecretKey, KeyError> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| KeyError::Io { path: path.to_owned(), source })?;
    SecretKey::parse(&text).map_err(|_| KeyError::NotAKey(path.to_owned()))
}

/// Makes a key: the secret half at `path`, the public half beside it with the ending `.pub`.
pub fn make(path: &Path) -> Result<SecretKey, KeyError> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| KeyError::Random)?;
    let key = SecretKey::from_bytes(&random);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|source| KeyError::Io { path: folder.to_owned(), source })?;
    }
    write_new(path, &key.to_text(), true)?;
    write_new(&public_path(path), &key.public().to_text(), false)?;
    Ok(key)
}

/// Reads the developer's key of a data folder, or makes it the first time.
pub fn developer(data: &Path) -> Result<SecretKey, KeyError> {
    let path = data.join("developer.key");
    match make(&path) {
        Err(KeyError::Exists(_)) => read(&path),
        made => made,
    }
}

/// Where the public half of a key lies.
pub fn public_path(path: &Path) -> PathBuf {
    path.with_extension("pub")
}

fn write_new(path: &Path, text: &str, secret: bool) -> Result<(), KeyError> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let io = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::AlreadyExists => KeyError::Exists(path.to_owned()),
        _ => KeyError::Io { path: path.to_owned(), source },
    };
    options.open(path).and_then(|mut file| file.write_all(text.as_bytes())).map_err(io)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_developers_key_is_made_once_and_then_read() {
        let data = tempfile::tempdir().expect("a folder");
        let first = developer(data.path()).expect("made");
        let second = developer(data.path()).expect("read");
        assert_eq!(first.to_text(), second.to_text());
        let public = std::fs::read_to_string(data.path().join("developer.pub")).expect("there");
        assert_eq!(public, first.public().to_text());
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let data = tempfile::tempdir().expect("a folder");
        let path = data.path().join("a.key");
        make(&path).expect("made");
        assert!(matches!(make(&path), Err(KeyError::Exists(_))));
        std::fs::write(&path, "nonsense").expect("written");
        assert!(matches!(read(&path), Err(KeyError::NotAKey(_))));
    }
}
