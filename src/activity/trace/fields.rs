//! What an author writes in a `trace` step, and what can be wrong with it.

use crate::item::choice::same_ids;
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use scene::Point;
use scene::stroke::Path;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("letter", Shape::List(&Shape::Table(LETTER))),
    must("ask", Shape::Line),
    may("start", Shape::Line),
    may("off", Shape::Line),
    may("order", Shape::Line),
    may("praise", Shape::Line),
    may("rounds", Shape::List(&Shape::OneOf(&["watch", "dots", "alone"]))),
    may("tolerance", Shape::Number(0.04, 0.2)),
    may("free", Shape::Flag),
];

const LETTER: &[Field] = &[
    must("letter", Shape::Letter),
    may("id", Shape::Id),
    may("art", Shape::Art),
    may("word", Shape::Text),
    may("name", Shape::Line),
    may("done", Shape::Line),
];

/// How a letter comes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Round {
    /// A hand draws it.
    Watch,
    /// The child draws it along dots.
    Dots,
    /// The child draws it on a faint guide, nearer to it.
    Alone,
}

impl Round {
    /// What the record calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Watch => "watch",
            Self::Dots => "dots",
            Self::Alone => "alone",
        }
    }
}

/// What a `trace` step holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The letters in order.
    pub letter: Vec<Letter>,
    /// What is asked.
    pub ask: Say,
    /// Said before the first stroke: where to begin.
    pub start: Option<Say>,
    /// Said when the finger has left the path.
    pub off: Option<Say>,
    /// Said when a stroke comes before its turn.
    pub order: Option<Say>,
    /// Said when a letter is written that has no line of its own for it.
    pub praise: Option<Say>,
    /// How each letter comes up, in turn.
    pub rounds: Vec<Round>,
    /// How far the finger may stray along dots, in shares of the box; two thirds of it alone.
    pub tolerance: f32,
    /// Order and direction are the child's own.
    pub free: bool,
}

impl Default for Spec {
    fn default() -> Self {
        Self {
            letter: Vec::new(),
            ask: Say::default(),
            start: None,
            off: None,
            order: None,
            praise: None,
            rounds: vec![Round::Watch, Round::Dots, Round::Alone],
            tolerance: 0.09,
            free: false,
        }
    }
}

/// One letter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letter {
    /// The letter and its strokes.
    pub letter: Written,
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// The picture of the word card.
    pub art: Option<String>,
    /// The word of the word card.
    pub word: Option<String>,
    /// Says the letter.
    pub name: Option<Say>,
    /// Said when it is written for the last time.
    pub done: Option<Say>,
}

/// How a letter is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// The letter.
    pub letter: String,
    /// Its strokes in order.
    pub strokes: Vec<Stroke>,
}

/// A stroke.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stroke {
    /// What it is called, such as `body` or `matra`.
    pub name: String,
    /// Where it goes, in shares of the letter's box.
    pub points: Vec<[f32; 2]>,
}

impl Written {
    /// The ways of its strokes; a stroke of no points is none.
    pub(super) fn paths(&self) -> Vec<Path> {
        let point = |[x, y]: &[f32; 2]| Point::new(*x, *y);
        let strokes = self.strokes.iter().filter(|stroke| !stroke.points.is_empty());
        strokes
            .map(|stroke| Path::new(&stroke.points.iter().map(point).collect::<Vec<_>>()))
            .collect()
    }
}

/// What the packer finds wrong with a step of letters.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if spec.letter.is_empty() {
        problems.push(Problem::at("letter", "activity-no-letters"));
    }
    let ids = spec.letter.iter().map(|letter| letter.id.as_deref());
    problems.extend(same_ids(ids, |at| format!("letter.{at}.id")));
    // The order of the rounds is the author's, but each comes once, so that a letter and its
    // round name one answer.
    let is_twice = (1..spec.rounds.len()).any(|at| spec.rounds[..at].contains(&spec.rounds[at]));
    if spec.rounds.is_empty() || is_twice {
        problems.push(Problem::at("rounds", "activity-rounds"));
    }
    problems
}
