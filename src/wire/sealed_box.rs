//! Boxes: what relays, buses and cards carry, and only the one whom it is for can open.
//!
//! A `.box` file is a [`Header`] in the clear and a part sealed with HPKE (RFC 9180, base
//! mode: X25519 with HKDF-SHA256, ChaCha20-Poly1305) to a school's or a tablet's key:
//!
//! ```text
//! header 41 · encapsulated key 32 · encrypted (length 4 · content · zeros) · tag 16
//! ```
//!
//! The header is the associated data, so a box cannot be passed off as another school's.
//! What is encrypted is filled up with zeros to a multiple of [`STEP`] bytes, so that its
//! size tells little. A box says nothing of who made it; its content is signed.

mod dice;
mod header;
mod key;

pub use header::{HEADER_BYTES, Header, Kind};
pub use key::{BoxKeyId, BoxPublicKey, BoxSecretKey};

use dice::Dice;
use hpke::aead::{AeadTag, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use model::SchoolId;

/// Seals content to a key.
///
/// `day` counts from 1970-01-01 and is coarse on purpose: whoever carries the box reads it.
/// `random` are 32 bytes that the caller drew from the system's randomness. The ephemeral
/// key is made of them and of all that is sealed, so that even a worn-out source of
/// randomness never uses one key for two contents.
///
/// # Errors
/// [`BoxError::Large`] for more than [`MOST_CONTENT`] bytes.
pub fn seal(
    kind: Kind,
    school: SchoolId,
    day: u32,
    to: &BoxPublicKey,
    content: &[u8],
    random: &[u8; 32],
) -> Result<Vec<u8>, BoxError> {
    if content.len() > MOST_CONTENT {
        return Err(BoxError::Large { bytes: content.len(), most: MOST_CONTENT });
    }
    let mut body = fill_up(content);
    let size = (KEY_BYTES + body.len() + TAG_BYTES) as u32;
    let header = Header { kind, school, key: to.id(), day, size }.to_bytes();
    let mut dice = Dice::new(random, &[&header, to.as_bytes(), content]);
    let (encapsulated, tag) =
        hpke::single_shot_seal_inout_detached_with_rng::<
            ChaCha20Poly1305,
            HkdfSha256,
            X25519HkdfSha256,
        >(&OpModeS::Base, &to.hpke()?, INFO, body.as_mut_slice().into(), &header, &mut dice)
        .map_err(|_| BoxError::NotAKey { half: "public" })?;
    Ok([&header[..], &encapsulated.to_bytes(), &body, &tag.to_bytes()].concat())
}

/// Opens a box with the one of the keys that its header names.
///
/// A school keeps its older keys, and hands all of them in. The header that comes back was
/// authenticated; whether its school and kind are the ones expected is for the caller to see.
///
/// # Errors
/// [`BoxError`]; lengths are checked before anything is decrypted.
pub fn open(file: &[u8], keys: &[&BoxSecretKey]) -> Result<(Header, Vec<u8>), BoxError> {
    let header = Header::peek(file)?;
    let unknown = BoxError::UnknownKey { key: header.key };
    let key = keys.iter().find(|key| key.public().id() == header.key).ok_or(unknown)?;
    let broken = BoxError::Broken { key: header.key };
    let (head, sealed) = file.split_at(HEADER_BYTES);
    let (encapsulated, sealed) = sealed.split_at(KEY_BYTES);
    let (body, tag) = sealed.split_at(sealed.len() - TAG_BYTES);
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated);
    let tag = AeadTag::from_bytes(tag);
    let (Ok(encapsulated), Ok(tag)) = (encapsulated, tag) else { return Err(broken) };
    let mut body = body.to_vec();
    hpke::single_shot_open_inout_detached::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        key.hpke(),
        &encapsulated,
        INFO,
        body.as_mut_slice().into(),
        head,
        &tag,
    )
    .map_err(|_| broken)?;
    Ok((header, strip(body).ok_or(BoxError::Filling { key: header.key })?))
}

/// Names a box: the BLAKE3 of its file.
pub fn box_id(file: &[u8]) -> [u8; 32] {
    *blake3::hash(file).as_bytes()
}

/// Most bytes of content: four of the largest segments.
pub const MOST_CONTENT: usize = 1 << 20;

/// What is encrypted is as long as a multiple of this many bytes.
pub const STEP: usize = 256;

/// Most bytes of a whole file.
pub const MOST_FILE: usize = HEADER_BYTES + KEY_BYTES + MOST_CONTENT + STEP + TAG_BYTES;

/// Fewest bytes of a whole file: one without content.
pub const LEAST_FILE: usize = HEADER_BYTES + KEY_BYTES + STEP + TAG_BYTES;

/// Version 1 of the domain of boxes, HPKE's `info`.
const INFO: &[u8] = b"jonaki box 1\0";

const KEY_BYTES: usize = 32;
const TAG_BYTES: usize = 16;
const LENGTH_BYTES: usize = 4;

/// Puts the length before the content and zeros after it.
fn fill_up(content: &[u8]) -> Vec<u8> {
    let mut body = Vec::with_capacity(filled(content.len()));
    body.extend((content.len() as u32).to_le_bytes());
    body.extend(content);
    body.resize(filled(content.len()), 0);
    body
}

/// Undoes [`fill_up`]; `None` for what it could not have made.
fn strip(mut body: Vec<u8>) -> Option<Vec<u8>> {
    let length = u32::from_le_bytes(*body.first_chunk()?) as usize;
    if length > MOST_CONTENT || body.len() != filled(length) {
        return None;
    }
    let zeros = body.split_off(LENGTH_BYTES + length);
    zeros.iter().all(|byte| *byte == 0).then(|| body.split_off(LENGTH_BYTES))
}

fn filled(content: usize) -> usize {
    (LENGTH_BYTES + content).next_multiple_of(STEP)
}

/// Why a box or a box key was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoxError {
    /// No box of version 1.
    #[error("the file is no box of version 1; it was cut, or a newer program made it")]
    NotABox,
    /// A kind that a later version may know.
    #[error("the box is of kind {kind}, which is not known here; update this program")]
    Kind {
        /// As the header says.
        kind: u8,
    },
    /// Longer than boxes are.
    #[error("the box holds {bytes} bytes, {most} are allowed; part what it says into several")]
    Large {
        /// As it came.
        bytes: usize,
        /// As is allowed.
        most: usize,
    },
    /// The header's size is not the file's, or none that a box can have.
    #[error("the box says that {says} bytes follow its header, {has} do; copy the file anew")]
    Size {
        /// As the header says.
        says: u32,
        /// As there are.
        has: usize,
    },
    /// It was sealed to a key that was not handed in.
    #[error(
        "the box was sealed to key {key}, which is not here; it is for another school, or older keys are missing"
    )]
    UnknownKey {
        /// The key that opens it.
        key: BoxKeyId,
    },
    /// It was changed, or its header is another box's.
    #[error("the box for key {key} was changed on its way; fetch or copy it anew")]
    Broken {
        /// The key that should open it.
        key: BoxKeyId,
    },
    /// It opened, and what was inside is not filled up as version 1 does it.
    #[error(
        "the box for key {key} opens but its content has no length that fits; whoever made it is at fault, report it"
    )]
    Filling {
        /// The key that opened it.
        key: BoxKeyId,
    },
    /// Not the text form of a box key, or a weak key.
    #[error(
        "the key is not a line `jonaki-key 1 box-{half} <64 digits>` with a sound key; copy the key file anew"
    )]
    NotAKey {
        /// `secret` or `public`.
        half: &'static str,
    },
}

#[cfg(test)]
mod tests;
