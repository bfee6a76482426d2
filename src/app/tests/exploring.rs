//! A child who cannot see plays by touch and by ear.

use crate::ground::{data, playroom};
use crate::pages::{tile, with_children};
use crate::shown::Shown;
use app::player::Player;
use app::screen::Place;
use app::session::Entry;

/// What is being said.
fn said(shown: &Shown) -> String {
    shown.app.borrow().said(shown.now).unwrap_or_default()
}

/// The middle of a thing.
fn middle(shown: &Shown, id: &str) -> scene::Point {
    let rows = shown.app.borrow().view(shown.now).rows;
    rows.iter().find(|(item, _)| item.id == id).expect("is there").0.rect.middle()
}

/// A child who cannot see, at the first question of a lesson.
fn at_a_question(folder: &std::path::Path, size: (u32, u32)) -> Shown {
    let mut shown = Shown::of(playroom(folder, size, "bn", true), size);
    shown.app.borrow_mut().play_as(blind(), 0);
    let start = Entry::Start;
    shown.app.borrow_mut().open_lesson(&"play-listen".into(), &start, 0).expect("opens");
    shown.run_to(4_000);
    shown
}

/// She cannot see.
fn blind() -> Player {
    Player { is_blind: true, ..Player::nobody() }
}

#[test]
fn a_touch_tells_and_a_second_one_on_the_same_thing_chooses() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(playroom(folder.path(), size, "bn", true), size);
    shown.app.borrow_mut().play_as(blind(), 0);
    shown.run_to(20_000);
    shown.tap("library", 50);
    assert!(shown.has("meadow"), "still on her path");
    assert_eq!(shown.app.borrow().marked(), Some("library"));
    assert_eq!(said(&shown), "সব পাঠ");
    shown.tap("meadow", 50);
    assert_eq!(said(&shown), "জোনাকির মাঠ");
    shown.tap("library", 50);
    assert!(shown.has("meadow"), "another thing was touched in between");
    shown.tap("library", 50);
    assert!(shown.has("lesson-play-listen"), "now it was meant");
    shown.tap("lesson-play-listen", 50);
    assert_eq!(said(&shown), "কোন বর্ণ", "the lesson's title");
}

#[test]
fn cards_are_called_by_what_they_show_and_chosen_by_a_second_touch() {
    let folder = data();
    let mut shown = at_a_question(folder.path(), (1024, 600));
    shown.tap("right", 50);
    assert_eq!(said(&shown), "ক");
    assert!(shown.app.borrow().attempts(9).is_empty(), "nothing is chosen yet");
    // A finger that glides over the cards says what it comes over.
    let (from, to) = (middle(&shown, "wrong-1"), middle(&shown, "wrong-2"));
    let now = shown.now;
    shown.app.borrow_mut().down(from, now);
    let first = said(&shown);
    shown.app.borrow_mut().moved(to, now);
    assert_ne!(said(&shown), first);
    shown.app.borrow_mut().up(to, now);
    assert!(shown.app.borrow().attempts(9).is_empty());
    shown.tap("right", 50);
    shown.tap("right", 50);
    let attempts = shown.app.borrow().attempts(9);
    assert_eq!(attempts.len(), 1);
    assert!(attempts[0].is_clean());
}

#[test]
fn a_finger_that_has_chosen_chooses_nothing_more_until_it_leaves() {
    let folder = data();
    let mut shown = at_a_question(folder.path(), (1280, 800));
    shown.tap("right", 50);
    let at = middle(&shown, "right");
    let now = shown.now;
    shown.app.borrow_mut().down(at, now);
    let praise = said(&shown);
    shown.app.borrow_mut().moved(scene::Point::new(at.x + 3.0, at.y), now);
    assert_eq!(said(&shown), praise, "nothing is said over it");
    shown.app.borrow_mut().up(at, now);
    assert_eq!(shown.app.borrow().attempts(9).len(), 1);
    // The cards of the next question have the same ids, and were not felt yet.
    shown.run_to(now + 12_000);
    shown.tap("right", 50);
    assert_eq!(shown.app.borrow().attempts(9).len(), 1);
    assert_eq!(said(&shown), "ঘ");
}

#[test]
fn who_draws_is_never_held_back() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(playroom(folder.path(), size, "bn", true), size);
    shown.app.borrow_mut().play_as(blind(), 0);
    shown.app.borrow_mut().open_lesson(&"play-draw".into(), &Entry::Start, 0).expect("opens");
    for _ in 0..400 {
        shown.run_to(shown.now + 400);
        let gesture = shown.app.borrow().show_how(shown.now);
        if let Some(gesture) = gesture {
            shown.gesture(&gesture);
        }
    }
    assert!(shown.app.borrow().place().is_none(), "she drew, and was done");
}

#[test]
fn an_adult_says_who_cannot_see_and_then_the_wall_of_pictures_speaks_too() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(with_children(folder.path(), 3, size, "bn"), size);
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    assert!(shown.has("library"), "one touch, as everybody here sees");
    let id = shown.app.borrow().player().clone();
    let now = shown.now;
    shown.app.borrow_mut().open_page(&Place::Child(Box::new(id)), now);
    shown.check("a child's page");
    shown.tap("sight", 50);
    shown.check("a blind child's page");
    let now = shown.now;
    shown.app.borrow_mut().open_page(&Place::Who, now);
    shown.tap(&mitu, 50);
    assert!(!shown.has("library"), "the wall says who is touched");
    shown.tap(&mitu, 50);
    shown.run_to(shown.now + 300);
    assert!(shown.has("library") && shown.app.borrow().player().is_blind);
}
