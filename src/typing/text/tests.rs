use super::*;
use proptest::prelude::*;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation;

/// What comes of keys pressed one after the other; `+` is the join key, `<` backspace.
fn typed(keys: &str) -> Text {
    let mut text = Text::new(40);
    for key in letters(keys) {
        match key {
            '+' => text.join(),
            '<' => text.backspace(),
            _ => text.insert(&key.to_string()),
        };
    }
    text
}

#[track_caller]
fn gives(keys: &str, expected: &str) {
    assert_eq!(typed(keys).text(), expected);
}

#[test]
fn a_kar_that_no_letter_carries_is_a_vowel() {
    gives("\u{9BE}", "আ");
    gives("অ\u{9BE}", "অআ");
    gives("আমা\u{9BF}", "আমি");
    gives("ক \u{9BF}", "ক ই");
    gives("৭\u{9CB}", "৭ও");
    gives("উৎ\u{9C7}", "উৎএ");
}

#[test]
fn a_second_kar_takes_the_place_of_the_first() {
    gives("কি\u{9C1}", "কু");
    assert!(!typed("কি").insert("\u{9BF}"));
}

#[test]
fn an_independent_vowel_may_follow_a_letter() {
    gives("বই", "বই");
    gives("ভাই", "ভাই");
}

#[test]
fn join_makes_conjuncts_reph_and_phalas() {
    gives("ক+ষ", "ক্ষ");
    gives("ধর+ম", "ধর্ম");
    gives("প+রিয়া", "প্রিয়া");
    gives("বিদ+যা", "বিদ্যা");
    gives("অ+যানি", "অ্যানি");
    gives("ভর+ৎসনা", "ভর্ৎসনা");
}

#[test]
fn a_join_that_nothing_follows_is_seen_and_dropped() {
    let mut text = typed("ক+");
    assert_eq!((text.text().as_str(), text.shown().as_str()), ("ক", "ক\u{9CD}"));
    text.finish();
    assert_eq!(text.shown(), "ক");
    gives("ক+\u{9BE}", "কা");
    gives("ক+ ক", "ক ক");
    gives("অ+ক", "অক");
    gives("ক+ৎ", "কৎ");
}

#[test]
fn nothing_joins_to_what_cannot_carry_it() {
    for before in ["", "আ", "কা", "কং", "ৎ", "ক ", "ক+"] {
        assert!(!typed(before).join(), "after {before}");
    }
}

#[test]
fn four_letters_join_and_no_more() {
    gives("ন+ত+র+য", "ন্ত্র্য");
    assert!(!typed("ন+ত+র+য").join());
}

#[test]
fn marks_come_after_the_kar_in_their_order() {
    gives("চঁ\u{9BE}দ", "চাঁদ");
    gives("চাঁদ", "চাঁদ");
    gives("হংঁ", "হঁং");
    gives("দুঃংখ", "দুংখ");
    for (before, mark) in [("", "ঁ"), ("", "ং"), ("ৎ", "ং"), ("৭", "ঃ"), ("চঁ", "ঁ"), ("রং", "ং")]
    {
        assert!(!typed(before).insert(mark), "{mark} after {before}");
    }
}

#[test]
fn letters_are_stored_in_the_composed_form() {
    for (given, expected) in [("ক\u{9C7}\u{9BE}", "ক\u{9CB}"), ("\u{9DC}", "\u{9A1}\u{9BC}")] {
        let mut text = Text::new(9);
        assert!(text.insert(given));
        assert_eq!(text.text(), expected);
    }
}

#[test]
fn backspace_takes_the_last_thing_whole() {
    gives("কি<", "ক");
    gives("ক+ষ<", "ক");
    gives("বড়<", "ব");
    gives("ক+<", "ক");
    gives("চাঁ<", "চা");
    gives("\u{9BE}<", "");
    assert!(!typed("").backspace());
}

#[test]
fn what_is_too_long_or_unknown_is_refused_and_changes_nothing() {
    let mut text = Text::new(2);
    assert!(text.insert("কষ") && text.join() && text.insert("য") && text.insert("\u{9BF}"));
    assert!(!text.insert("ক"));
    assert!(!text.insert(" "));
    for unknown in ["", "\n", "é", "क", "\u{200D}", "\u{9BC}"] {
        assert!(!Text::new(9).insert(unknown), "{unknown:?}");
    }
    assert_eq!(text.text(), "কষ্যি");
}

#[test]
fn spaces_neither_begin_nor_end_a_text_nor_come_in_twos() {
    assert!(!Text::new(9).insert(" "));
    assert!(!typed("ক ").insert(" "));
    let mut text = typed("ক ");
    text.finish();
    assert_eq!(text.text(), "ক");
}

fn key() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => prop::char::range('\u{980}', '\u{9FF}'),
        2 => Just('+'),
        1 => Just('<'),
        1 => prop::sample::select(vec![' ', 'a', '-', '\u{964}', '\u{200D}']),
        3 => prop::sample::select(vec!['ক', 'র', 'য', 'অ', 'ড', '\u{9BE}', 'ং', 'ঁ']),
    ]
}

proptest! {
    #[test]
    fn whatever_is_typed_is_written_as_bangla_is(keys in prop::collection::vec(key(), 0..40)) {
        let mut text = Text::new(12);
        let mut accepted = 0;
        for key in keys {
            let before = text.clone();
            let done = match key {
                '+' => text.join(),
                '<' => text.backspace(),
                _ => text.insert(&key.to_string()),
            };
            prop_assert!(done || text == before);
            accepted += usize::from(done && key != '<');
            sound(&text.text())?;
        }
        for _ in 0..accepted {
            text.backspace();
        }
        prop_assert!(text.is_empty());
    }

    #[test]
    fn letters_are_counted_as_unicode_counts_them(keys in prop::collection::vec(key(), 0..40)) {
        let mut text = Text::new(12);
        for key in keys {
            if key == '+' { text.join() } else { text.insert(&key.to_string()) };
        }
        // Unicode does not know that a ya-phala may follow a vowel, and so counts it apart; nor
        // does it know a reph on a khanda ta.
        let stored = text.text();
        if !["অ্", "এ্", "্ৎ"].iter().any(|part| stored.contains(part)) {
            prop_assert_eq!(text.count(), stored.graphemes(true).count());
        }
        prop_assert!(text.count() <= 12);
    }
}

/// What must hold of every text.
pub(crate) fn sound(text: &str) -> Result<(), TestCaseError> {
    prop_assert!(is_nfc(text), "{text} is composed");
    prop_assert!(!text.ends_with(HASANTA), "{text} ends in no hasanta");
    let letters = letters(text);
    prop_assert!(letters.first().is_none_or(|first| !is_mark(*first)), "{text} begins well");
    for pair in letters.windows(2) {
        let may_follow = match sort(pair[1]) {
            Some(Sort::Kar) => sort(pair[0]) == Some(Sort::Consonant),
            Some(Sort::Hasanta) => {
                sort(pair[0]) == Some(Sort::Consonant) || TAKE_YA.contains(&pair[0])
            }
            Some(Sort::Chandrabindu) => {
                matches!(sort(pair[0]), Some(Sort::Consonant | Sort::Vowel | Sort::Kar))
            }
            Some(Sort::Final) => !matches!(
                sort(pair[0]),
                Some(Sort::Plain | Sort::Space | Sort::Final | Sort::Hasanta | Sort::KhandaTa)
            ),
            Some(_) => {
                pair[0] != HASANTA
                    || matches!(sort(pair[1]), Some(Sort::Consonant | Sort::KhandaTa))
            }
            None => false,
        };
        prop_assert!(may_follow, "{text}: {:?} after {:?}", pair[1], pair[0]);
    }
    Ok(())
}
