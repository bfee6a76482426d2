//! Tokens of invitations.

use crate::storage::{Bringer, NewToken};
use model::SchoolId;
use rusqlite::{Connection, params};

pub(super) fn put(db: &Connection, school: SchoolId, token: &NewToken) -> rusqlite::Result<()> {
    let row = params![school.0, token.hash, token.expires_ms, token.uses];
    db.execute(include_str!("sql/put_token.sql"), row)?;
    for serial in &token.serials {
        db.execute(
            include_str!("sql/put_token_serial.sql"),
            params![school.0, token.hash, serial],
        )?;
    }
    Ok(())
}

pub(super) fn has_open(db: &Connection, school: SchoolId, now_ms: i64) -> rusqlite::Result<bool> {
    db.query_row(include_str!("sql/has_open_token.sql"), params![school.0, now_ms], |row| {
        row.get(0)
    })
}

/// Uses a token up by one, in one statement: two tablets cannot both take the last use.
///
/// A tablet that used it before may do so again and takes nothing: its answer may have been
/// lost on the way, and without one it belongs nowhere.
pub(super) fn take(
    db: &Connection,
    school: SchoolId,
    hash: &[u8; 32],
    tablet: &Bringer,
    now_ms: i64,
) -> rusqlite::Result<bool> {
    let (key, serial) = (tablet.key, tablet.serial.as_deref());
    let again: bool = db.query_row(
        include_str!("sql/was_token_used.sql"),
        params![school.0, hash, now_ms, key],
        |row| row.get(0),
    )?;
    if again {
        return Ok(true);
    }
    let row = params![school.0, hash, now_ms, serial];
    if db.execute(include_str!("sql/use_token.sql"), row)? == 0 {
        return Ok(false);
    }
    let row = params![school.0, hash, key, serial];
    db.execute(include_str!("sql/put_token_use.sql"), row).map(|_| true)
}
