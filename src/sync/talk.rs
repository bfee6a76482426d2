//! What the steps of one contact share.

use crate::line::Line;
use crate::run::Outcome;
use crate::tablet::{Identity, Tablet};
use crate::trouble::Trouble;

/// Bytes a week over metered links, unless the school's `metered-kb-a-week` says otherwise.
pub const METERED_BYTES_A_WEEK: u64 = 5 << 20;

/// One contact: who speaks, over what, and what it has come to so far.
pub(crate) struct Talk<'a> {
    pub(crate) identity: &'a Identity,
    pub(crate) line: &'a mut dyn Line,
    pub(crate) outcome: &'a mut Outcome,
    /// Whether its bytes cost money.
    pub(crate) metered: bool,
    /// When it began, milliseconds since 1970.
    pub(crate) at_ms: i64,
}

impl Talk<'_> {
    /// Whether the week's bytes on metered links allow another request.
    pub(crate) fn may_spend<R>(&mut self, tablet: &Tablet<R>) -> Result<(), Trouble> {
        self.outcome.count(self.line);
        if !self.metered {
            return Ok(());
        }
        let spent = tablet.school.spent(self.at_ms, true)? + self.outcome.n_bytes;
        if spent < budget(&tablet.school)? { Ok(()) } else { Err(Trouble::Budget) }
    }
}

/// Bytes that metered links may carry in a week.
pub(crate) fn budget(school: &progress::School) -> Result<u64, Trouble> {
    let setting = school.setting("metered-kb-a-week")?.and_then(|kb| kb.parse::<u64>().ok());
    Ok(setting.map_or(METERED_BYTES_A_WEEK, |kb| kb.saturating_mul(1024)))
}
