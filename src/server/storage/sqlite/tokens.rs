//! Tokens of invitations.

use crate::storage::NewToken;
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

/// Uses a token up by one, in one statement: two tablets cannot both take the last use.
pub(super) fn take(
    db: &Connection,
    school: SchoolId,
    hash: &[u8; 32],
    serial: Option<&str>,
    now_ms: i64,
) -> rusqlite::Result<bool> {
    let row = params![school.0, hash, now_ms, serial];
    db.execute(include_str!("sql/use_token.sql"), row).map(|n| n == 1)
}
