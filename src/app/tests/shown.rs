//! An app in a window without a screen, with everything that must hold of what it shows.

use crate::ground::app;
use activity::Gesture;
use app::app::App;
use i_slint_backend_testing::{ElementHandle, TestingBackend, TestingBackendOptions};
use scene::{Face, Item, Look, Rect, Wake};
use slint::{ComponentHandle, PhysicalSize};
use std::cell::RefCell;
use std::rc::Rc;
use ui::{AppWindow, StageApi, TextProbe};

/// An app in Slint's testing window, on a clock set by hand.
pub(crate) struct Shown {
    pub(crate) app: Rc<RefCell<App>>,
    pub(crate) ui: AppWindow,
    probe: TextProbe,
    pub(crate) now: u64,
    pub(crate) size: (u32, u32),
}

impl Shown {
    pub(crate) fn open(data: &std::path::Path, size: (u32, u32), language: &str) -> Self {
        Self::of(app(data, size, language, false), size)
    }

    pub(crate) fn of(app: App, size: (u32, u32)) -> Self {
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

    pub(crate) fn run_to(&mut self, until: u64) {
        while self.now < until {
            self.app.borrow_mut().tick(self.now);
            let wake = self.app.borrow_mut().show(self.now);
            self.now = match wake {
                Wake::Moving => self.now + 100,
                Wake::At(at) => at.max(self.now + 1),
                Wake::Touch => until,
            }
            .min(until);
            let family = self.app.borrow().reading();
            self.ui.global::<StageApi<'_>>().set_reading(family.into());
            self.probe.set_reading(family.into());
        }
        self.app.borrow_mut().tick(self.now);
        self.app.borrow_mut().show(self.now);
    }

    pub(crate) fn gesture(&mut self, gesture: &Gesture) {
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
    pub(crate) fn check(&self, place: &str) {
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
                // What the text names may stand in the picture, and is called the same.
                if !rect.overlaps(&item.rect) {
                    continue;
                }
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
    let fixed = ["next", "back", "words", "home", "ear", "bird", "window", "again", "slow"];
    all.iter().any(|item| item.id == "strip") && !fixed.contains(&item.id.as_str())
}

impl Shown {
    /// Touches the thing with this id for so long.
    pub(crate) fn tap(&mut self, id: &str, ms: u64) {
        let rows = self.app.borrow().view(self.now).rows;
        let found = rows.iter().find(|(item, _)| item.id == id);
        let there: Vec<&str> = rows.iter().map(|(item, _)| item.id.as_str()).collect();
        let (item, _) = found.unwrap_or_else(|| panic!("{id} is not among {there:?}"));
        let at = item.rect.middle();
        self.app.borrow_mut().down(at, self.now);
        self.run_to(self.now + ms);
        self.app.borrow_mut().up(at, self.now);
        self.run_to(self.now + 1);
    }

    /// Whether a thing is there.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.app.borrow().view(self.now).rows.iter().any(|(item, _)| item.id == id)
    }
}
