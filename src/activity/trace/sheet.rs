//! The sheet on which one letter is written: which stroke a finger follows, and what went
//! wrong where it follows none.

use scene::Point;
use scene::stroke::{Follow, Path, Track};

/// So much of another stroke, or of this one backwards, tells what the finger is at.
const TELLING: f32 = 0.12;
/// How far a finger goes astray before anything is said: it may come back at once.
const PATIENCE: f32 = 0.08;
/// How far a finger goes that never came to the path before anything is said.
const ASTRAY: f32 = 0.15;

/// What a finger led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// Nothing to speak of.
    None,
    /// It left the path, or never came to it.
    Slip,
    /// It draws a stroke whose turn it is not.
    Order,
    /// It draws the stroke from its end.
    Mirror,
    /// A stroke is complete.
    Stroke,
    /// All strokes are complete.
    Letter,
}

/// A stroke that a finger might be at.
#[derive(Clone, Debug)]
struct Guess {
    stroke: usize,
    follow: Follow,
}

/// A finger on the sheet.
#[derive(Clone, Debug)]
struct Touch {
    /// What else it might be at.
    guesses: Vec<Guess>,
    last: Point,
    /// Where the stroke was when it came down.
    from: f32,
    was_on: bool,
    /// How far it has gone since it was last on the path.
    astray: f32,
    /// Its slip was told.
    is_told: bool,
    /// Does nothing any more until it is lifted.
    is_spent: bool,
}

/// A letter being written. All places are shares of its box.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// The strokes in their order.
    pub(super) paths: Vec<Path>,
    tolerance: f32,
    is_free: bool,
    /// The stroke in hand, and how far it has come.
    mine: Option<(usize, Follow)>,
    /// Which strokes are complete.
    pub(super) done: Vec<bool>,
    /// What the finger drew of each complete stroke, in the order in which they came.
    pub(super) written: Vec<Vec<Point>>,
    /// What it drew of the stroke in hand, one run a touch.
    pub(super) ink: Vec<Vec<Point>>,
    touch: Option<Touch>,
}

impl Sheet {
    /// A sheet for these strokes.
    pub(super) fn new(paths: Vec<Path>, tolerance: f32, is_free: bool) -> Self {
        let done = vec![false; paths.len()];
        let mut sheet = Self { paths, tolerance, is_free, done, ..Self::default() };
        sheet.next();
        sheet
    }

    /// The stroke whose turn it is; where the order is free, the first that is not complete.
    pub(super) fn turn(&self) -> Option<usize> {
        self.mine
            .as_ref()
            .map(|(stroke, _)| *stroke)
            .or_else(|| self.done.iter().position(|done| !done))
    }

    /// How far the stroke whose turn it is has come.
    pub(super) fn reached(&self) -> f32 {
        self.mine.as_ref().map_or(0.0, |(_, follow)| follow.reached())
    }

    /// The way of the stroke whose turn it is, as the finger goes.
    pub(super) fn way(&self) -> Option<&Path> {
        self.mine.as_ref().map(|(_, follow)| follow.path()).or_else(|| self.paths.get(self.turn()?))
    }

    /// Whether a finger is down and has left the path.
    pub(super) fn is_off(&self) -> bool {
        self.touch
            .as_ref()
            .is_some_and(|touch| touch.was_on && touch.astray > 0.0 && !touch.is_spent)
    }

    /// Whether a finger is down.
    pub(super) fn is_touched(&self) -> bool {
        self.touch.is_some()
    }

    /// From now on the path pulls the finger, until the stroke is complete.
    pub(super) fn pull(&mut self) {
        if self.mine.is_none() {
            self.mine = self
                .turn()
                .map(|turn| (turn, Follow::new(self.paths[turn].clone(), self.tolerance)));
        }
        if let Some((_, follow)) = &mut self.mine {
            follow.pull();
        }
    }

    /// A finger came down.
    pub(super) fn down(&mut self, at: Point) -> Event {
        let track = self.mine.as_mut().map_or(Track::Off, |(_, follow)| follow.touch(at));
        // What a finger is at is told by where it comes down.
        let mut guesses = self.guesses();
        guesses.retain_mut(|guess| guess.follow.touch(at) != Track::Off);
        let tracks: Vec<Track> = guesses.iter_mut().map(|guess| guess.follow.touch(at)).collect();
        let is_drawing =
            track != Track::Off || self.is_free && tracks.iter().any(|track| *track != Track::Off);
        self.touch = Some(Touch {
            guesses,
            last: at,
            from: self.reached(),
            was_on: is_drawing,
            astray: 0.0,
            is_told: false,
            is_spent: false,
        });
        if is_drawing {
            self.ink.push(vec![at]);
        }
        match tracks.iter().position(|track| *track == Track::Done) {
            _ if track == Track::Done => self.finish(None),
            Some(guess) if self.is_free => self.finish(Some(guess)),
            _ => Event::None,
        }
    }

    /// It moved here. Ink less than `fine` from the last is not kept.
    pub(super) fn go(&mut self, at: Point, fine: f32) -> Event {
        let Some(touch) = self.touch.as_mut().filter(|touch| !touch.is_spent) else {
            return Event::None;
        };
        let way = touch.last.distance(at);
        touch.last = at;
        let track = self.mine.as_mut().map_or(Track::Off, |(_, follow)| follow.go(at));
        let tracks: Vec<Track> =
            touch.guesses.iter_mut().map(|guess| guess.follow.go(at)).collect();
        let is_drawing =
            track != Track::Off || self.is_free && tracks.iter().any(|track| *track != Track::Off);
        if is_drawing {
            if touch.astray > 0.0 || !touch.was_on {
                self.ink.push(Vec::new());
            }
            (touch.was_on, touch.astray) = (true, 0.0);
            if let Some(run) = self.ink.last_mut()
                && run.last().is_none_or(|last| last.distance(at) >= fine || track == Track::Done)
            {
                run.push(at);
            }
        } else {
            touch.astray += way;
        }
        if track == Track::Done {
            return self.finish(None);
        }
        if let (true, Some(guess)) =
            (self.is_free, tracks.iter().position(|track| *track == Track::Done))
        {
            return self.finish(Some(guess));
        }
        if track == Track::On
            && self.reached() - self.touch.as_ref().map_or(0.0, |touch| touch.from) > TELLING
        {
            // It is plain what the finger is at.
            self.touch.iter_mut().for_each(|touch| touch.guesses.clear());
        }
        if is_drawing || self.is_free && self.mine.is_none() && !self.is_off() {
            Event::None
        } else {
            self.judge()
        }
    }

    /// It left the glass.
    pub(super) fn up(&mut self) -> Event {
        let Some(touch) = self.touch.take() else { return Event::None };
        if let Some((_, follow)) = &mut self.mine {
            follow.lift();
        } else if self.is_free && !touch.is_spent {
            // What was begun is in hand from now on.
            let far = |guess: &Guess| guess.follow.reached();
            let best = touch.guesses.into_iter().max_by(|a, b| far(a).total_cmp(&far(b)));
            match best.filter(|guess| far(guess) >= telling(guess.follow.path())) {
                Some(mut guess) => {
                    guess.follow.lift();
                    self.mine = Some((guess.stroke, guess.follow));
                }
                None => self.ink.clear(),
            }
        }
        let is_slip = touch.was_on && touch.astray > 0.0 && !touch.is_told && !touch.is_spent;
        if is_slip { Event::Slip } else { Event::None }
    }

    /// What a finger that is off the path is at.
    fn judge(&mut self) -> Event {
        let turn = self.turn();
        let Some(touch) = &mut self.touch else { return Event::None };
        let told = |guess: &&Guess| guess.follow.reached() >= telling(guess.follow.path());
        let found =
            touch.guesses.iter().filter(|_| !self.is_free).find(told).map(|guess| guess.stroke);
        if let Some(stroke) = found {
            touch.is_spent = true;
            return if Some(stroke) == turn { Event::Mirror } else { Event::Order };
        }
        let patience = if touch.was_on { PATIENCE } else { ASTRAY };
        if touch.astray < patience || touch.is_told {
            return Event::None;
        }
        touch.is_told = true;
        Event::Slip
    }

    /// Everything that a finger might be at beside the stroke in hand: where the order is
    /// free, what it may be at; else what it must not be at.
    fn guesses(&self) -> Vec<Guess> {
        let in_hand = self.mine.as_ref().map(|(stroke, _)| *stroke);
        let mut guesses = Vec::new();
        for (stroke, path) in
            self.paths.iter().enumerate().filter(|(stroke, _)| !self.done[*stroke])
        {
            let guess =
                |path: Path| Guess { stroke, follow: Follow::new(path, self.tolerance.max(0.09)) };
            if in_hand != Some(stroke) {
                guesses.push(guess(path.clone()));
                guesses.push(guess(path.reversed()));
            } else if !self.is_free
                && path.length() > 2.0 * TELLING
                && self.reached() < 0.3 * path.length()
            {
                guesses.push(guess(path.reversed()));
            }
        }
        guesses
    }

    /// The stroke in hand, or a guessed one, is complete.
    fn finish(&mut self, guess: Option<usize>) -> Event {
        let guessed = guess.and_then(|at| Some(self.touch.as_ref()?.guesses.get(at)?.stroke));
        let Some(stroke) = guessed.or(self.mine.as_ref().map(|(stroke, _)| *stroke)) else {
            return Event::None;
        };
        self.done[stroke] = true;
        if guessed.is_some() && self.mine.is_some() {
            // Another stroke was begun before; its ink stays.
            self.written.extend(self.ink.pop());
        } else {
            self.written.push(std::mem::take(&mut self.ink).concat());
            self.mine = None;
        }
        if let Some(touch) = &mut self.touch {
            touch.is_spent = true;
        }
        self.next();
        if self.done.iter().all(|done| *done) { Event::Letter } else { Event::Stroke }
    }

    /// Takes the next stroke in hand, where there is an order.
    fn next(&mut self) {
        if self.is_free || self.mine.is_some() {
            return;
        }
        let next = self.done.iter().position(|done| !done);
        self.mine = next.map(|next| (next, Follow::new(self.paths[next].clone(), self.tolerance)));
    }
}

/// How much of a stroke has to be drawn to tell that it is meant.
fn telling(path: &Path) -> f32 {
    TELLING.min(0.6 * path.length())
}
