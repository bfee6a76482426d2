//! What pages ask of children, remembered until something new arrives of them.
//!
//! Reading a child's facts takes a fifth of a millisecond, and a page is about a whole class. The
//! row of her facts has a version that changes with every write of the row and of her days, so what
//! is remembered is either what the rows say or is read again; nothing has to be told when a row
//! changes. The version is read before the days: at worst they are newer and are read once more.

use super::{desk, fold, played};
use crate::storage::desk::Gisted;
use learn::Gist;
use model::{LearnerId, SchoolId};
use rusqlite::{Connection, params};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// So many children are remembered, some ten kilobytes each.
const MOST: usize = 1_024;

/// What is remembered of children.
#[derive(Default)]
pub(super) struct Gists(Mutex<Remembered>);

#[derive(Default)]
struct Remembered {
    by_child: HashMap<(SchoolId, LearnerId), One>,
    /// Counts the questions.
    now: u64,
}

struct One {
    version: i64,
    /// Days from this one on.
    since: i32,
    gisted: Arc<Gisted>,
    asked: u64,
}

impl Gists {
    /// What is known of every record of which anything is, in four queries.
    pub(super) fn of(
        &self,
        db: &Connection,
        school: SchoolId,
        mut learners: Vec<LearnerId>,
        since: i32,
    ) -> rusqlite::Result<Vec<(LearnerId, Arc<Gisted>)>> {
        let mut list = db.prepare_cached(include_str!("sql/list_versions.sql"))?;
        let rows = list.query_map(params![school.0, desk::json(&learners)], |row| {
            Ok((LearnerId(row.get(0)?), row.get::<_, i64>(1)?))
        })?;
        let versions = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut found = self.remembered(school, since, versions);
        let known: HashSet<LearnerId> = found.iter().map(|(learner, _)| *learner).collect();
        learners.retain(|learner| !known.contains(learner));
        let (versions, read) = read(db, school, &desk::json(&learners), since)?;
        for (learner, gisted) in read {
            let gisted = Arc::new(gisted);
            if let Some(version) = versions.get(&learner) {
                self.remember(school, learner, (*version, since), &gisted);
            }
            found.push((learner, gisted));
        }
        Ok(found)
    }

    /// Forgets everybody: a child who is erased is erased here too.
    pub(super) fn forget(&self) {
        self.lock().by_child.clear();
    }

    /// What is remembered of these versions.
    fn remembered(
        &self,
        school: SchoolId,
        since: i32,
        versions: Vec<(LearnerId, i64)>,
    ) -> Vec<(LearnerId, Arc<Gisted>)> {
        let mut remembered = self.lock();
        remembered.now += 1;
        let now = remembered.now;
        let hers = |(learner, version)| {
            let one = remembered.by_child.get_mut(&(school, learner))?;
            ((one.version, one.since) == (version, since)).then(|| {
                one.asked = now;
                (learner, one.gisted.clone())
            })
        };
        versions.into_iter().filter_map(hers).collect()
    }

    fn remember(
        &self,
        school: SchoolId,
        learner: LearnerId,
        (version, since): (i64, i32),
        gisted: &Arc<Gisted>,
    ) {
        let mut remembered = self.lock();
        let asked = remembered.now;
        let by_child = &mut remembered.by_child;
        if by_child.len() >= MOST && !by_child.contains_key(&(school, learner)) {
            let oldest = by_child.iter().min_by_key(|(_, one)| one.asked).map(|(key, _)| *key);
            oldest.and_then(|key| by_child.remove(&key));
        }
        let one = One { version, since, gisted: gisted.clone(), asked };
        by_child.insert((school, learner), one);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Remembered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the rows say, and the version of each row of facts.
type Read = (HashMap<LearnerId, i64>, HashMap<LearnerId, Gisted>);

fn read(db: &Connection, school: SchoolId, ids: &str, since: i32) -> rusqlite::Result<Read> {
    let (mut versions, mut all) = (HashMap::new(), HashMap::<LearnerId, Gisted>::new());
    let mut list = db.prepare_cached(include_str!("sql/list_folded_versions.sql"))?;
    let rows = list.query_map(params![school.0, ids], |row| {
        let folded = fold::read(&row.get::<_, Vec<u8>>(1)?)?;
        let gist = Arc::new(Gist::of(&folded.facts));
        let gisted = Gisted { gist, chosen: Arc::new(folded.chosen), ..Gisted::default() };
        Ok((LearnerId(row.get(0)?), row.get::<_, i64>(2)?, gisted))
    })?;
    for row in rows {
        let (learner, version, gisted) = row?;
        versions.insert(learner, version);
        all.insert(learner, gisted);
    }
    for day in played::since(db, school, ids, since)? {
        all.entry(day.learner).or_default().days.push(day);
    }
    for last in played::last(db, school, ids)? {
        all.entry(last.learner).or_default().last = Some(last);
    }
    Ok((versions, all))
}

#[cfg(test)]
mod tests {
    use super::super::{FILE, Sqlite, file, queries};
    use super::*;
    use learn::{Level, Order};
    use model::{Attempt, SkillId, StreamId};

    const SCHOOL: SchoolId = SchoolId([1; 16]);

    fn skill() -> SkillId {
        "bn.v1".into()
    }

    /// Writes a child's facts after so many right answers.
    fn put(db: &Connection, learner: LearnerId, n_right: u64) {
        let attempt = Attempt {
            lesson: "l".into(),
            step: "s".into(),
            kind: "listen".into(),
            item: "i".into(),
            skill: Some(skill()),
            asked: "a".into(),
            expected: "a".into(),
            response: "a".into(),
            correct: 1.0,
            tries: 1,
            rung: 0,
            tag: None,
            ms: 900,
        };
        let mut folded = fold::Folded::default();
        for seq in 1..=n_right {
            let at = Order { day: 20_000, stream: StreamId([1; 16]), seq };
            folded.facts.fold(at, &attempt);
        }
        let mut state = Vec::new();
        ciborium::into_writer(&folded, &mut state).unwrap();
        let row = params![SCHOOL.0, learner.0, state, 1];
        db.execute(include_str!("sql/put_folded.sql"), row).unwrap();
    }

    #[test]
    fn what_is_remembered_holds_until_she_answers_anew() {
        let dir = tempfile::tempdir().unwrap();
        let _storage = Sqlite::open(dir.path()).unwrap();
        let path = dir.path().join(FILE);
        let (writer, reader) = (Connection::open(&path).unwrap(), file::reader(&path).unwrap());
        let (hers, other) = (LearnerId([3; 16]), LearnerId([4; 16]));
        let gists = Gists::default();
        let ask = || {
            queries::take();
            let mut all = gists.of(&reader, SCHOOL, vec![hers, other], 20_000).unwrap();
            assert_eq!(queries::take(), 4, "whatever is remembered");
            all.sort_by_key(|(learner, _)| *learner);
            all.into_iter().map(|(_, gisted)| gisted).collect::<Vec<_>>()
        };
        assert!(ask().is_empty());
        put(&writer, hers, 1);
        put(&writer, other, 1);
        let first = ask();
        assert_eq!(first[0].gist.state(&skill()), Level::Met);
        let second = ask();
        assert!(Arc::ptr_eq(&first[0], &second[0]), "it was not read again");
        put(&writer, hers, 2);
        let third = ask();
        assert_eq!(third[0].gist.state(&skill()), Level::Growing);
        assert!(Arc::ptr_eq(&first[1], &third[1]), "the other child did nothing");
        // A row that is removed and written again is another one.
        writer.execute("DELETE FROM folded WHERE learner_id = ?1", [hers.0]).unwrap();
        put(&writer, hers, 1);
        assert_eq!(ask()[0].gist.state(&skill()), Level::Met);
        gists.forget();
        assert!(!Arc::ptr_eq(&ask()[1], &third[1]));
    }

    #[test]
    fn whoever_was_not_asked_about_longest_is_forgotten_first() {
        let gists = Gists::default();
        let gisted = Arc::new(Gisted::default());
        let child = |n: usize| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&(n as u64).to_le_bytes());
            LearnerId(id)
        };
        for n in 0..MOST {
            gists.remember(SCHOOL, child(n), (1, 0), &gisted);
        }
        let ask = |all: &mut dyn Iterator<Item = usize>| {
            let all = all.map(|n| (child(n), 1)).collect();
            gists.remembered(SCHOOL, 0, all).into_iter().map(|(learner, _)| learner)
        };
        assert_eq!(ask(&mut (0..MOST).filter(|n| *n != 5)).count(), MOST - 1);
        gists.remember(SCHOOL, child(MOST), (1, 0), &gisted);
        let found: Vec<_> = ask(&mut (0..=MOST)).collect();
        assert_eq!(found.len(), MOST);
        assert!(!found.contains(&child(5)));
        assert!(gists.remembered(SCHOOL, 1, vec![(child(7), 1)]).is_empty(), "other days");
    }
}
