//! The text inside a QR code: a tag that says what it is, bytes, and a check of both.
//!
//! `TAG:` is followed by the bytes and the first 4 bytes of the BLAKE3 of tag and bytes, in
//! Crockford's base 32. Every character of it belongs to the QR codes' own alphabet of
//! capitals and digits, which takes 5½ bits a character where other text takes 8; and a
//! stranger's reader shows it as a harmless word instead of opening it.
//!
//! Measured at medium correction, for a usual invitation of 226 bytes and the longest of 370:
//! base 32 gives QR codes of version 12 (65 modules a side) and 15 (77), base 64 of version 13
//! and 17, base 45 of version 11 and 15. Base 45 saves a version at most and has spaces and
//! signs in it, which do not survive a chat or a keyboard.

use crate::crockford::{self, CrockfordError};

/// Writes bytes under a tag such as `JONAKI1`.
pub(crate) fn write(tag: &str, bytes: &[u8]) -> String {
    format!("{tag}:{}", crockford::encode(&[bytes, &check(tag, bytes)].concat()))
}

/// Reads what was written under a tag; capitals or not, with spaces around it or without.
///
/// # Errors
/// [`QrTextError`]; a text of more than `most` bytes is not looked at.
pub(crate) fn read(tag: &'static str, text: &str, most: usize) -> Result<Vec<u8>, QrTextError> {
    let text = text.trim();
    if text.len() > most {
        return Err(QrTextError::Large { tag, bytes: text.len(), most });
    }
    let (found, rest) = text.split_once(':').ok_or(QrTextError::Tag { tag })?;
    if !found.eq_ignore_ascii_case(tag) {
        return Err(QrTextError::Tag { tag });
    }
    let mut bytes = crockford::decode(rest).map_err(|why| QrTextError::Base32 { tag, why })?;
    let start = bytes.len().checked_sub(CHECK_BYTES).ok_or(QrTextError::Check { tag })?;
    let end = bytes.split_off(start);
    if end == check(tag, &bytes) { Ok(bytes) } else { Err(QrTextError::Check { tag }) }
}

const CHECK_BYTES: usize = 4;

fn check(tag: &str, bytes: &[u8]) -> [u8; CHECK_BYTES] {
    let mut check = [0; CHECK_BYTES];
    let mut hasher = blake3::Hasher::new();
    hasher.update(DOMAIN).update(tag.as_bytes()).update(b":").update(bytes);
    hasher.finalize_xof().fill(&mut check);
    check
}

const DOMAIN: &[u8] = b"jonaki qr text 1\0";

/// Why the text of a QR code was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrTextError {
    /// Another kind of text.
    #[error("the text does not begin with `{tag}:`; it is from another QR code")]
    Tag {
        /// As it should begin.
        tag: &'static str,
    },
    /// Longer than its kind can be.
    #[error("the `{tag}:` text has {bytes} bytes, {most} at most belong to it; copy it alone")]
    Large {
        /// What it is.
        tag: &'static str,
        /// As it came.
        bytes: usize,
        /// As is allowed.
        most: usize,
    },
    /// Not in base 32; the place counts from behind the tag.
    #[error("behind `{tag}:`, {why}")]
    Base32 {
        /// What it is.
        tag: &'static str,
        /// What is wrong.
        why: CrockfordError,
    },
    /// The check does not fit.
    #[error("the `{tag}:` text was cut or changed; scan the code again")]
    Check {
        /// What it is.
        tag: &'static str,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TAG: &str = "JONAKI-TEST1";

    #[test]
    fn the_text_of_version_1_never_changes() {
        assert_eq!(write(TAG, b""), "JONAKI-TEST1:2ZMD4SG");
        assert_eq!(write(TAG, b"jonaki"), "JONAKI-TEST1:D9QPWRBBD5HZPFQ2");
    }

    #[test]
    fn a_text_of_another_kind_is_told_apart() {
        for text in ["", "http://example.org", "JONAKI-TEST1", &write("JONAKI-TEST2", b"x")] {
            assert_eq!(read(TAG, text, 99), Err(QrTextError::Tag { tag: TAG }), "{text}");
        }
        let moved = write("JONAKI-TEST2", b"x").replace('2', "1");
        assert_eq!(read(TAG, &moved, 99), Err(QrTextError::Check { tag: TAG }));
        assert_eq!(read(TAG, "JONAKI-TEST1:", 99), Err(QrTextError::Check { tag: TAG }));
    }

    #[test]
    fn a_text_that_is_too_long_is_not_looked_at() {
        let text = write(TAG, &[7; 40]);
        let large = QrTextError::Large { tag: TAG, bytes: text.len(), most: text.len() - 1 };
        assert_eq!(read(TAG, &text, text.len() - 1), Err(large));
        assert_eq!(read(TAG, &text, text.len()), Ok(vec![7; 40]));
    }

    proptest! {
        #[test]
        fn bytes_survive_and_a_changed_character_is_refused(
            bytes in prop::collection::vec(any::<u8>(), 0..60),
            at in any::<prop::sample::Index>(),
            other in "[0-9A-HJKMNP-TV-Z]",
        ) {
            let text = write(TAG, &bytes);
            prop_assert_eq!(read(TAG, &text, 200), Ok(bytes.clone()));
            prop_assert_eq!(read(TAG, &format!(" {}\n", text.to_lowercase()), 200), Ok(bytes));
            let at = at.index(text.len());
            let mut changed = text.clone();
            changed.replace_range(at..=at, &other);
            prop_assert_eq!(read(TAG, &changed, 200).is_ok(), changed == text);
            prop_assert!(read(TAG, &text[..at], 200).is_err());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(JONAKI-TEST1:)?\\PC{0,40}") {
            let _ = read(TAG, &text, 200);
        }
    }
}
