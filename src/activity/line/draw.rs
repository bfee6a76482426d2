//! How the line, its stones and the hopper look.

use super::{DONE, HOPPER, Line};
use crate::Moment;
use crate::item;
use crate::rounds::Round;
use scene::{Align, Colour, Face, Icon, Item, Look, Point, Rect, Stage};

/// A stone is never nearer to the next, millimetres; else the line goes on in a second row.
const STEP_MM: f32 = 10.6;
/// Largest stone, millimetres.
const STONE_MM: f32 = 15.0;
/// How high the hopper leaps, millimetres.
const LEAP_MM: f32 = 8.0;

impl Line {
    pub(super) fn draw_all(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) {
        let stage = &now.stage;
        let way = self.way(round);
        let table = Self::layout(stage);
        items.push(item::panel(stage, "bank", table.table, Colour::FOCUS, Colour::GUIDE_LINE));
        if let Some(text) = &way.text {
            // Beside the button, or in the whole row where there is none.
            let row = table.rest;
            let width = if way.hop.is_some() { (row.w - stage.large()) / 2.0 } else { row.w };
            let place = Rect::new(row.x, row.y, width - 2.0 * stage.mm, row.h);
            items.push(item::words(stage, "sum", place, text, 12.0));
        }
        let stones = self.stones(stage, round);
        for (at, row) in rows(&stones).into_iter().enumerate() {
            let middle = row[0].middle();
            let width = row[row.len() - 1].middle().x - middle.x;
            let bar = Rect::new(middle.x, middle.y - 0.6 * stage.mm, width, 1.2 * stage.mm);
            items.push(item::panel(stage, &format!("bar-{at}"), bar, Colour::RIVER, Colour::NONE));
        }
        for (stone, place) in stones.iter().enumerate() {
            self.draw_stone(stone, *place, round, now, items);
        }
        let hop = (round.hop(now) * 3.0 * stage.mm).round();
        let seen = self.seen(round, now).moved(0.0, -hop);
        let hopper = match &way.art {
            Some(art) => item::sprite("hopper", seen, art),
            None => Item::new("hopper", seen, Look::Icon(Icon::Firefly)),
        };
        if way.hop.is_some() || round.right_since().is_some() {
            items.push(hopper);
        }
        if way.hop.is_some() {
            let place = Self::done(stage);
            let is_ready = round.is_trying() && self.has_moved(round);
            let state = (is_ready, self.is_done_pressed);
            item::button(stage, DONE, place, Icon::Tick, Colour::LEAF, state, items);
        }
        if let (Some(since), false) = (round.right_since(), round.calm) {
            let place = stones[way.stone(way.right())];
            item::sparks(stage, place, 8, since, now.ms, items);
        }
    }

    fn draw_stone(
        &self,
        stone: usize,
        place: Rect,
        round: &Round,
        now: &Moment<'_>,
        items: &mut Vec<Item>,
    ) {
        let stage = &now.stage;
        let way = self.way(round);
        let number = way.number(stone);
        let goal = way.stone(way.right());
        let (low, high) = (way.first().min(goal), way.first().max(goal));
        let is_way = way.hop.is_some() && round.rung() >= 2 && (low..=high).contains(&stone);
        let is_wrong = self.wrong == Some(stone) && round.is_trying();
        let is_right = round.right_since().is_some() && stone == goal;
        let (fill, edge) = if is_right {
            (Colour::RIGHT_FILL, Colour::LEAF)
        } else if is_wrong {
            (Colour::WRONG_FILL, Colour::MARIGOLD)
        } else if is_way {
            (Colour::HIGHLIGHT, Colour::MARIGOLD_EDGE)
        } else {
            (Colour::WHITE, Colour::RIVER)
        };
        let is_faded = self.faded.contains(&stone);
        let dx = if is_wrong { (round.wobble(now) * 1.2 * stage.mm).round() } else { 0.0 };
        let side = if self.hand.presses(stone + 1) { place.w * 0.92 } else { place.w };
        let look = Look::Card { fill, edge, border: 0.6 * stage.mm, radius: side / 2.0, lip: 0.0 };
        let rect = Rect::around(place.middle(), side, side).moved(dx, 0.0);
        let opacity = if is_faded { 0.3 } else { 1.0 };
        let item = Item { look, rect, ..stone_item(stone, place) }.faded(opacity);
        items.push(if round.is_trying() && !is_faded { item.live() } else { item });
        let is_hidden = way.hide.contains(&number) && !is_right;
        if !is_hidden {
            let look = Look::Text {
                text: self.spec.digits.of(number),
                face: Face::Display,
                size: (place.w * 0.5).floor(),
                colour: Colour::INK,
                align: Align::Middle,
            };
            items.push(Item::new(format!("number-{number}"), rect, look).faded(opacity));
        }
    }

    /// The stones from the first number to the last.
    pub(super) fn stones(&self, stage: &Stage, round: &Round) -> Vec<Rect> {
        let mm = stage.mm;
        let way = self.way(round);
        let table = Self::layout(stage).table.grown(-3.0 * mm);
        let count = way.stones().max(1);
        let in_row = ((table.w / (STEP_MM * mm)).floor() as usize).clamp(1, count);
        let rows = count.div_ceil(in_row);
        let in_row = count.div_ceil(rows);
        let step = table.w / in_row as f32;
        let row_h = table.h / rows as f32;
        // Above each row there is room for the hopper.
        let side = (step - 1.6 * mm).min(STONE_MM * mm).min(row_h * 0.56).floor();
        (0..count)
            .map(|stone| {
                let (row, column) = (stone / in_row, stone % in_row);
                let x = table.x + step * (column as f32 + 0.5);
                // A single row lies a little below the middle, so that the leap has room.
                let share = if rows == 1 { 0.64 } else { 1.0 };
                let y = table.y + row_h * (row as f32 + share) - side * (share - 0.5) - 0.5 * mm;
                Rect::around(Point::new(x.round(), y.round()), side, side)
            })
            .collect()
    }

    /// Where the hopper is seen now.
    pub(super) fn seen(&self, round: &Round, now: &Moment<'_>) -> Rect {
        let stones = self.stones(&now.stage, round);
        let stone = stones[self.at.min(stones.len() - 1)];
        let side = (stone.w * 0.95).max(9.0 * now.stage.mm);
        let rest = Rect::around(Point::new(stone.middle().x, stone.y - side * 0.42), side, side);
        let leap = (self.walk.leap(now) * LEAP_MM * now.stage.mm).round();
        self.hand.seen(HOPPER, self.walk.seen(rest, now).moved(0.0, -leap))
    }
}

/// A stone's id and place, plain.
pub(super) fn stone_item(stone: usize, place: Rect) -> Item {
    let look = Look::Card {
        fill: Colour::WHITE,
        edge: Colour::RIVER,
        border: 0.0,
        radius: place.w / 2.0,
        lip: 0.0,
    };
    Item::new(format!("stone-{}", stone + 1), place, look)
}

/// The stones row by row.
fn rows(stones: &[Rect]) -> Vec<&[Rect]> {
    stones.chunk_by(|a, b| a.y == b.y).collect()
}
