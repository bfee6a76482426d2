//! The command line's headless tasks around learners and the school.

use crate::{clock, joined, places};
use model::{Event, LearnerId};
use progress::{Progress, School};
use std::path::{Path, PathBuf};
use sync::{Link, Outcome, Tablet, Trouble};

/// Why a task was not done.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// The record.
    #[error(transparent)]
    Open(#[from] progress::OpenError),
    /// Nothing could be recorded.
    #[error(transparent)]
    Record(#[from] progress::RecordError),
    /// Nothing could be read.
    #[error(transparent)]
    Read(#[from] progress::school::SchoolError),
    /// The invitation is none.
    #[error("the invitation cannot be used: {0}")]
    Invite(#[from] wire::invite::InviteError),
    /// The keys that seal lessons cannot be read.
    #[error("the keys that lessons are sealed with cannot be read: {0}; see to the data folder")]
    Keys(std::io::Error),
    /// A bundle that was named cannot be opened.
    #[error(transparent)]
    Bundle(#[from] bundle::OpenError),
    /// Lessons cannot be installed or mended.
    #[error("{}", told(.0))]
    Install(#[from] bundle::InstallError),
    /// There is nothing to play.
    #[error("there are no lessons in {}; install a bundle there, or name one with --bundle", path.display())]
    NoLessons {
        /// Where they would be.
        path: PathBuf,
    },
    /// The typed code is none.
    #[error("the code cannot be right: {0}; look at the server's screen again")]
    Code(#[from] wire::crockford::CrockfordError),
    /// Not a picture.
    #[error("{} is no picture that can be read ({why}); take a PNG, JPEG or WebP", path.display())]
    Picture {
        /// The file.
        path: PathBuf,
        /// What the decoder says.
        why: String,
    },
    /// A picture without a code.
    #[error(
        "no QR code of a school is seen in {}; take the photo nearer, straight and in good light",
        path.display()
    )]
    NoCode {
        /// The file.
        path: PathBuf,
    },
    /// The adult saw other digits on the server's screen.
    #[error(
        "not joined: the digits were not the same, so somebody may sit in between; use the QR code"
    )]
    Digits,
    /// Nothing could be asked or heard.
    #[error("the answer could not be read: {0}; type it again")]
    Said(#[from] std::io::Error),
    /// The school could not be reached, or would not.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// The system gave no random numbers.
    #[error("the system gave no random numbers for a new learner: {0}; try again")]
    Random(#[from] getrandom::Error),
}

pub(crate) fn open(data: &Path) -> Result<Progress, TaskError> {
    Ok(Progress::open(data, &clock::boot_id(), clock::stamp())?.0)
}

/// Enters a child on this tablet; the school's list may know her later.
///
/// # Errors
/// [`TaskError`]; then she was not entered.
pub fn add_learner(data: &Path, nickname: &str, picture: &str) -> Result<LearnerId, TaskError> {
    let mut progress = open(data)?;
    let mut id = [0; 16];
    getrandom::fill(&mut id)?;
    let event = Event::LearnerAdded { nickname: nickname.to_owned(), picture: picture.to_owned() };
    progress.record(LearnerId(id), &event, clock::stamp())?;
    Ok(LearnerId(id))
}

/// The children who may play here: the school's list, and who was entered on this tablet.
///
/// # Errors
/// [`TaskError`] where the record cannot be read.
pub fn learners(data: &Path) -> Result<Vec<progress::school::Pupil>, TaskError> {
    let progress = open(data)?;
    let (school, _) = School::open(data);
    Ok(school.pupils_with(&progress)?)
}

/// Speaks with the school once, whatever the waiting time.
///
/// # Errors
/// [`TaskError`] where the record cannot be opened; what the network does is in the outcome.
pub fn sync_once(data: &Path, metered: bool, relays: &[String]) -> Result<Outcome, TaskError> {
    let (school, _) = School::open(data);
    let mut tablet = Tablet::new(data, open(data)?, school);
    tablet.facts = joined::facts(data);
    tablet.shelf = Some(places::shelf(data).map_err(TaskError::Keys)?);
    let link = Link { metered, seek: true, relays: relays.to_vec() };
    Ok(sync::run_once(&mut tablet, &link, &clock::stamp))
}

/// The serial number that the maker gave this machine, where the system tells it.
pub(crate) fn maker_serial() -> Option<String> {
    let read = |path: &str| std::fs::read_to_string(path).ok();
    let text = read("/sys/firmware/devicetree/base/serial-number")
        .or_else(|| read("/sys/class/dmi/id/product_serial"))?;
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned();
    (!text.is_empty() && text.len() <= 64).then_some(text)
}

/// An error with its reasons, each after a colon.
fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut at = error.source();
    while let Some(reason) = at {
        text = format!("{text}: {reason}");
        at = reason.source();
    }
    text
}
