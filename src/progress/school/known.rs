//! What is known of a child here: what her school carried to this tablet, and her answers on
//! it that the school had not seen by then.

use super::{School, SchoolError};
use crate::{Progress, ReadError};
use learn::{Carried, Facts, Known};
use model::LearnerId;

impl School {
    /// What a child knows, as all her tablets and this one say together.
    ///
    /// # Errors
    /// [`SchoolError::Sql`] where a file cannot be read.
    pub fn known(&self, progress: &Progress, learner: LearnerId) -> Result<Known, SchoolError> {
        let records = self.records_of(learner)?;
        let mut facts = Facts::default();
        for record in &records {
            facts.join(&progress.facts(*record).map_err(as_sql)?);
        }
        let carried = match records.first() {
            Some(hers) => self.carried(*hers)?,
            None => None,
        };
        // A form that a later server made waits for a later program.
        let carried = carried.and_then(|bytes| Carried::from_bytes(&bytes));
        Ok(Known::of(carried.unwrap_or_default(), facts))
    }
}

/// A record that cannot be read, as an error of the school: the state is folded anew at the
/// next start.
pub(super) fn as_sql(error: ReadError) -> SchoolError {
    match error {
        ReadError::Sql(error) => SchoolError::Sql(error),
        _ => SchoolError::Sql(rusqlite::Error::InvalidQuery),
    }
}
