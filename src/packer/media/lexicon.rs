//! Words that the engine's own Bangla rules get wrong, with the phonemes to speak instead.

use super::numbers;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The phonemes of a written word (NFC, without punctuation), if the rules would misread it.
pub(super) fn phonemes(word: &str) -> Option<&'static str> {
    BY_WORD.get(word).copied()
}

static BY_WORD: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = WORDS.iter().copied().chain(numbers::misread());
    all.map(|(word, spoken)| (word.nfc().collect(), spoken)).collect()
});

#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("মন", "m'on"),
    ("নরম", "n'OrOm"),
    ("বড়", "b'Or.o"),
    ("ছোট", "tS#'ot.o"),
    ("এক", "'&k"),
    ("দেখা", "d'&k#a"),
    ("দেখি", "d'ek#i"),
    ("কেন", "k'&no"),
    ("হয়েছে", "h'oetS#e"),
    ("হওয়া", "h'Owa"),
    ("জ্ঞান", "g'&n"),
    ("বিজ্ঞান", "b'igg&n"),
    ("পদ্ম", "p'Oddo"),
    ("বিশ্ব", "b'iSSo"),
    ("ক্ষমা", "k#'Oma"),
    ("রিকশা", "r'ikSa"),
    ("রিকশার", "r'ikSar"),
    ("তিনটা", "t'int.a"),
    ("হাত", "h'at"),
    ("সাতটি", "S'att.i"),
    ("ই", "'i"),
    ("ঈ", "'i"),
    ("উ", "'u"),
    ("ঊ", "'u"),
    ("পাঁচটা", "p'a~tSt.a"),
    ("আটটা", "'att.a"),
    ("হলো", "h'olo"),
    ("কলম", "k'Olom"),
    ("ঝোপের", "J#'oper"),
    ("সূর্য", "S'urJo"),
    ("মুরগি", "m'urgi"),
    ("খরগোশ", "k#'OrgoS"),
    ("ময়ূর", "m'oiur"),
    ("তরমুজ", "t'OrmuJ"),
    ("জামরুল", "J'amrul"),
    ("কমলা", "k'Omla"),
    ("কামরাঙা", "k'amraNa"),
    ("দাঁত", "d'a~t"),
    ("পিঁপড়া", "p'ipr.a"),
    ("গল্প", "g'Olpo"),
    ("ভাত", "b#'at"),
    ("রাত", "r'at"),
    ("হঠাৎ", "h'Ot.#at"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_nfc_and_no_word_stands_twice() {
        assert_eq!(BY_WORD.len(), WORDS.len() + numbers::misread().count());
        for (word, spoken) in WORDS.iter().copied().chain(numbers::misread()) {
            let nfc: String = word.nfc().collect();
            assert_eq!(phonemes(&nfc), Some(spoken));
        }
    }

    #[test]
    fn phonemes_hold_nothing_that_would_end_them_early() {
        assert!(
            WORDS
                .iter()
                .copied()
                .chain(numbers::misread())
                .all(|(_, spoken)| spoken.is_ascii() && !spoken.contains(['[', ']', ' ']))
        );
    }
}
