//! What an author writes in a `quiz` step, and what can be wrong with it.

use crate::item::Digits;
use crate::item::choice::same_ids;
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("item", Shape::List(&Shape::Table(QUESTION))),
    may("pass", Shape::Number(1.0, 50.0)),
    may("digits", Shape::OneOf(Digits::WORDS)),
];

const QUESTION: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    must("right", Shape::Table(ANSWER)),
    must("wrong", Shape::List(&Shape::Table(ANSWER))),
    may("look", Shape::Line),
    may("skill", Shape::Skill),
];

const ANSWER: &[Field] =
    &[must("text", Shape::Text), may("why", Shape::Line), may("tag", Shape::Id)];

/// Most wrong answers.
const FOILS: usize = 3;

/// What a `quiz` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The questions in order.
    pub item: Vec<Question>,
    /// How many must be right; four of five where nothing is said.
    pub pass: Option<usize>,
    /// The digits of the count.
    pub digits: Digits,
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked.
    pub ask: Say,
    /// The right answer.
    pub right: Answer,
    /// The wrong ones.
    pub wrong: Vec<Answer>,
    /// Where to look, for whoever asks for help.
    pub look: Option<Say>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// Why it is right or wrong.
    pub why: Option<Say>,
    /// The misunderstanding that it shows.
    pub tag: Option<String>,
}

impl Spec {
    /// How many must be right.
    pub(super) fn pass(&self) -> usize {
        self.pass.unwrap_or((self.item.len() * 4).div_ceil(5)).min(self.item.len())
    }
}

impl Question {
    /// The choices; 0 is the right one.
    pub(super) fn choice(&self, at: usize) -> &Answer {
        at.checked_sub(1).and_then(|at| self.wrong.get(at)).unwrap_or(&self.right)
    }
}

/// What the packer finds wrong with a quiz.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if spec.item.is_empty() {
        problems.push(Problem::at("item", "activity-no-items"));
    }
    if let Some(pass) = spec.pass.filter(|pass| *pass > spec.item.len()) {
        let problem = Problem::at("pass", "activity-cannot-pass");
        problems.push(problem.with("pass", pass).with("n", spec.item.len()));
    }
    problems.extend(same_ids(spec.item.iter().map(|item| item.id.as_deref()), |at| {
        format!("item.{at}.id")
    }));
    for (at, question) in spec.item.iter().enumerate() {
        let path = format!("item.{at}.wrong");
        if question.wrong.is_empty() {
            problems.push(Problem::at(&path, "activity-no-foil"));
        }
        if question.wrong.len() > FOILS {
            let problem = Problem::at(&path, "activity-too-many-choices");
            problems.push(problem.with("n", question.wrong.len() + 1).with("most", FOILS + 1));
        }
        for (at, foil) in question.wrong.iter().enumerate() {
            let path = format!("{path}.{at}");
            let key = if foil.text.trim() == question.right.text.trim() {
                "activity-foil-is-target"
            } else if question.wrong[..at].iter().any(|earlier| earlier.text == foil.text) {
                "activity-same-choice"
            } else {
                continue;
            };
            problems.push(Problem::at(&path, key).with("choice", &foil.text));
        }
    }
    problems
}
