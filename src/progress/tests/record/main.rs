//! The record, told through its public door.
#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

mod damage;
mod forget;
mod model;
mod restore;
mod restream;
mod story;
mod support;
