//! What an author writes in a `sort` step, and what can be wrong with it.

use crate::item::choice::{Choice, same_ids};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("ask", Shape::Line),
    must("basket", Shape::List(&Shape::Table(BASKET))),
    must("thing", Shape::List(&Shape::Table(THING))),
    may("look", Shape::Line),
];

const BASKET: &[Field] = &[
    must("id", Shape::Id),
    may("text", Shape::Text),
    may("art", Shape::Art),
    may("say", Shape::Line),
    may("why", Shape::Line),
];

const THING: &[Field] = &[
    must("id", Shape::Id),
    may("text", Shape::Text),
    may("art", Shape::Art),
    may("say", Shape::Line),
    must("in", Shape::Id),
    may("tag", Shape::Id),
    may("skill", Shape::Skill),
    may("why", Shape::Line),
    may("told", Shape::Line),
    may("praise", Shape::Line),
];

/// Fewest and most baskets, and most things.
const BASKETS: std::ops::RangeInclusive<usize> = 2..=3;
const THINGS: std::ops::RangeInclusive<usize> = 2..=12;

/// What a `sort` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// What is asked.
    pub ask: Say,
    /// The baskets from left to right.
    pub basket: Vec<Basket>,
    /// What is sorted; it comes in any order.
    pub thing: Vec<Thing>,
    /// Where to look.
    pub look: Option<Say>,
}

/// A basket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Basket {
    /// Its name in the record.
    pub id: String,
    /// What stands on it.
    pub text: Option<String>,
    /// The picture on it.
    pub art: Option<String>,
    /// What it says of itself when it is touched for help.
    pub say: Option<Say>,
    /// Said when something that belongs here was put elsewhere.
    pub why: Option<Say>,
}

/// A thing to sort.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thing {
    /// Its item in the record.
    pub id: String,
    /// What stands on it.
    pub text: Option<String>,
    /// Its picture.
    pub art: Option<String>,
    /// What it says of itself.
    pub say: Option<Say>,
    /// The basket where it belongs.
    #[serde(rename = "in")]
    pub belongs: String,
    /// The confusion that another basket shows.
    pub tag: Option<String>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Said when it was put elsewhere.
    pub why: Option<Say>,
    /// Said when its basket is shown.
    pub told: Option<Say>,
    /// Said when it is right.
    pub praise: Option<Say>,
}

impl Thing {
    /// The thing as a card.
    pub(super) fn card(&self) -> Choice {
        Choice { text: self.text.clone(), art: self.art.clone(), ..Choice::default() }
    }
}

impl Basket {
    /// What stands on the basket, as a card.
    pub(super) fn label(&self) -> Choice {
        Choice { text: self.text.clone(), art: self.art.clone(), ..Choice::default() }
    }
}

/// What the packer finds wrong with sorting.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    let mut counted = |path, key, n: usize, range: std::ops::RangeInclusive<usize>| {
        if !range.contains(&n) {
            let problem = Problem::at(path, key).with("n", n);
            problems.push(problem.with("least", range.start()).with("most", range.end()));
        }
    };
    counted("basket", "activity-baskets-count", spec.basket.len(), BASKETS);
    counted("thing", "activity-things-count", spec.thing.len(), THINGS);
    problems.extend(same_ids(spec.basket.iter().map(|it| Some(it.id.as_str())), |at| {
        format!("basket.{at}.id")
    }));
    problems.extend(same_ids(spec.thing.iter().map(|it| Some(it.id.as_str())), |at| {
        format!("thing.{at}.id")
    }));
    let labels = spec.basket.iter().map(Basket::label);
    problems.extend(labels.enumerate().filter_map(|(at, it)| it.check(&format!("basket.{at}"))));
    for (at, thing) in spec.thing.iter().enumerate() {
        problems.extend(thing.card().check(&format!("thing.{at}")));
        if !spec.basket.iter().any(|basket| basket.id == thing.belongs) {
            let problem = Problem::at(&format!("thing.{at}.in"), "activity-unknown-basket");
            problems.push(problem.with("id", &thing.belongs));
        }
    }
    for (at, basket) in spec.basket.iter().enumerate() {
        if !spec.thing.iter().any(|thing| thing.belongs == basket.id) {
            let problem = Problem::at(&format!("basket.{at}"), "activity-empty-basket");
            problems.push(problem.with("id", &basket.id));
        }
    }
    problems
}
