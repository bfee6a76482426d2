//! Whether a file is a bundle at all: its first bytes, its format, its seal.

use crate::error::{OpenError, ReadError};
use crate::format::{
    APPLICATION_ID, FORMAT_MAX, FORMAT_MIN, MAX_ROOT, PAGE_SIZE, PLAYER, sqlite_is_new_enough,
};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use wire::{PublicKey, Root, Seal, SealError, TrustedKeys};

/// Opens the file, and believes it only when a trusted key sealed its manifest's root.
pub(crate) fn open_sealed(
    path: &Path,
    trust: &TrustedKeys,
) -> Result<(Connection, Root, PublicKey), OpenError> {
    if !sqlite_is_new_enough() {
        return Err(OpenError::OldSqlite { version: rusqlite::version() });
    }
    let format = check_header(path)?;
    let conn = connect(path).map_err(|error| at(path, error.into()))?;
    let (root, key) = check_seal(&conn, trust).map_err(|error| match error {
        OpenError::Torn { .. } => OpenError::Torn { path: path.to_owned() },
        other => other,
    })?;
    if root.header.format != format {
        return Err(OpenError::Edited { path: "header".into() });
    }
    let needs = root.header.min_player;
    if needs > PLAYER {
        return Err(OpenError::NeedsPlayer { needs, player: PLAYER });
    }
    Ok((conn, root, key))
}

/// The root of a bundle that one of the keys sealed; without keys that of any bundle, sealed or
/// not, for whoever knows by another way which root it should be.
pub(crate) fn root_of(path: &Path, trust: Option<&TrustedKeys>) -> Result<Root, OpenError> {
    if let Some(trust) = trust {
        return Ok(open_sealed(path, trust)?.1);
    }
    check_header(path)?;
    let conn = connect(path).map_err(|error| at(path, error.into()))?;
    let (root, _) = read_root(&conn)?;
    Root::parse(&root).map_err(|_| OpenError::Edited { path: "manifest".into() })
}

/// Gives a reading error of the opening phase its place.
pub(crate) fn at(path: &Path, error: ReadError) -> OpenError {
    match error {
        ReadError::Torn => OpenError::Torn { path: path.to_owned() },
        ReadError::Edited { path }
        | ReadError::Unknown { path }
        | ReadError::Unreadable { path, .. } => OpenError::Edited { path },
        ReadError::Io { path, source } => OpenError::Io { path, source },
        ReadError::Sqlite(error) => OpenError::Sqlite(error),
    }
}

/// Checks SQLite's own header before SQLite sees the file, and returns the format.
///
/// A file of another length than its header tells is torn: SQLite would notice only when
/// it came to the missing part, perhaps in the middle of a lesson.
fn check_header(path: &Path) -> Result<u16, OpenError> {
    let io = |source| OpenError::Io { path: path.to_owned(), source };
    let torn = || OpenError::Torn { path: path.to_owned() };
    let mut file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let mut header = [0; 100];
    let start = &mut header[..length.min(100) as usize];
    file.read_exact(start).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => torn(),
        _ => io(error),
    })?;
    let magic = &start[..start.len().min(MAGIC.len())];
    if !MAGIC.starts_with(magic) {
        return Err(OpenError::NotABundle { path: path.to_owned() });
    }
    if length < 100 {
        return Err(torn());
    }
    let number = |from: usize| {
        u32::from_be_bytes([header[from], header[from + 1], header[from + 2], header[from + 3]])
    };
    if number(68) != APPLICATION_ID {
        return Err(OpenError::NotABundle { path: path.to_owned() });
    }
    let format = number(60);
    if format > u32::from(FORMAT_MAX) {
        return Err(OpenError::FromTheFuture { format, known: FORMAT_MAX });
    }
    if format < u32::from(FORMAT_MIN) {
        return Err(OpenError::TooOld { format, oldest: FORMAT_MIN });
    }
    let page_size = u32::from(header[16]) << 8 | u32::from(header[17]);
    // Bytes 18 and 19 are 1 for a rollback journal; a write-ahead log would make SQLite
    // want to write beside a file that is never written.
    if page_size != PAGE_SIZE || header[18] != 1 || header[19] != 1 {
        return Err(OpenError::Edited { path: "header".into() });
    }
    if length != u64::from(number(28)) * u64::from(PAGE_SIZE) {
        return Err(torn());
    }
    Ok(format as u16)
}

const MAGIC: &[u8] = b"SQLite format 3\0";

/// Opens for reading only, and trusts nothing that the schema could smuggle in.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.execute_batch(include_str!("sql/set_reader.sql"))?;
    Ok(conn)
}

/// The bytes of the root, and the line of its seal.
fn read_root(conn: &Connection) -> Result<(Vec<u8>, String), OpenError> {
    let nowhere = |error: rusqlite::Error| at(Path::new(""), error.into());
    let row: Option<(Vec<u8>, String)> = conn
        .prepare_cached(include_str!("sql/get_manifest.sql"))
        .map_err(nowhere)?
        .query_row([MAX_ROOT as i64], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(nowhere)?;
    row.ok_or(OpenError::Unsealed)
}

fn check_seal(conn: &Connection, trust: &TrustedKeys) -> Result<(Root, PublicKey), OpenError> {
    let (root, seal) = read_root(conn)?;
    if seal.is_empty() {
        return Err(OpenError::Unsealed);
    }
    let edited = || OpenError::Edited { path: "manifest".into() };
    let seal = Seal::parse(&seal).map_err(|_| edited())?;
    let key = wire::verify(&root, &seal, trust).map_err(|error| match error {
        SealError::UnknownKey { key } => OpenError::UnknownKey { key },
        _ => edited(),
    })?;
    Ok((Root::parse(&root).map_err(|_| edited())?, key))
}
