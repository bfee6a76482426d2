//! What is signed one after the other, laid out in time.

use super::lexicon::Sign;
use super::pose::Pose;
use scene::Ms;
use serde::{Deserialize, Serialize};

/// She stands still for a moment before she begins.
const BEFORE_MS: f32 = 400.0;
/// From one sign to the next, and back to rest.
const BETWEEN_MS: f32 = 320.0;
/// A letter that is spelled, the way to it with it.
const LETTER_MS: f32 = 350.0;
const LETTER_WAY_MS: f32 = 150.0;
/// So much longer rests the last letter of a word.
const LAST_LETTER_MS: f32 = 250.0;
/// The hands of a sign in which the left one does what the right one does.
const TWO_LIKE: &str = "two-sym";
/// How far to the side a place on the page is, arms' lengths.
const BESIDE: f32 = 0.2;

/// Something that is signed: a sign, or a word spelled with the fingers.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// The sign.
    pub sign: Option<Sign>,
    /// The word that is spelled.
    pub spell: Option<Spelled>,
    /// First and last word of the text that it stands for, counted from 0.
    pub words: Option<[usize; 2]>,
    /// Where it is signed: people and things keep their place on a page.
    pub place: Option<String>,
}

/// A word with the signs of its letters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spelled {
    /// The word.
    pub text: String,
    /// Its letters in order.
    pub letters: Vec<Sign>,
}

impl Part {
    /// Its sign language.
    pub(super) fn language(&self) -> &str {
        self.signs().next().map_or("", |sign| &sign.lang)
    }

    /// Every sign that is in it.
    pub fn signs(&self) -> impl Iterator<Item = &Sign> {
        self.sign.iter().chain(self.spell.iter().flat_map(|spelled| &spelled.letters))
    }
}

/// The poses of a page with their times.
#[derive(Clone, Debug)]
pub(super) struct Track {
    stops: Vec<Stop>,
}

/// A pose that is reached, rests, and is left.
#[derive(Clone, Debug)]
struct Stop {
    reached: f32,
    left: f32,
    pose: Pose,
    /// Which part of the page it belongs to.
    part: Option<usize>,
}

impl Track {
    /// Lays the parts out, from rest to rest.
    pub(super) fn new(parts: &[Part]) -> Self {
        let rest = Pose::default();
        let start = Stop { reached: 0.0, left: BEFORE_MS, pose: rest.clone(), part: None };
        let mut track = Self { stops: vec![start] };
        for (at, part) in parts.iter().enumerate() {
            let beside = match part.place.as_deref() {
                Some("left") => -BESIDE,
                Some("right") => BESIDE,
                _ => 0.0,
            };
            if let Some(sign) = &part.sign {
                track.add(sign, at, beside, BETWEEN_MS, 1.0);
            }
            let letters = part.spell.iter().flat_map(|spelled| &spelled.letters);
            for letter in letters {
                track.add_letter(letter, at, beside);
            }
            if let Some(last) = track.stops.last_mut().filter(|_| part.spell.is_some()) {
                last.left += LAST_LETTER_MS;
            }
        }
        let reached = track.free() + BETWEEN_MS;
        track.stops.push(Stop { reached, left: reached, pose: rest, part: None });
        track
    }

    fn free(&self) -> f32 {
        self.stops.last().map_or(0.0, |stop| stop.left)
    }

    /// Adds a sign after a way of so many milliseconds, its own times stretched by a factor.
    fn add(&mut self, sign: &Sign, part: usize, beside: f32, way: f32, stretch: f32) {
        let start = self.free() + way;
        // What a sign does not say is at rest, whatever came before it.
        let mut pose = Pose::default();
        for key in &sign.key {
            pose = pose.then(key, sign.hands == TWO_LIKE);
            let reached = start + key.t * stretch;
            let left = reached + key.hold * stretch;
            let shown = pose.clone().beside(beside);
            self.stops.push(Stop { reached, left, pose: shown, part: Some(part) });
        }
    }

    /// Adds a letter, which takes the same time whatever its file says.
    fn add_letter(&mut self, letter: &Sign, part: usize, beside: f32) {
        let (start, room) = (self.free(), LETTER_MS - LETTER_WAY_MS);
        let own = letter.key.last().map_or(0.0, |key| key.t + key.hold);
        self.add(letter, part, beside, LETTER_WAY_MS, room / own.max(room));
        if let Some(last) = self.stops.last_mut() {
            last.left = start + LETTER_MS;
        }
    }

    /// How long it takes.
    pub(super) fn length(&self) -> Ms {
        self.free() as Ms
    }

    /// What is signed at an instant: the part towards which the hands go, or on which they rest.
    pub(super) fn part(&self, ms: f32) -> Option<usize> {
        self.stops.iter().find(|stop| ms < stop.left)?.part
    }

    /// The pose at an instant.
    pub(super) fn pose(&self, ms: f32) -> Pose {
        let Some(next) = self.stops.iter().position(|stop| ms < stop.left) else {
            return Pose::default();
        };
        let to = &self.stops[next];
        let Some(from) = next.checked_sub(1).map(|at| &self.stops[at]) else {
            return to.pose.clone();
        };
        let way = (to.reached - from.left).max(1.0);
        from.pose.towards(&to.pose, ((ms - from.left) / way).clamp(0.0, 1.0))
    }
}
