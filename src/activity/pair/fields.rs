//! What an author writes in a `match` step, and what can be wrong with it.

use crate::item::choice::{CHOICE, Choice, same_ids};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("ask", Shape::Line),
    may("mode", Shape::OneOf(&["open", "memory"])),
    must("pair", Shape::List(&Shape::Table(PAIR))),
    may("praise", Shape::Line),
];

const PAIR: &[Field] = &[
    may("id", Shape::Id),
    must("a", Shape::Table(CHOICE)),
    must("b", Shape::Table(CHOICE)),
    may("tag", Shape::Id),
];

/// Fewest and most pairs of a board.
const PAIRS: std::ops::RangeInclusive<usize> = 2..=8;

/// What a `match` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// What is asked.
    pub ask: Say,
    /// How the cards lie.
    pub mode: Mode,
    /// The pairs.
    pub pair: Vec<Pair>,
    /// Said when all pairs are found.
    pub praise: Option<Say>,
}

/// How the cards lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Face up, in two rows.
    #[default]
    Open,
    /// On their faces.
    Memory,
}

/// Two cards that belong together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pair {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// The card above.
    pub a: Choice,
    /// The card below.
    pub b: Choice,
    /// The confusion that missing it shows, where the chosen card has none of its own.
    pub tag: Option<String>,
}

/// What the packer finds wrong with a board.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if !PAIRS.contains(&spec.pair.len()) {
        let problem = Problem::at("pair", "activity-pairs-count").with("n", spec.pair.len());
        problems.push(problem.with("least", PAIRS.start()).with("most", PAIRS.end()));
    }
    problems.extend(same_ids(spec.pair.iter().map(|pair| pair.id.as_deref()), |at| {
        format!("pair.{at}.id")
    }));
    for (at, pair) in spec.pair.iter().enumerate() {
        let sides = [("a", &pair.a), ("b", &pair.b)];
        for (side, choice) in sides {
            let path = format!("pair.{at}.{side}");
            if let Some(problem) = choice.check(&path) {
                problems.push(problem);
                continue;
            }
            // A card that looks like one of another pair could rightly be joined with either.
            let twin = spec.pair[..at]
                .iter()
                .any(|other| other.a.looks_like(choice) || other.b.looks_like(choice));
            if twin {
                problems
                    .push(Problem::at(&path, "activity-same-choice").with("choice", choice.name()));
            }
        }
    }
    problems
}
