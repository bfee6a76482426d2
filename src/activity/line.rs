//! `line`: the number line. Find a number's stone, or hop from stone to stone: on to add,
//! back to take away.
//!
//! A touch on any stone lets the hopper go one stone towards it, so that each hop is
//! counted; the start is never counted again. Whoever can drags it.

mod draw;
mod fields;

use crate::item::number::number_line;
use crate::item::{REACH_MM, middle_button};
use crate::layout::{Table, above};
use crate::rounds::{Asked, Drop, Given, Hand, Round, Rounds, Task, Walk};
use crate::{Activity, Effect, Gesture, Kind, Moment, Opening};
use fields::{FIELDS, Way};
use scene::{Item, Point, Rect, Stage, Wake, hit};

pub use fields::Spec;

/// The kind `line`.
pub const KIND: Kind = Kind { id: "line", fields: FIELDS, check: fields::check, open };

/// The button that says: it has arrived.
const DONE: &str = "done";
/// Tag of a hop too few or too many: the start was counted as the first hop.
const OFF_BY_ONE: &str = "off-by-one";
/// Height of the row below, millimetres.
const ROW_MM: f32 = 21.0;
/// What is held: the hopper, or a stone by its number.
const HOPPER: usize = 0;

struct Line {
    spec: Spec,
    /// The stone of the hopper, from 0.
    at: usize,
    walk: Walk,
    hand: Hand,
    /// The stone that was wrong last, and the stones that are out of the question.
    wrong: Option<usize>,
    faded: Vec<usize>,
    is_done_pressed: bool,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let task = Line {
        spec,
        at: 0,
        walk: Walk::default(),
        hand: Hand::default(),
        wrong: None,
        faded: Vec::new(),
        is_done_pressed: false,
    };
    Ok(Box::new(Rounds::new(task, opening)))
}

impl Line {
    fn way(&self, round: &Round) -> &Way {
        &self.spec.item[round.at().min(self.spec.item.len() - 1)]
    }

    fn layout(stage: &Stage) -> Table {
        above(stage, ROW_MM)
    }

    /// The button that says: it has arrived.
    fn done(stage: &Stage) -> Rect {
        middle_button(stage, Self::layout(stage).rest)
    }

    fn say(&self, number: i32, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let line = u32::try_from(number).ok().and_then(|n| number_line(n, &self.spec.say, now));
        line.into_iter().map(|line| round.talk.say(vec![line], now)).collect()
    }

    /// The hopper goes to a stone and says its number.
    fn hop_to(&mut self, stone: usize, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        self.walk = Walk::from(self.seen(round, now), now.ms, round.calm, now);
        self.at = stone;
        let number = self.way(round).number(stone);
        self.say(number, round, now)
    }

    /// A stone was chosen, or the hopper has arrived at it.
    fn judge(&mut self, stone: usize, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let way = self.way(round);
        let (given, right) = (way.number(stone), way.right());
        let is_off_by_one = way.hop.is_some() && (given - right).abs() == way.step;
        let given = Given {
            expected: right.to_string(),
            response: given.to_string(),
            right: given == right,
            tag: is_off_by_one.then(|| OFF_BY_ONE.to_owned()).or_else(|| way.tag.clone()),
            why: way.why.clone(),
            itself: Vec::new(),
        };
        if !given.right {
            self.wrong = Some(stone);
        }
        round.answer(given, now)
    }
}

impl Task for Line {
    fn count(&self) -> usize {
        self.spec.item.len()
    }

    fn open(&mut self, at: usize, _round: &mut Round, _now: &Moment<'_>) -> Asked {
        let way = self.spec.item[at].clone();
        self.at = way.first();
        self.walk = Walk::default();
        self.hand = Hand::default();
        self.wrong = None;
        self.faded.clear();
        Asked {
            id: way.id,
            say: way.ask,
            skill: way.skill,
            look: way.look,
            told: way.told,
            praise: way.praise,
            by_ear: false,
        }
    }

    fn down(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let has_hopper = self.way(round).hop.is_some();
        self.is_done_pressed = has_hopper && Self::done(&now.stage).contains(at);
        let held = if self.is_done_pressed {
            None
        } else if has_hopper && self.seen(round, now).contains(at) {
            Some(HOPPER)
        } else {
            self.stone_under(at, round, now).map(|stone| stone + 1)
        };
        self.hand.down(held, at);
        let is_something = held.is_some() || self.is_done_pressed;
        is_something.then(|| Effect::Play("tap".into())).into_iter().collect()
    }

    fn moved(&mut self, at: Point, _round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        self.hand.moved(at, now);
        Vec::new()
    }

    fn up(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let done = Self::done(&now.stage);
        if std::mem::take(&mut self.is_done_pressed) {
            let is_meant = done.contains(at) && self.has_moved(round);
            return if is_meant { self.judge(self.at, round, now) } else { Vec::new() };
        }
        let seen = self.seen(round, now);
        let under = self.stone_under(at, round, now);
        match (self.hand.up(at, now), under) {
            (Some((HOPPER, Drop::At(_))), Some(stone)) => {
                let effects = self.hop_to(stone, round, now);
                self.walk = Walk::from(seen, now.ms, round.calm, now);
                effects
            }
            (Some((HOPPER, Drop::At(_))), None) => {
                self.walk = Walk::from(seen, now.ms, round.calm, now);
                Vec::new()
            }
            (Some((held, Drop::Tap)), Some(stone)) if held == stone + 1 => {
                self.touch(stone, round, now)
            }
            _ => Vec::new(),
        }
    }

    fn cancel(&mut self, _now: &Moment<'_>) {
        self.hand.cancel();
        self.is_done_pressed = false;
    }

    fn helped(&mut self, rung: u8, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if rung < 2 {
            return Vec::new();
        }
        if self.way(round).hop.is_some() {
            // She begins anew, and the stones she hops on light up.
            let first = self.way(round).first();
            self.walk = Walk::from(self.seen(round, now), now.ms, round.calm, now);
            self.at = first;
        } else if rung == 2 {
            self.faded = self.way(round).far_from_right();
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
        let way = self.way(round);
        let goal = way.stone(way.right());
        let stones = self.stones(&now.stage, round);
        let next = match (way.hop, self.at.cmp(&goal)) {
            (None, _) => goal,
            (Some(_), std::cmp::Ordering::Less) => self.at + 1,
            (Some(_), std::cmp::Ordering::Greater) => self.at - 1,
            (Some(_), std::cmp::Ordering::Equal) => {
                return Some(Gesture::Tap(Self::done(&now.stage).middle()));
            }
        };
        Some(Gesture::Tap(stones.get(next)?.middle()))
    }

    fn caption(&self, _round: &Round, stage: &Stage) -> Rect {
        Self::layout(stage).caption
    }
}

impl Line {
    fn has_moved(&self, round: &Round) -> bool {
        self.at != self.way(round).first()
    }

    /// A stone was touched: it is the answer, or the hopper goes one stone towards it.
    fn touch(&mut self, stone: usize, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if self.way(round).hop.is_none() {
            if self.faded.contains(&stone) {
                return Vec::new();
            }
            let effects = self.judge(stone, round, now);
            if round.right_since().is_some() {
                self.walk = Walk::from(self.seen(round, now), now.ms, round.calm, now);
                self.at = stone;
            }
            return effects;
        }
        let next = match stone.cmp(&self.at) {
            std::cmp::Ordering::Less => self.at - 1,
            std::cmp::Ordering::Equal => return Vec::new(),
            std::cmp::Ordering::Greater => self.at + 1,
        };
        self.hop_to(next, round, now)
    }

    fn stone_under(&self, at: Point, round: &Round, now: &Moment<'_>) -> Option<usize> {
        let stones: Vec<_> = self
            .stones(&now.stage, round)
            .into_iter()
            .enumerate()
            .map(|(stone, place)| draw::stone_item(stone, place).live())
            .collect();
        let found = hit::hit(&stones, at, now.stage.mm * REACH_MM * 2.0)?;
        stones.iter().position(|stone| stone.id == found.id)
    }
}

#[cfg(test)]
mod tests;
