//! A child who errs, asks for help, and goes away in the middle: every kind of activity takes
//! it kindly, keeps what she did, and ends.

use crate::ground::{PLAYROOM, SIZES, app, data, playroom};
use crate::shown::Shown;
use activity::Gesture;
use app::session::Entry;
use model::{Attempt, LessonId};
use scene::{Item, Point};
use std::collections::BTreeSet;

/// What stands on every lesson's glass, and is no answer.
const FIXED: [&str; 10] =
    ["home", "ear", "bird", "next", "back", "words", "strip", "window", "again", "slow"];

/// Long enough for any praise or second chance to be over.
const A_WHILE: u64 = 2_500;

/// A place the child might touch instead of where the answer lies.
fn elsewhere(items: &[Item], right: &Gesture, turn: usize) -> Option<Point> {
    let ends = match right {
        Gesture::Tap(at) => vec![*at],
        Gesture::Drag(points) => vec![points[0], points[points.len() - 1]],
    };
    let is_wrong = |item: &&Item| {
        item.live
            && !FIXED.contains(&item.id.as_str())
            && ends.iter().all(|at| !item.rect.contains(*at))
    };
    let wrong: Vec<&Item> = items.iter().filter(is_wrong).collect();
    (!wrong.is_empty()).then(|| wrong[turn % wrong.len()].rect.middle())
}

/// Goes away from a lesson and comes back by its picture among all of them.
fn goes_and_comes(shown: &mut Shown, place: &(LessonId, model::StepId)) {
    shown.tap("home", 50);
    assert_eq!(shown.app.borrow().place(), None, "the house leads out of {place:?}");
    shown.run_to(shown.now + 1_500);
    shown.check("the path, in the middle of a lesson");
    shown.tap("library", 50);
    let tile = format!("lesson-{}", place.0);
    while !shown.has(&tile) {
        shown.tap("later", 50);
    }
    shown.check("all lessons, in the middle of one");
    shown.tap(&tile, 50);
    if shown.app.borrow().place().is_none() {
        // What comes too early wakes for whoever asks twice.
        shown.tap(&tile, 50);
        shown.run_to(shown.now + 2_000);
    }
    assert_eq!(shown.app.borrow().place().as_ref(), Some(place), "she goes on where she was");
}

/// Plays a lesson so; gives what was recorded, and whether it was left in the middle.
fn stumble(shown: &mut Shown, lesson: &str) -> (Vec<Attempt>, bool) {
    let before = shown.app.borrow().attempts(1_000).len();
    let (began, size) = (shown.now, shown.size);
    let id = LessonId::from(lesson);
    shown.app.borrow_mut().open_lesson(&id, &Entry::Start, began).expect("opens");
    let (mut turn, mut left) = (0, false);
    loop {
        let Some(place) = shown.app.borrow().place() else { break };
        assert!(shown.now < began + 2_400_000, "{lesson} does not end on {size:?}");
        shown.run_to(shown.now + 500);
        shown.check(&format!("{lesson}/{}", place.1));
        let right = shown.app.borrow().show_how(shown.now);
        let Some(right) = right else { continue };
        turn += 1;
        let rows = shown.app.borrow().view(shown.now).rows;
        let items: Vec<Item> = rows.into_iter().map(|(item, _)| item).collect();
        // Every third time she errs, every fourth she asks, and once she goes away.
        match turn % 12 {
            1 | 4 | 7 | 10 => {
                if let Some(at) = elsewhere(&items, &right, turn) {
                    shown.gesture(&Gesture::Tap(at));
                    shown.run_to(shown.now + A_WHILE);
                    continue;
                }
            }
            2 | 6 => {
                shown.tap("bird", 60);
                shown.run_to(shown.now + A_WHILE);
                continue;
            }
            3 if !left => {
                left = true;
                goes_and_comes(shown, &place);
                continue;
            }
            _ => {}
        }
        shown.gesture(&right);
    }
    shown.run_to(shown.now + 3_000);
    shown.check(&format!("{lesson}, celebrated"));
    let attempts = shown.app.borrow().attempts(1_000).split_off(before);
    (attempts, left)
}

/// What came of some lessons, together.
#[derive(Default)]
struct Came {
    wrong: BTreeSet<String>,
    helped: BTreeSet<String>,
    n_left: usize,
}

impl Came {
    fn play(&mut self, shown: &mut Shown, lessons: &[&str]) {
        for lesson in lessons {
            let (attempts, left) = stumble(shown, lesson);
            assert!(!attempts.is_empty(), "{lesson} recorded nothing");
            self.n_left += usize::from(left);
            for attempt in attempts {
                if attempt.correct == 0.0 {
                    self.wrong.insert(attempt.kind.clone());
                }
                if attempt.rung > 0 {
                    self.helped.insert(attempt.kind);
                }
            }
        }
    }

    fn holds(&self, wrong: &[&str], helped: &[&str], n_left: usize) {
        let lacks = |kinds: &[&str], set: &BTreeSet<String>| {
            kinds
                .iter()
                .filter(|kind| !set.contains(**kind))
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        let none: Vec<String> = Vec::new();
        assert_eq!(none, lacks(wrong, &self.wrong), "no error was recorded in these");
        assert_eq!(none, lacks(helped, &self.helped), "no help was recorded in these");
        assert!(self.n_left >= n_left, "only {} lessons were left in the middle", self.n_left);
    }
}

#[test]
fn every_kind_of_the_playroom_takes_errors_help_and_leaving_kindly_on_every_size() {
    // `./run test --all` goes through both languages on each size, else in turns.
    let is_long = std::env::var_os("JONAKI_LONG").is_some_and(|long| !long.is_empty());
    for (at, size) in SIZES.into_iter().enumerate() {
        let both = ["bn", "en"];
        for language in if is_long { &both[..] } else { &both[at % 2..=at % 2] } {
            let folder = data();
            let mut shown = Shown::of(playroom(folder.path(), size, language, false), size);
            let mut came = Came::default();
            came.play(&mut shown, &PLAYROOM);
            let asks = ["build", "count", "gap", "line", "listen", "sign", "sort"];
            came.holds(&[&asks[..], &["quiz"]].concat(), &asks, PLAYROOM.len());
        }
    }
}

#[test]
fn letters_pairs_and_orders_take_them_too() {
    for (size, language) in [((1024, 600), "bn"), ((800, 1280), "en")] {
        let folder = data();
        let mut shown = Shown::of(app(folder.path(), size, language, false), size);
        let mut came = Came::default();
        came.play(&mut shown, &["bn-p-07", "bn-1-13"]);
        // What a letter or an order lacks is no answer before it is whole.
        came.holds(&["listen", "match"], &["listen", "match", "order"], 2);
    }
}
