//! What both games share: touches, answers, help, and the end.

use super::{Mark, Match, Which};
use crate::feedback::Ladder;
use crate::item::talk::{said, shell};
use crate::item::{AFTER_PRAISE_MS, HOP_MS, REACH_MM, Tone};
use crate::{Effect, Moment};
use model::{Attempt, ItemId};
use scene::{Ms, Point, hit};

impl Match {
    pub(super) fn down(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(done) = self.done {
            // A hand that drums on the last card still gets its praise.
            return if now.ms >= done + HOP_MS { self.finish() } else { Vec::new() };
        }
        self.pressed = self.meant(at, now);
        self.finger = None;
        self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    pub(super) fn moved(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        let is_away = self.pressed.is_some() && self.meant(at, now) != self.pressed;
        if !self.is_memory() && (is_away || self.finger.is_some()) {
            self.finger = Some(at);
        }
        Vec::new()
    }

    pub(super) fn up(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        let Some(pressed) = self.pressed else { return Vec::new() };
        // What is meant is found while the frame still shows the pressed card.
        let meant = self.meant(at, now);
        self.pressed = None;
        self.finger = None;
        match meant {
            Some(card) if card == pressed && self.is_memory() => self.turn(card, now),
            Some(card) if card == pressed => self.choose(card, now),
            // A drag from one to the other says the same as two taps.
            Some(card) if !self.is_memory() && card.second != pressed.second => {
                self.select(pressed, now);
                self.choose(card, now)
            }
            _ => Vec::new(),
        }
    }

    fn meant(&self, at: Point, now: &Moment<'_>) -> Option<Which> {
        let frame = self.draw(now);
        let item = hit::hit(&frame.items, at, now.stage.mm * REACH_MM)?;
        self.groups.iter().flatten().copied().find(|card| card.id() == item.id)
    }

    pub(super) fn replay(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.done.is_some() {
            return Vec::new();
        }
        vec![Effect::Replayed, self.talk.ask_again(now)]
    }

    pub(super) fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        match self.done {
            Some(done) if now.ms >= self.goes_on(done, now) => self.finish(),
            Some(_) => Vec::new(),
            None => {
                let mut effects = self.turn_back_when_due(now);
                effects.extend(self.talk.tick(now));
                effects
            }
        }
    }

    /// When the step ends by itself.
    pub(super) fn goes_on(&self, done: Ms, now: &Moment<'_>) -> Ms {
        self.talk.ends(now).max(done + HOP_MS) + AFTER_PRAISE_MS
    }

    fn finish(&mut self) -> Vec<Effect> {
        self.is_over = true;
        vec![Effect::Hush, Effect::Finished]
    }

    /// The record of a try to join `first` with `second`; a memory's lucky misses are tagged.
    pub(super) fn attempt(
        &self,
        first: Which,
        second: Which,
        is_luck: bool,
        now: &Moment<'_>,
    ) -> Effect {
        let pair = &self.spec.pair[first.pair];
        let is_right = first.pair == second.pair;
        let chosen = self.choice(second);
        let tag = match (is_right, is_luck) {
            (true, _) => None,
            (false, true) => Some(model::attempt::UNSEEN.to_owned()),
            (false, false) => chosen.tag.clone().or_else(|| pair.tag.clone()),
        };
        let ladder = self.ladders[first.pair];
        let item = pair.id.clone().unwrap_or_else(|| (first.pair + 1).to_string());
        Effect::Answered(Box::new(Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId(item),
            skill: self.place.skill.clone(),
            asked: self.choice(first).name().to_owned(),
            expected: self.choice(first.partner()).name().to_owned(),
            response: chosen.name().to_owned(),
            correct: if is_right { 1.0 } else { 0.0 },
            tries: ladder.tries.saturating_add(1),
            rung: ladder.rung,
            tag,
            ms: now.ms.saturating_sub(self.since).try_into().unwrap_or(u32::MAX),
        }))
    }

    /// Two cards belong together.
    pub(super) fn join(&mut self, first: Which, second: Which, now: &Moment<'_>) -> Vec<Effect> {
        // The answer is kept first: nothing that is shown may ever be lost.
        let mut effects =
            vec![self.attempt(first, second, false, now), Effect::Play("right".into())];
        self.ladders[first.pair].tried(true);
        for card in [first, second] {
            self.marks[card.index()] = Mark::Done(now.ms);
        }
        self.chosen = None;
        self.helped = None;
        self.caption = None;
        self.since = now.ms;
        let mut lines = self.says(second);
        if (0..self.spec.pair.len()).all(|pair| self.is_done(pair)) {
            self.done = Some(now.ms);
            let own = self.spec.praise.clone();
            let praise = own.unwrap_or_else(|| said(self.feedback.praise(), now));
            lines.push(praise.line.clone());
            self.caption = Some((Tone::Right, praise));
        }
        effects.push(self.talk.say(lines, now));
        effects
    }

    /// A second chance for the pair of `first`, or, the third time, the way.
    pub(super) fn second_chance(
        &mut self,
        first: Which,
        second: Which,
        now: &Moment<'_>,
    ) -> Effect {
        let rung = self.ladders[first.pair].tried(false);
        self.helped = Some(first.pair);
        let why = self.choice(second).why.clone();
        let (tone, say) = if rung >= 3 {
            (Tone::Plain, shell("hint-3", now))
        } else {
            (Tone::Wrong, why.unwrap_or_else(|| said(self.feedback.retry(), now)))
        };
        let mut lines = self.says(second);
        lines.push(say.line.clone());
        self.caption = Some((tone, say));
        self.talk.say(lines, now)
    }

    /// The bird was touched: about the chosen card's pair, else the next that is not found.
    pub(super) fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let next = (0..self.spec.pair.len()).find(|pair| !self.is_done(*pair));
        let pair = self
            .chosen
            .map(|card| card.pair)
            .or(self.helped.filter(|pair| !self.is_done(*pair)))
            .or(next);
        let Some(pair) = pair else { return Vec::new() };
        self.helped = Some(pair);
        let rung = self.ladders[pair].helped();
        // All pairs share one question.
        self.ladders.iter_mut().for_each(Ladder::heard_slowly);
        let say = match rung {
            0 => return vec![self.talk.ask_slowly(now)],
            1 => shell("hint-1", now),
            2 => return vec![self.talk.ask_again(now)],
            _ => shell("hint-3", now),
        };
        let line = say.line.clone();
        self.caption = Some((Tone::Plain, say));
        vec![self.talk.say_and_ask(vec![line], now)]
    }

    /// The pair that help is shown for, with its rung.
    pub(super) fn hint(&self) -> Option<(usize, u8)> {
        let pair = self.chosen.map(|card| card.pair).or(self.helped)?;
        (!self.is_done(pair)).then(|| (pair, self.ladders[pair].rung))
    }

    /// Where somebody who knows the answers would touch now.
    pub(super) fn next_card(&self, now: &Moment<'_>) -> Option<Point> {
        if self.done.is_some() || self.unlike.is_some() || now.ms < self.talk.ends(now) {
            return None;
        }
        let next = || self.groups[0].iter().copied().find(|card| !self.is_done(card.pair));
        let card = match self.chosen {
            Some(card) => card.partner(),
            None => next()?,
        };
        let board = self.layout(&now.stage);
        let mut places = self.groups.iter().flatten().zip(board.groups.iter().flatten());
        places.find(|(known, _)| **known == card).map(|(_, rect)| rect.middle())
    }
}
