//! Words that Bangla Academy writes in another way, from a list, and what is doubled after a reph.

use super::{Slip, is_bangla, words};
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

const RA: char = '\u{9b0}';
const HASANTA: char = '\u{9cd}';

/// The words of a text that are to be corrected.
pub(super) fn slips(raw: &str) -> Vec<Slip> {
    let found = words(raw).filter_map(|(at, word)| {
        let start = word.find(is_bangla)?;
        let inner = word[start..].trim_end_matches(|c: char| !is_bangla(c));
        let better = better(&inner.nfc().collect::<String>())?;
        let span = at + start..at + start + inner.len();
        Some(Slip { span, code: "pack-spell-word", better, is_error: false })
    });
    found.collect()
}

struct List {
    words: HashMap<String, String>,
    /// Those that take no ending.
    whole: HashMap<String, String>,
    endings: Vec<String>,
}

/// The list beside this file.
static LIST: LazyLock<List> = LazyLock::new(|| {
    let text: String = include_str!("../spelling.txt").nfc().collect();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut list =
        List { words: HashMap::new(), whole: HashMap::new(), endings: vec![String::new()] };
    for line in lines {
        if let Some(endings) = line.strip_prefix('+') {
            list.endings.extend(endings.split_whitespace().map(str::to_owned));
        } else if let Some((was, better)) =
            line.strip_prefix("= ").and_then(|pair| pair.split_once(' '))
        {
            list.whole.insert(was.to_owned(), better.to_owned());
        } else if let Some((was, better)) = line.split_once(' ') {
            list.words.insert(was.to_owned(), better.to_owned());
        }
    }
    list
});

/// How a word is to be written, if not so.
fn better(word: &str) -> Option<String> {
    let listed = |ending: &String| {
        let known = LIST.words.get(word.strip_suffix(ending.as_str())?)?;
        Some(format!("{known}{ending}"))
    };
    let whole = LIST.whole.get(word).cloned();
    whole.or_else(|| LIST.endings.iter().find_map(listed)).or_else(|| undoubled(word))
}

/// The word without the second of two equal letters after a reph.
fn undoubled(word: &str) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let at = letters
        .windows(5)
        .position(|five| five[..2] == [RA, HASANTA] && five[3] == HASANTA && five[2] == five[4])?;
    Some([&letters[..at + 3], &letters[at + 5..]].concat().into_iter().collect())
}
