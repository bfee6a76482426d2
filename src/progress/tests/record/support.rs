//! A tablet in a temporary folder.

use ::model::{Attempt, Event, LearnerId, LessonId, Stamp};
use progress::{NewStreamWhy, Notice, Options, Progress, Recorded};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(crate) const AMINA: LearnerId = LearnerId([1; 16]);
pub(crate) const RAFI: LearnerId = LearnerId([2; 16]);
/// A day in 2026, milliseconds since 1970.
pub(crate) const MONDAY: i64 = 1_780_000_000_000;
pub(crate) const DAY_MS: i64 = 86_400_000;

pub(crate) struct Tablet {
    dir: TempDir,
    boot_id: String,
    install: Option<String>,
}

impl Tablet {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        Self { dir, boot_id: "boot 1".into(), install: None }
    }

    pub(crate) fn named(install: &str) -> Self {
        Self { install: Some(install.into()), ..Self::new() }
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.dir.path().join(file)
    }

    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn reboot(&mut self) {
        self.boot_id.push('1');
    }

    pub(crate) fn open(&self) -> (Progress, Vec<Notice>) {
        let install_id = self.install.clone();
        let options = Options { install_id, reserve_bytes: 0, ..Options::default() };
        Progress::open_with(self.dir(), &self.boot_id, stamp(0), &options).unwrap()
    }

    /// Opens without anything to tell.
    pub(crate) fn open_quietly(&self) -> Progress {
        let (progress, notices) = self.open();
        assert_eq!(notices, []);
        progress
    }

    /// Pretends that the last end was unclean.
    pub(crate) fn cut_power(&self) {
        fs::write(self.path("running"), "").unwrap();
    }

    /// A copy of every file, as a backup or a cloned disk image is.
    pub(crate) fn copy_to(&self, other: &Self) {
        for file in fs::read_dir(self.dir()).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), other.dir().join(file.file_name())).unwrap();
        }
    }
}

pub(crate) fn stamp(minutes: i64) -> Stamp {
    let wall_ms = MONDAY + minutes * 60_000;
    Stamp { wall_ms, mono_ms: minutes.unsigned_abs() * 60_000, boot: 1 }
}

pub(crate) fn answered(skill: &str, right: bool) -> Event {
    Event::Answered(Attempt {
        lesson: "lesson".into(),
        step: "choose".into(),
        kind: "listen".into(),
        item: "item".into(),
        skill: Some(skill.into()),
        asked: "ক".into(),
        expected: "ক".into(),
        response: if right { "ক" } else { "খ" }.into(),
        correct: if right { 1.0 } else { 0.0 },
        tries: 1,
        rung: 0,
        tag: (!right).then(|| "ka-kha".into()),
        ms: 1_200,
    })
}

pub(crate) fn reached(lesson: &str, step: &str) -> Event {
    Event::Reached { lesson: lesson.into(), step: step.into() }
}

pub(crate) fn completed(lesson: &str) -> Event {
    Event::Completed { lesson: LessonId::from(lesson), ms: 60_000 }
}

pub(crate) fn record_answers(progress: &mut Progress, n: u64) -> Recorded {
    let mut last = None;
    for minute in 0..n {
        let at = stamp(minute as i64);
        last = Some(progress.record(AMINA, &answered("bn.v1", minute % 3 > 0), at).unwrap());
    }
    last.unwrap()
}

/// Every event as one text: what must be the same after anything that loses nothing.
pub(crate) fn whole_log(progress: &Progress) -> Vec<String> {
    let mut rows = Vec::new();
    progress
        .dump(&mut |row| {
            rows.push(format!("{} {} {} {:?}", row.stream, row.seq, row.head, row.event));
        })
        .unwrap();
    rows
}

/// Everything that follows from the log, as one text.
pub(crate) fn whole_state(progress: &Progress) -> String {
    let of = |learner| {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            progress.completed(learner).unwrap(),
            progress.levels(learner).unwrap(),
            progress.confusions(learner).unwrap(),
            progress.stuck(learner).unwrap(),
            progress.sessions(learner, 100).unwrap(),
            progress.resume_at(learner, &"lesson".into()).unwrap(),
            progress.chosen(learner).unwrap(),
        )
    };
    format!("{:?} {} {}", progress.learners().unwrap(), of(AMINA), of(RAFI))
}

/// Why a new stream was begun, if it was.
pub(crate) fn new_stream(notices: &[Notice]) -> Option<NewStreamWhy> {
    notices.iter().find_map(|notice| match notice {
        Notice::NewStream { why, .. } => Some(*why),
        _ => None,
    })
}
