//! What an author writes in a `sign` step, and what can be wrong with it.

use super::track::Part;
use crate::item::choice::{CHOICE, Choice, choices, same_ids};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    may("pages", Shape::List(&Shape::Table(PAGE))),
    may("choose", Shape::List(&Shape::Table(QUESTION))),
    may("speak", Shape::Flag),
    may("left_handed", Shape::Flag),
];

const PAGE: &[Field] = &[
    must("text", Shape::Line),
    may("art", Shape::Art),
    must("signed", Shape::List(&Shape::Table(PART))),
];

const PART: &[Field] = &[
    may("sign", Shape::Sign),
    may("spell", Shape::Spell),
    may("words", Shape::List(&Shape::Number(0.0, 99.0))),
    may("place", Shape::OneOf(&["left", "middle", "right"])),
];

const QUESTION: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    must("signed", Shape::List(&Shape::Table(PART))),
    must("right", Shape::Table(CHOICE)),
    may("wrong", Shape::List(&Shape::Table(CHOICE))),
    may("skill", Shape::Skill),
    may("praise", Shape::Line),
    may("look", Shape::Line),
    may("told", Shape::Line),
];

/// Most foils.
const FOILS: usize = 3;

/// What a `sign` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What is asked after them.
    pub choose: Vec<Question>,
    /// The text is spoken too, for whoever hears.
    pub speak: bool,
    /// She signs with the left hand.
    pub left_handed: bool,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Page {
    /// What is read.
    pub text: Say,
    /// A picture of it.
    pub art: Option<String>,
    /// What is signed, in the signing order.
    pub signed: Vec<Part>,
}

/// A sign, and the pictures of which one is meant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked, to be read.
    pub ask: Say,
    /// What is signed.
    pub signed: Vec<Part>,
    /// What was signed.
    pub right: Choice,
    /// What was not.
    pub wrong: Vec<Choice>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Said when it is answered.
    pub praise: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when the right card is shown.
    pub told: Option<Say>,
}

/// What the packer finds wrong with a signed scene.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if spec.pages.is_empty() && spec.choose.is_empty() {
        problems.push(Problem::at("", "activity-sign-empty"));
    }
    for (at, page) in spec.pages.iter().enumerate() {
        let words = page.text.text.split_whitespace().count();
        problems.extend(check_parts(&page.signed, words, &format!("pages.{at}.signed")));
    }
    problems.extend(same_ids(spec.choose.iter().map(|item| item.id.as_deref()), |at| {
        format!("choose.{at}.id")
    }));
    for (at, question) in spec.choose.iter().enumerate() {
        let path = format!("choose.{at}");
        let words = question.ask.text.split_whitespace().count();
        problems.extend(check_parts(&question.signed, words, &format!("{path}.signed")));
        problems.extend(choices(&question.right, &question.wrong, FOILS, &path));
    }
    problems
}

fn check_parts(parts: &[Part], words: usize, path: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if parts.is_empty() {
        problems.push(Problem::at(path, "activity-sign-nothing"));
    }
    for (at, part) in parts.iter().enumerate() {
        if part.sign.is_some() == part.spell.is_some() {
            problems.push(Problem::at(&format!("{path}.{at}"), "activity-sign-or-spell"));
        }
        if part.words.is_some_and(|[first, last]| first > last || last >= words) {
            let problem = Problem::at(&format!("{path}.{at}.words"), "activity-sign-words");
            problems.push(problem.with("words", words));
        }
    }
    problems
}
