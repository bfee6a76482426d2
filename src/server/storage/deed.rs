//! What adults did: who did what to whom, when. A row is never changed and never removed.

use model::LearnerId;
use wire::down::mark_of;

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// When, milliseconds since 1970.
    pub at_ms: i64,
    /// What she types to sign in; empty at the command line, and where the program did it itself.
    pub who: String,
    /// What, as a short word such as `account-made`, which pages turn into a sentence.
    pub what: String,
    /// To whom or what; a child as [`child`] calls her, never by her name.
    pub about: String,
}

/// A deed that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its number.
    pub no: u64,
    /// The deed.
    pub deed: Deed,
}

/// The end of what was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The number of the last row; 0 where there is none.
    pub no: u64,
    /// The chain's head behind it.
    pub head: [u8; 32],
}

/// What a look through the whole chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Rows that were read.
    pub n: u64,
    /// Where it ends.
    pub end: End,
    /// The first thing that is wrong.
    pub broken: Option<Broken>,
}

/// What is wrong with the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The row of this number, or one before it, was changed or removed.
    Row(u64),
    /// Rows at the end are gone: there was one of this number.
    Cut(u64),
}

/// What a child is called where it is written down: by her mark, from which nobody comes to her id
/// and which says nothing once she is erased.
pub fn child(id: LearnerId) -> String {
    format!("child {}", mark_of(id))
}

impl End {
    /// As it is printed and kept: `57 6f1e…`.
    pub fn to_text(&self) -> String {
        let digits: String = self.head.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{} {digits}", self.no)
    }

    /// Reads what [`End::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let (no, digits) = text.trim().split_once(' ')?;
        let (no, mut head) = (no.parse().ok()?, [0; 32]);
        if digits.len() != 64 || !digits.is_ascii() {
            return None;
        }
        for (at, byte) in head.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self { no, head })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_read_as_it_was_printed() {
        let end = End { no: 57, head: [0x6f; 32] };
        assert_eq!(End::parse(&format!("{}\n", end.to_text())), Some(end));
        for odd in ["", "57", "57 6f", "x 6f6f", &format!("5 {}", "ক".repeat(32))] {
            assert_eq!(End::parse(odd), None, "{odd}");
        }
    }
}
