//! `gap`: fill the gap in a word, a sentence or a sum.

mod draw;
mod fields;

use crate::item::REACH_MM;
use crate::item::choice::card_id;
use crate::layout::above;
use crate::rounds::{Asked, Cards, Given, Round, Rounds, Task};
use crate::{Activity, Effect, Gesture, Kind, Moment, Opening};
use fields::{FIELDS, Gap};
use scene::{Item, Point, Rect, Stage, Wake, hit};

pub use fields::Spec;

/// The kind `gap`.
pub const KIND: Kind = Kind { id: "gap", fields: FIELDS, check: fields::check, open };

/// What an author writes where something is missing.
const HOLE: &str = "__";
/// The sentence; a touch says the question again.
const TEXT: &str = "text";

struct Fill {
    spec: Spec,
    cards: Cards,
    pressed: Option<String>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let task = Fill { spec, cards: Cards::default(), pressed: None };
    Ok(Box::new(Rounds::new(task, opening)))
}

impl Fill {
    fn gap(&self, round: &Round) -> &Gap {
        &self.spec.item[round.at().min(self.spec.item.len() - 1)]
    }

    fn meant(&self, at: Point, round: &Round, now: &Moment<'_>) -> Option<String> {
        let mut items = Vec::new();
        self.draw(round, now, &mut items);
        hit::hit(&items, at, now.stage.mm * REACH_MM).map(|item| item.id.clone())
    }
}

impl Task for Fill {
    fn count(&self) -> usize {
        self.spec.item.len()
    }

    fn open(&mut self, at: usize, round: &mut Round, _now: &Moment<'_>) -> Asked {
        let gap = self.spec.item[at].clone();
        self.cards = Cards::shuffled([vec![gap.right], gap.wrong].concat(), round.chance());
        self.pressed = None;
        Asked {
            id: gap.id,
            say: gap.ask,
            skill: gap.skill,
            look: gap.look,
            told: gap.told,
            praise: gap.praise,
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
        if pressed == TEXT {
            return round.replay(now);
        }
        let Some(choice) = self.cards.named(&pressed) else { return Vec::new() };
        let gap = self.gap(round);
        let Some(chosen) = self.cards.choice(choice) else { return Vec::new() };
        let itself = if choice == 0 { gap.say.clone() } else { chosen.say.clone() };
        let given = Given {
            expected: gap.filled(gap.right.name()),
            response: gap.filled(chosen.name()),
            right: choice == 0,
            tag: chosen.tag.clone(),
            why: chosen.why.clone(),
            itself: itself.into_iter().map(|say| say.line).collect(),
        };
        if choice > 0 {
            self.cards.was_wrong(choice);
        }
        round.answer(given, now)
    }

    fn cancel(&mut self, _now: &Moment<'_>) {
        self.pressed = None;
    }

    fn helped(&mut self, rung: u8, _round: &mut Round, _now: &Moment<'_>) -> Vec<Effect> {
        if rung == 2 {
            self.cards.take_away();
        }
        Vec::new()
    }

    fn draw(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake {
        self.draw_all(round, now, items);
        Wake::Touch
    }

    fn how(&self, round: &Round, now: &Moment<'_>) -> Option<Gesture> {
        let mut items = Vec::new();
        self.draw(round, now, &mut items);
        let right = items.iter().find(|item| item.id == card_id(0))?;
        Some(Gesture::Tap(right.rect.middle()))
    }

    fn caption(&self, _round: &Round, stage: &Stage) -> Rect {
        above(stage, ROW_MM).caption
    }
}

/// Height of the row of cards, millimetres.
const ROW_MM: f32 = 27.0;

#[cfg(test)]
mod tests;
