//! `trace`: a letter is written with the finger, stroke by stroke.
//!
//! A letter comes up in rounds: a hand draws it, the child draws it along dots, then alone
//! on a faint guide. Nothing that a child drew is ever taken away: who leaves the path goes
//! on from the last good place, and help comes until the path itself pulls the finger.
//! Start with `fields`, then `sheet` (what a finger is at) and `play` (what follows).

mod draw;
mod fields;
mod ghost;
mod ink;
mod judge;
mod place;
mod play;
mod sheet;

use crate::feedback::{Feedback, Ladder};
use crate::item::Talk;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::{FIELDS, Letter, Round};
use ghost::Ghost;
use place::Places;
use scene::stroke::Path;
use scene::{Frame, Ms};
use sheet::Sheet;

pub use fields::Spec;

/// The kind `trace`.
pub const KIND: Kind = Kind { id: "trace", fields: FIELDS, check: fields::check, open };

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The hand draws.
    Watching,
    /// The child draws.
    Trying,
    /// The letter is written, since when.
    Written(Ms),
    /// There is no other letter.
    Over,
}

/// What stands between the letters and does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Button {
    /// The word card: says the letter.
    Word,
    /// The way on.
    Next,
}

struct Trace {
    place: Place,
    calm: bool,
    spec: Spec,
    /// The strokes of each letter.
    letters: Vec<Vec<Path>>,
    /// Which letter in which round, counted through all letters.
    turn: usize,
    opened: Ms,
    phase: Phase,
    sheet: Sheet,
    /// The hand that draws a letter or a stroke.
    ghost: Option<Ghost>,
    /// Since when the place to go on pulses.
    pulse: Ms,
    pressed: Option<Button>,
    score: judge::Score,
    /// Help for the stroke in hand.
    ladder: Ladder,
    feedback: Feedback,
    talk: Talk,
    /// What the bird says, to be read.
    title: String,
    /// Since when nobody speaks and nobody touches; in the future while the voice speaks.
    quiet_from: Ms,
    /// When the bird last said that the path was left.
    warned: Option<Ms>,
    /// Until when the bird wonders.
    wonders_until: Ms,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let mut spec: Spec = serde_json::from_str(&opening.step.spec)?;
    // A letter without strokes could never be written.
    spec.letter.retain(|letter| !letter.letter.paths().is_empty());
    let letters = spec.letter.iter().map(|letter| letter.letter.paths()).collect();
    Ok(Box::new(Trace {
        place: Place::of(opening),
        calm: opening.calm,
        spec,
        letters,
        turn: 0,
        opened: 0,
        phase: Phase::Over,
        sheet: Sheet::default(),
        ghost: None,
        pulse: 0,
        pressed: None,
        score: judge::Score::default(),
        ladder: Ladder::default(),
        feedback: Feedback::new(opening.seed),
        talk: Talk::new(opening.calm),
        title: String::new(),
        quiet_from: 0,
        warned: None,
        wonders_until: 0,
    }))
}

impl Activity for Trace {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.begin(0, now)
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.phase == Phase::Over {
            return Vec::new();
        }
        let is_idle_move = matches!(input, Input::Move(_)) && !self.sheet.is_touched();
        if input != Input::Tick && !is_idle_move {
            self.talk.touched(now);
            self.be_quiet(now);
        }
        match input {
            Input::Down(at) => self.down(at, now),
            Input::Move(at) => self.moved(at, now),
            Input::Up(at) => self.up(at, now),
            Input::Cancel => self.give_up(now),
            Input::Replay => self.replay(now),
            Input::Help => self.help(now),
            Input::Tick => self.tick(now),
            Input::Word(_) => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        let is_her_turn = self.phase == Phase::Trying && now.ms >= self.talk.ends(now);
        let way = self.sheet.way().filter(|_| is_her_turn && !self.sheet.is_touched())?;
        let places = self.places(now);
        let from = self.sheet.reached();
        let count = ((way.length() - from) / 0.02).ceil().max(1.0);
        let points: Vec<_> = (0..=count as usize)
            .map(|at| places.on_glass(way.at(from + (way.length() - from) * at as f32 / count)))
            .collect();
        Some(if way.length() > 0.0 { Gesture::Drag(points) } else { Gesture::Tap(points[0]) })
    }
}

impl Trace {
    /// The letter that is being written.
    fn letter(&self) -> Option<&Letter> {
        self.spec.letter.get(self.turn / self.spec.rounds.len().max(1))
    }

    /// The round that it is in.
    fn round(&self) -> Round {
        let rounds = &self.spec.rounds;
        rounds.get(self.turn % rounds.len().max(1)).copied().unwrap_or(Round::Dots)
    }

    fn places(&self, now: &Moment<'_>) -> Places {
        Places::of(&now.stage, self.sheet.paths.len(), self.spec.rounds.len())
    }

    /// Counts the silence from now, or from the end of the voice.
    fn be_quiet(&mut self, now: &Moment<'_>) {
        self.quiet_from = self.talk.ends(now).max(now.ms);
    }
}

#[cfg(test)]
mod tests;
