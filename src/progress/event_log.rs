//! `log.db`: streams of events, each event linked to the one before.

use crate::OpenError;
use crate::sqlite::{self, Durability, count, int};
use crate::stored::{Stored, StreamInfo, Tail};
use model::{DeviceId, LearnerId, Stamp, StreamId};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use std::path::Path;
use wire::{Head, genesis};

/// The name of the file.
pub(crate) const FILE: &str = "log.db";

/// The open log. It is written through one connection only.
pub(crate) struct EventLog {
    pub(crate) db: Connection,
    /// Where the open stream ends; `None` while there is no open stream.
    tail: Option<Tail>,
}

impl EventLog {
    /// Opens the file, or makes it, and brings its tables up to date.
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        let db = sqlite::open(path, FILE, Durability::Full)?;
        migrate(&db)?;
        let mut log = Self { db, tail: None };
        log.find_tail().map_err(sql_error)?;
        Ok(log)
    }

    /// Where the open stream ends.
    pub(crate) fn tail(&self) -> Option<Tail> {
        self.tail
    }

    /// Closes every stream and begins a new one.
    pub(crate) fn start_stream(
        &mut self,
        stream: StreamId,
        device: DeviceId,
        boot: u32,
    ) -> rusqlite::Result<()> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute(include_str!("sql/close_streams.sql"), [])?;
        add_stream(&tx, stream, device, boot)?;
        tx.commit()?;
        self.tail = Some(Tail { stream, seq: 0, head: genesis(&stream) });
        Ok(())
    }

    /// Adds one event to the open stream and waits until the disk has it.
    ///
    /// `event.stream`, `seq` and `head` are given by the log.
    pub(crate) fn append(&mut self, event: Stored) -> rusqlite::Result<Tail> {
        self.append_all([event])
    }

    /// Adds events in one transaction: all of them or none.
    pub(crate) fn append_all(
        &mut self,
        events: impl IntoIterator<Item = Stored>,
    ) -> rusqlite::Result<Tail> {
        let appended = self.try_append(events);
        if appended.is_err() {
            // A commit that failed may still have reached the disk; the file knows better.
            // Were the tail wrong nonetheless, the key (stream, seq) would refuse the next.
            let _ = self.find_tail();
        }
        appended
    }

    fn try_append(&mut self, events: impl IntoIterator<Item = Stored>) -> rusqlite::Result<Tail> {
        let mut tail = self.tail.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for event in events {
            let mut event = Stored { stream: tail.stream, seq: tail.seq + 1, ..event };
            event.head = event.head_after(tail.head);
            insert(&tx, &event)?;
            tail = Tail { seq: event.seq, head: event.head, ..tail };
        }
        tx.commit()?;
        self.tail = Some(tail);
        Ok(tail)
    }

    /// Closes every stream and begins a new one with a copy of what a stream holds after
    /// `after`; there it counts no more. All of it in one transaction.
    pub(crate) fn copy_to_new(
        &mut self,
        from: StreamId,
        after: u64,
        new: StreamInfo,
        boot: u32,
    ) -> rusqlite::Result<u64> {
        let mut tail = Tail { stream: new.stream, seq: 0, head: genesis(&new.stream) };
        let mut copied = after;
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute(include_str!("sql/close_streams.sql"), [])?;
        add_stream(&tx, new.stream, new.device, boot)?;
        loop {
            let page = list_events(&tx, from, copied, 500, false)?;
            let Some(last) = page.last() else { break };
            copied = last.seq;
            for event in page.into_iter().filter(|event| !event.is_erased()) {
                let mut event = Stored { stream: tail.stream, seq: tail.seq + 1, ..event };
                event.head = event.head_after(tail.head);
                insert(&tx, &event)?;
                tail = Tail { seq: event.seq, head: event.head, ..tail };
            }
        }
        keep_stream(&tx, from, after)?;
        tx.commit()?;
        self.tail = Some(tail);
        Ok(tail.seq)
    }

    /// Reads again where the open stream ends.
    fn find_tail(&mut self) -> rusqlite::Result<()> {
        let open = self.streams()?.into_iter().rfind(|stream| !stream.closed);
        self.tail = open.map(|open| Tail { stream: open.stream, seq: open.tail, head: open.head });
        Ok(())
    }

    /// Every stream of the file, in the order in which they were started.
    pub(crate) fn streams(&self) -> rusqlite::Result<Vec<StreamInfo>> {
        let mut list = self.db.prepare_cached(include_str!("sql/list_streams.sql"))?;
        let rows = list.query_map([], |row| {
            let kept: Option<i64> = row.get(4)?;
            Ok((row.get(0)?, row.get(1)?, row.get::<_, bool>(2)?, row.get::<_, i64>(3)?, kept))
        })?;
        let mut streams = Vec::new();
        for row in rows {
            let (stream, device, closed, acked, kept) = row?;
            let stream = StreamId(stream);
            let (mut tail, mut head) = self.tail_of(stream)?;
            if let Some(kept) = kept.map(count).filter(|kept| *kept < tail)
                && let Some(there) = self.head_at(stream, kept)?
            {
                (tail, head) = (kept, there);
            }
            let (device, acked) = (DeviceId(device), count(acked).min(tail));
            streams.push(StreamInfo { stream, device, tail, head, acked, closed });
        }
        Ok(streams)
    }

    /// The newest event that the file holds of a stream, whether it counts or not.
    fn tail_of(&self, stream: StreamId) -> rusqlite::Result<(u64, Head)> {
        self.db
            .prepare_cached(include_str!("sql/get_tail.sql"))?
            .query_row([stream.0], |row| Ok((count(row.get(0)?), Head(row.get(1)?))))
            .optional()
            .map(|tail| tail.unwrap_or((0, genesis(&stream))))
    }

    /// The head after an event; that of the empty stream for 0, `None` beyond the tail.
    pub(crate) fn head_at(&self, stream: StreamId, seq: u64) -> rusqlite::Result<Option<Head>> {
        if seq == 0 {
            return Ok(Some(genesis(&stream)));
        }
        self.db
            .prepare_cached(include_str!("sql/get_head.sql"))?
            .query_row(params![stream.0, int(seq)], |row| row.get(0).map(Head))
            .optional()
    }

    /// At most `limit` events of a stream that come after `after`, up to its tail.
    pub(crate) fn events(
        &self,
        stream: StreamId,
        after: u64,
        limit: usize,
    ) -> rusqlite::Result<Vec<Stored>> {
        list_events(&self.db, stream, after, limit, false)
    }

    /// A learner's answers in one stream, the newest first.
    pub(crate) fn attempts(
        &self,
        stream: StreamId,
        learner: LearnerId,
        limit: usize,
    ) -> rusqlite::Result<Vec<Stored>> {
        let mut list = self.db.prepare_cached(include_str!("sql/list_attempts.sql"))?;
        let rows = list.query_map(params![stream.0, learner.0, int(limit as u64)], read_event)?;
        rows.collect()
    }

    /// Notes that a server stores a stream up to `through`; never goes back.
    pub(crate) fn acknowledge(
        &mut self,
        stream: StreamId,
        through: u64,
        head: Head,
    ) -> rusqlite::Result<()> {
        self.db
            .prepare_cached(include_str!("sql/acknowledge.sql"))?
            .execute(params![stream.0, int(through), head.0])
            .map(|_| ())
    }

    /// The highest boot number in the newest stream; 0 in an empty log.
    pub(crate) fn last_boot(&self) -> rusqlite::Result<u32> {
        let boot: Option<i64> = self
            .db
            .query_row(include_str!("sql/get_last_boot.sql"), [], |row| row.get(0))
            .optional()?;
        Ok(boot.and_then(|boot| u32::try_from(boot).ok()).unwrap_or(0))
    }

    /// Whether the pages are whole, and every stream is without gaps and hangs together.
    pub(crate) fn is_whole(&self) -> rusqlite::Result<bool> {
        if !sqlite::quick_check(&self.db)? {
            return Ok(false);
        }
        for stream in self.streams()? {
            let (mut seq, mut head) = (0, genesis(&stream.stream));
            loop {
                let page = list_events(&self.db, stream.stream, seq, 500, true)?;
                if page.is_empty() {
                    break;
                }
                for event in page {
                    if event.seq != seq + 1 || !event.follows(head) {
                        return Ok(false);
                    }
                    (seq, head) = (event.seq, event.head);
                }
            }
            // An event whose learner is unknown falls out of the list, not out of the table.
            if seq != self.tail_of(stream.stream)?.0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Adds a stream row within a transaction.
pub(crate) fn add_stream(
    tx: &Transaction<'_>,
    stream: StreamId,
    device: DeviceId,
    boot: u32,
) -> rusqlite::Result<()> {
    tx.execute(include_str!("sql/start_stream.sql"), params![stream.0, device.0, boot]).map(|_| ())
}

/// Says within a transaction that a stream counts up to an event and no further.
pub(crate) fn keep_stream(
    tx: &Transaction<'_>,
    stream: StreamId,
    through: u64,
) -> rusqlite::Result<()> {
    tx.execute(include_str!("sql/keep_stream.sql"), params![stream.0, int(through)]).map(|_| ())
}

fn list_events(
    db: &Connection,
    stream: StreamId,
    after: u64,
    limit: usize,
    all: bool,
) -> rusqlite::Result<Vec<Stored>> {
    let mut list = db.prepare_cached(include_str!("sql/list_events.sql"))?;
    let key = params![stream.0, int(after), int(limit as u64), all];
    list.query_map(key, read_event)?.collect()
}

/// Adds an event row as it is, within a transaction.
pub(crate) fn insert(tx: &Transaction<'_>, event: &Stored) -> rusqlite::Result<()> {
    let key = params![event.stream.0, event.learner.0];
    let known: Option<i64> = tx
        .prepare_cached(include_str!("sql/get_learner_no.sql"))?
        .query_row(key, |row| row.get(0))
        .optional()?;
    let learner_no = match known {
        Some(number) => number,
        None => tx.query_row(include_str!("sql/add_learner_no.sql"), key, |row| row.get(0))?,
    };
    let Stored { stream, seq, kind, ver, at, body, head, .. } = event;
    let Stamp { wall_ms, mono_ms, boot } = *at;
    tx.prepare_cached(include_str!("sql/append_event.sql"))?
        .execute(params![
            stream.0,
            int(*seq),
            learner_no,
            kind,
            ver,
            wall_ms,
            int(mono_ms),
            boot,
            body,
            head.0
        ])
        .map(|_| ())
}

fn read_event(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        stream: StreamId(row.get(0)?),
        seq: count(row.get(1)?),
        learner: LearnerId(row.get(2)?),
        kind: row.get(3)?,
        ver: row.get(4)?,
        at: Stamp { wall_ms: row.get(5)?, mono_ms: count(row.get(6)?), boot: row.get(7)? },
        body: row.get(8)?,
        head: Head(row.get(9)?),
    })
}

/// The scripts that made the file what it is; only ever added to.
const MIGRATIONS: [&str; 2] =
    [include_str!("migrations/0001_events.sql"), include_str!("migrations/0002_superseded.sql")];

/// Stands in the file twice, so that a flipped bit is never taken for a later program.
const APPLICATION_ID: i64 = i32::from_be_bytes(*b"JNK\0") as i64;

fn migrate(db: &Connection) -> Result<(), OpenError> {
    let number = |pragma| db.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let found = number("user_version").map_err(sql_error)?;
    let id = number("application_id").map_err(sql_error)?;
    let known = MIGRATIONS.len() as i64;
    if id != if found == 0 { 0 } else { APPLICATION_ID + found } {
        return Err(sql_error(rusqlite::Error::IntegralValueOutOfRange(0, id)));
    }
    if found > known {
        return Err(OpenError::TooNew { file: FILE, found, known });
    }
    for (version, script) in (1..).zip(MIGRATIONS).skip(found as usize) {
        let step = || {
            let tx = db.unchecked_transaction()?;
            tx.execute_batch(script)?;
            tx.pragma_update(None, "user_version", version)?;
            tx.pragma_update(None, "application_id", APPLICATION_ID + version)?;
            tx.commit()
        };
        step().map_err(sql_error)?;
    }
    Ok(())
}

fn sql_error(source: rusqlite::Error) -> OpenError {
    OpenError::Sql { file: FILE, source }
}
