//! The part of a box that everybody may read, and that nobody can change unnoticed.

use super::{BoxError, BoxKeyId, LEAST_FILE, MOST_FILE, STEP};
use model::SchoolId;

/// What the file of a box says in the clear.
///
/// In the file it is `magic 8 · kind 1 · school 16 · key 8 · day 4 · size 4`, numbers in
/// little endian. It names no tablet and no child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What is inside.
    pub kind: Kind,
    /// The school whose data it is; a relay counts by it.
    pub school: SchoolId,
    /// The key that opens it.
    pub key: BoxKeyId,
    /// The day on which it was made, days since 1970-01-01.
    pub day: u32,
    /// Bytes that follow the header.
    pub size: u32,
}

/// Bytes of a header.
pub const HEADER_BYTES: usize = 8 + 1 + 16 + 8 + 4 + 4;

impl Header {
    /// Reads the header of a whole file and checks every length; decrypts nothing.
    ///
    /// This is all that a relay or a card needs. Nothing of it is proved yet.
    ///
    /// # Errors
    /// [`BoxError`] for what can be no box of version 1.
    pub fn peek(file: &[u8]) -> Result<Self, BoxError> {
        if file.len() > MOST_FILE {
            return Err(BoxError::Large { bytes: file.len(), most: MOST_FILE });
        }
        let (head, sealed) = file.split_first_chunk::<HEADER_BYTES>().ok_or(BoxError::NotABox)?;
        let header = Self::read(head)?;
        let is_whole_steps =
            file.len().checked_sub(LEAST_FILE).is_some_and(|more| more.is_multiple_of(STEP));
        if header.size as usize != sealed.len() || !is_whole_steps {
            return Err(BoxError::Size { says: header.size, has: sealed.len() });
        }
        Ok(header)
    }

    fn read(mut head: &[u8]) -> Result<Self, BoxError> {
        if take(&mut head)? != MAGIC {
            return Err(BoxError::NotABox);
        }
        let [kind] = take(&mut head)?;
        Ok(Self {
            kind: Kind::of_byte(kind).ok_or(BoxError::Kind { kind })?,
            school: SchoolId(take(&mut head)?),
            key: BoxKeyId(take(&mut head)?),
            day: u32::from_le_bytes(take(&mut head)?),
            size: u32::from_le_bytes(take(&mut head)?),
        })
    }

    pub(super) fn to_bytes(self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        let parts: [&[u8]; 6] = [
            &MAGIC,
            &[self.kind as u8],
            &self.school.0,
            &self.key.0,
            &self.day.to_le_bytes(),
            &self.size.to_le_bytes(),
        ];
        for (to, from) in bytes.iter_mut().zip(parts.concat()) {
            *to = from;
        }
        bytes
    }
}

const MAGIC: [u8; 8] = *b"JNKBOX1\0";

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], BoxError> {
    let (taken, after) = rest.split_first_chunk().ok_or(BoxError::NotABox)?;
    *rest = after;
    Ok(*taken)
}

/// What is inside a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Events of a tablet, for its school.
    Segment = 1,
    /// A receipt of a school's server, for a tablet.
    Receipt = 2,
    /// A page of the down-log, for a tablet.
    DownPage = 3,
    /// Nothing but a proof that the key can be used.
    Test = 4,
}

impl Kind {
    /// Every kind, in the order of their bytes.
    pub const ALL: [Self; 4] = [Self::Segment, Self::Receipt, Self::DownPage, Self::Test];

    /// The word that stands for it in a card's index.
    pub fn word(self) -> &'static str {
        match self {
            Self::Segment => "segment",
            Self::Receipt => "receipt",
            Self::DownPage => "down",
            Self::Test => "test",
        }
    }

    /// Reads [`Kind::word`]; `None` for any other.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == byte)
    }
}
