//! Building blocks that every activity with choices shares: what a choice holds, how its card
//! looks in each state, what stands around it, and what the bird says meanwhile.
//!
//! Sizes are millimetres of real glass; the pixels of the drawings on an 8-inch tablet of
//! 1280x800 stand beside them (7.43 px are 1 mm).

mod advance;
pub mod akshara;
pub mod around;
pub mod card;
pub mod choice;
pub mod number;
pub mod plain;
pub mod talk;
pub mod text;

pub use around::{Tone, caption, dots, focus, ground, shown, sparks, title};
pub use card::{Card, Stand};
pub use choice::{CHOICE, Choice};
pub use number::Digits;
pub use plain::{button, disc, middle_button, panel, plate, sprite, words};
pub use talk::{POINT_MS, Talk};

use scene::Ms;
use std::f32::consts::{PI, TAU};

/// How long a wrong card wobbles.
pub const WOBBLE_MS: Ms = 240;
/// How long a hop, and the sparks of a right answer, take.
pub const HOP_MS: Ms = 600;
/// How long a wrong card is dead, so that one angry drum roll is one answer.
pub const DEAD_MS: Ms = 600;
/// Pause between the praise and what comes next.
pub const AFTER_PRAISE_MS: Ms = 400;
/// How far beside a thing a finger may land, millimetres.
pub const REACH_MM: f32 = 4.0;

/// How far to the side a wobbling card stands, -1..1: twice to and fro, then still.
pub fn wobble(since: Ms, now: Ms) -> f32 {
    match now.checked_sub(since) {
        Some(gone) if gone < WOBBLE_MS => (TAU * 2.0 * gone as f32 / WOBBLE_MS as f32).sin(),
        _ => 0.0,
    }
}

/// How high a hopping thing is, 0..1, `ms` long.
pub fn hop(since: Ms, ms: Ms, now: Ms) -> f32 {
    match now.checked_sub(since) {
        Some(gone) if gone < ms => (PI * gone as f32 / ms as f32).sin(),
        _ => 0.0,
    }
}

#[cfg(test)]
pub(crate) mod player_tests;
#[cfg(test)]
mod tests;
