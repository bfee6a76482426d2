//! The down-log.

use super::{count, fold, int};
use crate::storage::DownEntry;
use model::{DeviceId, SchoolId};
use rusqlite::{Connection, OptionalExtension, params};
use wire::down::{Down, Entry};

/// Puts entries at the log's end, each in place of the one of its key.
pub(super) fn put(
    db: &Connection,
    school: SchoolId,
    entries: &[DownEntry],
) -> rusqlite::Result<u64> {
    let mut no = head(db, school)?;
    for entry in entries {
        no += 1;
        touch_merged(db, school, &entry.key, entry.body.as_deref())?;
        db.prepare_cached(include_str!("sql/replace_down.sql"))?
            .execute(params![school.0, entry.key])?;
        let device = entry.device.map(|device| device.0);
        let row = params![school.0, int(no), entry.key, device, entry.body];
        db.prepare_cached(include_str!("sql/put_down.sql"))?.execute(row)?;
    }
    Ok(no)
}

/// Where records are merged or parted, what tablets know of them is told anew.
fn touch_merged(
    db: &Connection,
    school: SchoolId,
    key: &str,
    body: Option<&[u8]>,
) -> rusqlite::Result<()> {
    if !key.starts_with("merged/") {
        return Ok(());
    }
    let before: Option<Option<Vec<u8>>> = db
        .prepare_cached(include_str!("sql/get_down.sql"))?
        .query_row(params![school.0, key], |row| row.get(0))
        .optional()?;
    for body in [before.flatten().as_deref(), body].into_iter().flatten() {
        if let Some(Down::Merged { from, into }) = Down::read(body) {
            fold::touch(db, school, from)?;
            fold::touch(db, school, into)?;
        }
    }
    Ok(())
}

/// What a tablet has not got yet, and the log's highest number.
pub(super) fn after(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    after: u64,
    most: usize,
) -> rusqlite::Result<(Vec<Entry>, u64)> {
    let mut list = db.prepare_cached(include_str!("sql/list_down.sql"))?;
    let rows = list
        .query_map(params![school.0, device.0, int(after), int(most as u64)], |row| {
            Ok(Entry { no: count(row.get(0)?), key: row.get(1)?, body: row.get(2)? })
        })?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, head(db, school)?))
}

/// The log's highest number. The newest entry is never removed but by a newer one, so a
/// number is never given twice.
fn head(db: &Connection, school: SchoolId) -> rusqlite::Result<u64> {
    db.prepare_cached(include_str!("sql/get_down_head.sql"))?
        .query_row([school.0], |row| row.get(0))
        .map(count)
}
