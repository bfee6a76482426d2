//! `quiz`: questions for adults, each with its reason, and a count at the end.
//!
//! An answer counts once. Right or wrong, the reason is told, because an adult learns from
//! the reason and not from a mark. At the end stands how many were right; whoever has not
//! passed may begin again, and nobody is kept from going on. Who asks the bird gets the ladder of
//! help as children do, and what she answers then counts as helped.

mod draw;
mod fields;

use crate::feedback::Ladder;
use crate::item::choice::card_id;
use crate::item::talk::shell;
use crate::item::{REACH_MM, Talk};
use crate::random::Chance;
use crate::shape::Say;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::{FIELDS, Question};
use model::{Attempt, ItemId, LineId};
use scene::{Frame, Ms, Point, hit};

pub use fields::Spec;

/// The kind `quiz`.
pub const KIND: Kind = Kind { id: "quiz", fields: FIELDS, check: fields::check, open };

const NEXT: &str = "next";
const AGAIN: &str = "again";

/// Where the quiz stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// A question is asked.
    Asking,
    /// It was answered with this choice.
    Answered(usize),
    /// All were answered.
    Result,
    /// There is nothing more.
    Over,
}

struct Quiz {
    place: Place,
    spec: Spec,
    chance: Chance,
    at: usize,
    opened: Ms,
    /// The choices from top to bottom; 0 is the right one.
    order: Vec<usize>,
    phase: Phase,
    ladder: Ladder,
    /// The wrong choice that fell away.
    gone: Option<usize>,
    /// What the bird says about it.
    caption: Option<Say>,
    /// How often the quiz was begun.
    runs: u8,
    right: usize,
    talk: Talk,
    pressed: Option<String>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    Ok(Box::new(Quiz {
        place: Place::of(opening),
        spec,
        chance: Chance::new(opening.seed ^ 0x9012),
        at: 0,
        opened: 0,
        order: Vec::new(),
        phase: Phase::Asking,
        ladder: Ladder::default(),
        gone: None,
        caption: None,
        runs: 0,
        right: 0,
        talk: Talk::new(true),
        pressed: None,
    }))
}

impl Quiz {
    fn question(&self) -> Option<&Question> {
        self.spec.item.get(self.at)
    }

    fn begin(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.runs = self.runs.saturating_add(1);
        self.right = 0;
        self.ask(0, now)
    }

    fn ask(&mut self, at: usize, now: &Moment<'_>) -> Vec<Effect> {
        self.at = at;
        self.opened = now.ms;
        self.ladder = Ladder::default();
        self.gone = None;
        self.caption = None;
        let Some(question) = self.spec.item.get(at) else {
            self.phase = Phase::Result;
            return vec![self.talk.say(vec![self.result_line()], now)];
        };
        self.phase = Phase::Asking;
        self.order = (0..=question.wrong.len()).collect();
        self.chance.shuffle(&mut self.order);
        vec![self.talk.ask(&question.ask.line, now)]
    }

    fn has_passed(&self) -> bool {
        self.right >= self.spec.pass()
    }

    fn choose(&mut self, choice: usize, now: &Moment<'_>) -> Vec<Effect> {
        let Some(question) = self.question() else { return Vec::new() };
        let chosen = question.choice(choice);
        let item = question.id.clone().unwrap_or_else(|| (self.at + 1).to_string());
        let attempt = Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId(item),
            skill: question.skill.clone().or_else(|| self.place.skill.clone()),
            asked: question.ask.text.clone(),
            expected: question.right.text.clone(),
            response: chosen.text.clone(),
            correct: if choice == 0 { 1.0 } else { 0.0 },
            // A quiz that is begun again asks the same: then it is a second try.
            tries: self.runs,
            rung: self.ladder.rung,
            tag: chosen.tag.clone().filter(|_| choice > 0),
            ms: now.ms.saturating_sub(self.opened).try_into().unwrap_or(u32::MAX),
        };
        let why = chosen.why.iter().map(|why| why.line.clone()).collect();
        let sound = if choice == 0 { "right" } else { "wrong" };
        self.right += usize::from(choice == 0);
        self.phase = Phase::Answered(choice);
        self.caption = None;
        vec![
            Effect::Answered(Box::new(attempt)),
            Effect::Play(sound.into()),
            self.talk.say(why, now),
        ]
    }

    /// The bird was touched: the next rung while there is a question, else what was said last.
    fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let Some(question) = self.question().filter(|_| self.phase == Phase::Asking) else {
            return self.again(now);
        };
        let look = question.look.clone();
        let helps = match self.ladder.helped() {
            0 => return vec![self.talk.ask_slowly(now)],
            1 => look.unwrap_or_else(|| shell("hint-1", now)),
            2 => {
                self.gone = self.order.iter().copied().find(|choice| *choice > 0);
                return vec![self.talk.ask_again(now)];
            }
            _ => shell("hint-3", now),
        };
        let line = helps.line.clone();
        self.caption = Some(helps);
        vec![self.talk.say(vec![line], now)]
    }

    /// The ear: the question, the reason or the result once more.
    fn again(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let lines = match self.phase {
            Phase::Asking => self.question().map(|question| question.ask.line.clone()),
            Phase::Answered(choice) => {
                let chosen = self.question().map(|question| question.choice(choice));
                chosen.and_then(|chosen| chosen.why.as_ref()).map(|why| why.line.clone())
            }
            Phase::Result => Some(self.result_line()),
            Phase::Over => None,
        };
        let said = lines.map(|line| self.talk.say(vec![line], now));
        said.map_or_else(Vec::new, |said| vec![Effect::Replayed, said])
    }

    fn result_line(&self) -> LineId {
        let key = if self.has_passed() { "quiz-passed" } else { "quiz-again" };
        LineId(format!("shell/{key}"))
    }

    fn touched(&mut self, id: &str, now: &Moment<'_>) -> Vec<Effect> {
        match (self.phase, id) {
            (Phase::Asking, id) => {
                let mut left = self.order.iter().copied().filter(|at| Some(*at) != self.gone);
                let choice = left.find(|choice| card_id(*choice) == id);
                choice.map_or_else(Vec::new, |choice| self.choose(choice, now))
            }
            (Phase::Answered(_), NEXT) => self.ask(self.at + 1, now),
            (Phase::Result, AGAIN) => self.begin(now),
            (Phase::Result, NEXT) => {
                self.phase = Phase::Over;
                vec![Effect::Hush, Effect::Finished]
            }
            _ => Vec::new(),
        }
    }

    fn meant(&self, at: Point, now: &Moment<'_>) -> Option<String> {
        let frame = self.draw(now);
        hit::hit(&frame.items, at, now.stage.mm * REACH_MM / 2.0).map(|item| item.id.clone())
    }
}

impl Activity for Quiz {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.spec.item.is_empty() {
            self.phase = Phase::Over;
            return vec![Effect::Finished];
        }
        self.begin(now)
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if !matches!(input, Input::Tick | Input::Move(_)) {
            self.talk.touched(now);
        }
        match input {
            Input::Down(at) => {
                self.pressed = self.meant(at, now);
                self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
            }
            Input::Up(at) => {
                let meant = self.meant(at, now);
                match self.pressed.take().filter(|id| Some(id) == meant.as_ref()) {
                    Some(id) => self.touched(&id, now),
                    None => Vec::new(),
                }
            }
            Input::Cancel => {
                self.pressed = None;
                Vec::new()
            }
            Input::Replay => self.again(now),
            Input::Help => self.help(now),
            Input::Tick if self.phase == Phase::Asking => self.talk.tick(now),
            Input::Move(_) | Input::Word(_) | Input::Tick => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        if now.ms < self.talk.ends(now) {
            return None;
        }
        let id = match self.phase {
            Phase::Asking => card_id(0),
            Phase::Answered(_) | Phase::Result => NEXT.to_owned(),
            Phase::Over => return None,
        };
        let frame = self.draw(now);
        let item = frame.items.iter().find(|item| item.id == id)?;
        Some(Gesture::Tap(item.rect.middle()))
    }
}

#[cfg(test)]
mod tests;
