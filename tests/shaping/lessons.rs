//! Every Bangla word that a child can meet today is whole in every face.

use super::face::Face;
use crate::architecture::is_bangla;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tests::tree::{self, Complaints};
use unicode_normalization::UnicodeNormalization;

#[test]
fn every_word_of_the_lessons_and_the_screens_is_whole() {
    let words = written_words();
    let mut complaints = Complaints::default();
    for face in Face::all() {
        for (word, (path, line)) in &words {
            if let Some(what) = face.torn(word) {
                complaints.add(path, *line, what);
            }
        }
    }
    complaints.expect_none("check the spelling; if it is right, the font cannot write it: choose another word or face.");
}

#[test]
fn every_word_has_the_room_that_is_kept_for_it() {
    let mut complaints = Complaints::default();
    for face in Face::all() {
        for (word, (path, line)) in &written_words() {
            let (is, kept) = (face.width(word), activity::item::text::width(word, 1.0));
            if is > kept - SPARE {
                let what = format!("{}: {word} is {is:.2} wide, and {kept:.2} are kept", face.name);
                complaints.add(path, *line, what);
            }
        }
    }
    complaints.expect_none(
        "activity::item::text keeps too little room; a word would be torn into two lines.",
    );
}

/// Beside what is kept for its letters, a line has so much to spare; half of it may be used.
const SPARE: f32 = 0.05;

#[test]
fn a_sign_that_changes_its_letter_has_its_room_too() {
    let letters = ('\u{995}'..='\u{9b9}').chain(['\u{9dc}', '\u{9dd}', '\u{9df}']);
    let letters = letters.filter(|letter| !matches!(*letter as u32, 0x9a9 | 0x9b1 | 0x9b3..=0x9b5));
    let signs = ["\u{9c1}", "\u{9c2}", "\u{9c3}", "\u{9cd}\u{9b0}", "\u{9cd}\u{9af}", "\u{9bf}"];
    let pairs = letters.flat_map(|letter| signs.map(|sign| format!("{letter}{sign}")));
    let pairs: Vec<String> = pairs.collect();
    for face in Face::all() {
        for pair in &pairs {
            let (is, kept) = (face.width(pair), activity::item::text::width(pair, 1.0));
            assert!(
                is <= kept - SPARE,
                "{}: {pair} is {is:.2} wide, and {kept:.2} are kept",
                face.name
            );
        }
    }
}

/// Each word once, in NFC as the packer writes it, with the first place where it stands.
fn written_words() -> BTreeMap<String, (PathBuf, usize)> {
    let mut words = BTreeMap::new();
    for path in [tree::files("lessons", ".toml"), tree::files("i18n/bn", ".ftl")].concat() {
        for (at, line) in tree::read(&path).lines().enumerate() {
            for word in bangla_words(line) {
                words.entry(word.nfc().collect()).or_insert_with(|| (path.clone(), at + 1));
            }
        }
    }
    words
}

/// The runs of Bangla letters, joiners among them.
fn bangla_words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter| !is_bangla(letter) && !matches!(letter, '\u{200C}' | '\u{200D}'))
        .filter(|word| word.contains(is_bangla))
}

#[test]
fn words_are_cut_at_everything_that_is_not_bangla() {
    let line = "say = \"র\u{200D}্যাব, {$n}টি দিন।\" # note";
    assert_eq!(bangla_words(line).collect::<Vec<_>>(), ["র\u{200D}্যাব", "টি", "দিন"]);
}
