//! Forgetting a child whom her school erased: her rows stay as links of the chain, empty.
//!
//! Nothing else may ever change an event. A row is emptied only once a server has signed that
//! it stores the stream beyond it, since until then the chain has to travel whole; the server
//! drops what is hers at its door.

use crate::open::random_id;
use crate::sqlite::int;
use crate::stored::ERASED;
use crate::{Progress, RecordError};
use model::{LearnerId, LearnerMark, StreamId};
use rusqlite::{TransactionBehavior, params};
use std::collections::BTreeSet;
use wire::down::mark_of;

impl Progress {
    /// Empties every acknowledged event of erased children, and takes the rest of them out of
    /// the state. The answer is how many events were emptied; 0 where nothing was to be done.
    ///
    /// # Errors
    /// [`RecordError`] where the log cannot be written; what was emptied before stays so.
    pub fn forget(&mut self, erased: &BTreeSet<LearnerMark>) -> Result<u64, RecordError> {
        let mut n_emptied = 0;
        if !erased.is_empty() {
            for (stream, number, through) in self.hers(erased)? {
                let fresh = random_id().map_err(RecordError::Random)?;
                let emptied = self.empty(stream, number, through, fresh);
                n_emptied += emptied.map_err(|error| self.write_error(error))?;
            }
        }
        if n_emptied > 0 {
            self.fold_anew();
            // What was emptied still lies in free pages and in the write-ahead log.
            let swept = self.log.db.execute_batch(include_str!("sql/sweep.sql"));
            swept.map_err(|error| self.write_error(error))?;
        }
        Ok(n_emptied)
    }

    /// Numbers of erased children in streams, with how far each stream is acknowledged.
    fn hers(
        &mut self,
        erased: &BTreeSet<LearnerMark>,
    ) -> Result<Vec<(StreamId, i64, u64)>, RecordError> {
        let listed = (|| {
            let mut list = self.log.db.prepare_cached(include_str!("sql/list_learner_nos.sql"))?;
            let rows = list.query_map([], |row| {
                let through = row.get::<_, i64>(3)?;
                Ok((StreamId(row.get(0)?), row.get(1)?, LearnerId(row.get(2)?), through))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        })();
        let listed = listed.map_err(|error| self.write_error(error))?;
        let hers = listed.into_iter().filter(|(_, _, id, _)| erased.contains(&mark_of(*id)));
        Ok(hers.map(|(stream, number, _, through)| (stream, number, through as u64)).collect())
    }

    /// Empties a child's events of one stream; with the last of them her id goes as well, and
    /// `fresh`, which means nobody, takes its place.
    fn empty(
        &mut self,
        stream: StreamId,
        number: i64,
        through: u64,
        fresh: [u8; 16],
    ) -> rusqlite::Result<u64> {
        let tx = self.log.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let key = params![stream.0, number, int(through), ERASED];
        let emptied = tx.execute(include_str!("sql/empty_events.sql"), key)?;
        let key = params![stream.0, number, fresh, ERASED];
        let renamed = tx.execute(include_str!("sql/forget_learner_no.sql"), key)?;
        tx.commit()?;
        Ok((emptied + renamed) as u64)
    }
}
