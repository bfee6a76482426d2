//! What can go wrong, told to a developer: what, where, what next.

use model::StreamId;
use std::io;
use std::path::PathBuf;

/// Why the record of this tablet could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it.
    #[error("{} is in use by another process; end that one first", dir.display())]
    InUse {
        /// The data directory.
        dir: PathBuf,
    },
    /// A file could not be read or written.
    #[error("cannot {doing} {}: {source}; see to the disk and its permissions", path.display())]
    Io {
        /// What was tried.
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// A database failed for another reason than damage.
    #[error("cannot open {file}: {source}; see to the disk and try again")]
    Sql {
        /// `log.db` or `state.db`.
        file: &'static str,
        /// Why it failed.
        source: rusqlite::Error,
    },
    /// A later program wrote this log.
    #[error("{file} has version {found}, this program knows {known}; install the newer program")]
    TooNew {
        /// `log.db`.
        file: &'static str,
        /// In the file.
        found: i64,
        /// By this program.
        known: i64,
    },
    /// A setting on which the promise of durability rests was not taken.
    #[error("{file} has {pragma} = {found} although it was set otherwise; do not record here")]
    Setting {
        /// `log.db` or `state.db`.
        file: &'static str,
        /// The setting.
        pragma: &'static str,
        /// What was read back.
        found: String,
    },
    /// The linked SQLite can lose a write-ahead log.
    #[error("SQLite {found} has the write-ahead-log reset bug; link 3.51.3 or newer")]
    OldSqlite {
        /// As `3.51.2`.
        found: &'static str,
    },
    /// The system gave no random numbers.
    #[error("the system gave no random numbers for a new id: {0}; try again")]
    Random(#[from] getrandom::Error),
}

/// Why an event or a note about the log could not be written. Nothing of it was stored.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// No room, and the reserve is used up.
    #[error("the disk is full although the reserve was released; free some space and record again")]
    DiskFull,
    /// The log is damaged.
    #[error("log.db is damaged: {0}; open the record anew, which sets the damaged file aside")]
    Damaged(rusqlite::Error),
    /// The database failed for another reason.
    #[error("cannot write to log.db: {0}; try again")]
    Sql(rusqlite::Error),
    /// The event has no CBOR form.
    #[error("the event cannot be written as CBOR: {0}; mend its type")]
    Encode(String),
    /// The `sent_hw` files could not be written.
    #[error("cannot note what is about to leave: {0}; send nothing and try again")]
    Mark(io::Error),
    /// The log has no such event, or another one.
    #[error("stream {stream} has no event {seq} with that head; read the log again and send that")]
    Unknown {
        /// The stream.
        stream: StreamId,
        /// The number.
        seq: u64,
    },
    /// The system gave no random numbers.
    #[error("the system gave no random numbers for a new stream: {0}; try again")]
    Random(getrandom::Error),
}

/// Why something could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The database failed.
    #[error("cannot read the record: {0}; open it anew, which checks and mends it")]
    Sql(#[from] rusqlite::Error),
    /// A body that this program cannot read.
    #[error("event {seq} of stream {stream} cannot be read: {source}; a newer program may")]
    Body {
        /// The stream.
        stream: StreamId,
        /// The number.
        seq: u64,
        /// What CBOR says.
        source: ciborium::de::Error<io::Error>,
    },
    /// A folded value that this program cannot read.
    #[error("state.db holds a {0} that cannot be read; delete state.db, it is folded anew")]
    State(&'static str),
}
