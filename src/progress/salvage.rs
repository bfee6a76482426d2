//! Takes over what can be read of a damaged log; the damaged file itself is kept for good.
//!
//! Each stream keeps its longest unbroken beginning and is closed. What comes after the
//! break and has never left the tablet is recorded again in a new stream, with its own
//! times; what may have left is not, or a server would count it twice.

use crate::device::Device;
use crate::event_log::{self, EventLog};
use crate::sent_mark::{Found, SentMark};
use crate::sqlite::count;
use crate::stored::Stored;
use crate::{Notice, OpenError, files, mend};
use model::{DeviceId, LearnerId, Stamp, StreamId};
use rusqlite::{Connection, OptionalExtension, Row};
use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use wire::{Head, genesis};

/// Writes a fresh log from the damaged one, which is then renamed.
///
/// A power cut at any moment leaves either the damaged log in its place or a complete fresh
/// one that [`finish`] puts there.
pub(crate) fn salvage(
    dir: &Path,
    device: &Device,
    new_stream: StreamId,
    mark: Found,
    wall_ms: i64,
) -> Result<Notice, OpenError> {
    let part = dir.join("log.db.part");
    for suffix in SUFFIXES {
        let path = with_suffix(&part, suffix);
        files::remove(&path).map_err(io_error("remove", &path))?;
    }
    let mut fresh = EventLog::open(&part)?;
    let n_left = copy(dir, &mut fresh, device, new_stream, mark).map_err(log_error)?;
    let n_salvaged = n_events(&fresh).map_err(log_error)?;
    files::remove(&dir.join(mend::MENDED)).map_err(io_error("remove", &dir.join(mend::MENDED)))?;
    fresh.db.close().map_err(|(_, error)| log_error(error))?;

    let ready = dir.join(READY);
    File::open(&part)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(&part, &ready))
        .and_then(|()| files::sync_parent(&ready))
        .map_err(io_error("make", &ready))?;
    let kept_as = swap(dir, wall_ms)?;
    Ok(Notice::LogSetAside { kept_as, n_salvaged, n_left })
}

/// Puts a fresh log in its place that a power cut had left waiting.
pub(crate) fn finish(dir: &Path, wall_ms: i64) -> Result<Option<Notice>, OpenError> {
    if !dir.join(READY).exists() {
        return Ok(None);
    }
    let kept_as = swap(dir, wall_ms)?;
    // How many could not be placed is not known any more.
    let n_salvaged = n_events(&EventLog::open(&dir.join(event_log::FILE))?).map_err(log_error)?;
    Ok(Some(Notice::LogSetAside { kept_as, n_salvaged, n_left: 0 }))
}

/// Renames the damaged files aside and the fresh one into their place.
fn swap(dir: &Path, wall_ms: i64) -> Result<PathBuf, OpenError> {
    let log = dir.join(event_log::FILE);
    let name = |wall_ms: i64| dir.join(format!("log.db.corrupt-{wall_ms}"));
    // A clock that stands still must not overwrite what was set aside before; but if the
    // damaged log is gone already, this swap was cut short and has its name.
    let aside = if log.exists() {
        (wall_ms..).map(name).find(|aside| !aside.exists())
    } else {
        newest_aside(dir)
    };
    let aside = aside.unwrap_or_else(|| name(wall_ms));
    // The database goes last: were its write-ahead log still there when the fresh one
    // comes, SQLite would write the damage into it.
    for suffix in SUFFIXES {
        let from = with_suffix(&log, suffix);
        match fs::rename(&from, with_suffix(&aside, suffix)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(io_error("rename", &from)(error));
            }
            _ => {}
        }
    }
    // Flushed in between: renames may reach the disk in another order than they were made,
    // and the damaged log would be overwritten.
    files::sync_parent(&log)
        .and_then(|()| fs::rename(dir.join(READY), &log))
        .and_then(|()| files::sync_parent(&log))
        .map_err(io_error("rename", &log))?;
    Ok(aside)
}

/// The log that was set aside last, by its name.
fn newest_aside(dir: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(dir).ok()?.filter_map(|file| Some(file.ok()?.path()));
    let time = |path: &PathBuf| -> Option<i64> {
        path.file_name()?.to_str()?.strip_prefix("log.db.corrupt-")?.parse().ok()
    };
    files.filter(|path| time(path).is_some()).max_by_key(time)
}

/// Fills the fresh log and gives the number of events that could not be placed.
fn copy(
    dir: &Path,
    fresh: &mut EventLog,
    device: &Device,
    new_stream: StreamId,
    mark: Found,
) -> rusqlite::Result<u64> {
    let mut unsent = Vec::new();
    let mut n_left = 0;
    let old = mend::open_damaged(dir, fresh);
    if let Some(old) = &old {
        for stream in streams(old, device, mark) {
            let (mut before, rest) = copy_beginning(old, fresh, &stream)?;
            let sent = match mark {
                Found::Mark(mark) if mark.stream == stream.id => Some(mark.seq.max(stream.acked)),
                _ => None,
            };
            for event in rest {
                let linked = event.follows(before.head);
                // Right after a sound neighbour only a sound link is believed; after a gap
                // it is enough that the event can be read.
                let follows = before.sound && before.seq + 1 == event.seq;
                let sound = (linked || !follows) && event.event().is_ok();
                before = Neighbour { seq: event.seq, head: event.head, sound };
                if sound && sent.is_some_and(|sent| event.seq > sent) {
                    unsent.push(event);
                } else {
                    n_left += 1;
                }
            }
        }
    }
    fresh.start_stream(new_stream, device.id, device.boot)?;
    fresh.append_all(unsent)?;
    Ok(n_left)
}

/// The event before the one that is judged.
struct Neighbour {
    seq: u64,
    head: Head,
    /// Whether it is what was once recorded, as far as can be told.
    sound: bool,
}

/// A stream of the damaged log.
struct OldStream {
    id: StreamId,
    device: DeviceId,
    boot: u32,
    acked: u64,
}

/// The streams that are listed; where the list is lost, the one that the mark names.
fn streams(old: &Connection, device: &Device, mark: Found) -> Vec<OldStream> {
    let listed = (|| {
        let mut list = old.prepare(include_str!("sql/salvage_streams.sql"))?;
        let rows = list.query_map([], |row| {
            Ok(OldStream {
                id: StreamId(row.get(0)?),
                device: DeviceId(row.get(2)?),
                boot: row.get(3)?,
                acked: 0,
            })
        })?;
        rows.collect::<rusqlite::Result<Vec<_>>>()
    })();
    let mut streams = match (listed, mark) {
        (Ok(listed), _) if !listed.is_empty() => listed,
        (_, Found::Mark(SentMark { stream: id, .. })) => {
            vec![OldStream { id, device: device.id, boot: device.boot, acked: 0 }]
        }
        _ => Vec::new(),
    };
    for stream in &mut streams {
        let acked = old
            .query_row(include_str!("sql/salvage_acked.sql"), [stream.id.0], |row| row.get(0))
            .optional();
        stream.acked = acked.ok().flatten().map_or(0, count);
    }
    streams
}

/// Copies a stream as far as its chain holds; gives the last event copied and what can be
/// read of the rest.
fn copy_beginning(
    old: &Connection,
    fresh: &mut EventLog,
    stream: &OldStream,
) -> rusqlite::Result<(Neighbour, Vec<Stored>)> {
    let events = readable_events(old, stream.id);
    let mut tail = Neighbour { seq: 0, head: genesis(&stream.id), sound: true };
    let mut rest = Vec::new();
    let tx = fresh.db.transaction()?;
    event_log::add_stream(&tx, stream.id, stream.device, stream.boot)?;
    for event in events {
        let holds = rest.is_empty() && event.seq == tail.seq + 1 && event.follows(tail.head);
        if holds {
            event_log::insert(&tx, &event)?;
            tail = Neighbour { seq: event.seq, head: event.head, sound: true };
        } else {
            rest.push(event);
        }
    }
    if let Some(kept) = kept_of(old, stream.id) {
        event_log::keep_stream(&tx, stream.id, kept)?;
    }
    tx.commit()?;
    let acked = stream.acked.min(tail.seq);
    if acked > 0
        && let Some(head) = fresh.head_at(stream.id, acked)?
    {
        fresh.acknowledge(stream.id, acked, head)?;
    }
    Ok((tail, rest))
}

/// Where a stream ends that was gone on with in another one; a log of version 1 knows of none.
fn kept_of(old: &Connection, stream: StreamId) -> Option<u64> {
    let kept = old.query_row(include_str!("sql/salvage_kept.sql"), [stream.0], |row| row.get(0));
    kept.ok().flatten().map(count)
}

/// What can be read of a stream: from its beginning to the damage, and from its end back
/// to it.
fn readable_events(old: &Connection, stream: StreamId) -> Vec<Stored> {
    let learners = learners(old, stream);
    let mut events = BTreeMap::new();
    let scripts =
        [include_str!("sql/salvage_forwards.sql"), include_str!("sql/salvage_backwards.sql")];
    for script in scripts {
        let Ok(mut scan) = old.prepare(script) else { continue };
        let Ok(mut rows) = scan.query([stream.0]) else { continue };
        // A row whose values make no sense is passed over; a page that cannot be read
        // ends the scan.
        while let Ok(Some(row)) = rows.next() {
            match read_event(row, stream, &learners) {
                Ok(event) if events.contains_key(&event.seq) => break,
                Ok(event) => drop(events.insert(event.seq, event)),
                Err(_) => {}
            }
        }
    }
    events.into_values().collect()
}

fn learners(old: &Connection, stream: StreamId) -> HashMap<i64, LearnerId> {
    let read = || {
        let mut list = old.prepare(include_str!("sql/salvage_learners.sql"))?;
        let rows = list.query_map([stream.0], |row| Ok((row.get(0)?, LearnerId(row.get(1)?))))?;
        rows.collect::<rusqlite::Result<_>>()
    };
    read().unwrap_or_default()
}

fn read_event(
    row: &Row<'_>,
    stream: StreamId,
    learners: &HashMap<i64, LearnerId>,
) -> rusqlite::Result<Stored> {
    let learner = learners.get(&row.get(1)?).ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    Ok(Stored {
        stream,
        seq: count(row.get(0)?),
        learner: *learner,
        kind: row.get(2)?,
        ver: row.get(3)?,
        at: Stamp { wall_ms: row.get(4)?, mono_ms: count(row.get(5)?), boot: row.get(6)? },
        body: row.get(7)?,
        head: Head(row.get(8)?),
    })
}

fn n_events(log: &EventLog) -> rusqlite::Result<u64> {
    Ok(log.streams()?.iter().map(|stream| stream.tail).sum())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn io_error(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OpenError {
    let path = path.to_owned();
    move |source| OpenError::Io { doing, path, source }
}

fn log_error(source: rusqlite::Error) -> OpenError {
    OpenError::Sql { file: event_log::FILE, source }
}

const READY: &str = "log.db.new";
const SUFFIXES: [&str; 3] = ["-wal", "-shm", ""];
