//! `build`: words from tiles of letters, kars and joined letters.
//!
//! Tiles are put down in the order in which they are said: first the letter, then its kar,
//! which snaps to its true side by itself. So the child learns the order by ear and the
//! place by eye.

mod draw;
mod fields;
mod play;
mod tray;

use crate::item::akshara::{Kind as Tile, kind, tiles};
use crate::layout::{Table, above};
use crate::rounds::{Asked, Drop, Hand, Round, Rounds, Task, Walk};
use crate::{Activity, Effect, Gesture, Kind, Moment, Opening};
use fields::{Extra, FIELDS, Word};
use scene::{Item, Ms, Point, Rect, Stage, Wake};

pub use fields::Spec;

/// The kind `build`.
pub const KIND: Kind = Kind { id: "build", fields: FIELDS, check: fields::check, open };

/// A tile that is let go so near the tray is meant for it, millimetres.
const SNAP_MM: f32 = 12.0;
/// Height of the tiles' rows, millimetres.
const ROW_MM: f32 = 36.0;
/// What is held beside tiles.
const TRAY: usize = usize::MAX;
const UNDO: usize = usize::MAX - 1;

/// A tile in play.
#[derive(Clone, Debug, Default)]
struct Piece {
    text: String,
    tag: Option<String>,
    why: Option<crate::shape::Say>,
    /// Belongs to no place of the word.
    is_extra: bool,
    /// Its place in the word, from 0.
    spot: Option<usize>,
    walk: Walk,
}

struct Build {
    spec: Spec,
    /// The tiles of the word, akshara by akshara.
    word: Vec<Vec<String>>,
    pieces: Vec<Piece>,
    /// Which place below is whose.
    pool: Vec<usize>,
    /// So many tiles from the start on are right and stay.
    kept: usize,
    /// When the last tile has arrived.
    judge_at: Option<Ms>,
    faded: Option<usize>,
    hand: Hand,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let task = Build {
        spec,
        word: Vec::new(),
        pieces: Vec::new(),
        pool: Vec::new(),
        kept: 0,
        judge_at: None,
        faded: None,
        hand: Hand::default(),
    };
    Ok(Box::new(Rounds::new(task, opening)))
}

impl Build {
    fn word(&self, round: &Round) -> &Word {
        &self.spec.item[round.at().min(self.spec.item.len() - 1)]
    }

    fn layout(stage: &Stage) -> Table {
        above(stage, ROW_MM)
    }

    /// The tile that belongs to each place.
    fn expected(&self) -> impl Iterator<Item = &String> {
        self.word.iter().flatten()
    }

    /// How many places are filled; they are filled from the start.
    fn filled(&self) -> usize {
        self.pieces.iter().filter(|piece| piece.spot.is_some()).count()
    }

    fn at_spot(&self, spot: usize) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.spot == Some(spot))
    }

    /// What has been built so far.
    fn built(&self) -> String {
        let pieces = (0..self.filled()).filter_map(|spot| self.at_spot(spot));
        pieces.map(|piece| self.pieces[piece].text.as_str()).collect()
    }

    /// Whether tiles may be moved now.
    fn is_free(&self, round: &Round) -> bool {
        round.is_trying() && self.judge_at.is_none()
    }
}

impl Task for Build {
    fn count(&self) -> usize {
        self.spec.item.len()
    }

    fn open(&mut self, at: usize, round: &mut Round, _now: &Moment<'_>) -> Asked {
        let word = self.spec.item[at].clone();
        self.word = tiles(&word.word);
        let own = self.expected().cloned().map(|text| Piece { text, ..Piece::default() });
        let extra = word.extra.into_iter().map(|Extra { text, tag, why }| Piece {
            text,
            tag,
            why,
            is_extra: true,
            ..Piece::default()
        });
        self.pieces = own.chain(extra).collect();
        self.pool = (0..self.pieces.len()).collect();
        round.chance().shuffle(&mut self.pool);
        self.kept = 0;
        self.judge_at = None;
        self.faded = None;
        self.hand = Hand::default();
        Asked {
            id: word.id,
            say: word.ask,
            skill: word.skill,
            look: word.look,
            told: word.told,
            praise: word.praise,
            by_ear: word.art.is_none(),
        }
    }

    fn down(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let held = self.under(at, round, now);
        self.hand.down(held, at);
        held.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    fn moved(&mut self, at: Point, _round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        self.hand.moved(at, now);
        Vec::new()
    }

    fn up(&mut self, at: Point, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let under = self.under(at, round, now);
        let seen: Vec<Rect> = (0..self.pieces.len()).map(|at| self.seen(at, now)).collect();
        let Some((held, how)) = self.hand.up(at, now) else { return Vec::new() };
        if !self.is_free(round) {
            return Vec::new();
        }
        if held == TRAY || held == UNDO {
            return if under == Some(held) { self.take_back(round, now) } else { Vec::new() };
        }
        let is_for_tray = match how {
            Drop::Tap => under == Some(held),
            Drop::At(at) => {
                let tray = Self::layout(&now.stage).table;
                tray.grown(SNAP_MM * now.stage.mm).contains(at)
            }
        };
        self.pieces[held].walk = Walk::from(seen[held], now.ms, round.calm, now);
        if is_for_tray { self.put(held, round, now) } else { Vec::new() }
    }

    fn cancel(&mut self, _now: &Moment<'_>) {
        self.hand.cancel();
    }

    fn tick(&mut self, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if self.judge_at.is_some_and(|at| now.ms >= at) {
            self.judge_at = None;
            return self.judge(round, now);
        }
        Vec::new()
    }

    fn helped(&mut self, rung: u8, _round: &mut Round, _now: &Moment<'_>) -> Vec<Effect> {
        if rung == 2 {
            let is_left = |at: &usize| {
                let piece = &self.pieces[*at];
                piece.is_extra && piece.spot.is_none()
            };
            self.faded = self.pool.iter().copied().find(is_left);
        }
        Vec::new()
    }

    fn draw(&self, round: &Round, now: &Moment<'_>, items: &mut Vec<Item>) -> Wake {
        self.draw_all(round, now, items);
        let walks = self.pieces.iter().map(|piece| piece.walk.wake(now));
        let judged = self.judge_at.map_or(Wake::Touch, Wake::At);
        walks.fold(judged, Wake::sooner)
    }

    fn how(&self, round: &Round, now: &Moment<'_>) -> Option<Gesture> {
        let is_walking = self.pieces.iter().any(|piece| piece.walk.is_under_way(now));
        if is_walking || !self.is_free(round) {
            return None;
        }
        let stage = &now.stage;
        // What is wrong is taken back first.
        let is_right_so_far =
            self.expected().take(self.filled()).enumerate().all(|(spot, text)| {
                self.at_spot(spot).is_some_and(|at| self.pieces[at].text == *text)
            });
        if !is_right_so_far {
            return Some(Gesture::Tap(Self::undo(stage).middle()));
        }
        let next = self.expected().nth(self.filled())?;
        let tile = |piece: &Piece| piece.text == *next && piece.spot.is_none();
        let at = self.pieces.iter().position(tile)?;
        Some(Gesture::Tap(self.seen(at, now).middle()))
    }

    fn caption(&self, _round: &Round, stage: &Stage) -> Rect {
        Self::layout(stage).caption
    }
}

/// Whether two tiles go to the same kind of place.
fn is_alike(one: &str, other: &str) -> bool {
    let class = |text| match kind(text) {
        Tile::Letter => 0,
        Tile::Kar(_) => 1,
        Tile::Mark => 2,
    };
    class(one) == class(other)
}

#[cfg(test)]
mod tests;
