//! `makers::recording` for as long as one likes.
#![no_main]
#![allow(dead_code, reason = "each target runs one of the bodies")]

#[path = "../../tests/hostile/makers.rs"]
mod makers;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| makers::recording(bytes));
