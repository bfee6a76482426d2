//! What crosses a border between devices: chains of events, manifests of bundles, seals.
//!
//! Bytes go in and values come out. Nothing here opens a file or a socket, asks the time
//! or rolls dice: whoever needs randomness (a new key) hands it in. Tablet, packer and
//! server share these rules so that none of them is written twice.
//!
//! Start with [`manifest`] for what a bundle promises and [`mod@seal`] for who promised it;
//! [`chain`] is how a log shows that nothing in it was changed.
#![forbid(unsafe_code)]

pub mod card;
pub mod certificate;
pub mod chain;
pub mod crockford;
pub mod down;
pub mod entry;
#[cfg(test)]
mod golden_tests;
mod hex;
pub mod invite;
pub mod logged;
pub mod manifest;
pub mod message;
pub mod qr_text;
pub mod receipt;
pub mod recovery;
pub mod relay;
pub mod release;
pub mod root;
pub mod seal;
pub mod sealed_box;
pub mod segment;
pub mod signed;

pub use chain::{Head, branch, genesis, link};
pub use entry::{Entry, ManifestError};
pub use logged::Logged;
pub use manifest::Manifest;
pub use receipt::Receipt;
pub use root::{Header, PageRef, Root};
pub use seal::{KeyId, PublicKey, Seal, SealError, SecretKey, TrustedKeys, seal, verify};
