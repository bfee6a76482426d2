//! What is known of a child here: what her school carried to this tablet, and her answers and
//! choices on it that the school had not seen by then.

use super::{School, SchoolError};
use crate::{Progress, ReadError};
use learn::{Carried, Chosen, Facts, Known};
use model::LearnerId;
use std::collections::BTreeMap;
use wire::down::{Down, whose};

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
        Ok(Known::of(self.state_of(&records)?, facts))
    }

    /// What was decided for a child, on all her tablets and this one together.
    ///
    /// # Errors
    /// [`SchoolError::Sql`] where a file cannot be read.
    pub fn chosen(&self, progress: &Progress, learner: LearnerId) -> Result<Chosen, SchoolError> {
        let records = self.records_of(learner)?;
        let mut own = Chosen::default();
        for record in &records {
            own.join(&progress.chosen(*record).map_err(as_sql)?);
        }
        Ok(self.state_of(&records)?.chosen_with(&own))
    }

    /// What was decided for every child of whom anything is known here.
    ///
    /// # Errors
    /// [`SchoolError::Sql`] where a file cannot be read.
    pub fn all_chosen(
        &self,
        progress: &Progress,
    ) -> Result<BTreeMap<LearnerId, Chosen>, SchoolError> {
        let merged = self.merged()?;
        let mut all = BTreeMap::<LearnerId, Chosen>::new();
        for (record, own) in progress.all_chosen().map_err(as_sql)? {
            all.entry(whose(&merged, record)).or_default().join(&own);
        }
        for down in self.all("carried")? {
            if let Down::Carried { learner, state } = down
                && let Some(carried) = Carried::choices_from_bytes(&state)
            {
                let chosen = all.entry(learner).or_default();
                *chosen = carried.chosen_with(chosen);
            }
        }
        Ok(all)
    }

    /// The state that was carried here of a child, of whose records hers is the first.
    fn state_of(&self, records: &[LearnerId]) -> Result<Carried, SchoolError> {
        let carried = match records.first() {
            Some(hers) => self.carried(*hers)?,
            None => None,
        };
        // A form that a later server made waits for a later program.
        Ok(carried.and_then(|bytes| Carried::from_bytes(&bytes)).unwrap_or_default())
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
