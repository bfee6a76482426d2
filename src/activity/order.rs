//! `order`: put pictures into their order.
//!
//! A touch sends a picture to the next free slot, a touch on a placed one sends it back; a
//! drag puts it where it is let go. When all slots are full the order is judged: what is
//! right from the start on stays, the rest walks back with a word about why.

mod draw;
mod fields;
mod judge;
mod play;

use crate::feedback::{Feedback, Ladder};
use crate::item::{Choice, Talk, Tone};
use crate::layout::{Board, board};
use crate::shape::Say;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::FIELDS;
use scene::{Frame, Ms, Point, Rect, Stage};
use std::collections::VecDeque;

pub use fields::{Picture, Spec, Swap};

/// The kind `order`.
pub const KIND: Kind = Kind { id: "order", fields: FIELDS, check: fields::check, open };

/// How long a picture walks.
const WALK_MS: Ms = 400;

/// Where a picture is, or goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Spot {
    /// Its own place below.
    #[default]
    Pool,
    /// A slot, from 0.
    Slot(usize),
}

/// A picture in play.
#[derive(Clone, Copy, Debug, Default)]
struct Piece {
    spot: Spot,
    /// The point it comes from, in shares of the stage (a glass may turn), and since when.
    walk: Option<(Point, Ms)>,
    /// Was wrong, since when.
    wrong: Option<Ms>,
}

struct Order {
    place: Place,
    calm: bool,
    spec: Spec,
    /// What each picture shows, as a card.
    cards: Vec<Choice>,
    /// Which place below is whose.
    pool: Vec<usize>,
    pieces: Vec<Piece>,
    /// So many pictures from the start on are right and stay.
    kept: usize,
    /// When all slots are full and the last picture has arrived.
    judge_at: Option<Ms>,
    /// What walks where by itself, and when.
    walks: VecDeque<(Ms, usize, Spot)>,
    /// The first slot that was wrong, for its ghost.
    first_wrong: usize,
    ladder: Ladder,
    since: Ms,
    done: Option<Ms>,
    is_over: bool,
    feedback: Feedback,
    talk: Talk,
    pressed: Option<usize>,
    /// Where the finger has come down, and where it is now, once it drags.
    grip: Point,
    finger: Option<Point>,
    caption: Option<(Tone, Say)>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let mut feedback = Feedback::new(opening.seed);
    let count = spec.picture.len();
    let mut pool: Vec<usize> = (0..count).collect();
    feedback.chance().shuffle(&mut pool);
    // Pictures that lie in their order already would ask nothing.
    if count > 2 && pool.iter().enumerate().all(|(at, picture)| at == *picture) {
        pool.rotate_left(1);
    }
    let cards = spec.picture.iter().map(Picture::card).collect();
    Ok(Box::new(Order {
        place: Place::of(opening),
        calm: opening.calm,
        cards,
        pool,
        pieces: vec![Piece::default(); count],
        kept: 0,
        judge_at: None,
        walks: VecDeque::new(),
        first_wrong: 0,
        ladder: Ladder::default(),
        since: 0,
        done: None,
        is_over: false,
        feedback,
        talk: Talk::new(opening.calm),
        pressed: None,
        grip: Point::default(),
        finger: None,
        caption: None,
        spec,
    }))
}

impl Order {
    fn layout(&self, stage: &Stage) -> Board {
        // Between slots and pictures there is room for the dots that count the slots.
        board(stage, 2, self.cards.len(), (40.0, 32.0), 1.0)
    }

    /// Where a picture rests that is at this spot.
    fn rest(&self, picture: usize, spot: Spot, board: &Board) -> Rect {
        match spot {
            Spot::Slot(at) => board.groups[0][at],
            Spot::Pool => {
                let at = self.pool.iter().position(|known| *known == picture).unwrap_or(0);
                board.groups[1][at]
            }
        }
    }

    fn in_slot(&self, slot: usize) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.spot == Spot::Slot(slot))
    }

    /// Whether the child may move pictures now.
    fn is_her_turn(&self) -> bool {
        self.done.is_none() && self.judge_at.is_none() && self.walks.is_empty()
    }
}

impl Activity for Order {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.cards.is_empty() {
            self.is_over = true;
            return vec![Effect::Finished];
        }
        let ask = self.spec.ask.line.clone();
        vec![self.talk.ask(&ask, now)]
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.is_over {
            return Vec::new();
        }
        if !matches!(input, Input::Tick | Input::Move(_)) {
            self.talk.touched(now);
        }
        match input {
            Input::Down(at) => self.down(at, now),
            Input::Move(at) => self.moved(at, now),
            Input::Up(at) => self.up(at, now),
            Input::Cancel => self.give_up(now),
            Input::Replay => self.replay(now),
            Input::Help => self.help(now),
            Input::Tick => self.tick(now),
            Input::Word(_) => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        if !self.is_her_turn() || now.ms < self.talk.ends(now) {
            return None;
        }
        let board = self.layout(&now.stage);
        let wants = |(at, piece): (usize, &Piece)| (piece.spot != Spot::Slot(at)).then_some(at);
        // What stands in a wrong slot goes back first, then the next picture comes.
        let misplaced = self
            .pieces
            .iter()
            .enumerate()
            .find(|(at, piece)| piece.spot != Spot::Pool && piece.spot != Spot::Slot(*at));
        let picture = match misplaced {
            Some((at, _)) => at,
            None => self.pieces.iter().enumerate().find_map(wants)?,
        };
        Some(Gesture::Tap(self.rest(picture, self.pieces[picture].spot, &board).middle()))
    }
}

#[cfg(test)]
mod tests;
