//! Typed text becomes readable text.

use crate::encoder::{encode, glyphs};
use crate::pairs;
use bijoy::{Converted, convert};

#[test]
fn every_pair_is_converted_and_nothing_of_it_unknown() {
    let mut n_pairs = 0;
    for (typed, readable) in pairs() {
        let converted = Converted::of(typed);
        assert_eq!(
            (converted.text.as_str(), &converted.unknown[..]),
            (readable, &[][..]),
            "{typed}"
        );
        n_pairs += 1;
    }
    assert!(n_pairs > 180, "only {n_pairs} pairs");
}

#[test]
fn every_glyph_of_the_table_stands_in_a_pair() {
    let typed: String = pairs().map(|(typed, _)| typed).collect();
    let missing: Vec<char> = glyphs().filter(|glyph| !typed.contains(*glyph)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn words_of_the_lessons_come_back_from_their_glyphs() {
    for word in include_str!("words.txt").lines().chain(pairs().map(|(_, readable)| readable)) {
        let Some(typed) = encode(word) else { panic!("no glyphs for {word}") };
        // Addresses and what is reckoned with are the same in both, but for their digits.
        if !word.contains(['@', '÷', '×', '½', '°', '_', ':']) {
            assert_eq!(convert(&typed), word, "{typed}");
        }
    }
}

#[test]
fn text_read_as_latin_1_is_the_same() {
    assert_eq!(convert("\u{87}m\u{87}›U\u{A4}\u{5E}i"), convert("‡m‡›U¤^i"));
    assert_eq!(convert("\u{9B}"), convert("›"));
}

#[test]
fn what_hangs_on_nothing_stays_and_is_told() {
    let told = |typed: &str| {
        let converted = Converted::of(typed);
        (converted.text, converted.unknown)
    };
    assert_eq!(told("¨K"), ("¨ক".into(), vec![(0, '¨')]));
    assert_eq!(told("Kv ‡ vv"), ("কা ে vv".into(), vec![(7, 'v'), (8, 'v')]));
    assert_eq!(told("wKv €5"), ("কিv €৫".into(), vec![(2, 'v'), (4, '€')]));
    assert_eq!(told("Kss"), ("কংs".into(), vec![(2, 's')]));
}

#[test]
fn a_text_with_bangla_of_unicode_stays() {
    for text in ["আমার নাম Rahim, বয়স 7", "কলম bvg", "১২"] {
        assert_eq!(Converted::of(text), Converted { text: text.into(), unknown: vec![] });
    }
    assert_eq!(convert("ব\u{9DC}"), "ব\u{9A1}\u{9BC}");
}

#[test]
fn addresses_and_empty_texts_stay() {
    for text in ["", " \n\t", "https://jonaki.org/a?b=c", "a.b@school.edu.bd", "(+-.,;!?)"] {
        assert_eq!(Converted::of(text), Converted { text: text.into(), unknown: vec![] });
    }
}
