//! What Bangla never writes, so that what became Bangla by accident can be told.
//!
//! English read through the font gives letters that are all Bangla and words that are none:
//! `test` becomes an anusvara between two visargas. Only what no correctly written word and no
//! name does is a rule here; what is merely rare is weighed by [`odds`](crate::odds).

use crate::akshara::HASANTA;

const NUKTA: char = '\u{9BC}';
const KHANDA_TA: char = '\u{9CE}';
const VISARGA: char = '\u{983}';
/// Vowels that are written only where a word begins.
const FIRST_ONLY: &str = "\u{985}\u{98A}\u{98B}\u{990}\u{994}";
/// Letters with which no word begins.
const NEVER_FIRST: &str = "\u{999}\u{99E}\u{9A3}";
/// The hard letters before which a visarga is kept inside a word.
const AFTER_VISARGA: &str =
    "\u{995}\u{996}\u{99A}\u{99B}\u{9A4}\u{9A5}\u{9AA}\u{9AB}\u{9B6}\u{9B7}\u{9B8}";
/// What a *khanda-ta* is never followed by: letters that it would join with or harden before.
const NEVER_AFTER_KHANDA_TA: &str = "\u{998}\u{999}\u{99B}\u{99D}\u{99E}\u{99F}\u{9A0}\
     \u{9A1}\u{9A2}\u{9A3}\u{9A7}\u{9A8}\u{9AF}\u{9B0}\u{9B7}\u{9B9}\u{9CE}";

/// Whether a word, in Unicode and of more than one syllable, may be Bangla.
pub(crate) fn is_possible(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let begins = letters.first().is_some_and(|first| {
        let has_nukta = letters.get(1) == Some(&NUKTA);
        is_letter(*first) && !NEVER_FIRST.contains(*first) && !has_nukta
    });
    let is_thrice = letters.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    // A visible hasanta ends so few words that trade marks, which look like one, are likelier.
    let is_open = letters.last() == Some(&HASANTA);
    begins
        && !is_thrice
        && !is_open
        && letters.windows(2).all(|pair| may_follow(pair[0], pair[1]))
        && dots_follow(&letters)
}

fn is_letter(letter: char) -> bool {
    matches!(letter, '\u{985}'..='\u{9B9}')
}

fn may_follow(first: char, second: char) -> bool {
    let is_mark = |letter| matches!(letter, '\u{981}'..='\u{983}');
    if FIRST_ONLY.contains(second) || first == HASANTA && second < '\u{995}' {
        return false;
    }
    match first {
        VISARGA => AFTER_VISARGA.contains(second),
        KHANDA_TA => !NEVER_AFTER_KHANDA_TA.contains(second) && !is_mark(second),
        '\u{982}' => !is_mark(second),
        _ => true,
    }
}

/// The dotted *rh* comes after a long or written vowel only, the dotted *r* not twice in a row,
/// and neither is ever joined to what stands before it.
fn dots_follow(letters: &[char]) -> bool {
    let dotted = (2..letters.len()).filter(|at| letters[*at] == NUKTA);
    dotted.into_iter().all(|at| match (letters[at - 2], letters[at - 1]) {
        (HASANTA, _) => false,
        (before, '\u{9A2}') => !is_letter(before) && before != NUKTA,
        (before, '\u{9A1}') => before != NUKTA || letters.get(at - 3) != Some(&'\u{9A1}'),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_possible() {
        let words = "দুঃখ নিঃশ্বাস উৎসব বিদ্যুৎ ভর্ৎসনা আষাঢ় দৃঢ় বড় পড়া পাহাড় কুরআন সাঈদ বাংলা হ্যাঁ র‍্যাব";
        for word in words.split(' ') {
            assert!(is_possible(word), "{word}");
        }
    }

    #[test]
    fn what_becomes_of_english_is_not() {
        for word in ["test", "apple", "or", "road", "start", "WiFi", "DRAM"] {
            let bangla = crate::convert(word);
            assert!(!is_possible(&bangla), "{word}: {bangla}");
        }
    }
}
