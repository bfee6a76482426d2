//! Segments unfolded into rows. An event that cannot be read is a row that says why; the
//! segment stays as it is, and a later version can unfold it anew.

use super::fold::Said;
use super::{count, fold, int, played, times};
use crate::learner_keys::LearnerKeys;
use crate::rest;
use crate::storage::EventRow;
use learn::clock::Estimate;
use model::{DeviceId, Event, LearnerId, SchoolId, StreamId};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeSet;
use wire::Logged;

/// Unfolds the next segments.
pub(super) fn next(db: &Connection, keys: &LearnerKeys, most: usize) -> rusqlite::Result<usize> {
    let mut list = db.prepare_cached(include_str!("sql/next_segments.sql"))?;
    let rows = list.query_map([int(most as u64)], |row| {
        let from = From {
            school: SchoolId(row.get(1)?),
            device: DeviceId(row.get(2)?),
            stream: StreamId(row.get(3)?),
            seq: count(row.get(4)?),
            received_ms: row.get(5)?,
        };
        Ok((row.get::<_, i64>(0)?, from, row.get::<_, Vec<u8>>(6)?))
    })?;
    let mut n = 0;
    for row in rows {
        let (id, from, bytes) = row?;
        // It was opened when it was accepted; were it damaged since, its rows are missing and
        // its bytes are still there.
        if let Ok(runs) = rest::open(keys, from.school, from.stream, &bytes) {
            let events = runs.iter().filter_map(|run| run.events.as_ref()).flatten();
            unfold(db, &from, events.filter(|event| event.seq >= from.seq).collect())?;
        }
        db.prepare_cached(include_str!("sql/set_projected.sql"))?.execute([id])?;
        n += 1;
    }
    Ok(n)
}

/// Where a segment came from, and the first number that it brought.
struct From {
    school: SchoolId,
    device: DeviceId,
    stream: StreamId,
    seq: u64,
    received_ms: i64,
}

fn unfold(db: &Connection, from: &From, events: Vec<&Logged>) -> rusqlite::Result<()> {
    let From { school, device, stream, received_ms, .. } = *from;
    let times = times::of(db, school, device, stream, &events, received_ms)?;
    let (mut said, mut played) = (Vec::new(), BTreeSet::new());
    for (logged, time) in events.into_iter().zip(times) {
        let read: Result<Event, _> = ciborium::from_reader(logged.body.as_slice());
        let read = read.map_err(|error| error.to_string());
        let is_new = put(db, from, logged, &read, &time)?;
        if let (true, Ok(event)) = (is_new, &read) {
            played::add(db, (school, device), logged.learner, time.school_day().day, event)?;
            played.insert(logged.learner);
        }
        if let Some(event) = read.ok().filter(Said::matters) {
            said.push(Said { learner: logged.learner, stream, seq: logged.seq, time, event });
        }
    }
    fold::add(db, school, &said, received_ms)?;
    for one in &said {
        played.remove(&one.learner);
    }
    played.into_iter().try_for_each(|learner| fold::renew(db, school, learner))
}

/// Whether the row was not there yet.
fn put(
    db: &Connection,
    from: &From,
    logged: &Logged,
    read: &Result<Event, String>,
    time: &Estimate,
) -> rusqlite::Result<bool> {
    let event = read.as_ref().ok();
    let (lesson, skill, item) = event.map_or((None, None, None), about);
    let body = event.and_then(|event| serde_json::to_string(event).ok());
    let row = params![
        from.school.0,
        from.stream.0,
        int(logged.seq),
        logged.learner.0,
        logged.kind,
        logged.at.wall_ms,
        int(logged.at.mono_ms),
        logged.at.boot,
        from.received_ms,
        lesson,
        skill,
        item,
        body,
        read.as_ref().err(),
        time.at_ms,
        int(time.err_ms),
        time.source as u8,
        time.school_day().day
    ];
    db.prepare_cached(include_str!("sql/put_event.sql"))?.execute(row).map(|n| n > 0)
}

/// Lesson, skill and item that an event is about.
fn about(event: &Event) -> (Option<&str>, Option<&str>, Option<&str>) {
    match event {
        Event::LearnerAdded { .. }
        | Event::Preferred { .. }
        | Event::Placed { .. }
        | Event::Replied { .. } => (None, None, None),
        Event::Answered(attempt) => (
            Some(attempt.lesson.as_str()),
            attempt.skill.as_ref().map(|skill| skill.as_str()),
            Some(attempt.item.as_str()),
        ),
        Event::Opened { lesson, .. }
        | Event::Woken { lesson }
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
    list.query_map(params![school.0, learner.0], event_row)?.collect()
}

/// An event of the columns that `list_events_of.sql` names.
pub(super) fn event_row(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        stream: StreamId(row.get(0)?),
        seq: count(row.get(1)?),
        kind: row.get(2)?,
        wall_ms: row.get(3)?,
        body: row.get(4)?,
        why: row.get(5)?,
        at_ms: row.get(6)?,
        err_ms: count(row.get(7)?),
        day: row.get(8)?,
    })
}

/// Children whom tablets entered, with the event.
pub(super) fn entered(
    db: &Connection,
    school: SchoolId,
) -> rusqlite::Result<Vec<(LearnerId, String)>> {
    let mut list = db.prepare_cached(include_str!("sql/list_entered.sql"))?;
    let rows = list.query_map([school.0], |row| Ok((LearnerId(row.get(0)?), row.get(1)?)))?;
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
