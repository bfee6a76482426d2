//! What would be forgotten is asked between the steps of another lesson.

use crate::ground::{app, data, playroom};
use crate::pages::tile;
use crate::shown::Shown;
use app::clock::noon;
use app::commands;
use app::player::Player;
use app::screen::Place;
use app::session::Entry;
use model::{Attempt, Stamp};

/// Long after the answers of this test, which are told by the machine's clock, so that everything
/// is due; and at noon in Bangladesh, for at night the bird sleeps.
fn months_later() -> Stamp {
    const DAY_MS: i64 = 86_400_000;
    let today = app::clock::stamp().wall_ms.div_euclid(DAY_MS) * DAY_MS;
    Stamp { wall_ms: today + 60 * DAY_MS + DAY_MS / 4, ..Stamp::default() }
}

/// Plays a lesson to its end as a child does who knows it all; the answers that she gave.
fn play(shown: &mut Shown, lesson: &str) -> Vec<Attempt> {
    let before = shown.app.borrow().attempts(1_000).len();
    let now = shown.now;
    shown.app.borrow_mut().open_lesson(&lesson.into(), &Entry::Start, now).expect("opens");
    loop {
        let place = shown.app.borrow().place();
        let Some((at, _)) = place else { break };
        assert_eq!(at.as_str(), lesson, "the lesson stays the lesson");
        assert!(shown.now < now + 900_000, "{lesson} does not end");
        shown.run_to(shown.now + 400);
        let gesture = shown.app.borrow().show_how(shown.now);
        if let Some(gesture) = gesture {
            shown.gesture(&gesture);
        }
    }
    shown.app.borrow().attempts(1_000).split_off(before)
}

/// From which lessons the answers are, each once in a row.
fn lessons(attempts: &[Attempt]) -> Vec<&str> {
    let mut lessons: Vec<&str> = attempts.iter().map(|one| one.lesson.as_str()).collect();
    lessons.dedup();
    lessons
}

#[test]
fn a_question_about_what_would_be_forgotten_comes_between_two_steps() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(playroom(folder.path(), size, "bn", true), size);
    shown.app.borrow_mut().play_as(Player::nobody(), 0);
    let first = play(&mut shown, "play-count");
    assert_eq!(lessons(&first), ["play-count"], "nothing is due on the first day");
    shown.app.borrow_mut().set_wall(months_later);
    let later = play(&mut shown, "play-gap");
    assert_eq!(lessons(&later), ["play-gap", "play-count"], "{later:#?}");
    let review = later.last().expect("was asked");
    assert!(first.iter().any(|one| (&one.step, &one.item) == (&review.step, &review.item)));
    // It was a question of that lesson, and no visit to it.
    shown.app.borrow_mut().open_page(&Place::Library, 0);
    drop(shown);
    let opened = progress::Progress::open(folder.path(), "boot", Stamp::default());
    let (record, _) = opened.expect("the app has let go of the record");
    let sat = record.sessions(model::LearnerId::NOBODY, 10).expect("is read");
    assert_eq!(sat.iter().filter(|one| one.lesson.as_str() == "play-count").count(), 1, "{sat:?}");
}

#[test]
fn a_guest_is_asked_nothing_in_between() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(playroom(folder.path(), size, "bn", true), size);
    shown.app.borrow_mut().play_as(Player::nobody(), 0);
    play(&mut shown, "play-count");
    shown.app.borrow_mut().set_wall(months_later);
    shown.app.borrow_mut().play_as(Player::guest(), 0);
    let now = shown.now;
    shown.app.borrow_mut().open_lesson(&"play-gap".into(), &Entry::Start, now).expect("opens");
    while shown.app.borrow().place().is_some() {
        shown.run_to(shown.now + 400);
        assert!(!shown.has("basket") && !shown.has("thing-1"), "nothing is counted in this lesson");
        let gesture = shown.app.borrow().show_how(shown.now);
        if let Some(gesture) = gesture {
            shown.gesture(&gesture);
        }
    }
}

/// An answer to a question of the first lesson, given now.
fn answered(n: u64, tag: Option<&str>) -> model::Event {
    model::Event::Answered(Attempt {
        lesson: "bn-p-07".into(),
        step: "choose".into(),
        kind: "match".into(),
        item: n.to_string().as_str().into(),
        skill: Some("bn.v1".into()),
        asked: "আ".into(),
        expected: "আ".into(),
        response: if tag.is_some() { "অ" } else { "আ" }.into(),
        correct: if tag.is_some() { 0.0 } else { 1.0 },
        tries: 1,
        rung: 0,
        tag: tag.map(str::to_owned),
        ms: 2_000,
    })
}

#[test]
fn whoever_mixes_two_letters_up_twice_gets_their_drill_and_nobody_else_sees_it() {
    let drill = "lesson-bn-d-a-aa";
    for (tags, is_offered) in [([Some("a-aa"), None], false), ([Some("a-aa"); 2], true)] {
        let folder = data();
        commands::add_learner(folder.path(), "মিতু", "cow").expect("is entered");
        let (mut record, _) =
            progress::Progress::open(folder.path(), "boot", noon()).expect("opens");
        let her = record.learners().expect("is read")[0].id;
        let over = model::Event::Completed { lesson: "bn-p-07".into(), ms: 60_000 };
        for (n, tag) in (0..).zip(tags) {
            record.record(her, &answered(n, tag), noon()).expect("is kept");
        }
        record.record(her, &over, noon()).expect("is kept");
        drop(record);
        let size = (1280, 800);
        let mut shown = Shown::of(app(folder.path(), size, "bn", true), size);
        let tile = tile(&mut shown, "মিতু");
        shown.tap(&tile, 50);
        shown.tap("library", 50);
        loop {
            assert!(!shown.has(drill), "a drill is on nobody's shelf before she played it");
            if !shown.has("later") {
                break;
            }
            shown.tap("later", 50);
        }
        shown.tap("home", 50);
        shown.check("a path with a drill");
        shown.tap("stop-0", 50);
        let playing = shown.app.borrow().place().map(|(lesson, _)| lesson.0);
        assert_eq!(playing.as_deref() == Some("bn-d-a-aa"), is_offered, "{playing:?}");
    }
}
