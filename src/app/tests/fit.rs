//! Nothing is cut and nothing overlaps, on every size that a tablet has: by the geometry
//! of the items, of the words as Slint laid them out, and of every text as Slint sets it.

use crate::ground::{PLAYROOM, SIZES, app_set, data, playroom, playroom_set};
use crate::shown::Shown;
use app::audio::Silence;
use app::session::Entry;
use app::settings::Settings;
use app::typeface::Typeface;
use i_slint_backend_testing::ElementHandle;
use model::LessonId;
use scene::{Look, Point};
use slint::platform::WindowEvent;
use slint::{ComponentHandle, LogicalPosition};
use std::cell::RefCell;
use std::rc::Rc;
use ui::StageApi;

/// Plays a lesson to its end and looks at every rest.
fn look_through(lesson: &str, size: (u32, u32), language: &str) {
    let folder = data();
    let mut shown = Shown::open(folder.path(), size, language);
    shown.check("home");
    let rests = play_through(&mut shown, lesson);
    assert!(rests > 12, "only {rests} rests were looked at");
}

pub(crate) fn play_through(shown: &mut Shown, lesson: &str) -> usize {
    let size = shown.size;
    let now = shown.now;
    shown.app.borrow_mut().open_lesson(&LessonId::from(lesson), &Entry::Start, now).expect("opens");
    let mut rests = 0;
    while shown.app.borrow().place().is_some() {
        assert!(shown.now < now + 1_200_000, "{lesson} does not end on {size:?}");
        shown.run_to(shown.now + 500);
        let place = shown.app.borrow().place().map(|(_, step)| step.0).unwrap_or_default();
        shown.check(&place);
        let gesture = shown.app.borrow().show_how(shown.now);
        if let Some(gesture) = gesture {
            rests += 1;
            shown.gesture(&gesture);
        }
    }
    shown.run_to(shown.now + 3000);
    shown.check("celebration");
    rests
}

#[test]
fn every_kind_of_activity_fits_every_size_in_both_languages() {
    for size in SIZES {
        let folder = data();
        let language = if size.0 == 800 { "en" } else { "bn" };
        let mut shown = Shown::of(playroom(folder.path(), size, language, false), size);
        for lesson in PLAYROOM {
            let rests = play_through(&mut shown, lesson);
            assert!(rests > 3, "{lesson}: only {rests} rests were looked at");
        }
    }
}

#[test]
fn reading_text_in_the_letters_of_books_fits_too() {
    let settings = || Settings { typeface: Typeface::Book, ..Settings::default() };
    for (size, language) in [((800, 480), "bn"), ((800, 1280), "bn")] {
        let folder = data();
        let app = playroom_set(folder.path(), size, language, settings(), Box::new(Silence));
        let mut shown = Shown::of(app, size);
        for lesson in PLAYROOM {
            play_through(&mut shown, lesson);
        }
        let folder = data();
        let app = app_set(folder.path(), size, language, settings(), Box::new(Silence));
        let rests = play_through(&mut Shown::of(app, size), "bn-1-13");
        assert!(rests > 12, "only {rests} rests were looked at");
    }
}

#[test]
fn lesson_1_fits_every_size() {
    for size in SIZES {
        look_through("bn-p-07", size, "bn");
    }
}

#[test]
fn the_other_lessons_fit_each_on_one_glass() {
    let lessons = [
        "bn-1-02", "bn-1-17", "ma-p-07", "bn-1-14", "ma-p-05", "ma-1-03", "ev-1-01", "he-p-01",
        "en-p-02", "ar-p-01",
    ];
    for (at, lesson) in lessons.into_iter().enumerate() {
        // Over the five sizes, in turns in both languages.
        let language = if at % 2 == 0 { "en" } else { "bn" };
        look_through(lesson, SIZES[at % SIZES.len()], language);
    }
}

#[test]
fn lesson_5_fits_every_size() {
    for size in SIZES {
        look_through("bn-1-13", size, "bn");
    }
}

#[test]
fn the_english_shell_fits_too() {
    look_through("bn-1-13", (800, 480), "en");
}

#[test]
fn a_touch_on_a_word_reaches_the_app_through_the_window() {
    let folder = data();
    let mut shown = Shown::open(folder.path(), (1280, 800), "bn");
    shown
        .app
        .borrow_mut()
        .open_lesson(&LessonId::from("bn-1-13"), &Entry::Start, 0)
        .expect("opens");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let told = heard.clone();
    shown.ui.global::<StageApi<'_>>().on_word(move |index| told.borrow_mut().push(index));
    shown.run_to(6000);
    let rows = shown.app.borrow().view(shown.now).rows;
    let words = rows.iter().find_map(|(item, _)| match &item.look {
        Look::Words { words, .. } => Some(words.clone()),
        _ => None,
    });
    let word = words.expect("there is a text")[2].text.clone();
    let element = ElementHandle::find_by_accessible_label(&shown.ui, &word)
        .find(|element| {
            element.accessible_role() == Some(i_slint_backend_testing::AccessibleRole::Button)
        })
        .expect("the word is there");
    let (at, size) = (element.absolute_position(), element.size());
    assert!(size.width > 20.0 && at.y > 500.0, "the word lies at {at:?}, {size:?}");
    let middle = Point::new(at.x + size.width / 2.0, at.y + size.height / 2.0);
    let position = LogicalPosition::new(middle.x, middle.y);
    let button = slint::platform::PointerEventButton::Left;
    shown.ui.window().dispatch_event(WindowEvent::PointerPressed { position, button });
    shown.ui.window().dispatch_event(WindowEvent::PointerReleased { position, button });
    assert_eq!(*heard.borrow(), [2]);
}

#[test]
fn a_press_that_is_given_up_reaches_the_app_as_such() {
    let folder = data();
    let shown = Shown::open(folder.path(), (1280, 800), "bn");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let api = shown.ui.global::<StageApi<'_>>();
    let told = heard.clone();
    api.on_down(move |_, _| told.borrow_mut().push("down"));
    let told = heard.clone();
    api.on_up(move |_, _| told.borrow_mut().push("up"));
    let told = heard.clone();
    api.on_cancel(move || told.borrow_mut().push("cancel"));
    let position = LogicalPosition::new(400.0, 400.0);
    let button = slint::platform::PointerEventButton::Left;
    let window = shown.ui.window();
    window.dispatch_event(WindowEvent::PointerPressed { position, button });
    window.dispatch_event(WindowEvent::PointerExited);
    window.dispatch_event(WindowEvent::PointerPressed { position, button });
    window.dispatch_event(WindowEvent::PointerReleased { position, button });
    assert_eq!(*heard.borrow(), ["down", "cancel", "down", "up"]);
}
