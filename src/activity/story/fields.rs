//! The keys of a page, and what can be wrong with what they say together.

use super::{Page, movers};
use crate::shape::{Field, Shape, may, must};
use crate::sign::WINDOW;
use crate::sign::hands::{FILM, SIGNED};
use crate::sign::window::{AGAIN, SLOW};
use crate::spec::Problem;
use scene::{Actor, Motion, timeline::bare};

const EASES: &[&str] = &["ease", "steady", "fall", "settle", "spring", "bounce"];
/// Stage shares: a little outside is where actors come from.
const PLACE: Shape = Shape::Place;
const SECONDS: Shape = Shape::Number(0.0, 120.0);

pub(super) const PAGE: &[Field] = &[
    must("say", Shape::Line),
    SIGNED,
    FILM,
    may("layer", Shape::List(&Shape::Table(LAYER))),
    may("actor", Shape::List(&Shape::Table(ACTOR))),
    may("camera", Shape::List(&Shape::Table(CAMERA))),
    may("sound", Shape::List(&Shape::Table(SOUND))),
];

pub(crate) const LAYER: &[Field] =
    &[must("art", Shape::Art), may("depth", Shape::Number(0.0, 3.0)), may("front", Shape::Flag)];

pub(crate) const ACTOR: &[Field] = &[
    must("id", Shape::Id),
    may("art", Shape::Art),
    may("text", Shape::Text),
    must("at", PLACE),
    may("size", Shape::Number(0.02, 3.0)),
    may("depth", Shape::Number(0.0, 3.0)),
    may("mirror", Shape::Flag),
    may("hidden", Shape::Flag),
    may("do", Shape::List(&Shape::Table(MOTION))),
    may("part", Shape::List(&Shape::Table(PART))),
    may("touch", Shape::List(&Shape::Table(MOTION))),
    may("touch_sound", Shape::Sound),
];

const PART: &[Field] = &[
    must("name", Shape::Id),
    may("behind", Shape::Flag),
    may("do", Shape::List(&Shape::Table(MOTION))),
];

const MOTION: &[Field] = &[
    may("at", SECONDS),
    may("on", Shape::Word),
    may("for", SECONDS),
    may("every", Shape::Number(0.1, 60.0)),
    may("ease", Shape::OneOf(EASES)),
    may("move", PLACE),
    may("from", PLACE),
    may("path", Shape::List(&PLACE)),
    may("circle", Shape::Number(0.0, 2.0)),
    may("hop", Shape::Number(0.0, 1.0)),
    may("times", Shape::Number(0.5, 50.0)),
    may("swing", Shape::Number(-180.0, 180.0)),
    may("bob", Shape::Number(-0.5, 0.5)),
    may("shake", Shape::Number(0.0, 0.2)),
    may("turn", Shape::Number(-7200.0, 7200.0)),
    may("grow", Shape::Number(0.05, 5.0)),
    may("fade", Shape::Number(0.0, 1.0)),
    may("drift", PLACE),
    may("pose", Shape::Art),
    may("walk", Shape::List(&Shape::Art)),
    may("flip", Shape::Flag),
];

const CAMERA: &[Field] = &[
    may("at", SECONDS),
    may("for", Shape::Number(0.0, 3.0)),
    may("slide", Shape::Number(-1.0, 1.0)),
    may("zoom", Shape::Number(1.0, 2.0)),
    may("about", PLACE),
];

const SOUND: &[Field] = &[must("sound", Shape::Sound), may("at", SECONDS), may("on", Shape::Word)];

/// What a touch means by itself.
const RESERVED: [&str; 5] = ["next", "back", AGAIN, SLOW, WINDOW];

/// At most so many sprites move at once (visual.md): the slowest tablet sets the limit.
const MOVERS: usize = 8;

/// What is wrong with a page whose keys are right.
pub(super) fn check(page: &Page, at: usize) -> Vec<Problem> {
    let words = page.say.text.split_whitespace().count();
    let place = format!("page.{at}");
    let mut problems = page.hands.check(words, &place);
    problems.extend(check_actors(&page.scene.actors, &page.say.text, &place, |id| {
        RESERVED.contains(&id)
    }));
    for (n, cue) in page.scene.sounds.iter().enumerate() {
        let word = cue.on.as_deref().filter(|word| !stands(&page.say.text, word));
        problems.extend(word.map(|word| {
            Problem::at(&format!("{place}.sound.{n}"), "activity-word-not-in-line")
                .with("word", word)
        }));
    }
    problems
}

/// What is wrong with the actors of a scene at `place`, that go by the words of a text; some
/// ids are those of what stands around the scene.
pub(crate) fn check_actors(
    actors: &[Actor],
    text: &str,
    place: &str,
    is_reserved: impl Fn(&str) -> bool,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (n, actor) in actors.iter().enumerate() {
        let dot = if place.is_empty() { "" } else { "." };
        let path = format!("{place}{dot}actor.{n}");
        if !seen.insert(actor.id.as_str()) {
            problems
                .push(Problem::at(&format!("{path}.id"), "activity-same-id").with("id", &actor.id));
        }
        if is_reserved(&actor.id) {
            problems.push(
                Problem::at(&format!("{path}.id"), "activity-reserved-id").with("id", &actor.id),
            );
        }
        if actor.art.is_empty() == actor.text.is_none() {
            problems.push(Problem::at(&path, "activity-art-or-text").with("id", &actor.id));
        }
        let parts =
            actor.parts.iter().enumerate().map(|(n, part)| (format!("part.{n}.do"), &part.motions));
        let own = [("do".to_owned(), &actor.motions), ("touch".to_owned(), &actor.touch)];
        for (key, motions) in own.into_iter().chain(parts) {
            let motions = motions.iter().enumerate();
            problems.extend(motions.filter_map(|(n, motion)| {
                check_motion(text, motion, &format!("{path}.{key}.{n}"))
            }));
        }
    }
    let movers = movers::at_once(actors);
    if movers > MOVERS {
        problems.push(
            Problem::at(place, "activity-too-many-movers").with("n", movers).with("most", MOVERS),
        );
    }
    problems
}

fn check_motion(text: &str, motion: &Motion, place: &str) -> Option<Problem> {
    let actions = motion.actions();
    if actions.len() != 1 {
        let given = if actions.is_empty() { "-".to_owned() } else { actions.join(", ") };
        return Some(Problem::at(place, "activity-one-action").with("given", given));
    }
    let word = motion.on.as_deref()?;
    (!stands(text, word))
        .then(|| Problem::at(place, "activity-word-not-in-line").with("word", word))
}

/// Whether a word stands in a text, whatever punctuation hugs it.
fn stands(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|known| bare(known) == bare(word))
}
