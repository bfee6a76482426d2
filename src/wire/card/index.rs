//! The list of the boxes on a card.

use super::{BoxName, hex};
use crate::sealed_box::{BoxError, Header, Kind, LEAST_FILE, MOST_FILE, box_id};
use std::fmt::Write;

/// A box as the index lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: [u8; 32],
    /// Bytes of its file.
    pub size: u32,
    /// What is inside, by its header's word.
    pub kind: Kind,
}

impl Listed {
    /// Describes the file of a box.
    ///
    /// # Errors
    /// [`BoxError`] for a file that can be no box.
    pub fn of(file: &[u8]) -> Result<Self, BoxError> {
        let kind = Header::peek(file)?.kind;
        Ok(Self { id: box_id(file), size: file.len() as u32, kind })
    }

    /// The name of its file.
    pub fn name(&self) -> BoxName {
        BoxName::of(&self.id)
    }

    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let name = BoxName::parse(words.next()?)?;
        let size = words.next()?;
        let id = hex::decode(words.next()?)?;
        let kind = Kind::of_word(words.next()?)?;
        let listed = Self { id, size: size.parse().ok()?, kind };
        let is_sound = listed.has_size_of_a_box() && listed.size.to_string() == size;
        (is_sound && listed.name() == name && words.next().is_none()).then_some(listed)
    }

    fn has_size_of_a_box(&self) -> bool {
        (LEAST_FILE..=MOST_FILE).contains(&(self.size as usize))
    }
}

/// The index of a card, in the order of its names, which is that of the ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index(Vec<Listed>);

/// Most boxes on a card.
pub const MOST_BOXES: usize = 20_000;

/// Most bytes of an index: so many lines of the longest kind, about 2 MB.
pub const MOST_BYTES: usize = FIRST_LINE.len() + MOST_BOXES * LONGEST_LINE;

/// `<20 digits>.box <7 digits> <64 digits> segment` and the line feed.
const LONGEST_LINE: usize = 24 + 1 + 7 + 1 + 64 + 1 + 7 + 1;

const FIRST_LINE: &str = "jonaki-card 1\n";

impl Index {
    /// Takes boxes in any order.
    ///
    /// # Errors
    /// [`IndexError`] for too many, for two of one name, or for a size that no box has.
    pub fn new(mut boxes: Vec<Listed>) -> Result<Self, IndexError> {
        if boxes.len() > MOST_BOXES {
            return Err(IndexError::Boxes { boxes: boxes.len() });
        }
        boxes.sort_unstable_by_key(|listed| listed.id);
        if let Some(twins) = boxes.windows(2).find(|pair| pair[0].name() == pair[1].name()) {
            return Err(IndexError::Twins { name: twins[1].name() });
        }
        match boxes.iter().find(|listed| !listed.has_size_of_a_box()) {
            Some(wrong) => Err(IndexError::Size { name: wrong.name(), size: wrong.size }),
            None => Ok(Self(boxes)),
        }
    }

    /// Every box, in the order of their names.
    pub fn boxes(&self) -> &[Listed] {
        &self.0
    }

    /// The text of the index.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(FIRST_LINE.len() + self.0.len() * LONGEST_LINE);
        text.push_str(FIRST_LINE);
        for listed in &self.0 {
            let (name, id, kind) = (listed.name(), hex::encode(&listed.id), listed.kind.word());
            // Writing into a `String` cannot fail.
            let _ = writeln!(text, "{name} {} {id} {kind}", listed.size);
        }
        text
    }

    /// Reads an index and accepts only what [`Index::to_text`] could have written.
    ///
    /// # Errors
    /// [`IndexError`] naming the line that is not canonical.
    pub fn parse(bytes: &[u8]) -> Result<Self, IndexError> {
        if bytes.len() > MOST_BYTES {
            return Err(IndexError::Bytes { bytes: bytes.len() });
        }
        let first = IndexError::Line { line: 1 };
        let lines = bytes.strip_prefix(FIRST_LINE.as_bytes()).ok_or(first)?;
        let count = lines.iter().filter(|byte| **byte == b'\n').count();
        if count > MOST_BOXES {
            return Err(IndexError::Boxes { boxes: count });
        }
        let mut boxes: Vec<Listed> = Vec::with_capacity(count);
        for (at, line) in lines.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let wrong = IndexError::Line { line: at + 2 };
            let line = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
            let listed = line.and_then(Listed::parse).ok_or(wrong)?;
            match boxes.last().map(|last| last.name().cmp(&listed.name())) {
                None | Some(std::cmp::Ordering::Less) => boxes.push(listed),
                Some(_) => return Err(IndexError::Order { line: at + 2 }),
            }
        }
        Ok(Self(boxes))
    }
}

/// Why an index was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// Longer than an index can be.
    #[error("the index has {bytes} bytes, {MOST_BYTES} are allowed; import the boxes without it")]
    Bytes {
        /// As it came.
        bytes: usize,
    },
    /// More boxes than a card may hold.
    #[error("the card lists {boxes} boxes, {MOST_BOXES} are allowed; use a second card")]
    Boxes {
        /// As there are.
        boxes: usize,
    },
    /// A line that is not in its one form.
    #[error("line {line} of the index is not as version 1 writes it; import the boxes without it")]
    Line {
        /// From 1.
        line: usize,
    },
    /// A line that is listed twice or stands in the wrong place.
    #[error(
        "line {line} of the index is not in order or a name comes twice; import the boxes without it"
    )]
    Order {
        /// From 1.
        line: usize,
    },
    /// Two boxes of one name.
    #[error("the box {name} is listed twice; list it once")]
    Twins {
        /// Its name.
        name: BoxName,
    },
    /// A size that no box has.
    #[error("the box {name} cannot have {size} bytes; take its size from its file")]
    Size {
        /// Its name.
        name: BoxName,
        /// As it was given.
        size: u32,
    },
}
