//! Turns a written line into what the draft voice can say without mistakes, and keeps the map back.
//!
//! Each written word becomes one span of the spoken string, so that the engine's word events,
//! which count characters, can be given back to the words that a child sees.

use super::{lexicon, numbers};
use unicode_normalization::UnicodeNormalization;

const DDA: char = '\u{9a1}';
const DDHA: char = '\u{9a2}';
const YA: char = '\u{9af}';
const NUKTA: char = '\u{9bc}';

/// What is sent to the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Utterance {
    /// The string to speak.
    pub text: String,
    /// First and last character position of each word; a word that is not spoken has an empty span.
    pub spans: Vec<(usize, usize)>,
}

/// Prepares a line; `language` is a tag such as `bn` or `en`.
pub(super) fn utterance(line: &str, language: &str) -> Utterance {
    let mut spoken = Utterance { text: String::new(), spans: Vec::new() };
    let mut at = 0;
    for token in tokens(line) {
        let part = if is_phonemes(token) { token.to_owned() } else { word(token, language) };
        let end = at + part.chars().count();
        spoken.spans.push((at, end));
        spoken.text.push_str(&part);
        spoken.text.push(' ');
        at = end + 1;
    }
    spoken
}

/// The words of a line; `[[phonemes]]` stay in one piece even with spaces in them.
pub(super) fn tokens(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let mut end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        while rest[..end].matches("[[").count() > rest[..end].matches("]]").count() {
            let Some(closed) = rest[end..].find("]]") else { break };
            let after = end + closed + 2;
            end = rest[after..].find(char::is_whitespace).map_or(rest.len(), |more| after + more);
        }
        found.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    found
}

fn is_phonemes(token: &str) -> bool {
    token.contains("[[")
}

fn word(token: &str, language: &str) -> String {
    let nfc: String = token.nfc().collect();
    // A quoted word would get no time from the engine.
    let quotes = |c: char| "“”‘’\"'()—–".contains(c);
    if !language.starts_with("bn") {
        // Inside an English word an apostrophe is a letter.
        let word = nfc.trim_matches(quotes).replace(['“', '”', '"', '(', ')'], "");
        return word.replace(['-', '—', '–'], " ");
    }
    let plain = nfc.trim_matches(quotes).replace(['—', '–'], " ").replace(quotes, "");
    let body = plain.trim_end_matches(|c| "।॥?!,;:….".contains(c));
    let marks = &plain[body.len()..];
    // A hyphen would hide the second half from the engine's events.
    known(body).unwrap_or_else(|| recompose(body).replace('-', " ")) + marks
}

/// A word of the lexicon, or a number in digits with what is joined to it, as in ৫টি.
fn known(body: &str) -> Option<String> {
    if let Some(phonemes) = lexicon::phonemes(body) {
        return Some(format!("[[{phonemes}]]"));
    }
    let end = body.find(|c: char| !('০'..='৯').contains(&c)).unwrap_or(body.len());
    let (digits, joined) = body.split_at(end);
    // A point or a stroke makes another number of it, which the engine knows better.
    let plain = joined.chars().all(|c| ('\u{980}'..='\u{9e3}').contains(&c));
    let number = numbers::word(digits).filter(|_| plain)?;
    match lexicon::phonemes(number) {
        Some(phonemes) if joined.is_empty() => Some(format!("[[{phonemes}]]")),
        Some(phonemes) => Some(format!("[[{phonemes}]] {}", recompose(joined))),
        None => Some(recompose(&format!("{number}{joined}").nfc().collect::<String>())),
    }
}

/// Puts back letters that NFC takes apart and without which the engine loses the vowel sign after them.
///
/// ড় and ঢ় always; য় only before a vowel sign, since a last য় in one piece would get a false “o”.
fn recompose(body: &str) -> String {
    let letters: Vec<char> = body.chars().collect();
    let mut out = String::with_capacity(body.len());
    let mut at = 0;
    while at < letters.len() {
        let dotted = letters.get(at + 1) == Some(&NUKTA);
        let before_sign = letters.get(at + 2).is_some_and(|c| ('\u{9be}'..='\u{9cc}').contains(c));
        let whole = match letters[at] {
            DDA if dotted => Some('\u{9dc}'),
            DDHA if dotted => Some('\u{9dd}'),
            YA if dotted && before_sign => Some('\u{9df}'),
            _ => None,
        };
        out.push(whole.unwrap_or(letters[at]));
        at += if whole.is_some() { 2 } else { 1 };
    }
    out
}

#[cfg(test)]
#[path = "bangla_tests.rs"]
mod tests;
