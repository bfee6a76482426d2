//! What an adult does, written with the deed beside it.

use super::{Sqlite, audit, down};
use crate::storage::deed::{Deed, End};
use crate::storage::{Answer, DownEntry, StorageError};
use model::SchoolId;
use rusqlite::Connection;

impl Sqlite {
    /// The same for what an adult does: the deed stands in the same transaction, where there was one.
    pub(super) fn write_noted<T: Send + 'static>(
        &self,
        write: impl FnOnce(&Connection) -> rusqlite::Result<(T, Option<End>)> + Send + 'static,
    ) -> Answer<'_, T> {
        let (written, file) = (self.write(write), self.end.clone());
        Box::pin(async move {
            let (done, end) = written.await?;
            if let Some(end) = end {
                let moved = tokio::task::spawn_blocking(move || file.move_to(end)).await;
                moved.map_err(|_| StorageError::Closed)?;
            }
            Ok(done)
        })
    }

    /// Puts entries into the down-log, and what an adult did by it beside them.
    pub(super) fn put_entries(
        &self,
        school: SchoolId,
        entries: Vec<DownEntry>,
        deed: Option<Deed>,
    ) -> Answer<'_, u64> {
        let is_of_two = |entry: &&DownEntry| entry.key.starts_with("merged/");
        let merged: Vec<DownEntry> = entries.iter().filter(is_of_two).cloned().collect();
        let (sealed, keys) = (down::seal(&self.keys, entries), self.keys.clone());
        Box::pin(async move {
            let sealed = sealed?;
            let put = self.write_noted(move |db| {
                for entry in &merged {
                    down::touch_merged(db, &keys, school, entry)?;
                }
                let no = down::put(db, school, &sealed)?;
                let noted = deed.map(|deed| audit::append(db, school, &deed)).transpose()?;
                Ok((no, noted))
            });
            put.await
        })
    }
}
