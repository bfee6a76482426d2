//! Packs a channel: a folder of lessons becomes one sealed bundle.
//!
//! Authors write TOML, draw SVG and record WAV; everything that can be wrong with that is
//! said at once, with file, line and what to write instead, in Bangla or English. The packer
//! never changes a file of the author's and never leaves a half-written bundle behind.
//!
//! Start with [`pack`], which reads as a recipe. `docs/lesson-format.md` tells authors what
//! they may write.
#![allow(clippy::disallowed_methods)] // The report tells how long it took.

pub mod art;
pub mod cache;
pub mod clips;
pub mod diff;
pub mod document;
pub mod export;
pub mod finding;
pub mod foils;
pub mod folder;
pub mod import;
pub mod key;
pub mod kit;
pub mod letters;
pub mod lint;
pub mod load;
pub mod media;
pub mod new;
pub mod pack;
pub mod record;
pub mod refused;
pub mod release;
pub mod report;
pub mod show;
pub mod signs;
pub mod sizes;
pub mod source;
pub mod survey;
pub mod tables;
pub mod voices;
pub mod walk;
pub mod watch;
pub mod write;
