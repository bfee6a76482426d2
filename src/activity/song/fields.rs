//! What an author writes in a `song` step, and what can be wrong with it.

use super::{AGAIN, DRUM, NEXT};
use crate::shape::{Field, Say, Shape, may, must};
use crate::spec::Problem;
use crate::story;
use scene::{Actor, Layer, Scene};
use serde::{Deserialize, Serialize};

pub(super) const FIELDS: &[Field] = &[
    must("bpm", Shape::Number(40.0, 160.0)),
    must("verse", Shape::List(&Shape::Table(VERSE))),
    may("clap", Shape::List(&Shape::Number(1.0, 32.0))),
    may("drum", Shape::Sound),
    may("layer", Shape::List(&Shape::Table(story::LAYER))),
    may("actor", Shape::List(&Shape::Table(story::ACTOR))),
];

const VERSE: &[Field] = &[
    must("say", Shape::Line),
    may("beat", Shape::List(&Shape::Number(1.0, 32.0))),
    may("length", Shape::Number(1.0, 32.0)),
];

/// What a `song` step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// Beats a minute.
    pub bpm: f32,
    /// The lines of the song.
    pub verse: Vec<Verse>,
    /// The beats of each line on which the children clap, from 1.
    pub clap: Vec<u32>,
    /// The sound of the drum.
    pub drum: Option<String>,
    /// The picture behind it.
    pub layer: Vec<Layer>,
    /// What moves in it, from the song's beginning on.
    pub actor: Vec<Actor>,
    /// Colour above the picture, see [`Scene::sky`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sky: Option<u32>,
}

/// A line of the song.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Verse {
    /// Its words.
    pub say: Say,
    /// The beat on which each word begins, from 1; one after the other where none is given.
    pub beat: Vec<f32>,
    /// How many beats it takes; whole bars of four where none is given.
    pub length: Option<u32>,
}

/// What stands around the picture: nothing in it may be taken for one of these.
const AROUND: [&str; 7] = ["sky", "strip", "words", "ball", DRUM, NEXT, AGAIN];

impl Spec {
    /// What is to be seen.
    pub(super) fn scene(&self) -> Scene {
        let (layers, actors) = (self.layer.clone(), self.actor.clone());
        Scene { layers, actors, sky: self.sky, ..Scene::default() }
    }
}

/// What the packer finds wrong with a song.
pub(super) fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let verses = spec.verse.iter().map(|verse| verse.say.text.as_str());
    let text = verses.collect::<Vec<_>>().join(" ");
    let mut problems = story::check_actors(&spec.actor, &text, "", |id| {
        AROUND.contains(&id) || id.starts_with("beat-") || id.starts_with("drum-")
    });
    if spec.verse.is_empty() {
        problems.push(Problem::at("verse", "activity-no-verse"));
    }
    for (at, verse) in spec.verse.iter().enumerate() {
        let words = verse.say.text.split_whitespace().count();
        let path = format!("verse.{at}.beat");
        if !verse.beat.is_empty() && verse.beat.len() != words {
            let problem = Problem::at(&path, "activity-beat-a-word");
            problems.push(problem.with("n", verse.beat.len()).with("words", words));
        }
        if !verse.beat.is_sorted_by(|one, next| one < next) {
            problems.push(Problem::at(&path, "activity-beats-backwards"));
        }
    }
    problems
}
