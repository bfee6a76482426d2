//! What a card holds: something to look at, something to hear, and what it shows when it is wrong.

use crate::shape::{Field, Say, Shape, may};
use crate::spec::Problem;
use serde::{Deserialize, Serialize};

/// The keys of a choice.
pub const CHOICE: &[Field] = &[
    may("text", Shape::Text),
    may("art", Shape::Art),
    may("say", Shape::Line),
    may("tag", Shape::Id),
    may("why", Shape::Line),
];

/// A choice: a text, a picture, or a picture with its word below.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// What stands on the card.
    pub text: Option<String>,
    /// The picture on the card.
    pub art: Option<String>,
    /// What the card says of itself.
    pub say: Option<Say>,
    /// The confusion that choosing it shows.
    pub tag: Option<String>,
    /// What the bird says when it was wrong.
    pub why: Option<Say>,
}

impl Choice {
    /// What the record calls it: its text, else the key of its picture.
    pub fn name(&self) -> &str {
        self.text.as_deref().or(self.art.as_deref()).unwrap_or_default()
    }

    /// Whether a child could not tell the two apart by looking.
    pub fn looks_like(&self, other: &Self) -> bool {
        let text = |choice: &Self| choice.text.as_deref().map(|text| text.trim().to_owned());
        text(self) == text(other) && self.art == other.art
    }

    /// What is wrong with it, if anything.
    pub fn check(&self, path: &str) -> Option<Problem> {
        let is_blank = self.text.as_deref().is_none_or(|text| text.trim().is_empty());
        (is_blank && self.art.is_none()).then(|| Problem::at(path, "activity-choice-empty"))
    }
}

/// What is wrong with a right choice and its foils, of which there are at most `most`.
pub fn choices(right: &Choice, wrong: &[Choice], most: usize, path: &str) -> Vec<Problem> {
    let mut problems: Vec<_> = right.check(&format!("{path}.right")).into_iter().collect();
    if wrong.is_empty() {
        problems.push(Problem::at(&format!("{path}.wrong"), "activity-no-foil"));
    }
    if wrong.len() > most {
        let problem = Problem::at(&format!("{path}.wrong"), "activity-too-many-choices");
        problems.push(problem.with("n", wrong.len() + 1).with("most", most + 1));
    }
    for (at, foil) in wrong.iter().enumerate() {
        let path = format!("{path}.wrong.{at}");
        if let Some(problem) = foil.check(&path) {
            problems.push(problem);
        } else if foil.looks_like(right) {
            problems
                .push(Problem::at(&path, "activity-foil-is-target").with("choice", foil.name()));
        } else if wrong[..at].iter().any(|earlier| earlier.looks_like(foil)) {
            problems.push(Problem::at(&path, "activity-same-choice").with("choice", foil.name()));
        }
    }
    problems
}

/// Complains of every id that was given before; `key` names its place by index.
pub fn same_ids<'a>(
    ids: impl Iterator<Item = Option<&'a str>>,
    place: impl Fn(usize) -> String,
) -> Vec<Problem> {
    let mut seen = std::collections::HashSet::new();
    ids.enumerate()
        .filter_map(|(at, id)| Some((at, id?)))
        .filter(|(_, id)| !seen.insert(*id))
        .map(|(at, id)| Problem::at(&place(at), "activity-same-id").with("id", id))
        .collect()
}

/// The id of a choice's card, the same wherever it stands; choices are counted from the
/// right one, 0.
pub fn card_id(choice: usize) -> String {
    if choice == 0 { "right".to_owned() } else { format!("wrong-{choice}") }
}
