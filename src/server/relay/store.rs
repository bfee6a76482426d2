//! What a relay keeps: boxes until they have arrived, and which tablets asked.
//!
//! A box that was taken is on the disk before its sender hears so. A tablet's box goes once
//! its school has it; a box for a tablet goes a while after the tablet has taken it; what
//! nobody comes for stays for three months.

use super::limits::Limits;
use crate::fault::Fault;
use crate::storage::StorageError;
use model::SchoolId;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use wire::card::BoxName;
use wire::relay::{Ask, MOST_NAMES, Told};
use wire::sealed_box::{BoxKeyId, Header, Kind, box_id};

/// The name of the file.
pub const FILE: &str = "relay.db";

/// The open file.
pub struct Store {
    db: Mutex<Connection>,
    name: [u8; 8],
    limits: Limits,
}

/// What became of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is on the disk, now or before.
    Kept,
    /// There is no room for it, in all or for its school.
    Full,
}

const DAY_MS: i64 = 86_400_000;
/// So long a box stays that nobody comes for.
const KEPT_MS: i64 = 90 * DAY_MS;
/// So long a box stays after its tablet has taken it; the tablet may be put back to a copy.
const TAKEN_MS: i64 = 14 * DAY_MS;
/// Most tablets of one school whose asking is remembered.
const ASKED: i64 = 2_000;

impl Store {
    /// Opens the file in `dir`, or makes it.
    ///
    /// # Errors
    /// [`Fault`] where the disk refuses, or the file is damaged or of a later version.
    pub fn open(dir: &Path, limits: Limits) -> Result<Self, Fault> {
        let db = Connection::open(dir.join(FILE)).map_err(StorageError::from)?;
        let name = prepare(&db)?;
        Ok(Self { db: Mutex::new(db), name, limits })
    }

    /// By which name tablets, and whoever listens to the network, know this memory again.
    pub fn name(&self) -> [u8; 8] {
        self.name
    }

    /// Keeps a box. The same one may come as often as it likes.
    ///
    /// # Errors
    /// Of the disk; the box was not taken then.
    pub fn put(&self, header: &Header, file: &[u8], now_ms: i64) -> rusqlite::Result<Put> {
        self.with(|db| {
            let name = BoxName::of(&box_id(file)).to_bytes();
            let known: bool =
                db.query_row(include_str!("sql/has_box.sql"), [name], |row| row.get(0))?;
            if known {
                return Ok(Put::Kept);
            }
            let row =
                |row: &rusqlite::Row<'_>| Ok((count(row, 0)?, count(row, 1)?, count(row, 2)?));
            let (all, work, n) =
                db.query_row(include_str!("sql/measure_boxes.sql"), [header.school.0], row)?;
            let size = file.len() as u64;
            let is_full = all + size > self.limits.room
                || header.kind == Kind::Segment && work + size > self.limits.school
                || n >= self.limits.school_boxes;
            if is_full {
                return Ok(Put::Full);
            }
            insert(db, header, file, now_ms)?;
            Ok(Put::Kept)
        })
    }

    /// Answers a tablet, and notes that it asked.
    ///
    /// # Errors
    /// Of the disk.
    pub fn ask(&self, ask: &Ask, now_ms: i64) -> rusqlite::Result<Told> {
        // Numbers of a memory that was lost say nothing.
        let after = if ask.relay == self.name { ask.after } else { 0 };
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        self.with(|db| {
            let tx = db.unchecked_transaction()?;
            tx.prepare_cached(include_str!("sql/note_taken.sql"))?
                .execute(params![ask.key.0, after, now_ms])?;
            let others: i64 = tx
                .prepare_cached(include_str!("sql/count_asked.sql"))?
                .query_row(params![ask.school.0, ask.key.0], |row| row.get(0))?;
            if others < ASKED {
                let down = i64::try_from(ask.down).unwrap_or(i64::MAX);
                tx.prepare_cached(include_str!("sql/put_asked.sql"))?.execute(params![
                    ask.school.0,
                    ask.key.0,
                    down,
                    now_ms
                ])?;
            }
            let mut told = Told { relay: self.name, ..Told::default() };
            for name in ask.boxes.iter().take(MOST_NAMES) {
                let has: bool = tx
                    .prepare_cached(include_str!("sql/has_box.sql"))?
                    .query_row([name.to_bytes()], |row| row.get(0))?;
                if !has {
                    told.wants.push(*name);
                }
            }
            let mut list = tx.prepare_cached(include_str!("sql/list_waiting.sql"))?;
            let limit = MOST_NAMES as i64;
            let rows = list.query_map(params![ask.key.0, after, ask.school.0, limit], |row| {
                Ok((count(row, 0)?, BoxName::from_bytes(row.get(1)?)))
            })?;
            told.waiting = rows.collect::<rusqlite::Result<_>>()?;
            drop(list);
            tx.commit()?;
            Ok(told)
        })
    }

    /// The file of a box; none where it is not here.
    ///
    /// # Errors
    /// Of the disk.
    pub fn read(&self, name: BoxName) -> rusqlite::Result<Option<Vec<u8>>> {
        self.with(|db| {
            let mut get = db.prepare_cached(include_str!("sql/get_box.sql"))?;
            get.query_row([name.to_bytes()], |row| row.get(0)).optional()
        })
    }

    /// Names of the boxes for a school, oldest first.
    ///
    /// # Errors
    /// Of the disk.
    pub fn work_for(&self, school: SchoolId) -> rusqlite::Result<Vec<BoxName>> {
        self.with(|db| {
            let mut list = db.prepare_cached(include_str!("sql/list_of_school.sql"))?;
            let rows = list.query_map([school.0], |row| row.get(0).map(BoxName::from_bytes))?;
            rows.collect()
        })
    }

    /// The school has a box: it goes, and in its place stands the answer to its tablet.
    ///
    /// # Errors
    /// Of the disk; then the box stays and is delivered again.
    pub fn arrived(
        &self,
        name: BoxName,
        answer: Option<(&Header, &[u8])>,
        now_ms: i64,
    ) -> rusqlite::Result<()> {
        self.with(|db| {
            let tx = db.unchecked_transaction()?;
            if let Some((header, file)) = answer {
                insert(&tx, header, file, now_ms)?;
            }
            tx.execute(include_str!("sql/remove_box.sql"), [name.to_bytes()])?;
            tx.commit()
        })
    }

    /// The keys of a school's tablets that asked, and up to where they have the down-log.
    ///
    /// # Errors
    /// Of the disk.
    pub fn asked(&self, school: SchoolId) -> rusqlite::Result<Vec<(BoxKeyId, u64)>> {
        self.with(|db| {
            let mut list = db.prepare_cached(include_str!("sql/list_asked.sql"))?;
            let rows =
                list.query_map([school.0], |row| Ok((BoxKeyId(row.get(0)?), count(row, 1)?)))?;
            rows.collect()
        })
    }

    /// Puts what a school says to a tablet in the place of what it said before. A box that is
    /// here already keeps its number, so the tablet does not fetch it twice.
    ///
    /// # Errors
    /// Of the disk; then all stays as it was.
    pub fn replace_pages(
        &self,
        (school, key): (SchoolId, BoxKeyId),
        files: &[(Header, Vec<u8>)],
        now_ms: i64,
    ) -> rusqlite::Result<()> {
        self.with(|db| {
            let tx = db.unchecked_transaction()?;
            let names: BTreeSet<[u8; 10]> =
                files.iter().map(|(_, file)| BoxName::of(&box_id(file)).to_bytes()).collect();
            let mut list = tx.prepare_cached(include_str!("sql/list_pages.sql"))?;
            let old = list.query_map(params![key.0, school.0], |row| row.get::<_, [u8; 10]>(0))?;
            let old: Vec<[u8; 10]> = old.collect::<rusqlite::Result<_>>()?;
            drop(list);
            for gone in old.iter().filter(|name| !names.contains(*name)) {
                tx.execute(include_str!("sql/remove_box.sql"), [gone])?;
            }
            for (header, file) in files {
                insert(&tx, header, file, now_ms)?;
            }
            tx.commit()
        })
    }

    /// Lets go of what has been here long enough.
    ///
    /// # Errors
    /// Of the disk.
    pub fn sweep(&self, now_ms: i64) -> rusqlite::Result<()> {
        self.with(|db| {
            let old = now_ms - KEPT_MS;
            db.execute(include_str!("sql/sweep_boxes.sql"), [now_ms - TAKEN_MS, old])?;
            db.execute(include_str!("sql/sweep_asked.sql"), [old])?;
            Ok(())
        })
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        // Each call is one transaction, so one that died half-way left nothing behind.
        work(&self.db.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A number that is never below zero.
fn count(row: &rusqlite::Row<'_>, at: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(at)?).unwrap_or(0))
}

fn insert(db: &Connection, header: &Header, file: &[u8], now_ms: i64) -> rusqlite::Result<()> {
    let name = BoxName::of(&box_id(file)).to_bytes();
    db.prepare_cached(include_str!("sql/put_box.sql"))?.execute(params![
        name,
        header.school.0,
        header.key.0,
        header.kind as u8,
        now_ms,
        file
    ])?;
    Ok(())
}

/// Makes the file what it is to be; the relay's name.
fn prepare(db: &Connection) -> Result<[u8; 8], Fault> {
    let failed = |error: rusqlite::Error| Fault::Storage(error.into());
    crate::storage::sqlite::ready(db, FILE, MIGRATIONS)?;
    let get = include_str!("sql/get_name.sql");
    let name = db.query_row(get, [], |row| row.get(0)).optional().map_err(failed)?;
    if let Some(name) = name {
        return Ok(name);
    }
    let mut name = [0; 8];
    getrandom::fill(&mut name)?;
    db.execute(include_str!("sql/set_name.sql"), [name]).map_err(failed)?;
    Ok(name)
}

/// Every migration, in order; only ever added to.
const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_relay.sql")];
