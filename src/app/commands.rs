//! The command line's headless tasks around learners and the school.

use crate::{clock, joined};
use model::{Event, LearnerId};
use progress::{Progress, School};
use std::path::Path;
use sync::enrol::Joining;
use sync::{Link, Membership, Outcome, Tablet, Trouble};
use wire::invite::Invite;

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
    /// The school could not be reached, or would not.
    #[error(transparent)]
    Trouble(#[from] Trouble),
    /// The system gave no random numbers.
    #[error("the system gave no random numbers for a new learner: {0}; try again")]
    Random(#[from] getrandom::Error),
}

fn open(data: &Path) -> Result<Progress, TaskError> {
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

/// Joins the school of an invitation.
///
/// # Errors
/// [`TaskError`]; then the tablet belongs where it belonged before.
pub fn enrol(
    data: &Path,
    invitation: &str,
    name: &str,
    take_along: bool,
) -> Result<Membership, TaskError> {
    let invite = Invite::parse(invitation.trim())?;
    let (school, _) = School::open(data);
    let mut tablet = Tablet::new(data, open(data)?, school);
    let joining =
        Joining { invite, name: name.to_owned(), maker_serial: maker_serial(), take_along };
    Ok(sync::enrol::enrol(&mut tablet, &joining, clock::stamp().wall_ms)?)
}

/// Speaks with the school once, whatever the waiting time.
///
/// # Errors
/// [`TaskError`] where the record cannot be opened; what the network does is in the outcome.
pub fn sync_once(data: &Path, metered: bool) -> Result<Outcome, TaskError> {
    let (school, _) = School::open(data);
    let mut tablet = Tablet::new(data, open(data)?, school);
    tablet.facts = joined::facts(data);
    let link = Link { metered, seek: true };
    Ok(sync::run_once(&mut tablet, &link, &clock::stamp))
}

/// The serial number that the maker gave this machine, where the system tells it.
fn maker_serial() -> Option<String> {
    let read = |path: &str| std::fs::read_to_string(path).ok();
    let text = read("/sys/firmware/devicetree/base/serial-number")
        .or_else(|| read("/sys/class/dmi/id/product_serial"))?;
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned();
    (!text.is_empty() && text.len() <= 64).then_some(text)
}
