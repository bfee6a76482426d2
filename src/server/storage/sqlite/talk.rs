//! Voices, pictures and readings in their tables. Whoever is erased takes hers with her.

use super::{Sqlite, desk};
use crate::rest;
use crate::storage::talk::{NewSaid, Said, Talk};
use crate::storage::{Answer, StorageError};
use model::{LearnerId, LearnerMark, SchoolId};
use rusqlite::params;
use wire::down::mark_of;

impl Talk for Sqlite {
    fn put_said(&self, school: SchoolId, said: NewSaid) -> Answer<'_, ()> {
        let NewSaid { hash, said: Said { media, bytes }, to } = said;
        let keys = self.keys.clone();
        let sealed = move || {
            if to.is_empty() {
                return Ok(vec![(Vec::new(), bytes)]);
            }
            let mut all = Vec::new();
            for mark in to.into_iter().map(mark_of) {
                // To an erased child nothing is said.
                let one = rest::seal_about(&keys, mark, bytes.clone())?;
                all.extend(one.map(|sealed| (mark.0.to_vec(), sealed)));
            }
            Ok::<_, StorageError>(all)
        };
        Box::pin(async move {
            let sealed = tokio::task::spawn_blocking(sealed).await;
            let sealed = sealed.map_err(|_| StorageError::Closed)??;
            let put = self.write(move |db| {
                for (mark, bytes) in &sealed {
                    let row = params![school.0, hash, mark, media, bytes];
                    db.prepare_cached(include_str!("sql/put_said.sql"))?.execute(row)?;
                }
                Ok(())
            });
            put.await
        })
    }

    fn said(&self, school: SchoolId, hash: [u8; 32]) -> Answer<'_, Option<Said>> {
        Box::pin(async move {
            let found = self.read(move |db| {
                let mut list = db.prepare_cached(include_str!("sql/get_said.sql"))?;
                let rows = list.query_map(params![school.0, hash], |row| {
                    Ok((row.get::<_, Vec<u8>>(0)?, row.get(1)?, row.get::<_, Vec<u8>>(2)?))
                })?;
                rows.collect::<rusqlite::Result<Vec<_>>>()
            });
            for (mark, media, bytes) in found.await? {
                let open = match <[u8; 16]>::try_from(mark) {
                    Ok(mark) => rest::open_about(&self.keys, LearnerMark(mark), bytes)?,
                    Err(_) => Some(bytes),
                };
                if let Some(bytes) = open {
                    return Ok(Some(Said { media, bytes }));
                }
            }
            Ok(None)
        })
    }

    fn replies(
        &self,
        school: SchoolId,
        records: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<(LearnerId, String)>> {
        let ids = desk::json(&records);
        self.read(move |db| {
            let mut list = db.prepare_cached(include_str!("sql/list_replies.sql"))?;
            let rows = list.query_map(params![school.0, ids, since], |row| {
                Ok((LearnerId(row.get(0)?), row.get(1)?))
            })?;
            rows.collect()
        })
    }

    fn put_read_aloud(
        &self,
        school: SchoolId,
        learner: LearnerId,
        at_ms: i64,
        reading: String,
    ) -> Answer<'_, ()> {
        let mark = mark_of(learner);
        let sealed = rest::seal_about(&self.keys, mark, reading.into_bytes());
        Box::pin(async move {
            let Some(sealed) = sealed? else { return Ok(()) };
            let put = self.write(move |db| {
                let row = params![school.0, mark.0, at_ms, sealed];
                db.execute(include_str!("sql/put_read_aloud.sql"), row).map(|_| ())
            });
            put.await
        })
    }

    fn read_aloud(
        &self,
        school: SchoolId,
        records: Vec<LearnerId>,
    ) -> Answer<'_, Vec<(i64, String)>> {
        Box::pin(async move {
            let marks: Vec<LearnerMark> = records.into_iter().map(mark_of).collect();
            let asked = marks.clone();
            let found = self.read(move |db| {
                let mut list = db.prepare_cached(include_str!("sql/list_read_aloud.sql"))?;
                let mut found = Vec::new();
                for mark in asked {
                    let rows = list.query_map(params![school.0, mark.0], |row| {
                        Ok((mark, row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))
                    })?;
                    found.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
                }
                Ok(found)
            });
            let mut all = Vec::new();
            for (mark, at_ms, sealed) in found.await? {
                let open = rest::open_about(&self.keys, mark, sealed)?;
                all.extend(open.and_then(|open| Some((at_ms, String::from_utf8(open).ok()?))));
            }
            all.sort();
            Ok(all)
        })
    }
}
