//! Face up: one card is chosen, then its partner.

use super::{Mark, Match, Which};
use crate::{Effect, Moment};

impl Match {
    /// A card of an open game was touched.
    pub(super) fn choose(&mut self, card: Which, now: &Moment<'_>) -> Vec<Effect> {
        self.clear_wrong();
        match self.chosen {
            Some(first) if first.second != card.second => self.try_join(first, card, now),
            _ => {
                self.select(card, now);
                let lines = self.says(card);
                if lines.is_empty() { Vec::new() } else { vec![self.talk.say(lines, now)] }
            }
        }
    }

    /// Chooses a card, instead of the one that was chosen before.
    pub(super) fn select(&mut self, card: Which, now: &Moment<'_>) {
        if let Some(before) = self.chosen.replace(card) {
            self.marks[before.index()] = Mark::Rest;
        }
        self.marks[card.index()] = Mark::Open(now.ms);
    }

    fn try_join(&mut self, first: Which, second: Which, now: &Moment<'_>) -> Vec<Effect> {
        if first.pair == second.pair {
            return self.join(first, second, now);
        }
        let mut effects =
            vec![self.attempt(first, second, false, now), Effect::Play("wrong".into())];
        self.marks[second.index()] = Mark::Wrong(now.ms);
        // The first card stays chosen: the question is still what belongs to it.
        self.marks[first.index()] = Mark::Open(now.ms);
        effects.push(self.second_chance(first, second, now));
        effects
    }

    fn clear_wrong(&mut self) {
        for mark in &mut self.marks {
            if matches!(mark, Mark::Wrong(_)) {
                *mark = Mark::Rest;
            }
        }
    }
}
