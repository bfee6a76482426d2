//! The pages around the lessons: they fit every size, and lead where they should.

use crate::ground::{SIZES, app, data};
use crate::shown::Shown;
use app::app::App;
use app::commands;
use app::icons::{Drawing, Face};
use app::screen::Place;
use i_slint_backend_testing::ElementHandle;
use model::Stamp;
use std::path::Path;

pub(crate) const NAMES: [(&str, &str); 14] = [
    ("রাহিম", "tiger"),
    ("মিতু", "elephant"),
    ("সুমন", "cow"),
    ("ঝুমা", "goat"),
    ("তপু", "cat"),
    ("আয়েশা সিদ্দিকা", "rabbit"),
    ("করিম", "monkey"),
    ("নীলা", "frog"),
    ("রতন", "duck"),
    ("পাখি", "parrot"),
    ("জয়", "fish"),
    ("লাবণী", "turtle"),
    ("মোহাম্মদ আব্দুল্লাহ", "owl"),
    ("Nusrat Jahan", "bee"),
];

/// An app on whose tablet so many children play.
pub(crate) fn with_children(data: &Path, n: usize, size: (u32, u32), language: &str) -> App {
    for (name, picture) in NAMES.iter().take(n) {
        commands::add_learner(data, name, picture).expect("is entered");
    }
    app(data, size, language, false)
}

fn in_every_size(look: impl Fn(&mut Shown), n: usize) {
    for size in SIZES {
        for language in ["bn", "en"] {
            let folder = data();
            let mut shown = Shown::of(with_children(folder.path(), n, size, language), size);
            look(&mut shown);
        }
    }
}

/// The id of a child's tile on the wall, turned to her page.
pub(crate) fn tile(shown: &mut Shown, name: &str) -> String {
    for _ in 0..8 {
        let rows = shown.app.borrow().view(shown.now).rows;
        let is_hers = |look: &scene::Look| match look {
            scene::Look::Text { text, .. } => text == name,
            _ => false,
        };
        if let Some((item, _)) = rows.iter().find(|(item, _)| is_hers(&item.look)) {
            return item.id.strip_suffix("-name").expect("is a name").to_owned();
        }
        shown.tap("more", 50);
        shown.check("a page of the wall");
    }
    panic!("{name} is on no page of the wall");
}

#[test]
fn the_wall_of_pictures_fits_and_leads_to_each_childs_own_path() {
    in_every_size(
        |shown| {
            shown.check("the wall");
            shown.tap("more", 50);
            let mitu = tile(shown, "মিতু");
            shown.tap(&mitu, 50);
            assert!(shown.has("me") && shown.has("stop-0"), "her path");
            shown.check("the path");
            shown.tap("me", 50);
            assert!(shown.has("me"), "one touch only asks");
            shown.check("the path, asking who");
            shown.tap("me", 50);
            assert!(shown.has("guest"), "the wall again");
            shown.tap("guest", 50);
            shown.check("a guest's path");
            shown.tap("library", 50);
            shown.check("the library");
            shown.tap("home", 50);
            assert!(shown.has("library"));
            shown.run_to(shown.now + 200_000);
            shown.check("the path, after nobody touched it");
        },
        14,
    );
}

#[test]
fn the_first_child_chooses_her_picture_without_an_adult() {
    in_every_size(
        |shown| {
            shown.check("the first page");
            assert!(!shown.has("go"));
            shown.tap("face-cow", 50);
            shown.check("a picture is chosen");
            shown.tap("hue-leaf", 50);
            shown.tap("more", 50);
            shown.tap("go", 50);
            assert!(shown.has("me") && shown.has("library"));
            shown.check("the first path");
        },
        0,
    );
}

/// Presses a key, on whichever page of the keyboard it is.
pub(crate) fn press(shown: &mut Shown, key: &str) {
    if !shown.has(key) {
        shown.tap("key-page", 50);
        shown.check("the second page of keys");
    }
    shown.tap(key, 50);
}

/// The id of the `n`th thing that shows a name, from 1.
fn tile_of(shown: &Shown, name: &str, n: usize) -> String {
    let rows = shown.app.borrow().view(shown.now).rows;
    let is_hers = |look: &scene::Look| match look {
        scene::Look::Text { text, .. } => text == name,
        _ => false,
    };
    let found = rows.iter().filter(|(item, _)| is_hers(&item.look)).nth(n - 1);
    let (item, _) = found.unwrap_or_else(|| panic!("{name} is not there {n} times"));
    item.id.strip_suffix("-name").expect("is a name").to_owned()
}

#[test]
fn the_adults_pages_fit_every_size_in_both_languages() {
    in_every_size(
        |shown| {
            shown.tap("adults", 50);
            shown.check("the gate");
            shown.tap("lock", 3_100);
            shown.check("the gate, held");
            for digit in ["key-1", "key-9", "key-7"] {
                shown.tap(digit, 50);
            }
            shown.check("the gate, nearly through");
            shown.tap("key-1", 50);
            shown.check("today");
            for tab in ["tab-children", "tab-ways", "tab-tablet", "tab-today", "tab-ways"] {
                shown.tap(tab, 50);
                shown.check(tab);
            }
            for touched in
                ["minutes-30", "ways-eyes", "switch-calm", "switch-contrast", "switch-contrast"]
            {
                shown.tap(touched, 50);
                shown.check(touched);
            }
            shown.tap("code-change", 50);
            shown.check("the keyboard of digits");
            for key in ["key-২", "key-৪", "key-৬", "key-done"] {
                press(shown, key);
            }
            assert!(shown.has("key-৮"), "three digits are no code");
            for key in ["key-৮", "key-done"] {
                press(shown, key);
            }
            shown.check("a code was set");
            shown.tap("home", 50);
            shown.tap("adults", 50);
            shown.tap("lock", 3_100);
            assert!(!shown.has("hint"), "the year is no hint any more");
            for digit in ["key-2", "key-4", "key-6", "key-8"] {
                shown.tap(digit, 50);
            }
            shown.tap("tab-children", 50);
            shown.tap("new", 50);
            shown.check("the keyboard");
            for key in ["key-ম", "key-ি", "key-ত", "key-ু"] {
                press(shown, key);
            }
            shown.check("a name is typed");
            shown.tap("key-done", 50);
            shown.check("the picture of a named child");
            shown.tap("face-cat", 50);
            shown.tap("go", 50);
            shown.check("one more child");
            let typed = tile_of(shown, "মিতু", 2);
            shown.tap(&typed, 50);
            shown.check("a child's page");
            shown.tap("face", 50);
            shown.check("another picture for her");
            shown.tap("face-dog", 50);
            shown.tap("go", 50);
            shown.check("her page with another picture");
            shown.tap("thing-boat", 50);
            shown.tap("hue-leaf", 50);
            shown.tap("rename", 50);
            shown.check("the keyboard, with her name");
            press(shown, "key-latin");
            shown.check("Latin keys");
            shown.tap("home", 50);
            assert!(!shown.has("removed"), "nobody was removed");
            shown.tap(&typed, 50);
            shown.tap("away", 50);
            shown.tap("away", 50);
            shown.check("a child was removed");
            assert!(!shown.has(&typed));
            shown.tap("removed", 50);
            shown.check("the removed children");
            shown.tap(&typed, 50);
            shown.check("the page of a removed child");
            shown.tap("away", 50);
            shown.check("she is back");
            assert!(shown.has(&typed) && !shown.has("removed"));
            shown.run_to(shown.now + 200_000);
            let dogs = shown.app.borrow().view(shown.now).rows;
            let is_dog =
                |drawing: &Option<Drawing>| *drawing == Some(Drawing::Face(Face::named("dog")));
            assert!(
                dogs.iter().any(|(_, drawing)| is_dog(drawing)),
                "her new picture is on the wall"
            );
            shown.check("the wall, after nobody touched it");
            shown.tap("info", 50);
            assert!(shown.app.borrow_mut().take_about());
        },
        3,
    );
}

#[test]
fn a_child_with_a_secret_is_asked_for_it_and_never_locked_out() {
    in_every_size(
        |shown| {
            let mitu =
                app::player::Player { secret: Some("kite".into()), ..app::player::Player::guest() };
            shown.app.borrow_mut().open_page(&Place::Secret(Box::new(mitu.clone()), None), 0);
            shown.check("the secret thing");
            let rows = shown.app.borrow().view(shown.now).rows;
            let is_thing = |id: &str| id.starts_with("thing-") && !id.ends_with("-icon");
            let n = rows.iter().filter(|(item, _)| is_thing(&item.id)).count();
            assert_eq!(n, 12, "all things are there at once");
            shown.tap("thing-boat", 50);
            shown.check("after a wrong one");
            shown.tap("thing-kite", 50);
            assert!(shown.has("library"), "the right one leads on");
            shown.app.borrow_mut().open_page(&Place::Secret(Box::new(mitu), None), 0);
            for _ in 0..3 {
                shown.tap("thing-boat", 50);
            }
            assert!(shown.has("library"), "after three she plays as a guest");
        },
        2,
    );
}

#[test]
fn the_meadow_fits_and_every_light_tells_its_name() {
    in_every_size(
        |shown| {
            shown.tap("guest", 50);
            shown.tap("meadow", 50);
            shown.check("an empty meadow");
            shown.tap("ear", 50);
            shown.tap("home", 50);
            assert!(shown.has("library"));
        },
        1,
    );
}

#[test]
fn keys_alone_reach_everything_on_a_page_and_choose_it() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(with_children(folder.path(), 3, size, "en"), size);
    let reached = |shown: &mut Shown| {
        let rows = shown.app.borrow().view(shown.now).rows;
        let live: Vec<String> =
            rows.into_iter().filter(|(item, _)| item.live).map(|(item, _)| item.id).collect();
        let mut marked = Vec::new();
        for _ in 0..live.len() {
            shown.app.borrow_mut().key_move(true, shown.now);
            marked.extend(shown.app.borrow().marked().map(str::to_owned));
            shown.run_to(shown.now + 10);
            assert!(shown.has("mark"), "what a key would choose is seen");
        }
        let missed: Vec<&String> = live.iter().filter(|id| !marked.contains(id)).collect();
        assert!(missed.is_empty(), "{missed:?} cannot be reached");
    };
    let choose = |shown: &mut Shown, id: &str| {
        for _ in 0..60 {
            if shown.app.borrow().marked() == Some(id) {
                assert!(shown.app.borrow_mut().key_press(shown.now));
                shown.run_to(shown.now + 100);
                return;
            }
            shown.app.borrow_mut().key_move(false, shown.now);
        }
        panic!("{id} cannot be reached");
    };
    reached(&mut shown);
    choose(&mut shown, "guest");
    reached(&mut shown);
    choose(&mut shown, "library");
    reached(&mut shown);
    choose(&mut shown, "lesson-bn-1-13");
    assert!(shown.app.borrow().place().is_some(), "a lesson was opened by keys");
    shown.run_to(shown.now + 2_000);
    choose(&mut shown, "home");
    assert!(shown.has("library"));
}

#[test]
fn a_screen_reader_hears_words_and_no_ids() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(with_children(folder.path(), 3, size, "en"), size);
    shown.tap("guest", 50);
    for label in ["Me", "All lessons", "The meadow", "Hear it again"] {
        let n = ElementHandle::find_by_accessible_label(&shown.ui, label).count();
        assert!(n > 0, "nothing is called \"{label}\"");
    }
    assert!(shown.has("stop-0"));
    assert_eq!(ElementHandle::find_by_accessible_label(&shown.ui, "stop-0").count(), 0);
}

#[test]
fn whatever_is_said_to_a_deaf_child_is_written_too() {
    in_every_size(
        |shown| {
            let mitu = tile(shown, "মিতু");
            shown.tap(&mitu, 50);
            assert!(!shown.has("caption"), "she hears, as far as anybody has said");
            let mut mitu = app::player::Player::guest();
            mitu.is_deaf = true;
            let now = shown.now;
            shown.app.borrow_mut().play_as(mitu, now);
            for ms in [100, 700, 1_500] {
                shown.run_to(now + ms);
                assert!(shown.has("caption"), "at {ms} ms");
                shown.check("a caption");
            }
            shown.run_to(now + 10_000);
            assert!(!shown.has("caption"), "nothing is said any more");
            shown.tap("library", 50);
            shown.run_to(shown.now + 300);
            shown.check("the library, with its caption");
        },
        3,
    );
}

#[test]
fn a_child_with_a_secret_sits_down_with_others_once_she_has_shown_it() {
    let folder = data();
    let size = (1024, 600);
    for (name, picture) in NAMES.iter().take(2) {
        let id = commands::add_learner(folder.path(), name, picture).expect("is entered");
        if *name == "মিতু" {
            let opened = progress::Progress::open(folder.path(), "boot", Stamp::default());
            let what = app::roster::prefers::SECRET.to_owned();
            let secret = model::Event::Preferred { what, value: "kite".into() };
            let (mut record, _) = opened.expect("opens");
            record.record(id, &secret, Stamp::default()).expect("is kept");
        }
    }
    let mut shown = Shown::of(app(folder.path(), size, "bn", false), size);
    let mitu = tile(&mut shown, "মিতু");
    let rahim = tile(&mut shown, "রাহিম");
    shown.tap(&rahim, 50);
    shown.tap("together", 50);
    for thing in ["thing-ball", "thing-ball", "thing-ball"] {
        if !shown.has(thing) {
            shown.tap(&mitu, 50);
        }
        shown.tap(thing, 50);
    }
    assert!(shown.has(&mitu) && !shown.has("go"), "without her, and nobody is lost");
    shown.tap(&mitu, 50);
    shown.tap("thing-kite", 50);
    assert!(shown.has("go") && shown.has(&format!("{mitu}-in")), "now there are two");
    shown.check("a group with her");
}
