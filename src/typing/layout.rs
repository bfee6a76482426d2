//! Which keys a keyboard has, and what each does.
//!
//! The keys stand in `layouts/*.txt` as they lie on the glass: a line is a row, an empty line
//! turns the page. A key is what it inserts, or `vowel=kar` where it gives whichever of the two
//! the text calls for; what begins with `!` is named in `order`, with what is written on it.

use crate::orthography::{HASANTA, is_mark, letters, stored};
use std::sync::LazyLock;

/// A keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// The letters in the order of the school.
    Bangla,
    /// Bangla digits.
    Digits,
    /// Latin letters, for English names and for writing Bangla by its sound.
    Latin,
    /// The 32 digits of typed codes, which no two people read differently.
    Code,
}

/// Keys beside each other.
pub type Row = Vec<Key>;
/// Rows below each other, those that are seen together.
pub(crate) type Page = Vec<Row>;

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// By which [`press`](crate::Keyboard::press) knows it. No two on a page are the same.
    pub id: String,
    /// What is written on it. Space, backspace, shift and done have a picture instead, or a
    /// word in the reader's language, and nothing stands here.
    pub face: String,
    /// The kar that it gives after a letter, on a dotted circle, where the face shows a vowel.
    pub kar: Option<String>,
    /// What it does.
    pub act: Act,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Adds this to the text.
    Insert(String),
    /// Joins the next letter to the last.
    Join,
    /// Takes the last thing back.
    Backspace,
    /// Adds a space.
    Space,
    /// Shows the capitals for one letter.
    Shift,
    /// Shows the other page for one letter.
    Page,
    /// Shows another keyboard.
    Switch(Layout),
    /// Ends the typing.
    Done,
}

impl Layout {
    /// The pages, the first shown first. There are two at most.
    pub(crate) fn pages(self) -> &'static [Page] {
        static BANGLA: LazyLock<Vec<Page>> =
            LazyLock::new(|| pages(include_str!("layouts/bangla.txt")));
        static DIGITS: LazyLock<Vec<Page>> =
            LazyLock::new(|| pages(include_str!("layouts/digits.txt")));
        static LATIN: LazyLock<Vec<Page>> =
            LazyLock::new(|| pages(include_str!("layouts/latin.txt")));
        static CODE: LazyLock<Vec<Page>> =
            LazyLock::new(|| pages(include_str!("layouts/code.txt")));
        match self {
            Layout::Bangla => &BANGLA,
            Layout::Digits => &DIGITS,
            Layout::Latin => &LATIN,
            Layout::Code => &CODE,
        }
    }
}

fn pages(text: &str) -> Vec<Page> {
    text.split("\n\n").map(|page| page.lines().map(row).collect()).collect()
}

fn row(line: &str) -> Row {
    line.split_whitespace().map(key).collect()
}

fn key(word: &str) -> Key {
    if let Some(order) = word.strip_prefix('!').and_then(order) {
        return order;
    }
    let letter = |text: &str| stored(&letters(text));
    match word.split_once('=') {
        Some((vowel, kar)) => Key {
            id: letter(vowel),
            face: letter(vowel),
            kar: Some(on_circle(kar)),
            act: Act::Insert(letter(kar)),
        },
        None => {
            let is_on_letter = word.chars().next().is_some_and(is_mark);
            let face = if is_on_letter { on_circle(word) } else { letter(word) };
            Key { id: letter(word), face, kar: None, act: Act::Insert(letter(word)) }
        }
    }
}

/// The key that a word such as `latin:abc` orders.
fn order(word: &str) -> Option<Key> {
    let (name, face) = word.split_once(':').unwrap_or((word, ""));
    let act = match name {
        "join" => Act::Join,
        "back" => Act::Backspace,
        "space" => Act::Space,
        "shift" => Act::Shift,
        "page" => Act::Page,
        "done" => Act::Done,
        "bangla" => Act::Switch(Layout::Bangla),
        "digits" => Act::Switch(Layout::Digits),
        "latin" => Act::Switch(Layout::Latin),
        _ => return None,
    };
    let face =
        if act == Act::Join { on_circle(&HASANTA.to_string()) } else { stored(&letters(face)) };
    Some(Key { id: name.to_owned(), face, kar: None, act })
}

/// A mark as it is shown alone.
fn on_circle(mark: &str) -> String {
    format!("\u{25CC}{mark}")
}

#[cfg(test)]
mod tests;
