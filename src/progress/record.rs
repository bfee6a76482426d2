//! The only gate through which anything is written to a child's record.

use crate::device::Device;
use crate::event_log::EventLog;
use crate::reserve::Reserve;
use crate::sqlite;
use crate::state::{Came, State};
use crate::stored::{BODY_VERSION, Stored, Tail};
use crate::{Notice, RecordError};
use model::{DeviceId, Event, LearnerId, Stamp, StreamId};
use std::fs::File;
use std::path::PathBuf;
use wire::Head;

/// The open record of this tablet; one at a time, on one thread.
///
/// Dropping it closes the files; a start after that need not check them.
pub struct Progress {
    pub(crate) dir: PathBuf,
    pub(crate) log: EventLog,
    pub(crate) state: State,
    pub(crate) device: Device,
    pub(crate) reserve: Reserve,
    /// What happened since the record was opened and an adult should hear.
    pub(crate) notices: Vec<Notice>,
    /// Damage was met, so the next start has to check the files.
    pub(crate) damaged: bool,
    /// Held for as long as the record is open.
    pub(crate) _lock: File,
}

/// Where an event was stored. Whoever holds this holds a promise: the disk has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The stream.
    pub stream: StreamId,
    /// Its number there.
    pub seq: u64,
    /// The chain's head after it.
    pub head: Head,
}

impl Progress {
    /// Stores one event and folds it into the state; returns once the disk has it.
    ///
    /// `at.boot` is replaced by this tablet's own boot number ([`Progress::boot`]). No
    /// clock is ever too wrong to be recorded.
    ///
    /// # Errors
    /// [`RecordError::DiskFull`] when even the released reserve gave no room, otherwise as
    /// the variants say. After an error nothing was promised, and the event may be recorded
    /// again.
    pub fn record(
        &mut self,
        learner: LearnerId,
        event: &Event,
        at: Stamp,
    ) -> Result<Recorded, RecordError> {
        let mut body = Vec::new();
        ciborium::into_writer(event, &mut body)
            .map_err(|error| RecordError::Encode(error.to_string()))?;
        let event = Stored {
            stream: StreamId([0; 16]),
            seq: 0,
            learner,
            kind: event.kind().to_owned(),
            ver: BODY_VERSION,
            // What SQLite cannot hold must not enter the chain either.
            at: Stamp { mono_ms: at.mono_ms.min(i64::MAX as u64), boot: self.device.boot, ..at },
            body,
            head: Head([0; 16]),
        };
        let Tail { stream, seq, head } = self.append(&event)?;
        self.fold(&Stored { stream, seq, head, ..event });
        Ok(Recorded { stream, seq, head })
    }

    /// Whether the room kept back for the last answers is used up; time to free space.
    pub fn space_low(&self) -> bool {
        !self.reserve.is_full()
    }

    /// This tablet.
    pub fn device(&self) -> DeviceId {
        self.device.id
    }

    /// The number of this boot, from 1.
    pub fn boot(&self) -> u32 {
        self.device.boot
    }

    /// What happened to the record since it was last asked for.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Appends, and once more after giving up the reserve if there was no room.
    fn append(&mut self, event: &Stored) -> Result<Tail, RecordError> {
        let was_low = self.space_low();
        let appended = with_room(&self.reserve, || self.log.append(event.clone()));
        if self.space_low() && !was_low {
            self.notices.push(Notice::SpaceLow);
        }
        appended.map_err(|error| self.write_error(error))
    }

    /// Folds an event that is safe already; whatever goes wrong here costs no answer.
    fn fold(&mut self, event: &Stored) {
        if self.state.fold(event).is_err() {
            self.fold_anew();
        }
    }

    /// Throws the state away, which the log no longer bears out.
    pub(crate) fn fold_anew(&mut self) {
        match self.state.fold_anew(&self.log) {
            Ok(Came::InMemory) => self.notices.push(Notice::StateInMemory),
            Ok(_) => self.notices.push(Notice::StateRebuilt),
            // The state is behind now; the next start folds what it lacks.
            Err(_) => self.damaged = true,
        }
    }

    /// Tells damage and lack of room from other failures, and remembers damage.
    pub(crate) fn write_error(&mut self, error: rusqlite::Error) -> RecordError {
        if sqlite::is_full(&error) {
            RecordError::DiskFull
        } else if sqlite::is_damage(&error) {
            self.damaged = true;
            RecordError::Damaged(error)
        } else {
            RecordError::Sql(error)
        }
    }
}

/// Writes, and once more after giving up the reserve if there was no room.
fn with_room<T>(
    reserve: &Reserve,
    mut write: impl FnMut() -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let written = write();
    if written.as_ref().is_err_and(sqlite::is_full) && reserve.release() {
        write()
    } else {
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    const AMINA: LearnerId = LearnerId([1; 16]);

    fn open(dir: &std::path::Path) -> Progress {
        let options = Options { reserve_bytes: 100_000, ..Options::default() };
        Progress::open_with(dir, "boot", Stamp::default(), &options).unwrap().0
    }

    fn answer(progress: &mut Progress) -> Result<Recorded, RecordError> {
        let event =
            Event::Reached { lesson: "lesson".into(), step: "x".repeat(500).as_str().into() };
        progress.record(AMINA, &event, Stamp::default())
    }

    /// Allows the log no more pages than it has, as a full disk would; 0 for as many as it likes.
    fn limit_pages(log: &EventLog, pages: i64) {
        let max: i64 = log.db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        let max = if pages == 0 { 1_000_000 } else { max + pages };
        log.db.pragma_update_and_check(None, "max_page_count", max, |_| Ok(())).unwrap();
    }

    #[test]
    fn a_full_disk_is_told_and_loses_no_number() {
        let dir = tempfile::tempdir().unwrap();
        let mut progress = open(dir.path());
        assert!(!progress.space_low());
        limit_pages(&progress.log, 3);
        let mut last = 0;
        let error = loop {
            match answer(&mut progress) {
                Ok(recorded) => last = recorded.seq,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, RecordError::DiskFull), "{error}");
        assert!(last > 3 && progress.space_low());
        assert_eq!(progress.take_notices(), [Notice::SpaceLow]);
        assert!(matches!(answer(&mut progress), Err(RecordError::DiskFull)));

        limit_pages(&progress.log, 0);
        assert_eq!(answer(&mut progress).unwrap().seq, last + 1);
        assert!(progress.log.is_whole().unwrap());
        drop(progress);
        let progress = open(dir.path());
        assert!(!progress.space_low(), "the reserve is filled again where there is room");
        assert_eq!(progress.log.tail().unwrap().seq, last + 1);
    }

    #[test]
    fn the_room_of_the_reserve_saves_the_answer() {
        let dir = tempfile::tempdir().unwrap();
        let mut progress = open(dir.path());
        limit_pages(&progress.log, 1);
        while answer(&mut progress).is_ok() {}
        progress.reserve.fill().unwrap();

        let (log, reserve) = (&mut progress.log, &progress.reserve);
        let event = log.events(log.tail().unwrap().stream, 0, 1).unwrap().remove(0);
        let before = log.tail().unwrap().seq;
        let mut tries = 0;
        let tail = with_room(reserve, || {
            tries += 1;
            if !reserve.is_full() {
                limit_pages(log, 0);
            }
            log.append(event.clone())
        });
        assert_eq!((tail.unwrap().seq, tries), (before + 1, 2));
    }

    #[test]
    fn a_state_that_cannot_be_written_costs_no_answer() {
        let dir = tempfile::tempdir().unwrap();
        let mut progress = open(dir.path());
        answer(&mut progress).unwrap();
        progress.state.db.execute_batch("DROP TABLE lesson").unwrap();
        answer(&mut progress).unwrap();
        assert_eq!(progress.take_notices(), [Notice::StateRebuilt]);
        assert!(progress.resume_at(AMINA, &"lesson".into()).unwrap().is_some());
    }
}
