//! How the tray and the tiles look.

use super::tray::Tray;
use super::{Build, TRAY, UNDO};
use crate::Moment;
use crate::item::akshara::shown;
use crate::item::{self, Card, Choice, REACH_MM, Stand};
use crate::layout::grid;
use crate::rounds::Round;
use scene::{Colour, Icon, Item, Point, Rect, Stage, hit};

/// Largest letter of the tray and largest tile, millimetres.
const LETTER_MM: f32 = 19.0;
/// Largest letter of a word that is only read.
const MEANT_MM: f32 = 12.0;
const TILE_MM: f32 = 20.0;

impl Build {
    pub(super) fn draw_all(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) {
        let stage = &now.stage;
        let table = Self::layout(stage).table;
        let word = self.word(round);
        let (picture, room) = self.rooms(round, stage);
        let tray = item::panel(stage, "tray", table, Colour::WHITE, Colour::CARD_EDGE);
        items.push(if self.can_undo(round) { tray.live() } else { tray });
        match &word.art {
            Some(art) => items.push(item::sprite("art", picture, art)),
            // What others hear she reads; without it nothing would say which word is meant.
            None if round.deaf => {
                items.push(item::words(stage, "meant", picture, &word.word, MEANT_MM));
            }
            None => {}
        }
        if round.right_since().is_some() {
            let hop = (round.hop(now) * 2.0 * stage.mm).round();
            let place = room.moved(0.0, -hop);
            items.push(item::words(stage, "whole", place, &word.word, LETTER_MM));
            if let (Some(since), false) = (round.right_since(), round.calm) {
                let middle = Rect::around(room.middle(), room.w * 0.6, room.h * 0.6);
                item::sparks(stage, middle, 8, since, now.ms, items);
            }
        } else {
            self.draw_places(room, now, items);
        }
        let state = (self.can_undo(round), self.hand.presses(UNDO));
        if self.filled() > 0 && round.is_trying() {
            item::button(stage, "undo", Self::undo(stage), Icon::Back, Colour::WHITE, state, items);
        }
        self.draw_tiles(round, now, items);
    }

    /// The picture's room, and that of the word.
    fn rooms(&self, round: &Round, stage: &Stage) -> (Rect, Rect) {
        let room = Self::layout(stage).table.grown(-2.5 * stage.mm);
        if self.word(round).art.is_none() && !round.deaf {
            return (Rect::default(), room);
        }
        if stage.is_portrait() {
            let side = room.h * 0.45;
            let picture = Rect::new(room.x, room.y, room.w, side);
            return (picture, Rect::new(room.x, picture.bottom(), room.w, room.h - side));
        }
        let side = room.h.min(room.w * 0.32);
        let picture = Rect::new(room.x, room.y, side, room.h);
        (picture, Rect::new(picture.right(), room.y, room.w - side, room.h))
    }

    fn tray(&self, round: &Round, stage: &Stage) -> Tray {
        let room = self.rooms(round, stage).1.grown(-stage.mm);
        Tray::of(&self.word, room, LETTER_MM * stage.mm)
    }

    /// Filled places show what is built, joined as it is written; open ones wait.
    fn draw_places(&self, room: Rect, now: &Moment<'_>, items: &mut Vec<Item>) {
        let stage = &now.stage;
        let tray = Tray::of(&self.word, room.grown(-stage.mm), LETTER_MM * stage.mm);
        let next = self.filled();
        let mut spot = 0;
        for (akshara, places) in tray.places.iter().enumerate() {
            let mut text = String::new();
            let mut joined: Option<Rect> = None;
            for place in places {
                let arrived =
                    self.at_spot(spot).filter(|at| !self.pieces[*at].walk.is_under_way(now));
                match arrived {
                    Some(at) => {
                        text += &self.pieces[at].text;
                        joined = Some(joined.map_or(*place, |whole| whole.around_both(place)));
                    }
                    None => {
                        let edge = if spot == next { Colour::HIGHLIGHT } else { Colour::CARD_EDGE };
                        let id = format!("place-{}", spot + 1);
                        items.push(item::panel(stage, &id, *place, Colour::FADED, edge));
                    }
                }
                spot += 1;
            }
            if let Some(whole) = joined {
                let id = format!("akshara-{}", akshara + 1);
                let fill = if spot <= self.kept { Colour::RIGHT_FILL } else { Colour::MAT };
                items.push(item::panel(stage, &id, whole, fill, Colour::MAT_EDGE));
                let id = format!("{id}-text");
                items.push(item::words(stage, &id, whole, &text, LETTER_MM * 0.8));
            }
        }
    }

    fn draw_tiles(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) {
        let stage = &now.stage;
        if round.right_since().is_some() {
            return;
        }
        let is_above = |at: &usize| self.hand.drags(*at) || self.pieces[*at].walk.is_under_way(now);
        let all = 0..self.pieces.len();
        for at in all.clone().filter(|at| !is_above(at)).chain(all.filter(is_above)) {
            let piece = &self.pieces[at];
            let is_walking = piece.walk.is_under_way(now);
            if piece.spot.is_some() && !is_walking {
                continue;
            }
            let is_faded = self.faded == Some(at);
            let stand = match () {
                () if is_faded => Stand::Faded,
                () if self.hand.presses(at) => Stand::Pressed,
                () => Stand::Rest,
            };
            let live = self.is_free(round) && !is_walking && !is_faded && !self.hand.drags(at);
            let text = Some(shown(&piece.text));
            let choice = Choice { text, ..Choice::default() };
            let rect = self.seen_with(at, round, now);
            Card { id: &Self::id_of(at), rect, choice: &choice, stand, live, opacity: 1.0 }
                .push(stage, items);
        }
    }

    /// Where a tile waits below.
    fn rest(&self, at: usize, stage: &Stage) -> Rect {
        let side = TILE_MM * stage.mm;
        let row = Self::layout(stage).rest;
        let places = grid(row, self.pieces.len(), (side, side), 4.0 * stage.mm);
        let place = self.pool.iter().position(|known| *known == at).unwrap_or(0);
        places[place]
    }

    /// Where a tile is seen that the finger may hold; on its way to the tray, near its place.
    pub(super) fn seen(&self, at: usize, now: &Moment<'_>) -> Rect {
        let rest = self.rest(at, &now.stage);
        let goal = match self.pieces[at].spot {
            Some(_) => Rect::around(Self::layout(&now.stage).table.middle(), rest.w, rest.h),
            None => rest,
        };
        self.hand.seen(at, self.pieces[at].walk.seen(goal, now))
    }

    fn seen_with(&self, at: usize, round: &Round, now: &Moment<'_>) -> Rect {
        let Some(spot) = self.pieces[at].spot else { return self.seen(at, now) };
        let rest = self.rest(at, &now.stage);
        let middle = self.tray(round, &now.stage).place(spot).middle();
        self.pieces[at].walk.seen(Rect::around(middle, rest.w, rest.h), now)
    }

    /// The button that takes the last tile back: left, where the bird is right.
    pub(super) fn undo(stage: &Stage) -> Rect {
        let side = stage.medium();
        Rect::new(stage.margin().x, stage.bird().bottom() - side, side, side)
    }

    /// What a finger meets.
    pub(super) fn under(&self, at: Point, round: &Round, now: &Moment<'_>) -> Option<usize> {
        let mut items = Vec::new();
        self.draw_all(round, now, &mut items);
        let id = &hit::hit(&items, at, now.stage.mm * REACH_MM)?.id;
        (0..self.pieces.len()).chain([TRAY, UNDO]).find(|held| Self::id_of(*held) == *id)
    }
}
