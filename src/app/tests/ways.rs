//! The settings, each set by a hand: what it changes at once, what is kept, and that both pages
//! fit every glass.

use crate::ground::{SIZES, app_set, data};
use crate::pages::with_children;
use crate::shown::Shown;
use app::app::App;
use app::audio::Silence;
use app::film::Player;
use app::pace::Pace;
use app::screen::Place;
use app::screen::tabs::Tab;
use app::session::Entry;
use app::settings::Settings;
use app::typeface::Typeface;
use i_slint_backend_testing::ElementHandle;
use model::LessonId;
use pixels::Headless;
use scene::{Look, Wake};
use std::path::Path;

fn open(data: &Path, size: (u32, u32), language: &str) -> App {
    app_set(data, size, language, Settings::default(), Box::new(Silence))
}

fn shown_at(data: &Path, size: (u32, u32), language: &str, tab: Tab) -> Shown {
    let mut app = open(data, size, language);
    app.open_page(&Place::Adults(tab), 0);
    Shown::of(app, size)
}

/// What is written on a thing of the page.
fn written(shown: &Shown, id: &str) -> String {
    let rows = shown.app.borrow().view(shown.now).rows;
    let found = rows.iter().find_map(|(item, _)| match &item.look {
        Look::Text { text, .. } if item.id == id => Some(text.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("{id} is not written"))
}

#[test]
fn both_pages_of_the_settings_and_the_storage_fit_every_size() {
    for size in SIZES.into_iter().chain([(1920, 1200)]) {
        for language in ["bn", "en"] {
            let folder = data();
            let mut shown = Shown::of(with_children(folder.path(), 1, size, language), size);
            shown.app.borrow_mut().open_page(&Place::Adults(Tab::Ways), 0);
            shown.check("language and time");
            for touched in ["voice-slow", "quiet-from-less", "quiet-until-more", "switch-quiet"] {
                shown.tap(touched, 50);
                shown.check(touched);
            }
            shown.tap("ways-eyes", 50);
            shown.check("eyes and hands");
            for touched in ["letters-book", "switch-power", "switch-large", "switch-contrast"] {
                shown.tap(touched, 50);
                shown.check(touched);
            }
            shown.tap("ways-times", 50);
            shown.check("language and time, large and in the letters of books");
            shown.tap("tab-tablet", 50);
            shown.check("the tablet, large");
            shown.tap("storage", 50);
            shown.check("the storage, large");
            shown.app.borrow_mut().open_page(&Place::Adults(Tab::Eyes), shown.now);
            shown.tap("switch-large", 50);
            shown.check("eyes and hands in the letters of books");
            shown.tap("tab-tablet", 50);
            shown.check("the tablet");
            shown.tap("storage", 50);
            shown.check("the storage");
        }
    }
}

#[test]
fn what_a_hand_sets_is_kept_and_the_page_stays() {
    let folder = data();
    let mut shown = shown_at(folder.path(), (1280, 800), "en", Tab::Ways);
    shown.tap("voice-slow", 50);
    shown.tap("ways-eyes", 50);
    shown.tap("letters-book", 50);
    shown.tap("switch-power", 50);
    assert!(shown.has("letters-open"), "still on the second page");
    assert_eq!(shown.app.borrow().reading(), "Hind Siliguri", "pages in English stay plain");
    let kept = Settings::load(folder.path());
    assert_eq!((kept.voice, kept.typeface), (Pace::Slow, Typeface::Book));
    assert!(kept.low_power);
    assert_eq!(*shown.app.borrow().settings(), kept);
    shown.tap("tab-ways", 50);
    assert!(shown.has("voice-usual"), "the tab leads back to the first page");
    shown.tap("lang-bn", 50);
    assert_eq!(shown.app.borrow().reading(), "Noto Serif Bengali");
}

#[test]
fn the_quiet_hours_that_are_written_are_those_that_are_kept() {
    let folder = data();
    let mut shown = shown_at(folder.path(), (1280, 800), "bn", Tab::Ways);
    let label = |shown: &Shown| written(shown, "switch-quiet-text");
    assert_eq!(label(&shown), "ঘুম রাত ৯:০০ থেকে সকাল ৬:০০");
    shown.tap("quiet-from-less", 50);
    shown.tap("quiet-until-more", 50);
    shown.tap("quiet-until-more", 50);
    assert_eq!(label(&shown), "ঘুম রাত ৮:৩০ থেকে সকাল ৭:০০");
    assert_eq!(written(&shown, "quiet-from-value"), "রাত ৮:৩০");
    let kept = Settings::load(folder.path());
    assert_eq!((kept.quiet_from, kept.quiet_until), (20 * 60 + 30, 7 * 60));
    assert!(kept.is_quiet_at(20 * 60 + 45));
    shown.tap("switch-quiet", 50);
    shown.tap("quiet-from-less", 50);
    assert_eq!(Settings::load(folder.path()).quiet_from, 20 * 60 + 30, "asleep while it is off");
}

#[test]
fn a_screen_reader_hears_what_a_sign_does() {
    let folder = data();
    let mut shown = shown_at(folder.path(), (1280, 800), "en", Tab::Ways);
    shown.run_to(100);
    for label in ["Sleep begins half an hour later", "Sleep ends half an hour earlier", "Slow"] {
        let n = ElementHandle::find_by_accessible_label(&shown.ui, label).count();
        assert!(n > 0, "nothing is called \"{label}\"");
    }
}

#[test]
fn keys_reach_every_setting() {
    let folder = data();
    let mut shown = shown_at(folder.path(), (800, 480), "en", Tab::Ways);
    for page in ["ways-times", "ways-eyes"] {
        shown.tap(page, 50);
        let rows = shown.app.borrow().view(shown.now).rows;
        let live = rows.into_iter().filter(|(item, _)| item.live).map(|(item, _)| item.id);
        let mut left: Vec<String> = live.collect();
        for _ in 0..left.len() {
            shown.app.borrow_mut().key_move(true, shown.now);
            let marked = shown.app.borrow().marked().map(str::to_owned);
            left.retain(|id| marked.as_ref() != Some(id));
        }
        assert!(left.is_empty(), "{left:?} cannot be reached");
    }
}

#[test]
fn the_screen_is_kept_on_in_a_lesson_until_it_was_forgotten() {
    let folder = data();
    let mut shown = shown_at(folder.path(), (800, 480), "bn", Tab::Ways);
    assert!(!shown.app.borrow().keeps_screen(shown.now), "adults keep no screen on");
    let story = LessonId::from("bn-1-13");
    let opened = shown.app.borrow_mut().open_lesson(&story, &Entry::Start, shown.now);
    opened.expect("opens");
    shown.run_to(9 * 60_000);
    assert!(shown.app.borrow().keeps_screen(shown.now), "she may look for long");
    let wake = shown.app.borrow().view(shown.now).wake;
    assert!(matches!(wake, Wake::At(at) if at <= 10 * 60_000 + 100), "{wake:?}");
    shown.run_to(10 * 60_000 + 200);
    assert!(!shown.app.borrow().keeps_screen(shown.now), "nobody is there any more");
    shown.tap("ear", 50);
    assert!(shown.app.borrow().keeps_screen(shown.now), "somebody is there again");
    shown.tap("home", 50);
    assert!(!shown.app.borrow().keeps_screen(shown.now));
}

/// Frames drawn in twenty seconds of a story.
fn frames(low_power: bool) -> u64 {
    let film = move || {
        let folder = data();
        let settings = Settings { low_power, ..Settings::default() };
        let size = (800, 480);
        let window = Headless::open(size.0, size.1).expect("a window opens");
        let app = app_set(folder.path(), size, "bn", settings, Box::new(Silence));
        let mut player = Player::new(app, window);
        let story = LessonId::from("bn-1-13");
        player.app.borrow_mut().open_lesson(&story, &Entry::Start, 0).expect("opens");
        player.run_to(20_000);
        player.window.frames
    };
    // A window platform belongs to its thread.
    std::thread::spawn(film).join().expect("the film is made")
}

#[test]
fn fewer_frames_are_drawn_where_the_battery_is_spared() {
    let (usual, spared) = (frames(false), frames(true));
    println!("20 s of a story: {usual} frames, {spared} where the battery is spared");
    // None of the page's loops, and what the story tells in 15 frames a second.
    assert!(spared > 10 && spared < 20 * 15 && spared * 2 < usual, "{spared} of {usual}");
}

#[test]
fn the_storage_is_told_and_room_is_made_without_touching_a_childs_work() {
    let folder = data();
    let bundles = folder.path().join("bundles");
    std::fs::create_dir_all(bundles.join("nothing")).expect("is made");
    std::fs::write(bundles.join("half.part"), vec![7; 3 << 20]).expect("is written");
    let before = std::fs::read(folder.path().join("log.db")).unwrap_or_default();
    let mut shown = shown_at(folder.path(), (1280, 800), "en", Tab::Storage);
    let found = |shown: &mut Shown, id: &str| {
        for _ in 0..400 {
            shown.run_to(shown.now + 250);
            if shown.has(id) {
                return written(shown, id);
            }
            std::thread::sleep(std::time::Duration::from_millis(25));
        }
        panic!("{id} was never found");
    };
    assert!(found(&mut shown, "stock-4").contains("Set aside"));
    assert_eq!(written(&shown, "stock-1"), "Lessons: 3 MB");
    assert!(written(&shown, "room-said").contains("Nothing that a child did is removed"));
    shown.tap("make-room", 50);
    assert_eq!(written(&shown, "make-room-text"), "Making room…");
    found(&mut shown, "stock-4");
    assert!(written(&shown, "room-said").starts_with("There was nothing"), "it is nobody's part");
    let after = std::fs::read(folder.path().join("log.db")).unwrap_or_default();
    assert!(after.starts_with(&before), "the record was only added to");
}
