//! `jonaki-pack`: checks lessons and packs them into a sealed bundle.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // It speaks to a person at a terminal.

/// Prints a line. Whoever reads may have enough of it (`| head`), which is no reason to fail.
macro_rules! say {
    ($($words:tt)*) => { crate::cli::say(format_args!($($words)*)) };
}

mod arguments;
mod cli;
mod exchange;
mod inspect;
mod recording;
mod seal;
mod workshop;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(arguments::Arguments::parse())
}
