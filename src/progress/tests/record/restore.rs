//! Databases that go backwards, come from elsewhere or contradict what has left.

use crate::support::*;
use progress::{Acknowledged, NewStreamWhy, Notice, Progress};
use std::fs;

/// Records some answers and notes that all of them are about to leave.
fn send_all(progress: &mut Progress) {
    let sent = record_answers(progress, 5);
    progress.note_sent(sent.stream, sent.seq, sent.head).unwrap();
}

fn keep_log(tablet: &Tablet) -> Vec<u8> {
    assert!(!tablet.path("log.db-wal").exists(), "closed cleanly, so all is in one file");
    fs::read(tablet.path("log.db")).unwrap()
}

#[test]
fn an_older_log_whose_later_events_have_left_begins_a_new_stream() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 5);
    let backup = keep_log(&tablet);
    send_all(&mut tablet.open_quietly());
    fs::write(tablet.path("log.db"), backup).unwrap();

    let (mut progress, notices) = tablet.open();
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::WentBack));
    let next = record_answers(&mut progress, 1);
    let streams = progress.streams().unwrap();
    assert_eq!((streams[0].tail, streams[0].closed), (5, true));
    assert_eq!((next.stream, next.seq), (streams[1].stream, 1));
    drop(progress);
    tablet.open_quietly();
}

#[test]
fn an_older_log_of_which_nothing_later_has_left_goes_on() {
    let tablet = Tablet::new();
    send_all(&mut tablet.open_quietly());
    let backup = keep_log(&tablet);
    record_answers(&mut tablet.open_quietly(), 5);
    fs::write(tablet.path("log.db"), backup).unwrap();

    let (progress, notices) = tablet.open();
    assert_eq!(notices, [Notice::StateRebuilt]);
    assert_eq!(progress.streams().unwrap().len(), 1);
}

#[test]
fn other_events_under_the_same_numbers_are_noticed() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 5);
    let backup = keep_log(&tablet);
    send_all(&mut tablet.open_quietly());
    fs::write(tablet.path("log.db"), backup).unwrap();
    let log = rusqlite::Connection::open(tablet.path("log.db")).unwrap();
    log.execute(
        "INSERT INTO event SELECT stream_id, seq + 5, learner_no, kind, ver, wall_ms, mono_ms, \
         boot_no, body, h FROM event",
        [],
    )
    .unwrap();
    drop(log);
    assert_eq!(new_stream(&tablet.open().1), Some(NewStreamWhy::Forked));
}

#[test]
fn a_copied_tablet_becomes_its_own_tablet_with_its_own_stream() {
    let original = Tablet::named("tablet one");
    send_all(&mut original.open_quietly());
    let clone = Tablet::named("tablet two");
    original.copy_to(&clone);

    let (mut cloned, notices) = clone.open();
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::Cloned));
    let mut progress = original.open_quietly();
    let (here, there) = (record_answers(&mut progress, 1), record_answers(&mut cloned, 1));
    assert_ne!(here.stream, there.stream);
    assert_ne!(progress.device(), cloned.device());
    drop(cloned);
    clone.open_quietly();
}

#[test]
fn a_log_from_another_tablet_is_not_gone_on_with() {
    let (one, other) = (Tablet::new(), Tablet::new());
    record_answers(&mut one.open_quietly(), 5);
    record_answers(&mut other.open_quietly(), 3);
    fs::copy(one.path("log.db"), other.path("log.db")).unwrap();
    let (progress, notices) = other.open();
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::Cloned));
    assert_eq!(progress.streams().unwrap()[0].tail, 5);
}

#[test]
fn whoever_restores_can_say_so() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 5);
    fs::write(tablet.path("restored"), "").unwrap();
    assert_eq!(new_stream(&tablet.open().1), Some(NewStreamWhy::Restored));
    tablet.open_quietly();
}

#[test]
fn lost_small_files_begin_a_new_stream_and_lose_no_answer() {
    for (lost, why) in [
        (&["device"][..], NewStreamWhy::DeviceLost),
        (&["sent_hw.a", "sent_hw.b"], NewStreamWhy::MarkLost),
    ] {
        let mut tablet = Tablet::new();
        tablet.open_quietly();
        tablet.reboot();
        send_all(&mut tablet.open_quietly());
        let log = whole_log(&tablet.open_quietly());
        lost.iter().for_each(|file| fs::remove_file(tablet.path(file)).unwrap());
        let (progress, notices) = tablet.open();
        assert_eq!(new_stream(&notices), Some(why));
        assert_eq!(whole_log(&progress), log);
        assert!(progress.boot() >= 2, "boots are never counted again");
    }
}

#[test]
fn one_lost_copy_of_the_mark_changes_nothing() {
    for lost in ["sent_hw.a", "sent_hw.b"] {
        let tablet = Tablet::new();
        send_all(&mut tablet.open_quietly());
        fs::remove_file(tablet.path(lost)).unwrap();
        tablet.open_quietly();
    }
}

#[test]
fn a_lost_log_is_told() {
    let tablet = Tablet::new();
    send_all(&mut tablet.open_quietly());
    fs::remove_file(tablet.path("log.db")).unwrap();
    let (progress, notices) = tablet.open();
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::LogLost));
    assert_eq!(progress.levels(AMINA).unwrap(), []);
}

#[test]
fn the_rest_of_a_closed_stream_can_still_be_sent_and_an_old_copy_is_still_noticed() {
    let tablet = Tablet::new();
    send_all(&mut tablet.open_quietly());
    record_answers(&mut tablet.open_quietly(), 5);
    let backup = keep_log(&tablet);
    fs::write(tablet.path("restored"), "").unwrap();
    let (mut progress, _) = tablet.open();
    let closed = progress.streams().unwrap()[0];
    progress.note_sent(closed.stream, closed.tail, closed.head).unwrap();
    drop(progress);
    tablet.open_quietly();

    fs::write(tablet.path("log.db"), backup).unwrap();
    assert_eq!(new_stream(&tablet.open().1), Some(NewStreamWhy::WentBack));
}

#[test]
fn a_receipt_is_taken_once_and_only_forwards() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let first = record_answers(&mut progress, 5);
    let second = record_answers(&mut progress, 5);
    let mut take =
        |at: progress::Recorded| progress.acknowledge(at.stream, at.seq, at.head).unwrap();
    assert_eq!(take(second), Acknowledged::Stored);
    assert_eq!(take(second), Acknowledged::Known);
    assert_eq!(take(first), Acknowledged::Known);
    drop(progress);

    let progress = tablet.open_quietly();
    assert_eq!(progress.streams().unwrap()[0].acked, 10);
    assert_eq!(progress.unsent(second.stream, 8, 100).unwrap().len(), 2);
    assert_eq!(progress.unsent(second.stream, 0, 3).unwrap().len(), 3);
}

#[test]
fn a_receipt_for_other_events_acknowledges_nothing_and_begins_a_new_stream() {
    for (beyond, flip) in [(0, 1), (3, 0)] {
        let tablet = Tablet::new();
        let mut progress = tablet.open_quietly();
        let mut at = record_answers(&mut progress, 5);
        at.head.0[0] ^= flip;
        let taken = progress.acknowledge(at.stream, at.seq + beyond, at.head).unwrap();
        assert_eq!(taken, Acknowledged::Mismatch);
        assert_eq!(new_stream(&progress.take_notices()), Some(NewStreamWhy::ReceiptMismatch));
        let streams = progress.streams().unwrap();
        assert_eq!((streams.len(), streams[0].acked, streams[0].closed), (2, 0, true));
        drop(progress);
        tablet.open_quietly();
    }
}

#[test]
fn sending_older_events_again_never_lowers_the_mark() {
    let tablet = Tablet::new();
    let early = record_answers(&mut tablet.open_quietly(), 5);
    record_answers(&mut tablet.open_quietly(), 2);
    let backup = keep_log(&tablet);
    let mut progress = tablet.open_quietly();
    send_all(&mut progress);
    progress.note_sent(early.stream, early.seq, early.head).unwrap();
    drop(progress);
    fs::write(tablet.path("log.db"), backup).unwrap();
    assert_eq!(new_stream(&tablet.open().1), Some(NewStreamWhy::WentBack));
}

#[test]
fn only_what_the_log_holds_can_be_noted_as_sent() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let at = record_answers(&mut progress, 5);
    let mut other = at.head;
    other.0[3] ^= 1;
    assert!(progress.note_sent(at.stream, at.seq, other).is_err());
    assert!(progress.note_sent(at.stream, at.seq + 1, at.head).is_err());
    assert!(progress.note_sent(at.stream, at.seq, at.head).is_ok());
}
