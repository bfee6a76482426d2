//! What is taken for Bangla of the old fonts, and what is not.

use crate::encoder::encode;
use crate::pairs;
use bijoy::{Confidence, is_likely, recognise};

/// The pieces as they stand in the text, and what they say.
fn found(text: &str) -> Vec<(&str, String)> {
    let pieces = recognise(text).pieces.into_iter();
    pieces.map(|piece| (&text[piece.range], piece.converted.text)).collect()
}

#[test]
fn no_other_language_is_taken_for_it() {
    let text = include_str!("strangers.txt");
    for line in text.lines() {
        assert_eq!(found(line), [], "{line}");
        assert_eq!(is_likely(line), None, "{line}");
    }
    assert_eq!(found(text), []);
}

#[test]
fn sentences_and_class_lists_are_known() {
    let lines = pairs().filter(|(typed, _)| typed.split(' ').count() > 2);
    let (known, missed): (Vec<_>, Vec<_>) =
        lines.partition(|(typed, _)| is_likely(typed).is_some());
    // Two lines are half sums, one is half an address, one is about single letters.
    assert!(known.len() > 40 && missed.len() <= 6, "{} {missed:#?}", known.len());
}

#[test]
fn most_words_are_known_by_themselves() {
    let typed = include_str!("words.txt").lines().filter(|word| word.chars().count() > 3);
    let (known, missed): (Vec<_>, Vec<_>) =
        typed.filter_map(encode).partition(|word| is_likely(word).is_some());
    assert!(known.len() > 2 * missed.len(), "{} {missed:?}", known.len());
}

#[test]
fn a_long_sentence_is_sure_and_a_short_one_likely() {
    assert_eq!(is_likely("Avgvi †mvbvi evsjv, Avwg †Zvgvq fv‡jvevwm|"), Some(Confidence::Sure));
    assert_eq!(is_likely("evsjv"), Some(Confidence::Likely));
    assert_eq!(is_likely("gv"), None);
}

#[test]
fn pieces_are_told_from_what_stands_around_them() {
    let text = "Name: Avãyj Kwig (roll 12)\nSchool: XvKv cÖv_wgK we`¨vjq, www.a.bd";
    let expected =
        [("Avãyj Kwig", "আব্দুল করিম"), ("XvKv cÖv_wgK we`¨vjq", "ঢাকা প্রাথমিক বিদ্যালয\u{9BC}")];
    assert_eq!(found(text), expected.map(|(typed, readable)| (typed, readable.to_owned())));
    assert_eq!(
        recognise(text).convert(text),
        "Name: আব্দুল করিম (roll 12)\nSchool: ঢাকা প্রাথমিক বিদ্যালয\u{9BC}, www.a.bd"
    );
    assert_eq!(is_likely(text), None);
}

#[test]
fn numbers_and_lone_letters_go_with_their_neighbours() {
    assert_eq!(
        found("1| Avwg I Zywg 12 evi hve|"),
        [("1| Avwg I Zywg 12 evi hve|", "১। আমি ও তুমি ১২ বার যাব।".to_owned())]
    );
    assert_eq!(found("Roll 12 Avgvi evsjv"), [("Avgvi evsjv", "আমার বাংলা".to_owned())]);
}

#[test]
fn a_weak_name_is_known_among_strong_ones() {
    assert_eq!(found("iwng"), []);
    let list = "Ave`yjøvn\niwng\ndv‡Zgv LvZzb\nmvjgv †eMg\n";
    let names: Vec<&str> = found(list).into_iter().map(|(typed, _)| typed).collect();
    assert_eq!(names, ["Ave`yjøvn", "iwng", "dv‡Zgv LvZzb", "mvjgv †eMg"]);
    assert_eq!(found("Form\nList of names\niwng\nAve`yjøvn\nSigned by").len(), 1);
}

#[test]
fn bangla_of_unicode_is_left_alone_among_it() {
    let text = "আমার নাম Ave`yjøvn Avj gvgyb";
    assert_eq!(found(text), [("Ave`yjøvn Avj gvgyb", "আবদুল্লাহ আল মামুন".to_owned())]);
}
