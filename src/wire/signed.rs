//! A value with the signature of whoever says it: the one envelope of all messages.
//!
//! Its bytes are `key id 8 · value in CBOR · signature 64`. The signature covers the key id
//! and the value under the value's own domain, and is checked before anything is decoded.

use crate::seal::{KeyId, PublicKey, SecretKey};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What can be said under a signature.
pub trait Say: Serialize + DeserializeOwned {
    /// Its own domain, version included, ended by a zero byte.
    const DOMAIN: &'static [u8];
    /// Most bytes that its envelope may have; more are refused before anything is read.
    const MOST: usize;
}

/// Signs a value.
///
/// # Errors
/// [`SignedError::Large`] where the envelope would be longer than [`Say::MOST`].
pub fn sign<T: Say>(value: &T, key: &SecretKey) -> Result<Vec<u8>, SignedError> {
    let mut bytes = key.public().id().0.to_vec();
    ciborium::into_writer(value, &mut bytes)
        .map_err(|error| SignedError::Cbor { what: error.to_string() })?;
    let signature = key.sign(T::DOMAIN, &bytes);
    bytes.extend(signature);
    if bytes.len() > T::MOST {
        return Err(SignedError::Large { bytes: bytes.len(), most: T::MOST });
    }
    Ok(bytes)
}

/// Who signed an envelope, by her own word: whoever checks it finds the key by this.
///
/// # Errors
/// [`SignedError::Short`] for fewer bytes than an envelope has.
pub fn signer(bytes: &[u8]) -> Result<KeyId, SignedError> {
    match bytes.first_chunk::<8>() {
        Some(id) if bytes.len() > ENVELOPE => Ok(KeyId(*id)),
        _ => Err(SignedError::Short),
    }
}

/// Checks an envelope and reads what it says.
///
/// # Errors
/// [`SignedError`]; nothing is decoded before the signature was found good.
pub fn open<T: Say>(bytes: &[u8], key: &PublicKey) -> Result<T, SignedError> {
    if bytes.len() > T::MOST {
        return Err(SignedError::Large { bytes: bytes.len(), most: T::MOST });
    }
    if signer(bytes)? != key.id() {
        return Err(SignedError::OtherKey { key: signer(bytes)? });
    }
    let (said, signature) = bytes.split_last_chunk::<64>().ok_or(SignedError::Short)?;
    if !key.signed(T::DOMAIN, said, signature) {
        return Err(SignedError::Broken { key: key.id() });
    }
    let mut rest = &said[8..];
    let value = ciborium::from_reader(&mut rest)
        .map_err(|error: ciborium::de::Error<_>| SignedError::Cbor { what: error.to_string() })?;
    if rest.is_empty() { Ok(value) } else { Err(SignedError::Trailing) }
}

/// What an envelope says, before anybody can know whether it is true: only to find the key
/// with which it is then opened.
pub fn peek<T: Say>(bytes: &[u8]) -> Option<T> {
    if bytes.len() > T::MOST || bytes.len() <= ENVELOPE {
        return None;
    }
    ciborium::from_reader(&bytes[8..bytes.len() - 64]).ok()
}

const ENVELOPE: usize = 8 + 64;

/// Why an envelope was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignedError {
    /// Not even an envelope.
    #[error("a signed message has more than 72 bytes; the answer was cut or came from elsewhere")]
    Short,
    /// Longer than its kind may be.
    #[error("a signed message has {bytes} bytes, {most} are allowed; split what it says")]
    Large {
        /// As it came.
        bytes: usize,
        /// As its kind allows.
        most: usize,
    },
    /// Signed by somebody else than the one it was held against.
    #[error("the message is signed by key {key}, which is not the one expected; enrol again")]
    OtherKey {
        /// As it says.
        key: KeyId,
    },
    /// The signature does not fit.
    #[error("the signature of key {key} does not fit the message; it was changed on its way")]
    Broken {
        /// Who is said to have signed.
        key: KeyId,
    },
    /// What was signed is not what was expected.
    #[error("the message cannot be read: {what}; the other side may be of another version")]
    Cbor {
        /// What CBOR says.
        what: String,
    },
    /// Something follows the value.
    #[error("the message goes on after its end; the other side may be of another version")]
    Trailing,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Note {
        text: String,
    }
    impl Say for Note {
        const DOMAIN: &'static [u8] = b"jonaki test note 1\0";
        const MOST: usize = 200;
    }

    #[derive(Debug, Serialize, Deserialize)]
    struct Twin {
        text: String,
    }
    impl Say for Twin {
        const DOMAIN: &'static [u8] = b"jonaki test twin 1\0";
        const MOST: usize = 200;
    }

    fn key(n: u8) -> SecretKey {
        SecretKey::from_bytes(&[n; 32])
    }

    #[test]
    fn what_was_said_is_read_and_by_whom() {
        let note = Note { text: "জোনাকি".into() };
        let bytes = sign(&note, &key(1)).unwrap();
        assert_eq!(signer(&bytes), Ok(key(1).public().id()));
        assert_eq!(open::<Note>(&bytes, &key(1).public()), Ok(note));
    }

    #[test]
    fn another_key_another_kind_and_any_flipped_byte_are_refused() {
        let bytes = sign(&Note { text: "a".into() }, &key(1)).unwrap();
        assert!(matches!(
            open::<Note>(&bytes, &key(2).public()),
            Err(SignedError::OtherKey { .. })
        ));
        assert!(matches!(open::<Twin>(&bytes, &key(1).public()), Err(SignedError::Broken { .. })));
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert!(open::<Note>(&other, &key(1).public()).is_err(), "byte {at}");
            assert!(open::<Note>(&bytes[..at], &key(1).public()).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn a_message_that_is_too_long_is_neither_said_nor_read() {
        let long = Note { text: "x".repeat(200) };
        assert!(matches!(sign(&long, &key(1)), Err(SignedError::Large { most: 200, .. })));
        let bytes = [0; 201];
        assert!(matches!(open::<Note>(&bytes, &key(1).public()), Err(SignedError::Large { .. })));
    }

    proptest! {
        #[test]
        fn any_bytes_are_refused_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..250)) {
            prop_assert!(open::<Note>(&bytes, &key(1).public()).is_err());
        }
    }
}
