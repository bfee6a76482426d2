//! Whatever the text is.

use bijoy::{Converted, convert, recognise};
use proptest::prelude::*;
use unicode_normalization::is_nfc;

/// Bytes as Latin-1 reads them, the characters of Windows-1252, or anything.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60)
            .prop_map(|bytes| bytes.into_iter().map(char::from).collect()),
        "[ -~¡-ÿ†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸƒ„…‚€\n]{0,60}",
        any::<String>(),
    ]
}

proptest! {
    #[test]
    fn the_result_is_composed_and_what_is_unknown_stands_where_it_is_said(text in any_text()) {
        let Converted { text: converted, unknown } = Converted::of(&text);
        prop_assert!(is_nfc(&converted));
        let mut last = None;
        for (at, letter) in unknown {
            prop_assert!(text.is_char_boundary(at) && last < Some(at), "{at}");
            prop_assert!(converted.contains(letter) || !is_nfc(letter.encode_utf8(&mut [0; 4])));
            last = Some(at);
        }
    }

    #[test]
    fn what_is_bangla_already_passes_unchanged(text in "[ -~অ-ঔক-হািীুূেৈোৌ্ঁংঃৎ০-৯।]{0,40}ক") {
        let composed: String =
            unicode_normalization::UnicodeNormalization::nfc(text.as_str()).collect();
        prop_assert_eq!(convert(&composed), composed);
    }

    #[test]
    fn converting_twice_changes_nothing_more(text in any_text()) {
        let once = convert(&text);
        if once.contains(|letter| ('\u{980}'..='\u{9FF}').contains(&letter)) {
            prop_assert_eq!(convert(&once), once);
        }
    }

    #[test]
    fn pieces_stand_in_order_and_hold_what_they_say(text in any_text()) {
        let found = recognise(&text);
        let mut end = 0;
        for piece in &found.pieces {
            prop_assert!(end <= piece.range.start && piece.range.start < piece.range.end);
            let part = &text[piece.range.clone()];
            prop_assert!(!part.contains('\n'));
            prop_assert_eq!(&Converted::of(part), &piece.converted);
            end = piece.range.end;
        }
        prop_assert!(!found.pieces.is_empty() || found.convert(&text) == text);
    }
}
