//! A tablet's life by the dice: what was done to its record, and what was promised when.

use crate::disk::Dice;
use crate::disk::tape::{self, Recording};
use crate::support::*;
use ::model::{DeviceId, Event, StreamId};
use progress::{Acknowledged, Options, Progress, Recorded};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The record's folder on the disk.
pub(crate) const DATA: &str = "data";

/// A life that was recorded, with everything that has to come out of it.
pub(crate) struct Life {
    pub(crate) recording: Recording,
    pub(crate) options: Options,
    pub(crate) device: DeviceId,
    pub(crate) acts: Vec<Act>,
    /// In order of being given.
    pub(crate) promises: Vec<Promise>,
    /// The log at the end, as [`rows`] tells it.
    pub(crate) rows: BTreeMap<String, Vec<(u64, String)>>,
    /// All streams, in the order in which they were begun.
    pub(crate) streams: Vec<StreamId>,
}

impl Life {
    /// What was under way behind so many operations.
    pub(crate) fn cut_short(&self, cut: usize) -> Option<What> {
        let act = self.acts.iter().find(|act| act.began < cut && cut < act.ended);
        act.map(|act| act.what)
    }
}

/// One call, from the first operation on the disk to the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    pub(crate) what: What,
    pub(crate) began: usize,
    pub(crate) ended: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Closed cleanly if it was open, and opened.
    Open,
    Record,
    NoteSent,
    Acknowledge,
    /// A receipt for other events; begins a new stream.
    Mistaken,
}

/// What holds after every cut behind so many operations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise {
    pub(crate) from: usize,
    pub(crate) that: That,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum That {
    /// The tablet is known and counts its boots.
    Device,
    StreamBegan(StreamId),
    Stored {
        stream: StreamId,
        seq: u64,
    },
    Acknowledged {
        stream: StreamId,
        through: u64,
    },
    /// Whatever log is found, it is not gone on with if it lacks this event.
    Marked {
        stream: StreamId,
        seq: u64,
    },
}

/// Lives by the seed's dice below `root`, where an earlier life may have been cut short.
pub(crate) fn live(root: &Path, seed: u64) -> Life {
    let mut dice = Dice::new(seed, 1);
    let options = Options {
        install_id: None,
        reserve_bytes: [0, 5_000][dice.below(2)],
        checkpoint_pages: [5, 10, 20, 50, 400][dice.below(5)],
    };
    tape::start(root, Dice::new(seed, 4));
    let mut tablet = Tablet {
        dir: root.join(DATA),
        dice,
        options,
        boot: 0,
        progress: None,
        acts: Vec::new(),
        promises: Vec::new(),
        recorded: Vec::new(),
    };
    tablet.open(false);
    tablet.remember_the_base();
    for _ in 0..30 + tablet.dice.below(40) {
        tablet.act();
    }
    let progress = tablet.progress.take().unwrap();
    for (at, event) in &tablet.recorded {
        let stored = progress.unsent(at.stream, at.seq - 1, 1).unwrap().remove(0);
        assert!(stored.head == at.head && stored.event().unwrap() == *event, "{at:?}");
    }
    // The record is closed only after the tape has ended: a life ends by a cut.
    Life {
        recording: tape::stop(),
        options: tablet.options,
        device: progress.device(),
        acts: tablet.acts,
        promises: tablet.promises,
        rows: rows(&progress),
        streams: progress.streams().unwrap().iter().map(|one| one.stream).collect(),
    }
}

/// Every event's number and head by its stream; the head vouches for all else.
pub(crate) fn rows(progress: &Progress) -> BTreeMap<String, Vec<(u64, String)>> {
    let mut rows = BTreeMap::<_, Vec<_>>::new();
    progress
        .dump(&mut |row| rows.entry(row.stream).or_default().push((row.seq, row.head)))
        .unwrap();
    rows
}

struct Tablet {
    dir: PathBuf,
    dice: Dice,
    options: Options,
    boot: u32,
    progress: Option<Progress>,
    acts: Vec<Act>,
    promises: Vec<Promise>,
    /// What was given to be recorded, and where it was stored.
    recorded: Vec<(Recorded, Event)>,
}

impl Tablet {
    fn act(&mut self) {
        match self.dice.below(100) {
            0..65 => self.record(),
            65..75 => self.note_sent(),
            75..85 => self.acknowledge(),
            85..87 => self.acknowledge_mistaken(),
            87..97 => self.open(false),
            _ => self.open(true),
        }
    }

    fn open(&mut self, restored: bool) {
        let began = tape::position();
        self.progress = None;
        if restored {
            fs::write(self.dir.join("restored"), "").unwrap();
        }
        self.boot += u32::from(self.dice.percent(50));
        let boot_id = format!("boot {}", self.boot);
        let opened = Progress::open_with(&self.dir, &boot_id, stamp(0), &self.options).unwrap();
        self.progress = Some(opened.0);
        self.did(What::Open, began);
        self.promise(That::Device);
        self.promise_the_stream();
    }

    fn record(&mut self) {
        let learner = if self.dice.percent(70) { AMINA } else { RAFI };
        let event = self.event();
        let at = stamp(self.dice.below(5_000) as i64);
        let began = tape::position();
        let recorded = self.progress().record(learner, &event, at).unwrap();
        self.did(What::Record, began);
        let Recorded { stream, seq, .. } = recorded;
        self.promise(That::Stored { stream, seq });
        self.recorded.push((recorded, event));
    }

    fn event(&mut self) -> Event {
        let skill = ["bn.v1", "bn.v2", "bn.v3"][self.dice.below(3)];
        let lesson = ["lesson", "other"][self.dice.below(2)];
        match self.dice.below(10) {
            0 => reached(lesson, "one"),
            // Longer than a page.
            1 => reached(lesson, &"two".repeat(1_000 + self.dice.below(2_000))),
            2 => completed(lesson),
            3 => Event::LearnerAdded { nickname: "Rafi".into(), picture: "kite".into() },
            4 => Event::Opened { lesson: lesson.into(), bundle: "b".repeat(64) },
            _ => answered(skill, self.dice.percent(70)),
        }
    }

    fn note_sent(&mut self) {
        let Some(Recorded { stream, seq, head }) = self.any_recent() else { return };
        let began = tape::position();
        self.progress().note_sent(stream, seq, head).unwrap();
        self.did(What::NoteSent, began);
        self.promise(That::Marked { stream, seq });
    }

    fn acknowledge(&mut self) {
        let Some(Recorded { stream, seq: through, head }) = self.any_recent() else { return };
        let began = tape::position();
        let taken = self.progress().acknowledge(stream, through, head).unwrap();
        assert_ne!(taken, Acknowledged::Mismatch);
        self.did(What::Acknowledge, began);
        self.promise(That::Acknowledged { stream, through });
    }

    fn acknowledge_mistaken(&mut self) {
        let open = *self.progress().streams().unwrap().last().unwrap();
        let began = tape::position();
        let taken = self.progress().acknowledge(open.stream, open.tail + 1, open.head).unwrap();
        assert_eq!(taken, Acknowledged::Mismatch);
        self.did(What::Mistaken, began);
        self.promise_the_stream();
    }

    /// What was found at the first start was on the disk before.
    fn remember_the_base(&mut self) {
        for one in self.progress().streams().unwrap() {
            if one.tail > 0 {
                let (stream, seq, through) = (one.stream, one.tail, one.acked);
                let promises = [
                    That::StreamBegan(stream),
                    That::Stored { stream, seq },
                    That::Acknowledged { stream, through },
                ];
                self.promises.extend(promises.map(|that| Promise { from: 0, that }));
            }
        }
    }

    fn progress(&mut self) -> &mut Progress {
        self.progress.as_mut().unwrap()
    }

    fn any_recent(&mut self) -> Option<Recorded> {
        // One of the newest, for what left long ago is nothing new.
        let newest = self.recorded.len().min(4);
        (newest > 0).then(|| self.recorded[self.recorded.len() - 1 - self.dice.below(newest)].0)
    }

    fn did(&mut self, what: What, began: usize) {
        self.acts.push(Act { what, began, ended: tape::position() });
    }

    fn promise(&mut self, that: That) {
        self.promises.push(Promise { from: tape::position(), that });
    }

    fn promise_the_stream(&mut self) {
        let open = self.progress().streams().unwrap().last().unwrap().stream;
        self.promise(That::StreamBegan(open));
    }
}
