//! `match`: find what belongs together, open or as a memory.
//!
//! Open, two rows lie face up and a touch on one and then on its partner (or a drag from
//! one to the other) joins them. In a memory all cards lie on their faces; two at a time
//! are turned, and what is alike stays open.

mod draw;
mod fields;
mod memory;
mod open;
mod play;

use crate::feedback::{Feedback, Ladder};
use crate::item::{Choice, Talk, Tone};
use crate::layout::{Board, board};
use crate::shape::Say;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::{FIELDS, Mode};
use model::LineId;
use scene::{Frame, Ms, Point, Stage};

pub use fields::{Pair, Spec};

/// The kind `match`.
pub const KIND: Kind = Kind { id: "match", fields: FIELDS, check: fields::check, open: begin };

/// A card: which pair it is of, and which of its two sides it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Which {
    pair: usize,
    second: bool,
}

impl Which {
    fn partner(self) -> Self {
        Self { second: !self.second, ..self }
    }

    /// The card's place in a list of all cards, and its id.
    fn index(self) -> usize {
        2 * self.pair + usize::from(self.second)
    }

    fn id(self) -> String {
        format!("{}-{}", if self.second { "b" } else { "a" }, self.pair + 1)
    }
}

/// How a card has fared; instants say since when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mark {
    /// Waits: face up in an open game, on its face in a memory.
    #[default]
    Rest,
    /// Is chosen, or open in a memory.
    Open(Ms),
    /// Was wrong; in a memory it is turned back.
    Wrong(Ms),
    /// Has found its partner.
    Done(Ms),
}

/// Two cards of a memory that lie open and are not a pair.
#[derive(Clone, Copy, Debug)]
struct Unlike {
    cards: [Which; 2],
    /// When they have been looked at.
    until: Ms,
    /// Nobody could have known.
    is_luck: bool,
}

struct Match {
    place: Place,
    calm: bool,
    spec: Spec,
    /// The cards in the order in which they lie; in an open game a group each.
    groups: Vec<Vec<Which>>,
    /// By [`Which::index`].
    marks: Vec<Mark>,
    /// Cards of a memory that have been open at least once.
    seen: Vec<bool>,
    /// The first card of a try.
    chosen: Option<Which>,
    /// Whether the first card of a try had been open before.
    first_was_seen: bool,
    /// The card that was turned last.
    turned_last: Option<Which>,
    /// Two cards of a memory that are unlike.
    unlike: Option<Unlike>,
    /// The pair that help is about, where no card is chosen.
    helped: Option<usize>,
    ladders: Vec<Ladder>,
    /// Since when the child looks for the next pair.
    since: Ms,
    /// When the last pair was found.
    done: Option<Ms>,
    is_over: bool,
    feedback: Feedback,
    talk: Talk,
    pressed: Option<Which>,
    /// Where the finger is, once it has left the pressed card.
    finger: Option<Point>,
    caption: Option<(Tone, Say)>,
}

fn begin(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let mut feedback = Feedback::new(opening.seed);
    let pairs = spec.pair.len();
    let side = |second| (0..pairs).map(move |pair| Which { pair, second }).collect::<Vec<_>>();
    let mut groups = match spec.mode {
        Mode::Open => vec![side(false), side(true)],
        Mode::Memory => vec![[side(false), side(true)].concat()],
    };
    for group in &mut groups {
        feedback.chance().shuffle(group);
    }
    Ok(Box::new(Match {
        place: Place::of(opening),
        calm: opening.calm,
        groups,
        marks: vec![Mark::Rest; 2 * pairs],
        seen: vec![false; 2 * pairs],
        chosen: None,
        first_was_seen: false,
        turned_last: None,
        unlike: None,
        helped: None,
        ladders: vec![Ladder::default(); pairs],
        since: 0,
        done: None,
        is_over: false,
        feedback,
        talk: Talk::new(opening.calm),
        pressed: None,
        finger: None,
        caption: None,
        spec,
    }))
}

impl Match {
    fn is_memory(&self) -> bool {
        self.spec.mode == Mode::Memory
    }

    fn layout(&self, stage: &Stage) -> Board {
        match self.spec.mode {
            Mode::Memory => board(stage, 1, 2 * self.spec.pair.len(), (30.0, 30.0), 0.0),
            Mode::Open => board(stage, 2, self.spec.pair.len(), (34.0, 32.0), 2.0),
        }
    }

    fn choice(&self, card: Which) -> &Choice {
        let pair = &self.spec.pair[card.pair];
        if card.second { &pair.b } else { &pair.a }
    }

    fn mark(&self, card: Which) -> Mark {
        self.marks[card.index()]
    }

    fn is_done(&self, pair: usize) -> bool {
        matches!(self.marks[2 * pair], Mark::Done(_))
    }

    /// What a card says of itself.
    fn says(&self, card: Which) -> Vec<LineId> {
        self.choice(card).say.iter().map(|say| say.line.clone()).collect()
    }
}

impl Activity for Match {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.spec.pair.is_empty() {
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
            Input::Cancel => {
                self.pressed = None;
                self.finger = None;
                Vec::new()
            }
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
        self.next_card(now).map(Gesture::Tap)
    }
}

#[cfg(test)]
mod tests;
