//! What the school told this tablet: `school.db`, which can be pulled anew at any time.
//!
//! It holds the down-log as it came, where the school's server was met, and what contacts
//! cost; nothing that a child did. A damaged file is therefore set aside and an empty one
//! takes its place: the next contact fills it again from number 0. [`School`] is a handle
//! that can be cloned and asked from several threads, each call being a short one.

mod file;
mod given;
mod known;
mod ledger;
mod relay;
mod roster;
mod said;

pub use file::Came;
pub use given::{Assignment, Message, Release};
pub use ledger::Contact;
pub use relay::Relay;
pub use roster::{Class, Pupil};

use crate::sqlite::{count, int};
use model::SchoolId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use wire::down::{Down, DownPage};

/// What the school told; every clone speaks of the same file.
#[derive(Clone)]
pub struct School(Arc<Mutex<file::Open>>);

/// What became of a page of the down-log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Everything up to here has been read.
    pub through: u64,
    /// Entries that were new.
    pub n_new: usize,
}

impl School {
    /// Opens `school.db` in `dir`, or begins it; never fails.
    ///
    /// A file that is of no use is set aside, and where the disk has no room for another the
    /// school's words are kept in memory.
    pub fn open(dir: &Path) -> (Self, Came) {
        let (open, came) = file::open(dir);
        (Self(Arc::new(Mutex::new(open))), came)
    }

    /// Up to which number the down-log of a school was read; 0 for none of it.
    ///
    /// # Errors
    /// [`SchoolError::Sql`] where the file cannot be read.
    pub fn cursor(&self, school: SchoolId) -> Result<u64, SchoolError> {
        self.with(|open| Ok(reading(&open.db)?.filter(|(of, _)| *of == school).map_or(0, |r| r.1)))
    }

    /// Takes a page whose signature was checked: its entries and the cursor, or nothing.
    ///
    /// The first page of another school takes the place of all that the former one said.
    /// What is known of an erased child goes with the entry that says so, in whatever order
    /// the two came.
    ///
    /// # Errors
    /// [`SchoolError::Order`] for a page that does not follow on what was read.
    pub fn apply(&self, page: &DownPage) -> Result<Applied, SchoolError> {
        self.with(|open| {
            let tx = open.db.transaction()?;
            let (of, mut has) = reading(&tx)?.unwrap_or((page.school, 0));
            if of != page.school {
                tx.execute(include_str!("sql/school/forget_all.sql"), [])?;
                has = 0;
            }
            if page.after > has {
                return Err(SchoolError::Order { has, after: page.after });
            }
            let mut n_new = 0;
            for entry in page.entries.iter().filter(|entry| entry.no > has) {
                let (key, no) = (&entry.key, int(entry.no));
                match &entry.body {
                    Some(body) => tx
                        .prepare_cached(include_str!("sql/school/put_down.sql"))?
                        .execute(params![key, no, body])?,
                    None => tx
                        .prepare_cached(include_str!("sql/school/remove_down.sql"))?
                        .execute(params![key, no])?,
                };
                n_new += 1;
            }
            roster::forget_erased(&tx)?;
            let through = page.through.max(has);
            tx.execute(
                include_str!("sql/school/set_reading.sql"),
                params![page.school.0, int(through)],
            )?;
            tx.commit()?;
            Ok(Applied { through, n_new })
        })
    }

    /// The school's name, once it was told.
    ///
    /// # Errors
    /// [`SchoolError::Sql`] where the file cannot be read.
    pub fn name(&self) -> Result<Option<String>, SchoolError> {
        Ok(self.one("school")?.and_then(|down| match down {
            Down::School { name } => Some(name),
            _ => None,
        }))
    }

    /// A setting of the school's tablets.
    ///
    /// # Errors
    /// [`SchoolError::Sql`] where the file cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, SchoolError> {
        Ok(self.one(&format!("setting/{name}"))?.and_then(|down| match down {
            Down::Setting { value, .. } => Some(value),
            _ => None,
        }))
    }

    /// The entry of a key; none where there is none or this program does not know its kind.
    fn one(&self, key: &str) -> Result<Option<Down>, SchoolError> {
        self.with(|open| {
            let body: Option<Vec<u8>> = open
                .db
                .prepare_cached(include_str!("sql/school/get_down.sql"))?
                .query_row([key], |row| row.get(0))
                .optional()?;
            Ok(body.and_then(|body| Down::read(&body)))
        })
    }

    /// Every entry of a kind, in the order of their numbers.
    fn all(&self, kind: &str) -> Result<Vec<Down>, SchoolError> {
        self.with(|open| all(&open.db, kind))
    }

    /// Works on the file; once more on an empty one where it turns out to be damaged.
    fn with<T>(
        &self,
        work: impl Fn(&mut file::Open) -> Result<T, SchoolError>,
    ) -> Result<T, SchoolError> {
        // Every call leaves the file in order, so a thread that died in one does not matter.
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match work(&mut open) {
            Err(SchoolError::Sql(error)) if crate::sqlite::is_damage(&error) => {
                open.begin_anew();
                work(&mut open)
            }
            done => done,
        }
    }
}

/// What can go wrong with what the school told.
#[derive(Debug, thiserror::Error)]
pub enum SchoolError {
    /// The database failed.
    #[error("cannot use school.db: {0}; free some space and try again")]
    Sql(#[from] rusqlite::Error),
    /// A page is missing before this one.
    #[error(
        "a page of the down-log follows on {after}, read was up to {has}; ask for it from there"
    )]
    Order {
        /// Read up to here.
        has: u64,
        /// What the page follows on.
        after: u64,
    },
}

fn reading(db: &Connection) -> rusqlite::Result<Option<(SchoolId, u64)>> {
    let read = |row: &Row<'_>| Ok((SchoolId(row.get(0)?), count(row.get(1)?)));
    db.query_row(include_str!("sql/school/get_reading.sql"), [], read).optional()
}

fn all(db: &Connection, kind: &str) -> Result<Vec<Down>, SchoolError> {
    let mut list = db.prepare_cached(include_str!("sql/school/list_down.sql"))?;
    let bodies = list.query_map([kind], |row| row.get::<_, Vec<u8>>(0))?;
    let mut all = Vec::new();
    for body in bodies {
        all.extend(Down::read(&body?));
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
