//! One child, for an adult: her name, picture, colour and secret thing, and what she does next
//! and why.

use super::adult::{Pill, SOFT, label, panel, pill, text_row};
use super::canvas::{Canvas, Paint, grid};
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, Purpose, View};
use crate::icons::{Drawing, Thing};
use crate::player::{Hue, Player};
use crate::roster::prefers;
use scene::{Align, Colour, Face, Icon, Ms, Rect, Wake};

/// The page.
pub struct Child {
    player: Player,
    /// What comes next and why, a line each.
    next: Vec<String>,
    /// The sign languages of the lessons.
    signs: Vec<String>,
    /// The way to remove her picture was touched once.
    asks_away: bool,
    /// Her picture was taken away.
    is_away: bool,
}

impl Child {
    /// Her page.
    pub fn new(player: Player, next: Vec<String>, signs: Vec<String>) -> Self {
        Self { player, next, signs, asks_away: false, is_away: false }
    }

    /// The same where her picture was taken away: it can be brought back.
    #[must_use]
    pub fn away(self) -> Self {
        Self { is_away: true, ..self }
    }

    /// The next choice of a sign language; whoever hears may have none.
    fn other_signs(&self) -> Option<&String> {
        let now = self.player.signs()?;
        let at = self.signs.iter().position(|tag| tag == now).unwrap_or(0);
        let next = self.signs.get(at + 1);
        next.or_else(|| self.signs.first().filter(|_| self.player.is_deaf))
    }

    /// What is written of it.
    fn signs_text(&self, tr: &i18n::Tr) -> String {
        let first = self.signs.first().map_or("", String::as_str);
        match self.player.signs() {
            None => tr.msg("child-no-signs", &[]),
            Some(tag) => {
                let tag = if tag.is_empty() { first } else { tag };
                tr.msg("child-signs", &[("language", tag.to_uppercase().into())])
            }
        }
    }

    fn prefer(&self, what: &'static str, value: &str) -> Vec<Go> {
        let record = self.player.record;
        record.map(|id| Go::Prefer(id, what, value.to_owned())).into_iter().collect()
    }

    fn head(&self, at: &Glance<'_>, room: Rect, canvas: &mut Canvas<'_>) {
        let (stage, mm) = (at.stage, at.stage.mm);
        let side = 17.0 * mm;
        let disc = Rect::new(room.x, room.y, side, side);
        let inside = if self.is_away {
            canvas.card("her-face", disc, self.player.hue.paint(), side / mm / 2.0);
            disc
        } else {
            canvas.disc("face", disc, self.player.hue.paint())
        };
        if let Some(face) = self.player.face {
            canvas.drawing("child-face", inside.grown(-2.2 * mm), Drawing::Face(face));
        }
        let change =
            Rect::new(disc.right() - 5.6 * mm, disc.bottom() - 5.6 * mm, 5.6 * mm, 5.6 * mm);
        if !self.is_away {
            canvas.card("face-change", change, Paint::WHITE, 2.8);
            canvas.drawing("face-again", change.grown(-0.9 * mm), Drawing::Icon(Icon::Again));
        }
        let left = disc.right() + 3.0 * mm;
        let gap = 1.6 * mm;
        let wide = ((room.right() - left - 2.0 * gap) / 3.0).min(32.0 * mm);
        let place = |column: usize, line: usize| {
            let y = room.y + 9.0 * mm + line as f32 * (7.6 * mm + gap);
            Rect::new(left + column as f32 * (wide + gap), y, wide, 7.6 * mm)
        };
        let name = Rect::new(left, room.y, room.right() - left, 8.0 * mm);
        let style = (Face::Display, Colour::INK, Align::Start);
        canvas.row(text_row("child-name", name, self.player.name.clone(), 5.0, style, stage));
        let Player { is_deaf, is_blind, .. } = self.player;
        let hears = if is_deaf { "child-deaf" } else { "child-hears" };
        let sees = if is_blind { "child-blind" } else { "child-sees" };
        let away = match (self.is_away, self.asks_away) {
            (true, _) => "child-back",
            (false, true) => "child-sure",
            (false, false) => "child-away",
        };
        let mut pills = vec![
            ("rename", at.tr.msg("child-rename", &[]), false, place(0, 0)),
            ("hearing", at.tr.msg(hears, &[]), is_deaf, place(1, 0)),
            ("sight", at.tr.msg(sees, &[]), is_blind, place(2, 0)),
            ("away", at.tr.msg(away, &[]), self.asks_away || self.is_away, place(0, 1)),
        ];
        if !self.signs.is_empty() {
            let wants = self.player.signs().is_some();
            let rect = Rect { w: 2.0 * wide + gap, ..place(1, 1) };
            pills.push(("signs", self.signs_text(at.tr), wants, rect));
        }
        // A child who is away is brought back first.
        pills.retain(|(id, ..)| !self.is_away || *id == "away");
        for (id, text, is_main, rect) in pills {
            let kind = if is_main { Pill::Main } else { Pill::Other };
            for row in pill(id, rect, text, kind, canvas.is_down(id), stage) {
                canvas.row(row);
            }
        }
    }
}

impl Page for Child {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, Tab::Children);
        let (stage, mm) = (at.stage, at.stage.mm);
        let room = tabs::room(stage);
        let gap = 3.0 * mm;
        let (left, right) = if stage.is_portrait() {
            let upper = 75.0 * mm;
            (
                Rect::new(room.x, room.y, room.w, upper),
                Rect::new(room.x, room.y + upper + gap, room.w, room.h - upper - gap),
            )
        } else {
            let half = (room.w - gap) / 2.0;
            (
                Rect::new(room.x, room.y, half, room.h),
                Rect::new(room.x + half + gap, room.y, half, room.h),
            )
        };
        canvas.row(panel("child-panel", left, stage));
        canvas.row(panel("secret-panel", right, stage));
        let inner = left.grown(-3.0 * mm);
        self.head(at, inner, &mut canvas);
        let hues = Rect::new(inner.x, inner.y + 29.0 * mm, inner.w, 9.0 * mm);
        let (places, _) = grid(hues, (7.6 * mm, 7.6 * mm), 2.0 * mm, Hue::all().count());
        for (hue, rect) in Hue::all().zip(places) {
            let id = format!("hue-{}", hue.id());
            let face = canvas.disc(&id, rect, hue.paint());
            if hue == self.player.hue {
                let tick = Rect::around(face.middle(), 5.0 * mm, 5.0 * mm);
                canvas.drawing("hue-tick", tick, Drawing::Icon(Icon::BadgeTick));
            }
        }
        let title = Rect::new(inner.x, hues.bottom() + 2.0 * mm, inner.w, 7.0 * mm);
        tabs::title(&mut canvas, "next-title", title, at.tr.msg("child-next", &[]));
        let high = 6.4 * mm;
        for (n, line) in self.next.iter().enumerate() {
            let y = title.bottom() + n as f32 * high;
            let rect = Rect::new(inner.x, y, inner.w, high);
            let style = (Face::Reading, SOFT, Align::Start);
            canvas.row(text_row(&format!("next-{n}"), rect, line.clone(), 3.2, style, stage));
        }
        let inner = right.grown(-3.0 * mm);
        let title = Rect::new(inner.x, inner.y, inner.w, 7.0 * mm);
        tabs::title(&mut canvas, "secret-title", title, at.tr.msg("child-secret", &[]));
        let note = Rect::new(inner.x, title.bottom(), inner.w, 10.5 * mm);
        canvas.row(label("secret-note", note, at.tr.msg("child-secret-note", &[]), 3.0, stage));
        let things =
            Rect::new(inner.x, note.bottom() + mm, inner.w, inner.bottom() - note.bottom() - mm);
        let side = (things.h / 3.0 - 1.6 * mm).min(13.0 * mm).min(things.w / 4.0 - 2.0 * mm);
        let (places, _) = grid(things, (side, side), 1.6 * mm, 12);
        for (thing, rect) in Thing::all().zip(places) {
            let id = format!("thing-{}", thing.id());
            let is_hers = self.player.secret.as_deref() == Some(thing.id());
            let paint = if is_hers { Paint::SUN } else { Paint::WHITE };
            let face = canvas.tile(&id, rect, paint);
            canvas.drawing(&format!("{id}-icon"), face.grown(-1.4 * mm), Drawing::Thing(thing));
        }
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        let was_asked = std::mem::take(&mut self.asks_away);
        if let Some(hue) = id.strip_prefix("hue-").and_then(Hue::named) {
            self.player.hue = hue;
            return self.prefer(prefers::COLOUR, hue.id());
        }
        if let Some(thing) = id.strip_prefix("thing-") {
            // The same thing once more takes the secret away.
            let is_hers = self.player.secret.as_deref() == Some(thing);
            let value = if is_hers { "" } else { thing };
            self.player.secret = (!is_hers).then(|| thing.to_owned());
            return self.prefer(prefers::SECRET, value);
        }
        match id {
            "home" => self.back(),
            "face" => vec![Go::To(Place::Face(Box::new(self.player.clone())))],
            "rename" => {
                let purpose = Purpose::Rename(self.player.clone());
                vec![Go::To(Place::Keys(Box::new(purpose)))]
            }
            "hearing" => {
                self.player.is_deaf = !self.player.is_deaf;
                self.prefer(prefers::HEARING, if self.player.is_deaf { "none" } else { "" })
            }
            "sight" => {
                self.player.is_blind = !self.player.is_blind;
                self.prefer(prefers::SIGHT, if self.player.is_blind { "none" } else { "" })
            }
            "signs" => {
                let is_none = self.player.signs().is_none();
                let next = if is_none { self.signs.first() } else { self.other_signs() };
                self.player.signs = next.cloned();
                let tag = self.player.signs.clone().unwrap_or_default();
                self.prefer(prefers::SIGNS, &tag)
            }
            "away" if was_asked || self.is_away => {
                let mut go = self.prefer(prefers::AWAY, if self.is_away { "" } else { "yes" });
                go.push(Go::To(Place::Adults(Tab::Children)));
                go
            }
            "away" => {
                self.asks_away = true;
                Vec::new()
            }
            // The tab of the page that this one belongs to leads back to it.
            id => tabs::tapped(id).into_iter().collect(),
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Adults(Tab::Children))]
    }
}
