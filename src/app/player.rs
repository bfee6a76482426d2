//! Who plays: a child with her picture and colour, a guest, or nobody yet.

use crate::icons::Face;
use crate::screen::canvas::Paint;
use model::{ClassId, LearnerId};
use scene::Colour;

/// Whoever plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// Whose record is kept; none for a guest, of whom nothing is.
    pub record: Option<LearnerId>,
    /// What the class calls her.
    pub name: String,
    /// Her picture; none for a guest and for nobody.
    pub face: Option<Face>,
    /// The colour behind it.
    pub hue: Hue,
    /// The id of her secret thing, if she has one.
    pub secret: Option<String>,
    /// Whether she cannot hear: whatever is said is written too, and no skill that lives in
    /// sound is asked of her.
    pub is_deaf: bool,
    /// Whether she cannot see: a touch says what lies there, a second one chooses it.
    pub is_blind: bool,
    /// The sign language that was chosen for her; a deaf child is signed to without it too.
    pub signs: Option<String>,
    /// Her class.
    pub class: Option<ClassId>,
}

impl Player {
    /// Whoever plays before anybody is entered; her work is kept.
    pub fn nobody() -> Self {
        Self { record: Some(LearnerId::NOBODY), ..Self::guest() }
    }

    /// A visitor, of whom nothing is kept.
    pub fn guest() -> Self {
        Self {
            record: None,
            name: String::new(),
            face: None,
            hue: Hue(0),
            secret: None,
            is_deaf: false,
            is_blind: false,
            signs: None,
            class: None,
        }
    }

    /// The sign language in which she is signed to, where she is; an empty one is whichever a
    /// lesson has.
    pub fn signs(&self) -> Option<&str> {
        self.signs.as_deref().or(self.is_deaf.then_some(""))
    }
}

/// A child's colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hue(u8);

const HUES: [(&str, u32, u32); 8] = [
    ("sky", 0xbde7f9, 0x4db8ea),
    ("orange", 0xffd9a0, 0xffa62b),
    ("leaf", 0xcdebb0, 0x8fd14f),
    ("violet", 0xe3d2f2, 0xa36bd6),
    ("sun", 0xffe793, 0xffc81f),
    ("coral", 0xfacac0, 0xee6a50),
    ("teal", 0xc0e5e0, 0x6cc0b8),
    ("pink", 0xfbd3e6, 0xe886b6),
];

impl Hue {
    /// All colours.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..HUES.len() as u8).map(Self)
    }

    /// The colour with this id.
    pub fn named(id: &str) -> Option<Self> {
        HUES.iter().position(|(name, ..)| *name == id).map(|at| Self(at as u8))
    }

    /// The colour of a child who has chosen none.
    pub fn of(learner: LearnerId) -> Self {
        Self(learner.0[15] % HUES.len() as u8)
    }

    /// Its id, such as `leaf`.
    pub fn id(self) -> &'static str {
        HUES[self.0 as usize].0
    }

    /// Fill and edge.
    pub fn paint(self) -> Paint {
        let (_, fill, edge) = HUES[self.0 as usize];
        Paint { fill: Colour::rgb(fill), edge: Colour::rgb(edge) }
    }
}
