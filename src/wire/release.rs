//! What a publisher says of its releases, and how one of them is described to whoever fetches it.
//!
//! A [`Statement`] is short, sealed, and tells which releases are the newest and which keys
//! count no more. A [`Description`] brings the sealed root of one release and what is needed
//! to fetch only what a tablet lacks. Neither is ever older than one that was believed before.

mod description;
mod runs;

pub use description::{
    Chunked, Description, DescriptionError, MOST_BYTES, MOST_MANIFEST, MOST_ROWS, Parts,
};
pub use runs::{Run, runs};

use crate::seal::{KeyId, SecretKey, TrustedKeys};
use crate::signed::{self, Say, SignedError};
use serde::{Deserialize, Serialize};

/// The newest releases of a publisher and the keys that it takes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Grows with each statement; a lower one is refused.
    #[serde(rename = "n")]
    pub no: u64,
    /// When it was made, milliseconds since 1970: only shown, for a tablet's clock may be wrong.
    #[serde(rename = "m")]
    pub issued_ms: i64,
    /// The newest release of each channel.
    #[serde(rename = "c")]
    pub channels: Vec<Listed>,
    /// Keys whose seals are believed no more.
    #[serde(rename = "k", default)]
    pub revoked: Vec<KeyId>,
}

/// A release as a statement lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// The channel.
    #[serde(rename = "c")]
    pub channel: String,
    /// Its number.
    #[serde(rename = "n")]
    pub release: u64,
    /// BLAKE3 of the root of its manifest.
    #[serde(rename = "r", with = "serde_bytes")]
    pub root: [u8; 32],
    /// All of its bytes, for a tablet that has none of them.
    #[serde(rename = "b")]
    pub bytes: u64,
}

impl Say for Statement {
    const DOMAIN: &'static [u8] = b"jonaki statement of releases 1\0";
    const MOST: usize = 64 << 10;
}

impl Statement {
    /// Seals it.
    ///
    /// # Errors
    /// [`SignedError::Large`] above 64 KiB.
    pub fn seal(&self, key: &SecretKey) -> Result<Vec<u8>, SignedError> {
        signed::sign(self, key)
    }

    /// Reads one that a trusted key sealed.
    ///
    /// # Errors
    /// [`SignedError::OtherKey`] for a key that is not trusted, and as [`signed::open`].
    pub fn open(bytes: &[u8], trust: &TrustedKeys) -> Result<Self, SignedError> {
        let key = signed::signer(bytes)?;
        let key = trust.find(key).ok_or(SignedError::OtherKey { key })?;
        signed::open(bytes, &key)
    }
}

/// Where in a publisher's folder the statement lies. No channel can have this name.
pub const STATEMENT: &str = "releases/all.signed";

/// Whether a channel's id can be the name of a file on every system: 1 to 64 lower-case
/// letters, digits and `-`, the first no `-`, and no name that Windows keeps for a device.
///
/// One case only, because on a card `Jonaki-1` and `jonaki-1` are one file.
pub fn is_file_name(channel: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let is_device = matches!(channel, "con" | "prn" | "aux" | "nul")
        || channel.len() == 4 && (channel.starts_with("com") || channel.starts_with("lpt"));
    (1..=64).contains(&channel.len())
        && channel.bytes().all(plain)
        && !channel.starts_with('-')
        && !is_device
}

#[cfg(test)]
mod tests;
