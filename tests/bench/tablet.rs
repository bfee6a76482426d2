//! A tablet as the app has it, without its window.

use crate::{Done, answers};
use bundle::Shelf;
use model::{Event, Stamp};
use progress::{Options, Progress, School};
use std::path::Path;
use std::time::Instant;
use sync::service::{Service, Surroundings};
use sync::{Facts, Joining, Link, Outcome, Tablet, enrol, run_once};
use tempfile::TempDir;
use wire::invite::Invite;

const MONDAY: i64 = 1_780_000_000_000;

pub(crate) struct Pupil {
    tablet: Tablet<Progress>,
    at_ms: i64,
    data: TempDir,
}

impl Pupil {
    /// A new tablet with its data in `place`, joined to a school.
    pub(crate) fn join(place: &Path, invite: &Invite) -> Done<Self> {
        let data = tempfile::tempdir_in(place)?;
        let options = Options { reserve_bytes: 0, ..Options::default() };
        let (record, _) = Progress::open_with(data.path(), "boot", stamp(0), &options)?;
        let (school, _) = School::open(data.path());
        let mut tablet = Tablet::new(data.path(), record, school);
        let (invite, name) = (invite.clone(), String::new());
        let joining = Joining { invite, name, maker_serial: None, take_along: false };
        enrol(&mut tablet, &joining, MONDAY)?;
        Ok(Self { tablet, at_ms: 0, data })
    }

    /// A place for lessons, and room for them.
    pub(crate) fn give_shelf(&mut self, shelf: impl FnOnce(&Path) -> Shelf) {
        self.tablet.shelf = Some(shelf(self.data.path()));
        self.tablet.facts.free_mb = 4_000;
    }

    /// Speaks with the school by itself from now on, as an app lets it.
    pub(crate) fn leave_alone(self) -> Done<(Service, TempDir)> {
        Ok((Service::start(self.tablet, Quiet(Instant::now()))?, self.data))
    }

    /// So many children answer so many questions each, taking turns of ten.
    pub(crate) fn answer(&mut self, children: std::ops::Range<u32>, each: u32) -> Done<()> {
        for turn in 0..each.div_ceil(10) {
            for child in children.clone() {
                for n in turn * 10..each.min(turn * 10 + 10) {
                    let (attempt, gap_ms) = answers::answer(child, n);
                    self.at_ms += gap_ms as i64;
                    let event = Event::Answered(attempt);
                    let learner = answers::child(child);
                    self.tablet.record.record(learner, &event, stamp(self.at_ms))?;
                }
            }
        }
        Ok(())
    }

    /// A contact; an error where it had any trouble.
    pub(crate) fn sync(&mut self) -> Done<Outcome> {
        let at_ms = self.at_ms;
        let mut outcome = run_once(&mut self.tablet, &Link::default(), &|| stamp(at_ms));
        match outcome.trouble.take() {
            None => Ok(outcome),
            Some(trouble) => Err(trouble.into()),
        }
    }
}

/// A tablet on a table.
struct Quiet(Instant);

impl Surroundings for Quiet {
    fn clock(&self) -> Stamp {
        stamp(self.0.elapsed().as_millis() as i64)
    }

    fn is_metered(&self) -> bool {
        false
    }

    fn facts(&mut self) -> Facts {
        Facts::default()
    }
}

fn stamp(at_ms: i64) -> Stamp {
    Stamp { wall_ms: MONDAY + at_ms, mono_ms: at_ms.unsigned_abs(), boot: 1 }
}
