//! A child takes another tablet tomorrow and goes on where she was.

use super::sync_classroom::{AMINA, Classroom, DAY_MS, MONDAY, Pupil};
use learn::next::{Child, Next, Reason, Wishes};
use learn::{Chosen, Course, CourseLesson, CourseSkill, Facts, Known, Knows, Level, Memory, Order};
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

/// What was decided for her, as a tablet knows it.
fn chosen(pupil: &mut Pupil, learner: LearnerId) -> Chosen {
    let tablet = pupil.tablet();
    tablet.school.chosen(&tablet.record, learner).unwrap()
}

fn decide(pupil: &mut Pupil, learner: LearnerId, event: &Event) {
    pupil.wall_ms.set(pupil.wall_ms.get() + 60_000);
    let now = pupil.now();
    pupil.tablet().record.record(learner, event, now).unwrap();
}

/// All that can be asked, to compare.
type Told = (Vec<(SkillId, Level)>, Vec<(String, usize)>, Vec<SkillId>, Vec<(SkillId, Memory)>);

fn told(known: &Known) -> Told {
    asked(known, known.stuck().cloned().collect())
}

fn asked(knows: &dyn Knows, stuck: Vec<SkillId>) -> Told {
    let levels = knows.all_levels().into_iter().map(|(skill, level)| (skill.clone(), level));
    let memories = knows.memories(&|_| true).into_iter();
    let memories = memories.map(|(skill, memory)| (skill.clone(), memory)).collect();
    (levels.collect(), knows.recent_confusions(), stuck, memories)
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
    // But for days: the server is real, so to it this Monday is today.
    let but_days = |pupil: &mut Pupil| {
        let (levels, confusions, stuck, _) = told(&known(pupil, AMINA));
        (levels, confusions, stuck)
    };
    assert_eq!(but_days(&mut seventh), but_days(&mut third));
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

/// A lesson that brings back what she practised, and one that comes too early for her.
fn course() -> Course {
    let skill = |id: &str, needs: &[&str]| CourseSkill {
        id: id.into(),
        strand: "BN".into(),
        needs: needs.iter().map(|need| SkillId::from(*need)).collect(),
    };
    let lesson = |id: &str, teaches: &[&str], practises: &[&str]| CourseLesson {
        id: id.into(),
        teaches: teaches.iter().map(|skill| SkillId::from(*skill)).collect(),
        needs: Vec::new(),
        practises: practises.iter().map(|skill| SkillId::from(*skill)).collect(),
        minutes: 5,
        is_play: false,
        drill_for: None,
    };
    let skills = vec![skill("bn.v1", &[]), skill("bn.v2", &[]), skill("bn.v3", &["bn.v2"])];
    let lessons = vec![
        lesson("again", &[], &["bn.v1"]),
        lesson("next", &["bn.v2"], &["bn.v2"]),
        lesson("early", &["bn.v3"], &["bn.v3"]),
    ];
    Course::new(skills, lessons)
}

#[test]
fn what_she_practised_and_chose_on_monday_is_known_to_wednesdays_tablet() {
    let classroom = Classroom::open();
    let (mut third, mut seventh) = (joined(&classroom), joined(&classroom));
    // The server's clock is the true one, and today is Wednesday.
    let wednesday = server::clock::now_ms();
    third.wall_ms.set(wednesday - 2 * DAY_MS);
    practise(&mut third, AMINA, "bn.v1", &[true, true, true, true]);
    let colour = |value: &str| Event::Preferred { what: "colour".into(), value: value.into() };
    decide(&mut third, AMINA, &colour("leaf"));
    decide(&mut third, AMINA, &Event::Woken { lesson: "early".into() });
    decide(&mut third, AMINA, &Event::Placed { assumed: vec![] });
    decide(&mut third, AMINA, &Event::Completed { lesson: "again".into(), ms: 60_000 });
    third.wall_ms.set(wednesday);
    third.sync_well();
    carry(&classroom);
    seventh.wall_ms.set(wednesday);
    seventh.sync_well();

    let decided = chosen(&mut seventh, AMINA);
    assert_eq!(decided.preference("colour"), Some("leaf"));
    assert!(decided.finished_on(&"again".into()).is_some(), "what she finished there is finished");
    let facts = known(&mut seventh, AMINA);
    assert_eq!(told(&facts), asked(&folded_from_rows(&classroom, AMINA), vec![]));
    let wishes = Wishes {
        woken: decided.woken().clone(),
        placement: decided.placement(),
        ..Wishes::default()
    };
    let course = course();
    let child = Child { facts: &facts, sittings: &[], wishes: &wishes, course: &course };
    let due = facts.memory(&"bn.v1".into()).unwrap().due;
    let review = |day| Next::of(child, day).path(1).review.map(|stop| (stop.lesson, stop.reason));
    assert_eq!(review(due - 1), None);
    let reason = Reason::Due { skill: "bn.v1".into(), days_late: 0 };
    assert_eq!(review(due), Some((Some("again".into()), reason)));
    assert_eq!(Next::of(child, due).asleep(&"early".into()), None);
    let nobody = Wishes::default();
    let unwoken = Next::of(Child { wishes: &nobody, ..child }, due);
    assert!(unwoken.asleep(&"early".into()).is_some());

    // She likes another colour now; the third tablet hears of it, and of no older one again.
    decide(&mut seventh, AMINA, &colour("sky"));
    assert_eq!(chosen(&mut seventh, AMINA).preference("colour"), Some("sky"), "at once");
    seventh.sync_well();
    carry(&classroom);
    for pupil in [&mut third, &mut seventh] {
        pupil.sync_well();
        assert_eq!(chosen(pupil, AMINA).preference("colour"), Some("sky"));
    }
    assert_eq!(chosen(&mut third, AMINA), chosen(&mut seventh, AMINA));
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
            choice => assert!(row.kind != "answered", "{choice:?}"),
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
    assert_eq!(told(&third), asked(&facts, facts.stuck().cloned().collect()));
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
