//! `state.db`: what follows from the log, kept so that a start need not fold it all.

use crate::event_log::EventLog;
use crate::sqlite::{self, Durability, count, int};
use crate::stored::Stored;
use crate::{OpenError, files, fold};
use learn::DayEstimate;
use model::StreamId;
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};
use wire::Head;

/// Raised whenever what is folded changes; an older file is then folded anew.
const STATE_VERSION: i64 = 8;
/// The name of the file.
pub(crate) const FILE: &str = "state.db";
/// Events folded in one transaction while catching up.
const PAGE: usize = 500;

/// The open state.
pub(crate) struct State {
    pub(crate) db: Connection,
    path: PathBuf,
}

/// How the state came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// The file was there and fitted the log, or the log was empty.
    AsItWas,
    /// It was of no use and was folded anew.
    Rebuilt,
    /// The disk would not have it.
    InMemory,
}

impl State {
    /// Opens the file and catches up with the log; folds it anew if it is of no use.
    pub(crate) fn open(
        dir: &Path,
        log: &EventLog,
        unclean: bool,
    ) -> Result<(Self, Came), OpenError> {
        let path = dir.join(FILE);
        if path.exists()
            && let Ok(mut state) = Self::open_file(&path)
        {
            let usable = (|| {
                let whole = !unclean || sqlite::quick_check(&state.db)?;
                Ok::<_, rusqlite::Error>(whole && state.fits(log)? && state.catch_up(log).is_ok())
            })();
            if usable.unwrap_or(false) {
                return Ok((state, Came::AsItWas));
            }
        }
        let empty = log.streams().is_ok_and(|streams| streams.iter().all(|one| one.tail == 0));
        match Self::rebuild(&path, log) {
            Ok(state) => Ok((state, if empty { Came::AsItWas } else { Came::Rebuilt })),
            Err(_) => Ok((Self::in_memory(path, log)?, Came::InMemory)),
        }
    }

    /// Folds one event that the log has just taken.
    pub(crate) fn fold(&mut self, event: &Stored) -> rusqlite::Result<()> {
        self.fold_all(std::slice::from_ref(event))
    }

    /// Throws the state away and folds the log anew, in memory if the disk will not have it.
    pub(crate) fn fold_anew(&mut self, log: &EventLog) -> Result<Came, OpenError> {
        let path = self.path.clone();
        // The old connection must be gone before its file is.
        self.db = Connection::open_in_memory().map_err(sql_error)?;
        match Self::rebuild(&path, log) {
            Ok(state) => {
                *self = state;
                Ok(Came::Rebuilt)
            }
            Err(_) => {
                *self = Self::in_memory(path, log)?;
                Ok(Came::InMemory)
            }
        }
    }

    fn rebuild(path: &Path, log: &EventLog) -> Result<Self, OpenError> {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            let path = PathBuf::from(name);
            files::remove(&path).map_err(|source| OpenError::Io {
                doing: "delete",
                path,
                source,
            })?;
        }
        let mut state = Self::open_file(path)?;
        state.catch_up(log)?;
        Ok(state)
    }

    fn in_memory(path: PathBuf, log: &EventLog) -> Result<Self, OpenError> {
        let mut state = Self::open_file(Path::new(":memory:"))?;
        state.path = path;
        state.catch_up(log)?;
        Ok(state)
    }

    fn open_file(path: &Path) -> Result<Self, OpenError> {
        let db = sqlite::open(path, FILE, Durability::Normal)?;
        let found: i64 =
            db.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(sql_error)?;
        if found == 0 {
            let create = || {
                let tx = db.unchecked_transaction()?;
                tx.execute_batch(include_str!("sql/create_state.sql"))?;
                tx.pragma_update(None, "user_version", STATE_VERSION)?;
                tx.commit()
            };
            create().map_err(sql_error)?;
        } else if found != STATE_VERSION {
            return Err(OpenError::TooNew { file: FILE, found, known: STATE_VERSION });
        }
        Ok(Self { db, path: path.to_owned() })
    }

    /// Whether all that was folded is in the log, and in no other form.
    fn fits(&self, log: &EventLog) -> rusqlite::Result<bool> {
        let streams = log.streams()?;
        for (stream, through, head) in self.folded()? {
            // What was folded and counts in a later stream now would be counted twice.
            let known = streams.iter().any(|one| one.stream == stream && through <= one.tail);
            if !known || log.head_at(stream, through)? != Some(head) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Folds what the log has and the state has not.
    fn catch_up(&mut self, log: &EventLog) -> Result<(), OpenError> {
        let mut step = || {
            let folded = self.folded()?;
            for stream in log.streams()? {
                let mut after = folded
                    .iter()
                    .find(|(id, ..)| *id == stream.stream)
                    .map_or(0, |(_, through, _)| *through);
                while after < stream.tail {
                    let page = log.events(stream.stream, after, PAGE)?;
                    let Some(last) = page.last() else { break };
                    after = last.seq;
                    self.fold_all(&page)?;
                }
            }
            Ok(())
        };
        step().map_err(sql_error)
    }

    /// How far each stream was folded.
    fn folded(&self) -> rusqlite::Result<Vec<(StreamId, u64, Head)>> {
        let mut list = self.db.prepare_cached(include_str!("sql/list_folded.sql"))?;
        let rows = list.query_map([], |row| {
            Ok((StreamId(row.get(0)?), count(row.get(1)?), Head(row.get(2)?)))
        })?;
        rows.collect()
    }

    /// The day of the newest folded event.
    pub(crate) fn estimate(&self) -> rusqlite::Result<DayEstimate> {
        estimate(&self.db)
    }

    /// Folds consecutive events of one stream in one transaction.
    fn fold_all(&mut self, events: &[Stored]) -> rusqlite::Result<()> {
        let tx = self.db.transaction()?;
        let mut estimate = estimate(&tx)?;
        for event in events {
            estimate = estimate.after(&event.at);
            fold::fold(&tx, event, estimate.day)?;
        }
        tx.prepare_cached(include_str!("sql/set_estimate.sql"))?.execute(params![
            estimate.day,
            estimate.boot,
            int(estimate.mono_ms)
        ])?;
        if let Some(last) = events.last() {
            tx.prepare_cached(include_str!("sql/set_folded.sql"))?.execute(params![
                last.stream.0,
                int(last.seq),
                last.head.0
            ])?;
        }
        tx.commit()
    }
}

fn sql_error(source: rusqlite::Error) -> OpenError {
    OpenError::Sql { file: FILE, source }
}

fn estimate(db: &Connection) -> rusqlite::Result<DayEstimate> {
    db.prepare_cached(include_str!("sql/get_estimate.sql"))?.query_row([], |row| {
        Ok(DayEstimate { day: row.get(0)?, boot: row.get(1)?, mono_ms: count(row.get(2)?) })
    })
}
