//! A whole copy of the database, made while work goes on, and put back.

use super::FILE;
use super::file::{MIGRATIONS, reader};
use crate::learner_keys::LearnerKeys;
use crate::rest;
use crate::storage::StorageError;
use model::{SchoolId, StreamId};
use rusqlite::Connection;
use std::fs::File;
use std::path::Path;

/// Writes a copy of the database in `dir` to `file`, and reads it again to be sure.
///
/// It may be made while a server runs: it holds everything that was committed when it began.
/// The keys of the children go beside it, into [`KEYS`], in the place of an older copy there:
/// of all copies of the record in a folder there is one copy of the keys, and it forgets whom
/// the school has erased. The answer is the number of segments and the size in bytes.
///
/// # Errors
/// [`StorageError`] where `file` is there already, or the copy is not whole.
pub fn backup(dir: &Path, file: &Path) -> Result<(u64, u64), StorageError> {
    if file.exists() {
        return Err(StorageError::Unsound("there is such a file already; name another".into()));
    }
    let part = file.with_extension("part");
    let _ = std::fs::remove_file(&part);
    let db = reader(&dir.join(FILE))?;
    db.execute_batch(include_str!("sql/set_copier.sql"))?;
    db.execute(include_str!("sql/copy_all.sql"), [part.to_string_lossy()])?;
    Connection::open(&part)?.execute_batch(include_str!("sql/unproject.sql"))?;
    let keys = LearnerKeys::open(dir)?;
    let n = check(&part, &keys)?;
    let io = |error: std::io::Error| StorageError::Unsound(error.to_string());
    // After the record, so that the key of every child in it is among them.
    keys.copy_to(&file.with_file_name(KEYS))?;
    let bytes = File::open(&part).and_then(|file| file.sync_all().map(|()| file)).map_err(io)?;
    let bytes = bytes.metadata().map_err(io)?.len();
    std::fs::rename(&part, file).map_err(io)?;
    Ok((n, bytes))
}

/// Puts a copy into an empty data folder, with the keys that lie beside it; the answer is the number of its segments.
///
/// # Errors
/// [`StorageError`] where the folder holds a database already, or the copy is not whole.
pub fn restore(dir: &Path, file: &Path) -> Result<u64, StorageError> {
    let io = |error: std::io::Error| StorageError::Unsound(error.to_string());
    let to = dir.join(FILE);
    if to.exists() {
        let why = "the data folder holds a record already; name an empty one with --data";
        return Err(StorageError::Unsound(why.into()));
    }
    let copied = LearnerKeys::read_copy(&file.with_file_name(KEYS))?;
    std::fs::create_dir_all(dir).map_err(io)?;
    let keys = LearnerKeys::open(dir)?;
    // Before the record is looked at: whoever was erased since stays so.
    keys.take_in(&copied)?;
    let n = check(file, &keys)?;
    let part = to.with_extension("part");
    std::fs::copy(file, &part).map_err(io)?;
    File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
    std::fs::rename(&part, &to).map_err(io)?;
    File::open(dir).and_then(|dir| dir.sync_all()).map_err(io)?;
    Ok(n)
}

/// The copy of the children's keys, beside the copies of the record.
pub const KEYS: &str = "jonaki-learner-keys.db";

/// Whether a copy is whole, down to every event of every segment.
fn check(file: &Path, keys: &LearnerKeys) -> Result<u64, StorageError> {
    let db: Connection = reader(file)?;
    let unsound = |why: String| Err(StorageError::Unsound(why));
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == 0 || found as usize > MIGRATIONS.len() {
        return unsound("this is no copy of a record that this program knows".into());
    }
    let sound: String = db.pragma_query_value(None, "integrity_check", |row| row.get(0))?;
    if sound != "ok" {
        return unsound(format!("the copy is damaged: {sound}; make another"));
    }
    let mut list = db.prepare(include_str!("sql/all_segments.sql"))?;
    let rows = list.query_map([], |row| {
        Ok((SchoolId(row.get(0)?), StreamId(row.get(1)?), row.get::<_, Vec<u8>>(2)?))
    })?;
    let mut n = 0;
    for row in rows {
        let (school, stream, bytes) = row?;
        if let Err(error) = rest::open(keys, school, stream, &bytes) {
            return unsound(format!("a segment in the copy is damaged: {error}"));
        }
        n += 1;
    }
    Ok(n)
}
