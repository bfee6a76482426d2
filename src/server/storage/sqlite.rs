//! One file, one writer, as many readers as ask.
//!
//! All that waits to be written is written in one transaction and answered after its commit:
//! a flush of the disk costs the same for one segment as for a hundred.

mod accounts;
mod audit;
mod copy;
mod desk;
mod devices;
mod down;
mod erase;
mod file;
mod fold;
mod gists;
mod held;
mod noted;
mod played;
mod project;
#[cfg(test)]
pub(crate) mod queries;
mod segments;
mod talk;
mod times;
mod tokens;
mod writer;

use super::{
    Anchor, Answer, Appended, Bringer, Device, DownEntry, EventRow, NewSegment, NewToken, Segment,
    SetAside, Storage, StorageError, Told,
};
use crate::learner_keys::LearnerKeys;
use crate::rest::{self, Run};
use crate::storage::deed::{Deed, End, Verified, Written};
use audit::EndFile;
use gists::Gists;
use model::{DeviceId, LearnerId, SchoolId, StreamId};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;
use wire::KeyId;
use wire::message::Cursor;
use writer::{Job, in_savepoint, write_all};

pub use copy::{KEYS, backup, restore};
pub(crate) use file::ready;

/// The name of the file.
pub const FILE: &str = "server.db";

/// Most requests that may wait; one more is told to come back.
const WAITING: usize = 1_024;

/// The open database.
pub struct Sqlite {
    writer: Option<SyncSender<Job>>,
    thread: Option<std::thread::JoinHandle<()>>,
    readers: Mutex<Vec<Connection>>,
    path: PathBuf,
    keys: Arc<LearnerKeys>,
    end: Arc<EndFile>,
    gists: Arc<Gists>,
}

impl Sqlite {
    /// Opens the database in `dir`, or makes it.
    ///
    /// # Errors
    /// [`StorageError`] where SQLite is too old, the file is damaged or of a later version.
    pub fn open(dir: &Path) -> Result<Self, StorageError> {
        let path = dir.join(FILE);
        let db = Connection::open(&path)?;
        file::ready(&db, FILE, file::MIGRATIONS)?;
        let keys = Arc::new(LearnerKeys::open(dir)?);
        // A record whose keys were lost must not go on with new ones: it would call every
        // child erased, and tablets would forget what nobody can read.
        if keys.is_empty()? && file::has_segments(&db)? {
            return Err(StorageError::Unsound(format!(
                "the children's keys are missing in {}; put the copy back that lies beside the backups",
                crate::keys::folder(dir).join(crate::learner_keys::FILE).display()
            )));
        }
        let (writer, inbox) = sync_channel(WAITING);
        let thread = std::thread::Builder::new().name("writer".into());
        let thread = thread
            .spawn(move || write_all(db, &inbox))
            .map_err(|error| StorageError::Unsound(error.to_string()))?;
        let (writer, thread, readers) = (Some(writer), Some(thread), Mutex::default());
        let end = Arc::new(EndFile::of(dir));
        let gists = Arc::default();
        Ok(Self { writer, thread, readers, path, keys, end, gists })
    }

    /// Writes within the next transaction and waits for its commit.
    fn write<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Answer<'_, T> {
        let (answer, outbox) = oneshot::channel();
        let job: Job = Box::new(move |db| {
            let written = in_savepoint(db, write);
            Box::new(move |committed| {
                let _ = answer.send(committed.and(written));
            })
        });
        let sent = match &self.writer {
            Some(writer) => writer.try_send(job).map_err(|error| match error {
                TrySendError::Full(_) => StorageError::Busy,
                TrySendError::Disconnected(_) => StorageError::Closed,
            }),
            None => Err(StorageError::Closed),
        };
        Box::pin(async move {
            sent?;
            outbox.await.map_err(|_| StorageError::Closed)?.map_err(StorageError::from)
        })
    }

    /// Reads on a connection of its own, on a thread that may wait.
    fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Answer<'_, T> {
        let free = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let path = self.path.clone();
        Box::pin(async move {
            let done = tokio::task::spawn_blocking(move || {
                let db = match free {
                    Some(db) => db,
                    None => file::reader(&path)?,
                };
                let found = read(&db);
                Ok::<_, rusqlite::Error>((db, found))
            });
            let done = done.await.map_err(|_| StorageError::Closed)?;
            let (db, found) = done.map_err(StorageError::from)?;
            self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(db);
            found.map_err(StorageError::from)
        })
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        // What waits is still written; then the file is closed in order.
        self.writer = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What SQLite can hold of a number that only counts.
fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn count(number: i64) -> u64 {
    number.max(0).unsigned_abs()
}

impl Storage for Sqlite {
    fn put_school(&self, school: SchoolId, name: String) -> Answer<'_, ()> {
        self.write(move |db| devices::put_school(db, school, &name))
    }

    fn school_name(&self, school: SchoolId) -> Answer<'_, Option<String>> {
        self.read(move |db| devices::school_name(db, school))
    }

    fn put_device(&self, school: SchoolId, device: Device) -> Answer<'_, u64> {
        self.write(move |db| devices::put(db, school, &device))
    }

    fn set_revoked(&self, school: SchoolId, device: DeviceId, revoked: bool) -> Answer<'_, bool> {
        self.write(move |db| devices::set_revoked(db, school, device, revoked))
    }

    fn device(&self, school: SchoolId, device: DeviceId) -> Answer<'_, Option<Device>> {
        self.read(move |db| devices::by_id(db, school, device))
    }

    fn device_of_key(&self, school: SchoolId, key: KeyId) -> Answer<'_, Option<Device>> {
        self.read(move |db| devices::by_key(db, school, key))
    }

    fn devices(&self, school: SchoolId) -> Answer<'_, Vec<Device>> {
        self.read(move |db| devices::all(db, school))
    }

    fn cursors(&self, school: SchoolId, streams: Vec<StreamId>) -> Answer<'_, Vec<Option<Cursor>>> {
        self.read(move |db| {
            streams.iter().map(|stream| segments::cursor(db, school, *stream)).collect()
        })
    }

    fn append(&self, school: SchoolId, segment: NewSegment) -> Answer<'_, Appended> {
        let sealed = segment.content.seal(&self.keys);
        Box::pin(async move {
            let sealed = sealed?;
            self.write(move |db| segments::append(db, school, &segment, &sealed)).await
        })
    }

    fn segments(
        &self,
        school: SchoolId,
        stream: StreamId,
        after: u64,
        most: usize,
    ) -> Answer<'_, Vec<Segment>> {
        self.read(move |db| segments::after(db, school, stream, after, most))
    }

    fn open(
        &self,
        school: SchoolId,
        stream: StreamId,
        segment: &Segment,
    ) -> Result<Vec<Run>, StorageError> {
        rest::open(&self.keys, school, stream, &segment.sealed)
    }

    fn quarantine(&self, school: SchoolId, set_aside: SetAside) -> Answer<'_, ()> {
        let sealed = set_aside.content.seal(&self.keys);
        Box::pin(async move {
            let sealed = sealed?;
            self.write(move |db| segments::quarantine(db, school, &set_aside, &sealed)).await
        })
    }

    fn quarantined(&self, school: SchoolId) -> Answer<'_, Vec<(String, u64)>> {
        self.read(move |db| segments::quarantined(db, school))
    }

    fn put_down(&self, school: SchoolId, entries: Vec<DownEntry>) -> Answer<'_, u64> {
        self.put_entries(school, entries, None)
    }

    fn put_down_as(
        &self,
        school: SchoolId,
        entries: Vec<DownEntry>,
        deed: Deed,
    ) -> Answer<'_, u64> {
        self.put_entries(school, entries, Some(deed))
    }

    fn down(
        &self,
        school: SchoolId,
        device: DeviceId,
        after: u64,
        most: usize,
    ) -> Answer<'_, (Vec<wire::down::Entry>, u64)> {
        Box::pin(async move {
            let (mut entries, mut after) = (Vec::new(), after);
            // What cannot be opened any more makes no page look like the last one.
            loop {
                let asked = most - entries.len();
                let read = self.read(move |db| down::after(db, school, device, after, asked));
                let (found, head) = read.await?;
                let is_end = found.len() < asked;
                after = found.last().map_or(after, |last| last.no);
                entries.extend(down::open(&self.keys, found)?);
                if is_end || entries.len() >= most {
                    return Ok((entries, head));
                }
            }
        })
    }

    fn put_token(&self, school: SchoolId, token: NewToken) -> Answer<'_, ()> {
        self.write(move |db| tokens::put(db, school, &token))
    }

    fn use_token(
        &self,
        school: SchoolId,
        hash: [u8; 32],
        tablet: Bringer,
        now_ms: i64,
    ) -> Answer<'_, bool> {
        self.write(move |db| tokens::take(db, school, &hash, &tablet, now_ms))
    }

    fn has_open_token(&self, school: SchoolId, now_ms: i64) -> Answer<'_, bool> {
        self.read(move |db| tokens::has_open(db, school, now_ms))
    }

    fn note_seen(
        &self,
        school: SchoolId,
        device: DeviceId,
        at_ms: i64,
        waiting: Option<u64>,
    ) -> Answer<'_, ()> {
        self.write(move |db| devices::note_seen(db, school, device, at_ms, waiting))
    }

    fn put_status(&self, school: SchoolId, device: DeviceId, status: Vec<u8>) -> Answer<'_, ()> {
        self.write(move |db| devices::put_status(db, school, device, &status))
    }

    fn statuses(&self, school: SchoolId) -> Answer<'_, Vec<(DeviceId, i64, Vec<u8>)>> {
        self.read(move |db| devices::statuses(db, school))
    }

    fn seen(&self, school: SchoolId) -> Answer<'_, Vec<(DeviceId, i64, Option<u64>)>> {
        self.read(move |db| devices::seen(db, school))
    }

    fn entered(&self, school: SchoolId) -> Answer<'_, Vec<(LearnerId, String)>> {
        self.read(move |db| project::entered(db, school))
    }

    fn put_anchor(&self, school: SchoolId, anchor: Anchor) -> Answer<'_, ()> {
        self.write(move |db| devices::put_anchor(db, school, &anchor))
    }

    fn project(&self, most: usize) -> Answer<'_, usize> {
        let keys = self.keys.clone();
        self.write(move |db| project::next(db, &keys, most))
    }

    fn carry(&self, until_ms: i64, most: usize) -> Answer<'_, Told> {
        let keys = self.keys.clone();
        self.write(move |db| fold::carry(db, &keys, until_ms, most))
    }

    fn events_of(&self, school: SchoolId, learner: LearnerId) -> Answer<'_, Vec<EventRow>> {
        self.read(move |db| project::events_of(db, school, learner))
    }

    fn erase(&self, school: SchoolId, learner: LearnerId, now_ms: i64) -> Answer<'_, ()> {
        let keys = self.keys.clone();
        Box::pin(async move {
            // Whose record hers was read as a part of is told anew, without her.
            let with = keys.clone();
            let merged = self.read(move |db| down::merged(db, &with, school)).await?;
            let other = wire::down::whose(&merged, learner);
            keys.erase(wire::down::mark_of(learner))?;
            erase::finish(self, school, now_ms).await?;
            self.write(move |db| fold::touch(db, school, other)).await
        })
    }

    fn finish_erasures(&self, school: SchoolId, now_ms: i64) -> Answer<'_, usize> {
        Box::pin(erase::finish(self, school, now_ms))
    }

    fn note(&self, school: SchoolId, deed: Deed) -> Answer<'_, ()> {
        self.write_noted(move |db| Ok(((), Some(audit::append(db, school, &deed)?))))
    }

    fn deeds(&self, school: SchoolId, before: u64, most: usize) -> Answer<'_, Vec<Written>> {
        self.read(move |db| audit::before(db, school, before, most))
    }

    fn verify_deeds(&self, school: SchoolId, sheet: Option<End>) -> Answer<'_, Verified> {
        let kept = self.end.read();
        self.read(move |db| {
            let verified = audit::verify(db, school, kept)?;
            match verified.broken {
                Some(_) => Ok(verified),
                None => audit::verify(db, school, sheet),
            }
        })
    }

    fn n_events(&self, school: SchoolId, stream: StreamId) -> Answer<'_, (u64, u64)> {
        self.read(move |db| project::count_events(db, school, stream))
    }
}

#[cfg(test)]
mod tests;
