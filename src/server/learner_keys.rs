//! One key a child, in `keys/learners.db`: erasing her is losing her key.
//!
//! What a child did reaches backups, cards and old laptops that nobody can call back. All of
//! it is sealed with her key, and the key is kept in this one small file, which is copied apart
//! and over its older copy. See `docs/decisions/0009-erasure.md`.

use crate::storage::StorageError;
use model::LearnerMark;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// The name of the file, in the folder of the keys.
pub const FILE: &str = "learners.db";

/// A child's key.
pub type Key = Zeroizing<[u8; 32]>;

/// What is known of a child's key.
#[derive(Clone, PartialEq, Eq)]
pub enum Held {
    /// It is here.
    Key(Key),
    /// She was erased.
    Erased,
    /// It was never here, or the file was lost.
    Unknown,
}

/// The open file. Several programs may have it open: each asks anew, so that a child who is
/// erased by one of them is erased for all.
pub struct LearnerKeys(Mutex<Connection>);

impl LearnerKeys {
    /// Opens the file in the data folder `dir`, or begins one.
    ///
    /// # Errors
    /// [`StorageError`] where it cannot be opened.
    pub fn open(dir: &Path) -> Result<Self, StorageError> {
        let folder = crate::keys::folder(dir);
        crate::files::make_private(&folder)
            .map_err(|error| StorageError::Unsound(format!("{}: {error}", folder.display())))?;
        Self::open_file(&folder.join(FILE))
    }

    fn open_file(path: &Path) -> Result<Self, StorageError> {
        let db = Connection::open(path)?;
        db.execute_batch(include_str!("learner_keys/create.sql"))?;
        Ok(Self(Mutex::new(db)))
    }

    /// The key of a child.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be read.
    pub fn find(&self, mark: LearnerMark) -> Result<Held, StorageError> {
        Ok(find(&self.db(), mark)?)
    }

    /// The keys of children; those who have none yet get one, which is on the disk when this
    /// returns.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be written.
    pub fn find_or_make(&self, marks: &[LearnerMark]) -> Result<Vec<Held>, StorageError> {
        let mut db = self.db();
        let mut held =
            marks.iter().map(|mark| find(&db, *mark)).collect::<rusqlite::Result<Vec<_>>>()?;
        if held.contains(&Held::Unknown) {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            for (mark, held) in marks.iter().zip(&mut held) {
                let mut key = Zeroizing::new([0; 32]);
                getrandom::fill(&mut *key)
                    .map_err(|error| StorageError::Unsound(error.to_string()))?;
                tx.execute(include_str!("learner_keys/make.sql"), (mark.0, *key))?;
                // Another program may have been faster.
                *held = find(&tx, *mark)?;
            }
            tx.commit()?;
        }
        Ok(held)
    }

    /// Whether no child was ever known here.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be read.
    pub fn is_empty(&self) -> Result<bool, StorageError> {
        let is_empty = include_str!("learner_keys/is_empty.sql");
        Ok(self.db().query_row(is_empty, [], |row| row.get(0))?)
    }

    /// Forgets a child's key for ever.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be written.
    pub fn erase(&self, mark: LearnerMark) -> Result<(), StorageError> {
        self.db().execute(include_str!("learner_keys/erase.sql"), [mark.0])?;
        Ok(())
    }

    /// Everybody who was erased.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be read.
    pub fn erased(&self) -> Result<Vec<LearnerMark>, StorageError> {
        let all = self.all()?.into_iter().filter(|(_, key)| key.is_none());
        Ok(all.map(|(mark, _)| mark).collect())
    }

    /// Every child's mark with her key, none for who was erased.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be read.
    pub fn all(&self) -> Result<Vec<(LearnerMark, Option<Key>)>, StorageError> {
        let db = self.db();
        let mut list = db.prepare(include_str!("learner_keys/list.sql"))?;
        let rows = list.query_map([], |row| {
            Ok((LearnerMark(row.get(0)?), row.get::<_, Option<[u8; 32]>>(1)?.map(Zeroizing::new)))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes in what another copy of the file holds; whoever is erased in one of them is.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be written.
    pub fn take_in(&self, all: &[(LearnerMark, Option<Key>)]) -> Result<(), StorageError> {
        let mut db = self.db();
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (mark, key) in all {
            let key = key.as_ref().map(|key| **key);
            tx.execute(include_str!("learner_keys/put.sql"), (mark.0, key))?;
        }
        Ok(tx.commit()?)
    }

    /// Writes a copy to `file`, in the place of an older one there.
    ///
    /// # Errors
    /// [`StorageError`]; the older copy is still whole then.
    pub fn copy_to(&self, file: &Path) -> Result<(), StorageError> {
        let io = |error: std::io::Error| StorageError::Unsound(error.to_string());
        let part = file.with_extension("part");
        let _ = std::fs::remove_file(&part);
        Self::open_file(&part)?.take_in(&self.all()?)?;
        std::fs::File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
        std::fs::rename(&part, file).map_err(io)
    }

    /// Reads a copy.
    ///
    /// # Errors
    /// [`StorageError`] where there is none, or it is not one.
    pub fn read_copy(file: &Path) -> Result<Vec<(LearnerMark, Option<Key>)>, StorageError> {
        if !file.exists() {
            return Err(StorageError::Unsound(format!(
                "{} is missing: without the children's keys nothing in the record can be read",
                file.display()
            )));
        }
        Self::open_file(file)?.all()
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn find(db: &Connection, mark: LearnerMark) -> rusqlite::Result<Held> {
    let found: Option<Option<[u8; 32]>> = db
        .prepare_cached(include_str!("learner_keys/find.sql"))?
        .query_row([mark.0], |row| row.get(0))
        .optional()?;
    Ok(match found {
        Some(Some(key)) => Held::Key(Zeroizing::new(key)),
        Some(None) => Held::Erased,
        None => Held::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERS: LearnerMark = LearnerMark([1; 16]);
    const HIS: LearnerMark = LearnerMark([2; 16]);

    fn key(held: &Held) -> [u8; 32] {
        match held {
            Held::Key(key) => **key,
            _ => panic!("no key"),
        }
    }

    #[test]
    fn a_key_is_made_once_and_gone_for_ever_once_she_is_erased() {
        let dir = tempfile::tempdir().unwrap();
        let (here, there) =
            (LearnerKeys::open(dir.path()).unwrap(), LearnerKeys::open(dir.path()).unwrap());
        assert!(here.find(HERS).unwrap() == Held::Unknown);
        let made = key(&here.find_or_make(&[HERS]).unwrap()[0]);
        let again = there.find_or_make(&[HIS, HERS]).unwrap();
        assert_eq!(key(&again[1]), made);
        there.erase(HERS).unwrap();
        assert!(here.find_or_make(&[HERS]).unwrap()[0] == Held::Erased);
        assert_eq!(here.erased().unwrap(), [HERS]);
        let bytes = std::fs::read(crate::keys::folder(dir.path()).join(FILE)).unwrap();
        assert!(!bytes.windows(32).any(|part| part == made));
    }

    #[test]
    fn an_older_copy_does_not_bring_a_key_back() {
        let dir = tempfile::tempdir().unwrap();
        let keys = LearnerKeys::open(dir.path()).unwrap();
        keys.find_or_make(&[HERS, HIS]).unwrap();
        let copy = dir.path().join("copy");
        keys.copy_to(&copy).unwrap();
        keys.erase(HERS).unwrap();
        keys.take_in(&LearnerKeys::read_copy(&copy).unwrap()).unwrap();
        assert!(keys.find(HERS).unwrap() == Held::Erased);
        keys.copy_to(&copy).unwrap();
        assert!(LearnerKeys::read_copy(&copy).unwrap()[0].1.is_none(), "the copy is written over");
        assert!(LearnerKeys::read_copy(&dir.path().join("none")).is_err());
    }
}
