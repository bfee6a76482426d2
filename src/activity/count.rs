//! `count`: touch each thing and count it, or put so many into the basket.
//!
//! Touching, each thing says its number once and the child then chooses the digit. With the
//! basket, things fly in and out and say how many there are, until she says that it is
//! done; a basket may hold some from the start, so that she counts on.

mod basket;
mod draw;
mod fields;
mod touch;

use crate::item::Choice;
use crate::item::number::number_line;
use crate::layout::{Table, above, beside};
use crate::rounds::{Asked, Cards, Round, Rounds, Task, Walk};
use crate::{Activity, Effect, Gesture, Kind, Moment, Opening};
use fields::{FIELDS, Group};
use scene::{Item, Point, Rect, Stage, Wake};

pub use fields::{Foil, Spec};

/// The kind `count`.
pub const KIND: Kind = Kind { id: "count", fields: FIELDS, check: fields::check, open };

/// A thing that is counted.
#[derive(Clone, Copy, Debug, Default)]
struct Thing {
    /// The number it said, from 1; in a basket, that it is in.
    said: Option<u32>,
    /// How far it lies beside the middle of its place, -1..1 each way.
    astray: Point,
    walk: Walk,
}

struct Count {
    spec: Spec,
    things: Vec<Thing>,
    /// The cards with digits; none where a basket is filled.
    cards: Cards,
    /// A thing was touched twice.
    was_doubled: bool,
    pressed: Option<String>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let task = Count {
        spec,
        things: Vec::new(),
        cards: Cards::default(),
        was_doubled: false,
        pressed: None,
    };
    Ok(Box::new(Rounds::new(task, opening)))
}

impl Count {
    fn group(&self, round: &Round) -> &Group {
        &self.spec.item[round.at().min(self.spec.item.len() - 1)]
    }

    fn layout(&self, stage: &Stage, group: &Group) -> Table {
        if group.is_basket() { beside(stage, 52.0) } else { above(stage, 25.0) }
    }

    /// Where the things lie, each in a place of its own.
    fn places(&self, stage: &Stage, group: &Group) -> Vec<Rect> {
        let mm = stage.mm;
        let area = self.layout(stage, group).table.grown(-2.5 * mm);
        let places = crate::layout::grid(area, group.n as usize, (26.0 * mm, 26.0 * mm), 3.0 * mm);
        let strays = |at: usize, place: &Rect| {
            let astray = self.things.get(at).map_or(Point::default(), |thing| thing.astray);
            place.moved((astray.x * 1.4 * mm).round(), (astray.y * 1.4 * mm).round())
        };
        places.iter().enumerate().map(|(at, place)| strays(at, place)).collect()
    }

    /// How many are counted so far.
    fn counted(&self, group: &Group) -> u32 {
        group.start + self.things.iter().filter(|thing| thing.said.is_some()).count() as u32
    }

    fn say(&self, number: u32, round: &mut Round, now: &Moment<'_>) -> Option<Effect> {
        let line = number_line(number, &self.spec.say, now)?;
        Some(round.talk.say(vec![line], now))
    }
}

impl Task for Count {
    fn count(&self) -> usize {
        self.spec.item.len()
    }

    fn open(&mut self, at: usize, round: &mut Round, _now: &Moment<'_>) -> Asked {
        let group = self.spec.item[at].clone();
        let stray = |round: &mut Round| round.chance().below(201) as f32 / 100.0 - 1.0;
        self.things = (0..group.n)
            .map(|_| {
                let astray = if group.scatter {
                    Point::new(stray(round), stray(round))
                } else {
                    Point::default()
                };
                Thing { astray, ..Thing::default() }
            })
            .collect();
        let digits = self.spec.digits;
        let choices = group.cards().into_iter().map(|foil| Choice {
            text: Some(digits.of(foil.n as i32)),
            tag: foil.tag,
            why: foil.why,
            ..Choice::default()
        });
        self.cards = Cards::shuffled(choices.collect(), round.chance());
        self.was_doubled = false;
        self.pressed = None;
        Asked {
            id: group.id,
            say: group.ask,
            skill: group.skill,
            look: group.look,
            told: group.told,
            praise: group.praise,
            by_ear: false,
        }
    }

    fn down(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        self.pressed = self.meant(at, round, now);
        self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    fn up(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let Some(pressed) = self.pressed.take() else { return Vec::new() };
        if self.meant(at, round, now).as_ref() != Some(&pressed) {
            return Vec::new();
        }
        if self.group(round).is_basket() {
            self.fill(&pressed, round, now)
        } else {
            self.touch(&pressed, round, now)
        }
    }

    fn cancel(&mut self, _now: &Moment<'_>) {
        self.pressed = None;
    }

    fn helped(&mut self, rung: u8, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if rung == 2 && self.group(round).is_basket() {
            self.empty(round, now);
        } else if rung == 2 {
            self.cards.take_away();
        }
        Vec::new()
    }

    fn draw(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake {
        self.draw_all(round, now, items)
    }

    fn how(&self, round: &Round, now: &Moment<'_>) -> Option<Gesture> {
        if self.things.iter().any(|thing| thing.walk.is_under_way(now)) {
            return None;
        }
        let id = if self.group(round).is_basket() {
            self.next_for_basket(round)
        } else {
            self.next_to_touch()
        };
        let mut items = Vec::new();
        self.draw_all(round, now, &mut items);
        let item = items.iter().find(|item| item.id == id && item.live)?;
        Some(Gesture::Tap(item.rect.middle()))
    }

    fn caption(&self, round: &Round, stage: &Stage) -> Rect {
        self.layout(stage, self.group(round)).caption
    }
}

#[cfg(test)]
mod tests;
