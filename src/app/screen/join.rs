//! Joining a school, for an adult: what is being done, the digits to compare, and how it ended.

use super::adult::{Pill, SOFT, label, panel, pill, text_row};
use super::canvas::Canvas;
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, Purpose, View};
use crate::joining::Joining;
use scene::{Align, Colour, Face, Ms, Rect, Wake};

/// The page.
pub struct Join {
    state: Joining,
}

impl Join {
    /// The page as far as joining has come.
    pub fn new(state: Joining) -> Self {
        Self { state }
    }

    /// What it says, what can be done about it.
    fn words(&self) -> (String, &'static [(&'static str, &'static str)]) {
        match &self.state {
            Joining::Not => ("join-searching".into(), &[("retry", "join-retry")]),
            Joining::Searching => ("join-searching".into(), &[]),
            Joining::Compare(_) => {
                ("join-compare".into(), &[("same", "join-same"), ("other", "join-other")])
            }
            Joining::Entering => ("join-entering".into(), &[]),
            Joining::Joined => ("join-joined".into(), &[]),
            Joining::Failed(code) => {
                let key = match code.as_str() {
                    "code" | "digits" => format!("join-{code}"),
                    code => format!("sync-trouble-{code}"),
                };
                (key, &[("retry", "join-retry")])
            }
        }
    }
}

impl Page for Join {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas: Canvas<'_> = tabs::open(at, Tab::Tablet);
        let (stage, mm) = (at.stage, at.stage.mm);
        let room = tabs::room(stage);
        canvas.row(panel("join-panel", room, stage));
        let inner = room.grown(-4.0 * mm);
        let title = Rect::new(inner.x, inner.y, inner.w, 7.0 * mm);
        tabs::title(&mut canvas, "join-title", title, at.tr.msg("join-title", &[]));
        let (key, pills) = self.words();
        let said = Rect::new(inner.x, title.bottom() + mm, inner.w, 14.0 * mm);
        canvas.row(label("join-said", said, at.tr.msg(&key, &[]), 3.6, stage));
        if let Joining::Compare(digits) = &self.state {
            let rect = Rect::new(inner.x, said.bottom(), inner.w, 16.0 * mm);
            let style = (Face::Display, Colour::INK, Align::Middle);
            // In the digits of the school's screen, whatever the language here.
            let digits = digits.clone();
            canvas.row(text_row("join-digits", rect, digits, 10.0, style, stage));
        }
        let (wide, high, gap) = (((inner.w - 3.0 * mm) / 2.0).min(60.0 * mm), 10.0 * mm, 3.0 * mm);
        for (n, (id, key)) in pills.iter().enumerate() {
            let x = inner.x + n as f32 * (wide + gap);
            let rect = Rect::new(x, inner.bottom() - high, wide, high);
            let kind = if n == 0 { Pill::Main } else { Pill::Other };
            for row in pill(id, rect, at.tr.msg(key, &[]), kind, canvas.is_down(id), stage) {
                canvas.row(row);
            }
        }
        let waits = matches!(self.state, Joining::Searching | Joining::Entering);
        if waits {
            let rect = Rect::new(inner.x, inner.bottom() - high, inner.w, high);
            let style = (Face::Reading, SOFT, Align::Start);
            let wait = at.tr.msg("join-wait", &[]);
            canvas.row(text_row("join-wait", rect, wait, 3.2, style, stage));
        }
        // What another thread comes to is seen at the next look.
        canvas.done(if waits { Wake::At(at.now + LOOK_MS) } else { Wake::Touch })
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => vec![Go::Compared(false), Go::To(Place::Who)],
            "same" => vec![Go::Compared(true)],
            "other" => vec![Go::Compared(false)],
            "retry" => vec![Go::To(Place::Keys(Box::new(Purpose::Join)))],
            id => tabs::tapped(id).map_or_else(Vec::new, |go| vec![Go::Compared(false), go]),
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::Compared(false), Go::To(Place::Adults(Tab::Tablet))]
    }
}

/// So often the page looks how far it has come.
const LOOK_MS: Ms = 300;
