//! What an author writes in a `count` step, and what can be wrong with it.

use crate::item::Digits;
use crate::item::choice::same_ids;
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("item", Shape::List(&Shape::Table(GROUP))),
    may("digits", Shape::OneOf(Digits::WORDS)),
    may("say", Shape::List(&Shape::Line)),
];

const GROUP: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    must("art", Shape::Art),
    must("n", Shape::Number(1.0, MOST)),
    may("put", Shape::Number(1.0, MOST)),
    may("start", Shape::Number(0.0, MOST)),
    may("scatter", Shape::Flag),
    may("wrong", Shape::List(&Shape::Table(FOIL))),
    may("skill", Shape::Skill),
    may("praise", Shape::Line),
    may("why", Shape::Line),
    may("look", Shape::Line),
    may("told", Shape::Line),
];

const FOIL: &[Field] =
    &[must("n", Shape::Number(0.0, 100.0)), may("tag", Shape::Id), may("why", Shape::Line)];

/// As many things as a table holds, each large enough for a finger.
const MOST: f32 = 20.0;
/// Most foils.
const FOILS: usize = 3;

/// What a `count` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The groups in order.
    pub item: Vec<Group>,
    /// The digits of the lesson.
    pub digits: Digits,
    /// The names of the numbers from 1 on, where they are not those of the shell.
    pub say: Vec<Say>,
}

/// One group of things.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked.
    pub ask: Say,
    /// The picture of one thing.
    pub art: String,
    /// How many lie on the table.
    pub n: u32,
    /// How many shall go into the basket; without it they are touched.
    pub put: Option<u32>,
    /// How many are in the basket from the start.
    pub start: u32,
    /// They lie about instead of in rows.
    pub scatter: bool,
    /// Wrong numbers; its neighbours where none is given.
    pub wrong: Vec<Foil>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Said when it is answered.
    pub praise: Option<Say>,
    /// Said when it was wrong and the number has no reason of its own.
    pub why: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when it is shown.
    pub told: Option<Say>,
}

/// A wrong number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Foil {
    /// The number.
    pub n: u32,
    /// The confusion that choosing it shows.
    pub tag: Option<String>,
    /// What the bird says when it was chosen.
    pub why: Option<Say>,
}

impl Group {
    /// Whether a basket is filled.
    pub(super) fn is_basket(&self) -> bool {
        self.put.is_some()
    }

    /// The right number.
    pub(super) fn right(&self) -> u32 {
        self.put.map_or(self.n, |put| self.start + put)
    }

    /// The numbers to choose from, the right one first; none where a basket is filled.
    pub(super) fn cards(&self) -> Vec<Foil> {
        if self.is_basket() {
            return Vec::new();
        }
        let plain = |n: u32| Foil { n, ..Foil::default() };
        let neighbours = || neighbours(self.n).map(plain).to_vec();
        let foils = if self.wrong.is_empty() { neighbours() } else { self.wrong.clone() };
        [vec![plain(self.n)], foils].concat()
    }
}

/// One less and one more, as a child who misses or doubles a thing says.
fn neighbours(n: u32) -> [u32; 2] {
    if n < 2 { [n + 1, n + 2] } else { [n - 1, n + 1] }
}

/// What the packer finds wrong with a step of counting.
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
    for (at, group) in spec.item.iter().enumerate() {
        check_group(group, &format!("item.{at}"), &mut problems);
    }
    problems
}

fn check_group(group: &Group, path: &str, problems: &mut Vec<Problem>) {
    if let Some(put) = group.put.filter(|put| *put > group.n) {
        let problem = Problem::at(&format!("{path}.put"), "activity-too-few-things");
        problems.push(problem.with("n", group.n).with("put", put));
    }
    if group.put.is_none() && group.start > 0 {
        problems.push(Problem::at(&format!("{path}.start"), "activity-start-needs-put"));
    }
    if group.is_basket() && !group.wrong.is_empty() {
        problems.push(Problem::at(&format!("{path}.wrong"), "activity-basket-has-no-cards"));
    }
    if group.wrong.len() > FOILS {
        let problem = Problem::at(&format!("{path}.wrong"), "activity-too-many-choices");
        problems.push(problem.with("n", group.wrong.len() + 1).with("most", FOILS + 1));
    }
    for (at, foil) in group.wrong.iter().enumerate() {
        let path = format!("{path}.wrong.{at}");
        if foil.n == group.n {
            problems.push(Problem::at(&path, "activity-foil-is-target").with("choice", foil.n));
        } else if group.wrong[..at].iter().any(|earlier| earlier.n == foil.n) {
            problems.push(Problem::at(&path, "activity-same-choice").with("choice", foil.n));
        }
    }
}
