//! Hands in play: since when, and how slowly.

use super::hands::{Film, Hands};
use super::pose::Pose;
use super::track::Track;
use scene::Ms;

/// The speeds in turn: as a signer signs, a little slower, slow.
const SPEEDS: [f32; 3] = [1.0, 0.75, 0.5];
/// So long a film's last picture is waited for, in case it comes late.
const LAST_MS: Ms = 250;

/// Somebody signs.
#[derive(Clone, Debug)]
pub(crate) struct Signing {
    play: Play,
    /// The word for "draft", where it is one.
    draft: Option<String>,
    /// Where in it she was, and when that was.
    from: f32,
    since: Ms,
    slowness: usize,
}

#[derive(Clone, Debug)]
enum Play {
    /// The figure; with the words that each part lights.
    Figure(Track, Vec<Option<[usize; 2]>>),
    /// A film.
    Film(Film),
}

/// What is to be seen of it.
pub(super) enum Seen<'a> {
    /// The figure.
    Figure(Box<Pose>),
    /// The picture of a clip at an instant of it.
    Film(&'a str, Ms),
}

impl Signing {
    /// Begins to sign; until then she stands as at the beginning.
    pub(crate) fn new(hands: &Hands, now: Ms) -> Self {
        let play = match hands.film.first() {
            Some(film) => Play::Film(film.clone()),
            None => {
                let words = hands.signed.iter().map(|part| part.words).collect();
                Play::Figure(Track::new(&hands.signed), words)
            }
        };
        let draft = hands.draft().map(str::to_owned);
        Self { play, draft, from: 0.0, since: now, slowness: 0 }
    }

    /// Begins to sign something else at the same speed.
    pub(crate) fn of(&self, hands: &Hands, now: Ms) -> Self {
        Self { slowness: self.slowness, ..Self::new(hands, now) }
    }

    /// Signs it once more.
    pub(crate) fn again(&mut self, now: Ms) {
        (self.from, self.since) = (0.0, now);
    }

    /// Goes on more slowly; after the slowest as fast as at first.
    pub(crate) fn slower(&mut self, now: Ms) {
        (self.from, self.since) = (self.at(now), now);
        self.slowness = (self.slowness + 1) % SPEEDS.len();
    }

    /// How often it was made slower.
    pub(super) fn slowness(&self) -> usize {
        self.slowness
    }

    /// The word for "draft", where it is one.
    pub(super) fn draft(&self) -> Option<&str> {
        self.draft.as_deref()
    }

    /// Whether the hands rest again.
    pub(crate) fn has_ended(&self, now: Ms) -> bool {
        now >= self.ends()
    }

    /// When the hands rest again.
    pub(crate) fn ends(&self) -> Ms {
        let length = match &self.play {
            Play::Figure(track, _) => track.length(),
            Play::Film(film) => Ms::from(film.clip.ms) + LAST_MS,
        };
        let left = (length as f32 - self.from).max(0.0);
        self.since + (left / SPEEDS[self.slowness]).ceil() as Ms
    }

    /// First and last word that are lit.
    pub(crate) fn lit(&self, now: Ms) -> Option<[usize; 2]> {
        match &self.play {
            Play::Figure(track, words) => words.get(track.part(self.at(now))?).copied()?,
            Play::Film(film) => film.lit(self.at(now) as Ms).filter(|_| now >= self.since),
        }
    }

    /// What is to be seen.
    pub(super) fn seen(&self, now: Ms) -> Seen<'_> {
        match &self.play {
            Play::Figure(track, _) => Seen::Figure(Box::new(track.pose(self.at(now)))),
            Play::Film(film) => Seen::Film(&film.clip.key, self.at(now) as Ms),
        }
    }

    fn at(&self, now: Ms) -> f32 {
        self.from + now.saturating_sub(self.since) as f32 * SPEEDS[self.slowness]
    }
}
