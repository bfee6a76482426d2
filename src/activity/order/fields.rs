//! What an author writes in an `order` step, and what can be wrong with it.

use crate::item::choice::{Choice, same_ids};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("ask", Shape::Line),
    must("picture", Shape::List(&Shape::Table(PICTURE))),
    may("swap", Shape::List(&Shape::Table(SWAP))),
    may("praise", Shape::Line),
    may("look", Shape::Line),
];

const PICTURE: &[Field] = &[
    must("id", Shape::Id),
    may("art", Shape::Art),
    may("text", Shape::Text),
    may("say", Shape::Line),
];

const SWAP: &[Field] =
    &[must("pair", Shape::List(&Shape::Id)), must("tag", Shape::Id), may("why", Shape::Line)];

/// Fewest and most pictures.
const PICTURES: std::ops::RangeInclusive<usize> = 2..=6;

/// What an `order` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// What is asked.
    pub ask: Say,
    /// The pictures in the right order.
    pub picture: Vec<Picture>,
    /// Slips that are known, the most telling first.
    pub swap: Vec<Swap>,
    /// Said when the order is right.
    pub praise: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
}

/// One picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Picture {
    /// Stable id in the step; what the record says.
    pub id: String,
    /// The picture …
    pub art: Option<String>,
    /// … or a text, or both.
    pub text: Option<String>,
    /// What it says of itself.
    pub say: Option<Say>,
}

/// Two pictures that are often taken one for the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Swap {
    /// Their ids.
    pub pair: Vec<String>,
    /// The confusion.
    pub tag: String,
    /// What the bird says.
    pub why: Option<Say>,
}

impl Picture {
    /// The picture as a card.
    pub(super) fn card(&self) -> Choice {
        Choice {
            text: self.text.clone(),
            art: self.art.clone(),
            say: self.say.clone(),
            tag: None,
            why: None,
        }
    }
}

/// What the packer finds wrong with an order.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if !PICTURES.contains(&spec.picture.len()) {
        let problem =
            Problem::at("picture", "activity-pictures-count").with("n", spec.picture.len());
        problems.push(problem.with("least", PICTURES.start()).with("most", PICTURES.end()));
    }
    problems.extend(same_ids(spec.picture.iter().map(|picture| Some(picture.id.as_str())), |at| {
        format!("picture.{at}.id")
    }));
    let cards: Vec<_> = spec.picture.iter().map(Picture::card).collect();
    for (at, card) in cards.iter().enumerate() {
        let path = format!("picture.{at}");
        if let Some(problem) = card.check(&path) {
            problems.push(problem);
        } else if cards[..at].iter().any(|earlier| earlier.looks_like(card)) {
            problems.push(Problem::at(&path, "activity-same-choice").with("choice", card.name()));
        }
    }
    for (at, swap) in spec.swap.iter().enumerate() {
        let path = format!("swap.{at}.pair");
        let is_known = |id: &String| spec.picture.iter().any(|picture| picture.id == *id);
        if swap.pair.len() != 2 || swap.pair[0] == swap.pair[1] {
            problems.push(Problem::at(&path, "activity-swap-needs-two"));
        }
        for id in swap.pair.iter().filter(|id| !is_known(id)) {
            problems.push(Problem::at(&path, "activity-unknown-picture").with("id", id));
        }
    }
    problems
}
