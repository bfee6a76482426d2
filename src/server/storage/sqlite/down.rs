//! The down-log. An entry about a child is sealed with her key, and stands under her mark.

use super::{count, fold, int};
use crate::learner_keys::LearnerKeys;
use crate::rest;
use crate::storage::{DownEntry, StorageError};
use model::{DeviceId, LearnerId, LearnerMark, SchoolId};
use rusqlite::{Connection, Row, params};
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;
use wire::down::{Down, Entry, mark_of};

/// An entry as it is stored.
pub(super) struct Sealed {
    key: String,
    device: Option<DeviceId>,
    mark: Option<LearnerMark>,
    body: Option<Vec<u8>>,
}

/// An entry as it was found.
pub(super) struct Found {
    pub(super) no: u64,
    sealed: Sealed,
}

/// Seals entries; one about an erased child is dropped.
pub(super) fn seal(
    keys: &LearnerKeys,
    entries: Vec<DownEntry>,
) -> Result<Vec<Sealed>, StorageError> {
    let mut all = Vec::with_capacity(entries.len());
    for DownEntry { key, device, about, body } in entries {
        let Some(learner) = about else {
            all.push(Sealed { key, device, mark: None, body });
            continue;
        };
        let mark = mark_of(learner);
        let key_at_rest = at_rest(&key, about);
        let mut plain = Vec::new();
        ciborium::into_writer(&(key, body.map(ByteBuf::from)), &mut plain)
            .map_err(|error| StorageError::Unsound(error.to_string()))?;
        if let Some(sealed) = rest::seal_about(keys, mark, plain)? {
            all.push(Sealed { key: key_at_rest, device, mark: Some(mark), body: Some(sealed) });
        }
    }
    Ok(all)
}

/// An entry about no child.
pub(super) fn plain(entry: DownEntry) -> [Sealed; 1] {
    let DownEntry { key, device, body, .. } = entry;
    [Sealed { key, device, mark: None, body }]
}

/// Opens what was found; what is about an erased child is left out.
pub(super) fn open(keys: &LearnerKeys, found: Vec<Found>) -> Result<Vec<Entry>, StorageError> {
    let mut entries = Vec::with_capacity(found.len());
    for Found { no, sealed: Sealed { key, mark, body, .. } } in found {
        let Some(mark) = mark else {
            entries.push(Entry { no, key, body });
            continue;
        };
        if let Some(plain) = rest::open_about(keys, mark, body.unwrap_or_default())? {
            let (key, body): (String, Option<ByteBuf>) = ciborium::from_reader(plain.as_slice())
                .map_err(|error| StorageError::Unsound(error.to_string()))?;
            entries.push(Entry { no, key, body: body.map(ByteBuf::into_vec) });
        }
    }
    Ok(entries)
}

/// Puts entries at the log's end, each in place of the one of its key.
pub(super) fn put(db: &Connection, school: SchoolId, entries: &[Sealed]) -> rusqlite::Result<u64> {
    let mut no = head(db, school)?;
    for Sealed { key, device, mark, body } in entries {
        no += 1;
        db.prepare_cached(include_str!("sql/replace_down.sql"))?.execute(params![school.0, key])?;
        let (device, mark) = (device.map(|device| device.0), mark.map(|mark| mark.0));
        let row = params![school.0, int(no), key, device, body, mark];
        db.prepare_cached(include_str!("sql/put_down.sql"))?.execute(row)?;
    }
    Ok(no)
}

/// Where records are merged or parted, what tablets know of them is told anew.
pub(super) fn touch_merged(
    db: &Connection,
    keys: &LearnerKeys,
    school: SchoolId,
    entry: &DownEntry,
) -> rusqlite::Result<()> {
    let before = one(db, keys, school, &at_rest(&entry.key, entry.about))?;
    let before = before.and_then(|entry| entry.body);
    for body in [before.as_deref(), entry.body.as_deref()].into_iter().flatten() {
        if let Some(Down::Merged { from, into }) = Down::read(body) {
            fold::touch(db, school, from)?;
            fold::touch(db, school, into)?;
        }
    }
    Ok(())
}

/// The key under which an entry lies: it names a child by her mark.
pub(super) fn at_rest(key: &str, about: Option<LearnerId>) -> String {
    about.map_or_else(
        || key.to_owned(),
        |learner| key.replace(&learner.to_string(), &mark_of(learner).to_string()),
    )
}

/// The entry that lies under a key.
pub(super) fn one(
    db: &Connection,
    keys: &LearnerKeys,
    school: SchoolId,
    at_rest: &str,
) -> rusqlite::Result<Option<Entry>> {
    let mut list = db.prepare_cached(include_str!("sql/get_down.sql"))?;
    let found = list.query_map(params![school.0, at_rest], found)?;
    let found = found.collect::<rusqlite::Result<_>>()?;
    Ok(open(keys, found).map_err(odd)?.pop())
}

/// Which records were merged into which.
pub(super) fn merged(
    db: &Connection,
    keys: &LearnerKeys,
    school: SchoolId,
) -> rusqlite::Result<BTreeMap<LearnerId, LearnerId>> {
    let mut list = db.prepare_cached(include_str!("sql/list_merged.sql"))?;
    let found = list.query_map([school.0], found)?.collect::<rusqlite::Result<_>>()?;
    let mut merged = BTreeMap::new();
    for entry in open(keys, found).map_err(odd)? {
        if let Some(Down::Merged { from, into }) = entry.body.and_then(|body| Down::read(&body)) {
            merged.insert(from, into);
        }
    }
    Ok(merged)
}

/// Entries whose key begins with a kind, such as `learner`.
pub(super) fn of_kind(
    db: &Connection,
    school: SchoolId,
    kind: &str,
) -> rusqlite::Result<Vec<Found>> {
    let mut list = db.prepare_cached(include_str!("sql/list_entries.sql"))?;
    list.query_map(params![school.0, kind], found)?.collect()
}

/// Those of a kind that are sealed for nobody, or for one of these children, as a JSON list of marks.
pub(super) fn about(
    db: &Connection,
    school: SchoolId,
    kind: &str,
    marks: &str,
) -> rusqlite::Result<Vec<Found>> {
    let mut list = db.prepare_cached(include_str!("sql/list_entries_about.sql"))?;
    list.query_map(params![school.0, kind, marks], found)?.collect()
}

fn found(row: &Row<'_>) -> rusqlite::Result<Found> {
    let mark = row.get::<_, Option<[u8; 16]>>(3)?.map(LearnerMark);
    let sealed = Sealed { key: row.get(1)?, device: None, mark, body: row.get(2)? };
    Ok(Found { no: count(row.get(0)?), sealed })
}

/// An error of the keys, for whoever is in the middle of a transaction.
pub(super) fn odd(error: StorageError) -> rusqlite::Error {
    match error {
        StorageError::Database(error) => error,
        error => rusqlite::Error::ToSqlConversionFailure(Box::new(error)),
    }
}

/// What a tablet has not got yet, and the log's highest number.
pub(super) fn after(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    after: u64,
    most: usize,
) -> rusqlite::Result<(Vec<Found>, u64)> {
    let mut list = db.prepare_cached(include_str!("sql/list_down.sql"))?;
    let rows = list.query_map(params![school.0, device.0, int(after), int(most as u64)], found)?;
    Ok((rows.collect::<rusqlite::Result<_>>()?, head(db, school)?))
}

/// The log's highest number. The newest entry is never removed but by a newer one, so a
/// number is never given twice.
fn head(db: &Connection, school: SchoolId) -> rusqlite::Result<u64> {
    db.prepare_cached(include_str!("sql/get_down_head.sql"))?
        .query_row([school.0], |row| row.get(0))
        .map(count)
}
