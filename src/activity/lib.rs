//! One file an activity: what an author may write, what a child sees, what is recorded.
//!
//! An activity is a pure state machine. It is opened with its step, gets touches and ticks
//! with the instant, answers with [`Effect`]s (say this, record that), and shows itself as
//! a [`scene::Frame`]. It does no I/O and knows no clock and no toolkit, so tests, the
//! packer and the window all run the same code. Start with [`story`], then [`listen`]; to
//! add a kind: one file, one line in [`kinds`], one block of Fluent messages.
#![forbid(unsafe_code)]

pub mod cert;
pub mod count;
pub mod draw;
pub mod feedback;
pub mod gap;
pub mod item;
pub mod layout;
pub mod line;
pub mod listen;
pub mod order;
pub mod pair;
pub mod quiz;
pub mod random;
pub mod rounds;
pub mod shape;
pub mod sign;
pub mod single;
pub mod song;
pub mod sort;
pub mod speaker;
pub mod spec;
pub mod spell;
pub mod story;
pub mod trace;

use model::{Attempt, Lesson, LessonId, Line, LineId, SkillId, Step, StepId};
use scene::{Frame, Ms, Point, Stage};
use shape::Field;
use spec::Problem;
use std::collections::HashMap;

/// The spoken lines that an activity may use: its lesson's by their id, the shell's under
/// `shell/` (`shell/praise-1`).
pub type Lines = HashMap<LineId, Line>;

/// An activity in play.
pub trait Activity {
    /// The first thing that happens when the step opens.
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect>;

    /// What a touch, or the passing of time, leads to.
    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect>;

    /// What is to be seen; the same state and moment always give the same frame.
    fn frame(&self, now: &Moment<'_>) -> Frame;

    /// What a child who knows the answer would do now; `None` while it is not her turn.
    /// Films, benches and tests play whole lessons with it.
    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture>;
}

/// Something a hand does on the stage.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    /// Touches a place.
    Tap(Point),
    /// Draws along these places.
    Drag(Vec<Point>),
}

/// An instant of play and what goes with it.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// Milliseconds since the step opened.
    pub ms: Ms,
    /// The glass.
    pub stage: Stage,
    /// What can be said.
    pub lines: &'a Lines,
}

/// What reaches an activity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    /// A finger came down.
    Down(Point),
    /// It moved.
    Move(Point),
    /// It left the glass.
    Up(Point),
    /// The touch is given up: another finger leads now, or the system took it. Nothing is
    /// chosen, and what was held goes back to where it was.
    Cancel,
    /// A word of the reading text was touched.
    Word(usize),
    /// The ear: say it again.
    Replay,
    /// The bird: help me.
    Help,
    /// Time has passed.
    Tick,
}

/// What an activity wants done, in this order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Speak these lines one after the other, from now on; whatever is being said stops.
    Say(Vec<LineId>),
    /// The same, but each line takes as much longer as [`speaker::SLOWLY`] says.
    SaySlowly(Vec<LineId>),
    /// Write these lines one after the other, as long as each would take to say.
    Write(Vec<LineId>),
    /// Speak one word of a line only: from and to in milliseconds.
    SayPart(LineId, u32, u32),
    /// Stop speaking.
    Hush,
    /// Play a sound of the bundle, such as `tap`, `right`, `wrong`, `page`, over the voice.
    Play(String),
    /// Play this sound of the bundle as music from now on, over and over; none stops it. A
    /// track of its own, which a school can switch off.
    Music(Option<String>),
    /// Record this answer; it is committed before the praise is shown.
    Answered(Box<Attempt>),
    /// The voice was asked to repeat.
    Replayed,
    /// The step is over.
    Finished,
}

/// What an activity is opened with.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// The lesson whole: a question may look back at a page of an earlier story.
    pub lesson: &'a Lesson,
    /// The step to play.
    pub step: &'a Step,
    /// Seed of everything that is shuffled or varied; the same seed plays the same way.
    pub seed: u64,
    /// Less motion for those whom it disturbs.
    pub calm: bool,
    /// Nothing may have to be heard: whoever plays is deaf.
    pub deaf: bool,
    /// The sign language in which she is signed to, where she is; an empty one is whichever a
    /// lesson has.
    pub signs: Option<&'a str>,
}

/// What every attempt of a step has in common.
#[derive(Clone, Debug)]
pub struct Place {
    /// The lesson.
    pub lesson: LessonId,
    /// The step.
    pub step: StepId,
    /// The kind.
    pub kind: String,
    /// The step's skill.
    pub skill: Option<SkillId>,
}

impl Place {
    /// The place that an opening names.
    pub fn of(opening: &Opening<'_>) -> Self {
        Self {
            lesson: opening.lesson.head.id.clone(),
            step: opening.step.id.clone(),
            kind: opening.step.kind.clone(),
            skill: opening.step.skill.clone(),
        }
    }
}

/// A kind of activity, as the registry knows it.
pub struct Kind {
    /// What lessons write after `kind =`.
    pub id: &'static str,
    /// What a step of this kind may hold.
    pub fields: &'static [Field],
    /// Finds what is wrong with a specification whose shape is right.
    pub check: fn(&serde_json::Value) -> Vec<Problem>,
    /// Opens it.
    pub open: fn(&Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error>,
}

/// Every kind of activity, one line each.
pub fn kinds() -> &'static [Kind] {
    &[
        story::KIND,
        song::KIND,
        listen::KIND,
        trace::KIND,
        pair::KIND,
        order::KIND,
        count::KIND,
        line::KIND,
        sort::KIND,
        spell::KIND,
        gap::KIND,
        draw::KIND,
        quiz::KIND,
        cert::KIND,
        sign::KIND,
    ]
}

/// The kind with this id.
pub fn kind(id: &str) -> Option<&'static Kind> {
    kinds().iter().find(|kind| kind.id == id)
}

/// Opens a step.
///
/// # Errors
/// [`OpenError`] for a kind that this player does not know, or a specification that it
/// cannot read: the bundle was made for a newer player.
pub fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, OpenError> {
    let kind =
        kind(&opening.step.kind).ok_or_else(|| OpenError::Unknown(opening.step.kind.clone()))?;
    (kind.open)(opening).map_err(|source| OpenError::Unreadable(opening.step.id.clone(), source))
}

/// Why a step cannot be played.
#[derive(Debug)]
pub enum OpenError {
    /// No activity of this kind.
    Unknown(String),
    /// The activity cannot read its specification.
    Unreadable(StepId, serde_json::Error),
}

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(kind) => {
                write!(f, "this player knows no activity \"{kind}\": a newer one is needed")
            }
            Self::Unreadable(step, source) => {
                write!(f, "step {step} cannot be read ({source}): a newer player is needed")
            }
        }
    }
}

impl std::error::Error for OpenError {}
