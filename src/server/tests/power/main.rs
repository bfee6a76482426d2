//! What a server has promised holds after a cut of its power at any moment.
//!
//! The real storage lives on a real disk while every operation of every thread is written down.
//! Then the power is cut behind any of them, the school is opened on what may be left, and
//! every receipt, every word to the tablets and every erasure must still be true.
#![cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

mod check;
mod cuts;
#[path = "../../../progress/tests/power/disk/mod.rs"]
#[allow(dead_code, reason = "shared with the tests of the record")]
mod disk;
mod life;
#[path = "../../../progress/tests/power/scratch.rs"]
#[allow(dead_code, reason = "shared with the tests of the record")]
mod scratch;
mod tablet;
