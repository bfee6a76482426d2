//! `bodies::index` for as long as one likes.
#![no_main]
#![allow(dead_code, reason = "each target runs one of the bodies")]

#[path = "../../tests/hostile/bodies.rs"]
mod bodies;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bodies::index(bytes));
