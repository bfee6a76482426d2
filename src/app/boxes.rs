//! `jonaki box`: work goes to the school on a card or a stick, and its answers come back.

use crate::commands::{self, TaskError};
use card::Card;
use clap::{Args, Subcommand};
use progress::School;
use std::path::{Path, PathBuf};
use sync::{Tablet, boxes};

/// What is to be done with a card.
#[derive(Args)]
pub struct Command {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Put what waits on a card, sealed for the school alone
    Export {
        /// The card's folder
        folder: PathBuf,
    },
    /// Take receipts and news from a card that was at the school
    Import {
        /// The card's folder
        folder: PathBuf,
    },
}

impl Command {
    /// Does it and says what it came to.
    ///
    /// # Errors
    /// [`TaskError`]; what was done until then stays, and nothing is lost.
    pub fn run(&self, data: &Path) -> Result<String, TaskError> {
        let (school, _) = School::open(data);
        let mut tablet = Tablet::new(data, commands::open(data)?, school);
        match &self.what {
            What::Export { folder } => {
                let done = boxes::export(&mut tablet, &Card::at(folder))?;
                Ok(format!("boxes {} events {}", done.n_boxes, done.n_events))
            }
            What::Import { folder } => {
                let done = boxes::import(&mut tablet, &Card::at(folder))?;
                let (sent, came, odd) = (done.n_sent, done.n_came, done.n_odd);
                Ok(format!("stored {sent} came {came} odd {odd}"))
            }
        }
    }
}
