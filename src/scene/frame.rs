//! What is to be seen at one instant.

use crate::{Colour, Ms, Rect};

/// Everything that an activity shows at one instant, bottom first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The items; a later one lies over an earlier one.
    pub items: Vec<Item>,
    /// How the bird stands.
    pub bird: Pose,
    /// When the next frame is due.
    pub wake: Wake,
}

/// When something will look different without anybody touching the glass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wake {
    /// Something moves: at the next tick of 30 a second.
    #[default]
    Moving,
    /// Nothing changes before this instant.
    At(Ms),
    /// Nothing changes until somebody touches the glass.
    Touch,
}

impl Wake {
    /// The sooner of two.
    pub fn sooner(self, other: Self) -> Self {
        match (self, other) {
            (Self::Moving, _) | (_, Self::Moving) => Self::Moving,
            (Self::Touch, next) | (next, Self::Touch) => next,
            (Self::At(a), Self::At(b)) => Self::At(a.min(b)),
        }
    }
}

/// One thing on the stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Stable while the thing is there, unique in its frame; what tests and tap files name.
    pub id: String,
    /// Where, in pixels of the stage.
    pub rect: Rect,
    /// 0 gone … 1 there.
    pub opacity: f32,
    /// Whether a touch on it does something: then nothing live may overlap it.
    pub live: bool,
    /// What it looks like.
    pub look: Look,
}

impl Item {
    /// A still, fully visible item that touches pass through.
    pub fn new(id: impl Into<String>, rect: Rect, look: Look) -> Self {
        Self { id: id.into(), rect, opacity: 1.0, live: false, look }
    }

    /// The same item, answering touches.
    #[must_use]
    pub fn live(mut self) -> Self {
        self.live = true;
        self
    }

    /// The same item at another opacity.
    #[must_use]
    pub fn faded(mut self, opacity: f32) -> Self {
        self.opacity = opacity;
        self
    }
}

/// What an item looks like. The renderer can neither rotate nor scale nor clip rounded:
/// pictures are turned beforehand, everything else is upright.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    /// A picture of the bundle, fitted into the item's box, turned about a pivot.
    Picture {
        /// Key in the bundle's art table, with `#part` or `!parts` where cut.
        art: String,
        /// Clockwise degrees.
        turn: f32,
        /// Around which point of the box, in shares of it.
        pivot: (f32, f32),
        /// Looks the other way.
        mirror: bool,
    },
    /// The shape of an upright picture of the bundle, fitted into the item's box, all of it
    /// in one colour.
    Tinted {
        /// Key in the bundle's art table.
        art: String,
        /// Which colour.
        colour: Colour,
    },
    /// A rounded box with an outline and a lower lip.
    Card {
        /// Face.
        fill: Colour,
        /// Outline and lip.
        edge: Colour,
        /// Outline width in pixels.
        border: f32,
        /// Corner radius in pixels; half the side makes a disc.
        radius: f32,
        /// Height of the lip below the face in pixels, inside the item's box.
        lip: f32,
    },
    /// One line or paragraph of text, vertically centred.
    Text {
        /// The text.
        text: String,
        /// Which typeface.
        face: Face,
        /// Size in pixels.
        size: f32,
        /// Colour.
        colour: Colour,
        /// Where the lines stand.
        align: Align,
    },
    /// A reading text of words that light up and can be touched one by one.
    Words {
        /// The words in order.
        words: Vec<Word>,
        /// Size in pixels.
        size: f32,
    },
    /// A round, thick stroke; commands as in SVG, in pixels of the stage.
    Ink {
        /// `M x y L x y …`.
        commands: String,
        /// Width in pixels.
        width: f32,
        /// Colour.
        colour: Colour,
    },
    /// The picture of a filmed clip of the bundle at an instant of it, fitted into the item's box.
    Film {
        /// Key in the bundle's art table.
        clip: String,
        /// Milliseconds from the clip's beginning; beyond its end it is the last picture.
        ms: Ms,
    },
    /// A pictogram or ornament of the shell.
    Icon(Icon),
}

/// A word of a reading text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As written, with its punctuation.
    pub text: String,
    /// Sounds now, or was just touched.
    pub lit: bool,
}

/// Typefaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Round and heavy: titles, letters on cards, buttons.
    Display,
    /// For reading.
    Reading,
}

/// Where lines of text stand in their box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Start,
    /// In the middle.
    Middle,
}

/// How the bird stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pose {
    /// Says hello.
    Greet,
    /// Shows where to look.
    Point,
    /// Waits and listens.
    #[default]
    Listen,
    /// Is glad.
    Cheer,
    /// Wonders, after a wrong answer.
    Think,
    /// The sitting is over.
    Sleep,
}

/// Pictograms and ornaments that belong to the shell, not to a lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Arrow to the right.
    Next,
    /// Arrow to the left.
    Back,
    /// Turning arrow: once more.
    Again,
    /// White tick for a leaf disc.
    Tick,
    /// Leaf disc with a tick.
    BadgeTick,
    /// Marigold disc with a turning arrow.
    BadgeWrong,
    /// A pointing hand, the finger's tip at 24 % / 11 % of the box.
    Hand,
    /// Sparks in four colours.
    SparkSun,
    /// Second spark.
    SparkCoral,
    /// Third spark.
    SparkViolet,
    /// Fourth spark.
    SparkLeaf,
    /// A marigold petal.
    Petal,
    /// Back of a memory card.
    CardBack,
    /// Lit ring around what is asked about.
    Ring,
    /// Disc with a dashed ring behind the asked picture.
    FocusDisc,
    /// Row of stitches above a text.
    Stitch,
    /// Soft hills at the lower edge.
    Ground,
    /// A firefly that carries a light.
    Firefly,
    /// A drum that hangs from the neck and is struck on both sides.
    Drum,
    /// A woven basket.
    Basket,
    /// Its front rim, over what is in it.
    BasketFront,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sooner_wake_wins() {
        assert_eq!(Wake::At(5).sooner(Wake::At(3)), Wake::At(3));
        assert_eq!(Wake::Touch.sooner(Wake::At(3)), Wake::At(3));
        assert_eq!(Wake::Touch.sooner(Wake::Moving), Wake::Moving);
        assert_eq!(Wake::Touch.sooner(Wake::Touch), Wake::Touch);
    }
}
