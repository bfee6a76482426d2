//! Opens a damaged log for reading, with a new first page where the old one is of no use.

use crate::event_log::{self, EventLog};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// A copy of the log, made and removed while salvaging.
pub(crate) const MENDED: &str = "log.db.mended";

/// Opens the damaged log, or a mended copy; `None` where neither can be read at all.
///
/// The damaged file itself is never written to.
pub(crate) fn open_damaged(dir: &Path, fresh: &EventLog) -> Option<Connection> {
    let damaged = dir.join(event_log::FILE);
    let mended = dir.join(MENDED);
    with_streams(open(&damaged)).or_else(|| {
        with_page_of(&damaged, &mended, fresh).ok()?;
        // Where only the list of streams is lost, the events may still be read.
        with_streams(open(&mended)).or_else(|| open(&damaged))
    })
}

fn open(path: &Path) -> Option<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(path, flags).ok()
}

/// The same connection if its streams can be listed.
fn with_streams(db: Option<Connection>) -> Option<Connection> {
    let db = db?;
    let listed = (|| {
        let mut list = db.prepare(include_str!("sql/salvage_streams.sql"))?;
        let rows = list.query_map([], |row| row.get::<_, [u8; 16]>(0))?;
        rows.collect::<rusqlite::Result<Vec<_>>>()
    })();
    listed.is_ok_and(|streams| !streams.is_empty()).then_some(db)
}

/// Copies the damaged file under the first page of a fresh log.
///
/// The first page holds the header and where each table begins. The same scripts make the
/// same tables in the same places; were it otherwise, the chains would not hold and nothing
/// would be taken over.
fn with_page_of(damaged: &Path, mended: &Path, fresh: &EventLog) -> io::Result<()> {
    let n_pages = fs::copy(damaged, mended)? / PAGE as u64;
    let n_pages = u32::try_from(n_pages).map_err(io::Error::other)?;
    let fresh_path = fresh.db.path().ok_or(io::ErrorKind::NotFound)?;
    fresh.db.pragma_query(None, "wal_checkpoint", |_| Ok(())).map_err(io::Error::other)?;
    let mut page = [0; PAGE];
    File::open(fresh_path)?.read_exact(&mut page)?;
    page[28..32].copy_from_slice(&n_pages.to_be_bytes());
    OpenOptions::new().write(true).open(mended)?.write_all(&page)
}

const PAGE: usize = 4096;
