//! This tablet's class today: three names and one thing to do for each, without any server.

use super::adult::{SOFT, label, panel, text_row};
use super::tabs::{self, Tab};
use super::{Glance, Go, Page, Place, View};
use crate::icons::Drawing;
use crate::player::Player;
use crate::today::{Today as Facts, Why};
use scene::{Align, Colour, Face, Item, Look, Ms, Rect, Wake};

/// One row, its sentences found.
pub struct Row {
    /// Of whom.
    pub player: Player,
    /// Whether it is praise.
    pub is_praise: bool,
    /// What is the matter.
    pub told: String,
    /// What to do.
    pub act: String,
}

/// The page.
pub struct Today {
    facts: Facts,
    rows: Vec<Row>,
}

impl Today {
    /// The class of today, with its sentences.
    pub fn new(facts: Facts, rows: Vec<Row>) -> Self {
        Self { facts, rows }
    }
}

impl Page for Today {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = tabs::open(at, Tab::Today);
        let (stage, mm) = (at.stage, at.stage.mm);
        let room = tabs::room(stage);
        canvas.row(panel("today-panel", room, stage));
        let inner = room.grown(-3.0 * mm);
        let line = |y: f32, h: f32| Rect::new(inner.x, y, inner.w, h);
        tabs::title(
            &mut canvas,
            "today-title",
            line(inner.y, 7.0 * mm),
            at.tr.msg("today-title", &[]),
        );
        let args = [("n", self.facts.n_played.into()), ("all", self.facts.n_children.into())];
        let told = at.tr.msg("today-line", &args);
        canvas.row(label("today-line", line(inner.y + 7.5 * mm, 6.0 * mm), told, 3.4, stage));
        let top = inner.y + 15.5 * mm;
        if self.rows.is_empty() {
            let calm = at.tr.msg("today-calm", &[]);
            canvas.row(label("today-calm", line(top, 8.0 * mm), calm, 3.6, stage));
        }
        let high = ((inner.bottom() - top) / 3.0 - 2.0 * mm).min(if stage.is_portrait() {
            30.0 * mm
        } else {
            17.0 * mm
        });
        for (n, row) in self.rows.iter().enumerate() {
            let rect = Rect::new(inner.x, top + n as f32 * (high + 2.0 * mm), inner.w, high);
            self.row(n, row, rect, at, &mut canvas);
        }
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        if id == "home" {
            return vec![Go::To(Place::Who)];
        }
        if let Some(row) = id.strip_prefix("today-child-").and_then(|n| n.parse::<usize>().ok()) {
            let player = self.rows.get(row).map(|row| row.player.clone());
            return player.map(|one| Go::To(Place::Child(Box::new(one)))).into_iter().collect();
        }
        tabs::tapped(id).into_iter().collect()
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Who)]
    }
}

impl Today {
    fn row(
        &self,
        n: usize,
        row: &Row,
        rect: Rect,
        at: &Glance<'_>,
        canvas: &mut super::canvas::Canvas<'_>,
    ) {
        let (stage, mm) = (at.stage, at.stage.mm);
        let mark = if row.is_praise { Colour::LEAF } else { Colour::MARIGOLD };
        let is_down = canvas.is_down(&format!("today-child-{n}"));
        let fill = if is_down { Colour::rgb(0xf6f0e2) } else { Colour::rgb(0xfffaf0) };
        let look = Look::Card {
            fill,
            edge: Colour::rgb(0xf0e4c8),
            border: mm * 0.3,
            radius: mm * 2.0,
            lip: 0.0,
        };
        canvas.row((Item::new(format!("today-child-{n}"), rect, look).live(), None));
        let bar = Rect::new(rect.x, rect.y + mm, 1.2 * mm, rect.h - 2.0 * mm);
        let look = Look::Card { fill: mark, edge: mark, border: 0.0, radius: 0.6 * mm, lip: 0.0 };
        canvas.row((Item::new(format!("today-bar-{n}"), bar, look), None));
        let side = (rect.h - 3.0 * mm).min(12.0 * mm);
        let face = Rect::new(rect.x + 3.0 * mm, rect.y + (rect.h - side) / 2.0, side, side);
        canvas.card(&format!("today-head-{n}"), face, row.player.hue.paint(), side / mm / 2.0);
        if let Some(drawing) = row.player.face {
            canvas.drawing(
                &format!("today-face-{n}"),
                face.grown(-side * 0.12),
                Drawing::Face(drawing),
            );
        }
        let left = face.right() + 3.0 * mm;
        let wide = rect.right() - left - 2.0 * mm;
        let half = if stage.is_portrait() { wide } else { wide * 0.56 };
        let name = Rect::new(left, rect.y + 1.2 * mm, half, 6.5 * mm);
        canvas.row(text_row(
            &format!("today-name-{n}"),
            name,
            row.player.name.clone(),
            4.2,
            (Face::Display, Colour::INK, Align::Start),
            stage,
        ));
        let told = Rect::new(
            left,
            name.bottom(),
            half,
            (rect.bottom() - name.bottom() - mm).min(9.0 * mm),
        );
        canvas.row(text_row(
            &format!("today-told-{n}"),
            told,
            row.told.clone(),
            3.2,
            (Face::Reading, SOFT, Align::Start),
            stage,
        ));
        let act = if stage.is_portrait() {
            Rect::new(left, told.bottom(), wide, rect.bottom() - told.bottom() - mm)
        } else {
            Rect::new(left + half, rect.y, wide - half, rect.h)
        };
        let align = if stage.is_portrait() { Align::Start } else { Align::Middle };
        canvas.row(text_row(
            &format!("today-act-{n}"),
            act,
            row.act.clone(),
            3.6,
            (Face::Display, Colour::VIOLET, align),
            stage,
        ));
    }
}

impl Row {
    /// A row with its sentences.
    pub fn of(player: Player, why: &Why, words: (String, String)) -> Self {
        let is_praise = matches!(why, Why::Finished(_));
        Self { player, is_praise, told: words.0, act: words.1 }
    }
}
