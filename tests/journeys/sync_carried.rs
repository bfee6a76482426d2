//! A child takes another tablet tomorrow and goes on where she was.

use super::sync_classroom::{AMINA, Classroom, DAY_MS, MONDAY, Pupil};
use learn::{Facts, Known, Level, Order};
use model::{Attempt, Event, LearnerId, SkillId};
use wire::down::Down;

/// Answers that teach `skill`, each right or not.
fn practise(pupil: &mut Pupil, learner: LearnerId, skill: &str, right: &[bool]) {
    for (n, right) in right.iter().enumerate() {
        pupil.wall_ms.set(pupil.wall_ms.get() + 5_000);
        let now = pupil.now();
        let attempt = Attempt {
            lesson: "bn-p-01".into(),
            step: "choose".into(),
            kind: "listen".into(),
            item: format!("{skill}-{n}").as_str().into(),
            skill: Some(skill.into()),
            asked: "ই".into(),
            expected: "ই".into(),
            response: if *right { "ই" } else { "ঈ" }.into(),
            correct: if *right { 1.0 } else { 0.0 },
            tries: 1,
            rung: 0,
            tag: (!right).then(|| "i-ii".to_owned()),
            ms: 1_500,
        };
        pupil.tablet().record.record(learner, &Event::Answered(attempt), now).unwrap();
    }
}

/// What a tablet knows of a child, all of it.
fn known(pupil: &mut Pupil, learner: LearnerId) -> Known {
    let tablet = pupil.tablet();
    tablet.school.known(&tablet.record, learner).unwrap()
}

/// All that can be asked, to compare.
type Told = (Vec<(SkillId, Level)>, Vec<(String, usize)>, Vec<SkillId>);

fn told(known: &Known) -> Told {
    let levels = known.levels().map(|(skill, level)| (skill.clone(), level)).collect();
    (levels, known.confusions(), known.stuck().cloned().collect())
}

/// The server unfolds what came and tells what it comes to.
fn carry(classroom: &Classroom) {
    let storage = &classroom.server().school.storage;
    while classroom.server().wait_for(storage.project(64)).unwrap().unwrap() > 0 {}
    while classroom.server().wait_for(storage.carry(i64::MAX, 16)).unwrap().unwrap().n > 0 {}
}

fn joined(classroom: &Classroom) -> Pupil {
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil
}

fn day(pupil: &Pupil, n: i64) {
    pupil.wall_ms.set(MONDAY + n * DAY_MS);
}

#[test]
fn monday_on_one_tablet_wednesday_on_another_and_on_friday_one_truth() {
    let classroom = Classroom::open();
    let (mut third, mut seventh) = (joined(&classroom), joined(&classroom));
    day(&third, 0);
    practise(&mut third, AMINA, "bn.v1", &[true, true, true, true]);
    practise(&mut third, AMINA, "bn.v2", &[false; 9]);
    third.sync_well();
    carry(&classroom);

    // She was never here; her levels and confusions are, and her new answers count with them.
    day(&seventh, 2);
    seventh.sync_well();
    assert_eq!(told(&known(&mut seventh, AMINA)), told(&known(&mut third, AMINA)));
    assert_eq!(known(&mut seventh, AMINA).state(&"bn.v1".into()), Level::Growing);
    assert_eq!(known(&mut seventh, AMINA).confusions(), [("i-ii".to_owned(), 9)]);
    practise(&mut seventh, AMINA, "bn.v1", &[true]);
    let alone = seventh.tablet().record.levels(AMINA).unwrap();
    assert_eq!(alone, [("bn.v1".into(), Level::Met)], "on this tablet's answers alone");
    assert_eq!(known(&mut seventh, AMINA).state(&"bn.v1".into()), Level::Known);

    // Meanwhile she was at the third again, which knows nothing of Wednesday.
    day(&third, 3);
    practise(&mut third, AMINA, "bn.v2", &[true, true]);
    for pupil in [&mut seventh, &mut third] {
        day(pupil, 4);
        pupil.sync_well();
    }
    carry(&classroom);
    for pupil in [&mut third, &mut seventh] {
        pupil.sync_well();
    }
    let (third, seventh) = (known(&mut third, AMINA), known(&mut seventh, AMINA));
    assert_eq!(third, seventh, "field by field");
    assert_eq!(third.state(&"bn.v1".into()), Level::Known);
    assert_eq!(third.state(&"bn.v2".into()), Level::Growing);
    assert_eq!(third.stuck().count(), 0);
}

/// What the server's own rows come to, folded here from nothing.
fn folded_from_rows(classroom: &Classroom, learner: LearnerId) -> Facts {
    let school = &classroom.server().school;
    let rows = classroom.server().wait_for(school.storage.events_of(school.id(), learner));
    let mut facts = Facts::default();
    for row in rows.unwrap().unwrap() {
        let at = Order { day: row.day, stream: row.stream, seq: row.seq };
        match serde_json::from_str(&row.body.unwrap()).unwrap() {
            Event::Answered(attempt) => facts.fold(at, &attempt),
            other => panic!("nothing else was recorded: {other:?}"),
        }
    }
    facts
}

#[test]
fn a_day_on_two_tablets_that_nobody_heard_of_yet_comes_to_one_truth() {
    let classroom = Classroom::open();
    let (mut third, mut seventh) = (joined(&classroom), joined(&classroom));
    for n in 0..2 {
        // In the morning here, at noon there, and both again on the next day.
        for (pupil, hours, skill) in [(&mut third, 2, "bn.v1"), (&mut seventh, 5, "bn.v2")] {
            pupil.wall_ms.set(MONDAY + n * DAY_MS + hours * DAY_MS / 24);
            practise(pupil, AMINA, skill, &[true, true]);
            practise(pupil, AMINA, "bn.both", &[n == 1, true]);
        }
    }
    let both = SkillId::from("bn.both");
    for pupil in [&mut third, &mut seventh] {
        let alone = known(pupil, AMINA);
        assert_eq!(alone.levels().count(), 2, "each knows its own only");
        assert_eq!(alone.state(&both), Level::Growing);
        pupil.sync_well();
    }
    carry(&classroom);
    for pupil in [&mut third, &mut seventh] {
        pupil.sync_well();
    }
    let (third, seventh) = (known(&mut third, AMINA), known(&mut seventh, AMINA));
    assert_eq!(third, seventh, "field by field");
    let facts = folded_from_rows(&classroom, AMINA);
    let levels: Vec<_> = facts.levels().map(|(skill, level)| (skill.clone(), level)).collect();
    let stuck: Vec<SkillId> = facts.stuck().cloned().collect();
    assert_eq!(told(&third), (levels, facts.confusions(), stuck));
    assert_eq!(third.levels().count(), 3);
    assert_eq!(third.state(&both), Level::Known, "what either alone could not show");
}

#[test]
fn a_wrong_clock_on_one_tablet_does_not_take_a_day_away() {
    let classroom = Classroom::open();
    let (mut right, mut wrong) = (joined(&classroom), joined(&classroom));
    // The server's clock is the true one here: the right tablet claims it.
    let now_ms = server::clock::now_ms();
    right.wall_ms.set(now_ms - DAY_MS);
    practise(&mut right, AMINA, "bn.v1", &[true, true, true]);
    right.wall_ms.set(now_ms);
    right.sync_well();
    // Its clock stands in 1970, and again in 2106: the contact in the same boot says when.
    for year_ms in [0, 4_291_747_200_000] {
        wrong.wall_ms.set(year_ms);
        wrong.reboot();
        practise(&mut wrong, AMINA, "bn.v1", &[true]);
        wrong.sync_well();
    }
    carry(&classroom);
    right.sync_well();
    assert_eq!(known(&mut right, AMINA).state(&"bn.v1".into()), Level::Known);
    let school = &classroom.server().school;
    let rows = classroom.server().wait_for(school.storage.events_of(school.id(), AMINA));
    for row in rows.unwrap().unwrap() {
        let off = (row.at_ms - now_ms).abs();
        assert!(off < 2 * DAY_MS, "{} ms off, claimed {}", off, row.wall_ms);
    }
}

#[test]
fn who_played_without_a_name_is_told_to_nobody() {
    let classroom = Classroom::open();
    let (mut first, mut second) = (joined(&classroom), joined(&classroom));
    practise(&mut first, LearnerId::NOBODY, "bn.v1", &[true, true]);
    practise(&mut first, AMINA, "bn.v1", &[true, true]);
    first.sync_well();
    carry(&classroom);
    assert_eq!(second.sync_well().n_came, 1, "of Amina alone");
    assert_eq!(known(&mut second, LearnerId::NOBODY).levels().count(), 0);
    assert_eq!(known(&mut first, LearnerId::NOBODY).levels().count(), 1);
}

#[test]
fn two_records_of_one_child_are_told_as_one_and_parted_again() {
    let classroom = Classroom::open();
    let other = LearnerId([7; 16]);
    let (mut first, mut second) = (joined(&classroom), joined(&classroom));
    day(&first, 0);
    practise(&mut first, AMINA, "bn.v1", &[true, true, true]);
    day(&second, 1);
    practise(&mut second, other, "bn.v1", &[true, true]);
    // At a contact the server sees how long ago that was.
    day(&second, 3);
    first.sync_well();
    second.sync_well();
    let tell = |entries| {
        let school = &classroom.server().school;
        classroom
            .server()
            .wait_for(school.storage.put_down(school.id(), entries))
            .unwrap()
            .unwrap();
        carry(&classroom);
    };
    let merged = Down::Merged { from: other, into: AMINA };
    let body = Some(merged.to_bytes().unwrap());
    tell(vec![server::storage::DownEntry {
        key: merged.key(),
        device: None,
        about: Some(other),
        body,
    }]);
    for pupil in [&mut first, &mut second] {
        pupil.sync_well();
        for record in [AMINA, other] {
            assert_eq!(known(pupil, record).state(&"bn.v1".into()), Level::Known);
        }
    }
    tell(vec![server::storage::DownEntry {
        key: merged.key(),
        device: None,
        about: Some(other),
        body: None,
    }]);
    for pupil in [&mut first, &mut second] {
        pupil.sync_well();
        for record in [AMINA, other] {
            assert_eq!(known(pupil, record).state(&"bn.v1".into()), Level::Growing);
        }
    }
}

#[test]
fn four_hundred_children_fit_each_tablet() {
    let classroom = Classroom::open();
    let mut writer = joined(&classroom);
    for child in 0..400u16 {
        let mut id = [9; 16];
        id[..2].copy_from_slice(&child.to_be_bytes());
        for skill in 0..12 {
            practise(&mut writer, LearnerId(id), &format!("bn.v{skill}"), &[true, false, true]);
        }
    }
    writer.sync_well();
    carry(&classroom);
    let mut new = joined(&classroom);
    let outcome = new.sync_well();
    assert!(outcome.n_came >= 400, "{}", outcome.n_came);
    eprintln!("400 children: {} bytes in {} requests", outcome.n_bytes, outcome.n_requests);
    assert!(outcome.n_bytes < 400 * 700, "{}", outcome.n_bytes);
    // Closed, it is one file.
    new.stop();
    let size = std::fs::metadata(new.dir.path().join("school.db")).unwrap().len();
    eprintln!("school.db then has {size} bytes");
    assert!((20_000..400 * 2_048).contains(&size), "{size}");
    new.start();
    let mut id = [9; 16];
    id[..2].copy_from_slice(&399u16.to_be_bytes());
    assert_eq!(known(&mut new, LearnerId(id)).levels().count(), 12);
}
