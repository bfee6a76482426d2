//! How things, cards and the basket look.

use super::basket::DONE;
use super::touch::thing_id;
use super::{Count, Thing, fields::Group};
use crate::Moment;
use crate::item::{self, REACH_MM};
use crate::layout::Table;
use crate::rounds::Round;
use scene::{Colour, Icon, Item, Look, Point, Rect, Stage, Wake, hit};

/// The room of the basket in the column: its box, the badge, the plate with the number
/// that is asked for, and the button.
struct Side {
    target: Rect,
    basket: Rect,
    done: Rect,
}

impl Side {
    fn of(stage: &Stage, table: &Table) -> Self {
        let mm = stage.mm;
        let rest = table.rest;
        if stage.is_portrait() {
            let side = rest.h.min(rest.w * 0.45);
            let basket = Rect::new(rest.x, rest.bottom() - side, side, side);
            let x = basket.right() + 6.0 * mm;
            let done = Rect::new(x, rest.bottom() - stage.large(), stage.large(), stage.large());
            let target_h = (rest.h - done.h - 4.0 * mm).min(15.0 * mm);
            let target = Rect::new(x, done.y - 4.0 * mm - target_h, rest.right() - x, target_h);
            return Self { target, basket, done };
        }
        let target_h = (13.0 * mm).min(rest.h * 0.25);
        let target = Rect::new(rest.x, rest.y, rest.w, target_h);
        let bird = stage.bird();
        let done = Rect::new(rest.x, bird.y, stage.large(), bird.h);
        let side = (done.y - target.bottom() - 5.0 * mm).min(rest.w);
        let middle = Point::new(rest.middle().x, target.bottom() + 2.5 * mm + side / 2.0);
        Self { target, basket: Rect::around(middle, side, side), done }
    }
}

impl Count {
    pub(super) fn draw_all(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake {
        let stage = &now.stage;
        let group = self.group(round);
        let table = self.layout(stage, group);
        items.push(item::panel(stage, "mat", table.table, Colour::MAT, Colour::MAT_EDGE));
        if group.is_basket() {
            self.draw_basket(group, &table, round, now, items);
        } else {
            self.draw_touched(group, round, now, items);
            let pressed = self.pressed.as_deref();
            self.cards.draw(table.rest, (30.0, 25.0), pressed, round, now, items);
        }
        let walks = self.things.iter().map(|thing| thing.walk.wake(now));
        walks.fold(Wake::Touch, Wake::sooner)
    }

    fn draw_touched(&self, group: &Group, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) {
        let stage = &now.stage;
        for (at, (thing, place)) in self.things.iter().zip(self.places(stage, group)).enumerate() {
            let hop = (round.hop(now) * 2.0 * stage.mm).round();
            let id = thing_id(at);
            let art = item::sprite(&id, place.moved(0.0, -hop), &group.art);
            items.push(if round.is_trying() { art.live() } else { art });
            if let Some(number) = thing.said {
                self.badge(&format!("{id}-said"), corner(&place, stage), number, stage, items);
            }
        }
    }

    fn badge(&self, id: &str, place: Rect, number: u32, stage: &Stage, items: &mut Vec<Item>) {
        let text = self.spec.digits.of(number as i32);
        items.extend(item::plate(stage, id, place, &text, Colour::HIGHLIGHT));
    }

    fn draw_basket(
        &self,
        group: &Group,
        table: &Table,
        round: &Round,
        now: &Moment<'_>,
        items: &mut Vec<Item>,
    ) {
        let stage = &now.stage;
        let side = Side::of(stage, table);
        self.draw_target(group, side.target, stage, items);
        let hop = (round.hop(now) * 2.0 * stage.mm).round();
        let basket = side.basket.moved(0.0, -hop);
        let whole = Item::new("basket", basket, Look::Icon(Icon::Basket));
        let is_filled = self.things.iter().any(|thing| thing.said.is_some());
        items.push(if is_filled && round.is_trying() { whole.live() } else { whole });
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            (0..self.things.len()).partition(|at| self.things[*at].said.is_some());
        let live = |item: Item, at: usize| {
            let is_still = !self.things[at].walk.is_under_way(now);
            if round.is_trying() && is_still { item.live() } else { item }
        };
        for at in &inside {
            let place = self.places(stage, group)[*at];
            let shadow = item::sprite(&format!("{}-gone", thing_id(*at)), place, &group.art);
            items.push(shadow.faded(0.18));
        }
        let mut heaped = inside.clone();
        heaped.sort_by_key(|at| std::cmp::Reverse(self.things[*at].said));
        for at in &heaped {
            let place = self.seen(*at, round, now).moved(0.0, -hop);
            items.push(item::sprite(&thing_id(*at), place, &group.art));
        }
        items.push(Item::new("basket-front", basket, Look::Icon(Icon::BasketFront)));
        for at in outside {
            let place = self.seen(at, round, now);
            items.push(live(item::sprite(&thing_id(at), place, &group.art), at));
        }
        let count = self.counted(group);
        if count > 0 {
            let size = side.basket.h * 0.34;
            let middle = Point::new(basket.middle().x, basket.bottom() - size * 0.62);
            let fill = if count > group.right() { Colour::MARIGOLD } else { Colour::WHITE };
            let text = self.spec.digits.of(count as i32);
            let place = Rect::around(middle, size * 1.2, size);
            items.extend(item::plate(stage, "counted", place, &text, fill));
        }
        let is_ready = round.is_trying() && count > group.start;
        let pressed = self.pressed.as_deref() == Some(DONE);
        item::button(stage, DONE, side.done, Icon::Tick, Colour::LEAF, (is_ready, pressed), items);
        if let (Some(since), false) = (round.right_since(), round.calm) {
            item::sparks(stage, side.basket, 8, since, now.ms, items);
        }
    }

    /// How many are asked for: the digit, and as many dots in fives.
    fn draw_target(&self, group: &Group, place: Rect, stage: &Stage, items: &mut Vec<Item>) {
        let mm = stage.mm;
        items.push(item::panel(stage, "target", place, Colour::WHITE, Colour::CARD_EDGE));
        let put = group.put.unwrap_or(0);
        let number = |n: u32| self.spec.digits.of(n as i32);
        let text = match group.start {
            0 => number(put),
            start => format!("{} + {}", number(start), number(put)),
        };
        let words_w = if group.start > 0 { place.w * 0.5 } else { place.w * 0.34 };
        let room = Rect::new(place.x + mm, place.y, words_w - mm, place.h);
        items.push(item::words(stage, "target-text", room, &text, 11.0));
        let dots =
            Rect::new(room.right(), place.y, place.right() - room.right() - 2.0 * mm, place.h);
        let rows = put.div_ceil(5) as f32;
        let step = (dots.w / 5.2).min(dots.h / (rows + 0.6));
        let top = dots.middle().y - rows * step / 2.0;
        let done = self.counted(group) - group.start;
        for at in 0..put {
            let middle = Point::new(
                dots.x + step * ((at % 5) as f32 + 0.5),
                top + step * ((at / 5) as f32 + 0.5),
            );
            let fill = if at < done { Colour::RIVER } else { Colour::GUIDE };
            let id = format!("target-dot-{}", at + 1);
            items.push(item::disc(stage, &id, middle, step * 0.72, fill, fill));
        }
    }

    /// Where a thing of the basket game is seen now.
    pub(super) fn seen(&self, at: usize, round: &Round, now: &Moment<'_>) -> Rect {
        let group = self.group(round);
        let stage = &now.stage;
        let thing = &self.things[at];
        let rest = match thing.said {
            None => self.places(stage, group)[at],
            Some(_) => {
                // The last ones lie on top, whichever they are.
                let before = |other: &&Thing| other.said.is_some() && other.said < thing.said;
                let nth = self.things.iter().filter(before).count();
                heap(&Side::of(stage, &self.layout(stage, group)).basket, nth)
            }
        };
        thing.walk.seen(rest, now)
    }

    /// What a touch means.
    pub(super) fn meant(&self, at: Point, round: &Round, now: &Moment<'_>) -> Option<String> {
        let mut items = Vec::new();
        self.draw_all(round, now, &mut items);
        hit::hit(&items, at, now.stage.mm * REACH_MM).map(|item| item.id.clone())
    }
}

/// Where the number stands that a thing has said.
fn corner(place: &Rect, stage: &Stage) -> Rect {
    let side = (place.w * 0.42).clamp(6.0 * stage.mm, 9.0 * stage.mm);
    Rect::around(Point::new(place.right() - side * 0.3, place.y + side * 0.3), side, side)
}

/// A place in the mouth of the basket, things heaped in rows of five.
fn heap(basket: &Rect, at: usize) -> Rect {
    let side = basket.w * 0.27;
    let (row, column) = (at / 5, at % 5);
    let x = basket.x + basket.w * (0.22 + 0.14 * column as f32 + 0.05 * (row % 2) as f32);
    let y = basket.y + basket.h * (0.42 - 0.09 * row as f32);
    Rect::around(Point::new(x, y), side, side)
}
