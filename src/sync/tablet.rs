//! What a contact needs of the tablet.

use crate::http::HttpDial;
use crate::keys::DeviceKeys;
use crate::line::Dial;
use crate::member::{Membership, Papers};
use crate::push::Pace;
use crate::trouble::Trouble;
use bundle::Shelf;
use progress::{Progress, School};
use std::path::{Path, PathBuf};
use wire::message::Status;

/// The record, wherever it is kept.
///
/// A contact asks it in short questions and never while it waits for the network. An app
/// whose record lives on a thread of its own answers by sending the question there.
pub trait Record {
    /// Asks something of the record; none once it is closed.
    fn ask<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut Progress) -> T + Send + 'static,
    ) -> Option<T>;
}

impl Record for Progress {
    fn ask<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut Progress) -> T + Send + 'static,
    ) -> Option<T> {
        Some(question(self))
    }
}

/// What an adult wants to know of the tablet beside its record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Version of the program.
    pub version: String,
    /// Free space, MiB.
    pub free_mb: u32,
    /// Charge in percent; none where the tablet does not tell.
    pub battery: Option<u8>,
    /// Channels with the release that is in use.
    pub bundles: Vec<(String, u64)>,
    /// Channels that an adult left out of this tablet.
    pub left_out: Vec<String>,
    /// What went wrong and was dealt with, as short ASCII names.
    pub notices: Vec<String>,
}

/// The tablet as a contact sees it.
pub struct Tablet<R> {
    /// The child's record.
    pub record: R,
    /// What the school told.
    pub school: School,
    /// What is said when the school asks how the tablet fares.
    pub facts: Facts,
    /// Where lessons are installed; none where this tablet takes none.
    pub shelf: Option<Shelf>,
    /// Channels whose lessons were found damaged; the next contact fetches what is bad.
    pub mend: Vec<String>,
    /// When lessons could not be installed, and how much room there was.
    pub(crate) lessons_failed: Option<(i64, u32)>,
    pub(crate) dir: PathBuf,
    pub(crate) pace: Pace,
    pub(crate) dial: Box<dyn Dial>,
    /// What was said last, and on which day; none where the server asks for it again.
    pub(crate) told: Option<(Status, i64)>,
}

impl<R: Record> Tablet<R> {
    /// A tablet whose data lie in `dir`.
    pub fn new(dir: &Path, record: R, school: School) -> Self {
        Self::over(dir, record, school, Box::new(HttpDial::default()))
    }

    /// A tablet that speaks over lines of somebody's own.
    pub fn over(dir: &Path, record: R, school: School, dial: Box<dyn Dial>) -> Self {
        let (dir, pace, facts) = (dir.to_owned(), Pace::default(), Facts::default());
        Self {
            record,
            school,
            facts,
            shelf: None,
            mend: Vec::new(),
            lessons_failed: None,
            dir,
            pace,
            dial,
            told: None,
        }
    }

    /// The school that it belongs to, if any.
    ///
    /// # Errors
    /// [`Trouble::Keys`] where the disk does not say.
    pub fn member(&self) -> Result<Option<Membership>, Trouble> {
        Membership::load(&self.dir).map_err(Trouble::Keys)
    }

    /// Everything that is needed to speak: the membership, its papers, the keys.
    pub(crate) fn identity(&mut self) -> Result<Identity, Trouble> {
        let member = self.member()?.ok_or(Trouble::NotEnrolled)?;
        let keys = DeviceKeys::load(&self.dir).map_err(Trouble::Keys)?;
        let keys = keys.ok_or(Trouble::NotEnrolled)?;
        let papers = member.papers().ok_or(Trouble::NotEnrolled)?;
        let device = self.ask(|progress| progress.device())?;
        let is_ours = papers.device.device == device
            && papers.device.device_key == *keys.sign.public().as_bytes();
        // Copied data: the other tablet has the papers, this one is a new tablet.
        if is_ours { Ok(Identity { member, papers, keys }) } else { Err(Trouble::NotEnrolled) }
    }

    pub(crate) fn ask<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut Progress) -> T + Send + 'static,
    ) -> Result<T, Trouble> {
        self.record.ask(question).ok_or(Trouble::Closed)
    }
}

/// Who speaks, and to whom.
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) member: Membership,
    pub(crate) papers: Papers,
    pub(crate) keys: DeviceKeys,
}
