//! When events happened, by a server that hears tablets with clocks of any sort.

use super::*;
use crate::storage::{Anchor, EventRow};
use crate::testing::{STREAM, TABLET, block, found, key};
use model::{LearnerId, SchoolId, Stamp};
use proptest::prelude::*;
use wire::segment::Start;

const AMINA: LearnerId = LearnerId([1; 16]);
/// A morning in 2026.
const MORNING: i64 = 1_780_000_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// As far as 32 bits of seconds go: 2106.
const END_OF_CLOCKS: i64 = 4_294_967_295_000;

/// A tablet with a clock of its own, and the true time beside it.
struct Story {
    school: School,
    events: Vec<Logged>,
    n_sent: usize,
    now_ms: i64,
    boot: u32,
    booted_ms: i64,
    /// How far its wall clock is from the truth.
    off_ms: i64,
    /// The true time of each event.
    truth: Vec<i64>,
    _dir: tempfile::TempDir,
}

impl Story {
    fn begin() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let school = found(dir.path(), MORNING);
        let (now_ms, booted_ms) = (MORNING, MORNING - HOUR);
        let (events, truth) = (Vec::new(), Vec::new());
        Self { school, events, n_sent: 0, now_ms, boot: 1, booted_ms, off_ms: 0, truth, _dir: dir }
    }

    fn wait(&mut self, ms: i64) {
        self.now_ms += ms;
    }

    /// The wall clock stands at a time from here on.
    fn claim(&mut self, wall_ms: i64) {
        self.off_ms = wall_ms - self.now_ms;
    }

    fn reboot(&mut self) {
        (self.boot, self.booted_ms) = (self.boot + 1, self.now_ms);
        self.wait(30_000);
    }

    fn stamp(&self) -> Stamp {
        let mono_ms = (self.now_ms - self.booted_ms).unsigned_abs();
        Stamp { wall_ms: self.now_ms.saturating_add(self.off_ms), mono_ms, boot: self.boot }
    }

    fn answer(&mut self) {
        self.wait(5_000);
        let (seq, at) = (self.events.len() as u64 + 1, self.stamp());
        let body = b"\xa3bishreplayedflessonaadstepab".to_vec();
        let kind = "replayed".into();
        self.events.push(Logged { seq, learner: AMINA, kind, ver: 1, at, body });
        self.truth.push(self.now_ms);
    }

    /// What waits comes over the network, or in a box that tells nothing of the tablet's clock.
    fn send(&mut self, by_box: bool) {
        self.send_to_a_clock_that_is(0, by_box);
    }

    fn send_to_a_clock_that_is(&mut self, off_ms: i64, by_box: bool) {
        let (school, server_ms): (SchoolId, _) = (self.school.id(), self.now_ms + off_ms);
        if !by_box {
            let Stamp { mono_ms, boot, .. } = self.stamp();
            let anchor = Anchor { device: TABLET, boot, mono_ms, server_ms };
            block(self.school.storage.put_anchor(school, anchor)).unwrap();
        }
        let (before, new) = self.events.split_at(self.n_sent);
        if !new.is_empty() {
            let prev = before.iter().fold(genesis(&STREAM), |head, event| event.head_after(head));
            let start = Start { school, device: TABLET, stream: STREAM, prev };
            let bytes = segment::write(&start, new, &key()).unwrap();
            block(accept(&self.school, bytes, server_ms)).expect("no clock is ever refused");
        }
        self.n_sent = self.events.len();
        while block(self.school.storage.project(8)).unwrap() > 0 {}
    }

    /// The rows in the order of their numbers, each with the true time.
    fn rows(&self) -> Vec<(EventRow, i64)> {
        let mut rows = block(self.school.storage.events_of(self.school.id(), AMINA)).unwrap();
        rows.sort_by_key(|row| row.seq);
        assert_eq!(rows.len(), self.n_sent, "each has a time, and none was refused");
        rows.into_iter().zip(self.truth.iter().copied()).collect()
    }
}

#[test]
fn a_contact_in_the_same_boot_tells_the_time_whatever_the_wall_clock_says() {
    for wall_ms in [0, -1, i64::MIN / 2, END_OF_CLOCKS, i64::MAX / 2, MORNING - 3 * DAY] {
        let mut story = Story::begin();
        story.claim(wall_ms);
        (0..5).for_each(|_| story.answer());
        // It jumps back, and far ahead, within the boot.
        story.claim(wall_ms / 2);
        (0..5).for_each(|_| story.answer());
        story.claim(END_OF_CLOCKS);
        (0..5).for_each(|_| story.answer());
        story.wait(2 * DAY);
        story.send(false);
        for (row, truth) in story.rows() {
            assert!((row.at_ms - truth).abs() <= 2 * 60_000, "{} of {wall_ms}", row.at_ms - truth);
            assert!(row.err_ms <= 2 * 60_000, "{}", row.err_ms);
        }
    }
}

#[test]
fn boots_without_a_contact_lie_between_those_that_are_known() {
    let mut story = Story::begin();
    story.answer();
    story.send(false);
    let first = story.now_ms;
    for boot in 0..6 {
        story.wait(DAY);
        story.reboot();
        story.claim(if boot % 2 == 0 { 0 } else { END_OF_CLOCKS });
        (0..4).for_each(|_| story.answer());
    }
    story.wait(DAY);
    story.reboot();
    story.send(false);
    let rows = story.rows();
    for (row, truth) in &rows[1..] {
        assert!((first..=story.now_ms).contains(&row.at_ms));
        assert!((row.at_ms - truth).unsigned_abs() <= row.err_ms, "{row:?}, truly {truth}");
        assert!((row.at_ms - truth).abs() < 2 * DAY, "six boots share eight days evenly");
    }
    assert!(rows.windows(2).all(|two| two[0].0.at_ms <= two[1].0.at_ms));
}

#[test]
fn what_a_server_with_a_wrong_clock_believed_does_not_drag_the_stream_along() {
    let mut story = Story::begin();
    story.answer();
    story.send_to_a_clock_that_is(4 * 365 * DAY, false);
    // Somebody sets the laptop right; the tablet's clock was right all the time.
    for _ in 0..3 {
        story.wait(DAY);
        story.reboot();
        story.answer();
        story.send(false);
    }
    for (row, truth) in &story.rows()[1..] {
        assert!((row.at_ms - truth).abs() < DAY, "{} ms off", row.at_ms - truth);
    }
}

/// One thing that happens to a tablet.
#[derive(Clone, Debug)]
enum Turn {
    Answer(u8),
    Wait(i64),
    Claim(i64),
    Reboot,
    Send(bool),
}

fn turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        3 => (1..6u8).prop_map(Turn::Answer),
        2 => (0..3 * DAY).prop_map(Turn::Wait),
        1 => (0..=END_OF_CLOCKS).prop_map(Turn::Claim),
        1 => Just(Turn::Reboot),
        1 => any::<bool>().prop_map(Turn::Send),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]
    #[test]
    fn whatever_a_tablet_went_through_the_truth_is_within_the_error(
        turns in prop::collection::vec(turn(), 1..40)
    ) {
        let mut story = Story::begin();
        for turn in turns {
            match turn {
                Turn::Answer(n) => (0..n).for_each(|_| story.answer()),
                Turn::Wait(ms) => story.wait(ms),
                Turn::Claim(wall_ms) => story.claim(wall_ms),
                Turn::Reboot => story.reboot(),
                Turn::Send(by_box) => story.send(by_box),
            }
        }
        story.send(false);
        let rows = story.rows();
        for (row, truth) in &rows {
            let off = row.at_ms.abs_diff(*truth);
            prop_assert!(off <= row.err_ms + 5, "{off} ms off in {row:?}");
        }
        prop_assert!(rows.windows(2).all(|two| two[0].0.at_ms <= two[1].0.at_ms));
    }
}
