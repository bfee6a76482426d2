use super::*;
use crate::text::tests::sound;
use proptest::prelude::*;

fn keyboard(layout: Layout, ids: &str) -> Keyboard {
    let mut keyboard = Keyboard::new(layout, 40);
    for id in ids.split_whitespace() {
        assert_ne!(keyboard.press(id), Pressed::Refused, "{id}");
    }
    keyboard
}

#[test]
fn a_vowels_key_gives_what_the_text_calls_for() {
    assert_eq!(keyboard(Layout::Bangla, "আ ম ই").text().text(), "আমি");
    assert_eq!(keyboard(Layout::Bangla, "ব page ই").text().text(), "বই");
}

#[test]
fn a_name_with_a_conjunct_is_typed_in_the_order_it_is_said() {
    let keyboard = keyboard(Layout::Bangla, "প join র ই য় আ space র আ ন ঈ done");
    assert_eq!(keyboard.text().text(), "প্রিয়া রানী".replace('\u{9DF}', "য়"));
}

#[test]
fn the_second_page_is_for_one_letter() {
    let mut keyboard = keyboard(Layout::Bangla, "চ আ page");
    assert!(keyboard.is_turned());
    assert_eq!(keyboard.press("ঁ"), Pressed::Changed);
    assert!(!keyboard.is_turned());
    assert_eq!(keyboard.press("ঁ"), Pressed::Refused);
    assert_eq!(keyboard.press("page"), Pressed::Switched);
    assert_eq!(keyboard.press("page"), Pressed::Switched);
    assert!(!keyboard.is_turned());
}

#[test]
fn shift_is_for_one_letter() {
    assert_eq!(keyboard(Layout::Latin, "shift R a h i m").text().text(), "Rahim");
}

#[test]
fn what_cannot_be_pressed_is_refused() {
    let mut keyboard = Keyboard::new(Layout::Code, 1);
    assert_eq!(keyboard.press("O"), Pressed::Refused);
    assert_eq!(keyboard.press("back"), Pressed::Refused);
    assert_eq!(keyboard.press("A"), Pressed::Changed);
    assert_eq!(keyboard.press("B"), Pressed::Refused);
    assert_eq!(keyboard.text().text(), "A");
}

#[test]
fn done_ends_a_waiting_join() {
    let keyboard = keyboard(Layout::Bangla, "ক join done");
    assert_eq!(keyboard.text().shown(), "ক");
}

#[test]
fn another_keyboard_goes_on_with_the_same_text() {
    let mut keyboard = keyboard(Layout::Bangla, "ক page digits ৭");
    assert_eq!(keyboard.layout(), Layout::Digits);
    assert_eq!(keyboard.press("bangla"), Pressed::Switched);
    assert_eq!(keyboard.text().text(), "ক৭");
}

#[test]
fn a_suggestion_takes_the_place_of_the_last_latin_word() {
    let mut keyboard = keyboard(Layout::Latin, "r o h i m space u d d i n");
    let index = keyboard.suggestions().iter().position(|word| word == "উদ্দিন").expect("suggested");
    assert_eq!(keyboard.take(index), Pressed::Changed);
    assert_eq!(keyboard.text().text(), "rohim উদ্দিন");
    assert!(keyboard.suggestions().is_empty());
    assert_eq!(keyboard.take(0), Pressed::Refused);
}

#[test]
fn a_text_from_before_can_be_changed() {
    let mut keyboard = Keyboard::new(Layout::Bangla, 40).holding("ঝুমা\u{200D} খাতুন");
    assert_eq!(keyboard.text().text(), "ঝুমা খাতুন");
    assert_eq!(keyboard.press("back"), Pressed::Changed);
    assert_eq!(keyboard.text().text(), "ঝুমা খাতু");
}

proptest! {
    #[test]
    fn whatever_keys_are_pressed_the_text_is_sound(
        start in prop::sample::select(vec![Layout::Bangla, Layout::Latin, Layout::Code]),
        presses in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 0..60),
    ) {
        let mut keyboard = Keyboard::new(start, 15);
        let mut typed = 0;
        for (which, kind) in presses {
            let before = keyboard.text().clone();
            let pressed = if kind == 0 {
                keyboard.take(which.index(4))
            } else {
                let keys: Vec<_> = keyboard.rows().iter().flatten().collect();
                keyboard.press(&keys[which.index(keys.len())].id)
            };
            // A suggestion may come to more letters than were typed for it, as y does.
            typed += if kind == 0 { 15 * 8 } else { 1 };
            prop_assert!(pressed != Pressed::Refused || *keyboard.text() == before);
            prop_assert!(keyboard.text().count() <= 15);
            sound(&keyboard.text().text())?;
        }
        keyboard.text.finish();
        prop_assert_eq!(keyboard.text().shown(), keyboard.text().text());
        for _ in 0..typed {
            keyboard.text.backspace();
        }
        prop_assert!(keyboard.text().is_empty());
    }
}
