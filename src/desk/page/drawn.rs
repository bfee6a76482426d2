//! What sheets for families and walls draw: skills as cards with a picture, and the meadow.

use crate::{Catalogue, Words};
use model::SkillId;

/// A skill as a card.
pub(super) struct Skill {
    /// The picture of its strand.
    pub(super) icon: &'static str,
    /// Its letters, where it is about a few letters.
    pub(super) letters: Option<String>,
    /// What it is called.
    pub(super) name: String,
}

/// The strands that have a picture.
const STRANDS: [(&str, &str); 6] = [
    ("BN", "s-bn"),
    ("MA", "s-ma"),
    ("EN", "s-en"),
    ("EV", "s-ev"),
    ("HE", "s-he"),
    ("AR", "s-ar"),
];

/// The card of a skill.
pub(super) fn skill(id: &SkillId, catalogue: &Catalogue, words: Words) -> Skill {
    let known = catalogue.skill(id);
    let strand = known.map(|skill| skill.strand.as_str()).unwrap_or_default();
    let icon = STRANDS.iter().find(|(name, _)| *name == strand).map_or("s-bn", |(_, icon)| icon);
    let name = catalogue.skill_name(id, words);
    let bangla = known.map(|skill| skill.title.get("bn").to_owned()).unwrap_or_default();
    let letters = is_letters(&bangla).then_some(bangla);
    Skill { icon, letters, name }
}

/// Whether a name is nothing but letters with blanks between: `অ আ ই ঈ`.
fn is_letters(name: &str) -> bool {
    let mut parts = name.split_whitespace().peekable();
    parts.peek().is_some()
        && parts.all(|part| part.chars().count() <= if part.is_ascii() { 1 } else { 2 })
        && name.len() <= 40
}

/// So many fireflies have room.
const FLIES: usize = 60;

/// Places of fireflies in a meadow of 560 by 110, and whether each is new.
pub(super) fn meadow(n: usize, n_new: usize) -> Vec<(u32, u32, bool)> {
    let shown = n.min(FLIES);
    // Where there are more than have room, as great a part of them is new.
    let n_new = if n > FLIES { (n_new * FLIES).div_ceil(n) } else { n_new }.min(shown);
    let fly = |at: usize| {
        // Fifteen by four places, taken in an order that looks scattered and is always the same.
        let place = (at * 37 % FLIES) as u32;
        let (column, row) = (place % 15, place / 15);
        let (aside, below) = (at as u32 * 29 % 11, at as u32 * 13 % 6);
        let (x, y) = (20 + 35 * column + 14 * (row % 2) + aside, 14 + 17 * row + below);
        (x, y, at >= shown - n_new)
    };
    (0..shown).map(fly).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fireflies_stand_apart_and_within_the_meadow() {
        let all = meadow(60, 4);
        assert_eq!(all.iter().filter(|(.., is_new)| *is_new).count(), 4);
        assert!(all.iter().all(|(x, y, _)| *x <= 540 && *y <= 76));
        let near = |a: &(u32, u32, bool), b: &(u32, u32, bool)| {
            a.0.abs_diff(b.0).pow(2) + a.1.abs_diff(b.1).pow(2) < 80
        };
        for (at, one) in all.iter().enumerate() {
            assert!(all[at + 1..].iter().all(|other| !near(one, other)), "{at}");
        }
        assert_eq!(meadow(3, 9).len(), 3);
        let many = meadow(600, 100);
        assert_eq!(many.iter().filter(|(.., is_new)| *is_new).count(), 10);
    }

    #[test]
    fn only_a_few_letters_are_shown_as_letters() {
        let of = |text: &str| is_letters(text);
        assert!(of("\u{985} \u{986} \u{987}") && of("A B C"));
        assert!(
            !of("")
                && !of("F to J")
                && !of("\u{9b6}\u{9ac}\u{9cd}\u{9a6} \u{9b6}\u{9c1}\u{9a8}\u{9bf}")
        );
    }
}
