//! How contacts went and what they cost.

use super::file::Open;
use super::{School, SchoolError};
use crate::sqlite::{count, int};
use model::StreamId;
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;

/// One contact with the school, or one try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// When it ended, milliseconds since 1970 as this tablet claims.
    pub at_ms: i64,
    /// What went wrong, as a short name such as `no-server`; none for a success.
    pub trouble: Option<String>,
    /// Events for which a receipt came.
    pub n_sent: u64,
    /// Entries of the down-log that came.
    pub n_came: u64,
    /// Bytes over the network, both ways.
    pub n_bytes: u64,
}

impl Contact {
    fn is_quiet(&self) -> bool {
        self.trouble.is_none() && self.n_sent == 0 && self.n_came == 0
    }
}

/// Contacts that are kept.
const KEPT: i64 = 50;
/// A contact with nothing to say is written down where the one before is older than this,
/// so that it costs the flash nothing otherwise.
const QUIET_MS: i64 = 3_600_000;
const WEEK_MS: i64 = 7 * 86_400_000;

/// Troubles with which all work arrived and only new lessons did not.
const LESSONS: [&str; 2] = ["no-room", "lessons"];

/// Each of these fails with [`SchoolError::Sql`] where the file cannot be used.
impl School {
    /// Notes a contact and its bytes over a free or a metered link.
    pub fn note(&self, contact: &Contact, metered: bool) -> Result<(), SchoolError> {
        self.with(|open| {
            open.latest = Some(contact.clone());
            let last = contacts(open, 1)?.pop();
            let repeats = last.is_some_and(|last| {
                let like = last.trouble == contact.trouble && contact.n_sent + contact.n_came == 0;
                like && (contact.at_ms - last.at_ms).unsigned_abs() < QUIET_MS.unsigned_abs()
            });
            let link = usize::from(metered);
            if repeats && !metered {
                open.unwritten[link] += contact.n_bytes;
                return Ok(());
            }
            let bytes = contact.n_bytes + open.unwritten[link];
            let tx = open.db.transaction()?;
            tx.execute(
                include_str!("../sql/school/spend.sql"),
                params![week(contact.at_ms), metered, int(bytes)],
            )?;
            if !repeats {
                let Contact { at_ms, trouble, n_sent, n_came, n_bytes } = contact;
                tx.execute(
                    include_str!("../sql/school/add_contact.sql"),
                    params![at_ms, trouble, int(*n_sent), int(*n_came), int(*n_bytes)],
                )?;
                tx.execute(include_str!("../sql/school/trim_contacts.sql"), [KEPT])?;
                if trouble.as_deref().is_none_or(|code| LESSONS.contains(&code)) {
                    tx.execute(include_str!("../sql/school/set_success.sql"), [at_ms])?;
                }
            }
            tx.commit()?;
            open.unwritten[link] = 0;
            Ok(())
        })
    }

    /// The newest contacts, the newest first; those with nothing to say may be left out.
    pub fn contacts(&self, limit: usize) -> Result<Vec<Contact>, SchoolError> {
        self.with(|open| contacts(open, limit))
    }

    /// The newest contact, whatever came of it.
    pub fn last_contact(&self) -> Result<Option<Contact>, SchoolError> {
        self.with(|open| match &open.latest {
            Some(latest) => Ok(Some(latest.clone())),
            None => Ok(contacts(open, 1)?.pop()),
        })
    }

    /// When a contact last succeeded, milliseconds since 1970.
    pub fn last_success_ms(&self) -> Result<Option<i64>, SchoolError> {
        self.with(|open| {
            let quiet = open.latest.as_ref().filter(|one| one.is_quiet()).map(|one| one.at_ms);
            let written = open
                .db
                .query_row(include_str!("../sql/school/get_success.sql"), [], |row| row.get(0))
                .optional()?;
            Ok(quiet.or(written))
        })
    }

    /// Bytes that went over a kind of link in the week of `at_ms`.
    pub fn spent(&self, at_ms: i64, metered: bool) -> Result<u64, SchoolError> {
        self.with(|open| {
            let written: Option<i64> = open
                .db
                .prepare_cached(include_str!("../sql/school/get_spent.sql"))?
                .query_row(params![week(at_ms), metered], |row| row.get(0))
                .optional()?;
            let in_week = open.latest.as_ref().is_some_and(|one| week(one.at_ms) == week(at_ms));
            let unwritten = if in_week { open.unwritten[usize::from(metered)] } else { 0 };
            Ok(written.map_or(0, count) + unwritten)
        })
    }

    /// Addresses at which the school's server answered, the last one first.
    pub fn addresses(&self) -> Result<Vec<String>, SchoolError> {
        self.with(|open| {
            let mut list =
                open.db.prepare_cached(include_str!("../sql/school/list_addresses.sql"))?;
            let rows = list.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Notes that the school's server answered at an address; writes only where that is news.
    pub fn note_address(&self, url: &str) -> Result<(), SchoolError> {
        if self.addresses()?.first().is_some_and(|last| last == url) {
            return Ok(());
        }
        self.with(|open| {
            open.db.execute(include_str!("../sql/school/set_good_address.sql"), [url])?;
            Ok(())
        })
    }

    /// Forgets what belonged to the former school: addresses and streams on hold.
    pub fn leave(&self) -> Result<(), SchoolError> {
        self.with(|open| {
            let tx = open.db.transaction()?;
            tx.execute(include_str!("../sql/school/forget_addresses.sql"), [])?;
            tx.execute(include_str!("../sql/school/release_holds.sql"), [])?;
            tx.execute(include_str!("../sql/school/forget_all.sql"), [])?;
            tx.execute(include_str!("../sql/school/forget_reading.sql"), [])?;
            tx.execute(include_str!("../sql/school/forget_told.sql"), [])?;
            tx.commit()?;
            Ok(())
        })
    }

    /// Whether every stream is to be told to the server again, closed ones too: to one of a
    /// generation that was not met yet, and once a week, in case it lost something.
    pub fn tells_all(&self, generation: u32, at_ms: i64) -> Result<bool, SchoolError> {
        self.with(|open| {
            let told = open
                .db
                .query_row(include_str!("../sql/school/get_told.sql"), [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?;
            Ok(told != Some((generation, week(at_ms))))
        })
    }

    /// Notes that every stream was told.
    pub fn note_told(&self, generation: u32, at_ms: i64) -> Result<(), SchoolError> {
        self.with(|open| {
            let set = include_str!("../sql/school/set_told.sql");
            open.db.execute(set, params![generation, week(at_ms)])?;
            Ok(())
        })
    }

    /// Reads the down-log from the beginning, for a server that numbers it anew. What the
    /// former one said stays until this one says otherwise.
    pub fn read_anew(&self) -> Result<(), SchoolError> {
        self.with(|open| {
            let tx = open.db.transaction()?;
            tx.execute(include_str!("../sql/school/unnumber_down.sql"), [])?;
            tx.execute(include_str!("../sql/school/forget_reading.sql"), [])?;
            tx.commit()?;
            Ok(())
        })
    }

    /// Keeps a stream back until something changes: `conditions` says what it depends on.
    pub fn hold(&self, stream: StreamId, conditions: &str) -> Result<(), SchoolError> {
        self.with(|open| {
            let hold = include_str!("../sql/school/hold.sql");
            open.db.execute(hold, params![stream.0, conditions])?;
            Ok(())
        })
    }

    /// The streams that are kept back under just these conditions.
    pub fn held(&self, conditions: &str) -> Result<BTreeSet<StreamId>, SchoolError> {
        self.with(|open| {
            let mut list = open.db.prepare_cached(include_str!("../sql/school/list_holds.sql"))?;
            let rows = list.query_map([conditions], |row| row.get(0).map(StreamId))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Keeps nothing back any more: an adult asks for another try.
    pub fn release_holds(&self) -> Result<(), SchoolError> {
        self.with(|open| {
            open.db.execute(include_str!("../sql/school/release_holds.sql"), [])?;
            Ok(())
        })
    }
}

fn contacts(open: &Open, limit: usize) -> Result<Vec<Contact>, SchoolError> {
    let mut list = open.db.prepare_cached(include_str!("../sql/school/list_contacts.sql"))?;
    let rows = list.query_map([int(limit as u64)], |row| {
        Ok(Contact {
            at_ms: row.get(0)?,
            trouble: row.get(1)?,
            n_sent: count(row.get(2)?),
            n_came: count(row.get(3)?),
            n_bytes: count(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Weeks since 1970; a clock that is wrong counts in a wrong week, and that is all.
fn week(at_ms: i64) -> i64 {
    at_ms.div_euclid(WEEK_MS)
}
