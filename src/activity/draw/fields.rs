//! What an author writes in a `draw` step, and what can be wrong with it.

use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("ask", Shape::Line),
    may("art", Shape::Art),
    may("colour", Shape::Colouring),
    may("praise", Shape::Line),
];

/// What a `draw` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// What may be drawn.
    pub ask: Say,
    /// A picture that lies under the lines: to go over, or to add to.
    pub art: Option<String>,
    /// A drawing whose regions are filled by a touch; then there are no lines.
    pub colour: Option<Colouring>,
    /// Said when it is done.
    pub praise: Option<Say>,
}

/// A drawing to colour in, as the packer worked it out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Colouring {
    /// Its width in shares of its height.
    pub aspect: f32,
    /// What takes a colour; a later one lies over an earlier one.
    pub region: Vec<Region>,
    /// Key of the picture that lies over them all.
    pub lines: String,
}

/// A part of the drawing that takes one colour.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Region {
    /// Key of its picture, of which only the shape matters.
    pub art: String,
    /// Its edges, in shares of the drawing's box.
    pub outline: Vec<Vec<[f32; 2]>>,
}

/// What the packer finds wrong with drawing.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    match serde_json::from_value::<Spec>(json.clone()) {
        Ok(Spec { art: Some(_), colour: Some(_), .. }) => {
            vec![Problem::at("colour", "activity-colour-and-art")]
        }
        Ok(_) => Vec::new(),
        Err(_) => vec![Problem::at("", "activity-unreadable")],
    }
}
