//! What goes through every pixel of a picture or a screen.
//!
//! It is a crate of its own so that it is built for speed while most of the app is built small;
//! Slint's drawing is compiled where its kind of pixel is named, which for a window in memory
//! is here. It never knows what a picture shows. Start with [`resample`](resample::resample)
//! and [`Headless`].
#![forbid(unsafe_code)]

mod headless;
pub mod resample;

pub use headless::{Headless, Pointer};
