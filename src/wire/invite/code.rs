//! The code that is typed where no camera reads the invitation.

use crate::crockford::{self, CrockfordError};
use std::fmt;

/// A typed code: 12 characters of base 32, which are 60 bits, and a check character.
///
/// It is shown in groups of four with dashes between, the check character last and alone. Sixty bits
/// for a quarter of an hour cannot be guessed; the check character catches what the eye gets wrong
/// before anything is asked of a server.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code(u64);

const CHARACTERS: usize = 12;
const MOST: u64 = (1 << (5 * CHARACTERS)) - 1;

impl Code {
    /// Makes a code of 8 bytes that the caller drew from the system's randomness.
    ///
    /// Where the check character would be one of Crockford's five signs that are on few
    /// keyboards, the code is the next one that has a letter or digit there.
    pub fn from_bytes(random: &[u8; 8]) -> Self {
        let mut number = u64::from_le_bytes(*random) & MOST;
        while crockford::check(number) >= 32 {
            number = (number + 1) & MOST;
        }
        Self(number)
    }

    /// Reads what was typed; hyphens, spaces and capitals do not matter.
    ///
    /// # Errors
    /// [`CrockfordError`] naming the wrong character, if one can be told.
    pub fn parse(text: &str) -> Result<Self, CrockfordError> {
        crockford::decode_checked(text, CHARACTERS).map(Self)
    }

    /// The token for which it stands: what the enrolment names, as with an invitation.
    pub fn token(self) -> [u8; 16] {
        let mut token = [0; 16];
        let mut hasher = blake3::Hasher::new_derive_key("jonaki enrolment code 1");
        hasher.update(&self.0.to_le_bytes()).finalize_xof().fill(&mut token);
        token
    }

    /// Its characters for the screen, in groups of four.
    ///
    /// It is not `Display`, so that no log can print it by chance.
    pub fn to_text(self) -> String {
        let mut text = crockford::encode_checked(self.0, CHARACTERS as u32);
        [12, 8, 4].into_iter().for_each(|at| text.insert(at, '-'));
        text
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_and_its_token_never_change() {
        let code = Code::from_bytes(&[1, 2, 3, 4, 5, 6, 7, 0xf8]);
        assert_eq!(code.to_text(), "G1R6-0M20-60G1-A");
        assert_eq!(crate::hex::encode(&code.token()), "eddc6a26774b5ae788ea1237a87946a8");
        assert_eq!(format!("{code:?}"), "Code(..)");
    }

    #[test]
    fn the_last_code_is_followed_by_the_first() {
        // The last leaves 9 by 37, a digit; the greatest that leaves a sign is ten below.
        assert_eq!(Code::from_bytes(&[0xff; 8]).0, MOST);
        let sign = MOST - 10;
        assert_eq!(crockford::check(sign), 36);
        assert_eq!(Code::from_bytes(&sign.to_le_bytes()).0, sign + 1);
    }

    proptest! {
        #[test]
        fn a_code_survives_typing_and_has_only_letters_and_digits(random in any::<[u8; 8]>()) {
            let code = Code::from_bytes(&random);
            let text = code.to_text();
            prop_assert_eq!(text.len(), 16);
            prop_assert!(text.bytes().all(|b| b == b'-' || b.is_ascii_alphanumeric() && b != b'U'));
            prop_assert_eq!(Code::parse(&text), Ok(code));
            prop_assert_eq!(Code::parse(&text.to_lowercase().replace('-', " ")), Ok(code));
        }
    }
}
