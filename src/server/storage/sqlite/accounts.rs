//! Adults who may sign in, and their sessions.

use crate::storage::desk::{
    Account, IDLE_MS, LONGEST_MS, Listed, NewAccount, NewSession, Password, SignedIn,
};
use model::SchoolId;
use rusqlite::{Connection, OptionalExtension, params};

pub(super) fn has_any(db: &Connection, school: SchoolId) -> rusqlite::Result<bool> {
    db.prepare_cached(include_str!("sql/has_account.sql"))?.query_row([school.0], |row| row.get(0))
}

pub(super) fn put(
    db: &Connection,
    school: SchoolId,
    account: &NewAccount,
    first: bool,
) -> rusqlite::Result<bool> {
    let NewAccount { id, login, name, password, grants, made_ms } = account;
    let row = params![school.0, id, login, name, password.salt, password.hash, made_ms, first];
    if db.execute(include_str!("sql/put_account.sql"), row)? == 0 {
        return Ok(false);
    }
    for (role, path) in grants {
        db.execute(include_str!("sql/put_grant.sql"), params![school.0, id, role, path])?;
    }
    Ok(true)
}

pub(super) fn by_login(
    db: &Connection,
    school: SchoolId,
    login: &str,
) -> rusqlite::Result<Option<Account>> {
    let mut get = db.prepare_cached(include_str!("sql/get_account.sql"))?;
    get.query_row(params![school.0, login], |row| {
        let password = Password { salt: row.get(2)?, hash: row.get(3)? };
        Ok(Account { id: row.get(0)?, name: row.get(1)?, password })
    })
    .optional()
}

pub(super) fn all(db: &Connection, school: SchoolId) -> rusqlite::Result<Vec<Listed>> {
    let mut list = db.prepare_cached(include_str!("sql/list_accounts.sql"))?;
    let mut rows = list.query([school.0])?;
    let mut all = Vec::<Listed>::new();
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        if all.last().is_none_or(|last| last.id != id) {
            all.push(Listed { id, login: row.get(1)?, name: row.get(2)?, grants: Vec::new() });
        }
        if let (Some(last), Some(role)) = (all.last_mut(), row.get::<_, Option<String>>(3)?) {
            last.grants.push((role, row.get(4)?));
        }
    }
    Ok(all)
}

pub(super) fn set_password(
    db: &Connection,
    school: SchoolId,
    id: [u8; 16],
    password: &Password,
) -> rusqlite::Result<()> {
    let row = params![school.0, id, password.salt, password.hash];
    db.execute(include_str!("sql/set_password.sql"), row)?;
    db.execute(include_str!("sql/drop_sessions.sql"), params![school.0, id]).map(|_| ())
}

/// Removes an account, unless the school at `path` would be led by nobody.
pub(super) fn remove(
    db: &Connection,
    school: SchoolId,
    id: [u8; 16],
    path: &str,
) -> rusqlite::Result<bool> {
    let led = include_str!("sql/is_led_without.sql");
    if !db.query_row(led, params![school.0, id, path], |row| row.get::<_, bool>(0))? {
        return Ok(false);
    }
    for statement in [
        include_str!("sql/drop_sessions.sql"),
        include_str!("sql/drop_grants.sql"),
        include_str!("sql/drop_account.sql"),
    ] {
        db.execute(statement, params![school.0, id])?;
    }
    Ok(true)
}

/// So far a clock may be set back while somebody is signed in, milliseconds.
const AHEAD_MS: i64 = 300_000;

pub(super) fn open_session(
    db: &Connection,
    school: SchoolId,
    session: &NewSession,
) -> rusqlite::Result<bool> {
    let NewSession { hash, account, password, token, now_ms } = session;
    let over = params![now_ms - IDLE_MS, now_ms - LONGEST_MS];
    db.execute(include_str!("sql/sweep_sessions.sql"), over)?;
    let row = params![hash, school.0, account, token, now_ms, password];
    Ok(db.execute(include_str!("sql/put_session.sql"), row)? == 1)
}

pub(super) fn session(
    db: &Connection,
    school: SchoolId,
    hash: [u8; 32],
    now_ms: i64,
) -> rusqlite::Result<Option<SignedIn>> {
    let mut get = db.prepare_cached(include_str!("sql/get_session.sql"))?;
    let oldest = (now_ms - IDLE_MS, now_ms - LONGEST_MS);
    let mut rows = get.query(params![hash, school.0, oldest.0, oldest.1, now_ms + AHEAD_MS])?;
    let mut found = None::<SignedIn>;
    while let Some(row) = rows.next()? {
        if found.is_none() {
            let (account, name, login) = (row.get(0)?, row.get(1)?, row.get(6)?);
            let (token, used_ms) = (row.get(2)?, row.get(3)?);
            found = Some(SignedIn { account, login, name, token, used_ms, grants: Vec::new() });
        }
        if let (Some(found), Some(role)) = (&mut found, row.get::<_, Option<String>>(4)?) {
            found.grants.push((role, row.get(5)?));
        }
    }
    Ok(found)
}
