//! What goes through every pixel of a picture or a screen.
//!
//! It is a crate of its own so that it is built for speed while most of the app is built small.
//! For that nothing generic is public: it would be compiled where it is used, as Slint's own
//! drawing is where a kind of pixel is named, which for a window in memory is here. Nor is
//! anything built into whoever calls it, where its loops would be made small again. It never
//! knows what a picture shows. Start with [`resample`], [`mix`] and [`Headless`].
#![forbid(unsafe_code)]

mod headless;
pub mod mix;
pub mod resample;

pub use headless::{Headless, Pointer};
