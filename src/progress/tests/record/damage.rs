//! Torn and damaged files.

use crate::support::*;
use progress::{NewStreamWhy, Notice, OpenError, Progress};
use proptest::prelude::*;
use std::fs;

#[test]
fn a_lost_or_torn_state_gives_the_same_answers() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 40);
    let state = whole_state(&tablet.open_quietly());
    let whole = fs::read(tablet.path("state.db")).unwrap();
    let (half, mut flipped) = (whole[..whole.len() / 2].to_vec(), whole.clone());
    flipped[4096..].iter_mut().for_each(|byte| *byte ^= 0x55);

    for torn in [None, Some(vec![]), Some(b"no database".to_vec()), Some(half), Some(flipped)] {
        match torn {
            None => fs::remove_file(tablet.path("state.db")).unwrap(),
            Some(bytes) => fs::write(tablet.path("state.db"), bytes).unwrap(),
        }
        tablet.cut_power();
        let progress = tablet.open().0;
        assert_eq!(whole_state(&progress), state);
    }
}

#[test]
fn a_state_from_before_catches_up_with_the_log() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 10);
    let older = fs::read(tablet.path("state.db")).unwrap();
    record_answers(&mut tablet.open_quietly(), 10);
    let state = whole_state(&tablet.open_quietly());
    fs::write(tablet.path("state.db"), older).unwrap();
    assert_eq!(whole_state(&tablet.open_quietly()), state);
}

#[test]
fn a_state_of_a_later_program_is_folded_anew() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 10);
    let state = whole_state(&tablet.open_quietly());
    let db = rusqlite::Connection::open(tablet.path("state.db")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let (progress, notices) = tablet.open();
    assert_eq!(notices, [Notice::StateRebuilt]);
    assert_eq!(whole_state(&progress), state);
}

#[test]
fn a_state_that_the_disk_refuses_is_kept_in_memory() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 10);
    let state = whole_state(&tablet.open_quietly());
    fs::remove_file(tablet.path("state.db")).unwrap();
    fs::create_dir(tablet.path("state.db")).unwrap();
    let (mut progress, notices) = tablet.open();
    assert_eq!(notices, [Notice::StateInMemory]);
    assert_eq!(whole_state(&progress), state);
    progress.record(AMINA, &completed("lesson"), stamp(11)).unwrap();
    assert_eq!(progress.completed(AMINA).unwrap(), ["lesson".into()]);
}

#[test]
fn a_damaged_page_is_set_aside_and_nothing_else_is_lost() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let sent = record_answers(&mut progress, 100);
    progress.note_sent(sent.stream, sent.seq, sent.head).unwrap();
    record_answers(&mut progress, 400);
    let before = whole_log(&progress);
    drop(progress);

    let mut bytes = fs::read(tablet.path("log.db")).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].iter_mut().for_each(|byte| *byte ^= 0xff);
    fs::write(tablet.path("log.db"), &bytes).unwrap();
    tablet.cut_power();

    let (mut progress, notices) = tablet.open();
    let Some(Notice::LogSetAside { kept_as, n_salvaged, n_left }) = notices.first() else {
        panic!("{notices:?}")
    };
    assert!(fs::read(kept_as).unwrap() == bytes, "the damaged file is kept as it was");
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::LogDamaged));
    assert!((460..500).contains(n_salvaged), "{n_salvaged} of 500");
    assert_eq!(*n_left, 0);
    let streams = progress.streams().unwrap();
    assert_eq!(streams.len(), 2);
    assert!(streams[0].tail > 100 && streams[1].tail > 100, "{streams:?}");
    let after = whole_log(&progress);
    assert_eq!(after[..streams[0].tail as usize], before[..streams[0].tail as usize]);

    let next = record_answers(&mut progress, 1);
    assert_eq!((next.stream, next.seq), (streams[1].stream, streams[1].tail + 1));
    drop(progress);
    tablet.cut_power();
    tablet.open_quietly();
}

#[test]
fn what_may_have_left_is_not_recorded_a_second_time() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let sent = record_answers(&mut progress, 500);
    progress.note_sent(sent.stream, sent.seq, sent.head).unwrap();
    drop(progress);
    let mut bytes = fs::read(tablet.path("log.db")).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 4096].fill(0);
    fs::write(tablet.path("log.db"), &bytes).unwrap();
    tablet.cut_power();

    let (progress, notices) = tablet.open();
    let streams = progress.streams().unwrap();
    assert_eq!(streams[1].tail, 0);
    let Notice::LogSetAside { n_left, .. } = notices[0] else { panic!("{notices:?}") };
    assert!(streams[0].tail + n_left > 460, "{streams:?}, {n_left} left");
}

#[test]
fn an_answer_that_was_changed_in_the_file_breaks_the_chain() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 20);
    let db = rusqlite::Connection::open(tablet.path("log.db")).unwrap();
    db.execute("UPDATE event SET wall_ms = wall_ms + 1 WHERE seq = 11", []).unwrap();
    drop(db);
    tablet.cut_power();
    let (progress, notices) = tablet.open();
    assert_eq!(new_stream(&notices), Some(NewStreamWhy::LogDamaged));
    // Ten before it stay; nine after it were never sent and go on in the new stream.
    let tails: Vec<_> = progress.streams().unwrap().iter().map(|one| one.tail).collect();
    assert_eq!(tails, [10, 9]);
}

#[test]
fn a_log_that_is_no_database_is_set_aside() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 20);
    fs::write(tablet.path("log.db"), [0x77; 9_000]).unwrap();
    let (mut progress, notices) = tablet.open();
    assert!(matches!(notices[0], Notice::LogSetAside { n_salvaged: 0, .. }), "{notices:?}");
    record_answers(&mut progress, 1);
}

#[test]
fn any_flipped_byte_of_the_header_is_survived() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 3);
    let whole = fs::read(tablet.path("log.db")).unwrap();
    for at in 0..100 {
        let other = Tablet::new();
        tablet.copy_to(&other);
        let mut bytes = whole.clone();
        bytes[at] ^= 0x83;
        fs::write(other.path("log.db"), bytes).unwrap();
        other.cut_power();
        let (mut progress, _) = other.open();
        assert_eq!(progress.attempts(AMINA, 10).unwrap().len(), 3, "byte {at}");
        record_answers(&mut progress, 1);
        drop(progress);
        other.cut_power();
        other.open_quietly();
    }
}

#[test]
fn a_lost_first_page_costs_no_answer() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 300);
    let mut bytes = fs::read(tablet.path("log.db")).unwrap();
    bytes[..4096].fill(0xff);
    fs::write(tablet.path("log.db"), bytes).unwrap();
    let (progress, notices) = tablet.open();
    assert!(matches!(notices[0], Notice::LogSetAside { n_salvaged: 300, .. }), "{notices:?}");
    assert_eq!(progress.streams().unwrap()[0].tail, 300);
    assert!(!tablet.path("log.db.mended").exists());
}

#[test]
fn a_log_of_a_later_program_is_left_alone() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 3);
    let db = rusqlite::Connection::open(tablet.path("log.db")).unwrap();
    db.pragma_update(None, "user_version", 7).unwrap();
    db.pragma_update(None, "application_id", i32::from_be_bytes(*b"JNK\x07")).unwrap();
    drop(db);
    let before = fs::read(tablet.path("log.db")).unwrap();
    let opened = Progress::open(tablet.dir(), "boot 1", stamp(0));
    assert!(matches!(opened, Err(OpenError::TooNew { found: 7, .. })));
    assert_eq!(fs::read(tablet.path("log.db")).unwrap(), before);
}

#[test]
fn a_power_cut_while_salvaging_is_made_good() {
    let tablet = Tablet::new();
    record_answers(&mut tablet.open_quietly(), 20);
    // Salvaged and complete, but not yet in its place; the damaged one still is.
    fs::rename(tablet.path("log.db"), tablet.path("log.db.new")).unwrap();
    fs::write(tablet.path("log.db"), [0x77; 9_000]).unwrap();
    fs::write(tablet.path("log.db-wal"), [0x77; 9_000]).unwrap();
    let (progress, notices) = tablet.open();
    assert!(matches!(notices[0], Notice::LogSetAside { n_salvaged: 20, .. }), "{notices:?}");
    assert_eq!(progress.attempts(AMINA, 100).unwrap().len(), 20);
    drop(progress);

    // The damaged one was renamed already, and its name is told.
    let Notice::LogSetAside { kept_as, .. } = &notices[0] else { panic!("{notices:?}") };
    fs::rename(tablet.path("log.db"), tablet.path("log.db.new")).unwrap();
    let again = tablet.open().1;
    assert!(matches!(&again[0], Notice::LogSetAside { kept_as: told, .. } if told == kept_as));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_bytes_flip_the_tablet_plays_on(
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255u8), 1..40),
        near in any::<bool>(),
    ) {
        let tablet = Tablet::new();
        record_answers(&mut tablet.open_quietly(), 60);
        let mut bytes = fs::read(tablet.path("log.db")).unwrap();
        let all = bytes.len();
        for (at, flip) in &flips {
            let at = if near { at.index(200) + all / 3 } else { at.index(all) };
            bytes[at] ^= flip;
        }
        fs::write(tablet.path("log.db"), &bytes).unwrap();
        tablet.cut_power();
        let (mut progress, _) = tablet.open();
        record_answers(&mut progress, 3);
        let log = whole_log(&progress);
        drop(progress);
        tablet.cut_power();
        prop_assert_eq!(whole_log(&tablet.open_quietly()), log);
    }
}
