//! Crockford's base 32: what people can read aloud, type and mend.
//!
//! After <https://www.crockford.com/base32.html>: ten digits and the capitals without I, L, O
//! and U. Reading takes small letters, O for 0, I and L for 1, and Bangla digits, which a
//! Bangla keyboard gives; hyphens and spaces are passed over. A check character catches any
//! one wrong character and any two that changed places.

/// Writes bytes, five bits a character; the last character is filled up with zero bits.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity((8 * bytes.len()).div_ceil(5));
    let (mut waiting, mut bits) = (0u16, 0);
    for byte in bytes {
        waiting = waiting << 8 | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(symbol(waiting >> bits & 31));
        }
        waiting &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(symbol(waiting << (5 - bits) & 31));
    }
    text
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// [`CrockfordError::Character`] for one that is no digit of base 32,
/// [`CrockfordError::Rest`] where characters are missing or too many at the end.
pub fn decode(text: &str) -> Result<Vec<u8>, CrockfordError> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut waiting, mut bits) = (0u16, 0);
    for (at, letter) in letters(text) {
        waiting = waiting << 5 | u16::from(digit(at, letter)?);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((waiting >> bits) as u8);
            waiting &= (1 << bits) - 1;
        }
    }
    if bits >= 5 || waiting != 0 { Err(CrockfordError::Rest) } else { Ok(bytes) }
}

/// Writes a number of at most 60 bits in so many characters, and its check character.
pub(crate) fn encode_checked(number: u64, characters: u32) -> String {
    let digits = (0..characters).rev().map(|at| (number >> (5 * at)) as u16 & 31);
    digits.chain([check(number)]).map(symbol).collect()
}

/// Reads what [`encode_checked`] wrote, for at most 12 characters before the check character.
///
/// # Errors
/// [`CrockfordError`] naming the wrong character, if one can be told.
pub(crate) fn decode_checked(text: &str, characters: usize) -> Result<u64, CrockfordError> {
    let (mut number, mut last, mut found) = (0u64, 0, 0);
    for (at, letter) in letters(text) {
        match at.cmp(&(characters + 1)) {
            std::cmp::Ordering::Less => number = number << 5 | u64::from(digit(at, letter)?),
            std::cmp::Ordering::Equal => {
                last = value(letter).ok_or(CrockfordError::Character { at, letter })?;
            }
            std::cmp::Ordering::Greater => {}
        }
        found = at;
    }
    if found != characters + 1 {
        return Err(CrockfordError::Length { found, expected: characters + 1 });
    }
    if u16::from(last) == check(number) { Ok(number) } else { Err(CrockfordError::Check) }
}

/// The value of a number's check character: the remainder by the prime 37.
pub(crate) fn check(number: u64) -> u16 {
    (number % 37) as u16
}

/// The 32 digits, and five more that stand only for check values.
const SYMBOLS: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U";

fn symbol(value: u16) -> char {
    char::from(SYMBOLS[usize::from(value)])
}

fn value(letter: char) -> Option<u8> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        // The ten digits of the Bengali block stand in order from U+09E6.
        bangla @ '\u{9E6}'..='\u{9EF}' => char::from(b'0' + (u32::from(bangla) - 0x9E6) as u8),
        other => other,
    };
    SYMBOLS.iter().position(|symbol| char::from(*symbol) == letter).map(|at| at as u8)
}

fn digit(at: usize, letter: char) -> Result<u8, CrockfordError> {
    value(letter).filter(|value| *value < 32).ok_or(CrockfordError::Character { at, letter })
}

/// The characters that count, numbered from 1.
fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let counts = |letter: &char| *letter != '-' && !letter.is_whitespace();
    text.chars().filter(counts).enumerate().map(|(at, letter)| (at + 1, letter))
}

/// Why a text in base 32 was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrockfordError {
    /// A character that means nothing there.
    #[error("character {at}, `{letter}`, cannot stand there; look at it again")]
    Character {
        /// Its place, counted from 1 without hyphens and spaces.
        at: usize,
        /// As it was typed.
        letter: char,
    },
    /// Too few characters or too many.
    #[error("the code has {found} characters, {expected} are needed; compare it with the screen")]
    Length {
        /// As typed, without hyphens and spaces.
        found: usize,
        /// With the check character.
        expected: usize,
    },
    /// Every character could be right, together they are not.
    #[error("one character of the code is wrong or two changed places; compare it with the screen")]
    Check,
    /// The end is no end.
    #[error("the text was cut or something was added to its end; copy the whole of it")]
    Rest,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_of_crockford_never_change() {
        assert_eq!(encode(b""), "");
        assert_eq!(encode(&[0xff]), "ZW");
        assert_eq!(encode(b"jonaki"), "D9QPWRBBD4");
        assert_eq!(encode_checked(1234, 3), "16JD");
        assert_eq!(encode_checked((1 << 60) - 1, 12), "ZZZZZZZZZZZZ9");
        assert_eq!((32..37).map(symbol).collect::<String>(), "*~$=U");
    }

    #[test]
    fn what_looks_alike_is_read_alike() {
        assert_eq!(decode("d9qpwrbbd4").as_deref(), Ok(&b"jonaki"[..]));
        assert_eq!(decode("D9QP-WRBB D4\n").as_deref(), Ok(&b"jonaki"[..]));
        assert_eq!(decode("oO0iIlL1"), decode("00011111"));
        assert_eq!(decode_checked("১৬jd", 3), Ok(1234));
    }

    #[test]
    fn a_wrong_character_is_named_by_its_place() {
        let (at, letter) = (3, 'U');
        assert_eq!(decode("D9U"), Err(CrockfordError::Character { at, letter }));
        for (text, at, letter) in [("AB-C!", 4, '!'), ("ABCUD", 4, 'U'), ("ABCD#", 5, '#')] {
            let wrong = Err(CrockfordError::Character { at, letter });
            assert_eq!(decode_checked(text, 4), wrong, "{text}");
        }
        for (text, found) in [("", 0), ("ABCD", 4), ("ABCDEF", 6)] {
            let length = Err(CrockfordError::Length { found, expected: 5 });
            assert_eq!(decode_checked(text, 4), length, "{text}");
        }
    }

    #[test]
    fn an_end_that_no_bytes_have_is_refused() {
        for text in ["Z", "ZZ", "ZW0", "D9QPWRBBD5", "D9QPWRBBD40"] {
            assert_eq!(decode(text), Err(CrockfordError::Rest), "{text}");
        }
    }

    proptest! {
        #[test]
        fn bytes_survive(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            prop_assert_eq!(decode(&encode(&bytes)), Ok(bytes));
        }

        #[test]
        fn one_wrong_character_and_two_that_changed_places_are_noticed(
            number in 0u64..1 << 60,
            at in 0usize..13,
            other in 0u16..32,
        ) {
            let text: Vec<char> = encode_checked(number, 12).chars().collect();
            prop_assert_eq!(decode_checked(&String::from_iter(&text), 12), Ok(number));

            let mut wrong = text.clone();
            wrong[at] = symbol(other);
            let read = decode_checked(&String::from_iter(&wrong), 12);
            prop_assert_eq!(read.is_ok(), wrong == text);

            let mut swapped = text.clone();
            swapped.swap(at, at.saturating_sub(1));
            let read = decode_checked(&String::from_iter(&swapped), 12);
            prop_assert_eq!(read.is_ok(), swapped == text);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}", characters in 0usize..13) {
            let _ = decode(&text);
            let _ = decode_checked(&text, characters);
        }
    }
}
