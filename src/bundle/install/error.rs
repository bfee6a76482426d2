//! Why a release was not installed.

use crate::error::{OpenError, ReadError, WriteError};
use crate::portion::Part;
use std::path::PathBuf;
use wire::release::DescriptionError;
use wire::signed::SignedError;

/// Why a release was not installed. What is in use stays in use.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// The description is none, or nobody who is trusted sealed it.
    #[error(transparent)]
    Description(#[from] DescriptionError),
    /// The statement is none, or nobody who is trusted sealed it.
    #[error("the statement of releases is refused")]
    Statement(#[source] SignedError),
    /// A later statement was taken before.
    #[error("the statement of releases has number {no} and {known} came before; fetch a newer one")]
    OldStatement {
        /// As it says.
        no: u64,
        /// The highest that was taken.
        known: u64,
    },
    /// Made for a later version of the program.
    #[error(
        "release {release} of {channel} needs a newer program (format {format}, player {player}); update the program first"
    )]
    NeedsNewer {
        /// The channel.
        channel: String,
        /// The release.
        release: u64,
        /// The format that it has.
        format: u16,
        /// The player that it needs.
        player: u16,
    },
    /// Made in a format that is no longer read.
    #[error("release {release} of {channel} has the old format {format}; get a later release")]
    TooOld {
        /// The channel.
        channel: String,
        /// The release.
        release: u64,
        /// The format that it has.
        format: u16,
    },
    /// Older than what is in use or was seen.
    #[error(
        "release {release} of {channel} is older than {known}, which is known here; get the later one"
    )]
    Rollback {
        /// The channel.
        channel: String,
        /// As it was offered.
        release: u64,
        /// The highest that is known.
        known: u64,
    },
    /// Another content under a number that is taken.
    #[error(
        "release {release} of {channel} is not the one that was seen before under this number; the publisher has to give it a higher one"
    )]
    Twin {
        /// The channel.
        channel: String,
        /// The number.
        release: u64,
    },
    /// Given up before, since the app did not come up with it.
    #[error("release {release} of {channel} was given up on this tablet; wait for the next one")]
    Failed {
        /// The channel.
        channel: String,
        /// The release.
        release: u64,
    },
    /// There is not enough storage.
    #[error("the release needs {needs} bytes and {room} can be given; free some storage")]
    NoRoom {
        /// As are needed.
        needs: u64,
        /// As may be used.
        room: u64,
    },
    /// Something that no tablet can take.
    #[error("`{what}` of the release cannot be used: {why}; fetch it anew or tell its publisher")]
    Unfit {
        /// Path of the manifest, or `manifest`, `rows`.
        what: String,
        /// What is wrong.
        why: String,
    },
    /// Bytes came that are not the ones asked for.
    #[error(
        "what came for {path} from byte {at} is not what was sealed; fetch it from another place"
    )]
    Wrong {
        /// The file of the offer.
        path: String,
        /// Where the piece begins that is wrong, from 0.
        at: u64,
    },
    /// Nobody asked for this.
    #[error("{path} from byte {at} is not needed now; ask again what is")]
    NotNeeded {
        /// The file of the offer.
        path: String,
        /// From where, counted from 0.
        at: u64,
    },
    /// A part that cannot be left out or taken.
    #[error("{channel} has no part {part:?} that can be left out; ask which parts there are")]
    NoSuchPart {
        /// The channel.
        channel: String,
        /// The part.
        part: Part,
    },
    /// Something is still lacking.
    #[error("release {release} is not whole yet; fetch what it needs first")]
    NotReady {
        /// The release.
        release: u64,
    },
    /// Somebody else installs or sweeps at this moment.
    #[error("another release is being installed; wait until it is done")]
    Busy,
    /// A bundle could not be read.
    #[error("a bundle could not be read")]
    Read(#[source] ReadError),
    /// The index could not be written.
    #[error("the index of the release could not be written")]
    Write(#[from] WriteError),
    /// A bundle could not be opened.
    #[error("a bundle could not be opened")]
    Open(#[from] OpenError),
    /// The operating system refused.
    #[error("{} could not be read or written; check the storage", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's reason.
        source: std::io::Error,
    },
}

impl InstallError {
    /// Whether the same may go well from another place or at another time: a wrong or torn
    /// answer, no room, another install. All else waits for a publisher or an adult.
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Wrong { .. }
                | Self::NotNeeded { .. }
                | Self::NoRoom { .. }
                | Self::Busy
                | Self::Io { .. }
                | Self::Description(DescriptionError::NotAnOffer | DescriptionError::Cbor { .. })
        )
    }
}
