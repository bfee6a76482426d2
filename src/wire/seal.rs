//! Seals: ed25519 signatures over the root of a manifest, and the keys that make them.
//!
//! The word is "seal" because in this project "sign" means sign language.

use crate::hex;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Seals the canonical bytes of a manifest's root.
pub fn seal(manifest: &[u8], key: &SecretKey) -> Seal {
    Seal { key: key.public().id(), signature: key.0.sign(&message(manifest)).to_bytes() }
}

/// Checks that one of the trusted keys sealed exactly these bytes.
///
/// Verification is the strict form, which refuses weak keys and signatures with more than
/// one spelling. Returns the key that sealed.
///
/// # Errors
/// [`SealError::UnknownKey`] when no trusted key has the seal's id,
/// [`SealError::Broken`] when the signature does not fit the bytes.
pub fn verify(manifest: &[u8], seal: &Seal, trust: &TrustedKeys) -> Result<PublicKey, SealError> {
    let key = trust.find(seal.key).ok_or(SealError::UnknownKey { key: seal.key })?;
    key.0
        .verify_strict(&message(manifest), &Signature::from_bytes(&seal.signature))
        .map_err(|_| SealError::Broken { key: seal.key })?;
    Ok(key)
}

/// Version 1 of the domain under which manifests are sealed; a key that also seals
/// something else can never be made to vouch for a manifest.
pub const SEAL_DOMAIN: &[u8] = b"jonaki seal of a manifest 1\0";

fn message(manifest: &[u8]) -> Vec<u8> {
    [SEAL_DOMAIN, manifest].concat()
}

/// A seal as it travels: which key made it, and its signature.
///
/// Its text form is one line: `jonaki-seal 1 <key id> <signature>`, both hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The key that made it.
    pub key: KeyId,
    /// The ed25519 signature.
    pub signature: [u8; 64],
}

impl Seal {
    /// Reads the text form; a line end after it is allowed.
    ///
    /// # Errors
    /// [`SealError::NotASeal`] for anything else.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let rest = line(text).strip_prefix("jonaki-seal 1 ").ok_or(SealError::NotASeal)?;
        let (key, signature) = rest.split_once(' ').ok_or(SealError::NotASeal)?;
        Ok(Self {
            key: KeyId(hex::decode(key).ok_or(SealError::NotASeal)?),
            signature: hex::decode(signature).ok_or(SealError::NotASeal)?,
        })
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "jonaki-seal 1 {} {}", self.key, hex::encode(&self.signature))
    }
}

/// Names a key: the first 8 bytes of the BLAKE3 of its public half.
///
/// It is only a shelf mark for finding the key among the trusted ones, never a proof.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct KeyId(#[serde(with = "serde_bytes")] pub [u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// The half of a key that seals; never leaves the publisher's machine.
///
/// Its file is one line: `jonaki-key 1 secret <64 hexadecimal digits>`.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// Makes the key of 32 bytes that the caller drew from the system's randomness.
    pub fn from_bytes(random: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(random))
    }

    /// The half that others check with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// Signs bytes under a domain of its own, so that they mean nothing anywhere else.
    pub(crate) fn sign(&self, domain: &[u8], bytes: &[u8]) -> [u8; 64] {
        self.0.sign(&[domain, bytes].concat()).to_bytes()
    }

    /// The 32 bytes of the key, for whoever keeps it in a store of its own.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`SealError::NotAKey`] unless it is one line of the form above.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let digits = line(text).strip_prefix("jonaki-key 1 secret ");
        let bytes = digits.and_then(hex::decode).ok_or(SealError::NotAKey { half: "secret" })?;
        Ok(Self::from_bytes(&bytes))
    }

    /// The text of the key file. It is not `Display`, so that no log can print it by chance.
    pub fn to_text(&self) -> String {
        format!("jonaki-key 1 secret {}\n", hex::encode(self.0.as_bytes()))
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public().id())
    }
}

/// The half of a key that checks seals.
///
/// Its file is one line: `jonaki-key 1 public <64 hexadecimal digits>`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Takes the 32 bytes of a public key.
    ///
    /// # Errors
    /// [`SealError::NotAKey`] when they are no point of the curve, or a weak one.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, SealError> {
        match VerifyingKey::from_bytes(bytes) {
            Ok(key) if !key.is_weak() => Ok(Self(key)),
            _ => Err(SealError::NotAKey { half: "public" }),
        }
    }

    /// The 32 bytes of the key.
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Whether this key signed these bytes under this domain; the strict form of the check.
    pub(crate) fn signed(&self, domain: &[u8], bytes: &[u8], signature: &[u8; 64]) -> bool {
        let message = [domain, bytes].concat();
        self.0.verify_strict(&message, &Signature::from_bytes(signature)).is_ok()
    }

    /// The short name under which seals mention it.
    pub fn id(&self) -> KeyId {
        let mut id = [0; 8];
        blake3::Hasher::new().update(self.as_bytes()).finalize_xof().fill(&mut id);
        KeyId(id)
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// [`SealError::NotAKey`] unless it is one line of the form above with a sound key.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let digits = line(text).strip_prefix("jonaki-key 1 public ");
        let bytes = digits.and_then(hex::decode).ok_or(SealError::NotAKey { half: "public" })?;
        Self::from_bytes(&bytes)
    }

    /// The text of the key file.
    pub fn to_text(&self) -> String {
        format!("jonaki-key 1 public {}\n", hex::encode(self.as_bytes()))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({})", self.id())
    }
}

/// The keys whose seals this device believes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedKeys(Vec<PublicKey>);

impl TrustedKeys {
    /// Believes these keys and no others.
    pub fn new(keys: impl IntoIterator<Item = PublicKey>) -> Self {
        Self(keys.into_iter().collect())
    }

    /// Reads public key lines, one a key; empty lines and lines that start with `#` are skipped.
    ///
    /// # Errors
    /// [`SealError::NotAKey`] at the first line that is neither.
    pub fn parse(text: &str) -> Result<Self, SealError> {
        text.lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .map(PublicKey::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The same keys but these.
    pub fn without(&self, revoked: &[KeyId]) -> Self {
        Self::new(self.0.iter().copied().filter(|key| !revoked.contains(&key.id())))
    }

    pub(crate) fn find(&self, id: KeyId) -> Option<PublicKey> {
        self.0.iter().copied().find(|key| key.id() == id)
    }
}

/// Why a seal or a key was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No trusted key has this id.
    #[error(
        "the seal was made by key {key}, which is not trusted here; add its public key or get the content from its publisher"
    )]
    UnknownKey {
        /// The id that the seal names.
        key: KeyId,
    },
    /// The signature does not fit.
    #[error(
        "the seal of key {key} does not fit the manifest; the manifest or the seal was changed, get the content anew"
    )]
    Broken {
        /// The id that the seal names.
        key: KeyId,
    },
    /// Not the text form of a seal.
    #[error(
        "the seal is not a line `jonaki-seal 1 <16 digits> <128 digits>`; get the content anew"
    )]
    NotASeal,
    /// Not the text form of a key, or a weak key.
    #[error(
        "the key is not a line `jonaki-key 1 {half} <64 digits>` with a sound key; copy the key file anew"
    )]
    NotAKey {
        /// `secret` or `public`.
        half: &'static str,
    },
}

/// The one line of a text form, without the line end an editor may have put.
fn line(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

#[cfg(test)]
#[path = "seal_tests.rs"]
mod tests;
