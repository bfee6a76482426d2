//! A tablet as the app has it, without its window.

use crate::{Done, answers};
use model::{Event, Stamp};
use progress::{Options, Progress, School};
use std::path::Path;
use sync::{Joining, Link, Outcome, Tablet, enrol, run_once};
use tempfile::TempDir;
use wire::invite::Invite;

const MONDAY: i64 = 1_780_000_000_000;

pub(crate) struct Pupil {
    tablet: Tablet<Progress>,
    at_ms: i64,
    _data: TempDir,
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
        Ok(Self { tablet, at_ms: 0, _data: data })
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

fn stamp(at_ms: i64) -> Stamp {
    Stamp { wall_ms: MONDAY + at_ms, mono_ms: at_ms.unsigned_abs(), boot: 1 }
}
