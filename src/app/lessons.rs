//! The lessons that are installed: which are played, and how damaged ones are mended.

use crate::commands::{self, TaskError};
use crate::{clock, joined, places};
use bundle::{Bundle, Install, InstallError, Shelf};
use model::ChannelHead;
use progress::School;
use std::path::Path;
use sync::{Link, Tablet};

/// Whether opening the lessons is the start of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// It counts: lessons with which the app does not come up twice are given up.
    Counted,
    /// Somebody only looks.
    Uncounted,
}

/// What is played, and what else might be.
#[derive(Debug)]
pub struct Lessons {
    /// What is played.
    pub bundle: Bundle,
    /// Every channel that is installed, this one among them, by their ids.
    pub channels: Vec<ChannelHead>,
}

/// Opens a bundle that somebody named.
///
/// # Errors
/// [`TaskError::Bundle`] where it cannot be opened.
pub fn named(data: &Path, path: &Path) -> Result<Lessons, TaskError> {
    let keys = places::trusted_keys(data).map_err(TaskError::Keys)?;
    let bundle = Bundle::open(path, &keys)?;
    Ok(Lessons { channels: vec![bundle.channel().clone()], bundle })
}

/// Opens what is installed of the wanted channel, else of the first by its id.
///
/// # Errors
/// [`TaskError::NoLessons`] where nothing is installed.
pub fn open(data: &Path, wanted: Option<&str>, start: Start) -> Result<Lessons, TaskError> {
    let keys = places::trusted_keys(data).map_err(TaskError::Keys)?;
    let shelf = bundle::Shelf::new(data, &keys);
    let opened = match start {
        Start::Counted => shelf.start()?,
        Start::Uncounted => shelf.open()?,
    };
    for fallen in &opened.fallen {
        eprintln!("jonaki: release {} of {} was given up", fallen.release, fallen.channel);
    }
    let channels: Vec<_> = opened.bundles.iter().map(|one| one.channel().clone()).collect();
    let at = channels.iter().position(|channel| Some(channel.id.as_str()) == wanted).unwrap_or(0);
    match (opened.bundles.into_iter().nth(at), opened.refused.into_iter().next()) {
        (Some(bundle), _) => Ok(Lessons { bundle, channels }),
        (None, Some((_, error))) => Err(TaskError::Bundle(error)),
        (None, None) => Err(TaskError::NoLessons { path: data.join("bundles") }),
    }
}

/// Says that the app is up with the lessons of its counted start, and removes what no release
/// needs any more, on a thread of its own. A disk that will not have it does not keep children
/// from playing.
pub fn came_up(data: &Path) {
    let Ok(shelf) = places::shelf(data) else { return };
    let _ = std::thread::Builder::new().name("sweep".into()).spawn(move || {
        let _ = shelf.started_clean();
        let _ = shelf.sweep(|_| false);
    });
}

/// The window was closed in order, however soon: the lessons did not keep the app from coming up.
pub fn ended_well(data: &Path) {
    if let Ok(shelf) = places::shelf(data) {
        let _ = shelf.started_clean();
    }
}

/// Reads all lessons once and fetches what is damaged: from a folder such as a card's, else
/// from the school. Says what it found and did, a line each, and whether all is whole now.
///
/// # Errors
/// [`TaskError`]; what could be mended until then is.
pub fn repair(data: &Path, from: Option<&Path>) -> Result<(Vec<String>, bool), TaskError> {
    let shelf = places::shelf(data).map_err(TaskError::Keys)?;
    let opened = shelf.open()?;
    let (bad, refused) = (opened.check(), opened.refused);
    let mut told: Vec<String> = refused
        .iter()
        .map(|(path, error)| format!("refused {}: {error}", path.display()))
        .collect();
    for (channel, bad) in &bad {
        told.extend(bad.iter().map(|bad| format!("bad {channel} {}", bad.path)));
    }
    let facts = joined::facts(data);
    if let Some(folder) = from {
        let free_bytes = u64::from(facts.free_mb) << 20;
        for (channel, _) in &bad {
            // One that cannot be mended keeps no other from it.
            if let Err(error) = mend(&shelf, channel, folder, free_bytes) {
                told.push(format!("cannot mend {channel}: {error}"));
            }
        }
    } else if !bad.is_empty() || !refused.is_empty() {
        // A whole index that is refused counts as lacking, and a contact brings it anew.
        let (school, _) = School::open(data);
        let mut tablet = Tablet::new(data, commands::open(data)?, school);
        (tablet.facts, tablet.shelf) = (facts, Some(shelf.clone()));
        tablet.mend = bad.into_iter().map(|(channel, _)| channel).collect();
        let link = Link { seek: true, ..Link::default() };
        if let Some(trouble) = sync::run_once(&mut tablet, &link, &clock::stamp).trouble {
            told.push(format!("cannot mend from the school: {trouble}"));
        }
    }
    let opened = shelf.open()?;
    let left = opened.check().len() + opened.refused.len();
    told.push(if left == 0 {
        "all lessons are whole".into()
    } else {
        format!("{left} bundles are still damaged")
    });
    Ok((told, left == 0))
}

/// Mends a channel from a folder; one whose description was lost here takes the folder's.
fn mend(shelf: &Shelf, channel: &str, folder: &Path, free_bytes: u64) -> Result<(), TaskError> {
    let mut install = match Install::repair(shelf, channel, free_bytes) {
        Err(InstallError::NotNeeded { .. }) => {
            let path = folder.join("releases").join(channel);
            let described = std::fs::read(&path)
                .map_err(|source| InstallError::Io { path: path.clone(), source })?;
            Install::plan(&described, shelf, free_bytes)?
        }
        begun => begun?,
    };
    install.take_from(folder)?;
    install.finish()?;
    Ok(())
}
