//! Training of teachers and visits of a mobile classroom.

use super::{count, int};
use crate::storage::desk::Held;
use model::SchoolId;
use rusqlite::{Connection, params};

/// All of a school, the newest first.
pub(super) fn all(db: &Connection, school: SchoolId) -> rusqlite::Result<Vec<Held>> {
    let mut list = db.prepare_cached(include_str!("sql/list_held.sql"))?;
    let rows = list.query_map([school.0], |row| {
        Ok(Held {
            no: count(row.get(0)?),
            is_training: row.get(1)?,
            day: row.get(2)?,
            place: row.get(3)?,
            by: row.get(4)?,
            n: row.get(5)?,
            minutes: row.get(6)?,
        })
    })?;
    rows.collect()
}

/// Adds one.
pub(super) fn put(db: &Connection, school: SchoolId, held: &Held) -> rusqlite::Result<()> {
    let Held { is_training, day, place, by, n, minutes, .. } = held;
    let row = params![school.0, is_training, day, place, by, n, minutes];
    db.execute(include_str!("sql/put_held.sql"), row).map(|_| ())
}

/// Removes one; false where there is none of that number.
pub(super) fn remove(db: &Connection, school: SchoolId, no: u64) -> rusqlite::Result<bool> {
    Ok(db.execute(include_str!("sql/drop_held.sql"), params![school.0, int(no)])? == 1)
}
