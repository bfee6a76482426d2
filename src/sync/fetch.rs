//! Fetches the lessons that the school offers: only what this tablet lacks.
//!
//! It comes last in a contact, when all work of children is away and all words of the school
//! are read. What came is kept whatever ends it, and the next contact goes on there.

use crate::tablet::{Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use bundle::{Install, InstallError, Need, Shelf};
use model::SchoolId;
use wire::message::Refusal;

/// Bytes that are asked for at once: on the slowest link some seconds, which is what a torn
/// one costs.
const PIECE: u64 = 64 << 10;

/// Who has the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The school's server.
    School,
    /// A relay, which carries those of many schools.
    Relay(SchoolId),
}

impl From {
    fn path(self, channel: &str) -> String {
        match self {
            Self::School => channel.to_owned(),
            Self::Relay(school) => format!("{school}/{channel}"),
        }
    }
}

/// Installs every release that the school wants and this tablet lacks.
///
/// A channel that cannot be had does not keep another from coming.
///
/// # Errors
/// What ended the link, or else why the last channel that failed did.
pub(crate) fn fetch<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    from: From,
) -> Result<(), Trouble> {
    let Some(shelf) = tablet.shelf.clone() else { return Ok(()) };
    let mut failed = mend(tablet, talk, &shelf)?;
    let free_mb = tablet.facts.free_mb;
    // What failed for good is not asked for at every contact; new room is worth a try.
    let rests =
        |(at_ms, mb): (i64, u32)| mb == free_mb && (talk.at_ms - at_ms).unsigned_abs() < REST_MS;
    if tablet.lessons_failed.is_some_and(rests) {
        return failed;
    }
    tablet.lessons_failed = None;
    for wanted in tablet.school.releases()? {
        if !shelf.lacks(&wanted.channel, wanted.release, &wanted.root).map_err(refused)? {
            continue;
        }
        talk.may_spend(tablet)?;
        let description = match talk.line.release(&from.path(&wanted.channel))? {
            Ok(description) => description,
            Err(refusal) => {
                failed = Err(no(&refusal));
                continue;
            }
        };
        let install = Install::plan(&description, &shelf, free_bytes(tablet));
        if let Err(trouble) = bring(tablet, talk, install)? {
            if !matches!(&trouble, Trouble::Lessons(error) if error.is_passing()) {
                tablet.lessons_failed = Some((talk.at_ms, free_mb));
            }
            failed = Err(trouble);
        }
    }
    failed
}

/// How long lessons rest that could not be installed.
const REST_MS: u64 = 3 * 3_600_000;

/// Fetches what is damaged of the lessons in use, where somebody has asked to mend them.
fn mend<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    shelf: &Shelf,
) -> Result<Result<(), Trouble>, Trouble> {
    let mut failed = Ok(());
    for channel in tablet.mend.clone() {
        let install = Install::repair(shelf, &channel, free_bytes(tablet));
        match bring(tablet, talk, install)? {
            Ok(()) => tablet.mend.retain(|one| *one != channel),
            Err(trouble) => failed = Err(trouble),
        }
    }
    Ok(failed)
}

/// Why a release did not come to its end.
enum Ended {
    /// It or the disk; another channel may still come.
    Release(InstallError),
    /// The link; all the rest waits for the next one.
    Link(Trouble),
}

/// Fetches all that a release needs and puts it in use. The outer error ends the contact.
fn bring<R: Record>(
    tablet: &Tablet<R>,
    talk: &mut Talk<'_>,
    install: Result<Install, InstallError>,
) -> Result<Result<(), Trouble>, Trouble> {
    let whole = || {
        let mut install = install.map_err(Ended::Release)?;
        loop {
            let needs = install.needs().map_err(Ended::Release)?;
            if needs.is_empty() {
                return install.finish().map_err(Ended::Release);
            }
            for need in needs {
                take(tablet, talk, &mut install, &need)?;
            }
        }
    };
    match whole() {
        Ok(_) => {
            talk.outcome.n_lessons += 1;
            Ok(Ok(()))
        }
        Err(Ended::Release(error)) => Ok(Err(refused(error))),
        Err(Ended::Link(trouble)) => Err(trouble),
    }
}

fn free_bytes<R>(tablet: &Tablet<R>) -> u64 {
    u64::from(tablet.facts.free_mb) << 20
}

/// Fetches one need, piece by piece.
fn take<R: Record>(
    tablet: &Tablet<R>,
    talk: &mut Talk<'_>,
    install: &mut Install,
    need: &Need,
) -> Result<(), Ended> {
    let mut receiving = install.receive(need).map_err(Ended::Release)?;
    let (mut from, end) = (need.from, need.from + need.size);
    while from < end {
        talk.may_spend(tablet).map_err(Ended::Link)?;
        let last = end.min(from + PIECE) - 1;
        let came = talk.line.blob(&need.path, (from, last)).map_err(Ended::Link)?;
        let bytes = came.map_err(|refusal| Ended::Link(no(&refusal)))?;
        if bytes.is_empty() {
            return Err(Ended::Link(Trouble::Broken));
        }
        receiving.write(&bytes).map_err(Ended::Release)?;
        from += bytes.len() as u64;
    }
    Ok(())
}

fn refused(error: InstallError) -> Trouble {
    match error {
        InstallError::NoRoom { .. } => Trouble::NoRoom,
        error => Trouble::Lessons(Box::new(error)),
    }
}

fn no(refusal: &Refusal) -> Trouble {
    match refusal {
        Refusal::UnknownDevice => Trouble::Unknown,
        Refusal::Revoked => Trouble::Revoked,
        refusal => Trouble::bad(format!("{refusal:?}")),
    }
}
