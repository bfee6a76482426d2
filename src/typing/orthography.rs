//! What sort of sign each character is, and how Unicode wants it stored.

/// The mark that joins two letters.
pub(crate) const HASANTA: char = '\u{9CD}';
/// The chandrabindu, which comes after the kar and before every other mark.
pub(crate) const CHANDRABINDU: char = '\u{981}';
/// The last letter of *utsab*, which carries no kar and joins to nothing but a reph.
pub(crate) const KHANDA_TA: char = '\u{9CE}';
pub(crate) const ANUSVARA: char = '\u{982}';
pub(crate) const RA: char = '\u{9B0}';
pub(crate) const YA: char = '\u{9AF}';
/// The y between two vowels, in one character.
pub(crate) const YYA: char = '\u{9DF}';

const NUKTA: char = '\u{9BC}';
/// Letters with a dot: in one character, as they are handled here, and the letter below the dot.
/// Unicode stores them in two characters, also where everything else is composed.
const DOTTED: [(char, char); 3] = [('\u{9DC}', '\u{9A1}'), ('\u{9DD}', '\u{9A2}'), (YYA, YA)];
/// Kars that stand on both sides of a letter, and the half that follows `E_KAR` where a text
/// holds them in two characters.
const TWO_SIDED: [(char, char); 2] = [('\u{9CB}', '\u{9BE}'), ('\u{9CC}', '\u{9D7}')];
const E_KAR: char = '\u{9C7}';
/// Each kar and the vowel that it is where no letter carries it.
const KARS: [(char, char); 10] = [
    ('\u{9BE}', '\u{986}'),
    ('\u{9BF}', '\u{987}'),
    ('\u{9C0}', '\u{988}'),
    ('\u{9C1}', '\u{989}'),
    ('\u{9C2}', '\u{98A}'),
    ('\u{9C3}', '\u{98B}'),
    (E_KAR, '\u{98F}'),
    ('\u{9C8}', '\u{990}'),
    ('\u{9CB}', '\u{993}'),
    ('\u{9CC}', '\u{994}'),
];

/// What a character may do in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Stands for itself and carries no kar.
    Vowel,
    /// Carries a kar and joins to others.
    Consonant,
    KhandaTa,
    Kar,
    Hasanta,
    Chandrabindu,
    /// Anusvara and visarga, the last of a syllable.
    Final,
    /// Digits, Latin letters and what stands between words.
    Plain,
    Space,
}

/// The sort of a character, or nothing for one that our texts never hold.
pub(crate) fn sort(letter: char) -> Option<Sort> {
    Some(match letter {
        '\u{985}'..='\u{98B}' | '\u{98F}' | '\u{990}' | '\u{993}' | '\u{994}' => Sort::Vowel,
        '\u{995}'..='\u{9A8}' | '\u{9AA}'..='\u{9B0}' | '\u{9B2}' | '\u{9B6}'..='\u{9B9}' => {
            Sort::Consonant
        }
        '\u{9DC}' | '\u{9DD}' | YYA => Sort::Consonant,
        KHANDA_TA => Sort::KhandaTa,
        HASANTA => Sort::Hasanta,
        CHANDRABINDU => Sort::Chandrabindu,
        ANUSVARA | '\u{983}' => Sort::Final,
        ' ' => Sort::Space,
        // Bangla digits and the full stop of a sentence.
        '\u{9E6}'..='\u{9EF}' | '\u{964}' => Sort::Plain,
        _ if letter.is_ascii_graphic() => Sort::Plain,
        _ if independent(letter).is_some() => Sort::Kar,
        _ => return None,
    })
}

/// The vowel that a kar is where no letter carries it.
pub(crate) fn independent(kar: char) -> Option<char> {
    KARS.iter().find(|(from, _)| *from == kar).map(|(_, vowel)| *vowel)
}

/// Whether a mark lies on the letter before it instead of standing for itself.
pub(crate) fn is_mark(letter: char) -> bool {
    matches!(
        sort(letter),
        Some(Sort::Kar | Sort::Hasanta | Sort::Chandrabindu | Sort::Final) | None
    )
}

/// The letters of a text, each in one character, in whichever way they were stored.
pub(crate) fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for letter in text.chars() {
        let whole = letters.last().and_then(|last| match letter {
            NUKTA => DOTTED.iter().find(|(_, plain)| plain == last).map(|(whole, _)| *whole),
            _ if *last == E_KAR => {
                TWO_SIDED.iter().find(|(_, half)| *half == letter).map(|(whole, _)| *whole)
            }
            _ => None,
        });
        if whole.is_some() {
            letters.pop();
        }
        letters.push(whole.unwrap_or(letter));
    }
    letters
}

/// The text of `letters` in Unicode's composed form (NFC).
pub(crate) fn stored(letters: &[char]) -> String {
    let mut text = String::new();
    for letter in letters {
        match DOTTED.iter().find(|(whole, _)| whole == letter) {
            Some((_, plain)) => text.extend([*plain, NUKTA]),
            None => text.push(*letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_letter_is_stored_as_unicode_normalises_it() {
        for letter in ('\0'..='\u{9FF}').filter(|letter| sort(*letter).is_some()) {
            assert_eq!(stored(&[letter]), std::iter::once(letter).nfc().collect::<String>());
        }
    }

    #[test]
    fn a_letter_in_two_characters_is_read_as_one() {
        assert_eq!(letters("ড\u{9BC}য\u{9BC}"), ['\u{9DC}', '\u{9DF}']);
        assert_eq!(letters("ক\u{9C7}\u{9BE}ক\u{9C7}\u{9D7}"), ['ক', '\u{9CB}', 'ক', '\u{9CC}']);
    }

    #[test]
    fn every_vowel_but_the_first_has_a_kar() {
        for vowel in ('\0'..='\u{9FF}').filter(|letter| sort(*letter) == Some(Sort::Vowel)) {
            let has_kar = KARS.iter().any(|(_, of)| *of == vowel);
            assert_eq!(has_kar, vowel != 'অ', "{vowel}");
        }
    }
}
