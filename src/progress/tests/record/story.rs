//! An ordinary life: recording, asking, opening again.

use crate::support::*;
use ::model::{Event, Stamp};
use learn::Level;
use progress::{OpenError, Progress};

#[test]
fn a_first_start_begins_one_stream_and_says_nothing() {
    let tablet = Tablet::new();
    let progress = tablet.open_quietly();
    let streams = progress.streams().unwrap();
    assert_eq!(streams.len(), 1);
    assert_eq!((streams[0].tail, streams[0].closed), (0, false));
    assert_eq!(streams[0].device, progress.device());
}

#[test]
fn what_was_recorded_is_there_after_opening_again() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let first = record_answers(&mut progress, 30);
    let (log, state) = (whole_log(&progress), whole_state(&progress));
    drop(progress);

    let mut progress = tablet.open_quietly();
    assert_eq!((whole_log(&progress), whole_state(&progress)), (log, state));
    let next = progress.record(AMINA, &completed("lesson"), stamp(99)).unwrap();
    assert_eq!((next.stream, next.seq), (first.stream, 31));
}

#[test]
fn a_lesson_goes_on_where_it_was_left_and_begins_anew_once_completed() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let at = stamp(0);
    let lesson = "lesson".into();
    assert_eq!(progress.resume_at(AMINA, &lesson).unwrap(), None);

    progress.record(AMINA, &reached("lesson", "one"), at).unwrap();
    progress.record(AMINA, &reached("lesson", "two"), at).unwrap();
    progress.record(RAFI, &reached("lesson", "one"), at).unwrap();
    assert_eq!(progress.resume_at(AMINA, &lesson).unwrap(), Some("two".into()));
    assert_eq!(progress.resume_at(RAFI, &lesson).unwrap(), Some("one".into()));

    progress.record(AMINA, &completed("lesson"), at).unwrap();
    assert_eq!(progress.resume_at(AMINA, &lesson).unwrap(), None);
    progress.record(AMINA, &reached("lesson", "one"), at).unwrap();
    assert_eq!(progress.resume_at(AMINA, &lesson).unwrap(), Some("one".into()));
}

#[test]
fn completed_lessons_come_in_the_order_of_their_first_completion() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    for lesson in ["b", "a", "b", "c"] {
        progress.record(AMINA, &completed(lesson), stamp(0)).unwrap();
    }
    assert_eq!(progress.completed(AMINA).unwrap(), ["b".into(), "a".into(), "c".into()]);
    assert_eq!(progress.completed(RAFI).unwrap(), []);
}

#[test]
fn the_newest_choice_counts_whatever_the_clock_says_and_is_folded_anew_alike() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let colour = |value: &str| Event::Preferred { what: "colour".into(), value: value.into() };
    let placed = |skill: &str| Event::Placed { assumed: vec![skill.into()] };
    // Ten years ahead, unbelievable, and right.
    for (value, minutes) in [("sun", 5_256_000), ("sky", -40_000_000), ("leaf", 0)] {
        for event in [colour(value), placed(value)] {
            progress.record(AMINA, &event, stamp(minutes)).unwrap();
        }
    }
    let woken = Event::Woken { lesson: "lesson".into() };
    progress.record(AMINA, &woken, stamp(0)).unwrap();
    progress.record(RAFI, &colour("sky"), stamp(0)).unwrap();
    let chosen = progress.chosen(AMINA).unwrap();
    assert_eq!(chosen.preference("colour"), Some("leaf"));
    assert!(chosen.placement().unwrap().assumed.contains(&"leaf".into()));
    assert!(chosen.woken().contains(&"lesson".into()));
    let all = progress.all_chosen().unwrap();
    assert_eq!((all.len(), &all[&AMINA]), (2, &chosen));
    assert_eq!(all[&RAFI].preference("colour"), Some("sky"));

    let before = whole_state(&progress);
    drop(progress);
    std::fs::remove_file(tablet.path("state.db")).unwrap();
    assert_eq!(whole_state(&tablet.open().0), before);
}

#[test]
fn skills_rise_over_two_days() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let skill = || "bn.v1".into();
    for (day, minute, level) in [
        (0, 0, Level::Met),
        (0, 1, Level::Growing),
        (1, 0, Level::Growing),
        (1, 1, Level::Known),
        (7, 0, Level::Known),
        (8, 0, Level::Kept),
    ] {
        let at = stamp(day * 24 * 60 + minute);
        progress.record(AMINA, &answered("bn.v1", true), at).unwrap();
        assert_eq!(progress.levels(AMINA).unwrap(), [(skill(), level)], "day {day}");
    }
}

#[test]
fn a_sitting_counts_its_answers_and_its_time() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    let opened = Event::Opened { lesson: "lesson".into(), bundle: "00".into() };
    let left = Event::Left { lesson: "lesson".into(), ms: 90_000 };
    progress.record(AMINA, &opened, stamp(0)).unwrap();
    record_answers(&mut progress, 3);
    progress.record(AMINA, &left, stamp(4)).unwrap();
    progress.record(AMINA, &opened, stamp(5)).unwrap();
    progress.record(AMINA, &completed("lesson"), stamp(6)).unwrap();

    let sessions = progress.sessions(AMINA, 10).unwrap();
    let told: Vec<_> = sessions.iter().map(|one| (one.n_answers, one.ms, one.completed)).collect();
    assert_eq!(told, [(0, Some(60_000), true), (3, Some(90_000), false)]);
}

#[test]
fn learners_are_listed_in_the_order_of_entering_with_their_newest_picture() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    for (learner, nickname, picture) in
        [(RAFI, "রাফি", "frog"), (AMINA, "আমিনা", "boat"), (RAFI, "রাফি", "kite")]
    {
        let added = Event::LearnerAdded { nickname: nickname.into(), picture: picture.into() };
        progress.record(learner, &added, stamp(0)).unwrap();
    }
    let learners = progress.learners().unwrap();
    let told: Vec<_> = learners.iter().map(|one| (one.id, one.picture.as_str())).collect();
    assert_eq!(told, [(RAFI, "kite"), (AMINA, "boat")]);
}

#[test]
fn attempts_come_newest_first_and_only_her_own() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    record_answers(&mut progress, 5);
    progress.record(RAFI, &answered("bn.v2", true), stamp(6)).unwrap();
    let seqs = |learner, limit| {
        let attempts = progress.attempts(learner, limit).unwrap();
        attempts.into_iter().map(|one| one.seq).collect::<Vec<_>>()
    };
    assert_eq!(seqs(AMINA, 3), [5, 4, 3]);
    assert_eq!(seqs(RAFI, 100), [6]);
}

#[test]
fn a_second_process_is_told_that_the_record_is_in_use() {
    let tablet = Tablet::new();
    let progress = tablet.open_quietly();
    let second = Progress::open(tablet.dir(), "boot 1", stamp(0));
    assert!(matches!(second, Err(OpenError::InUse { .. })));
    drop(progress);
    tablet.open_quietly();
}

#[test]
fn no_clock_is_too_wrong_to_be_recorded() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    for (wall_ms, mono_ms) in [
        (MONDAY, 0),
        (0, 5),
        (4_294_967_295_000, 6),
        (-1, 7),
        (i64::MAX, u64::MAX),
        (i64::MIN, 0),
        (MONDAY + DAY_MS, 8),
    ] {
        let at = Stamp { wall_ms, mono_ms, boot: 0 };
        progress.record(AMINA, &answered("bn.v1", true), at).unwrap();
    }
    let state = whole_state(&progress);
    drop(progress);
    tablet.cut_power();
    let progress = tablet.open_quietly();
    assert_eq!(whole_state(&progress), state);
    assert_eq!(progress.streams().unwrap()[0].tail, 7);
}

#[test]
fn each_boot_is_counted_and_stamped() {
    let mut tablet = Tablet::new();
    for boot in 1..=3 {
        let mut progress = tablet.open_quietly();
        assert_eq!(progress.boot(), boot);
        record_answers(&mut progress, 1);
        drop(progress);
        tablet.reboot();
    }
    let progress = tablet.open_quietly();
    let mut boots = Vec::new();
    progress.dump(&mut |row| boots.push(row.boot)).unwrap();
    assert_eq!(boots, [1, 2, 3]);
}

#[test]
fn a_dumped_row_is_a_line_of_json() {
    let tablet = Tablet::new();
    let mut progress = tablet.open_quietly();
    progress.record(AMINA, &reached("lesson", "one"), stamp(0)).unwrap();
    let mut lines = Vec::new();
    progress.dump(&mut |row| lines.push(serde_json::to_value(row).unwrap())).unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["learner"], AMINA.to_string());
    assert_eq!(lines[0]["event"]["step"], "one");
    assert_eq!(lines[0]["acked"], false);
}
