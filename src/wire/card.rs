//! What a card or a stick holds: boxes under names that every file system takes, and an index.
//!
//! A box lies in one folder under the first 20 digits of its id and `.box`. On FAT32 such a
//! name takes three entries of a folder, so [`MOST_BOXES`] of them stay below the 65,536 that
//! a folder has. The `INDEX` beside them tells what should be there:
//!
//! ```text
//! jonaki-card 1
//! <20 digits>.box <size> <64 digits> <kind>
//! ```
//!
//! It has a line for each box, in the order of the names, each ended by one line feed. Names
//! follow from ids and nothing else: nothing that a card says is ever used as a path.

mod index;

pub use index::{Index, IndexError, Listed, MOST_BOXES, MOST_BYTES};

use crate::hex;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The name of the index.
pub const INDEX_NAME: &str = "INDEX";

/// What a name in a card's folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The index.
    Index,
    /// A box.
    Box(BoxName),
    /// Something else, such as a `.part` that was never finished; it is left where it is.
    Other,
}

impl Named {
    /// Reads the name of a file, in capitals or not, since FAT does not always keep them.
    pub fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        match BoxName::parse(&name) {
            Some(found) => Self::Box(found),
            None if name.eq_ignore_ascii_case(INDEX_NAME) => Self::Index,
            None => Self::Other,
        }
    }
}

/// The name under which a box lies: the first 10 bytes of its id.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BoxName(#[serde(with = "serde_bytes")] [u8; 10]);

impl BoxName {
    /// The name of the box with this id (see [`box_id`](crate::sealed_box::box_id)).
    pub fn of(id: &[u8; 32]) -> Self {
        let mut name = [0; 10];
        name.copy_from_slice(&id[..10]);
        Self(name)
    }

    /// The 10 bytes, for whoever keeps them in a store of its own.
    pub fn to_bytes(self) -> [u8; 10] {
        self.0
    }

    /// The name of these 10 bytes.
    pub fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(bytes)
    }

    /// Reads the one spelling that [`BoxName`] prints; `None` for anything else.
    pub fn parse(name: &str) -> Option<Self> {
        name.strip_suffix(".box").and_then(hex::decode).map(Self)
    }
}

impl fmt::Display for BoxName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.box", hex::encode(&self.0))
    }
}

impl fmt::Debug for BoxName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BoxName({self})")
    }
}

#[cfg(test)]
mod tests;
