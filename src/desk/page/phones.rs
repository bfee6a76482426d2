//! The desk on telephones: how one is let in, as the laptop shows it and as the telephone does.

use super::html;
use super::join::path;
use crate::{Frame, Words, art};
use askama::Template;

/// A line that is on.
pub struct Line {
    /// The dark squares of the picture that leads there, row by row.
    pub qr: Vec<Vec<bool>>,
    /// What the picture says.
    pub url: String,
    /// Of the school's authority, as telephones show it.
    pub fingerprint: String,
    /// Whether the laptop is in a network of its own school just now.
    pub is_reached: bool,
}

#[derive(Template)]
#[template(path = "phones.html")]
struct Page {
    frame: Frame,
    qr: Option<(usize, String)>,
    url: String,
    fingerprint: Vec<String>,
    is_reached: bool,
    wrong: Option<String>,
}

/// Writes the page of the laptop.
pub fn write(frame: Frame, line: Option<Line>, wrong: Option<&str>) -> String {
    let wrong = wrong.map(|key| frame.t(key));
    let (mut qr, mut url, mut fingerprint, mut is_reached) = (None, String::new(), vec![], true);
    if let Some(line) = line {
        qr = Some((line.qr.len() + 4, path(&line.qr)));
        (url, fingerprint) = (line.url, in_lines(&line.fingerprint));
        is_reached = line.is_reached;
    }
    html(&Page { frame, qr, url, fingerprint, is_reached, wrong })
}

/// Eight pairs of digits on each line: so they are compared.
fn in_lines(fingerprint: &str) -> Vec<String> {
    let pairs: Vec<&str> = fingerprint.split(':').collect();
    pairs.chunks(8).map(|line| line.join(" ")).collect()
}

#[derive(Template)]
#[template(path = "phonesteps.html")]
struct Steps<'a> {
    words: Words,
    css: String,
    icon: String,
    fingerprint: Vec<String>,
    url: &'a str,
}

/// Writes what a telephone sees before it trusts the laptop.
pub fn steps(words: Words, fingerprint: &str, url: &str) -> String {
    let (css, icon) = (art::url("desk.css"), art::url("face-bee.svg"));
    html(&Steps { words, css, icon, fingerprint: in_lines(fingerprint), url })
}
