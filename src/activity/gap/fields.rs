//! What an author writes in a `gap` step, and what can be wrong with it.

use super::HOLE;
use crate::item::choice::{CHOICE, Choice, choices, same_ids};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[must("item", Shape::List(&Shape::Table(GAP)))];

const GAP: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    must("text", Shape::Text),
    may("art", Shape::Art),
    must("right", Shape::Table(CHOICE)),
    may("wrong", Shape::List(&Shape::Table(CHOICE))),
    may("say", Shape::Line),
    may("skill", Shape::Skill),
    may("praise", Shape::Line),
    may("look", Shape::Line),
    may("told", Shape::Line),
];

/// Most foils.
const FOILS: usize = 3;

/// What a `gap` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The gaps in order.
    pub item: Vec<Gap>,
}

/// One text with a gap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Gap {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked.
    pub ask: Say,
    /// The text, with `__` where something is missing.
    pub text: String,
    /// A picture of what is meant.
    pub art: Option<String>,
    /// What belongs into the gap.
    pub right: Choice,
    /// What does not.
    pub wrong: Vec<Choice>,
    /// The whole text, said when it is right.
    pub say: Option<Say>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Said when it is answered.
    pub praise: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when the right card is shown.
    pub told: Option<Say>,
}

impl Gap {
    /// The text with this in its gap; what stood apart for the gap's sake closes up.
    pub(super) fn filled(&self, with: &str) -> String {
        self.text.replacen(HOLE, with, 1)
    }
}

/// What the packer finds wrong with a step of gaps.
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
    for (at, gap) in spec.item.iter().enumerate() {
        let path = format!("item.{at}");
        if gap.text.matches(HOLE).count() != 1 {
            problems.push(Problem::at(&format!("{path}.text"), "activity-one-gap"));
        }
        problems.extend(choices(&gap.right, &gap.wrong, FOILS, &path));
        let texts = [&gap.right].into_iter().chain(&gap.wrong);
        for (choice, _) in texts.enumerate().filter(|(_, choice)| choice.text.is_none()) {
            let at = choice.checked_sub(1).map_or("right".to_owned(), |at| format!("wrong.{at}"));
            problems.push(Problem::at(&format!("{path}.{at}"), "activity-gap-needs-text"));
        }
    }
    problems
}
