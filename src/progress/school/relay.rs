//! Relays that carry boxes between this tablet and its school.

use super::{School, SchoolError};
use crate::sqlite::{count, int};
use rusqlite::params;

/// A relay that was met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Where, as `https://host:port`.
    pub url: String,
    /// SHA-256 of the key that it showed there.
    pub pin: [u8; 32],
    /// Says whether its numbers are still the same.
    pub name: [u8; 8],
    /// Boxes up to this number were taken.
    pub after: u64,
}

/// Each of these fails with [`SchoolError::Sql`] where the file cannot be used.
impl School {
    /// Relays that were met, the last one first.
    pub fn relays(&self) -> Result<Vec<Relay>, SchoolError> {
        self.with(|open| {
            let mut list = open.db.prepare_cached(include_str!("../sql/school/list_relays.sql"))?;
            let rows = list.query_map([], |row| {
                let (url, pin, name) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(Relay { url, pin, name, after: count(row.get(3)?) })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Notes what is known of a relay; writes only where that is news.
    pub fn note_relay(&self, relay: &Relay) -> Result<(), SchoolError> {
        if self.relays()?.first() == Some(relay) {
            return Ok(());
        }
        self.with(|open| {
            let set = include_str!("../sql/school/set_relay.sql");
            let Relay { url, pin, name, after } = relay;
            open.db.execute(set, params![url, pin, name, int(*after)])?;
            Ok(())
        })
    }
}
