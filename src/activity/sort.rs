//! `sort`: each thing into the basket where it belongs.
//!
//! Things come one at a time and in any order. A touch on a basket sends the thing there,
//! which small hands manage; whoever can drags it.

mod draw;
mod fields;

use crate::item::Choice;
use crate::layout::{Table, above, grid};
use crate::rounds::{Asked, Drop, Given, Hand, Round, Rounds, Task, Walk};
use crate::{Activity, Effect, Gesture, Kind, Moment, Opening};
use fields::{FIELDS, Thing};
use scene::{Item, Point, Rect, Stage, Wake};

pub use fields::{Basket, Spec};

/// The kind `sort`.
pub const KIND: Kind = Kind { id: "sort", fields: FIELDS, check: fields::check, open };

/// A thing that is let go so near a basket is meant for it, millimetres.
const SNAP_MM: f32 = 10.0;
/// Height of the row of baskets, millimetres.
const ROW_MM: f32 = 36.0;
/// What is held: the thing, or a basket by its number.
const THING: usize = 0;

struct Sort {
    spec: Spec,
    /// What each thing shows, as a card.
    cards: Vec<Choice>,
    /// The order in which they come.
    order: Vec<usize>,
    hand: Hand,
    walk: Walk,
    /// Baskets that have fallen away.
    faded: Vec<usize>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let cards: Vec<_> = spec.thing.iter().map(Thing::card).collect();
    let order = (0..cards.len()).collect();
    let task = Sort {
        spec,
        cards,
        order,
        hand: Hand::default(),
        walk: Walk::default(),
        faded: Vec::new(),
    };
    Ok(Box::new(Rounds::new(task, opening)))
}

impl Sort {
    fn now_sorted(&self, round: &Round) -> usize {
        self.order[round.at().min(self.order.len() - 1)]
    }

    /// The basket where a thing belongs.
    fn home(&self, thing: usize) -> usize {
        let id = &self.spec.thing[thing].belongs;
        self.spec.basket.iter().position(|basket| basket.id == *id).unwrap_or(0)
    }

    fn layout(stage: &Stage) -> Table {
        above(stage, ROW_MM)
    }

    fn baskets(&self, stage: &Stage) -> Vec<Rect> {
        let mm = stage.mm;
        let side = (38.0 * mm, 38.0 * mm);
        grid(Self::layout(stage).rest, self.spec.basket.len(), side, 6.0 * mm)
    }

    /// Where the thing waits.
    fn rest(stage: &Stage) -> Rect {
        let table = Self::layout(stage).table;
        let side = (table.h - 2.0 * stage.mm).min(34.0 * stage.mm);
        Rect::around(table.middle(), side, side)
    }

    /// The basket that is meant by a place.
    fn near(&self, at: Point, stage: &Stage) -> Option<usize> {
        let places = self.baskets(stage);
        let is_meant = |place: &Rect| place.grown(SNAP_MM * stage.mm).contains(at);
        let near = places.iter().enumerate().filter(|(_, place)| is_meant(place));
        near.min_by(|a, b| a.1.middle().distance(at).total_cmp(&b.1.middle().distance(at)))
            .map(|(basket, _)| basket)
    }

    fn choose(&mut self, basket: usize, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if self.faded.contains(&basket) {
            return Vec::new();
        }
        let thing = self.now_sorted(round);
        let home = self.home(thing);
        let spec = &self.spec.thing[thing];
        let given = Given {
            expected: self.spec.basket[home].id.clone(),
            response: self.spec.basket[basket].id.clone(),
            right: basket == home,
            tag: spec.tag.clone(),
            why: spec.why.clone().or_else(|| self.spec.basket[home].why.clone()),
            itself: Vec::new(),
        };
        round.answer(given, now)
    }
}

impl Task for Sort {
    fn count(&self) -> usize {
        self.order.len()
    }

    fn open(&mut self, at: usize, round: &mut Round, now: &Moment<'_>) -> Asked {
        if at == 0 {
            round.chance().shuffle(&mut self.order);
        }
        self.hand = Hand::default();
        self.faded.clear();
        // It comes in from the upper edge.
        let rest = Self::rest(&now.stage);
        let above = rest.moved(0.0, -rest.y);
        self.walk = Walk::from(above, now.ms, round.calm, now);
        let thing = &self.spec.thing[self.order[at]];
        // The first time it is asked, then each thing names itself.
        let itself = thing.say.clone().filter(|_| at > 0);
        Asked {
            id: Some(thing.id.clone()),
            say: itself.unwrap_or_else(|| self.spec.ask.clone()),
            skill: thing.skill.clone(),
            look: self.spec.look.clone(),
            told: thing.told.clone(),
            praise: thing.praise.clone(),
            by_ear: false,
        }
    }

    fn down(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let held = if self.seen(round, now).contains(at) {
            Some(THING)
        } else {
            self.basket_under(at, now).map(|basket| basket + 1)
        };
        self.hand.down(held, at);
        held.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    fn moved(&mut self, at: Point, _round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        self.hand.moved(at, now);
        Vec::new()
    }

    fn up(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let seen = self.seen(round, now);
        match self.hand.up(at, now) {
            Some((THING, Drop::At(_))) => {
                self.walk = Walk::from(seen, now.ms, round.calm, now);
                let basket = self.near(at, &now.stage);
                basket.map_or_else(Vec::new, |basket| self.choose(basket, round, now))
            }
            // It says itself.
            Some((THING, Drop::Tap)) => {
                let say = self.spec.thing[self.now_sorted(round)].say.clone();
                say.into_iter().map(|say| round.talk.say(vec![say.line], now)).collect()
            }
            Some((held, _)) if self.basket_under(at, now) == Some(held - 1) => {
                self.walk = Walk::from(seen, now.ms, round.calm, now);
                self.choose(held - 1, round, now)
            }
            _ => Vec::new(),
        }
    }

    fn cancel(&mut self, _now: &Moment<'_>) {
        self.hand.cancel();
    }

    fn helped(&mut self, rung: u8, round: &mut Round, _now: &Moment<'_>) -> Vec<Effect> {
        let home = self.home(self.now_sorted(round));
        let wrong = (0..self.spec.basket.len()).find(|basket| *basket != home);
        // Of two baskets none can fall away without giving the answer.
        if rung == 2 && self.spec.basket.len() > 2 {
            self.faded.extend(wrong);
        }
        Vec::new()
    }

    fn draw(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake {
        self.draw_all(round, now, items);
        self.walk.wake(now)
    }

    fn how(&self, round: &Round, now: &Moment<'_>) -> Option<Gesture> {
        if self.walk.is_under_way(now) {
            return None;
        }
        let home = self.home(self.now_sorted(round));
        Some(Gesture::Tap(self.baskets(&now.stage).get(home)?.middle()))
    }

    fn caption(&self, _round: &Round, stage: &Stage) -> Rect {
        Self::layout(stage).caption
    }
}

#[cfg(test)]
mod tests;
