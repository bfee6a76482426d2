//! What stops the server, told to whoever started it.

use crate::storage::StorageError;
use std::io;
use std::path::{Path, PathBuf};

/// Why the server cannot start or go on.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file or folder.
    #[error("cannot {doing} {}: {source}; see to the disk and its permissions, or name another folder with --data", path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// A key file is not what it should be.
    #[error("{} is no sound key file; put the file back from a backup, or restore the school from its recovery sheet into an empty folder", path.display())]
    Key {
        /// The file.
        path: PathBuf,
    },
    /// The system gave no random numbers.
    #[error("the system gave no random numbers for a new key: {0}; try again")]
    Random(#[from] getrandom::Error),
    /// The TLS certificate cannot be made.
    #[error("the certificate for TLS cannot be made: {0}")]
    Tls(String),
    /// The database.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// An address cannot be listened on.
    #[error(
        "cannot listen on {address}: {source}; is another server running? Name another address with --listen"
    )]
    Listen {
        /// The address.
        address: String,
        /// Why it failed.
        source: io::Error,
    },
}

impl Fault {
    /// Names the file that an error of the disk is about.
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { doing, path, source }
    }
}
