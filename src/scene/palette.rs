//! The one palette (`lessons/kit/palette.json` holds the same values for illustrators).

/// An opaque or translucent colour as 0xAARRGGBB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u32);

impl Colour {
    /// An opaque colour from 0xRRGGBB.
    pub const fn rgb(value: u32) -> Self {
        Self(0xff00_0000 | value)
    }

    /// Nothing.
    pub const NONE: Self = Self(0);
    /// Paper: the ground of every lesson.
    pub const PAPER: Self = Self::rgb(0xfff7e8);
    /// Ink: all text; 14:1 on paper.
    pub const INK: Self = Self::rgb(0x2b2140);
    /// White cards.
    pub const WHITE: Self = Self::rgb(0xffffff);
    /// Outline of a quiet card.
    pub const CARD_EDGE: Self = Self::rgb(0xd9c9a8);
    /// Sky.
    pub const SKY: Self = Self::rgb(0x85d8f6);
    /// River, and the child's ink.
    pub const RIVER: Self = Self::rgb(0x1e7fc2);
    /// Right, known, go on.
    pub const LEAF: Self = Self::rgb(0x2f9e5b);
    /// Wrong, needs help: never red.
    pub const MARIGOLD: Self = Self::rgb(0xf6a623);
    /// Outline of marigold things.
    pub const MARIGOLD_EDGE: Self = Self::rgb(0xb58a00);
    /// Memory cards, things for adults.
    pub const VIOLET: Self = Self::rgb(0x7a4fb0);
    /// Large accents only.
    pub const CORAL: Self = Self::rgb(0xe4572e);
    /// The lit word and the next thing to touch.
    pub const HIGHLIGHT: Self = Self::rgb(0xfebf00);
    /// Fill of a right answer.
    pub const RIGHT_FILL: Self = Self::rgb(0xddf3df);
    /// Fill of a wrong answer.
    pub const WRONG_FILL: Self = Self::rgb(0xfff0d2);
    /// A choice that has fallen away.
    pub const FADED: Self = Self::rgb(0xfbf3e2);
    /// Guide band of a letter to trace.
    pub const GUIDE: Self = Self::rgb(0xdce6f3);
    /// Middle line of the guide, and ink that has left the path.
    pub const GUIDE_LINE: Self = Self::rgb(0x9db6d6);
    /// Disc behind the picture that is asked about.
    pub const FOCUS: Self = Self::rgb(0xddf1fa);
    /// Dusk ground.
    pub const DUSK: Self = Self::rgb(0x241b4b);
    /// A mat or table that things lie on.
    pub const MAT: Self = Self::rgb(0xfff0d2);
    /// Its hem.
    pub const MAT_EDGE: Self = Self::rgb(0xe8b98a);

    /// The same hue a quarter darker: outline and lip of a filled thing.
    #[must_use]
    pub fn darker(self) -> Self {
        let [a, r, g, b] = self.0.to_be_bytes();
        let part = |part: u8| (part as u32 * 3 / 4) as u8;
        Self(u32::from_be_bytes([a, part(r), part(g), part(b)]))
    }
}
