//! When the events of a segment happened, from all contacts of their tablet.

use super::{count, int};
use learn::clock::{Anchor, Estimate, Heard, estimates};
use model::{DeviceId, SchoolId, Stamp, StreamId};
use rusqlite::{Connection, OptionalExtension, params};
use wire::Logged;

/// Estimates for consecutive events of one stream, as many as events.
///
/// The event before them takes part, so that time does not run backwards from one segment to
/// the next.
pub(super) fn of(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    stream: StreamId,
    events: &[&Logged],
    received_ms: i64,
) -> rusqlite::Result<Vec<Estimate>> {
    let Some(first) = events.first() else { return Ok(Vec::new()) };
    let before = before(db, school, stream, first.seq)?;
    let own = events.iter().map(|event| Heard { at: event.at, received_ms });
    let heard: Vec<Heard> = before.iter().map(|(heard, _)| *heard).chain(own).collect();
    let boots = heard.iter().map(|heard| heard.at.boot);
    let range = (boots.clone().min().unwrap_or(0), boots.max().unwrap_or(0));
    let mut all = estimates(&heard, &anchors(db, school, device, range)?);
    if let Some((_, at_ms)) = before {
        all.remove(0);
        // A time after this arrival was given by a server whose clock was wrong then; it must
        // not drag along whatever the stream brings from now on.
        for estimate in all.iter_mut().filter(|_| at_ms <= received_ms) {
            let later_ms = at_ms.saturating_sub(estimate.at_ms).max(0);
            estimate.at_ms = estimate.at_ms.saturating_add(later_ms);
            // The truth does not move with the guess.
            estimate.err_ms = estimate.err_ms.saturating_add(later_ms.unsigned_abs());
        }
    }
    Ok(all)
}

/// The event before a number, and when it happened.
fn before(
    db: &Connection,
    school: SchoolId,
    stream: StreamId,
    seq: u64,
) -> rusqlite::Result<Option<(Heard, i64)>> {
    db.prepare_cached(include_str!("sql/get_event_before.sql"))?
        .query_row(params![school.0, stream.0, int(seq)], |row| {
            let at = Stamp { wall_ms: row.get(0)?, mono_ms: count(row.get(1)?), boot: row.get(2)? };
            Ok((Heard { at, received_ms: row.get(3)? }, row.get(4)?))
        })
        .optional()
}

fn anchors(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    (first, last): (u32, u32),
) -> rusqlite::Result<Vec<Anchor>> {
    let mut list = db.prepare_cached(include_str!("sql/list_anchors.sql"))?;
    let rows = list.query_map(params![school.0, device.0, first, last], |row| {
        Ok(Anchor { boot: row.get(0)?, mono_ms: count(row.get(1)?), server_ms: row.get(2)? })
    })?;
    rows.collect()
}
