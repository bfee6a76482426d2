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
