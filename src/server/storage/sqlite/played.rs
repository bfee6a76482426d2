//! What each child did on each day, kept up as events are unfolded.

use super::{count, int};
use crate::storage::desk::{Day, Last};
use model::{DeviceId, Event, LearnerId, SchoolId};
use rusqlite::{Connection, params};

/// A lesson that was left open overnight was not played all that time.
const MOST_MS: u64 = 3_600_000;

/// Adds an event that was not known before.
pub(super) fn add(
    db: &Connection,
    (school, device): (SchoolId, DeviceId),
    learner: LearnerId,
    day: i32,
    event: &Event,
) -> rusqlite::Result<()> {
    let (ms, n_answered, n_finished) = match event {
        Event::Answered(_) => (0, 1, 0),
        Event::Completed { ms, .. } => (int((*ms).min(MOST_MS)), 0, 1),
        Event::Left { ms, .. } => (int((*ms).min(MOST_MS)), 0, 0),
        Event::Opened { .. } => (0, 0, 0),
        _ => return Ok(()),
    };
    let row = params![school.0, learner.0, day, device.0, ms, n_answered, n_finished];
    db.prepare_cached(include_str!("sql/add_played.sql"))?.execute(row).map(|_| ())
}

/// What children did on each day since one.
pub(super) fn since(
    db: &Connection,
    school: SchoolId,
    ids: &str,
    day: i32,
) -> rusqlite::Result<Vec<Day>> {
    let mut list = db.prepare_cached(include_str!("sql/list_played.sql"))?;
    let rows = list.query_map(params![school.0, ids, day], |row| {
        Ok(Day {
            learner: LearnerId(row.get(0)?),
            day: row.get(1)?,
            ms: count(row.get(2)?),
            n_answered: count(row.get(3)?),
            n_finished: count(row.get(4)?),
        })
    })?;
    rows.collect()
}

/// When each child was there last, and with which tablet.
pub(super) fn last(db: &Connection, school: SchoolId, ids: &str) -> rusqlite::Result<Vec<Last>> {
    let mut list = db.prepare_cached(include_str!("sql/list_last_played.sql"))?;
    let rows = list.query_map(params![school.0, ids], |row| {
        let (learner, device) = (LearnerId(row.get(0)?), DeviceId(row.get(2)?));
        Ok(Last { learner, day: row.get(1)?, device })
    })?;
    rows.collect()
}
