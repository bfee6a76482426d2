//! `cargo bench -p learn`: what the choice of lessons is worth (`course/worth.rs`, which
//! `./run bench` plays too), and what it costs.
#![allow(clippy::print_stdout, reason = "a bench talks to whoever typed it")]
#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]

#[path = "course/speed.rs"]
mod speed;
#[path = "course/worth.rs"]
mod worth;

fn main() {
    let curriculum = worth::curriculum::read();
    worth::table("tuning", worth::TUNING, &curriculum);
    worth::table("held out", worth::HELD_OUT, &curriculum);
    speed::print(&curriculum);
}
