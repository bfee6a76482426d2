//! What the desk asks, one reader a question.

use super::{Sqlite, accounts, audit, count, down, fold, held, int, played, project};
use crate::storage::deed::{Deed, End};
use crate::storage::desk::{
    AboutSchool, Account, Day, Gisted, Held, Known, Last, Listed, NewAccount, NewSession, Password,
    Records, SignedIn,
};
use crate::storage::{Answer, DownEntry, EventRow};
use model::{DeviceId, LearnerId, LessonId, SchoolId, StreamId};
use rusqlite::{Connection, params};
use std::sync::Arc;

impl Records for Sqlite {
    fn about_school(&self, school: SchoolId) -> Answer<'_, AboutSchool> {
        self.read(move |db| about_school(db, school))
    }

    fn set_school(&self, school: SchoolId, name: String, place: String) -> Answer<'_, ()> {
        self.write(move |db| {
            let row = params![school.0, name, place];
            db.execute(include_str!("sql/set_school.sql"), row).map(|_| ())
        })
    }

    fn has_account(&self, school: SchoolId) -> Answer<'_, bool> {
        self.read(move |db| accounts::has_any(db, school))
    }

    fn put_account(
        &self,
        school: SchoolId,
        account: NewAccount,
        first: bool,
        deed: Deed,
    ) -> Answer<'_, bool> {
        self.write_noted(move |db| {
            let is_made = accounts::put(db, school, &account, first)?;
            Ok((is_made, noted(db, school, is_made, &deed)?))
        })
    }

    fn account(&self, school: SchoolId, login: String) -> Answer<'_, Option<Account>> {
        self.read(move |db| accounts::by_login(db, school, &login))
    }

    fn accounts(&self, school: SchoolId) -> Answer<'_, Vec<Listed>> {
        self.read(move |db| accounts::all(db, school))
    }

    fn set_password(
        &self,
        school: SchoolId,
        id: [u8; 16],
        password: Password,
        deed: Deed,
    ) -> Answer<'_, ()> {
        self.write_noted(move |db| {
            accounts::set_password(db, school, id, &password)?;
            Ok(((), noted(db, school, true, &deed)?))
        })
    }

    fn drop_account(
        &self,
        school: SchoolId,
        id: [u8; 16],
        path: String,
        deed: Deed,
    ) -> Answer<'_, bool> {
        self.write_noted(move |db| {
            let is_gone = accounts::remove(db, school, id, &path)?;
            Ok((is_gone, noted(db, school, is_gone, &deed)?))
        })
    }

    fn open_session(&self, school: SchoolId, session: NewSession) -> Answer<'_, bool> {
        self.write(move |db| accounts::open_session(db, school, &session))
    }

    fn find_session(
        &self,
        school: SchoolId,
        hash: [u8; 32],
        now_ms: i64,
    ) -> Answer<'_, Option<SignedIn>> {
        self.read(move |db| accounts::session(db, school, hash, now_ms))
    }

    fn use_session(&self, hash: [u8; 32], now_ms: i64) -> Answer<'_, ()> {
        self.write(move |db| {
            db.execute(include_str!("sql/use_session.sql"), params![hash, now_ms]).map(|_| ())
        })
    }

    fn close_session(&self, hash: [u8; 32]) -> Answer<'_, ()> {
        self.write(move |db| db.execute(include_str!("sql/close_session.sql"), [hash]).map(|_| ()))
    }

    fn roster_mark(&self, school: SchoolId) -> Answer<'_, (u64, u64, u64)> {
        self.read(move |db| {
            let mut get = db.prepare_cached(include_str!("sql/get_roster_mark.sql"))?;
            get.query_row([school.0], |row| {
                Ok((count(row.get(0)?), count(row.get(1)?), count(row.get(2)?)))
            })
        })
    }

    fn entries(&self, school: SchoolId, kind: &'static str) -> Answer<'_, Vec<wire::down::Entry>> {
        Box::pin(async move {
            let found = self.read(move |db| down::of_kind(db, school, kind)).await?;
            down::open(&self.keys, found)
        })
    }

    fn entry(&self, school: SchoolId, key: String) -> Answer<'_, Option<wire::down::Entry>> {
        let keys = self.keys.clone();
        self.read(move |db| down::one(db, &keys, school, &key))
    }

    fn entries_about(
        &self,
        school: SchoolId,
        kind: &'static str,
        learners: Vec<LearnerId>,
    ) -> Answer<'_, Vec<wire::down::Entry>> {
        let marks: Vec<String> =
            learners.iter().map(|id| format!("\"{}\"", wire::down::mark_of(*id))).collect();
        let marks = format!("[{}]", marks.join(","));
        Box::pin(async move {
            let found = self.read(move |db| down::about(db, school, kind, &marks)).await?;
            down::open(&self.keys, found)
        })
    }

    fn take_list(
        &self,
        school: SchoolId,
        before: Vec<DownEntry>,
        entries: Vec<DownEntry>,
        deed: Deed,
    ) -> Answer<'_, ()> {
        let sealed = down::seal(&self.keys, before)
            .and_then(|before| Ok((before, down::seal(&self.keys, entries)?)));
        Box::pin(async move {
            let (before, entries) = sealed?;
            let written = self.write_noted(move |db| {
                // Before anything is removed: the newest number is never given twice.
                down::put(db, school, &entries)?;
                db.execute(include_str!("sql/drop_before.sql"), [school.0])?;
                down::put(db, school, &before)?;
                Ok(((), Some(audit::append(db, school, &deed)?)))
            });
            written.await
        })
    }

    fn glance(
        &self,
        school: SchoolId,
        learners: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<(LearnerId, Arc<Gisted>)>> {
        let gists = self.gists.clone();
        self.read(move |db| gists.of(db, school, learners, since))
    }

    fn known(&self, school: SchoolId, learners: Vec<LearnerId>, since: i32) -> Answer<'_, Known> {
        let ids = json(&learners);
        self.read(move |db| known(db, school, &ids, since))
    }

    fn played(
        &self,
        school: SchoolId,
        learners: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<Day>> {
        let ids = json(&learners);
        self.read(move |db| played::since(db, school, &ids, since))
    }

    fn last_played(&self, school: SchoolId, learners: Vec<LearnerId>) -> Answer<'_, Vec<Last>> {
        let ids = json(&learners);
        self.read(move |db| played::last(db, school, &ids))
    }

    fn answers(
        &self,
        school: SchoolId,
        records: Vec<LearnerId>,
        most: usize,
    ) -> Answer<'_, Vec<EventRow>> {
        self.read(move |db| {
            let mut list = db.prepare_cached(include_str!("sql/list_answers.sql"))?;
            let mut all = Vec::new();
            for record in records {
                let row = params![school.0, record.0, int(most as u64)];
                for answer in list.query_map(row, project::event_row)? {
                    all.push(answer?);
                }
            }
            // Of answers of one moment, as a wrong clock has them, the later number is newer.
            all.sort_by_key(|one| std::cmp::Reverse((one.day, one.at_ms, one.stream, one.seq)));
            all.truncate(most);
            Ok(all)
        })
    }

    fn lesson_answers(
        &self,
        school: SchoolId,
        lesson: LessonId,
        records: Vec<LearnerId>,
        since: i32,
    ) -> Answer<'_, Vec<(LearnerId, String)>> {
        let ids = json(&records);
        self.read(move |db| {
            let mut list = db.prepare_cached(include_str!("sql/list_lesson_answers.sql"))?;
            let rows = list.query_map(params![school.0, lesson.as_str(), ids, since], |row| {
                Ok((LearnerId(row.get(0)?), row.get(1)?))
            })?;
            rows.collect()
        })
    }

    fn worked(
        &self,
        school: SchoolId,
        records: Option<Vec<LearnerId>>,
        since: i32,
        after: (StreamId, u64),
        most: usize,
    ) -> Answer<'_, Vec<(LearnerId, EventRow)>> {
        let ids = records.as_deref().map(json);
        self.read(move |db| {
            let mut list = db.prepare_cached(include_str!("sql/list_worked.sql"))?;
            let (stream, seq) = after;
            let asked = params![school.0, ids, since, stream.0, int(seq), int(most as u64)];
            let rows = list
                .query_map(asked, |row| Ok((LearnerId(row.get(9)?), project::event_row(row)?)))?;
            rows.collect()
        })
    }

    fn held(&self, school: SchoolId) -> Answer<'_, Vec<Held>> {
        self.read(move |db| held::all(db, school))
    }

    fn put_held(&self, school: SchoolId, held: Held, deed: Deed) -> Answer<'_, ()> {
        self.write_noted(move |db| {
            held::put(db, school, &held)?;
            Ok(((), noted(db, school, true, &deed)?))
        })
    }

    fn drop_held(&self, school: SchoolId, no: u64, deed: Deed) -> Answer<'_, ()> {
        self.write_noted(move |db| {
            let is_gone = held::remove(db, school, no)?;
            Ok(((), noted(db, school, is_gone, &deed)?))
        })
    }

    fn rename_device(&self, school: SchoolId, device: DeviceId, name: String) -> Answer<'_, ()> {
        self.write(move |db| {
            let row = params![school.0, device.0, name];
            db.execute(include_str!("sql/rename_device.sql"), row).map(|_| ())
        })
    }
}

/// Writes a deed down where it was done.
fn noted(
    db: &Connection,
    school: SchoolId,
    is_done: bool,
    deed: &Deed,
) -> rusqlite::Result<Option<End>> {
    is_done.then(|| audit::append(db, school, deed)).transpose()
}

/// Three queries, whoever is asked about.
pub(super) fn known(
    db: &Connection,
    school: SchoolId,
    ids: &str,
    since: i32,
) -> rusqlite::Result<Known> {
    let mut list = db.prepare_cached(include_str!("sql/list_folded.sql"))?;
    let folded = list.query_map(params![school.0, ids], |row| {
        let folded = fold::read(&row.get::<_, Vec<u8>>(1)?)?;
        Ok((LearnerId(row.get(0)?), folded.facts, folded.chosen))
    })?;
    Ok(Known {
        folded: folded.collect::<rusqlite::Result<_>>()?,
        days: played::since(db, school, ids, since)?,
        last: played::last(db, school, ids)?,
    })
}

fn about_school(db: &Connection, school: SchoolId) -> rusqlite::Result<AboutSchool> {
    db.prepare_cached(include_str!("sql/get_school_whole.sql"))?.query_row([school.0], |row| {
        Ok(AboutSchool { name: row.get(0)?, place: row.get(1)?, above: row.get(2)? })
    })
}

/// Ids as the JSON list that a query takes.
pub(super) fn json(ids: &[LearnerId]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    format!("[{}]", quoted.join(","))
}
