//! `listen`: hear, and choose one of two to four cards; a deaf child sees what is asked.
//!
//! A wrong card is never the end: it says why, then the question comes again, a foil falls
//! away, and the third time the right one is shown and the child touches it herself. A
//! question may look back at a page of a story: its picture and voice come again first.

mod draw;
mod fields;
mod play;

use crate::feedback::{Feedback, Ladder};
use crate::item::{Talk, Tone};
use crate::layout::{Choose, choose, choose_signed};
use crate::shape::Say;
use crate::sign::signing::Signing;
use crate::story::{self, Page};
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::{FIELDS, Question};
use scene::{Frame, Ms};
use std::collections::HashSet;

pub use fields::Spec;

/// The kind `listen`.
pub const KIND: Kind = Kind { id: "listen", fields: FIELDS, check: fields::check, open };

/// How a card has fared; cards are counted as choices, 0 is the right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mark {
    #[default]
    Rest,
    /// Was wrong, since when.
    Wrong(Ms),
    /// Has fallen away; if a touch on it was wrong, since when: then it wobbles first.
    Faded(Option<Ms>),
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// It is asked.
    Asking,
    /// It was answered, since when.
    Right(Ms),
    /// There is no other.
    Over,
}

struct Listen {
    place: Place,
    calm: bool,
    /// Whoever plays cannot hear, so nothing is asked by ear.
    deaf: bool,
    /// The sign language in which it is asked, where it is to be.
    signs: Option<String>,
    /// Signs the question.
    signing: Option<Signing>,
    questions: Vec<Question>,
    /// The page that each question looks back at.
    pages: Vec<Option<Page>>,
    at: usize,
    opened: Ms,
    /// The choices from left to right.
    order: Vec<usize>,
    marks: Vec<Mark>,
    phase: Phase,
    ladder: Ladder,
    feedback: Feedback,
    talk: Talk,
    /// From when until when the page is open.
    look_back: Option<(Ms, Ms)>,
    /// What the finger is down on.
    pressed: Option<String>,
    caption: Option<(Tone, Say)>,
    /// Praises of the lesson that were said; each is said once.
    praised: HashSet<String>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let pages = spec.item.iter().map(|question| page(opening, question)).collect();
    Ok(Box::new(Listen {
        place: Place::of(opening),
        calm: opening.calm,
        deaf: opening.deaf,
        signs: opening.signs.map(str::to_owned),
        signing: None,
        questions: spec.item,
        pages,
        at: 0,
        opened: 0,
        order: Vec::new(),
        marks: Vec::new(),
        phase: Phase::Asking,
        ladder: Ladder::default(),
        feedback: Feedback::new(opening.seed),
        talk: Talk::new(opening.calm).silent(opening.deaf),
        look_back: None,
        pressed: None,
        caption: None,
        praised: HashSet::new(),
    }))
}

/// The page that a question looks back at. A page that is not there is not looked at: the
/// question can be asked without it.
fn page(opening: &Opening<'_>, question: &Question) -> Option<Page> {
    let number = question.page? as usize;
    let again = question.again.as_ref()?;
    let step = opening.lesson.steps.iter().find(|step| step.id.0 == *again)?;
    let pages = story::pages(&Opening { step, ..*opening }).ok()?;
    pages.into_iter().nth(number.checked_sub(1)?)
}

impl Activity for Listen {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.ask(0, now)
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.phase == Phase::Over {
            return Vec::new();
        }
        if !matches!(input, Input::Tick | Input::Move(_)) {
            self.talk.touched(now);
        }
        match input {
            Input::Down(at) => self.down(at, now),
            Input::Up(at) => self.up(at, now),
            Input::Cancel => {
                self.pressed = None;
                Vec::new()
            }
            Input::Replay => self.replay(now),
            Input::Help => self.help(now),
            Input::Tick => self.tick(now),
            // The words of a page that is looked back at are a part of it: it closes.
            Input::Word(_) if self.page_open(now).is_some() => {
                self.look_back = None;
                vec![self.talk.ask_again(now)]
            }
            Input::Move(_) | Input::Word(_) => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        let has_seen = self.signing.as_ref().is_none_or(|signing| signing.has_ended(now.ms));
        let is_asked = now.ms >= self.talk.ends(now) && (has_seen || self.ladder.rung >= 3);
        let is_her_turn = self.phase == Phase::Asking && is_asked;
        let question = self.questions.get(self.at).filter(|_| is_her_turn)?;
        let places = self.layout(question, now).cards;
        let right = self.order.iter().position(|choice| *choice == 0)?;
        Some(Gesture::Tap(places.get(right)?.middle()))
    }
}

impl Listen {
    /// Where everything of a question lies.
    fn layout(&self, question: &Question, now: &Moment<'_>) -> Choose {
        let lay = if self.signing.is_some() { choose_signed } else { choose };
        lay(&now.stage, self.order.len(), question.has_focus())
    }
}

#[cfg(test)]
mod deaf_tests;
#[cfg(test)]
mod tests;
