//! A tablet's stream, written in advance: what of it arrives when is the life's to say.

use crate::disk::Dice;
use ::model::{DeviceId, Event, LearnerId, LessonId, SchoolId, Stamp, StreamId};
use wire::segment::{self, Start};
use wire::{Head, Logged, SecretKey, genesis};

/// Milliseconds since 1970 at which a life begins.
pub(crate) const NOW: i64 = 1_795_000_000_000;

/// Who answers, by number.
pub(crate) fn learner(nth: usize) -> LearnerId {
    LearnerId([nth as u8 + 0x50; 16])
}

/// A tablet with all that it will ever send.
pub(crate) struct Tablet {
    pub(crate) device: DeviceId,
    pub(crate) stream: StreamId,
    pub(crate) events: Vec<Logged>,
    /// The chain's head behind so many events.
    pub(crate) heads: Vec<Head>,
}

impl Tablet {
    /// The `nth` tablet, with so many events of some of `n_learners`.
    pub(crate) fn new(nth: u8, n_events: u64, n_learners: usize, dice: &mut Dice) -> Self {
        let stream = StreamId([nth + 1; 16]);
        let mut learner = || self::learner(dice.below(n_learners));
        let events: Vec<Logged> = (1..=n_events).map(|seq| event(seq, learner())).collect();
        let mut heads = vec![genesis(&stream)];
        for event in &events {
            heads.push(event.head_after(heads[heads.len() - 1]));
        }
        Self { device: DeviceId([nth + 1; 16]), stream, events, heads }
    }

    pub(crate) fn key(&self) -> SecretKey {
        SecretKey::from_bytes(&self.device.0.repeat(2).try_into().unwrap())
    }

    /// The events behind the `from`th up to the `to`th, as they leave the tablet.
    pub(crate) fn segment(&self, school: SchoolId, from: usize, to: usize) -> Vec<u8> {
        let (device, stream, prev) = (self.device, self.stream, self.heads[from]);
        let start = Start { school, device, stream, prev };
        segment::write(&start, &self.events[from..to], &self.key()).unwrap()
    }
}

fn event(seq: u64, learner: LearnerId) -> Logged {
    // Now and then longer than a page of the database.
    let lesson = LessonId("lesson ".repeat(if seq.is_multiple_of(9) { 800 } else { 1 }));
    let event = Event::Completed { lesson, ms: seq };
    let mut body = Vec::new();
    ciborium::into_writer(&event, &mut body).unwrap();
    let at = Stamp { wall_ms: NOW + seq as i64, mono_ms: seq, boot: 1 };
    Logged { seq, learner, kind: event.kind().into(), ver: 1, at, body }
}
