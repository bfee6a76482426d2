//! Why a bundle could not be opened, read or written.

use std::path::PathBuf;
use wire::{KeyId, ManifestError};

/// Why a bundle was refused as a whole.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another kind of file.
    #[error("{} is not a Jonaki bundle; check that the right file was chosen", path.display())]
    NotABundle {
        /// The file.
        path: PathBuf,
    },
    /// Cut short, or damaged so that SQLite cannot read it.
    #[error("{} is torn or damaged; copy or download it again", path.display())]
    Torn {
        /// The file.
        path: PathBuf,
    },
    /// Changed since it was sealed.
    #[error(
        "`{path}` in the bundle is not what was sealed; get the bundle anew from its publisher"
    )]
    Edited {
        /// Path of the manifest, or `header`, `schema`, `manifest`, `manifest/<page>`.
        path: String,
    },
    /// Written in a newer format.
    #[error(
        "the bundle has format {format} and this player knows formats up to {known}; update the player"
    )]
    FromTheFuture {
        /// The bundle's.
        format: u32,
        /// The newest that is known.
        known: u16,
    },
    /// Written in a format that is no longer read.
    #[error(
        "the bundle has format {format} and this player reads formats from {oldest}; get a newer bundle"
    )]
    TooOld {
        /// The bundle's.
        format: u32,
        /// The oldest that is still read.
        oldest: u16,
    },
    /// Holds activities that this player does not have.
    #[error("the bundle needs player {needs} and this is player {player}; update the player")]
    NeedsPlayer {
        /// What the bundle asks for.
        needs: u16,
        /// What this is.
        player: u16,
    },
    /// Nobody vouches for it.
    #[error("the bundle has no seal; seal it with the packer or get it from its publisher")]
    Unsealed,
    /// Somebody vouches for it whom this device does not know.
    #[error(
        "the bundle is sealed by key {key}, which is not trusted here; add its public key or get the bundle from its publisher"
    )]
    UnknownKey {
        /// The id that the seal names.
        key: KeyId,
    },
    /// An index without its blobs.
    #[error("{} is an index and no folder `blobs` stands beside it or beside its folder; give the blob store", path.display())]
    NoStore {
        /// The index file.
        path: PathBuf,
    },
    /// The linked SQLite is too old to be trusted with the file.
    #[error("the linked SQLite {version} is older than 3.51.3; build with a newer one")]
    OldSqlite {
        /// The linked version.
        version: &'static str,
    },
    /// The operating system refused.
    #[error("{} could not be read; check that it exists and may be read", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// SQLite refused for a reason that says nothing against the bundle.
    #[error("SQLite could not read the bundle; try again and check memory and storage")]
    Sqlite(#[source] rusqlite::Error),
}

/// Why something could not be read from an open bundle.
///
/// The rest of the bundle stays usable.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The bundle never had it.
    #[error("`{path}` is not in the bundle; check the key and pack it")]
    Unknown {
        /// Path of the manifest.
        path: String,
    },
    /// Changed since it was sealed.
    #[error(
        "`{path}` in the bundle is not what was sealed; get the bundle anew from its publisher"
    )]
    Edited {
        /// Path of the manifest, or `schema`, `manifest/<page>`.
        path: String,
    },
    /// Sealed like this, but of no use: the packer's mistake.
    #[error("`{path}` in the bundle cannot be understood ({why}); pack it again")]
    Unreadable {
        /// Path of the manifest.
        path: String,
        /// What was wrong.
        why: String,
    },
    /// The file is damaged.
    #[error("the bundle file is damaged; copy or download it again")]
    Torn,
    /// The operating system refused.
    #[error("{} could not be read; check the storage", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// SQLite refused for a reason that says nothing against the bundle.
    #[error("SQLite could not read the bundle; try again and check memory and storage")]
    Sqlite(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for ReadError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, Unknown};
        match error.sqlite_error_code() {
            Some(DatabaseCorrupt | NotADatabase) => Self::Torn,
            // A missing table or column, or a value of another type: the queries are fixed,
            // so it is the file that was changed.
            Some(Unknown) => Self::Edited { path: "schema".into() },
            Some(_) => Self::Sqlite(error),
            None => Self::Edited { path: "schema".into() },
        }
    }
}

/// Why a bundle could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Given twice.
    #[error("{what} was given to the bundle twice, or its place is taken; give each thing once")]
    Twice {
        /// What.
        what: String,
    },
    /// Something that is named but was never given.
    #[error("{what} has no {lacks}; give it to the bundle before finishing")]
    Dangling {
        /// Who names it.
        what: String,
        /// What is missing.
        lacks: String,
    },
    /// An id that cannot stand in a manifest.
    #[error(
        "`{id}` cannot be the id of a {what}; use plain ASCII, and `/` only in keys of art and sounds"
    )]
    Id {
        /// What it should name.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// A blob that no player would read.
    #[error("a blob of {size} bytes is larger than a bundle may hold (64 MiB); make it smaller")]
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// A channel that could not be offered from every server and card.
    #[error(
        "the channel `{channel}` cannot be offered; rename it to 1 to 64 small letters, digits and -"
    )]
    Channel {
        /// Its id.
        channel: String,
    },
    /// The description of the release could not be made.
    #[error("the release could not be described")]
    Description(#[from] wire::release::DescriptionError),
    /// The manifest could not be made.
    #[error("the bundle's manifest could not be written")]
    Manifest(#[from] ManifestError),
    /// The bundle that was to be copied could not be read.
    #[error("the bundle that was to be copied could not be read")]
    Read(#[from] ReadError),
    /// A value that has no JSON form.
    #[error("a value of the bundle could not be written as JSON")]
    Json(#[from] serde_json::Error),
    /// The operating system refused.
    #[error("{} could not be written; check the path and the free space", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
    /// SQLite refused.
    #[error("SQLite could not write the bundle; check the free space")]
    Sqlite(#[from] rusqlite::Error),
    /// The linked SQLite is too old to be trusted with the file.
    #[error("the linked SQLite {version} is older than 3.51.3; build with a newer one")]
    OldSqlite {
        /// The linked version.
        version: &'static str,
    },
}
