use super::*;
use crate::Text;
use std::collections::BTreeSet;

const ALL: [Layout; 4] = [Layout::Bangla, Layout::Digits, Layout::Latin, Layout::Code];

fn keys(layout: Layout) -> impl Iterator<Item = &'static Key> {
    layout.pages().iter().flatten().flatten()
}

fn inserted(layout: Layout) -> BTreeSet<&'static str> {
    keys(layout)
        .filter_map(|key| match &key.act {
            Act::Insert(letter) => Some(letter.as_str()),
            _ => None,
        })
        .collect()
}

#[test]
fn every_letter_of_the_alphabet_has_a_key() {
    let alphabet = "অ আ ই ঈ উ ঊ ঋ এ ঐ ও ঔ ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট ঠ ড ঢ ণ ত থ দ ধ ন প ফ ব ভ ম \
        য র ল শ ষ স হ ড় ঢ় য় ৎ ং ঃ ঁ া ি ী ু ূ ৃ ে ৈ ো ৌ";
    let keys = inserted(Layout::Bangla);
    for letter in alphabet.split_whitespace() {
        assert!(keys.contains(stored(&letters(letter)).as_str()), "{letter}");
    }
}

#[test]
fn letters_stand_in_the_order_of_the_school() {
    let faces: Vec<&str> =
        Layout::Bangla.pages()[0].iter().flatten().map(|key| key.face.as_str()).collect();
    let before = |a: &str, b: &str| {
        let place = |face: &str| faces.iter().position(|other| *other == face).expect("a key");
        place(a) < place(b)
    };
    let order: Vec<char> = "অআইঈউঊঋএঐওকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ".chars().collect();
    for pair in order.windows(2) {
        assert!(before(&pair[0].to_string(), &pair[1].to_string()), "{pair:?}");
    }
}

#[test]
fn digits_latin_letters_and_code_are_whole() {
    for digit in '০'..='৯' {
        assert!(inserted(Layout::Digits).contains(digit.to_string().as_str()));
    }
    for letter in ('a'..='z').chain('A'..='Z') {
        assert!(inserted(Layout::Latin).contains(letter.to_string().as_str()));
    }
    let code: String = inserted(Layout::Code).into_iter().collect();
    assert_eq!(code, "0123456789ABCDEFGHJKMNPQRSTVWXYZ");
}

#[test]
fn a_page_fits_on_the_glass() {
    for layout in ALL {
        assert!(layout.pages().len() <= 2);
        for page in layout.pages() {
            assert!(page.len() <= 5 && page.iter().all(|row| row.len() <= 10), "{layout:?}");
        }
    }
}

#[test]
fn no_two_keys_of_a_page_have_the_same_id() {
    for page in ALL.iter().flat_map(|layout| layout.pages()) {
        let ids: BTreeSet<&str> = page.iter().flatten().map(|key| key.id.as_str()).collect();
        assert_eq!(ids.len(), page.iter().flatten().count());
    }
}

#[test]
fn every_key_is_understood_and_gives_what_a_text_takes() {
    for key in ALL.into_iter().flat_map(keys) {
        assert!(!key.id.starts_with('!'), "{} orders nothing", key.id);
        if let Act::Insert(letter) = &key.act {
            let mut text = Text::new(2);
            assert!(text.insert("ক") && text.insert(letter), "{letter}");
        }
    }
}

#[test]
fn one_can_leave_every_page_and_end_on_it() {
    for layout in ALL {
        for page in layout.pages() {
            let has = |act: &Act| page.iter().flatten().any(|key| key.act == *act);
            assert!(has(&Act::Done) && has(&Act::Backspace));
            assert!(layout.pages().len() == 1 || has(&Act::Page) || has(&Act::Shift));
        }
    }
}

#[test]
fn marks_are_shown_on_a_dotted_circle() {
    let face =
        |id: &str| keys(Layout::Bangla).find(|key| key.id == id).expect("a key").face.clone();
    assert_eq!(face("\u{9BF}"), "\u{25CC}\u{9BF}");
    assert_eq!(face("join"), "\u{25CC}\u{9CD}");
    let both = keys(Layout::Bangla).find(|key| key.id == "আ").expect("a key");
    assert_eq!((both.face.as_str(), both.kar.as_deref()), ("আ", Some("\u{25CC}\u{9BE}")));
}
