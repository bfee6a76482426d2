//! What ties a tablet to its school, as the adults' pages see it.

use crate::joining::{Joiner, Joining};
use crate::screen::corner::Facts;
use crate::settings::Settings;
use crate::worker::{Line, Worker};
use i18n::Tr;
use progress::Notice;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// Whoever knows about the school and can send to it.
///
/// No call waits for a network: what takes long is begun here and told by the next
/// [`School::facts`].
pub trait School {
    /// What the adults' page tells now.
    fn facts(&self, tr: &Tr) -> Facts;
    /// The four digits that the school has set for the gate.
    fn gate_code(&self) -> Option<String>;
    /// An answer was recorded: a contact may follow before long.
    fn answered(&self) {}
    /// Begins a contact, whatever the waiting time.
    fn send_now(&self);
    /// Puts what waits on a card, where one is.
    fn fill_card(&self) {}
    /// Takes from a card what the school has put there.
    fn read_card(&self) {}
    /// Begins to join a school with the code that its server shows.
    fn join(&self, _code: &str) {}
    /// How far joining has come.
    fn joining(&self) -> Joining {
        Joining::Not
    }
    /// An adult has compared the digits of both screens.
    fn compared(&self, _are_the_same: bool) {}
    /// Whether there is a school to send to.
    fn is_joined(&self) -> bool;
    /// What the school told, for whoever folds it with the record.
    fn told(&self) -> Option<progress::School> {
        None
    }
    /// Whether the child may see a firefly carry a light: work has just been sent.
    fn is_carrying(&self) -> bool {
        false
    }
}

/// A tablet that belongs to no school yet: all work is kept on it.
pub struct Alone {
    record: Record,
    /// The last try to join a school.
    joiner: RefCell<Option<Joiner>>,
}

impl Alone {
    /// A tablet whose record lies in `data`.
    pub fn new(worker: &Worker, data: &Path) -> Self {
        Self { record: Record::new(worker, data), joiner: RefCell::default() }
    }
}

impl School for Alone {
    fn facts(&self, tr: &Tr) -> Facts {
        self.record.facts(tr)
    }

    fn join(&self, code: &str) {
        let (line, data) = (self.record.line.clone(), self.record.data.clone());
        let at = Settings::load(&data).server;
        self.joiner.replace(Some(Joiner::start(line, data, code.to_owned(), at)));
    }

    fn joining(&self) -> Joining {
        self.joiner.borrow().as_ref().map_or(Joining::Not, Joiner::state)
    }

    fn compared(&self, are_the_same: bool) {
        if let Some(joiner) = self.joiner.borrow().as_ref() {
            joiner.compared(are_the_same);
        }
    }

    fn gate_code(&self) -> Option<String> {
        None
    }

    fn send_now(&self) {}

    fn is_joined(&self) -> bool {
        false
    }
}

/// What the record and the disk say, with or without a school.
pub(crate) struct Record {
    line: Line,
    data: PathBuf,
    /// What an adult should hear of the record, oldest first.
    notices: RefCell<Vec<Notice>>,
}

impl Record {
    pub(crate) fn new(worker: &Worker, data: &Path) -> Self {
        let notices = RefCell::new(worker.notices().to_vec());
        Self { line: worker.line(), data: data.to_owned(), notices }
    }

    pub(crate) fn facts(&self, tr: &Tr) -> Facts {
        let asked = self.line.ask(|progress| {
            let streams = progress.streams().unwrap_or_default();
            let waiting = streams.iter().map(|stream| stream.tail - stream.acked).sum();
            let tablet = progress.device().to_string()[..6].to_owned();
            (tablet, waiting, progress.take_notices())
        });
        let (tablet, waiting, new) = asked.unwrap_or_default();
        self.notices.borrow_mut().extend(new);
        let notices = self.notices.borrow().iter().rev().map(|one| words(one, tr)).collect();
        let free_mb =
            rustix::fs::statvfs(&self.data).map_or(0, |disk| (disk.f_bavail * disk.f_frsize) >> 20);
        Facts { tablet, waiting, notices, free_mb, ..Facts::default() }
    }
}

/// Free space where a folder lies, MiB.
pub(crate) fn free_mb(folder: &Path) -> u64 {
    rustix::fs::statvfs(folder).map_or(0, |disk| (disk.f_bavail * disk.f_frsize) >> 20)
}

/// A notice as a sentence.
fn words(notice: &Notice, tr: &Tr) -> String {
    match notice {
        Notice::LogSetAside { n_salvaged, .. } => {
            tr.msg("notice-log-set-aside", &[("n", (*n_salvaged).into())])
        }
        Notice::NewStream { .. } => tr.msg("notice-new-stream", &[]),
        Notice::StateRebuilt => tr.msg("notice-state-rebuilt", &[]),
        Notice::StateInMemory => tr.msg("notice-state-in-memory", &[]),
        Notice::SpaceLow => tr.msg("notice-space-low", &[]),
    }
}
