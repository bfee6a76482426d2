//! The children of this tablet, for an adult: enter one, or open one's page. Those whose pictures
//! were taken away stand on a page of their own, from where they can be brought back.

use super::adult::panel;
use super::canvas::{Canvas, Paint, grid};
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, Purpose, View};
use crate::icons::Drawing;
use crate::player::Player;
use scene::{Colour, Icon, Ms, Rect, Wake};
use std::cell::Cell;

/// The page.
pub struct Children {
    players: Vec<Player>,
    away: Vec<Player>,
    shows_away: bool,
    page: usize,
    per_page: Cell<usize>,
}

impl Children {
    /// All of them.
    pub fn new(players: Vec<Player>, away: Vec<Player>) -> Self {
        Self { players, away, shows_away: false, page: 0, per_page: Cell::new(1) }
    }

    fn shown(&self) -> &[Player] {
        if self.shows_away { &self.away } else { &self.players }
    }
}

impl Page for Children {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, Tab::Children);
        let (stage, mm) = (at.stage, at.stage.mm);
        let room = tabs::room(stage);
        canvas.row(panel("children-panel", room, stage));
        let inner = room.grown(-3.0 * mm);
        let title = Rect::new(inner.x, inner.y, inner.w, 7.0 * mm);
        let shown = self.shown();
        let args = [("n", shown.len().into())];
        let key = if self.shows_away { "children-away-title" } else { "children-title" };
        tabs::title(&mut canvas, "children-title", title, at.tr.msg(key, &args));
        let side = 15.0 * mm;
        let tools = Rect::new(inner.right() - side, inner.y + 9.0 * mm, side, inner.h - 9.0 * mm);
        let cells = Rect::new(inner.x, tools.y, tools.x - 3.0 * mm - inner.x, tools.h);
        let (places, _) = grid(cells, (15.0 * mm, 20.0 * mm), 3.0 * mm, shown.len());
        self.per_page.set(places.len());
        let from = self.page * places.len();
        for (player, rect) in shown.iter().skip(from).zip(&places) {
            head(&mut canvas, player, *rect);
        }
        // Three of them stand below each other on the lowest glass too.
        let n_tools = if self.away.is_empty() { 2.0 } else { 3.0 };
        let step = (tools.h / n_tools).min(side + 8.0 * mm);
        let round = (step - 7.0 * mm).min(side);
        let new = Rect::new(tools.x + (side - round) / 2.0, tools.y, round, round);
        let below =
            |rect: Rect| Rect::new(tools.x - 2.0 * mm, rect.bottom(), side + 4.0 * mm, 5.0 * mm);
        let face = canvas.disc("new", new, Paint::SUN);
        canvas.words("new-plus", face, "+", (round / mm * 0.66).min(10.0), Colour::INK);
        canvas.words("new-word", below(new), &at.tr.msg("children-new", &[]), 3.2, Colour::INK);
        let mut next = new.moved(0.0, step);
        if !self.away.is_empty() {
            let paint = if self.shows_away { Paint::LEAF } else { Paint::WHITE };
            let face = canvas.disc("removed", next, paint);
            let count = at.tr.digits(&self.away.len().to_string());
            canvas.words("removed-count", face, &count, 7.0, Colour::INK);
            let word = at.tr.msg("children-away", &[]);
            canvas.words("removed-word", below(next), &word, 3.2, Colour::INK);
            next = next.moved(0.0, step);
        }
        if shown.len() > places.len() {
            let more = next;
            canvas.round("more", more, Paint::WHITE, Drawing::Icon(Icon::Next), 0.6);
        }
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => self.back(),
            "new" => vec![Go::To(Place::Keys(Box::new(Purpose::NewChild)))],
            "removed" => {
                self.shows_away = !self.shows_away;
                self.page = 0;
                Vec::new()
            }
            "more" => {
                let n_pages = self.shown().len().div_ceil(self.per_page.get().max(1)).max(1);
                self.page = (self.page + 1) % n_pages;
                Vec::new()
            }
            id => {
                let record = id.strip_prefix("child-").and_then(model::LearnerId::parse);
                let player =
                    self.shown().iter().find(|one| one.record == record && record.is_some());
                match player {
                    Some(player) if self.shows_away => {
                        vec![Go::To(Place::Away(Box::new(player.clone())))]
                    }
                    Some(player) => vec![Go::To(Place::Child(Box::new(player.clone())))],
                    None => tabs::tapped(id).into_iter().collect(),
                }
            }
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Who)]
    }
}

fn head(canvas: &mut Canvas<'_>, player: &Player, rect: Rect) {
    let Some(record) = player.record else { return };
    let (id, mm) = (format!("child-{record}"), canvas.stage.mm);
    let disc = Rect::new(rect.x, rect.y, rect.w, rect.w);
    let face = canvas.disc(&id, disc, player.hue.paint());
    if let Some(drawing) = player.face {
        let side = disc.w * 0.7;
        let inner = Rect::around(face.middle(), side, side);
        canvas.drawing(&format!("{id}-face"), inner, Drawing::Face(drawing));
    }
    let name = Rect::new(rect.x - mm, disc.bottom(), rect.w + 2.0 * mm, 5.0 * mm);
    canvas.words(&format!("{id}-name"), name, &player.name, 3.2, Colour::INK);
}
