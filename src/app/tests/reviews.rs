//! What would be forgotten is asked between the steps of another lesson.

use crate::ground::{data, playroom};
use crate::shown::Shown;
use app::player::Player;
use app::screen::Place;
use app::session::Entry;
use model::{Attempt, Stamp};

/// Long after the answers of this test, so that everything is due.
fn months_later() -> Stamp {
    Stamp { wall_ms: app::clock::stamp().wall_ms + 60 * 86_400_000, ..Stamp::default() }
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
