//! The sounds that Latin letters write, and which letters join, read from the files beside this.

use crate::orthography::letters;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// No sound takes more Latin letters.
const LONGEST: usize = 4;
/// Capitals that begin no Bangla word as what they are: there they are a name's capital.
const NEVER_FIRST: [char; 2] = ['N', 'R'];

/// The sound that `latin` begins with, the longest there is, and its Bangla. A capital that
/// means nothing by itself is read as the small letter.
pub(super) fn sound_at(latin: &str, begins: bool) -> Option<(&'static str, &'static str)> {
    static SOUNDS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        include_str!("sounds.txt").lines().filter_map(|line| line.split_once(' ')).collect()
    });
    let longest = |latin: &str| {
        let mut lengths = (1..=LONGEST).rev().filter_map(|length| latin.get(..length));
        lengths
            .find_map(|sound| SOUNDS.get_key_value(sound).map(|(sound, bangla)| (*sound, *bangla)))
    };
    let first = latin.chars().next()?;
    let lowered = || {
        let small = first.to_ascii_lowercase();
        longest(&latin.replacen(first, small.encode_utf8(&mut [0; 4]), 1))
    };
    if begins && NEVER_FIRST.contains(&first) { lowered() } else { longest(latin).or_else(lowered) }
}

/// Whether two letters that follow each other are written as one. Some pairs are so only where
/// a word `begins`, for within one they belong to two syllables.
pub(super) fn joins(first: char, second: char, begins: bool) -> bool {
    static PAIRS: LazyLock<[HashSet<(char, char)>; 2]> = LazyLock::new(|| {
        let (anywhere, at_the_beginning) =
            include_str!("conjuncts.txt").split_once("\n\n").unwrap_or_default();
        [pairs(anywhere), pairs(at_the_beginning)]
    });
    PAIRS[0].contains(&(first, second)) || begins && PAIRS[1].contains(&(first, second))
}

/// The first and last letter of each conjunct.
fn pairs(text: &str) -> HashSet<(char, char)> {
    text.split_whitespace()
        .filter_map(|conjunct| match letters(conjunct)[..] {
            [first, _, second] => Some((first, second)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_sounds_is_one_sound_and_what_it_gives() {
        let text = include_str!("sounds.txt");
        let mut seen = HashSet::new();
        for line in text.lines() {
            let (sound, bangla) = line.split_once(' ').expect("two words");
            assert!((1..=LONGEST).contains(&sound.len()) && seen.insert(sound), "{line}");
            assert_eq!(sound_at(sound, false), Some((sound, bangla)));
        }
    }

    #[test]
    fn every_conjunct_is_two_letters_and_a_hasanta() {
        let text = include_str!("conjuncts.txt");
        let count = text.split_whitespace().count();
        let parts = text.split_once("\n\n").expect("two parts");
        assert_eq!(pairs(parts.0).len() + pairs(parts.1).len(), count);
    }
}
