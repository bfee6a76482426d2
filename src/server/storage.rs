//! What a server keeps, behind one small trait: SQLite today, another database where a
//! district needs one. Keys are led by the school everywhere.

pub mod deed;
pub mod desk;
pub mod sqlite;
#[cfg(test)]
pub(crate) mod story;
pub mod talk;

use crate::rest::{Content, Run};
use deed::{Deed, End, Verified, Written};
use model::{DeviceId, LearnerId, SchoolId, StreamId};
use std::future::Future;
use std::pin::Pin;
use wire::message::Cursor;
use wire::{Head, KeyId};

/// An answer that comes when the disk has it.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StorageError>> + Send + 'a>>;

/// The server's memory. Whatever writes has committed when it answers.
pub trait Storage: desk::Records + talk::Talk + Send + Sync + 'static {
    /// Makes the school known, or gives it another name.
    fn put_school(&self, school: SchoolId, name: String) -> Answer<'_, ()>;
    /// The school's name.
    fn school_name(&self, school: SchoolId) -> Answer<'_, Option<String>>;

    /// Adds a tablet, or gives a known one its new keys; the answer is its serial number.
    fn put_device(&self, school: SchoolId, device: Device) -> Answer<'_, u64>;
    /// Takes a tablet's rights away, or gives them back; false where it is not known.
    fn set_revoked(&self, school: SchoolId, device: DeviceId, revoked: bool) -> Answer<'_, bool>;
    /// A tablet by its id.
    fn device(&self, school: SchoolId, device: DeviceId) -> Answer<'_, Option<Device>>;
    /// A tablet by the short name of its key.
    fn device_of_key(&self, school: SchoolId, key: KeyId) -> Answer<'_, Option<Device>>;
    /// Every tablet, by serial number.
    fn devices(&self, school: SchoolId) -> Answer<'_, Vec<Device>>;

    /// Where streams end; none for one that is not known.
    fn cursors(&self, school: SchoolId, streams: Vec<StreamId>) -> Answer<'_, Vec<Option<Cursor>>>;
    /// Stores a segment if its stream still ends where the caller believes.
    fn append(&self, school: SchoolId, segment: NewSegment) -> Answer<'_, Appended>;
    /// The first segments of a stream that hold any event after `after`, in order.
    fn segments(
        &self,
        school: SchoolId,
        stream: StreamId,
        after: u64,
        most: usize,
    ) -> Answer<'_, Vec<Segment>>;
    /// What a stored segment still tells.
    ///
    /// # Errors
    /// [`StorageError::Unsound`] where it is damaged.
    fn open(
        &self,
        school: SchoolId,
        stream: StreamId,
        segment: &Segment,
    ) -> Result<Vec<Run>, StorageError>;
    /// Puts a segment aside that must not be lost; the same one is kept once.
    fn quarantine(&self, school: SchoolId, set_aside: SetAside) -> Answer<'_, ()>;
    /// How many segments were put aside, by reason.
    fn quarantined(&self, school: SchoolId) -> Answer<'_, Vec<(String, u64)>>;

    /// Puts entries into the down-log; the answer is its highest number.
    fn put_down(&self, school: SchoolId, entries: Vec<DownEntry>) -> Answer<'_, u64>;
    /// The same, with what an adult did by it in the same transaction.
    fn put_down_as(&self, school: SchoolId, entries: Vec<DownEntry>, deed: Deed)
    -> Answer<'_, u64>;
    /// Entries for a tablet after a number, at most `most` of them, with the highest number
    /// of the whole log.
    fn down(
        &self,
        school: SchoolId,
        device: DeviceId,
        after: u64,
        most: usize,
    ) -> Answer<'_, (Vec<wire::down::Entry>, u64)>;

    /// Makes an invitation's token good.
    fn put_token(&self, school: SchoolId, token: NewToken) -> Answer<'_, ()>;
    /// Uses a token up by one; false where it is not good, or not for this serial number.
    ///
    /// The same tablet may use it again, which takes nothing; another one of the same serial
    /// number may not, where the token has a list of them.
    fn use_token(
        &self,
        school: SchoolId,
        hash: [u8; 32],
        tablet: Bringer,
        now_ms: i64,
    ) -> Answer<'_, bool>;

    /// Whether any token's time is not over yet.
    fn has_open_token(&self, school: SchoolId, now_ms: i64) -> Answer<'_, bool>;

    /// Notes that a tablet was here, and how many events wait on it where it said so.
    fn note_seen(
        &self,
        school: SchoolId,
        device: DeviceId,
        at_ms: i64,
        waiting: Option<u64>,
    ) -> Answer<'_, ()>;
    /// Keeps how a tablet fares, as it last said.
    fn put_status(&self, school: SchoolId, device: DeviceId, status: Vec<u8>) -> Answer<'_, ()>;
    /// What is kept of that, with when each tablet was here last.
    fn statuses(&self, school: SchoolId) -> Answer<'_, Vec<(DeviceId, i64, Vec<u8>)>>;
    /// When tablets were here last, and how many events waited on them.
    fn seen(&self, school: SchoolId) -> Answer<'_, Vec<(DeviceId, i64, Option<u64>)>>;
    /// Children whom tablets entered, with the event as JSON, oldest first.
    fn entered(&self, school: SchoolId) -> Answer<'_, Vec<(LearnerId, String)>>;
    /// Notes how a boot's clock lay to the true time.
    fn put_anchor(&self, school: SchoolId, anchor: Anchor) -> Answer<'_, ()>;
    /// Unfolds the next stored segments into rows; the answer is how many were unfolded.
    fn project(&self, most: usize) -> Answer<'_, usize>;
    /// Tells tablets what the answers and choices of children come to of whom the newest one
    /// arrived by `until_ms`, at most `most` of them.
    fn carry(&self, until_ms: i64, most: usize) -> Answer<'_, Told>;
    /// What was unfolded of a learner, oldest first.
    fn events_of(&self, school: SchoolId, learner: LearnerId) -> Answer<'_, Vec<EventRow>>;
    /// Erases a child: her key first, then her rows; tablets hear of it in the down-log.
    /// Nothing of hers is taken in from then on.
    fn erase(&self, school: SchoolId, learner: LearnerId, now_ms: i64) -> Answer<'_, ()>;
    /// Finishes erasures that were cut short, also those of which a copy that was put back
    /// knows nothing; the answer is how many there were.
    fn finish_erasures(&self, school: SchoolId, now_ms: i64) -> Answer<'_, usize>;
    /// Writes down what an adult did.
    fn note(&self, school: SchoolId, deed: Deed) -> Answer<'_, ()>;
    /// What was written down before a number, the newest first.
    fn deeds(&self, school: SchoolId, before: u64, most: usize) -> Answer<'_, Vec<Written>>;
    /// Looks through all that was written down; `sheet` is an end that was printed once.
    fn verify_deeds(&self, school: SchoolId, sheet: Option<End>) -> Answer<'_, Verified>;
    /// How many events of a stream were unfolded, and how many of them cannot be read.
    fn n_events(&self, school: SchoolId, stream: StreamId) -> Answer<'_, (u64, u64)>;
}

/// A tablet of the school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Its ed25519 key.
    pub key: [u8; 32],
    /// Its X25519 key.
    pub box_key: [u8; 32],
    /// Number of its certificate; given by the storage.
    pub serial: u64,
    /// What people call it.
    pub name: String,
    /// Whether it was revoked.
    pub revoked: bool,
    /// When it was enrolled, milliseconds since 1970.
    pub enrolled_ms: i64,
}

/// A segment to be stored.
#[derive(Clone, Debug)]
pub struct NewSegment {
    /// The tablet that wrote it.
    pub device: DeviceId,
    /// Where the stream is believed to end.
    pub before: Option<Cursor>,
    /// The first event that is new.
    pub from_seq: u64,
    /// The last one.
    pub last_seq: u64,
    /// The chain's head there.
    pub head: Head,
    /// When it came, milliseconds since 1970.
    pub received_ms: i64,
    /// Its events.
    pub content: Content,
}

/// Whether a segment was stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is on the disk.
    Stored,
    /// The stream ends elsewhere by now: look again.
    Moved,
}

/// A stored segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The first event that it brought.
    pub from_seq: u64,
    /// The last one.
    pub last_seq: u64,
    /// The chain's head there.
    pub head: Head,
    /// As it lies on the disk; [`Storage::open`] reads it.
    pub sealed: Vec<u8>,
}

/// A segment that was refused and is kept.
#[derive(Clone, Debug)]
pub struct SetAside {
    /// The tablet that sent it.
    pub device: DeviceId,
    /// A short reason: `fork`, `revoked`.
    pub why: &'static str,
    /// When they came, milliseconds since 1970.
    pub received_ms: i64,
    /// BLAKE3 of the segment as it came.
    pub hash: [u8; 32],
    /// Its events.
    pub content: Content,
}

/// An entry for the down-log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownEntry {
    /// What it is about.
    pub key: String,
    /// For one tablet only.
    pub device: Option<DeviceId>,
    /// The child whose record it belongs to, by whose key it is sealed.
    pub about: Option<LearnerId>,
    /// A `wire::down::Down`; none where the key is gone.
    pub body: Option<Vec<u8>>,
}

/// An invitation's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// BLAKE3 of the token.
    pub hash: [u8; 32],
    /// Until when it is good, milliseconds since 1970.
    pub expires_ms: i64,
    /// For how many tablets.
    pub uses: u32,
    /// For these serial numbers only; none means any.
    pub serials: Vec<String>,
}

/// A tablet that brings a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bringer {
    /// Its ed25519 key.
    pub key: [u8; 32],
    /// Its maker's serial number.
    pub serial: Option<String>,
}

/// How a boot's clock lay to the true time at a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The tablet.
    pub device: DeviceId,
    /// The boot.
    pub boot: u32,
    /// Milliseconds since that boot.
    pub mono_ms: u64,
    /// The server's time then, milliseconds since 1970.
    pub server_ms: i64,
}

/// An event as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// The stream.
    pub stream: StreamId,
    /// Its number there.
    pub seq: u64,
    /// What happened.
    pub kind: String,
    /// When, as the tablet claimed, milliseconds since 1970.
    pub wall_ms: i64,
    /// When, most likely, milliseconds since 1970; see `learn::clock`.
    pub at_ms: i64,
    /// So far off that may be, milliseconds.
    pub err_ms: u64,
    /// The day of that in Bangladesh, counted from 1970-01-01.
    pub day: i32,
    /// The event as JSON; none where it cannot be read.
    pub body: Option<String>,
    /// Why it cannot be read.
    pub why: Option<String>,
}

/// What was told of children's answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Children whose answers were looked at.
    pub n: usize,
    /// When the newest answer arrived of the next child who waits, milliseconds since 1970.
    pub next_ms: Option<i64>,
}

/// Why the storage did not do it. Nothing of it was done.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Too many wait already.
    #[error("the storage has more to write than it can keep up with; come back later")]
    Busy,
    /// The disk is full.
    #[error("the disk is full; free some space, and what waits on the tablets comes by itself")]
    Full,
    /// The database failed.
    #[error("the database failed: {0}; see to the disk")]
    Database(#[source] rusqlite::Error),
    /// The database is of another version, or not sound.
    #[error("{0}")]
    Unsound(String),
    /// The storage is closed.
    #[error("the storage is closed")]
    Closed,
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Database(error),
        }
    }
}
