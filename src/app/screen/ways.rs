//! How this tablet is set: language, time, seeing and moving. Each thing is one switch.

use super::adult::{Pill, label, panel, pill};
use super::canvas::Canvas;
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, View};
use crate::settings::Settings;
use scene::{Colour, Item, Look, Ms, Rect, Stage, Wake};

/// The page.
pub struct Ways {
    settings: Settings,
    language: String,
}

impl Ways {
    /// What is set now.
    pub fn new(settings: Settings, language: &str) -> Self {
        Self { settings, language: language.to_owned() }
    }

    fn switches(&self) -> [(&'static str, bool); 6] {
        let set = &self.settings;
        [
            ("music", set.music),
            ("quiet", set.quiet),
            ("calm", set.calm),
            ("large", set.large),
            ("contrast", set.contrast),
            ("kiosk", set.kiosk),
        ]
    }

    fn flip(&mut self, name: &str) -> bool {
        let set = &mut self.settings;
        let switch = match name {
            "music" => &mut set.music,
            "quiet" => &mut set.quiet,
            "calm" => &mut set.calm,
            "large" => &mut set.large,
            "contrast" => &mut set.contrast,
            "kiosk" => &mut set.kiosk,
            _ => return false,
        };
        *switch = !*switch;
        true
    }
}

/// How long a sitting may be set to last; 0 is without end.
const MINUTES: [u16; 5] = [10, 15, 20, 30, 0];

impl Page for Ways {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, Tab::Ways);
        let (stage, mm) = (at.stage, at.stage.mm);
        let (left, right) = halves(stage);
        canvas.row(panel("ways-panel", left, stage));
        canvas.row(panel("switch-panel", right, stage));
        let inner = left.grown(-3.0 * mm);
        let mut y = inner.y;
        let mut take = |h: f32| {
            let rect = Rect::new(inner.x, y, inner.w, h * mm);
            y += h * mm;
            rect
        };
        tabs::title(&mut canvas, "language-title", take(7.0), at.tr.msg("ways-language", &[]));
        let languages = [("lang-bn", "ways-bn", "bn"), ("lang-en", "ways-en", "en")];
        let texts = languages
            .map(|(id, key, tag)| (id.to_owned(), at.tr.msg(key, &[]), tag == self.language));
        pills(&mut canvas, take(9.0), &texts);
        take(3.0);
        tabs::title(&mut canvas, "minutes-title", take(7.0), at.tr.msg("ways-minutes", &[]));
        let texts = MINUTES.map(|minutes| {
            let text = if minutes == 0 {
                at.tr.msg("ways-no-end", &[])
            } else {
                at.tr.digits(&minutes.to_string())
            };
            (format!("minutes-{minutes}"), text, minutes == self.settings.minutes)
        });
        pills(&mut canvas, take(9.0), &texts);
        take(1.0);
        let note = at.tr.msg("ways-class", &[]);
        canvas.row(label("minutes-note", take(10.0), note, 3.0, stage));
        let inner = right.grown(-3.0 * mm);
        let switches = self.switches();
        let high = (inner.h / switches.len() as f32).min(11.0 * mm);
        for (n, (name, is_on)) in switches.into_iter().enumerate() {
            let rect = Rect::new(inner.x, inner.y + n as f32 * high, inner.w, high - 0.8 * mm);
            switch(&mut canvas, name, rect, at.tr.msg(&format!("ways-{name}"), &[]), is_on);
        }
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        if id == "home" {
            return self.back();
        }
        if let Some(tag) = id.strip_prefix("lang-") {
            self.language = tag.to_owned();
            self.settings.language = Some(tag.to_owned());
        } else if let Some(minutes) = id.strip_prefix("minutes-").and_then(|n| n.parse().ok()) {
            self.settings.minutes = minutes;
        } else if !id.strip_prefix("switch-").is_some_and(|name| self.flip(name)) {
            return tabs::tapped(id).into_iter().collect();
        }
        vec![Go::Set(Box::new(self.settings.clone()))]
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Who)]
    }
}

/// Two panels, side by side or one above the other.
fn halves(stage: &Stage) -> (Rect, Rect) {
    let room = tabs::room(stage);
    let gap = 3.0 * stage.mm;
    if stage.is_portrait() {
        let upper = 50.0 * stage.mm;
        let lower = Rect::new(room.x, room.y + upper + gap, room.w, room.h - upper - gap);
        return (Rect::new(room.x, room.y, room.w, upper), lower);
    }
    let half = (room.w - gap) / 2.0;
    (Rect::new(room.x, room.y, half, room.h), Rect::new(room.x + half + gap, room.y, half, room.h))
}

/// One of several.
fn pills(canvas: &mut Canvas<'_>, room: Rect, texts: &[(String, String, bool)]) {
    let mm = canvas.stage.mm;
    let gap = 2.0 * mm;
    let wide = ((room.w - gap * (texts.len() - 1) as f32) / texts.len() as f32).min(34.0 * mm);
    for (n, (id, text, is_now)) in texts.iter().enumerate() {
        let rect = Rect::new(room.x + n as f32 * (wide + gap), room.y, wide, 7.6 * mm);
        let kind = if *is_now { Pill::Main } else { Pill::Other };
        let is_down = canvas.is_down(id);
        for row in pill(id, rect, text.clone(), kind, is_down, canvas.stage) {
            canvas.row(row);
        }
    }
}

/// A row that is a switch as a whole.
fn switch(canvas: &mut Canvas<'_>, name: &str, rect: Rect, text: String, is_on: bool) {
    let (stage, mm) = (canvas.stage, canvas.stage.mm);
    let id = format!("switch-{name}");
    let fill = if canvas.is_down(&id) { Colour::rgb(0xf6f0e2) } else { Colour::WHITE };
    let look = Look::Card { fill, edge: fill, border: 0.0, radius: mm * 1.6, lip: 0.0 };
    canvas.row((Item::new(id.clone(), rect, look).live(), None));
    let words = Rect::new(rect.x + mm, rect.y, rect.w - 13.0 * mm, rect.h);
    canvas.row(label(&format!("{id}-text"), words, text, 3.4, stage));
    let (w, h) = (9.2 * mm, 4.9 * mm);
    let track = Rect::new(rect.right() - w - mm, rect.y + (rect.h - h) / 2.0, w, h);
    let fill = if is_on { Colour::LEAF } else { Colour::rgb(0xcfc4ad) };
    let look = Look::Card { fill, edge: fill, border: 0.0, radius: h / 2.0, lip: 0.0 };
    canvas.row((Item::new(format!("{id}-track"), track, look), None));
    let side = h - 1.2 * mm;
    let x = if is_on { track.right() - side - 0.6 * mm } else { track.x + 0.6 * mm };
    let knob = Rect::new(x, track.y + 0.6 * mm, side, side);
    let look = Look::Card {
        fill: Colour::WHITE,
        edge: Colour::WHITE,
        border: 0.0,
        radius: side / 2.0,
        lip: 0.0,
    };
    canvas.row((Item::new(format!("{id}-knob"), knob, look), None));
}
