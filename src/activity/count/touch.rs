//! Touch and count: each thing says its number once, then the digit is chosen.

use super::Count;
use crate::item::choice::card_id;
use crate::item::number::number_line;
use crate::rounds::{Given, Round};
use crate::{Effect, Moment};

/// Tags of what a wrong number shows, where the author names none.
const DOUBLED: &str = "double";
const SKIPPED: &str = "skip";

impl Count {
    /// A thing or a card was touched.
    pub(super) fn touch(&mut self, id: &str, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(choice) = self.cards.named(id) {
            return self.choose(choice, round, now);
        }
        let Some(at) = (0..self.things.len()).find(|at| thing_id(*at) == id) else {
            return Vec::new();
        };
        let number = match self.things[at].said {
            Some(number) => {
                self.was_doubled = true;
                number
            }
            None => self.touched() + 1,
        };
        self.things[at].said = Some(number);
        self.say(number, round, now).into_iter().collect()
    }

    fn touched(&self) -> u32 {
        self.things.iter().filter(|thing| thing.said.is_some()).count() as u32
    }

    fn choose(&mut self, choice: usize, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let group = self.group(round);
        let Some(foil) = group.cards().into_iter().nth(choice) else { return Vec::new() };
        let seen = match foil.n {
            n if n > group.n && self.was_doubled => Some(DOUBLED.to_owned()),
            n if n < group.n && self.touched() < group.n => Some(SKIPPED.to_owned()),
            _ => None,
        };
        let given = Given {
            expected: group.n.to_string(),
            response: foil.n.to_string(),
            right: choice == 0,
            tag: foil.tag.or(seen),
            why: foil.why.or_else(|| group.why.clone()),
            itself: number_line(foil.n, &self.spec.say, now).into_iter().collect(),
        };
        if choice > 0 {
            self.cards.was_wrong(choice);
            // She counts anew.
            self.was_doubled = false;
            self.things.iter_mut().for_each(|thing| thing.said = None);
        }
        round.answer(given, now)
    }

    /// What a child who counts touches next.
    pub(super) fn next_to_touch(&self) -> String {
        match self.things.iter().position(|thing| thing.said.is_none()) {
            Some(at) => thing_id(at),
            None => card_id(0),
        }
    }
}

pub(super) fn thing_id(at: usize) -> String {
    format!("thing-{}", at + 1)
}
