//! Names as their bearers write them, for Latin spellings that do not follow the sounds.

use crate::from_latin;
use std::collections::HashMap;
use std::sync::LazyLock;

/// More would not be looked at.
const MOST: usize = 4;

/// Bangla forms of a word in Latin letters, the likeliest first, at most four and each once:
/// names that are spelled so, then what it sounds like.
pub fn suggest(latin: &str) -> Vec<String> {
    let latin = latin.trim();
    let small = latin.to_ascii_lowercase();
    let mut forms: Vec<String> =
        NAMES.get(small.as_str()).into_iter().flatten().map(|name| (*name).to_owned()).collect();
    let as_name = from_latin(&by_sound(&small));
    let as_typed = from_latin(latin);
    // A capital in front of small letters, or of capitals alone, is far more often a name's than
    // a letter said with a bent tongue.
    let inner = latin.get(1..).unwrap_or_default();
    let is_name = inner == inner.to_ascii_lowercase() || latin == latin.to_ascii_uppercase();
    forms.extend(if is_name { [as_name, as_typed] } else { [as_typed, as_name] });
    let mut seen: Vec<String> = Vec::new();
    for form in forms {
        if !form.is_empty() && !seen.contains(&form) {
            seen.push(form);
        }
    }
    seen.truncate(MOST);
    seen
}

/// A name that ends in a letter and y, as "Polly", ends in the vowel i.
fn by_sound(name: &str) -> String {
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    match name.strip_suffix('y') {
        Some(stem) if !stem.is_empty() && !stem.ends_with(is_vowel) => format!("{stem}i"),
        _ => name.to_owned(),
    }
}

/// The names that each Latin spelling stands for, in the order of `names.txt`, where each name
/// is followed by its spellings.
static NAMES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in include_str!("names.txt").lines() {
        let mut words = line.split_whitespace();
        let Some(name) = words.next() else { continue };
        for spelling in words {
            names.entry(spelling).or_default().push(name);
        }
    }
    names
});

#[cfg(test)]
mod tests;
