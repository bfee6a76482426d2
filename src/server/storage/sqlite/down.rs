//! The down-log.

use super::{count, int};
use crate::storage::DownEntry;
use model::{DeviceId, SchoolId};
use rusqlite::{Connection, params};
use wire::down::Entry;

/// Puts entries at the log's end, each in place of the one of its key.
pub(super) fn put(
    db: &Connection,
    school: SchoolId,
    entries: &[DownEntry],
) -> rusqlite::Result<u64> {
    let mut no = head(db, school)?;
    for entry in entries {
        no += 1;
        db.prepare_cached(include_str!("sql/replace_down.sql"))?
            .execute(params![school.0, entry.key])?;
        let device = entry.device.map(|device| device.0);
        let row = params![school.0, int(no), entry.key, device, entry.body];
        db.prepare_cached(include_str!("sql/put_down.sql"))?.execute(row)?;
    }
    Ok(no)
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
