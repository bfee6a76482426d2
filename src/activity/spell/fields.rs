//! What an author writes in a `build` step, and what can be wrong with it.

use crate::item::akshara::tiles;
use crate::item::choice::same_ids;
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("item", Shape::List(&Shape::Table(WORD))),
    may("voice", Shape::List(&Shape::Table(VOICE))),
    may("order_why", Shape::Line),
];

const WORD: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    must("word", Shape::Text),
    may("art", Shape::Art),
    may("say", Shape::Line),
    may("extra", Shape::List(&Shape::Table(EXTRA))),
    may("skill", Shape::Skill),
    may("praise", Shape::Line),
    may("look", Shape::Line),
    may("told", Shape::Line),
];

const EXTRA: &[Field] =
    &[must("text", Shape::Text), may("tag", Shape::Id), may("why", Shape::Line)];

const VOICE: &[Field] = &[must("text", Shape::Text), must("say", Shape::Line)];

/// As many tiles as fit below the tray, each large enough for a finger.
const TILES: usize = 10;

/// What a `build` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The words in order.
    pub item: Vec<Word>,
    /// What tiles say of themselves.
    pub voice: Vec<Voice>,
    /// Said when a kar comes before its letter, or a letter before the kar of the last one.
    pub order_why: Option<Say>,
}

/// One word to build.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Word {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked.
    pub ask: Say,
    /// The word; its tiles follow from it.
    pub word: String,
    /// A picture of it; without one it is known by ear alone.
    pub art: Option<String>,
    /// The word itself, said when it is built.
    pub say: Option<Say>,
    /// Tiles that do not belong to it.
    pub extra: Vec<Extra>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Said when it is built.
    pub praise: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when it is shown.
    pub told: Option<Say>,
}

/// A tile that does not belong to the word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Extra {
    /// What stands on it: a letter, joined letters, a kar or a mark.
    pub text: String,
    /// The confusion that using it shows.
    pub tag: Option<String>,
    /// What the bird says when it was used.
    pub why: Option<Say>,
}

/// What a tile says of itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Voice {
    /// What stands on the tile.
    pub text: String,
    /// What it says.
    pub say: Say,
}

/// What the packer finds wrong with building words.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if spec.item.is_empty() {
        problems.push(Problem::at("item", "activity-no-items"));
    }
    problems.extend(same_ids(spec.item.iter().map(|item| item.id.as_deref()), |at| {
        format!("item.{at}.id")
    }));
    for (at, word) in spec.item.iter().enumerate() {
        let path = format!("item.{at}");
        let own = tiles(&word.word).concat();
        if word.word.contains(char::is_whitespace) || own.len() < 2 {
            problems.push(Problem::at(&format!("{path}.word"), "activity-one-word"));
        }
        let n = own.len() + word.extra.len();
        if n > TILES {
            let problem = Problem::at(&format!("{path}.word"), "activity-too-many-tiles");
            problems.push(problem.with("n", n).with("most", TILES));
        }
        for (at, extra) in word.extra.iter().enumerate() {
            let path = format!("{path}.extra.{at}.text");
            if tiles(&extra.text).concat().len() != 1 {
                problems.push(Problem::at(&path, "activity-one-tile").with("text", &extra.text));
            } else if word.extra[..at].iter().any(|earlier| earlier.text == extra.text) {
                let problem = Problem::at(&path, "activity-same-choice");
                problems.push(problem.with("choice", &extra.text));
            }
        }
    }
    problems
}
