//! What an author writes in a `draw` step, and what can be wrong with it.

use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] =
    &[must("ask", Shape::Line), may("art", Shape::Art), may("praise", Shape::Line)];

/// What a `draw` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// What may be drawn.
    pub ask: Say,
    /// A picture that lies under the lines: to go over, or to add to.
    pub art: Option<String>,
    /// Said when it is done.
    pub praise: Option<Say>,
}

/// What the packer finds wrong with drawing.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    match serde_json::from_value::<Spec>(json.clone()) {
        Ok(_) => Vec::new(),
        Err(_) => vec![Problem::at("", "activity-unreadable")],
    }
}
