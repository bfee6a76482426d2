//! A child's rows removed, her tombstone put, and the file written anew so that nothing of
//! her lies in a free page. Her key is gone before this begins.

use super::{Sqlite, audit, down};
use crate::storage::deed::Deed;
use crate::storage::{DownEntry, StorageError};
use model::{LearnerId, LearnerMark, SchoolId};
use rusqlite::{Connection, params};
use std::path::Path;
use wire::down::{Down, mark_of};

/// Finishes every erasure that was begun; the answer is how many there were.
pub(super) async fn finish(
    storage: &Sqlite,
    school: SchoolId,
    now_ms: i64,
) -> Result<usize, StorageError> {
    let erased = storage.keys.erased()?;
    let begun = storage.read(move |db| begun(db, school, &erased)).await?;
    if begun.is_empty() {
        return Ok(0);
    }
    let marks = begun.clone();
    storage.write(move |db| remove(db, school, &marks)).await?;
    storage.gists.forget();
    let path = storage.path.clone();
    let swept = tokio::task::spawn_blocking(move || sweep(&path)).await;
    swept.map_err(|_| StorageError::Closed)??;
    // Last: as long as a tombstone is missing, all of this is done again.
    let n = begun.len();
    let entries = begun.iter().map(tombstone).collect::<Result<Vec<_>, _>>()?;
    let put = storage.write_noted(move |db| {
        let mut end = None;
        for (mark, entry) in begun.iter().zip(entries) {
            down::put(db, school, &down::plain(entry))?;
            let (who, what) = (String::new(), "child-erased".to_owned());
            let deed = Deed { at_ms: now_ms, who, what, about: format!("child {mark}") };
            end = Some(audit::append(db, school, &deed)?);
        }
        Ok(((), end))
    });
    put.await?;
    Ok(n)
}

/// Those whose tombstone is missing.
fn begun(
    db: &Connection,
    school: SchoolId,
    erased: &[LearnerMark],
) -> rusqlite::Result<Vec<LearnerMark>> {
    let mut begun = Vec::new();
    for mark in erased {
        let key = Down::Erased { mark: *mark }.key();
        let is_done: bool =
            db.query_row(include_str!("sql/has_down.sql"), params![school.0, key], |row| {
                row.get(0)
            })?;
        if !is_done {
            begun.push(*mark);
        }
    }
    Ok(begun)
}

fn remove(db: &Connection, school: SchoolId, marks: &[LearnerMark]) -> rusqlite::Result<()> {
    // It keeps the log's highest number, were the newest entry one of hers: a number that was
    // given twice would be read by nobody.
    let place = DownEntry { key: "erasing".into(), device: None, about: None, body: None };
    down::put(db, school, &down::plain(place))?;
    let mut list = db.prepare_cached(include_str!("sql/list_event_learners.sql"))?;
    let learners = list.query_map([school.0], |row| row.get(0).map(LearnerId))?;
    for learner in learners.collect::<rusqlite::Result<Vec<_>>>()? {
        if marks.contains(&mark_of(learner)) {
            db.execute(include_str!("sql/erase_events.sql"), params![school.0, learner.0])?;
            db.execute(include_str!("sql/erase_folded.sql"), params![school.0, learner.0])?;
            db.execute(include_str!("sql/erase_played.sql"), params![school.0, learner.0])?;
        }
    }
    for mark in marks {
        db.execute(include_str!("sql/erase_down.sql"), params![school.0, mark.0])?;
        db.execute(include_str!("sql/erase_said.sql"), params![school.0, mark.0])?;
        db.execute(include_str!("sql/erase_read_aloud.sql"), params![school.0, mark.0])?;
    }
    Ok(())
}

fn tombstone(mark: &LearnerMark) -> Result<DownEntry, StorageError> {
    let down = Down::Erased { mark: *mark };
    let body = down.to_bytes().map_err(|error| StorageError::Unsound(error.to_string()))?;
    Ok(DownEntry { key: down.key(), device: None, about: None, body: Some(body) })
}

/// On a connection of its own, for no transaction may be open on it.
fn sweep(path: &Path) -> Result<(), StorageError> {
    let db = Connection::open(path)?;
    db.execute_batch(include_str!("sql/sweep.sql"))?;
    // Whoever reads at this moment holds the log's end back.
    for _ in 0..100 {
        let busy: i64 = db.query_row(include_str!("sql/truncate_log.sql"), [], |row| row.get(0))?;
        if busy == 0 {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Err(StorageError::Busy)
}
