//! The file itself: opened, set aside where it is of no use, begun anew.

use super::Contact;
use crate::sqlite::{self, Durability};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// The open file.
pub(super) struct Open {
    pub(super) db: Connection,
    path: PathBuf,
    /// The newest contact, where nothing came of it that was worth a write.
    pub(super) latest: Option<Contact>,
    /// Bytes that are not written down yet, over free links and over metered ones.
    pub(super) unwritten: [u64; 2],
}

/// How the file came to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was there and whole, or there was none yet.
    AsItWas,
    /// It was of no use and lies under another name; everything is pulled anew.
    SetAside(PathBuf),
    /// The disk would not have it.
    InMemory,
}

/// Opens the file in `dir`; begins one that is empty where it is of no use.
pub(super) fn open(dir: &Path) -> (Open, Came) {
    let path = dir.join(FILE);
    let (db, came) = match open_whole(&path) {
        Some(db) => (db, Came::AsItWas),
        None => set_aside(&path),
    };
    (Open { db, path, latest: None, unwritten: [0; 2] }, came)
}

impl Open {
    /// Sets the file aside, which was found damaged while it was open.
    pub(super) fn begin_anew(&mut self) {
        // The old connection must be gone before its file is.
        if let Ok(nothing) = Connection::open_in_memory() {
            self.db = nothing;
        }
        self.db = set_aside(&self.path).0;
    }
}

fn open_whole(path: &Path) -> Option<Connection> {
    if !sqlite::header_is_whole(path).ok()? {
        return None;
    }
    let db = sqlite::open(path, FILE, Durability::Full).ok()?;
    // What is erased must not linger in free pages.
    db.pragma_update(None, "secure_delete", true).ok()?;
    // The file is small, so it can be looked through at every start.
    (sqlite::quick_check(&db).ok()? && migrate(&db).is_ok()).then_some(db)
}

/// Renames what is there; one such file is kept, since all in it can be had again.
fn set_aside(path: &Path) -> (Connection, Came) {
    let aside = with_suffix(path, ".corrupt");
    let mut moved = false;
    for suffix in ["-wal", "-shm", ""] {
        let from = with_suffix(path, suffix);
        moved |= std::fs::rename(&from, with_suffix(&aside, suffix)).is_ok();
        // What cannot be renamed must not be mixed with a new file.
        let _ = crate::files::remove(&from);
    }
    match open_whole(path) {
        Some(db) if moved => (db, Came::SetAside(aside)),
        Some(db) => (db, Came::AsItWas),
        None => (in_memory(), Came::InMemory),
    }
}

/// What is told is then told again after each start, which is better than not at all.
fn in_memory() -> Connection {
    let db = Connection::open_in_memory().expect("SQLite can keep an empty database in memory");
    migrate(&db).expect("the scripts fit an empty database");
    db
}

fn migrate(db: &Connection) -> rusqlite::Result<()> {
    let found: i64 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = usize::try_from(found).ok().filter(|done| *done <= MIGRATIONS.len());
    let done = done.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, found))?;
    for (version, script) in (1_i64..).zip(MIGRATIONS).skip(done) {
        let tx = db.unchecked_transaction()?;
        tx.execute_batch(script)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The name of the file.
pub(super) const FILE: &str = "school.db";

/// The scripts that made the file what it is; only ever added to.
const MIGRATIONS: [&str; 3] = [
    include_str!("../migrations_school/0001_school.sql"),
    include_str!("../migrations_school/0002_relay.sql"),
    include_str!("../migrations_school/0003_said.sql"),
];
