//! `jonaki-pack`: checks lessons and packs them into a sealed bundle.
#![allow(clippy::print_stdout, clippy::disallowed_methods)] // It speaks to a person at a terminal.

mod arguments;
mod cli;
mod exchange;
mod inspect;
mod seal;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(arguments::Arguments::parse())
}
