//! What an author writes in a `line` step, and what can be wrong with it.

use crate::item::Digits;
use crate::item::choice::same_ids;
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use model::SkillId;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("item", Shape::List(&Shape::Table(WAY))),
    may("digits", Shape::OneOf(Digits::WORDS)),
    may("say", Shape::List(&Shape::Line)),
];

const WAY: &[Field] = &[
    may("id", Shape::Id),
    must("ask", Shape::Line),
    may("text", Shape::Text),
    may("from", Shape::Number(-100.0, 10_000.0)),
    must("to", Shape::Number(-100.0, 10_000.0)),
    may("step", Shape::Number(1.0, 1000.0)),
    may("find", Shape::Number(-100.0, 10_000.0)),
    may("start", Shape::Number(-100.0, 10_000.0)),
    may("hop", Shape::Number(-20.0, 20.0)),
    may("hide", Shape::List(&Shape::Number(-100.0, 10_000.0))),
    may("art", Shape::Art),
    may("tag", Shape::Id),
    may("skill", Shape::Skill),
    may("praise", Shape::Line),
    may("why", Shape::Line),
    may("look", Shape::Line),
    may("told", Shape::Line),
];

/// Most stones: as many as can be told apart by a finger in two rows.
const STONES: i32 = 21;

/// What a `line` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The items in order.
    pub item: Vec<Way>,
    /// The digits of the lesson.
    pub digits: Digits,
    /// The names of the numbers from 1 on, where they are not those of the shell.
    pub say: Vec<Say>,
}

/// One way on the line: a number to find, or hops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Way {
    /// Stable id in the step; its number, from 1, where none is given.
    pub id: Option<String>,
    /// What is asked.
    pub ask: Say,
    /// The sum, shown above the line.
    pub text: Option<String>,
    /// The first number.
    pub from: i32,
    /// The last number.
    pub to: i32,
    /// From one stone to the next.
    pub step: i32,
    /// The number to find …
    pub find: Option<i32>,
    /// … or where the hopper stands …
    pub start: Option<i32>,
    /// … and how many stones it hops; back where below zero.
    pub hop: Option<i32>,
    /// Numbers that do not stand on their stones.
    pub hide: Vec<i32>,
    /// The picture of the hopper; a firefly where none is given.
    pub art: Option<String>,
    /// The confusion that a wrong stone shows.
    pub tag: Option<String>,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Said when it is answered.
    pub praise: Option<Say>,
    /// Said when it was wrong.
    pub why: Option<Say>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when it is shown.
    pub told: Option<Say>,
}

impl Default for Way {
    fn default() -> Self {
        Self {
            id: None,
            ask: Say::default(),
            text: None,
            from: 0,
            to: 10,
            step: 1,
            find: None,
            start: None,
            hop: None,
            hide: Vec::new(),
            art: None,
            tag: None,
            skill: None,
            praise: None,
            why: None,
            look: None,
            told: None,
        }
    }
}

impl Way {
    /// How many stones there are.
    pub(super) fn stones(&self) -> usize {
        usize::try_from((self.to - self.from) / self.step.max(1) + 1).unwrap_or(0)
    }

    /// The number of a stone.
    pub(super) fn number(&self, stone: usize) -> i32 {
        self.from + self.step * stone as i32
    }

    /// The stone of a number.
    pub(super) fn stone(&self, number: i32) -> usize {
        usize::try_from((number - self.from) / self.step.max(1)).unwrap_or(0)
    }

    /// Where the hopper stands at first.
    pub(super) fn first(&self) -> usize {
        self.stone(self.start.unwrap_or(self.from))
    }

    /// The right number.
    pub(super) fn right(&self) -> i32 {
        match (self.find, self.hop) {
            (Some(find), _) => find,
            (None, hop) => self.start.unwrap_or(self.from) + hop.unwrap_or(0) * self.step,
        }
    }

    /// The stones that are so far from the right one that nobody would choose them; two to
    /// each side stay.
    pub(super) fn far_from_right(&self) -> Vec<usize> {
        let right = self.stone(self.right());
        (0..self.stones()).filter(|stone| stone.abs_diff(right) > 2).collect()
    }
}

/// What the packer finds wrong with a number line.
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
    for (at, way) in spec.item.iter().enumerate() {
        let path = format!("item.{at}");
        let span = way.to - way.from;
        if span < way.step || span % way.step.max(1) != 0 || way.stones() > STONES as usize {
            let problem = Problem::at(&format!("{path}.to"), "activity-line-length");
            problems.push(problem.with("most", STONES));
            continue;
        }
        if way.find.is_some() == way.hop.is_some() {
            problems.push(Problem::at(&path, "activity-find-or-hop"));
            continue;
        }
        let is_on_line = |number: i32| {
            (way.from..=way.to).contains(&number) && (number - way.from) % way.step == 0
        };
        let start = way.start.filter(|start| !is_on_line(*start)).map(|start| ("start", start));
        let key = if way.find.is_some() { "find" } else { "hop" };
        let goal = Some((key, way.right())).filter(|(_, right)| !is_on_line(*right));
        for (key, number) in start.into_iter().chain(goal) {
            let problem = Problem::at(&format!("{path}.{key}"), "activity-off-the-line");
            problems.push(problem.with("n", number).with("from", way.from).with("to", way.to));
        }
        if way.hop == Some(0) {
            problems.push(Problem::at(&format!("{path}.hop"), "activity-find-or-hop"));
        }
    }
    problems
}
