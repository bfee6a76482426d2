//! What each glyph of the font stands for, read from `table.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What Windows-1252 has in the places from 0x80 on, where Latin-1 has control characters that
/// nobody types. A text that was read as Latin-1 so comes to the same. Empty places are spaces.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// A character as Windows-1252 would have read its byte.
pub(crate) fn as_windows(letter: char) -> char {
    let Some(place) = u32::from(letter).checked_sub(0x80) else { return letter };
    match WINDOWS.chars().nth(place as usize) {
        Some(' ') | None => letter,
        Some(read) => read,
    }
}

/// Whether a letter is of the Bengali block of Unicode.
pub(crate) fn is_bangla(letter: char) -> bool {
    ('\u{980}'..='\u{9FF}').contains(&letter)
}

/// The Bangla of the glyph at `at`, among its neighbours; `None` if the font shows none.
pub(crate) fn bangla(text: &[char], at: usize) -> Option<&'static str> {
    let rows = TABLE.get(&text[at])?;
    let fits = |row: &&Row| row.after.fits_before(text, at) && row.before.fits_after(text, at);
    rows.iter().find(fits).map(|row| row.bangla)
}

struct Row {
    bangla: &'static str,
    after: Context,
    before: Context,
}

enum Context {
    Any,
    Letter,
    Gap,
    Digit,
    OneOf(&'static str),
}

static TABLE: LazyLock<HashMap<char, Vec<Row>>> = LazyLock::new(|| {
    let mut table: HashMap<char, Vec<Row>> = HashMap::new();
    for line in include_str!("table.tsv").lines() {
        let mut columns = line.split('\t');
        let (Some(glyph), Some(bangla)) = (columns.next(), columns.next()) else { continue };
        let mut context = || columns.next().map_or(Context::Any, Context::read);
        let row = Row { bangla, after: context(), before: context() };
        table.entry(glyph.chars().next().unwrap_or_default()).or_default().push(row);
    }
    table
});

impl Context {
    fn read(word: &'static str) -> Self {
        match word {
            "any" => Self::Any,
            "letter" => Self::Letter,
            "gap" => Self::Gap,
            "digit" => Self::Digit,
            letters => Self::OneOf(letters),
        }
    }

    fn fits_before(&self, text: &[char], at: usize) -> bool {
        let before = &text[..at];
        match self {
            Self::Digit => {
                before.iter().rfind(|letter| **letter != ' ').is_some_and(char::is_ascii_digit)
            }
            _ => self.fits(before.last().copied()),
        }
    }

    fn fits_after(&self, text: &[char], at: usize) -> bool {
        self.fits(text.get(at + 1).copied())
    }

    fn fits(&self, neighbour: Option<char>) -> bool {
        match self {
            Self::Any => true,
            Self::Letter => neighbour.is_some_and(is_letter),
            Self::Gap => !neighbour.is_some_and(is_letter),
            Self::Digit => neighbour.is_some_and(|letter| letter.is_ascii_digit()),
            Self::OneOf(letters) => neighbour.is_some_and(|letter| letters.contains(letter)),
        }
    }
}

/// Whether no letters stand on either side of the glyph at `at`.
pub(crate) fn is_alone(text: &[char], at: usize) -> bool {
    Context::Gap.fits_before(text, at) && Context::Gap.fits_after(text, at)
}

/// Whether a glyph is a letter or a part of one wherever it stands: its last row, which holds
/// where no other does, says so.
fn is_letter(glyph: char) -> bool {
    let last = TABLE.get(&glyph).and_then(|rows| rows.last());
    let first = last.and_then(|row| row.bangla.chars().next());
    !glyph.is_ascii_digit() && first.is_some_and(is_bangla)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn latin_1_comes_to_the_same_as_windows() {
        assert_eq!(['\u{86}', '\u{9F}', '\u{A9}', 'K'].map(as_windows), ['†', 'Ÿ', '©', 'K']);
        assert_eq!(as_windows('\u{81}'), '\u{81}');
    }

    #[test]
    fn every_row_is_one_glyph_and_composed_bangla() {
        for line in include_str!("table.tsv").lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            if line.is_empty() || line.starts_with("# ") || line == "#" {
                continue;
            }
            assert!((2..=4).contains(&columns.len()), "{line}");
            assert_eq!(columns[0].chars().count(), 1, "{line}");
            assert!(is_nfc(columns[1]), "{line}");
        }
    }

    #[test]
    fn a_row_with_a_context_stands_before_the_one_without() {
        for (glyph, rows) in TABLE.iter() {
            let holds_anywhere =
                |row: &Row| matches!((&row.after, &row.before), (Context::Any, Context::Any));
            let first = rows.iter().position(holds_anywhere);
            assert_eq!(first, Some(rows.len() - 1), "{glyph}");
        }
    }
}
