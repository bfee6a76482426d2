//! How much the characters of a word look like Bangla typed for a Bijoy font.
//!
//! The font has its vowel signs on `v w x y z` and most consonants on capitals, so Bangla in it
//! is full of what Latin languages avoid (`gvV`, `Kjg`, a *v* before a consonant, a word that
//! ends in *v*) and poor in what they are made of (`th`, `er`, `on`). Each pair of neighbours is
//! weighed by how much oftener it is seen in one than in the other; the table says how it was
//! counted. What lies beyond the letters is weighed by a few rules.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A glyph beyond ASCII: daggers, per-mille and copyright signs are a tenth of a Bangla text and
/// stand in no word of another language.
const STRANGE: i32 = 12;
/// Marks that Latin languages put beside or into their words.
const TYPOGRAPHY: &str = "‘’“”–—…•«»";
/// Letters that European languages write often and Bangla seldom, for they are rare conjuncts.
const ACCENTED: &str = "àâäçèéêëîôùûüöáíúñãåÄÉÇ";
const ACCENT: i32 = -4;
/// What each letter of a word in ASCII can bring at most, so that three of them prove nothing:
/// there is no end of short names for things.
const MOST_A_LETTER: i32 = 5;
/// Letters of which neither is true, and signs that stand at units.
const UNDECIDED: &str = "óòõæøœšžßÖÜÅØÆÑÓÁÍÚŠŽŒ°²³µ";
/// Signs of ASCII that are letters in the font, where a letter stands on both sides; `_` joins
/// the words of programs as well.
const SIGNS: [(char, i32); 3] = [('`', 6), ('~', 6), ('^', 4)];

/// The sum over a word: twice the natural logarithm of how many times likelier it is Bangla.
pub(crate) fn points(word: &str) -> i32 {
    let letters: Vec<char> = word.chars().collect();
    let mut sum = 0;
    let mut last = Some('^');
    for (at, &letter) in letters.iter().enumerate() {
        let is_inside = at > 0 && at + 1 < letters.len();
        sum += match letter {
            'a'..='z' => pair(last, letter),
            'A'..='Z' => capital(if at == 0 { '^' } else { '+' }, letter),
            _ => strange(letter, is_inside),
        };
        last = match letter {
            'a'..='z' => Some(letter),
            'A'..='Z' => Some('A'),
            _ => None,
        };
    }
    sum += pair(last, '$');
    if word.is_ascii() { sum.min(MOST_A_LETTER * word.len() as i32) } else { sum }
}

fn strange(letter: char, is_inside: bool) -> i32 {
    if letter.is_ascii() {
        let sign = SIGNS.iter().find(|(sign, _)| *sign == letter && is_inside);
        return sign.map_or(0, |(_, points)| *points);
    }
    match letter {
        _ if ACCENTED.contains(letter) => ACCENT,
        _ if TYPOGRAPHY.contains(letter) || UNDECIDED.contains(letter) => 0,
        _ => STRANGE,
    }
}

type Table = HashMap<(char, char), i32>;

static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
    let text = include_str!("pairs.txt");
    let (_, text) = text.split_once("\n\n").unwrap_or_default();
    let (pairs, capitals) = text.split_once("\n\n").unwrap_or_default();
    [read(pairs), read(capitals)]
});

fn read(text: &str) -> Table {
    let mut lines = text.lines();
    let columns = lines.next().unwrap_or_default().split_whitespace();
    let columns: Vec<char> = columns.filter_map(|column| column.chars().next()).collect();
    let mut table = Table::new();
    for line in lines {
        let Some(row) = line.chars().next() else { continue };
        let values = line[1..].split_whitespace().filter_map(|value| value.parse().ok());
        table.extend(columns.iter().map(|column| (row, *column)).zip(values));
    }
    table
}

fn pair(first: Option<char>, second: char) -> i32 {
    first.and_then(|first| TABLES[0].get(&(first, second))).copied().unwrap_or(0)
}

fn capital(place: char, letter: char) -> i32 {
    TABLES[1].get(&(place, letter)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_full() {
        assert_eq!((TABLES[0].len(), TABLES[1].len()), (28 * 27, 2 * 26));
        assert_eq!((pair(Some('v'), 'b'), capital('+', 'K')), (9, 9));
    }

    #[test]
    fn a_word_of_the_font_stands_out() {
        for word in ["Avgvi", "bvg", "evsjv", "†g‡q", "Kjg", "m~h©"] {
            assert!(points(word) >= 10, "{word}: {}", points(word));
        }
        for word in ["the", "school", "élève", "Straße", "WiFi", "kobita"] {
            assert!(points(word) < 0, "{word}: {}", points(word));
        }
    }
}
