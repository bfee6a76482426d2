//! A row of cards of which one is right.

use super::Round;
use crate::Moment;
use crate::item::choice::card_id;
use crate::item::{self, Card, Choice, Stand};
use crate::layout::grid;
use crate::random::Chance;
use scene::{Item, Rect};

/// Room between two cards, millimetres.
const GAP_MM: f32 = 6.0;

/// The cards of one item; a card is counted as a choice, 0 is the right one.
#[derive(Clone, Debug, Default)]
pub struct Cards {
    /// What each shows.
    choices: Vec<Choice>,
    /// The choices from left to right.
    order: Vec<usize>,
    /// The one that was wrong last.
    wrong: Option<usize>,
    faded: Vec<usize>,
}

impl Cards {
    /// Lays the cards out, the right one anywhere.
    pub fn shuffled(choices: Vec<Choice>, chance: &mut Chance) -> Self {
        let mut order: Vec<usize> = (0..choices.len()).collect();
        chance.shuffle(&mut order);
        Self { choices, order, ..Self::default() }
    }

    /// What a card shows.
    pub fn choice(&self, at: usize) -> Option<&Choice> {
        self.choices.get(at)
    }

    /// The choice of a card, by its id.
    pub fn named(&self, id: &str) -> Option<usize> {
        self.order.iter().copied().find(|choice| card_id(*choice) == id)
    }

    /// A card was chosen that is wrong.
    pub fn was_wrong(&mut self, choice: usize) {
        self.wrong = Some(choice);
    }

    /// A wrong card falls away, the one that was chosen first of all.
    pub fn take_away(&mut self) {
        let is_there = |choice: &usize| *choice > 0 && !self.faded.contains(choice);
        let chosen = self.wrong.filter(is_there);
        let gone = chosen.or_else(|| self.order.iter().copied().find(is_there));
        self.faded.extend(gone);
    }

    /// Draws the cards into a row, each at most `max` millimetres wide and high.
    pub fn draw(
        &self,
        row: Rect,
        max: (f32, f32),
        pressed: Option<&str>,
        round: &Round,
        now: &Moment<'_>,
        items: &mut Vec<Item>,
    ) {
        let stage = &now.stage;
        let max = (max.0 * stage.mm, max.1 * stage.mm);
        let places = grid(row, self.order.len(), max, GAP_MM * stage.mm);
        for (choice, place) in self.order.iter().copied().zip(places) {
            let id = card_id(choice);
            let is_wrong = self.wrong == Some(choice);
            let stand = match round.right_since() {
                Some(_) if choice == 0 => Stand::Right,
                Some(_) => Stand::Rest,
                None if self.faded.contains(&choice) => Stand::Faded,
                None if pressed == Some(id.as_str()) => Stand::Pressed,
                None if is_wrong => Stand::Wrong,
                None => Stand::Rest,
            };
            let dx = if is_wrong { round.wobble(now) * 1.6 * stage.mm } else { 0.0 };
            let lift = if choice == 0 { round.hop(now) * 2.0 * stage.mm } else { 0.0 };
            let rect = place.moved(dx.round(), -lift.round());
            let live = round.is_trying() && stand != Stand::Faded;
            let opacity = if round.right_since().is_some() && choice > 0 { 0.4 } else { 1.0 };
            let shown = &self.choices[choice];
            Card { id: &id, rect, choice: shown, stand, live, opacity }.push(stage, items);
            if let (0, Some(since), false) = (choice, round.right_since(), round.calm) {
                item::sparks(stage, place, 8, since, now.ms, items);
            }
        }
    }
}
