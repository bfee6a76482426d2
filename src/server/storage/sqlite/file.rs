//! How the file is opened, and what made it what it is.

use crate::storage::StorageError;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// Makes a database file what this program needs: durable, checked, of the newest version.
pub(crate) fn ready(db: &Connection, name: &str, migrations: &[&str]) -> Result<(), StorageError> {
    if rusqlite::version_number() < 3_051_003 {
        let version = rusqlite::version();
        let why = format!("SQLite {version} can lose its log; link 3.51.3 or newer");
        return Err(StorageError::Unsound(why));
    }
    prepare(db, name)?;
    migrate(db, name, migrations)
}

fn prepare(db: &Connection, name: &str) -> Result<(), StorageError> {
    db.execute_batch(include_str!("sql/set_writer.sql"))?;
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    let sync: i64 = db.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if (mode.as_str(), sync) != ("wal", 2) {
        let why = format!("{name} has journal_mode {mode}, synchronous {sync}; it needs wal, 2");
        return Err(StorageError::Unsound(why));
    }
    Ok(())
}

pub(super) fn reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.execute_batch(include_str!("sql/set_reader.sql"))?;
    #[cfg(test)]
    super::queries::count(&db);
    Ok(db)
}

/// Whether anything of children is stored.
pub(super) fn has_segments(db: &Connection) -> rusqlite::Result<bool> {
    db.query_row(include_str!("sql/has_segments.sql"), [], |row| row.get(0))
}

/// Every migration, in order; only ever added to.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_core.sql"),
    include_str!("migrations/0002_carried.sql"),
    include_str!("migrations/0003_enrolment.sql"),
    include_str!("migrations/0004_erasure.sql"),
    include_str!("migrations/0005_chosen.sql"),
    include_str!("migrations/0006_finished.sql"),
    include_str!("migrations/0007_finished_days.sql"),
    include_str!("migrations/0008_desk.sql"),
    include_str!("migrations/0009_said.sql"),
    include_str!("migrations/0010_audit.sql"),
    include_str!("migrations/0011_held.sql"),
    include_str!("migrations/0012_versions.sql"),
    include_str!("migrations/0013_statuses.sql"),
];

fn migrate(db: &Connection, name: &str, migrations: &[&str]) -> Result<(), StorageError> {
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let found = found as usize;
    if found > migrations.len() {
        let known = migrations.len();
        let why = format!("{name} has version {found}, this program knows {known}; update it");
        return Err(StorageError::Unsound(why));
    }
    for (at, migration) in migrations.iter().enumerate().skip(found) {
        let tx = db.unchecked_transaction()?;
        tx.execute_batch(migration)?;
        tx.pragma_update(None, "user_version", at as i64 + 1)?;
        tx.commit()?;
    }
    Ok(())
}
