//! `cursor::cursor` for as long as one likes.
#![no_main]
#![allow(dead_code, reason = "each target runs one of the bodies")]

#[path = "../../tests/hostile/cursor.rs"]
mod cursor;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| cursor::cursor(bytes));
