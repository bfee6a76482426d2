//! The letters of our own keyboard: what stands on its keys, and what comes of pressing them.
//!
//! The tablets bring no keyboard for Bangla, so a name or a code is typed on ours. This crate
//! says which keys a keyboard has, keeps the text so that it is always written as Bangla is
//! written, turns a name in Latin letters into a Bangla one, and knows which names sound
//! alike in both. It never draws, reads a file
//! or knows a clock or a toolkit; where a key lies on the glass and what space, backspace and
//! done look like is for who draws. Start with [`keyboard`], then [`text`] for the rules of
//! writing and [`phonetic`] for Latin letters.
#![forbid(unsafe_code)]

mod alike;
pub mod keyboard;
pub mod layout;
pub mod names;
mod orthography;
pub mod phonetic;
pub mod text;

pub use alike::{Alike, alike};
pub use keyboard::{Keyboard, Pressed};
pub use layout::{Act, Key, Layout, Row};
pub use names::suggest;
pub use phonetic::from_latin;
pub use text::Text;
