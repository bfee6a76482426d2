//! Tablets join by the dozen, and children are entered before anybody has a list of them.

use super::sync_classroom::{AMINA, Classroom, MONDAY, Pupil, reached};
use super::sync_wire::{Glass, Meddle};
use learn::Level;
use model::{Attempt, ClassId, Event, LearnerId};
use std::sync::{Arc, Barrier};
use std::time::Instant;
use sync::{Joining, Trouble};
use wire::down::Down;
use wire::invite::Invite;
use wire::message::ENROL;

/// How a tablet of a serial number joins.
fn joining(invite: &Invite, serial: &str) -> Joining {
    let maker_serial = Some(serial.to_owned());
    Joining { invite: invite.clone(), name: serial.to_owned(), maker_serial, take_along: false }
}

/// Tablets of these serial numbers join, so many at a time; those that were let in.
fn join_all(invite: &Invite, serials: &[String], at_once: usize) -> usize {
    let join = |serial: &String, begin: &Barrier| {
        let mut pupil = Pupil::new();
        begin.wait();
        match pupil.join_as(&joining(invite, serial)) {
            Ok(()) => {
                // It is a tablet of the school from here on: it is heard and answered.
                pupil.answer(1..=1);
                pupil.sync_well();
                true
            }
            Err(Trouble::Token) => false,
            Err(trouble) => panic!("{serial}: {trouble:?}"),
        }
    };
    let mut n = 0;
    for together in serials.chunks(at_once) {
        let begin = Arc::new(Barrier::new(together.len()));
        n += std::thread::scope(|scope| {
            let joins: Vec<_> =
                together.iter().map(|serial| scope.spawn(|| join(serial, &begin))).collect();
            joins.into_iter().filter_map(|join| join.join().unwrap().then_some(())).count()
        });
    }
    n
}

fn serials(n: usize) -> Vec<String> {
    (1..=n).map(|n| format!("WALTON-{n:04}")).collect()
}

fn n_devices(classroom: &Classroom) -> usize {
    let school = &classroom.server().school;
    classroom.server().wait_for(school.storage.devices(school.id())).unwrap().unwrap().len()
}

#[test]
fn of_forty_one_at_once_forty_are_let_in() {
    let classroom = Classroom::open();
    let invite = classroom.invite_for(&[classroom.address()], i64::MAX, 40, vec![]);
    let began = Instant::now();
    assert_eq!(join_all(&invite, &serials(41), 41), 40);
    eprintln!("forty tablets joined and were heard in {:?}", began.elapsed());
    assert!(began.elapsed().as_secs() < 120, "an adult has ten minutes for all of them");
    assert_eq!(n_devices(&classroom), 40);
    assert_eq!(classroom.stored().values().sum::<usize>(), 40);
}

#[test]
fn three_hundred_are_staged_by_their_serial_numbers_and_no_other_one() {
    let classroom = Classroom::open();
    let list = serials(300);
    let week = server::clock::now_ms() + 7 * 86_400_000;
    // One more use than there are tablets: it is the list that keeps others out.
    let invite = classroom.invite_for(&[classroom.address()], week, 301, list.clone());
    let began = Instant::now();
    assert_eq!(join_all(&invite, &list, 10), 300);
    eprintln!("three hundred tablets joined and were heard in {:?}", began.elapsed());
    assert_eq!(join_all(&invite, &["SOMEBODY-ELSES".to_owned()], 1), 0);
    assert_eq!(join_all(&invite, &list[6..7], 1), 0, "a serial number is good for one tablet");
    assert_eq!(n_devices(&classroom), 300);
}

#[test]
fn a_tablet_whose_papers_were_lost_on_the_way_asks_again_and_takes_no_second_place() {
    let classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let list = serials(1);
    let invite = classroom.invite_for(&[glass.address], i64::MAX, 1, list.clone());
    let mut pupil = Pupil::new();
    glass.meddle(ENROL, Meddle::LoseAnswer);
    assert!(pupil.join_as(&joining(&invite, &list[0])).is_err());
    assert_eq!(pupil.tablet().member().unwrap(), None);
    assert_eq!(n_devices(&classroom), 1, "the server has let it in, and it does not know");
    pupil.join_as(&joining(&invite, &list[0])).unwrap();
    pupil.sync_well();
    assert_eq!(n_devices(&classroom), 1);
}

#[test]
fn a_revoked_tablet_does_not_come_back_with_the_token_that_let_it_in() {
    let classroom = Classroom::open();
    let invite = classroom.invite(&[classroom.address()]);
    let mut pupil = Pupil::new();
    pupil.enrol(invite.clone()).unwrap();
    let (school, device) = (&classroom.server().school, pupil.tablet().record.device());
    let revoke = |revoked| {
        let done = school.storage.set_revoked(school.id(), device, revoked);
        assert!(classroom.server().wait_for(done).unwrap().unwrap());
    };
    revoke(true);
    assert!(matches!(pupil.enrol(invite.clone()), Err(Trouble::Revoked)));
    assert!(matches!(pupil.sync().trouble, Some(Trouble::Revoked)));
    revoke(false);
    pupil.enrol(invite).unwrap();
    pupil.sync_well();
}

#[test]
fn an_invitation_after_its_time_changes_nothing() {
    let (classroom, other) = (Classroom::open(), Classroom::open());
    let mut pupil = Pupil::new();
    let late = |at: &Classroom| at.invite_for(&[at.address()], server::clock::now_ms(), 5, vec![]);
    assert!(matches!(pupil.enrol(late(&classroom)), Err(Trouble::Token)));
    assert_eq!(pupil.tablet().member().unwrap(), None);
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.answer(1..=5);
    // Nor does one of another school move the tablet there.
    assert!(matches!(pupil.enrol(late(&other)), Err(Trouble::Token)));
    pupil.sync_well();
    classroom.expect(1..=5);
}

/// An answer that teaches a skill.
fn right(n: u32) -> Event {
    Event::Answered(Attempt {
        lesson: "bn-p-01".into(),
        step: "choose".into(),
        kind: "listen".into(),
        item: n.to_string().as_str().into(),
        skill: Some("bn.v1".into()),
        asked: "ই".into(),
        expected: "ই".into(),
        response: "ই".into(),
        correct: 1.0,
        tries: 1,
        rung: 0,
        tag: None,
        ms: 1_500,
    })
}

#[test]
fn children_who_share_a_tablet_are_kept_apart() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    let children: Vec<LearnerId> = (1..=4).map(|n| LearnerId([n; 16])).collect();
    for n in 0..40u64 {
        let now = pupil.now();
        pupil.tablet().record.record(children[n as usize % 4], &reached(n), now).unwrap();
    }
    pupil.sync_well();
    classroom.stored();
    let school = &classroom.server().school;
    for (at, child) in children.iter().enumerate() {
        let rows = classroom.server().wait_for(school.storage.events_of(school.id(), *child));
        let steps: Vec<u64> = rows.unwrap().unwrap().iter().map(step).collect();
        assert_eq!(steps, (0..10).map(|n| 4 * n + at as u64).collect::<Vec<_>>());
    }
}

fn step(row: &server::storage::EventRow) -> u64 {
    let body: serde_json::Value = serde_json::from_str(row.body.as_ref().unwrap()).unwrap();
    body["step"].as_str().unwrap().parse().unwrap()
}

#[test]
fn a_child_entered_before_there_was_a_list_is_found_on_it_later_with_all_her_work() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    // The tablet is on its own: no school, no list. An adult enters her by a nickname.
    let entered = LearnerId([0x77; 16]);
    let (nickname, picture) = ("মিতু".to_owned(), "cow".to_owned());
    let mut record = |event: &Event| {
        let now = pupil.now();
        pupil.tablet().record.record(entered, event, now).unwrap();
    };
    record(&Event::LearnerAdded { nickname, picture });
    (1..=2).for_each(|n| record(&right(n)));
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.sync_well();

    // The school's list comes, with a record of her own that somebody typed at a desk.
    let class = ClassId([7; 16]);
    let tell = |what: &[Down]| {
        let school = &classroom.server().school;
        classroom.server().wait_for(school.tell(what, None)).unwrap().unwrap();
        let storage = &school.storage;
        classroom.stored();
        while classroom.server().wait_for(storage.carry(i64::MAX, 16)).unwrap().unwrap().n > 0 {}
    };
    let (nickname, picture) = ("মিতু আক্তার".to_owned(), "cow".to_owned());
    tell(&[
        Down::Class { id: class, name: "১ম শ্রেণি".into(), shift: 1 },
        Down::Learner { id: AMINA, nickname, picture, class: Some(class), roll: Some(3) },
    ]);
    pupil.sync_well();
    let listed = |pupil: &mut Pupil| {
        let tablet = pupil.tablet();
        let listed = tablet.school.pupils_with(&tablet.record).unwrap();
        listed.into_iter().map(|one| one.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(&mut pupil), [AMINA, entered], "two as long as nobody said otherwise");

    tell(&[Down::Merged { from: entered, into: AMINA }]);
    pupil.sync_well();
    assert_eq!(listed(&mut pupil), [AMINA]);
    // What she did before counts, here and on a tablet that she never touched.
    let mut other = Pupil::new();
    other.enrol(classroom.invite(&[classroom.address()])).unwrap();
    other.wall_ms.set(MONDAY);
    other.sync_well();
    for pupil in [&mut pupil, &mut other] {
        let tablet = pupil.tablet();
        let known = tablet.school.known(&tablet.record, AMINA).unwrap();
        assert_eq!(known.state(&"bn.v1".into()), Level::Growing);
    }
}
