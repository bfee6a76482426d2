//! Segments unfolded into rows. An event that cannot be read is a row that says why; the
//! segment stays as it is, and a later version can unfold it anew.

use super::{count, int};
use crate::storage::EventRow;
use model::{Event, LearnerId, SchoolId, StreamId};
use rusqlite::{Connection, params};
use wire::{Logged, segment};

/// Unfolds the next segments.
pub(super) fn next(db: &Connection, most: usize) -> rusqlite::Result<usize> {
    let mut list = db.prepare_cached(include_str!("sql/next_segments.sql"))?;
    let rows = list.query_map([int(most as u64)], |row| {
        let (id, school): (i64, [u8; 16]) = (row.get(0)?, row.get(1)?);
        let (from, received): (i64, i64) = (row.get(2)?, row.get(3)?);
        Ok((id, SchoolId(school), count(from), received, row.get::<_, Vec<u8>>(4)?))
    })?;
    let mut n = 0;
    for row in rows {
        let (id, school, from_seq, received_ms, bytes) = row?;
        // It was opened when it was accepted; were it damaged since, its rows are missing and
        // its bytes are still there.
        if let Ok((header, events)) = segment::read(&bytes) {
            for event in events.iter().filter(|event| event.seq >= from_seq) {
                put(db, school, header.stream, received_ms, event)?;
            }
        }
        db.prepare_cached(include_str!("sql/set_projected.sql"))?.execute([id])?;
        n += 1;
    }
    Ok(n)
}

fn put(
    db: &Connection,
    school: SchoolId,
    stream: StreamId,
    received_ms: i64,
    logged: &Logged,
) -> rusqlite::Result<()> {
    let read: Result<Event, _> = ciborium::from_reader(logged.body.as_slice());
    let (event, why) = match read {
        Ok(event) => (Some(event), None),
        Err(error) => (None, Some(error.to_string())),
    };
    let (lesson, skill, item) = event.as_ref().map_or((None, None, None), about);
    let body = event.as_ref().and_then(|event| serde_json::to_string(event).ok());
    let row = params![
        school.0,
        stream.0,
        int(logged.seq),
        logged.learner.0,
        logged.kind,
        logged.at.wall_ms,
        int(logged.at.mono_ms),
        logged.at.boot,
        received_ms,
        lesson,
        skill,
        item,
        body,
        why
    ];
    db.prepare_cached(include_str!("sql/put_event.sql"))?.execute(row).map(|_| ())
}

/// Lesson, skill and item that an event is about.
fn about(event: &Event) -> (Option<&str>, Option<&str>, Option<&str>) {
    match event {
        Event::LearnerAdded { .. } => (None, None, None),
        Event::Answered(attempt) => (
            Some(attempt.lesson.as_str()),
            attempt.skill.as_ref().map(|skill| skill.as_str()),
            Some(attempt.item.as_str()),
        ),
        Event::Opened { lesson, .. }
        | Event::Reached { lesson, .. }
        | Event::Replayed { lesson, .. }
        | Event::Completed { lesson, .. }
        | Event::Left { lesson, .. } => (Some(lesson.as_str()), None, None),
    }
}

pub(super) fn events_of(
    db: &Connection,
    school: SchoolId,
    learner: LearnerId,
) -> rusqlite::Result<Vec<EventRow>> {
    let mut list = db.prepare_cached(include_str!("sql/list_events_of.sql"))?;
    let rows = list.query_map(params![school.0, learner.0], |row| {
        Ok(EventRow {
            stream: StreamId(row.get(0)?),
            seq: count(row.get(1)?),
            kind: row.get(2)?,
            wall_ms: row.get(3)?,
            body: row.get(4)?,
            why: row.get(5)?,
        })
    })?;
    rows.collect()
}

pub(super) fn count_events(
    db: &Connection,
    school: SchoolId,
    stream: StreamId,
) -> rusqlite::Result<(u64, u64)> {
    db.prepare_cached(include_str!("sql/count_events.sql"))?
        .query_row(params![school.0, stream.0], |row| Ok((count(row.get(0)?), count(row.get(1)?))))
}
