//! How this crate opens SQLite, the same for both files.

use crate::OpenError;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The first SQLite without the write-ahead-log reset bug.
const OLDEST_SQLITE: i32 = 3_051_003;

/// How long a write-ahead log usually grows before it is copied into its database, pages.
pub(crate) const CHECKPOINT_PAGES: u32 = 400;

/// How much a commit promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// A commit survives a power cut: for what cannot be made again.
    Full,
    /// The file stays whole, but the newest commits may be lost: for what can be.
    Normal,
}

/// Opens a database file and reads back that the settings were taken.
pub(crate) fn open(
    path: &Path,
    file: &'static str,
    durability: Durability,
) -> Result<Connection, OpenError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(OpenError::OldSqlite { found: rusqlite::version() });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let sql = |source| OpenError::Sql { file, source };
    let db = Connection::open_with_flags(path, flags).map_err(sql)?;
    set(&db, durability).map_err(sql)?;
    let is_file = db.path().is_some_and(|path| !path.is_empty());
    let wanted = if is_file { "wal" } else { "memory" };
    read_back(&db, file, "journal_mode", wanted)?;
    read_back(&db, file, "synchronous", if durability == Durability::Full { "2" } else { "1" })?;
    read_back(&db, file, "foreign_keys", "1")?;
    Ok(db)
}

fn set(db: &Connection, durability: Durability) -> rusqlite::Result<()> {
    // A later page size would need a VACUUM; it has to be said before anything is written.
    // What can be made anew changes some bytes in several tables with each answer: small pages
    // wear the flash less.
    let page_size = if durability == Durability::Full { 4096 } else { 1024 };
    db.pragma_update(None, "page_size", page_size)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    let synchronous = if durability == Durability::Full { "FULL" } else { "NORMAL" };
    db.pragma_update(None, "synchronous", synchronous)?;
    checkpoint_every(db, CHECKPOINT_PAGES)?;
    db.pragma_update(None, "journal_size_limit", 1024 * 1024)?;
    db.pragma_update(None, "mmap_size", 0)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Says how long the write-ahead log grows before it is copied into its database, pages.
pub(crate) fn checkpoint_every(db: &Connection, pages: u32) -> rusqlite::Result<()> {
    db.pragma_update(None, "wal_autocheckpoint", pages)
}

fn read_back(
    db: &Connection,
    file: &'static str,
    pragma: &'static str,
    wanted: &str,
) -> Result<(), OpenError> {
    let found = db
        .pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0))
        .map_err(|source| OpenError::Sql { file, source })?;
    let found = match found {
        rusqlite::types::Value::Text(text) => text,
        rusqlite::types::Value::Integer(number) => number.to_string(),
        other => format!("{other:?}"),
    };
    if found == wanted { Ok(()) } else { Err(OpenError::Setting { file, pragma, found }) }
}

/// Whether the file itself is damaged, so that trying again cannot help.
///
/// Schema and statements are ours, so whatever is not the system's doing is damage: a
/// missing table, a value of a wrong type, text that is not UTF-8.
pub(crate) fn is_damage(error: &rusqlite::Error) -> bool {
    use ErrorCode as C;
    let rusqlite::Error::SqliteFailure(cause, _) = error else { return true };
    match cause.code {
        // A sector that cannot be read any more counts as damage as well.
        C::SystemIoFailure => matches!(
            cause.extended_code,
            ffi::SQLITE_IOERR_READ
                | ffi::SQLITE_IOERR_SHORT_READ
                | ffi::SQLITE_IOERR_DATA
                | ffi::SQLITE_IOERR_CORRUPTFS
        ),
        C::CannotOpen
        | C::DatabaseBusy
        | C::DatabaseLocked
        | C::DiskFull
        | C::FileLockingProtocolFailed
        | C::NoLargeFileSupport
        | C::OperationAborted
        | C::OperationInterrupted
        | C::OutOfMemory
        | C::PermissionDenied
        | C::ReadOnly => false,
        _ => true,
    }
}

/// Whether a file begins as a database that was written here, or is not there at all.
///
/// SQLite itself would take some damaged headers for a file that may only be read.
pub(crate) fn header_is_whole(path: &Path) -> io::Result<bool> {
    // The first page may be torn and stand whole in the write-ahead log; and a first start
    // that was cut short leaves a journal by which SQLite empties the file again.
    for suffix in ["-wal", "-journal"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(suffix);
        if fs::metadata(beside).is_ok_and(|file| file.len() > 0) {
            return Ok(true);
        }
    }
    let mut header = [0; 100];
    match File::open(path) {
        Ok(file) if file.metadata()?.len() == 0 => return Ok(true),
        Ok(mut file) => match file.read_exact(&mut header) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            other => other?,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    }
    // Magic, page size 4096, one version for reading and writing, fixed fractions, UTF-8,
    // which is only said once there is a table.
    Ok(header.starts_with(b"SQLite format 3\0\x10\0")
        && matches!(header[18..20], [1, 1] | [2, 2])
        && header[20..24] == [0, 64, 32, 32]
        && matches!(header[56..60], [0, 0, 0, 0 | 1]))
}

/// Whether there was no room on the disk.
pub(crate) fn is_full(error: &rusqlite::Error) -> bool {
    match error {
        rusqlite::Error::SqliteFailure(cause, _) => {
            cause.code == ErrorCode::DiskFull
                // Without room the shared-memory file beside the log cannot grow either.
                || cause.extended_code == ffi::SQLITE_IOERR_SHMSIZE
        }
        _ => false,
    }
}

/// SQLite's `quick_check`: the structure of every page, without reading content twice.
pub(crate) fn quick_check(db: &Connection) -> rusqlite::Result<bool> {
    db.pragma_query_value(None, "quick_check", |row| row.get::<_, String>(0))
        .map(|verdict| verdict == "ok")
}

/// A number as SQLite keeps it. Nothing that is counted here comes near 2^63.
pub(crate) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number as SQLite kept it; never negative in a file that was written here.
pub(crate) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
