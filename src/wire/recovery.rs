//! The recovery sheet: the seed of a school's keys, as words for people and as a QR text.
//!
//! Everything that makes a school this school follows from 32 bytes. Printed once and locked
//! away, they bring a lost server back. The words are the English list of BIP 39, whose first
//! four letters tell each apart and whose last word checks all; the seed is BIP 39's
//! entropy itself, no wallet's passphrase is involved.

mod words;

pub use words::{WORDS, WordError};

use crate::certificate::school_of;
use crate::qr_text::{self, QrTextError};
use crate::seal::SecretKey;
use crate::sealed_box::BoxSecretKey;
use model::SchoolId;
use std::fmt;
use zeroize::Zeroizing;

/// The seed of a school: whoever has it is the school.
///
/// Its memory is wiped when it is dropped, and nothing prints it by chance.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// Makes the seed of 32 bytes that the caller drew from the system's randomness.
    pub fn from_bytes(random: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*random))
    }

    /// The 32 bytes, for whoever keeps them in a store of its own.
    pub fn to_bytes(&self) -> [u8; 32] {
        *self.0
    }

    /// The words of the sheet, in their order.
    pub fn words(&self) -> [&'static str; WORDS] {
        words::write(&self.0)
    }

    /// Reads the words of a sheet as somebody typed them.
    ///
    /// Capitals, line ends and the numbers of a list do not matter, and four letters or more
    /// of a word are enough.
    ///
    /// # Errors
    /// [`WordError`] naming the first word that is not on the list, or what is wrong with all.
    pub fn from_words(text: &str) -> Result<Self, WordError> {
        words::read(text).map(|bytes| Self(Zeroizing::new(bytes)))
    }

    /// The text of the sheet's QR code: `JONAKI-KEY1:` and base 32 (see [`qr_text`]).
    pub fn to_qr_text(&self) -> String {
        qr_text::write(TAG, self.0.as_slice())
    }

    /// Reads the text of the sheet's QR code.
    ///
    /// # Errors
    /// [`QrTextError`] for anything else.
    pub fn from_qr_text(text: &str) -> Result<Self, QrTextError> {
        let bytes = Zeroizing::new(qr_text::read(TAG, text, MOST_TEXT)?);
        let seed = bytes.as_slice().try_into().map_err(|_| QrTextError::Check { tag: TAG })?;
        Ok(Self::from_bytes(seed))
    }

    /// The school's id.
    pub fn school_id(&self) -> SchoolId {
        school_of(&self.school_key().public())
    }

    /// The school's key, which names its servers.
    pub fn school_key(&self) -> SecretKey {
        SecretKey::from_bytes(&derive(self, "school key"))
    }

    /// The school's key that opens boxes, by its generation from 1.
    pub fn box_key(&self, generation: u32) -> BoxSecretKey {
        BoxSecretKey::from_bytes(&derive(self, &format!("box key generation {generation}")))
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seed(of {})", self.school_id())
    }
}

/// Derives 32 bytes for one purpose: BLAKE3's key derivation under a context of its own.
///
/// Nothing that is derived tells anything of the seed or of what else is derived. A purpose
/// is a constant of the program, at most with a number in it; it never comes from outside.
pub fn derive(seed: &Seed, purpose: &str) -> [u8; 32] {
    blake3::derive_key(&format!("jonaki school seed 1: {purpose}"), seed.0.as_slice())
}

const TAG: &str = "JONAKI-KEY1";
const MOST_TEXT: usize = TAG.len() + 1 + (32usize + 4) * 8 / 5 + 1;

#[cfg(test)]
mod tests;
