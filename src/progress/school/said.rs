//! Voices and pictures that go with messages, and whether a raised hand was seen.

use super::{School, SchoolError};
use model::LearnerId;
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;
use wire::down::Down;

/// Each of these fails with [`SchoolError::Sql`] where the file cannot be read or written.
impl School {
    /// Hashes of what messages name and this tablet has not got yet, the newest message first.
    /// What no message names any more is forgotten.
    pub fn said_lacking(&self) -> Result<Vec<String>, SchoolError> {
        let messages = self.messages()?;
        let parts = messages.into_iter().flat_map(|one| [one.sound, one.picture]).flatten();
        let named: Vec<String> = parts.filter(|part| is_hash(part)).collect();
        self.with(|open| {
            let mut list = open.db.prepare_cached(include_str!("../sql/school/list_said.sql"))?;
            let has = list.query_map([], |row| row.get::<_, String>(0))?;
            let has: BTreeSet<String> = has.collect::<rusqlite::Result<_>>()?;
            for gone in has.iter().filter(|hash| !named.contains(*hash)) {
                let remove = include_str!("../sql/school/remove_said.sql");
                open.db.prepare_cached(remove)?.execute([gone])?;
            }
            let mut lacking: Vec<String> = Vec::new();
            for hash in named.iter().filter(|hash| !has.contains(*hash)) {
                if !lacking.contains(hash) {
                    lacking.push(hash.clone());
                }
            }
            Ok(lacking)
        })
    }

    /// Keeps a voice or a picture, whose hash was checked.
    pub fn keep_said(&self, hash: &str, bytes: &[u8]) -> Result<(), SchoolError> {
        self.with(|open| {
            let put = include_str!("../sql/school/put_said.sql");
            open.db.prepare_cached(put)?.execute(params![hash, bytes])?;
            Ok(())
        })
    }

    /// A voice or a picture, once it has come.
    pub fn said(&self, hash: &str) -> Result<Option<Vec<u8>>, SchoolError> {
        self.with(|open| {
            let get = include_str!("../sql/school/get_said.sql");
            let found = open.db.prepare_cached(get)?.query_row([hash], |row| row.get(0));
            Ok(found.optional()?)
        })
    }

    /// The raising of a child's hand that her teacher has seen last.
    pub fn hand_seen(&self, learner: LearnerId) -> Result<Option<String>, SchoolError> {
        Ok(self.one(&format!("heard/{learner}"))?.and_then(|down| match down {
            Down::Heard { hand, .. } => Some(hand),
            _ => None,
        }))
    }
}

/// Whether a part of a message is the hash of something that is fetched.
fn is_hash(part: &str) -> bool {
    part.len() == 64 && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
