//! What an adult asks of the service beside contacts: to fill a card, or to read one.

use crate::boxes;
use crate::tablet::{Record, Tablet};
use crate::trouble::Trouble;
use card::Card;
use progress::school::Contact;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Something to do with a card or a stick whose folder is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Put there what waits.
    Export(PathBuf),
    /// Take from there what the school has put for this tablet.
    Import(PathBuf),
}

/// How the newest errand stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// There was none.
    #[default]
    None,
    /// It is asked for or under way.
    UnderWay,
    /// So many events lie on the card.
    Exported {
        /// Events in boxes.
        n_events: u64,
    },
    /// So much came from it.
    Imported {
        /// Events for which a receipt came.
        n_sent: u64,
        /// Entries of the down-log.
        n_came: u64,
    },
    /// It failed: the code of [`Trouble::code`].
    Failed(&'static str),
}

/// The one errand that is asked for, and how it stands.
#[derive(Default)]
pub(crate) struct Slate(Mutex<(Option<Errand>, Progress)>);

impl Slate {
    /// Asks for an errand, in place of one that was not begun.
    pub(crate) fn ask(&self, errand: Errand) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (Some(errand), Progress::UnderWay);
    }

    pub(crate) fn progress(&self) -> Progress {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1
    }

    /// Runs what was asked for, if anything was; `at_ms` is now.
    pub(crate) fn run<R: Record>(&self, tablet: &mut Tablet<R>, at_ms: i64) {
        let asked = self.0.lock().unwrap_or_else(PoisonError::into_inner).0.take();
        let Some(errand) = asked else { return };
        let done =
            run(tablet, &errand, at_ms).unwrap_or_else(|trouble| Progress::Failed(trouble.code()));
        let mut slate = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // One that was asked for meanwhile is told instead.
        if slate.0.is_none() {
            slate.1 = done;
        }
    }
}

fn run<R: Record>(
    tablet: &mut Tablet<R>,
    errand: &Errand,
    at_ms: i64,
) -> Result<Progress, Trouble> {
    match errand {
        Errand::Export(folder) => {
            std::fs::create_dir_all(folder).map_err(Trouble::Card)?;
            let done = boxes::export(tablet, &Card::at(folder))?;
            Ok(Progress::Exported { n_events: done.n_events })
        }
        Errand::Import(folder) => {
            let boxes::Imported { n_sent, n_came, .. } = boxes::import(tablet, &Card::at(folder))?;
            if n_sent + n_came > 0 {
                // The school was met, if only by way of a card.
                let met = Contact { at_ms, trouble: None, n_sent, n_came, n_bytes: 0 };
                tablet.school.note(&met, false)?;
            }
            Ok(Progress::Imported { n_sent, n_came })
        }
    }
}
