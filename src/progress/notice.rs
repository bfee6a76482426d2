//! What an adult should hear about the record, without ever stopping a child.

use model::StreamId;
use std::path::PathBuf;

/// Something that happened to the record and was dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The log was damaged; the damaged file was kept under another name.
    LogSetAside {
        /// The damaged file.
        kept_as: PathBuf,
        /// Events that were taken over.
        n_salvaged: u64,
        /// Events that could be read but not placed; they are in the kept file only.
        n_left: u64,
    },
    /// The tablet began a new copy of its log; a server should be told.
    NewStream {
        /// The new stream.
        stream: StreamId,
        /// What looked odd.
        why: NewStreamWhy,
    },
    /// The folded state was of no use and was folded anew from the log.
    StateRebuilt,
    /// The state could not be written to the disk and is kept in memory for now.
    StateInMemory,
    /// The reserve for the last answers is missing: the disk is nearly full.
    SpaceLow,
}

/// Why a new stream was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NewStreamWhy {
    /// The tablet is not the one that wrote the log: its data was copied.
    Cloned,
    /// The file with the tablet's id was lost or torn.
    DeviceLost,
    /// Whoever restored a backup said so.
    Restored,
    /// The log is older than what has already left the tablet.
    WentBack,
    /// What has already left differs from what the log says.
    Forked,
    /// It is not known any more what has left the tablet.
    MarkLost,
    /// The log file was gone although something had been written before.
    LogLost,
    /// The log was damaged and set aside.
    LogDamaged,
    /// A server's receipt does not match the log.
    ReceiptMismatch,
}
