//! What takes up the tablet's storage, making room, and what the tablet goes without.
//!
//! All of it looks at many files, so it runs on a thread of its own and tells what it found when
//! it has.

use crate::places;
use crate::worker::Line;
use bundle::shelf::Chosen;
use bundle::{InstallError, Part, Shelf};
use model::LearnerId;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Sizes in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Room that nothing takes.
    pub free: u64,
    /// Lessons: those in use, former ones, and those that are arriving.
    pub lessons: u64,
    /// What the children did, with what is counted from it.
    pub record: u64,
    /// The drawings in it, and how many they are.
    pub drawings: u64,
    /// How many.
    pub n_drawings: usize,
    /// Room that is held for the last answers on a full disk.
    pub reserve: u64,
}

/// What came of making room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// So many bytes went.
    Freed(u64),
    /// Something is being installed, or what is needed cannot be told.
    Not,
}

/// What the page tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// What is there; none before it was looked at.
    pub stock: Option<Stock>,
    /// What came of making room, if that was asked for.
    pub made: Option<Made>,
    /// Whether something is being removed or taken just now.
    pub is_making: bool,
    /// The channels that came as releases, with what can be left out of them.
    pub parts: Vec<Chosen>,
    /// Whether something was left out or taken, so that lessons have to be opened anew.
    pub has_changed: bool,
}

/// What is done with the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Somebody looks.
    Look,
    /// What nobody needs is removed.
    MakeRoom,
    /// A part of a channel is left out from now on and goes, or is wanted again.
    Choose {
        /// The channel's id.
        channel: String,
        /// The part.
        part: Part,
        /// Whether it goes.
        out: bool,
    },
}

/// A look at the storage that is under way.
pub struct Errand(Receiver<Found>);

/// Whose record it is, and where the data lies.
pub struct Where {
    /// The data folder.
    pub data: PathBuf,
    /// A line to the record.
    pub line: Line,
    /// Everybody whose drawings are kept.
    pub learners: Vec<LearnerId>,
}

impl Errand {
    /// Does the deed, then looks at what is there. Where the system gives no thread, nothing is
    /// ever found.
    pub fn begin(at: Where, deed: Deed) -> Self {
        let (told, found) = channel();
        let _ = std::thread::Builder::new().name("storage".into()).spawn(move || {
            let has_changed = matches!(deed, Deed::Choose { .. });
            let made = (deed != Deed::Look).then(|| carry_out(&at.data, &deed));
            let parts = places::shelf(&at.data).ok().and_then(|shelf| shelf.parts().ok());
            let parts = parts.unwrap_or_default();
            let stock = Some(look(&at));
            let _ = told.send(Found { stock, made, is_making: false, parts, has_changed });
        });
        Self(found)
    }

    /// What was found; none while it is being looked for.
    ///
    /// # Errors
    /// Once there is nothing more to come.
    pub fn found(&self) -> Result<Found, TryRecvError> {
        self.0.try_recv()
    }
}

fn carry_out(data: &Path, deed: &Deed) -> Made {
    let shelf = places::shelf(data).map_err(|error| error.to_string());
    match shelf.and_then(|shelf| freed(&shelf, deed).map_err(|error| error.to_string())) {
        Ok(bytes) => Made::Freed(bytes),
        Err(error) => {
            eprintln!("jonaki: no room could be made: {error}");
            Made::Not
        }
    }
}

/// Does the deed and says how many bytes went.
fn freed(shelf: &Shelf, deed: &Deed) -> Result<u64, InstallError> {
    if let Deed::Choose { channel, part, out } = deed {
        shelf.leave_out(channel, part, *out)?;
        if !out {
            return Ok(0);
        }
    }
    Ok(shelf.make_room()?.bytes)
}

/// Drawings are counted among so many of a child's latest answers, as her own page shows them.
const LOOKS_BACK: usize = 5_000;
/// Where lessons lie in the data folder.
const LESSONS: [&str; 3] = ["bundles", "blobs", "incoming"];
/// How the names of the record's files begin; one that was set aside counts as well.
const RECORD: [&str; 4] = ["log.db", "state.db", "school.db", "sent_hw"];

fn look(at: &Where) -> Stock {
    let data = &at.data;
    let lessons = LESSONS.iter().map(|folder| bytes_in(&data.join(folder))).sum();
    let files = std::fs::read_dir(data).into_iter().flatten().flatten();
    let is_record = |name: &str| RECORD.iter().any(|start| name.starts_with(start));
    let record = files.filter(|file| is_record(&file.file_name().to_string_lossy()));
    let record = record.filter_map(|file| Some(file.metadata().ok()?.len())).sum();
    let free = rustix::fs::statvfs(data).map_or(0, |disk| disk.f_bavail * disk.f_frsize);
    let reserve = std::fs::metadata(data.join("reserve")).map_or(0, |meta| meta.len());
    let mut stock = Stock { free, lessons, record, reserve, ..Stock::default() };
    for &learner in &at.learners {
        let drawn = at.line.ask(move |progress| {
            let all = progress.attempts(learner, LOOKS_BACK).unwrap_or_default();
            let drawn = all.iter().filter(|one| one.attempt.kind == "draw");
            drawn.map(|one| one.attempt.response.len() as u64).collect::<Vec<u64>>()
        });
        let drawn = drawn.unwrap_or_default();
        stock.n_drawings += drawn.len();
        stock.drawings += drawn.iter().sum::<u64>();
    }
    stock
}

/// The bytes of all files in a folder and its folders.
fn bytes_in(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.filter_map(|entry| {
        let meta = entry.metadata().ok()?;
        Some(if meta.is_dir() { bytes_in(&entry.path()) } else { meta.len() })
    });
    sizes.sum()
}
