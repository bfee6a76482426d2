//! A table of words, as a spreadsheet saves it.

use super::ImportError;
use crate::export::Lost;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// One row with a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) word: String,
    pub(super) picture: Option<String>,
    pub(super) sound: Option<String>,
    pub(super) english: Option<String>,
}

/// The rows, and the columns and rows that were left out; `file` is for errors only.
pub(super) fn read(text: &str, file: &Path) -> Result<(Vec<Row>, Vec<Lost>), ImportError> {
    let nothing = || ImportError::Nothing(file.to_owned());
    let first = text.lines().next().unwrap_or_default();
    // Where a comma is a decimal point, spreadsheets part cells in another way.
    let parted = [b',', b';', b'\t'].into_iter().max_by_key(|sign| {
        // The first of equals wins from behind, so the comma is preferred below.
        (first.bytes().filter(|byte| byte == sign).count(), *sign == b',')
    });
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(parted.unwrap_or(b','))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = reader.headers().map_err(|_| nothing())?.clone();
    let columns: Vec<Option<&str>> = head.iter().map(column).collect();
    let unknown =
        head.iter().zip(&columns).filter(|(name, known)| known.is_none() && !name.is_empty());
    let mut lost: Vec<Lost> =
        unknown.map(|(name, _)| Lost { key: "pack-lost-column", what: name.to_owned() }).collect();
    let mut rows: Vec<Row> = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let left_out = || Lost { key: "pack-lost-row", what: (at + 2).to_string() };
        let Ok(record) = record else {
            lost.push(left_out());
            continue;
        };
        let cell = |of: &str| {
            let at = columns.iter().position(|column| *column == Some(of))?;
            record.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        let Some(word) = cell("word").map(|word| in_bangla(&word)) else {
            if record.iter().any(|cell| !cell.is_empty()) {
                lost.push(left_out());
            }
            continue;
        };
        if rows.iter().any(|row| row.word == word) {
            lost.push(left_out());
            continue;
        }
        let (picture, sound, english) = (cell("picture"), cell("sound"), cell("english"));
        rows.push(Row { word, picture, sound, english });
    }
    if rows.is_empty() { Err(nothing()) } else { Ok((rows, lost)) }
}

/// What a column holds, by its head.
fn column(head: &str) -> Option<&'static str> {
    let head: String = head.trim().to_lowercase().nfc().collect();
    let lines = include_str!("columns.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).find_map(|(holds, names)| {
        names.split_whitespace().any(|name| name.nfc().eq(head.chars())).then_some(holds)
    })
}

/// A word that was typed for an old font is written as it reads.
fn in_bangla(word: &str) -> String {
    let found = bijoy::recognise(word);
    let text = if found.pieces.is_empty() { word.to_owned() } else { found.convert(word) };
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> (Vec<Row>, Vec<Lost>) {
        read(text, Path::new("words.csv")).expect("words")
    }

    #[test]
    fn a_table_is_read_by_its_heads_in_either_language_however_its_cells_are_parted() {
        for text in [
            "word,picture,class\nআম,mango.png,1\n",
            "শব্দ;ছবি;class\nআম;mango.png;1\n",
            "Word\tImage\tclass\n আম \tmango.png\t1\n",
        ] {
            let (rows, lost) = rows(text);
            let row =
                Row { word: "আম".into(), picture: Some("mango.png".into()), ..Row::default() };
            assert_eq!(rows, [row], "{text}");
            assert_eq!(lost, [Lost { key: "pack-lost-column", what: "class".into() }]);
        }
    }

    #[test]
    fn rows_without_a_word_and_words_that_come_again_are_named_by_their_number() {
        let (rows, lost) = rows("word,picture\nআম,\n,x.png\n\nআম,y.png\nজাম\n");
        assert_eq!(rows.iter().map(|row| row.word.as_str()).collect::<Vec<_>>(), ["আম", "জাম"]);
        let lost: Vec<_> = lost.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(lost.len(), 2, "{lost:?}");
        assert!(read("picture\nx.png\n", Path::new("a.csv")).is_err());
        assert!(read("", Path::new("a.csv")).is_err());
    }
}
