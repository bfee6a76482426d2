//! The X25519 keys to which boxes are sealed.

use super::{BoxError, dice::Dice};
use crate::hex;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, Serializable};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The half of a key that opens boxes.
///
/// Its file is one line: `jonaki-key 1 box-secret <64 hexadecimal digits>`.
#[derive(Clone)]
pub struct BoxSecretKey {
    secret: <X25519HkdfSha256 as Kem>::PrivateKey,
    public: BoxPublicKey,
}

impl BoxSecretKey {
    /// Makes the key of 32 bytes that the caller drew from the system's randomness, or
    /// derived from a school's seed.
    pub fn from_bytes(random: &[u8; 32]) -> Self {
        // Any 32 bytes are an X25519 secret: the curve sets aside the bits it does not use.
        let secret = Deserializable::from_bytes(random).expect("32 bytes are a secret key");
        let public = BoxPublicKey(X25519HkdfSha256::sk_to_pk(&secret).to_bytes().into());
        Self { secret, public }
    }

    /// The half that others seal to.
    pub fn public(&self) -> BoxPublicKey {
        self.public
    }

    /// The 32 bytes of the key, for whoever keeps it in a store of its own.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.secret.to_bytes().into()
    }

    pub(super) fn hpke(&self) -> &<X25519HkdfSha256 as Kem>::PrivateKey {
        &self.secret
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`BoxError::NotAKey`] unless it is one line of the form above.
    pub fn parse(text: &str) -> Result<Self, BoxError> {
        digits(text, "secret").map(|bytes| Self::from_bytes(&bytes))
    }

    /// The text of the key file. It is not `Display`, so that no log can print it by chance.
    pub fn to_text(&self) -> String {
        format!("jonaki-key 1 box-secret {}\n", hex::encode(&self.to_bytes()))
    }
}

impl fmt::Debug for BoxSecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxSecretKey(of {})", self.public.id())
    }
}

/// The half of a key to which boxes are sealed.
///
/// Its file is one line: `jonaki-key 1 box-public <64 hexadecimal digits>`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BoxPublicKey([u8; 32]);

impl BoxPublicKey {
    /// Takes the 32 bytes of a public key.
    ///
    /// # Errors
    /// [`BoxError::NotAKey`] for one of the few points with which every secret gives zero,
    /// so that everybody could open what is sealed to it (RFC 7748, section 6.1).
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, BoxError> {
        let key = Self(*bytes);
        // Whether a point is such a one does not depend on the secret that it is tried with.
        let mut dice = Dice::new(&[0; 32], &[bytes]);
        X25519HkdfSha256::encap_with_rng(&key.hpke()?, None, &mut dice)
            .map(|_| key)
            .map_err(|_| BoxError::NotAKey { half: "public" })
    }

    /// The 32 bytes of the key.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn hpke(&self) -> Result<<X25519HkdfSha256 as Kem>::PublicKey, BoxError> {
        Deserializable::from_bytes(&self.0).map_err(|_| BoxError::NotAKey { half: "public" })
    }

    /// The short name under which boxes mention it.
    pub fn id(&self) -> BoxKeyId {
        let mut id = [0; 8];
        blake3::Hasher::new().update(ID_DOMAIN).update(&self.0).finalize_xof().fill(&mut id);
        BoxKeyId(id)
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`BoxError::NotAKey`] unless it is one line of the form above with a sound key.
    pub fn parse(text: &str) -> Result<Self, BoxError> {
        digits(text, "public").and_then(|bytes| Self::from_bytes(&bytes))
    }

    /// The text of the key file.
    pub fn to_text(&self) -> String {
        format!("jonaki-key 1 box-public {}\n", hex::encode(&self.0))
    }
}

impl fmt::Debug for BoxPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxPublicKey({})", self.id())
    }
}

/// Names a box key: the first 8 bytes of the BLAKE3 of its public half under a domain.
///
/// It is only a shelf mark for finding the key among a school's, never a proof.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BoxKeyId(#[serde(with = "serde_bytes")] pub [u8; 8]);

impl BoxKeyId {
    /// Reads 16 hexadecimal digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        hex::decode(text).map(Self)
    }
}

const ID_DOMAIN: &[u8] = b"jonaki box key id 1\0";

impl fmt::Display for BoxKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for BoxKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxKeyId({self})")
    }
}

/// Reads the one line of a key file, with or without the line end an editor may have put.
fn digits(text: &str, half: &'static str) -> Result<[u8; 32], BoxError> {
    let line = text.strip_suffix('\n').unwrap_or(text);
    let line = line.strip_suffix('\r').unwrap_or(line);
    line.strip_prefix("jonaki-key 1 box-")
        .and_then(|rest| rest.strip_prefix(half))
        .and_then(|rest| rest.strip_prefix(' '))
        .and_then(hex::decode)
        .ok_or(BoxError::NotAKey { half })
}
