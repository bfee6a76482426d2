//! What was acknowledged survives a cut of the power at any moment.
//!
//! The real record lives on a real disk while every operation is written down. Then
//! the power is cut behind any of them: [`disk`] says what the disk may hold after that, the
//! record is opened on it, and all that was promised must be there.
#![cfg(all(target_os = "linux", target_env = "gnu", target_pointer_width = "64"))]
#![allow(clippy::unwrap_used)] // A test may stop at what it did not expect.

mod check;
mod cuts;
#[allow(dead_code, reason = "shared with the tests of the server")]
mod disk;
mod life;
mod salvage;
mod scratch;
#[path = "../record/support.rs"]
#[allow(dead_code, reason = "shared with other tests of the record")]
mod support;
mod weak;
