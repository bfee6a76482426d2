//! Rules one by one, on a course of two strands.

mod properties;

use super::*;
use crate::order::tests::{at, attempt};
use crate::{CourseLesson, CourseSkill, Facts};

const TODAY: i32 = 20_700;

fn skill(id: &str, strand: &str, needs: &[&str]) -> CourseSkill {
    let needs = needs.iter().map(|need| SkillId::from(*need)).collect();
    CourseSkill { id: id.into(), strand: strand.to_owned(), needs }
}

/// A lesson that teaches and measures one skill.
fn lesson(id: &str, skill: &str) -> CourseLesson {
    CourseLesson {
        id: id.into(),
        teaches: vec![skill.into()],
        needs: Vec::new(),
        practises: vec![skill.into()],
        minutes: 5,
        is_play: false,
        drill_for: None,
    }
}

fn bare(id: &str) -> CourseLesson {
    CourseLesson { teaches: Vec::new(), practises: Vec::new(), ..lesson(id, "") }
}

/// Letters a, b, c, each needing the one before, numbers 1 and 2, a drill and two songs.
fn course() -> Course {
    let skills = vec![
        skill("a", "BN", &[]),
        skill("b", "BN", &["a"]),
        skill("c", "BN", &["b"]),
        skill("1", "MA", &["nowhere"]),
        skill("2", "MA", &["1"]),
    ];
    let mut lessons: Vec<_> =
        ["a", "b", "c", "1", "2"].iter().map(|id| lesson(&format!("l-{id}"), id)).collect();
    // It measures a skill too, which no review may make use of.
    let practises = vec!["a".into()];
    lessons.push(CourseLesson { drill_for: Some("ka-kha".into()), practises, ..bare("drill") });
    lessons.extend(["song-1", "song-2"].map(|id| CourseLesson { is_play: true, ..bare(id) }));
    Course::new(skills, lessons)
}

/// Right or wrong answers on a day, in their order.
fn answer(facts: &mut Facts, skill: &str, day: i32, answers: &[bool]) {
    for (n, right) in answers.iter().enumerate() {
        let seq = u64::from(day.unsigned_abs()) * 100 + n as u64 + 1;
        facts.fold(at(day, seq), &attempt(skill, *right));
    }
}

fn sat(lesson: &str, day: i32, completed: bool) -> Sitting {
    Sitting { lesson: lesson.into(), day, completed }
}

/// A child who is past the probe.
fn placed() -> Wishes {
    Wishes { placement: Some(Placement::default()), ..Wishes::default() }
}

fn path(facts: &Facts, sittings: &[Sitting], wishes: &Wishes) -> Path {
    let course = course();
    Next::of(Child { facts, sittings, wishes, course: &course }, TODAY).path(1)
}

fn learn(facts: &Facts, sittings: &[Sitting], wishes: &Wishes) -> (String, Reason) {
    let stop = path(facts, sittings, wishes).learn.unwrap();
    (stop.lesson.map(|id| id.as_str().to_owned()).unwrap_or_default(), stop.reason)
}

fn asleep(facts: &Facts, sittings: &[Sitting], wishes: &Wishes, id: &str) -> Option<Vec<SkillId>> {
    let course = course();
    Next::of(Child { facts, sittings, wishes, course: &course }, TODAY).asleep(&id.into())
}

#[test]
fn of_a_new_child_nothing_is_known_and_a_probe_is_offered_first() {
    let (facts, wishes) = (Facts::default(), Wishes::default());
    let probe = Stop { lesson: None, reason: Reason::Probe };
    assert_eq!(path(&facts, &[], &wishes), Path { learn: Some(probe), ..Path::default() });
    assert_ne!(learn(&facts, &[], &placed()).1, Reason::Probe);
    assert_ne!(learn(&facts, &[sat("l-a", TODAY, false)], &wishes).1, Reason::Probe);
}

#[test]
fn what_a_teacher_gave_comes_before_everything_in_her_order() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY, &[false, false]);
    let assigned = vec!["gone".into(), "l-c".into(), "l-1".into()];
    let wishes = Wishes { assigned, ..placed() };
    let sittings = [sat("l-a", TODAY, false)];
    assert_eq!(learn(&facts, &sittings, &wishes), ("l-c".to_owned(), Reason::Assigned));
    let done = [sat("l-c", TODAY, true)];
    assert_eq!(learn(&facts, &done, &wishes).0, "l-1", "not twice in a row");
}

#[test]
fn what_was_left_is_gone_on_with_for_a_week_and_before_a_drill() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY - 7, &[false, false]);
    let left = [sat("l-a", TODAY - 7, false), sat("song-1", TODAY, true)];
    assert_eq!(learn(&facts, &left, &placed()), ("l-a".to_owned(), Reason::Unfinished));
    let long_ago = [sat("l-a", TODAY - 8, false)];
    assert_eq!(learn(&facts, &long_ago, &placed()).0, "drill");
    let finished = [left[0].clone(), sat("l-a", TODAY, true)];
    assert_ne!(learn(&facts, &finished, &placed()).1, Reason::Unfinished);
}

#[test]
fn a_confusion_that_came_again_brings_its_drill_once_a_day() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY, &[false]);
    assert_ne!(learn(&facts, &[], &placed()).0, "drill", "once is chance");
    answer(&mut facts, "a", TODAY, &[false, false]);
    let tag = "ka-kha".to_owned();
    assert_eq!(learn(&facts, &[], &placed()), ("drill".to_owned(), Reason::Drill { tag }));
    assert_ne!(learn(&facts, &[sat("drill", TODAY, true)], &placed()).0, "drill");
}

#[test]
fn a_lesson_sleeps_until_what_it_needs_is_growing() {
    let mut facts = Facts::default();
    let wishes = placed();
    assert_eq!(asleep(&facts, &[], &wishes, "l-b"), Some(vec!["a".into()]));
    answer(&mut facts, "a", 1, &[true]);
    assert_eq!(asleep(&facts, &[], &wishes, "l-b"), Some(vec!["a".into()]), "only met");
    answer(&mut facts, "a", 1, &[true, true]);
    assert_eq!(asleep(&facts, &[], &wishes, "l-b"), None);
    assert_eq!(asleep(&facts, &[], &wishes, "l-1"), None, "what nobody teaches counts as met");
    assert_eq!(asleep(&facts, &[], &wishes, "unknown"), None);
}

#[test]
fn a_lesson_wakes_for_whoever_wants_it() {
    let facts = Facts::default();
    let id = LessonId::from("l-c");
    let woken = Wishes { woken: [id.clone()].into(), ..placed() };
    let given = Wishes { assigned: vec![id.clone()], ..placed() };
    let finished = Wishes { finished: [id].into(), ..placed() };
    assert!(asleep(&facts, &[], &placed(), "l-c").is_some());
    assert_eq!(asleep(&facts, &[], &woken, "l-c"), None);
    assert_eq!(asleep(&facts, &[], &given, "l-c"), None);
    assert_eq!(asleep(&facts, &[], &finished, "l-c"), None, "on another tablet");
    assert_eq!(asleep(&facts, &[sat("l-c", 1, true)], &placed(), "l-c"), None);
}

#[test]
fn what_is_assumed_or_replaced_is_passed_over_until_an_answer_speaks_against_it() {
    let mut facts = Facts::default();
    let placement = Placement { assumed: ["a".into()].into() };
    let assumed = Wishes { placement: Some(placement), ..Wishes::default() };
    let replaced = Wishes { replaced: ["a".into()].into(), ..placed() };
    let rest = [sat("l-1", TODAY - 1, true)];
    for wishes in [&assumed, &replaced] {
        assert_eq!(asleep(&facts, &[], wishes, "l-b"), None);
        assert_eq!(learn(&facts, &rest, wishes).0, "l-b");
    }
    assert_eq!(facts.state(&"a".into()), Level::New, "no firefly is lit");
    answer(&mut facts, "a", TODAY, &[false]);
    assert_eq!(asleep(&facts, &[], &assumed, "l-b"), Some(vec!["a".into()]));
    assert_eq!(asleep(&facts, &[], &replaced, "l-b"), None);
}

#[test]
fn a_lesson_that_did_not_succeed_comes_again_and_takes_turns_with_what_is_new() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY - 2, &[true, false]);
    answer(&mut facts, "1", TODAY - 1, &[true, true]);
    // Each strand had one turn; that of the letters was earlier, and has nothing else.
    let sittings = [sat("l-a", TODAY - 2, true), sat("l-1", TODAY - 1, true)];
    let again = Reason::Again { skill: "a".into() };
    assert_eq!(learn(&facts, &sittings, &placed()), ("l-a".to_owned(), again.clone()));
    let elsewhere = Wishes { finished: ["l-a".into()].into(), ..placed() };
    assert_eq!(learn(&facts, &[], &elsewhere), ("l-a".to_owned(), again), "wherever it was");
    // Woken, the next letter comes in between.
    let woken = Wishes { woken: ["l-b".into()].into(), ..placed() };
    assert_eq!(learn(&facts, &sittings, &woken).0, "l-b");
    let sittings = [&sittings[..], &[sat("l-b", TODAY - 1, true), sat("l-2", TODAY - 1, true)]];
    assert_eq!(learn(&facts, &sittings.concat(), &woken).0, "l-a");
}

#[test]
fn strands_take_turns_and_a_review_is_no_turn() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY, &[true, true]);
    let first = sat("l-a", TODAY, true);
    assert_eq!(learn(&facts, std::slice::from_ref(&first), &placed()).0, "l-1");
    answer(&mut facts, "1", TODAY, &[true, true]);
    let reviewed = [first, sat("l-1", TODAY, true), sat("l-a", TODAY, true)];
    assert_eq!(learn(&facts, &reviewed, &placed()).0, "l-b");
}

#[test]
fn the_review_is_what_has_been_due_for_longest() {
    let mut facts = Facts::default();
    answer(&mut facts, "1", TODAY - 40, &[true, true]);
    answer(&mut facts, "a", TODAY - 30, &[true, true]);
    answer(&mut facts, "2", TODAY, &[true, true]);
    let stop = path(&facts, &[], &placed()).review.unwrap();
    let due = facts.skills[&SkillId::from("1")].memory().unwrap().due;
    let reason = Reason::Due { skill: "1".into(), days_late: TODAY.abs_diff(due) };
    assert_eq!(stop, Stop { lesson: Some("l-1".into()), reason });
}

#[test]
fn a_drill_that_was_never_played_is_no_review() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY - 30, &[true, true]);
    let stop = path(&facts, &[sat("l-a", TODAY - 5, true)], &placed()).review.unwrap();
    assert_eq!(stop.lesson, Some("l-a".into()));
}

#[test]
fn one_item_in_four_of_a_lesson_that_teaches_is_a_review() {
    let mut facts = Facts::default();
    for (day, skill) in [(TODAY - 30, "a"), (TODAY - 40, "1")] {
        answer(&mut facts, skill, day, &[true, true]);
    }
    answer(&mut facts, "2", TODAY - 40, &[false, true]);
    let (course, wishes) = (course(), placed());
    let child = Child { facts: &facts, sittings: &[], wishes: &wishes, course: &course };
    let next = Next::of(child, TODAY);
    let (one, a) = (Some("1".into()), Some("a".into()));
    // What is not growing yet is left to its own lesson, and each comes once.
    let rest = [None, None, None, None];
    let expected = [&[None, None, None, one.clone(), None, None, None, a.clone()][..], &rest];
    assert_eq!(next.items(&"l-b".into(), 12), expected.concat());
    // The lesson's own skill needs no mixing in.
    assert_eq!(next.items(&"drill".into(), 4)[3], one);
    assert!(!next.items(&"l-1".into(), 12).contains(&one));
}

#[test]
fn a_lesson_with_nothing_left_to_teach_brings_back_whatever_is_due() {
    let mut facts = Facts::default();
    answer(&mut facts, "a", TODAY - 30, &[true, true]);
    answer(&mut facts, "1", TODAY - 40, &[true, true]);
    let (course, wishes, sittings) = (course(), placed(), [sat("l-1", TODAY - 40, true)]);
    let child = Child { facts: &facts, sittings: &sittings, wishes: &wishes, course: &course };
    let items = Next::of(child, TODAY).items(&"l-1".into(), 4);
    assert_eq!(items, [None, Some("a".into()), None, None]);
}

#[test]
fn play_takes_what_was_never_played_or_rested_longest() {
    let facts = Facts::default();
    let play = |sittings: &[Sitting]| path(&facts, sittings, &placed()).play.unwrap();
    assert_eq!(play(&[sat("song-1", 1, true)]).lesson, Some("song-2".into()));
    let both = [sat("song-2", 1, true), sat("song-1", TODAY, true)];
    assert_eq!(play(&both), Stop { lesson: Some("song-2".into()), reason: Reason::Play });
}

#[test]
fn an_empty_course_offers_nothing() {
    let (facts, wishes, course) = (Facts::default(), Wishes::default(), Course::default());
    let child = Child { facts: &facts, sittings: &[], wishes: &wishes, course: &course };
    assert_eq!(Next::of(child, TODAY).path(0), Path::default());
}

#[test]
fn needs_in_a_circle_put_lessons_to_sleep_and_hang_nothing() {
    let skills = vec![skill("x", "BN", &["y"]), skill("y", "BN", &["x"]), skill("z", "BN", &["z"])];
    let lessons = ["x", "y", "z"].iter().map(|id| lesson(&format!("l-{id}"), id)).collect();
    let course = Course::new(skills, lessons);
    let (facts, wishes) = (Facts::default(), placed());
    let child = Child { facts: &facts, sittings: &[], wishes: &wishes, course: &course };
    let next = Next::of(child, TODAY);
    assert_eq!(next.asleep(&"l-x".into()), Some(vec!["y".into()]));
    assert_eq!(next.path(0).learn.unwrap().lesson, Some("l-z".into()), "it teaches its own need");
    assert_eq!(course.teaching_order("BN").len(), 3);
}
