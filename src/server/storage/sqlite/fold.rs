//! What each child's answers and choices come to, kept up as they are unfolded, and told to
//! tablets.
//!
//! Folding does not depend on the order of arrival, so an event that comes late is added like
//! any other. Tablets are told a while after a child's newest answer, so that a lesson makes
//! one entry of the down-log and not ten.

use super::{down, int};
use crate::learner_keys::LearnerKeys;
use crate::storage::{DownEntry, Told};
use learn::clock::Estimate;
use learn::{Carried, Chosen, Facts, Order, When};
use model::{Event, LearnerId, SchoolId, StreamId};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wire::down::{Down, records_of, whose};

/// What a record's events come to, and the newest number of each stream that they reach.
///
/// Whoever adds a field adds a migration that has all of it folded anew.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Folded {
    pub(super) facts: Facts,
    pub(super) chosen: Chosen,
    reach: BTreeMap<StreamId, u64>,
}

/// An event that says something of the child whose it is, and when it happened.
pub(super) struct Said {
    pub(super) learner: LearnerId,
    pub(super) stream: StreamId,
    pub(super) seq: u64,
    pub(super) time: Estimate,
    pub(super) event: Event,
}

impl Said {
    /// Whether anything of an event is folded.
    pub(super) fn matters(event: &Event) -> bool {
        match event {
            Event::Answered(_)
            | Event::Preferred { .. }
            | Event::Woken { .. }
            | Event::Placed { .. }
            | Event::Completed { .. } => true,
            Event::LearnerAdded { .. }
            | Event::Opened { .. }
            | Event::Reached { .. }
            | Event::Replayed { .. }
            | Event::Replied { .. }
            | Event::Left { .. } => false,
        }
    }
}

impl Folded {
    fn add(&mut self, said: &Said) {
        let Said { stream, seq, time, event, .. } = said;
        match event {
            Event::Answered(attempt) => {
                let at = Order { day: time.school_day().day, stream: *stream, seq: *seq };
                self.facts.fold(at, attempt);
            }
            choice => self.chosen.fold(When::new(time.at_ms, *stream, *seq), choice),
        }
        self.reach(*stream, *seq);
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.facts.join(&other.facts);
        self.chosen.join(&other.chosen);
        other.reach.iter().for_each(|(stream, through)| self.reach(*stream, *through));
    }

    fn reach(&mut self, stream: StreamId, seq: u64) {
        let through = self.reach.entry(stream).or_default();
        *through = seq.max(*through);
    }
}

/// Adds what a segment says to the records of the children whom it is about.
///
/// Who played without a name was a child here and another one there: no tablet is told of her.
pub(super) fn add(
    db: &Connection,
    school: SchoolId,
    said: &[Said],
    received_ms: i64,
) -> rusqlite::Result<()> {
    let mut by_learner = BTreeMap::<LearnerId, Vec<&Said>>::new();
    for one in said.iter().filter(|one| one.learner != LearnerId::NOBODY) {
        by_learner.entry(one.learner).or_default().push(one);
    }
    for (learner, said) in by_learner {
        let mut folded = get(db, school, learner)?;
        said.into_iter().for_each(|one| folded.add(one));
        let mut state = Vec::new();
        ciborium::into_writer(&folded, &mut state).map_err(odd)?;
        let row = params![school.0, learner.0, state, received_ms];
        db.prepare_cached(include_str!("sql/put_folded.sql"))?.execute(row)?;
    }
    Ok(())
}

/// Tells tablets of at most `most` children whose newest event arrived by `until_ms`.
pub(super) fn carry(
    db: &Connection,
    keys: &LearnerKeys,
    until_ms: i64,
    most: usize,
) -> rusqlite::Result<Told> {
    let mut list = db.prepare_cached(include_str!("sql/list_changed.sql"))?;
    let rows = list.query_map(params![until_ms, int(most as u64)], |row| {
        Ok((SchoolId(row.get(0)?), LearnerId(row.get(1)?)))
    })?;
    let changed = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut entries = BTreeMap::<SchoolId, Vec<DownEntry>>::new();
    for (school, learner) in &changed {
        db.prepare_cached(include_str!("sql/set_carried.sql"))?
            .execute(params![school.0, learner.0])?;
        let merged = down::merged(db, keys, *school)?;
        let entry = entry(db, keys, *school, whose(&merged, *learner), &merged)?;
        let list = entries.entry(*school).or_default();
        list.extend(entry.filter(|entry| !list.contains(entry)));
    }
    for (school, entries) in entries {
        down::put(db, school, &down::seal(keys, entries).map_err(down::odd)?)?;
    }
    let next_ms = db
        .prepare_cached(include_str!("sql/get_first_changed.sql"))?
        .query_row([], |row| row.get(0))?;
    Ok(Told { n: changed.len(), next_ms })
}

/// Her days changed and her answers did not: what is remembered of her no longer holds.
pub(super) fn renew(db: &Connection, school: SchoolId, learner: LearnerId) -> rusqlite::Result<()> {
    let key = params![school.0, learner.0];
    db.prepare_cached(include_str!("sql/renew_folded.sql"))?.execute(key).map(|_| ())
}

/// A record was merged or parted: what tablets were told of it no longer holds.
pub(super) fn touch(db: &Connection, school: SchoolId, learner: LearnerId) -> rusqlite::Result<()> {
    let key = params![school.0, learner.0];
    db.prepare_cached(include_str!("sql/touch_folded.sql"))?.execute(key).map(|_| ())
}

/// What is to be told of a child; none where tablets know it, or where it is too much.
fn entry(
    db: &Connection,
    keys: &LearnerKeys,
    school: SchoolId,
    learner: LearnerId,
    merged: &BTreeMap<LearnerId, LearnerId>,
) -> rusqlite::Result<Option<DownEntry>> {
    let mut all = Folded::default();
    for record in records_of(merged, learner) {
        all.join(&get(db, school, record)?);
    }
    let state = Carried::of(&all.facts, &all.chosen, all.reach).to_bytes();
    let carried = Down::Carried { learner, state };
    let Ok(body) = carried.to_bytes() else { return Ok(None) };
    let (key, body) = (carried.key(), Some(body));
    let about = Some(learner);
    let known = down::one(db, keys, school, &down::at_rest(&key, about))?;
    let is_known = known.is_some_and(|known| known.body == body);
    Ok((!is_known).then_some(DownEntry { key, device: None, about, body }))
}

fn get(db: &Connection, school: SchoolId, learner: LearnerId) -> rusqlite::Result<Folded> {
    let state: Option<Vec<u8>> = db
        .prepare_cached(include_str!("sql/get_folded.sql"))?
        .query_row(params![school.0, learner.0], |row| row.get(0))
        .optional()?;
    state.map_or_else(|| Ok(Folded::default()), |state| read(&state))
}

/// A state as it was stored.
pub(super) fn read(state: &[u8]) -> rusqlite::Result<Folded> {
    ciborium::from_reader(state).map_err(odd)
}

fn odd(error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}
