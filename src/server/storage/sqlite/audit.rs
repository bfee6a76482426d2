//! What adults did, in a hash chain: each row's link covers all rows before it, so that a row which
//! was changed or removed is found. Where the chain ends is kept in a file beside the keys as well,
//! apart from the database: rows that are missing at the end are found by it.

use super::{count, int};
use crate::files;
use crate::log;
use crate::storage::deed::{Broken, Deed, End, Verified, Written};
use model::SchoolId;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Adds a row at the chain's end.
pub(super) fn append(db: &Connection, school: SchoolId, deed: &Deed) -> rusqlite::Result<End> {
    let mut get = db.prepare_cached(include_str!("sql/get_audit_end.sql"))?;
    let last = get
        .query_row([school.0], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<[u8; 32]>>(1)?))
        })
        .optional()?;
    let before = match last {
        Some((_, Some(head))) => head,
        // Rows from before the chain: the first link vouches for all of them.
        Some((_, None)) => look(db, school)?.end.head,
        None => begin(school),
    };
    let no: i64 = db.query_row(include_str!("sql/next_audit_no.sql"), [], |row| row.get(0))?;
    let head = link(before, count(no), deed);
    let Deed { at_ms, who, what, about } = deed;
    let row = params![school.0, at_ms, who, what, about, no, head];
    db.prepare_cached(include_str!("sql/put_audit.sql"))?.execute(row)?;
    Ok(End { no: count(no), head })
}

/// Rows before a number, the newest first.
pub(super) fn before(
    db: &Connection,
    school: SchoolId,
    no: u64,
    most: usize,
) -> rusqlite::Result<Vec<Written>> {
    let mut list = db.prepare_cached(include_str!("sql/list_audit_before.sql"))?;
    let rows = list.query_map(params![school.0, int(no), int(most as u64)], |row| {
        let deed =
            Deed { at_ms: row.get(1)?, who: row.get(2)?, what: row.get(3)?, about: row.get(4)? };
        Ok(Written { no: count(row.get(0)?), deed })
    })?;
    rows.collect()
}

/// Looks through the whole chain; `kept` is the end as a file or a sheet of paper has it.
pub(super) fn verify(
    db: &Connection,
    school: SchoolId,
    kept: Option<End>,
) -> rusqlite::Result<Verified> {
    let mut verified = look(db, school)?;
    let Some(kept) = kept.filter(|_| verified.broken.is_none()) else { return Ok(verified) };
    let found = up_to(db, school, kept.no)?;
    verified.broken = match found {
        Some(head) if head == kept.head => None,
        _ if kept.no > verified.end.no => Some(Broken::Cut(kept.no)),
        _ => Some(Broken::Row(kept.no)),
    };
    Ok(verified)
}

fn look(db: &Connection, school: SchoolId) -> rusqlite::Result<Verified> {
    let mut end = End { no: 0, head: begin(school) };
    let (mut n, mut is_linked, mut broken) = (0, false, None);
    walk(db, school, |no, deed, stored| {
        let head = link(end.head, no, deed);
        is_linked |= stored.is_some();
        let is_right = stored.map_or(!is_linked, |stored| stored == head);
        if !is_right && broken.is_none() {
            broken = Some(Broken::Row(no));
        }
        (n, end) = (n + 1, End { no, head: stored.unwrap_or(head) });
    })?;
    Ok(Verified { n, end, broken })
}

/// The chain's head behind the row of a number; none where there is no such row.
fn up_to(db: &Connection, school: SchoolId, wanted: u64) -> rusqlite::Result<Option<[u8; 32]>> {
    let (mut head, mut found) = (begin(school), (wanted == 0).then(|| begin(school)));
    walk(db, school, |no, deed, _| {
        head = link(head, no, deed);
        if no == wanted {
            found = Some(head);
        }
    })?;
    Ok(found)
}

fn walk(
    db: &Connection,
    school: SchoolId,
    mut each: impl FnMut(u64, &Deed, Option<[u8; 32]>),
) -> rusqlite::Result<()> {
    let mut list = db.prepare_cached(include_str!("sql/list_audit.sql"))?;
    let mut rows = list.query([school.0])?;
    while let Some(row) = rows.next()? {
        let deed =
            Deed { at_ms: row.get(1)?, who: row.get(2)?, what: row.get(3)?, about: row.get(4)? };
        each(count(row.get(0)?), &deed, row.get(5)?);
    }
    Ok(())
}

fn begin(school: SchoolId) -> [u8; 32] {
    blake3::derive_key("jonaki audit chain 1", &school.0)
}

fn link(before: [u8; 32], no: u64, deed: &Deed) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_keyed(&before);
    hasher.update(&no.to_be_bytes()).update(&deed.at_ms.to_be_bytes());
    for part in [&deed.who, &deed.what, &deed.about] {
        hasher.update(&(part.len() as u64).to_be_bytes()).update(part.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// The file that says where the chain ends.
pub(super) struct EndFile {
    path: PathBuf,
    writing: Mutex<()>,
}

impl EndFile {
    /// In a data folder.
    pub(super) fn of(dir: &Path) -> Self {
        Self { path: crate::keys::folder(dir).join("audit-end"), writing: Mutex::default() }
    }

    /// What it says.
    pub(super) fn read(&self) -> Option<End> {
        End::parse(&std::fs::read_to_string(&self.path).ok()?)
    }

    /// Says that the chain ends here, unless it is known to end later. The row is on the disk
    /// already, so a file that could not be written is told and stops nobody.
    pub(super) fn move_to(&self, end: End) {
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.read().is_some_and(|known| known.no >= end.no) {
            return;
        }
        if let Err(error) = files::write_private(&self.path, end.to_text().as_bytes()) {
            log::warn("audit-end", &[("error", &error)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::storage::Storage;
    use crate::storage::deed::{Broken, Deed, End};
    use crate::storage::sqlite::{FILE, Sqlite};
    use crate::testing::{NOW, block};
    use model::SchoolId;
    use rusqlite::Connection;
    use std::path::Path;

    const SCHOOL: SchoolId = SchoolId([1; 16]);

    fn deed(n: u8) -> Deed {
        let (who, what) = ("mina".to_owned(), "account-made".to_owned());
        Deed { at_ms: NOW, who, what, about: format!("account {n}") }
    }

    /// A database in which `n` deeds stand.
    fn written(dir: &Path, n: u8) -> Sqlite {
        let storage = Sqlite::open(dir).unwrap();
        (0..n).for_each(|n| block(storage.note(SCHOOL, deed(n))).unwrap());
        storage
    }

    fn broken(storage: &Sqlite) -> Option<Broken> {
        block(storage.verify_deeds(SCHOOL, None)).unwrap().broken
    }

    /// Whoever has the file in hand: no trigger stops her.
    fn by_hand(dir: &Path, sql: &str) {
        let db = Connection::open(dir.join(FILE)).unwrap();
        db.execute_batch("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed;")
            .unwrap();
        db.execute_batch(sql).unwrap();
    }

    #[test]
    fn a_row_that_was_changed_or_removed_is_found_wherever_it_stood() {
        for (sql, found) in [
            ("UPDATE audit SET who = 'rina' WHERE no = 3", Broken::Row(3)),
            ("UPDATE audit SET at_ms = at_ms - 1 WHERE no = 1", Broken::Row(1)),
            ("UPDATE audit SET about = '' WHERE no = 5", Broken::Row(5)),
            ("UPDATE audit SET link = NULL WHERE no = 4", Broken::Row(4)),
            ("DELETE FROM audit WHERE no = 2", Broken::Row(3)),
            ("DELETE FROM audit WHERE no = 1", Broken::Row(2)),
            ("DELETE FROM audit WHERE no = 5", Broken::Cut(5)),
            ("DELETE FROM audit", Broken::Cut(5)),
        ] {
            let dir = tempfile::tempdir().unwrap();
            let storage = written(dir.path(), 5);
            assert_eq!(broken(&storage), None, "{sql}");
            by_hand(dir.path(), sql);
            assert_eq!(broken(&storage), Some(found), "{sql}");
        }
    }

    #[test]
    fn the_program_itself_can_neither_change_nor_remove_a_row() {
        let dir = tempfile::tempdir().unwrap();
        let _storage = written(dir.path(), 2);
        let db = Connection::open(dir.path().join(FILE)).unwrap();
        for sql in ["UPDATE audit SET who = 'x'", "DELETE FROM audit WHERE no = 2"] {
            assert!(db.execute(sql, []).unwrap_err().to_string().contains("written down"));
        }
    }

    #[test]
    fn rows_from_before_the_chain_are_vouched_for_by_its_first_link() {
        let dir = tempfile::tempdir().unwrap();
        let storage = Sqlite::open(dir.path()).unwrap();
        let old = "INSERT INTO audit (school_id, at_ms, what) VALUES (x'01010101010101010101010101010101', 1, 'a password was changed')";
        Connection::open(dir.path().join(FILE)).unwrap().execute(old, []).unwrap();
        assert_eq!(broken(&storage), None);
        block(storage.note(SCHOOL, deed(1))).unwrap();
        assert_eq!(broken(&storage), None);
        by_hand(dir.path(), "UPDATE audit SET what = 'nothing' WHERE no = 1");
        assert_eq!(broken(&storage), Some(Broken::Row(2)));
    }

    #[test]
    fn a_chain_that_was_written_anew_is_not_the_one_on_the_sheet() {
        let dir = tempfile::tempdir().unwrap();
        let storage = written(dir.path(), 3);
        let sheet = block(storage.verify_deeds(SCHOOL, None)).unwrap().end;
        assert_eq!(block(storage.verify_deeds(SCHOOL, Some(sheet))).unwrap().broken, None);
        let other = End { head: [0; 32], ..sheet };
        let found = block(storage.verify_deeds(SCHOOL, Some(other))).unwrap();
        assert_eq!(found.broken, Some(Broken::Row(3)));
        let two = block(storage.deeds(SCHOOL, u64::MAX, 2)).unwrap();
        assert_eq!(two.iter().map(|one| one.no).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(block(storage.deeds(SCHOOL, 2, 9)).unwrap()[0].deed, deed(0));
    }
}
