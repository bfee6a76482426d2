//! What an author writes in a `sign` step, and what can be wrong with it.

use super::hands::{FILM, Hands, SIGNED};
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

const PAGE: &[Field] = &[must("text", Shape::Line), may("art", Shape::Art), SIGNED, FILM];

const QUESTION: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    SIGNED,
    FILM,
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
    /// How it is signed.
    #[serde(flatten)]
    pub hands: Hands,
}

/// A sign, and the pictures of which one is meant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked, to be read.
    pub ask: Say,
    /// How that is signed.
    #[serde(flatten)]
    pub hands: Hands,
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
        problems.extend(check_hands(&page.hands, words, &format!("pages.{at}")));
    }
    problems.extend(same_ids(spec.choose.iter().map(|item| item.id.as_deref()), |at| {
        format!("choose.{at}.id")
    }));
    for (at, question) in spec.choose.iter().enumerate() {
        let path = format!("choose.{at}");
        let words = question.ask.text.split_whitespace().count();
        problems.extend(check_hands(&question.hands, words, &path));
        problems.extend(choices(&question.right, &question.wrong, FOILS, &path));
    }
    problems
}

/// Here the signs are the text: without them there is nothing to see.
fn check_hands(hands: &Hands, words: usize, path: &str) -> Vec<Problem> {
    if hands.is_empty() {
        return vec![Problem::at(&format!("{path}.signed"), "activity-sign-nothing")];
    }
    hands.check(words, path)
}
