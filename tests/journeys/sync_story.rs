//! A child answers, and her school has it: exactly once, whatever lies between.

use super::sync_classroom::{Classroom, DAY_MS, MONDAY, Pupil, copy_folder, folder, reached};
use super::sync_wire::{Cable, Glass, Meddle};
use model::{ClassId, Event, LearnerId};
use wire::down::{Down, mark_of};
use wire::message::{HELLO, SEGMENTS};

#[test]
fn a_tap_reaches_the_server() {
    let classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let cable = Cable::to(glass.address);
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[cable.address])).unwrap();
    pupil.answer(1..=300);
    assert_eq!(pupil.waiting(), 300);
    cable.take_bytes();
    let first = pupil.sync_well();
    assert_eq!(pupil.waiting(), 0);
    classroom.expect(1..=300);
    let (up, down) = cable.take_bytes();
    eprintln!(
        "300 answers: {} requests, {up} + {down} on the wire, {} counted",
        first.n_requests, first.n_bytes
    );

    glass.take_requests();
    glass.take_bytes();
    let quiet = pupil.sync_well();
    assert_eq!(glass.take_requests(), [format!("POST {HELLO}")]);
    let (http, (up, down)) = (glass.take_bytes(), cable.take_bytes());
    eprintln!(
        "nothing to say: {http} bytes of HTTP, {up} + {down} on the wire, {} counted",
        quiet.n_bytes
    );
    assert!(http < 500, "{http}");
    let wire = (up + down) as f64;
    // A handshake is not counted but known; a ledger may charge a little more, never less.
    assert!((0.9..1.4).contains(&(quiet.n_bytes as f64 / wire)), "{} and {wire}", quiet.n_bytes);
}

#[test]
fn a_month_offline_loses_nothing() {
    let classroom = Classroom::open();
    let cable = Cable::to(classroom.address());
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[cable.address])).unwrap();
    for day in 0..30 {
        pupil.reboot();
        // Every third day the clock is of another time altogether.
        let ahead = if day % 3 == 0 { 0 } else { day * DAY_MS };
        pupil.wall_ms.set(if day % 7 == 3 { 0 } else { MONDAY + ahead });
        pupil.answer(1 + 240 * day as u64..=240 * (day as u64 + 1));
    }
    cable.take_bytes();
    let outcome = pupil.sync_well();
    let (up, down) = cable.take_bytes();
    eprintln!(
        "7,200 answers: {} requests, {up} + {down} bytes, {} counted",
        outcome.n_requests, outcome.n_bytes
    );
    assert_eq!((outcome.n_sent, pupil.waiting()), (7_200, 0));
    assert!(outcome.n_requests <= 12, "{}", outcome.n_requests);
    let wire = (up + down) as f64;
    assert!((outcome.n_bytes as f64 - wire).abs() < 0.1 * wire, "{} and {wire}", outcome.n_bytes);
    classroom.expect(1..=7_200);
}

#[test]
fn the_same_page_sent_twice_counts_once() {
    let classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[glass.address])).unwrap();
    pupil.answer(1..=50);
    glass.meddle(SEGMENTS, Meddle::Twice);
    pupil.sync_well();
    classroom.expect(1..=50);
    assert_eq!(pupil.waiting(), 0);
}

#[test]
fn a_lost_receipt_is_made_good_by_the_next_contact() {
    let classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[glass.address])).unwrap();
    pupil.answer(1..=50);
    glass.meddle(SEGMENTS, Meddle::LoseAnswer);
    assert_eq!(pupil.sync().trouble.unwrap().code(), "broken");
    assert_eq!(pupil.waiting(), 50);
    pupil.answer(51..=60);
    glass.take_requests();
    let outcome = pupil.sync_well();
    assert_eq!((outcome.n_sent, pupil.waiting()), (60, 0));
    let requests = glass.take_requests();
    assert_eq!(requests, [format!("POST {HELLO}"), format!("PUT {SEGMENTS}")], "the 50 again");
    classroom.expect(1..=60);
}

#[test]
fn a_cut_anywhere_loses_nothing_and_doubles_nothing() {
    let classroom = Classroom::open();
    let cable = Cable::to(classroom.address());
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[cable.address])).unwrap();
    let mut answered = 0;
    for cut in (200..9_000).step_by(373) {
        pupil.answer(answered + 1..=answered + 40);
        answered += 40;
        cable.cut_after(Some(cut));
        let _ = pupil.sync();
    }
    cable.cut_after(None);
    pupil.sync_well();
    assert_eq!(pupil.waiting(), 0);
    classroom.expect(1..=answered);
}

#[test]
fn a_server_that_forgot_is_told_again() {
    let mut classroom = Classroom::open();
    let cable = Cable::to(classroom.address());
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[cable.address])).unwrap();
    pupil.answer(1..=20);
    pupil.sync_well();
    // A stream that is closed and acknowledged, and then a backup of the server.
    let copy = pupil.copy();
    std::fs::write(copy.path().join("restored"), "").unwrap();
    pupil.put_back(&copy);
    classroom.stop();
    let backup = folder();
    copy_folder(classroom.data.path(), backup.path());
    classroom.start();
    cable.lead_to(classroom.address());
    pupil.answer(21..=50);
    pupil.sync_well();
    pupil.reboot();
    pupil.answer(51..=55);
    pupil.sync_well();
    classroom.expect(1..=55);
    assert_eq!(pupil.streams().len(), 2);

    let classroom = Classroom::of(backup);
    cable.lead_to(classroom.address());
    pupil.sync_well();
    classroom.expect(1..=55);
}

#[test]
fn a_segment_beyond_a_gap_is_sent_again_from_before_it() {
    let mut classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[glass.address])).unwrap();
    pupil.answer(1..=20);
    pupil.sync_well();
    classroom.stop();
    let backup = folder();
    copy_folder(classroom.data.path(), backup.path());
    classroom.start();
    let glass = Glass::before(&classroom);
    let address = format!("https://{}", glass.address);
    pupil.tablet().school.note_address(&address).unwrap();
    pupil.answer(21..=40);
    pupil.sync_well();
    // The backup is put back between the opening words and the segment.
    let older = Classroom::of(backup);
    pupil.answer(41..=60);
    glass.meddle(SEGMENTS, Meddle::LeadTo(older.server().loopback));
    pupil.sync_well();
    older.expect(1..=60);
    assert_eq!(pupil.waiting(), 0);
}

#[test]
fn the_list_of_the_school_reaches_the_tablet_and_what_is_erased_leaves_it() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    let class = ClassId([7; 16]);
    let learner = |n: u16| {
        let mut id = [0; 16];
        id[..2].copy_from_slice(&n.to_be_bytes());
        Down::Learner {
            id: LearnerId(id),
            nickname: format!("শিশু {n}"),
            picture: "cow".into(),
            class: Some(class),
            roll: Some(400 - n),
        }
    };
    let mut all: Vec<Down> = (0..400).map(learner).collect();
    all.push(Down::Class { id: class, name: "১ম শ্রেণি".into(), shift: 1 });
    let school = &classroom.server().school;
    classroom.server().wait_for(school.tell(&all, None)).unwrap().unwrap();
    let outcome = pupil.sync_well();
    assert_eq!(outcome.n_came, 401);
    let pupils = pupil.tablet().school.pupils().unwrap();
    assert_eq!(pupils.len(), 400);
    assert_eq!(pupils[0].nickname, "শিশু 399");

    let erased = Down::Erased { mark: mark_of(pupils[0].id) };
    classroom.server().wait_for(school.tell(&[erased], None)).unwrap().unwrap();
    assert_eq!(pupil.sync_well().n_came, 1);
    assert_eq!(pupil.tablet().school.pupils().unwrap().len(), 399);
    assert_eq!(pupil.sync_well().n_requests, 1);
}

#[test]
fn a_tablet_that_moves_leaves_the_work_of_the_old_school_there_or_takes_it_along() {
    for take_along in [false, true] {
        let (first, second) = (Classroom::open(), Classroom::open());
        let mut pupil = Pupil::new();
        pupil.enrol(first.invite(&[first.address()])).unwrap();
        pupil.answer(1..=20);
        pupil.sync_well();
        pupil.answer(21..=30);
        pupil.join(second.invite(&[second.address()]), take_along).unwrap();
        pupil.answer(31..=35);
        pupil.sync_well();
        first.expect(1..=20);
        second.expect(if take_along { 21..=35 } else { 31..=35 });
        assert_eq!(pupil.waiting(), if take_along { 0 } else { 10 });

        pupil.enrol(first.invite(&[first.address()])).unwrap();
        pupil.answer(36..=37);
        pupil.sync_well();
        let waited = if take_along { 0 } else { 10 };
        first.expect((1..=20 + waited).chain(36..=37));
        assert_eq!(pupil.waiting(), 0);
    }
}

#[test]
fn an_erased_child_is_forgotten_by_her_tablet_and_the_others_work_stays() {
    let mut classroom = Classroom::open();
    let cable = Cable::to(classroom.address());
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[cable.address])).unwrap();
    let rafi = LearnerId([0xb5; 16]);
    let named =
        Event::LearnerAdded { nickname: "রাফি-নাম".into(), picture: "cow".into() };
    let now = pupil.now();
    pupil.tablet().record.record(rafi, &named, now).unwrap();
    pupil.answer(1..=20);
    pupil.sync_well();
    let backup = folder();
    classroom.stop();
    copy_folder(classroom.data.path(), backup.path());
    classroom.start();
    cable.lead_to(classroom.address());
    pupil.answer(21..=30);
    pupil.tablet().record.record(rafi, &reached(99), now).unwrap();
    pupil.sync_well();

    let school = &classroom.server().school;
    let erase = school.storage.erase(school.id(), rafi, MONDAY);
    classroom.server().wait_for(erase).unwrap().unwrap();
    pupil.sync_well();
    assert!(pupil.tablet().record.learners().unwrap().is_empty());
    assert_eq!(pupil.tablet().record.attempts(rafi, 9).unwrap(), []);
    let left = pupil.copy();
    for what in ["রাফি-নাম".as_bytes(), &rafi.0] {
        assert!(!holds(left.path(), what), "the tablet still knows her");
    }
    classroom.expect(1..=30);
    // What she does afterwards, on a tablet that nobody told, is dropped at the door.
    pupil.tablet().record.record(rafi, &reached(100), now).unwrap();
    pupil.answer(31..=32);
    pupil.sync_well();
    classroom.expect(1..=32);
    let hers = school_events(&classroom, rafi);
    assert_eq!(hers, 0);

    // A server that lost what it had receipted is told again all that the tablet still has.
    let older = Classroom::of(backup);
    cable.lead_to(older.address());
    pupil.answer(33..=34);
    pupil.sync_well();
    older.expect(1..=34);
    assert_eq!(pupil.waiting(), 0);
}

fn school_events(classroom: &Classroom, learner: LearnerId) -> usize {
    let school = &classroom.server().school;
    let rows = school.storage.events_of(school.id(), learner);
    classroom.server().wait_for(rows).unwrap().unwrap().len()
}

/// Whether any file of a folder holds some bytes.
fn holds(dir: &std::path::Path, what: &[u8]) -> bool {
    std::fs::read_dir(dir).unwrap().any(|file| {
        let path = file.unwrap().path();
        if path.is_dir() {
            return holds(&path, what);
        }
        std::fs::read(path).unwrap().windows(what.len()).any(|part| part == what)
    })
}
