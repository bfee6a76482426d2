//! `jonaki-sync-bench`: the real client against the real server program on loopback. Prints a
//! figure a line as JSON; `jonaki-bench` shows them beside its own.
//!
//! It takes the server and the packer from the folder that it lies in itself, and the lessons
//! from the one that is named. Tablets have their data on the
//! disk where what is written is measured, and in memory where only the network counts.
#![allow(clippy::print_stdout, reason = "a bench talks to whoever typed it")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

// One class of children for both benches.
#[path = "../src/server/bench/answers.rs"]
mod answers;
#[path = "bench/contacts.rs"]
mod contacts;
#[path = "bench/crowd.rs"]
mod crowd;
// The browser of the journeys: where it does not do as it is told, the bench ends.
#[path = "journeys/browser/driver.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "a bench asks less of it than the journeys")]
mod driver;
#[path = "../src/server/bench/figure.rs"]
mod figure;
#[path = "bench/lessons.rs"]
mod lessons;
#[path = "bench/paint.rs"]
mod paint;
#[path = "bench/school.rs"]
mod school;
#[path = "bench/standing.rs"]
mod standing;
#[path = "bench/tablet.rs"]
mod tablet;

use std::process::ExitCode;

fn main() -> ExitCode {
    let all = [lessons::run, standing::run, contacts::run, crowd::run, paint::run];
    for group in all {
        if let Err(error) = group() {
            eprintln!("jonaki-sync-bench: {error}");
            return ExitCode::from(3);
        }
    }
    ExitCode::SUCCESS
}

type Done<T> = Result<T, Box<dyn std::error::Error>>;
