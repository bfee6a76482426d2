//! Hands in play: since when, how slowly, and how often.

use super::hands::{Film, Hands};
use super::pose::Pose;
use super::track::Track;
use scene::Ms;

/// The speeds in turn: as a signer signs, a little slower, slow.
const SPEEDS: [f32; 3] = [1.0, 0.75, 0.5];
/// So long a film's last picture is waited for, in case it comes late.
const LAST_MS: Ms = 250;
/// How often she signs it where somebody wants to see it over and over; then she rests, for
/// whoever wanted it may have left.
const ROUNDS: u32 = 12;
/// How long the hands rest between two rounds.
const REST_MS: Ms = 600;

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
    /// She signs it over and over.
    loops: bool,
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
        Self { play, draft, from: 0.0, since: now, slowness: 0, loops: false }
    }

    /// Begins to sign something else at the same speed.
    pub(crate) fn of(&self, hands: &Hands, now: Ms) -> Self {
        Self { slowness: self.slowness, ..Self::new(hands, now) }
    }

    /// Signs it once more.
    pub(crate) fn again(&mut self, now: Ms) {
        (self.from, self.since, self.loops) = (0.0, now, false);
    }

    /// The arrow was touched: once more. Who touches it again while she signs wants to see it
    /// over and over, until the next touch.
    pub(crate) fn touched_again(&mut self, now: Ms) {
        let loops = self.is_moving(now) && !self.loops;
        self.again(now);
        self.loops = loops;
    }

    /// Whether she signs it over and over.
    pub(super) fn loops(&self) -> bool {
        self.loops
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

    /// Whether she signs, or rests between two rounds.
    pub(crate) fn is_moving(&self, now: Ms) -> bool {
        if self.loops {
            let all = (self.length() + REST_MS) as f32 * ROUNDS as f32 - self.from;
            return now < self.since + self.takes(all);
        }
        !self.has_ended(now)
    }

    /// Whether all of it was signed once.
    pub(crate) fn has_ended(&self, now: Ms) -> bool {
        now >= self.ends()
    }

    /// When all of it was signed once.
    pub(crate) fn ends(&self) -> Ms {
        self.since + self.takes(self.length() as f32 - self.from)
    }

    /// How long one round is at the usual speed.
    fn length(&self) -> Ms {
        match &self.play {
            Play::Figure(track, _) => track.length(),
            Play::Film(film) => Ms::from(film.clip.ms) + LAST_MS,
        }
    }

    /// How long so much of it takes at her speed.
    fn takes(&self, ms: f32) -> Ms {
        (ms.max(0.0) / SPEEDS[self.slowness]).ceil() as Ms
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
        let at = self.from + now.saturating_sub(self.since) as f32 * SPEEDS[self.slowness];
        if self.loops && self.is_moving(now) { at % (self.length() + REST_MS) as f32 } else { at }
    }
}
