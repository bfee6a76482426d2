//! Schools and their tablets.

use crate::storage::{Anchor, Device};
use model::{DeviceId, SchoolId};
use rusqlite::{Connection, OptionalExtension, Params, Row, params};
use wire::{KeyId, PublicKey};

pub(super) fn put_school(db: &Connection, school: SchoolId, name: &str) -> rusqlite::Result<()> {
    db.execute(include_str!("sql/put_school.sql"), params![school.0, name]).map(|_| ())
}

pub(super) fn school_name(db: &Connection, school: SchoolId) -> rusqlite::Result<Option<String>> {
    db.query_row(include_str!("sql/get_school.sql"), [school.0], |row| row.get(0)).optional()
}

pub(super) fn put(db: &Connection, school: SchoolId, device: &Device) -> rusqlite::Result<u64> {
    let key = PublicKey::from_bytes(&device.key)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let row = params![
        school.0,
        device.id.0,
        key.id().0,
        device.key,
        device.box_key,
        device.name,
        device.revoked,
        device.enrolled_ms
    ];
    db.query_row(include_str!("sql/put_device.sql"), row, |row| row.get::<_, i64>(0))
        .map(super::count)
}

pub(super) fn set_revoked(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    revoked: bool,
) -> rusqlite::Result<bool> {
    let row = params![school.0, device.0, revoked];
    db.execute(include_str!("sql/set_revoked.sql"), row).map(|n| n == 1)
}

pub(super) fn by_id(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
) -> rusqlite::Result<Option<Device>> {
    one(db, include_str!("sql/get_device_by_id.sql"), params![school.0, device.0])
}

pub(super) fn by_key(
    db: &Connection,
    school: SchoolId,
    key: KeyId,
) -> rusqlite::Result<Option<Device>> {
    one(db, include_str!("sql/get_device_by_key.sql"), params![school.0, key.0])
}

pub(super) fn all(db: &Connection, school: SchoolId) -> rusqlite::Result<Vec<Device>> {
    let mut list = db.prepare_cached(include_str!("sql/list_devices.sql"))?;
    let rows = list.query_map([school.0], read)?;
    rows.collect()
}

pub(super) fn put_anchor(
    db: &Connection,
    school: SchoolId,
    anchor: &Anchor,
) -> rusqlite::Result<()> {
    let row = params![
        school.0,
        anchor.device.0,
        anchor.boot,
        super::int(anchor.mono_ms),
        anchor.server_ms
    ];
    db.prepare_cached(include_str!("sql/put_anchor.sql"))?.execute(row).map(|_| ())
}

pub(super) fn note_seen(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    at_ms: i64,
    waiting: Option<u64>,
) -> rusqlite::Result<()> {
    let row = params![school.0, device.0, at_ms, waiting.map(super::int)];
    db.prepare_cached(include_str!("sql/note_seen.sql"))?.execute(row).map(|_| ())
}

pub(super) fn put_status(
    db: &Connection,
    school: SchoolId,
    device: DeviceId,
    status: &[u8],
) -> rusqlite::Result<()> {
    let row = params![school.0, device.0, status];
    db.prepare_cached(include_str!("sql/put_status.sql"))?.execute(row).map(|_| ())
}

pub(super) fn statuses(
    db: &Connection,
    school: SchoolId,
) -> rusqlite::Result<Vec<(DeviceId, i64, Vec<u8>)>> {
    let mut list = db.prepare_cached(include_str!("sql/list_statuses.sql"))?;
    let rows =
        list.query_map([school.0], |row| Ok((DeviceId(row.get(0)?), row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

pub(super) fn seen(
    db: &Connection,
    school: SchoolId,
) -> rusqlite::Result<Vec<(DeviceId, i64, Option<u64>)>> {
    let mut list = db.prepare_cached(include_str!("sql/list_seen.sql"))?;
    let rows = list.query_map([school.0], |row| {
        let waiting = row.get::<_, Option<i64>>(2)?.map(super::count);
        Ok((DeviceId(row.get(0)?), row.get(1)?, waiting))
    })?;
    rows.collect()
}

fn one(db: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<Option<Device>> {
    db.prepare_cached(sql)?.query_row(params, read).optional()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        id: DeviceId(row.get(0)?),
        key: row.get(1)?,
        box_key: row.get(2)?,
        serial: super::count(row.get(3)?),
        name: row.get(4)?,
        revoked: row.get(5)?,
        enrolled_ms: row.get(6)?,
    })
}
