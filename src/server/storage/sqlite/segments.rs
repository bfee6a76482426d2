//! Segments, sealed child by child, and what was put aside.

use super::{count, int};
use crate::storage::{Appended, NewSegment, Segment, SetAside};
use model::{SchoolId, StreamId};
use rusqlite::{Connection, OptionalExtension, params};
use wire::Head;
use wire::message::Cursor;

/// Where a stream ends.
pub(super) fn cursor(
    db: &Connection,
    school: SchoolId,
    stream: StreamId,
) -> rusqlite::Result<Option<Cursor>> {
    db.prepare_cached(include_str!("sql/get_cursor.sql"))?
        .query_row(params![school.0, stream.0], |row| {
            Ok(Cursor { stream, tail: count(row.get(0)?), head: Head(row.get(1)?) })
        })
        .optional()
}

/// Stores a segment if its stream still ends where the caller believes.
pub(super) fn append(
    db: &Connection,
    school: SchoolId,
    segment: &NewSegment,
    sealed: &[u8],
) -> rusqlite::Result<Appended> {
    if cursor(db, school, segment.content.stream)? != segment.before {
        return Ok(Appended::Moved);
    }
    let row = params![
        school.0,
        segment.content.stream.0,
        int(segment.from_seq),
        int(segment.last_seq),
        segment.head.0,
        segment.device.0,
        segment.received_ms,
        sealed
    ];
    db.prepare_cached(include_str!("sql/append_segment.sql"))?.execute(row)?;
    Ok(Appended::Stored)
}

/// The segments that hold any event after `after`.
pub(super) fn after(
    db: &Connection,
    school: SchoolId,
    stream: StreamId,
    after: u64,
    most: usize,
) -> rusqlite::Result<Vec<Segment>> {
    let mut list = db.prepare_cached(include_str!("sql/list_segments.sql"))?;
    let rows =
        list.query_map(params![school.0, stream.0, int(after), int(most as u64)], |row| {
            Ok(Segment {
                from_seq: count(row.get(0)?),
                last_seq: count(row.get(1)?),
                head: Head(row.get(2)?),
                sealed: row.get(3)?,
            })
        })?;
    rows.collect()
}

/// Keeps what was refused.
pub(super) fn quarantine(
    db: &Connection,
    school: SchoolId,
    set_aside: &SetAside,
    sealed: &[u8],
) -> rusqlite::Result<()> {
    let row = params![
        school.0,
        set_aside.device.0,
        set_aside.content.stream.0,
        set_aside.why,
        set_aside.received_ms,
        set_aside.hash,
        sealed
    ];
    db.prepare_cached(include_str!("sql/put_aside.sql"))?.execute(row).map(|_| ())
}

/// How many were refused, by reason.
pub(super) fn quarantined(
    db: &Connection,
    school: SchoolId,
) -> rusqlite::Result<Vec<(String, u64)>> {
    let mut list = db.prepare_cached(include_str!("sql/count_aside.sql"))?;
    let rows = list.query_map([school.0], |row| Ok((row.get(0)?, count(row.get(1)?))))?;
    rows.collect()
}
