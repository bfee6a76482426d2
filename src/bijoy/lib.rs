//! Bangla that was typed for the old Bijoy fonts, such as `Avgvi bvg iwng`, recognised and made
//! readable.
//!
//! Before Unicode, Bangla was typed with fonts that draw Bangla glyphs in the places of Latin
//! letters, and much of what teachers keep on their disks is still written so: without the font
//! it is gibberish. This crate turns such text into Unicode ([`convert()`], [`Converted`]) and says
//! which parts of a text are of this kind ([`recognise()`], [`is_likely`]), so that a packer or a
//! roster can ask "did you mean …?".
//!
//! It knows one encoding, that of `SutonnyMJ` and the fonts that share its places, and takes it
//! as text: bytes must have been read as Windows-1252 or Latin-1. It never touches text that holds
//! Bangla of Unicode already, never guesses silently (what has no meaning is told), and never
//! corrects spelling. Start with `table.tsv`, the glyphs; then [`Converted`], whose syllables are
//! put together in `akshara.rs`; then [`recognise()`].
#![forbid(unsafe_code)]

mod akshara;
mod convert;
mod judge;
mod odds;
mod orthography;
mod recognise;
mod table;
mod words;

pub use convert::{Converted, convert};
pub use recognise::{Confidence, Found, Piece, is_likely, recognise};
