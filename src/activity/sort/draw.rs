//! How the thing and the baskets look.

use super::{Sort, THING};
use crate::Moment;
use crate::item::{self, Card, REACH_MM, Stand};
use crate::rounds::Round;
use scene::{Icon, Item, Look, Point, Rect, Stage, hit};

impl Sort {
    pub(super) fn draw_all(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) {
        for (basket, place) in self.baskets(&now.stage).iter().enumerate() {
            self.draw_basket(basket, *place, round, now, items);
        }
        let thing = self.now_sorted(round);
        let is_home = round.right_since().is_some() && !self.walk.is_under_way(now);
        if !is_home {
            let hop = (round.nudge(now) * 2.0 * now.stage.mm).round();
            let dx = (round.wobble(now) * 1.6 * now.stage.mm).round();
            let place = self.seen(round, now).moved(dx, -hop);
            self.draw_thing("thing", thing, place, round.is_trying(), &now.stage, items);
        }
        if let (Some(since), false) = (round.right_since(), round.calm) {
            let place = self.baskets(&now.stage)[self.home(thing)];
            item::sparks(&now.stage, place, 8, since, now.ms, items);
        }
    }

    fn draw_thing(
        &self,
        id: &str,
        thing: usize,
        rect: Rect,
        live: bool,
        stage: &Stage,
        items: &mut Vec<Item>,
    ) {
        let choice = &self.cards[thing];
        match (&choice.art, &choice.text) {
            (Some(art), None) => {
                let sprite = item::sprite(id, rect, art);
                items.push(if live { sprite.live() } else { sprite });
            }
            _ => {
                let rect = Rect::around(rect.middle(), rect.w, rect.h * 0.8);
                Card { id, rect, choice, stand: Stand::Rest, live, opacity: 1.0 }
                    .push(stage, items);
            }
        }
    }

    fn draw_basket(
        &self,
        basket: usize,
        place: Rect,
        round: &Round,
        now: &Moment<'_>,
        items: &mut Vec<Item>,
    ) {
        let stage = &now.stage;
        let is_faded = self.faded.contains(&basket);
        let opacity = if is_faded { 0.3 } else { 1.0 };
        let down = if self.hand.presses(basket + 1) { 0.6 * stage.mm } else { 0.0 };
        let place = place.moved(0.0, down.round());
        let id = basket_id(basket);
        let whole = Item::new(&id, place, Look::Icon(Icon::Basket)).faded(opacity);
        items.push(if round.is_trying() && !is_faded { whole.live() } else { whole });
        let done = self.order[..round.at()].iter().copied();
        let arrived = (round.right_since().is_some() && !self.walk.is_under_way(now))
            .then(|| self.now_sorted(round));
        let inside = done.chain(arrived).filter(|thing| self.home(*thing) == basket);
        for (at, thing) in inside.enumerate() {
            let id = format!("in-{}", self.spec.thing[thing].id);
            self.draw_thing(&id, thing, heap(&place, at), false, stage, items);
        }
        items.push(
            Item::new(format!("{id}-front"), place, Look::Icon(Icon::BasketFront)).faded(opacity),
        );
        let side = place.h * 0.44;
        let rect = Rect::around(
            Point::new(place.middle().x, place.bottom() - side * 0.62),
            place.w * 0.84,
            side,
        );
        let label = &self.spec.basket[basket].label();
        let id = &format!("{id}-label");
        Card { id, rect, choice: label, stand: Stand::Rest, live: false, opacity }
            .push(stage, items);
    }

    /// Where the thing is seen now: held, on its way, in its basket, or waiting.
    pub(super) fn seen(&self, round: &Round, now: &Moment<'_>) -> Rect {
        let rest = Self::rest(&now.stage);
        let goal = match round.right_since() {
            Some(_) => {
                let basket = self.baskets(&now.stage)[self.home(self.now_sorted(round))];
                let side = rest.w * 0.5;
                Rect::around(Point::new(basket.middle().x, basket.y + basket.h * 0.38), side, side)
            }
            None => rest,
        };
        self.hand.seen(THING, self.walk.seen(goal, now))
    }

    /// The basket under a finger.
    pub(super) fn basket_under(&self, at: Point, now: &Moment<'_>) -> Option<usize> {
        let place = |(basket, rect): (usize, Rect)| {
            Item::new(basket_id(basket), rect, Look::Icon(Icon::Basket)).live()
        };
        let items: Vec<_> = self.baskets(&now.stage).into_iter().enumerate().map(place).collect();
        let found = hit::hit(&items, at, now.stage.mm * REACH_MM)?;
        items.iter().position(|item| item.id == found.id)
    }
}

fn basket_id(basket: usize) -> String {
    format!("basket-{}", basket + 1)
}

/// A place in the mouth of a basket, things heaped in rows of four.
fn heap(basket: &Rect, at: usize) -> Rect {
    let side = basket.w * 0.34;
    let (row, column) = (at / 4, at % 4);
    let x = basket.x + basket.w * (0.24 + 0.18 * column as f32);
    let y = basket.y + basket.h * (0.4 - 0.12 * row as f32);
    Rect::around(Point::new(x, y), side, side)
}
