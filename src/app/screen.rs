//! The screens around a lesson. A [`Page`] shows itself and says what a touch on one of its
//! things leads to; [`crate::app`] does it.

mod adult;
pub mod canvas;
pub mod celebrate;
pub mod child;
pub mod children;
mod column;
pub mod corner;
pub mod first;
pub mod gallery;
pub mod gate;
pub mod join;
pub mod keys;
pub mod library;
pub mod mail;
pub mod meadow;
pub mod night;
pub mod nudge;
pub mod parts;
pub mod road;
pub mod secret;
pub mod storage;
pub mod tabs;
pub mod today;
pub mod turn;
pub mod ways;
pub mod who;

use crate::joining::Joining;
use crate::player::Player;
use crate::session::Entry;
use crate::settings::Settings;
use crate::stage::Row;
use crate::storage::{Deed, Found};
use i18n::Tr;
use model::{Event, LearnerId, LessonId};
use scene::{Ms, Point, Stage, Wake};

/// What a screen shows, and when it looks different.
#[derive(Default)]
pub struct View {
    /// Bottom first.
    pub rows: Vec<Row>,
    /// When the next look is due.
    pub wake: Wake,
}

/// An instant of a page.
#[derive(Clone, Copy)]
pub struct Glance<'a> {
    /// On the app's clock.
    pub now: Ms,
    /// The glass.
    pub stage: &'a Stage,
    /// Words.
    pub tr: &'a Tr,
    /// The id of what a finger is down on.
    pub pressed: Option<&'a str>,
    /// There is nothing to hear the voice with.
    pub is_mute: bool,
}

/// A page around the lessons, with things that are touched by name.
pub trait Page {
    /// What is to be seen.
    fn view(&self, at: &Glance<'_>) -> View;

    /// The id of what a touch means, where that is not the thing it lies on.
    fn hit(&self, _touch: Point, _at: &Glance<'_>) -> Option<String> {
        None
    }

    /// What happens first, such as what the bird says.
    fn opened(&mut self, now: Ms) -> Vec<Go>;

    /// What a touch on the thing with this id leads to.
    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go>;

    /// What the passing of time leads to.
    fn tick(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    /// What was found in the tablet's storage; only pages about that ask.
    fn found(&mut self, _found: Found) {}

    /// What the back key leads to.
    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Road)]
    }
}

/// What a page leads to.
pub enum Go {
    /// The bird says these lines of the shell, one after the other.
    Say(Vec<String>),
    /// A sound.
    Play(&'static str),
    /// Something about whoever plays goes into her record.
    Record(Event),
    /// From now on this child plays.
    Be(Box<Player>),
    /// A child who has just chosen this picture and colour is entered, and plays.
    Enter(Box<Player>),
    /// A message of the teacher was opened.
    Read(String),
    /// The voice of a message is heard.
    Hear(Vec<u8>),
    /// Whoever plays raises her hand, or takes it down.
    Hand(bool),
    /// These children sit down together.
    Sit(Vec<Player>),
    /// An adult chose something for a child: the sort of it and its value.
    Prefer(LearnerId, &'static str, String),
    /// A name was typed.
    Named(Box<Purpose>, String),
    /// Make room on the storage, or leave something out of it.
    Store(Deed),
    /// An adult set the tablet anew.
    Set(Box<Settings>),
    /// An adult has compared the digits of two screens.
    Compared(bool),
    /// This child drives now.
    Claim(LearnerId),
    /// All drive now.
    All,
    /// Those who sat together get up; what they played is left.
    GetUp,
    /// Another page.
    To(Place),
    /// Licences.
    About,
}

impl Go {
    /// Says one line.
    pub fn say(line: &str) -> Self {
        Self::Say(vec![line.to_owned()])
    }
}

/// Where one can go.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Who is it?
    Who,
    /// The secret thing of a child who plays, or who sits down with these others.
    Secret(Box<Player>, Option<Vec<LearnerId>>),
    /// Who sits down together? With those who have been chosen already, else
    /// with whoever plays.
    Together(Option<Vec<LearnerId>>),
    /// A child who chooses her first picture.
    First,
    /// Today's path.
    Road,
    /// All lessons.
    Library,
    /// What the teacher said.
    Mail,
    /// The meadow of lights.
    Meadow,
    /// A child's own drawings.
    Gallery,
    /// A few questions that find where to begin.
    Probe,
    /// The end of a lesson.
    Celebration,
    /// A lesson.
    Lesson(LessonId, Entry),
    /// Whose turn it is, between two items of a lesson.
    Turn,
    /// The bird sleeps.
    Night(night::Why),
    /// The adults' gate.
    Gate,
    /// An adults' page.
    Adults(tabs::Tab),
    /// Joining a school, as far as it has come.
    Join(Joining),
    /// A child's page for adults.
    Child(Box<Player>),
    /// The page of a child whose picture was taken away.
    Away(Box<Player>),
    /// The keyboard.
    Keys(Box<Purpose>),
    /// The picture of a child whose name was typed.
    Picture(String),
    /// Another picture for a child.
    Face(Box<Player>),
}

/// What is typed on the keyboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// The name of a child who is entered.
    NewChild,
    /// The code with which a tablet joins a school.
    Join,
    /// Another name for a child.
    Rename(Player),
    /// The four digits of the adults' gate.
    Code,
}

impl Purpose {
    /// The sentence that says what to type.
    pub fn title(&self) -> &'static str {
        match self {
            Self::NewChild => "keys-new",
            Self::Join => "keys-join",
            Self::Rename(_) => "keys-rename",
            Self::Code => "keys-code",
        }
    }
}
