//! Written strokes: their smooth shape, places along them, and following one with a finger.
//!
//! Everything here is geometry without a unit: a letter's strokes are kept in shares of its
//! box and drawn in pixels. Start with [`Path`], then [`Follow`].

mod curve;
mod follow;
mod path;

pub use curve::{beside, commands, simplified, smooth};
pub use follow::{Follow, REACH, Track};
pub use path::{Near, Path};

#[cfg(test)]
mod tests;
