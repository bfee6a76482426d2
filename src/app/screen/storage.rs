//! What takes up the tablet's storage, the button that makes room, and the way to what can be
//! left out.

use super::adult::{Pill, SOFT, label, panel, pill, text_row};
use super::column::halves;
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, View};
use crate::storage::{Deed, Found, Made};
use i18n::Tr;
use scene::{Align, Face, Ms, Rect, Wake};

/// The page; it begins before anything was found.
#[derive(Default)]
pub struct Storage {
    found: Found,
}

/// While something is looked for, the page is shown anew after so long.
const LOOK_MS: Ms = 200;

impl Storage {
    /// What takes room, each in a sentence.
    fn stock(&self, tr: &Tr) -> Vec<String> {
        let Some(stock) = self.found.stock else { return vec![tr.msg("storage-looking", &[])] };
        let of = |key: &str, bytes: u64| tr.msg(key, &[("size", size(bytes, tr).into())]);
        let args = [("n", stock.n_drawings.into()), ("size", size(stock.drawings, tr).into())];
        vec![
            of("storage-free", stock.free),
            of("storage-lessons", stock.lessons),
            of("storage-record", stock.record),
            tr.msg("storage-drawings", &args),
            of("storage-reserve", stock.reserve),
        ]
    }

    /// What came of making room, or what would.
    fn said(&self, tr: &Tr) -> String {
        match self.found.made {
            None => tr.msg("storage-before", &[]),
            Some(Made::Freed(0)) => tr.msg("storage-nothing", &[]),
            Some(Made::Freed(bytes)) => {
                tr.msg("storage-freed", &[("size", size(bytes, tr).into())])
            }
            Some(Made::Not) => tr.msg("storage-failed", &[]),
        }
    }

    fn is_under_way(&self) -> bool {
        self.found.stock.is_none() || self.found.is_making
    }
}

/// A size in whole MB, or in KB below one.
pub(super) fn size(bytes: u64, tr: &Tr) -> String {
    match bytes >> 20 {
        0 => tr.msg("storage-kb", &[("n", bytes.div_ceil(1_024).into())]),
        mb => tr.msg("storage-mb", &[("n", mb.into())]),
    }
}

impl Page for Storage {
    fn found(&mut self, found: Found) {
        self.found = found;
    }

    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, Tab::Storage);
        let (stage, mm, tr) = (at.stage, at.stage.mm, at.tr);
        let room = tabs::room(stage);
        let (left, right) = halves(room, stage);
        canvas.row(panel("stock-panel", left, stage));
        canvas.row(panel("room-panel", right, stage));
        let (left, right) = (left.grown(-3.0 * mm), right.grown(-3.0 * mm));
        let part = |of: Rect, y: f32, h: f32| Rect::new(of.x, of.y + y * mm, of.w, h * mm);
        tabs::title(&mut canvas, "stock-title", part(left, 0.0, 7.0), tr.msg("storage-title", &[]));
        for (n, line) in self.stock(tr).into_iter().enumerate() {
            let rect = part(left, 8.0 + 10.4 * n as f32, 10.4);
            canvas.row(label(&format!("stock-{n}"), rect, line, 3.2, stage));
        }
        let title = tr.msg("storage-room-title", &[]);
        tabs::title(&mut canvas, "room-title", part(right, 0.0, 7.0), title);
        canvas.row(label("room-said", part(right, 8.0, 21.0), self.said(tr), 3.2, stage));
        let style = (Face::Reading, SOFT, Align::Start);
        let stays = tr.msg("storage-stays", &[]);
        canvas.row(text_row("room-stays", part(right, 30.0, 21.0), stays, 3.2, style, stage));
        let high = 8.0 * mm;
        // What can be left out has its own page, where there is anything.
        let has_parts = !self.found.parts.is_empty();
        let gap = 3.0 * mm;
        let wide = if has_parts { (right.w - gap) / 2.0 } else { right.w.min(50.0 * mm) };
        let button = Rect::new(right.x, right.bottom() - high, wide, high);
        if has_parts {
            let other = Rect::new(button.right() + gap, button.y, wide, high);
            let is_down = canvas.is_down("parts");
            let word = tr.msg("storage-choose", &[]);
            for row in pill("parts", other, word, Pill::Other, is_down, stage) {
                canvas.row(row);
            }
        }
        let (key, kind) = match self.found.is_making {
            true => ("storage-making", Pill::Asleep),
            false if self.is_under_way() => ("storage-make", Pill::Asleep),
            false => ("storage-make", Pill::Main),
        };
        let is_down = canvas.is_down("make-room");
        for row in pill("make-room", button, tr.msg(key, &[]), kind, is_down, stage) {
            canvas.row(row);
        }
        let wake = if self.is_under_way() { Wake::At(at.now + LOOK_MS) } else { Wake::Touch };
        canvas.done(wake)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => vec![Go::To(Place::Who)],
            "make-room" => vec![Go::Store(Deed::MakeRoom)],
            "parts" => vec![Go::To(Place::Adults(Tab::Parts))],
            id => tabs::tapped(id).into_iter().collect(),
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Adults(Tab::Tablet))]
    }
}
