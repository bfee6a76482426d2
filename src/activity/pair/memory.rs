//! On their faces: two cards are turned; what is unlike is turned back after a look.

use super::{Mark, Match, Unlike, Which};
use crate::item::WOBBLE_MS;
use crate::{Effect, Moment};
use scene::{Ms, Wake};

/// A card turns over in three pictures: back, edge, face.
pub(super) const FLIP_MS: Ms = 180;
/// Two unlike cards stay open for a look.
const LOOK_MS: Ms = 1_200;

/// What of a card is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Back,
    Edge,
    Face,
}

/// How far a card that turns `since` an instant has come: `to` its face or its back.
pub(super) fn side(since: Ms, now: Ms, to_face: bool, calm: bool) -> Side {
    let third = now.saturating_sub(since) * 3 / FLIP_MS;
    match (third, to_face) {
        (0, true) if !calm => Side::Back,
        (0, false) if !calm => Side::Face,
        (1, _) if !calm => Side::Edge,
        (_, true) => Side::Face,
        (_, false) => Side::Back,
    }
}

impl Match {
    /// A card of a memory was touched.
    pub(super) fn turn(&mut self, card: Which, now: &Moment<'_>) -> Vec<Effect> {
        // Who is quick need not wait for the two unlike ones to be turned back.
        if let Some(unlike) = self.unlike.take() {
            self.turn_back(&unlike, now.ms);
        }
        if matches!(self.mark(card), Mark::Open(_)) {
            return Vec::new();
        }
        let was_seen = std::mem::replace(&mut self.seen[card.index()], true);
        self.marks[card.index()] = Mark::Open(now.ms);
        self.turned_last = Some(card);
        let lines = self.says(card);
        match self.chosen.take() {
            None => {
                self.chosen = Some(card);
                self.first_was_seen = was_seen;
                if lines.is_empty() { Vec::new() } else { vec![self.talk.say(lines, now)] }
            }
            Some(first) if first.pair == card.pair => self.join(first, card, now),
            Some(first) => self.miss(first, card, was_seen, now),
        }
    }

    /// Two cards are unlike. Nobody can know a card that nobody has seen: such a miss is
    /// luck, and neither counts as wrong nor leads to help.
    fn miss(
        &mut self,
        first: Which,
        second: Which,
        was_seen: bool,
        now: &Moment<'_>,
    ) -> Vec<Effect> {
        let is_luck = !(was_seen && self.first_was_seen);
        let mut effects = vec![self.attempt(first, second, is_luck, now)];
        let says = self.says(second);
        if !is_luck {
            effects.push(self.second_chance(first, second, now));
        } else if !says.is_empty() {
            effects.push(self.talk.say(says, now));
        }
        self.unlike =
            Some(Unlike { cards: [first, second], until: now.ms + FLIP_MS + LOOK_MS, is_luck });
        effects
    }

    /// Turns the two unlike cards back when they have been looked at. Bad luck makes no sound.
    pub(super) fn turn_back_when_due(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let Some(unlike) = self.unlike.filter(|unlike| now.ms >= unlike.until) else {
            return Vec::new();
        };
        self.unlike = None;
        self.turn_back(&unlike, now.ms);
        if unlike.is_luck { Vec::new() } else { vec![Effect::Play("wrong".into())] }
    }

    fn turn_back(&mut self, unlike: &Unlike, at: Ms) {
        for card in unlike.cards {
            self.marks[card.index()] = Mark::Wrong(at);
        }
    }

    /// When a card begins to turn back: after it has wobbled.
    pub(super) fn turns_back(&self, since: Ms) -> Ms {
        if self.calm { since } else { since + WOBBLE_MS }
    }

    /// When the two unlike cards have been looked at.
    pub(super) fn look_wake(&self) -> Wake {
        self.unlike.map_or(Wake::Touch, |unlike| Wake::At(unlike.until))
    }
}
