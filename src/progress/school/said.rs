//! Voices and pictures that go with messages, and whether a raised hand was seen.

use super::{Message, School, SchoolError};
use model::{ClassId, LearnerId};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeSet;
use wire::down::Down;

/// Each of these fails with [`SchoolError::Sql`] where the file cannot be read or written.
impl School {
    /// Hashes of what messages to children who play `here`, or to their classes, name and this
    /// tablet has not got yet, the newest message first. What no message names any more is
    /// forgotten.
    pub fn said_lacking(&self, here: &BTreeSet<LearnerId>) -> Result<Vec<String>, SchoolError> {
        let messages = self.messages()?;
        let parts = |one: &Message| [one.sound.clone(), one.picture.clone()].into_iter().flatten();
        let named: BTreeSet<String> = messages.iter().flat_map(parts).collect();
        let classes: BTreeSet<ClassId> = self
            .pupils()?
            .into_iter()
            .filter(|pupil| here.contains(&pupil.id))
            .filter_map(|pupil| pupil.class)
            .collect();
        let mut wanted = Vec::new();
        for one in &messages {
            let is_of_class = one.class.is_some_and(|class| classes.contains(&class));
            let is_hers = match one.learner {
                Some(learner) => self.records_of(learner)?.iter().any(|id| here.contains(id)),
                None => false,
            };
            if is_of_class || is_hers {
                wanted.extend(parts(one).filter(|part| is_hash(part)));
            }
        }
        self.with(|open| {
            let mut list = open.db.prepare_cached(include_str!("../sql/school/list_said.sql"))?;
            let has = list.query_map([], |row| row.get::<_, String>(0))?;
            let has: BTreeSet<String> = has.collect::<rusqlite::Result<_>>()?;
            for gone in has.difference(&named) {
                let remove = include_str!("../sql/school/remove_said.sql");
                open.db.prepare_cached(remove)?.execute([gone])?;
            }
            let mut lacking: Vec<String> = Vec::new();
            for hash in wanted.iter().filter(|hash| !has.contains(*hash)) {
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
