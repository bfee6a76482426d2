//! A sign as it lies in the lexicon (`signs/<id>.toml`): what may be written, what can be wrong.

use super::pose::{Body, FACES, Face, Head};
use super::space::{Spot, Turn};
use crate::shape::{Field, Shape, may, must};
use crate::spec::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Ids of made-up signs begin so; they are for trying the player and never for a child.
pub const DEMO: &str = "demo.";
/// The status of a sign that deaf people have checked.
pub const REVIEWED: &str = "reviewed";

/// The keys of a sign's file.
pub const SIGN: &[Field] = &[
    must("id", Shape::Id),
    must("gloss", Shape::Text),
    must("lang", Shape::Id),
    must("hands", Shape::OneOf(&["one", "two-sym", "two-asym"])),
    must("status", Shape::OneOf(&["demo", "draft", REVIEWED])),
    may("source", Shape::Table(SOURCE)),
    may("review", Shape::List(&Shape::Table(REVIEW))),
    may("notation", Shape::Table(NOTATION)),
    must("key", Shape::List(&Shape::Table(KEY))),
];

/// The keys of `signs/shapes.toml`: five fingers of three joints each.
pub const SHAPES: &[Field] = &[must("shape", Shape::List(&Shape::Table(HAND_SHAPE)))];

/// The fingers in the order of a shape's fifteen angles.
pub const FINGERS: [&str; 5] = ["thumb", "index", "middle", "ring", "little"];

const SOURCE: &[Field] = &[
    may("signer", Shape::Note),
    may("video", Shape::Note),
    may("consent", Shape::Note),
    may("region", Shape::Note),
];
pub(super) const REVIEW: &[Field] = &[
    may("by", Shape::Note),
    may("date", Shape::Note),
    may("verdict", Shape::Note),
    may("note", Shape::Note),
];
const NOTATION: &[Field] = &[may("hamnosys", Shape::Note), may("sigml", Shape::Note)];
const HAND_SHAPE: &[Field] = &[
    must("id", Shape::Id),
    must("thumb", ANGLES),
    must("index", ANGLES),
    must("middle", ANGLES),
    must("ring", ANGLES),
    must("little", ANGLES),
];
const ANGLES: Shape = Shape::List(&Shape::Number(-60.0, 120.0));

/// Every place of a hand that stays in the picture.
const REACH: Shape = Shape::List(&Shape::Number(-0.7, 0.7));
const DEGREES: Shape = Shape::Number(-30.0, 30.0);
const DIRECTION: Shape = Shape::OneOf(&["in", "out", "up", "down", "left", "right"]);
const MS: Shape = Shape::Number(0.0, 20_000.0);

const KEY: &[Field] = &[
    must("t", MS),
    may("right", Shape::Table(HAND)),
    may("left", Shape::Table(HAND)),
    may("face", Shape::Table(FACES)),
    may("head", Shape::Table(HEAD)),
    may("body", Shape::Table(BODY)),
    may("hold", MS),
];
const HAND: &[Field] = &[
    must("shape", Shape::Id),
    must("palm", DIRECTION),
    must("finger", DIRECTION),
    must("at", REACH),
    may("contact", Shape::OneOf(&["none", "chin", "cheek", "palm"])),
];
const HEAD: &[Field] = &[may("nod", DEGREES), may("turn", DEGREES), may("tilt", DEGREES)];
const BODY: &[Field] = &[may("lean", DEGREES), may("turn", DEGREES)];

/// A sign as the player gets it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sign {
    /// Its id.
    pub id: String,
    /// Its sign language.
    pub lang: String,
    /// One hand, two like ones, or two that differ.
    pub hands: String,
    /// The word for "draft", while it is not reviewed.
    pub draft: Option<String>,
    /// Its poses in the order of time.
    pub key: Vec<Key>,
}

/// One pose; what is not said stays as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Key {
    /// When it is reached, milliseconds from the sign's beginning.
    pub t: f32,
    /// How long it rests there, milliseconds.
    pub hold: f32,
    /// The right hand.
    pub right: Option<Held>,
    /// The left hand; the right one's mirror in a sign of two like hands.
    pub left: Option<Held>,
    /// The face.
    pub face: Option<Face>,
    /// The head.
    pub head: Option<Head>,
    /// The trunk.
    pub body: Option<Body>,
}

/// A hand in its shape at its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The shape's fifteen angles, degrees.
    pub joints: [f32; 15],
    /// Where the palm looks.
    pub palm: Direction,
    /// Where stretched fingers point.
    pub finger: Direction,
    /// Where the wrist is.
    pub at: Spot,
}

/// A direction of the signer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// To her.
    In,
    /// Away from her.
    Out,
    /// Up.
    Up,
    /// Down.
    Down,
    /// To her left.
    Left,
    /// To her right.
    Right,
}

impl Direction {
    fn spot(self) -> Spot {
        match self {
            Self::In => Spot::new(0.0, 0.0, -1.0),
            Self::Out => Spot::new(0.0, 0.0, 1.0),
            Self::Up => Spot::new(0.0, 1.0, 0.0),
            Self::Down => Spot::new(0.0, -1.0, 0.0),
            Self::Left => Spot::new(-1.0, 0.0, 0.0),
            Self::Right => Spot::new(1.0, 0.0, 0.0),
        }
    }
}

impl Held {
    /// How it is turned.
    pub fn turn(&self) -> Turn {
        Turn { finger: self.finger.spot(), palm: self.palm.spot() }
    }

    /// The same hand on the other side.
    pub fn mirrored(&self) -> Self {
        let other = |direction| match direction {
            Direction::Left => Direction::Right,
            Direction::Right => Direction::Left,
            same => same,
        };
        Self {
            joints: self.joints,
            palm: other(self.palm),
            finger: other(self.finger),
            at: self.at.mirrored(),
        }
    }
}

/// What is wrong with a sign whose keys have their shapes, before its hand shapes are looked up.
pub fn check(json: &serde_json::Value) -> Vec<Problem> {
    let text = |key: &str| json[key].as_str().unwrap_or_default();
    let keys = json["key"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut problems = check_status(json);
    if text("id").starts_with(DEMO) != (text("status") == "demo") {
        problems.push(Problem::at("status", "activity-sign-demo"));
    }
    if keys.is_empty() {
        problems.push(Problem::at("key", "activity-sign-no-key"));
    } else if keys.iter().all(|key| key["face"].is_null()) {
        problems.push(Problem::at("", "activity-sign-no-face"));
    }
    let has = |hand: &str| keys.iter().any(|key| !key[hand].is_null());
    let hands_fit = has("right") && has("left") == (text("hands") == "two-asym");
    if !keys.is_empty() && !hands_fit {
        problems.push(Problem::at("hands", "activity-sign-hands").with("hands", text("hands")));
    }
    let mut free = 0.0;
    for (at, key) in keys.iter().enumerate() {
        let t = key["t"].as_f64().unwrap_or_default();
        if t < free || at > 0 && t <= keys[at - 1]["t"].as_f64().unwrap_or_default() {
            problems.push(Problem::at(&format!("key.{at}.t"), "activity-sign-times"));
        }
        free = t + key["hold"].as_f64().unwrap_or_default();
        for hand in ["right", "left"].into_iter().filter(|hand| !key[hand].is_null()) {
            problems.extend(check_hand(&key[hand], &format!("key.{at}.{hand}")));
        }
    }
    problems
}

fn check_hand(hand: &serde_json::Value, path: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    if hand["at"].as_array().is_none_or(|at| at.len() != 3) {
        problems.push(Problem::at(&format!("{path}.at"), "activity-sign-at"));
    }
    let read = |key: &str| serde_json::from_value::<Direction>(hand[key].clone()).ok();
    let (palm, finger) = (read("palm"), read("finger"));
    let along = palm.zip(finger).map(|(palm, finger)| palm.spot().dot(finger.spot()));
    if along.is_some_and(|along| along != 0.0) {
        problems.push(Problem::at(&format!("{path}.palm"), "activity-sign-palm"));
    }
    problems
}

/// A sign is called reviewed when two people found it right and it is known whose it is.
fn check_status(json: &serde_json::Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    if json["status"] != REVIEWED {
        return problems;
    }
    if !has_reviews(json) {
        problems.push(Problem::at("status", "activity-sign-reviews"));
    }
    let lacking: Vec<&str> =
        SOURCE.iter().map(|field| field.name).filter(|key| !filled(&json["source"], key)).collect();
    if !lacking.is_empty() {
        let problem = Problem::at("source", "activity-sign-source");
        problems.push(problem.with("lacking", lacking.join(", ")));
    }
    problems
}

/// Whether two people found it right.
pub(super) fn has_reviews(json: &serde_json::Value) -> bool {
    let reviews = json["review"].as_array().map(Vec::as_slice).unwrap_or_default();
    let good = reviews
        .iter()
        .filter(|review| review["verdict"] == "ok" && filled(review, "date"))
        .filter_map(|review| review["by"].as_str().map(str::trim).filter(|by| !by.is_empty()));
    good.collect::<BTreeSet<_>>().len() >= 2
}

fn filled(table: &serde_json::Value, key: &str) -> bool {
    table[key].as_str().is_some_and(|text| !text.trim().is_empty())
}
