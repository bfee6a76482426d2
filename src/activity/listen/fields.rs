//! What an author writes in a `listen` step, and what can be wrong with it.

use crate::item::choice::{CHOICE, Choice, choices, same_ids};
use crate::shape::{Field, Say, Shape, may, must};
use crate::sign::hands::{FILM, Hands, SIGNED};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[must("item", Shape::List(&Shape::Table(QUESTION)))];

const QUESTION: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    SIGNED,
    FILM,
    may("show", Shape::Art),
    may("show_text", Shape::Text),
    must("right", Shape::Table(CHOICE)),
    may("wrong", Shape::List(&Shape::Table(CHOICE))),
    may("skill", Shape::Skill),
    may("fixed", Shape::Flag),
    may("place", Shape::Number(1.0, 4.0)),
    may("praise", Shape::Line),
    may("look", Shape::Line),
    may("told", Shape::Line),
    may("again", Shape::Step),
    may("page", Shape::Number(1.0, 99.0)),
];

/// Most foils of a question: more than four cards are too many to look at.
const FOILS: usize = 3;

/// What a `listen` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The questions in order.
    pub item: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked.
    pub ask: Say,
    /// How that is signed.
    #[serde(flatten)]
    pub hands: Hands,
    /// A picture that is asked about.
    pub show: Option<String>,
    /// A text that is asked about.
    pub show_text: Option<String>,
    /// The right choice.
    pub right: Choice,
    /// The foils.
    pub wrong: Vec<Choice>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// The cards are not shuffled.
    pub fixed: bool,
    /// Where the right card stands when they are not shuffled, from 1.
    pub place: Option<f32>,
    /// Said when it is answered.
    pub praise: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when the right card is shown.
    pub told: Option<Say>,
    /// A story step of the lesson …
    pub again: Option<String>,
    /// … and its page, from 1, that a wrong answer opens again.
    pub page: Option<f32>,
}

impl Question {
    /// The choices; 0 is the right one.
    pub(super) fn choice(&self, at: usize) -> &Choice {
        at.checked_sub(1).and_then(|at| self.wrong.get(at)).unwrap_or(&self.right)
    }

    /// Where the right card stands when nothing is shuffled, from 0.
    pub(super) fn fixed_place(&self) -> usize {
        let place = self.place.map_or(1, |place| place as usize);
        place.saturating_sub(1).min(self.wrong.len())
    }

    /// Whether there is nothing to go by but the sound of what is asked: no picture, no text
    /// and no page of a story.
    pub(super) fn is_by_ear(&self) -> bool {
        !self.has_focus() && self.again.is_none()
    }

    pub(super) fn has_focus(&self) -> bool {
        self.show.is_some() || self.show_text.is_some()
    }
}

/// What the packer finds wrong with a step of questions.
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
    for (at, question) in spec.item.iter().enumerate() {
        problems.extend(check_question(question, &format!("item.{at}")));
    }
    let is_always_first = |question: &Question| question.fixed && question.fixed_place() == 0;
    if spec.item.len() > 1 && spec.item.iter().all(is_always_first) {
        problems.push(Problem::at("item", "activity-right-always-first"));
    }
    problems
}

fn check_question(question: &Question, path: &str) -> Vec<Problem> {
    let mut problems = choices(&question.right, &question.wrong, FOILS, path);
    let words = question.ask.text.split_whitespace().count();
    problems.extend(question.hands.check(words, path));
    if question.again.is_some() != question.page.is_some() {
        problems.push(Problem::at(path, "activity-again-needs-page"));
    }
    problems
}
