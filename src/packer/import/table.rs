//! A table of words: which column holds what, and what was typed for an old font.

use super::ImportError;
use super::sheet::{Cell, Sheet};
use crate::export::Lost;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// One row with a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) word: String,
    /// How the word was typed, if that was for an old font.
    pub(super) was: Option<String>,
    /// A file's name.
    pub(super) picture: Option<String>,
    /// The picture itself, where it lies in the table.
    pub(super) image: Option<Vec<u8>>,
    pub(super) sound: Option<String>,
    pub(super) english: Option<String>,
}

/// The rows of words, and the columns and rows that were left out; `file` is for errors only.
/// Words that were typed for an old font are read where `reads_old` says so, else left as they are.
pub(super) fn read(
    sheet: Sheet,
    file: &Path,
    reads_old: bool,
) -> Result<(Vec<Row>, Vec<Lost>), ImportError> {
    let nothing = || ImportError::Nothing(file.to_owned());
    let mut lost = sheet.lost;
    let mut lines = sheet.rows.into_iter();
    let (_, head) = lines.next().ok_or_else(nothing)?;
    let columns: Vec<Option<&str>> = head.iter().map(|cell| column(&cell.text)).collect();
    let unknown =
        head.iter().zip(&columns).filter(|(cell, known)| known.is_none() && !cell.text.is_empty());
    lost.extend(unknown.map(|(cell, _)| Lost { key: "pack-lost-column", what: cell.text.clone() }));
    let mut rows: Vec<Row> = Vec::new();
    for (number, mut cells) in lines {
        let cell = |of: &str| {
            let at = columns.iter().position(|column| *column == Some(of))?;
            cells.get(at).map(|cell| cell.text.clone()).filter(|text| !text.is_empty())
        };
        let typed = cell("word").filter(|word| word.chars().any(|c| !c.is_control()));
        let (picture, sound, english) = (cell("picture"), cell("sound"), cell("english"));
        let read = typed
            .as_deref()
            .map(|typed| if reads_old { in_bangla(typed) } else { typed.nfc().collect() });
        let known = |word: &String| rows.iter().any(|row| row.word == *word);
        let Some(word) = read.filter(|word| !word.trim().is_empty() && !known(word)) else {
            lost.push(Lost { key: "pack-lost-row", what: number.to_string() });
            continue;
        };
        let same: String = typed.iter().flat_map(|typed| typed.nfc()).collect();
        let was = typed.filter(|_| same != word);
        let image = take_image(&mut cells, &columns);
        rows.push(Row { word, was, picture, image, sound, english });
    }
    if rows.is_empty() { Err(nothing()) } else { Ok((rows, lost)) }
}

/// The picture of a row: that of the column of pictures, else the first one that lies in it.
fn take_image(cells: &mut [Cell], columns: &[Option<&str>]) -> Option<Vec<u8>> {
    let at = columns.iter().position(|column| *column == Some("picture"));
    let own = at.and_then(|at| cells.get_mut(at)).and_then(|cell| cell.picture.take());
    own.or_else(|| cells.iter_mut().find_map(|cell| cell.picture.take()))
}

/// What a column holds, by its head; a head may be typed for an old font as well.
fn column(head: &str) -> Option<&'static str> {
    let holds = |head: &str| {
        let head: String = head.trim().to_lowercase().nfc().collect();
        let lines = include_str!("columns.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once(' ')).find_map(|(holds, names)| {
            names.split_whitespace().any(|name| name.nfc().eq(head.chars())).then_some(holds)
        })
    };
    holds(head).or_else(|| holds(&bijoy::convert(head)))
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
        read(super::super::sheet::separated(text), Path::new("words.csv"), true).expect("words")
    }

    #[test]
    fn a_table_is_read_by_its_heads_in_either_language_however_its_cells_are_parted() {
        for text in [
            "word,picture,class\nআম,mango.png,1\n",
            "শব্দ;ছবি;class\nআম;mango.png;1\n",
            "Word\tImage\tclass\n আম \tmango.png\t1\n",
            "kã,Qwe,class\nআম,mango.png,1\n",
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
        assert_eq!(lost, ["3", "5"]);
        let none =
            |text| read(super::super::sheet::separated(text), Path::new("a.csv"), true).is_err();
        assert!(none("picture\nx.png\n") && none(""));
    }

    #[test]
    fn a_word_of_an_old_font_is_read_or_left_as_it_is_wished() {
        let sheet = || super::super::sheet::separated("word\nwkÿv_©x\nআম\n");
        let (read_rows, _) = read(sheet(), Path::new("a.csv"), true).expect("words");
        assert_eq!(read_rows[0].was.as_deref(), Some("wkÿv_©x"));
        assert!(read_rows[0].word.starts_with('শ') && read_rows[1].was.is_none());
        let (left, _) = read(sheet(), Path::new("a.csv"), false).expect("words");
        assert_eq!((left[0].word.as_str(), left[0].was.as_deref()), ("wkÿv_©x", None));
    }
}
