//! A filmed clip as it lies in a lesson (`clips/<name>.toml`): what may be written, what can be
//! wrong with it, and what it lacks.

use super::lexicon::{DEMO, REVIEW, REVIEWED, has_reviews};
use crate::shape::{Field, Shape, may, must};
use crate::spec::Problem;
use serde_json::Value;

/// The keys of a clip's file.
pub const CLIP: &[Field] = &[
    must("lang", Shape::Id),
    must("status", Shape::OneOf(&["demo", "draft", REVIEWED])),
    may("author", Shape::Note),
    may("licence", Shape::Note),
    may("signer", Shape::Note),
    may("consent", Shape::Note),
    may("rate", Shape::Number(1.0, 30.0)),
    may("review", Shape::List(&Shape::Table(REVIEW))),
];

/// What is wrong with a clip of this name.
pub fn check(name: &str, json: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    if name.starts_with(DEMO) != (json["status"] == "demo") {
        problems.push(Problem::at("status", "activity-sign-demo"));
    }
    if json["status"] == REVIEWED && !has_reviews(json) {
        problems.push(Problem::at("status", "activity-sign-reviews"));
    }
    problems
}

/// What is not said of a clip and has to be before children see it. Nobody is filmed in what is
/// made up.
pub fn lacking(name: &str, json: &Value) -> Vec<&'static str> {
    let person = if name.starts_with(DEMO) { &[][..] } else { &["signer", "consent"][..] };
    let is_said = |key: &str| json[key].as_str().is_some_and(|text| !text.is_empty());
    ["author", "licence"].iter().chain(person).copied().filter(|key| !is_said(key)).collect()
}
