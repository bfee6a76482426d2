//! An event as the log holds it, and what is known of a stream.

use crate::ReadError;
use model::{DeviceId, Event, LearnerId, Stamp, StreamId};
use wire::{Head, Logged};

/// Version of the body's form that this program writes: [`Event`] in CBOR.
pub(crate) const BODY_VERSION: u16 = 1;

/// The kind of an emptied event; no event of [`Event`] has it.
pub(crate) const ERASED: &str = "erased";

/// One event of the log, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// The log's copy.
    pub stream: StreamId,
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// Whose it is.
    pub learner: LearnerId,
    /// [`Event::kind`].
    pub kind: String,
    /// Version of the body's form.
    pub ver: u16,
    /// When it happened, as far as the tablet could tell.
    pub at: Stamp,
    /// The event in CBOR.
    pub body: Vec<u8>,
    /// The chain's head after it.
    pub head: Head,
}

impl Stored {
    /// The event itself.
    ///
    /// # Errors
    /// [`ReadError::Body`] where a later program wrote a kind that this one does not know.
    pub fn event(&self) -> Result<Event, ReadError> {
        ciborium::from_reader(self.body.as_slice()).map_err(|source| ReadError::Body {
            stream: self.stream,
            seq: self.seq,
            source,
        })
    }

    /// The event as it travels, without its place among streams.
    pub fn logged(&self) -> Logged {
        Logged {
            seq: self.seq,
            learner: self.learner,
            kind: self.kind.clone(),
            ver: self.ver,
            at: self.at,
            body: self.body.clone(),
        }
    }

    /// Whether only its head is left, since the child was erased ([`Progress::forget`]).
    ///
    /// [`Progress::forget`]: crate::Progress::forget
    pub fn is_erased(&self) -> bool {
        self.kind == ERASED && self.body.is_empty()
    }

    /// Whether it follows on the head before. Of an emptied event nothing but its place is
    /// known; the next one shows whether its head is the right one.
    pub(crate) fn follows(&self, before: Head) -> bool {
        self.is_erased() || self.head == self.head_after(before)
    }

    /// The head that follows from the columns and the head before.
    pub(crate) fn head_after(&self, before: Head) -> Head {
        self.logged().head_after(before)
    }
}

/// What a tablet and a server compare of one stream before anything travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamInfo {
    /// The stream.
    pub stream: StreamId,
    /// The tablet that wrote it.
    pub device: DeviceId,
    /// The newest event's number; 0 while there is none. What was copied to a later stream
    /// after a fork (`Progress::restream`) does not count here any more.
    pub tail: u64,
    /// The chain's head there.
    pub head: Head,
    /// A server has signed that it stores everything up to here.
    pub acked: u64,
    /// Nothing will be added any more.
    pub closed: bool,
}

/// The position after which the next event of a stream is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tail {
    pub(crate) stream: StreamId,
    pub(crate) seq: u64,
    pub(crate) head: Head,
}
