//! Children whose names hold what was typed.

use super::{Avatar, html};
use crate::{Child, Frame};
use askama::Template;

/// Most that are shown.
pub const MOST: usize = 60;

#[derive(Template)]
#[template(path = "find.html")]
struct Page<'a> {
    frame: Frame,
    asked: &'a str,
    told: String,
    found: Vec<(Avatar, String, String)>,
}

/// Writes the page: each child with her class.
pub fn write(frame: Frame, asked: &str, found: &[(&Child, String)]) -> String {
    let words = frame.words;
    let told = words.say("desk-found", &[("n", found.len().into()), ("asked", asked.into())]);
    let roll = |child: &Child| match child.roll {
        Some(roll) => words.say("desk-roll", &[("n", roll.into())]),
        None => String::new(),
    };
    let found = found.iter().map(|(child, class)| (Avatar::of(child), class.clone(), roll(child)));
    let found = found.collect();
    html(&Page { frame, asked, told, found })
}
