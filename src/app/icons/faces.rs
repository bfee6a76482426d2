//! The pictures that children choose for themselves, and the objects that can be secret. They are
//! part of the program, so that a child finds her picture whatever lessons are installed.

/// A picture out of the set, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Face(u8);

/// A thing that a child can keep secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Thing(u8);

/// A name and its drawing.
type Named = (&'static str, &'static [u8]);

macro_rules! face {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../lessons/kit/face_", $name, ".svg")))
    };
}
macro_rules! thing {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../../../lessons/kit/thing_", $name, ".svg")))
    };
}

const FACES: [Named; 24] = [
    face!("bee"),
    face!("butterfly"),
    face!("cat"),
    face!("cow"),
    face!("crab"),
    face!("deer"),
    face!("dog"),
    face!("duck"),
    face!("elephant"),
    face!("fish"),
    face!("frog"),
    face!("goat"),
    face!("hen"),
    face!("horse"),
    face!("monkey"),
    face!("mouse"),
    face!("owl"),
    face!("parrot"),
    face!("rabbit"),
    face!("sheep"),
    face!("snail"),
    face!("squirrel"),
    face!("tiger"),
    face!("turtle"),
];

const THINGS: [Named; 12] = [
    thing!("ball"),
    thing!("bell"),
    thing!("boat"),
    thing!("book"),
    thing!("cup"),
    thing!("drum"),
    thing!("flower"),
    thing!("key"),
    thing!("kite"),
    thing!("leaf"),
    thing!("lamp"),
    thing!("umbrella"),
];

impl Face {
    /// All, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FACES.len() as u8).map(Self)
    }

    /// The picture with this id; for an id of another set always the same one of ours.
    pub fn named(id: &str) -> Self {
        let known = FACES.iter().position(|(name, _)| *name == id);
        let other = || id.bytes().fold(0usize, |sum, byte| sum.wrapping_mul(31) + byte as usize);
        Self(known.unwrap_or_else(|| other() % FACES.len()) as u8)
    }

    /// Its id, such as `cow`.
    pub fn id(self) -> &'static str {
        FACES[self.0 as usize].0
    }

    pub(super) fn svg(self) -> &'static [u8] {
        FACES[self.0 as usize].1
    }
}

impl Thing {
    /// All, in one order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..THINGS.len() as u8).map(Self)
    }

    /// The thing with this id.
    pub fn named(id: &str) -> Option<Self> {
        THINGS.iter().position(|(name, _)| *name == id).map(|at| Self(at as u8))
    }

    /// Its id, such as `kite`.
    pub fn id(self) -> &'static str {
        THINGS[self.0 as usize].0
    }

    pub(super) fn svg(self) -> &'static [u8] {
        THINGS[self.0 as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_found_by_its_own_name() {
        assert!(Face::all().all(|face| Face::named(face.id()) == face));
        assert!(Thing::all().all(|thing| Thing::named(thing.id()) == Some(thing)));
        assert_eq!(Face::named("of another set"), Face::named("of another set"));
        assert_eq!(Thing::named("nothing"), None);
    }
}
