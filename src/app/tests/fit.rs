//! Nothing is cut and nothing overlaps, on every size that a tablet has: by the geometry
//! of the items, of the words as Slint laid them out, and of every text as Slint sets it.

use crate::ground::{PLAYROOM, SIZES, app, data, playroom};
use activity::Gesture;
use app::app::App;
use app::session::Entry;
use i_slint_backend_testing::{ElementHandle, TestingBackend, TestingBackendOptions};
use model::LessonId;
use scene::{Face, Item, Look, Point, Rect, Wake};
use slint::platform::WindowEvent;
use slint::{ComponentHandle, LogicalPosition, PhysicalSize};
use std::cell::RefCell;
use std::rc::Rc;
use ui::{AppWindow, StageApi, TextProbe};

/// An app in Slint's testing window, on a clock set by hand.
struct Shown {
    app: Rc<RefCell<App>>,
    ui: AppWindow,
    probe: TextProbe,
    now: u64,
    size: (u32, u32),
}

impl Shown {
    fn open(data: &std::path::Path, size: (u32, u32), language: &str) -> Self {
        Self::of(app(data, size, language, false), size)
    }

    fn of(app: App, size: (u32, u32)) -> Self {
        let options = TestingBackendOptions {
            mock_time: true,
            threading: false,
            renderer_name: Some("software".into()),
        };
        // The second size on this thread finds the platform in place.
        let _ = slint::platform::set_platform(Box::new(TestingBackend::new(options)));
        let ui = AppWindow::new().expect("a window opens");
        ui.window().set_size(PhysicalSize::new(size.0, size.1));
        ui.show().expect("is shown");
        let app = Rc::new(RefCell::new(app));
        let api = ui.global::<StageApi<'_>>();
        api.set_items(app.borrow().model());
        let now = 0;
        let shown = Self { app, ui, probe: TextProbe::new().expect("opens"), now, size };
        shown.app.borrow_mut().show(0);
        shown
    }

    fn run_to(&mut self, until: u64) {
        while self.now < until {
            self.app.borrow_mut().tick(self.now);
            let wake = self.app.borrow_mut().show(self.now);
            self.now = match wake {
                Wake::Moving => self.now + 100,
                Wake::At(at) => at.max(self.now + 1),
                Wake::Touch => until,
            }
            .min(until);
        }
        self.app.borrow_mut().tick(self.now);
        self.app.borrow_mut().show(self.now);
    }

    fn gesture(&mut self, gesture: &Gesture) {
        let points = match gesture {
            Gesture::Tap(at) => vec![*at],
            Gesture::Drag(points) => points.clone(),
        };
        self.app.borrow_mut().down(points[0], self.now);
        for point in &points {
            self.run_to(self.now + 20);
            self.app.borrow_mut().moved(*point, self.now);
        }
        self.run_to(self.now + 40);
        self.app.borrow_mut().up(points[points.len() - 1], self.now);
        self.run_to(self.now + 1);
    }

    /// Everything that must hold of what is shown now.
    fn check(&self, place: &str) {
        let rows = self.app.borrow().view(self.now).rows;
        let items: Vec<&Item> =
            rows.iter().map(|(item, _)| item).filter(|item| item.opacity > 0.05).collect();
        let (w, h) = (self.size.0 as f32, self.size.1 as f32);
        let place = format!("{place} at {} ms on {w}x{h}", self.now);
        let live: Vec<&&Item> =
            items.iter().filter(|item| item.live && !is_actor(item, &items)).collect();
        for (at, item) in live.iter().enumerate() {
            let rect = item.rect.grown(-0.6);
            assert!(
                rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= w && rect.bottom() <= h,
                "{} leaves the glass in {place}: {:?}",
                item.id,
                item.rect
            );
            for other in &live[at + 1..] {
                assert!(
                    !rect.overlaps(&other.rect.grown(-0.6)),
                    "{} lies over {} in {place}: {:?} {:?}",
                    item.id,
                    other.id,
                    item.rect,
                    other.rect
                );
            }
        }
        self.check_draft(&items, &live, &place);
        for item in &items {
            if let Look::Text { text, face, size, .. } = &item.look {
                self.check_text(text, *face, *size, item, &place);
            }
        }
        self.check_words(&items, &place);
    }

    /// The shipped lessons speak in a draft voice: they say so, where nothing is touched.
    fn check_draft(&self, items: &[&Item], live: &[&&Item], place: &str) {
        let mark = items.iter().find(|item| item.id == "draft");
        if self.app.borrow().place().is_some() {
            let rect = mark.unwrap_or_else(|| panic!("no draft mark in {place}")).rect;
            let (w, h) = (self.size.0 as f32, self.size.1 as f32);
            assert!(
                rect.x >= 0.0 && rect.right() <= w && rect.bottom() <= h,
                "{rect:?} in {place}"
            );
            let over = live.iter().find(|item| item.rect.overlaps(&rect));
            assert!(over.is_none(), "the draft mark lies under {over:?} in {place}");
        }
    }

    fn check_text(&self, text: &str, face: Face, size: f32, item: &Item, place: &str) {
        self.probe.set_text(text.into());
        self.probe.set_size(size);
        self.probe.set_display(face == Face::Display);
        self.probe.set_room(item.rect.w);
        let high = self.probe.get_needs_height();
        // A single line may be higher than its box by the face's own air above and below.
        let one_line = size * 1.7;
        assert!(
            high <= item.rect.h.max(one_line) + 1.0,
            "\"{text}\" of {} needs {high} of {:?} in {place}",
            item.id,
            item.rect
        );
        for word in text.split_whitespace() {
            self.probe.set_text(word.into());
            let wide = self.probe.get_needs_width();
            assert!(
                wide <= item.rect.w + 1.0,
                "\"{word}\" of {} is {wide} wide, its box {} in {place}",
                item.id,
                item.rect.w
            );
        }
    }

    /// Words as Slint laid them out: inside their strip, beside each other.
    fn check_words(&self, items: &[&Item], place: &str) {
        let Some(item) = items.iter().find(|item| matches!(item.look, Look::Words { .. })) else {
            return;
        };
        let Look::Words { words, .. } = &item.look else { return };
        let mut boxes: Vec<(String, Rect)> = Vec::new();
        for word in words {
            for element in ElementHandle::find_by_accessible_label(&self.ui, &word.text) {
                if element.accessible_role()
                    != Some(i_slint_backend_testing::AccessibleRole::Button)
                {
                    continue;
                }
                let (at, size) = (element.absolute_position(), element.size());
                let rect = Rect::new(at.x, at.y, size.width, size.height);
                if !boxes.iter().any(|(_, known)| *known == rect) {
                    boxes.push((word.text.clone(), rect));
                }
            }
        }
        assert_eq!(boxes.len(), words.len(), "every word can be touched in {place}");
        for (at, (word, rect)) in boxes.iter().enumerate() {
            let inside = item.rect.grown(1.5);
            assert!(
                rect.x >= inside.x
                    && rect.y >= inside.y
                    && rect.right() <= inside.right()
                    && rect.bottom() <= inside.bottom(),
                "\"{word}\" is cut in {place}: {rect:?} in {inside:?}"
            );
            for (other, over) in &boxes[at + 1..] {
                assert!(
                    !rect.grown(-0.6).overlaps(&over.grown(-0.6)),
                    "\"{word}\" lies over \"{other}\" in {place}"
                );
            }
        }
    }
}

/// Actors of a story may stand before each other: they are a picture.
fn is_actor(item: &Item, all: &[&Item]) -> bool {
    let fixed = ["next", "back", "words", "home", "ear", "bird"];
    all.iter().any(|item| item.id == "strip") && !fixed.contains(&item.id.as_str())
}

/// Plays a lesson to its end and looks at every rest.
fn look_through(lesson: &str, size: (u32, u32), language: &str) {
    let folder = data();
    let mut shown = Shown::open(folder.path(), size, language);
    shown.check("home");
    let rests = play_through(&mut shown, lesson);
    assert!(rests > 12, "only {rests} rests were looked at");
}

fn play_through(shown: &mut Shown, lesson: &str) -> usize {
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
fn lesson_1_fits_every_size() {
    for size in SIZES {
        look_through("bn-p-07", size, "bn");
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
fn the_adults_pages_fit_every_size_in_both_languages() {
    for size in SIZES {
        for language in ["bn", "en"] {
            let folder = data();
            let mut shown = Shown::open(folder.path(), size, language);
            let tap = |shown: &mut Shown, id: &str, ms: u64| {
                let rows = shown.app.borrow().view(shown.now).rows;
                let found = rows.iter().find(|(item, _)| item.id == id);
                let (item, _) = found.unwrap_or_else(|| panic!("{id} is not on the page"));
                let at = item.rect.middle();
                shown.app.borrow_mut().down(at, shown.now);
                shown.run_to(shown.now + ms);
                shown.app.borrow_mut().up(at, shown.now);
                shown.run_to(shown.now + 1);
            };
            tap(&mut shown, "adults", 50);
            shown.check("the gate");
            tap(&mut shown, "lock", 3_100);
            shown.check("the gate, held");
            for digit in ["key-1", "key-9", "key-7"] {
                tap(&mut shown, digit, 50);
            }
            shown.check("the gate, nearly through");
            tap(&mut shown, "key-1", 50);
            shown.check("the adults' page");
            shown.run_to(shown.now + 200_000);
            shown.check("home, after nobody touched it");
            tap(&mut shown, "info", 50);
        }
    }
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
