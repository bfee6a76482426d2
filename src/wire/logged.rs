//! One event as a log holds it, and the very bytes of it that the hash chain covers.

use crate::chain::{Head, link};
use model::{LearnerId, Stamp};

/// One event of a stream, without its place among streams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// Whose it is.
    pub learner: LearnerId,
    /// `model::Event::kind`, at most 255 bytes.
    pub kind: String,
    /// Version of the body's form.
    pub ver: u16,
    /// When it happened, as far as the tablet could tell.
    pub at: Stamp,
    /// The event in CBOR.
    pub body: Vec<u8>,
}

impl Logged {
    /// Version 1 of the canonical form. Numbers are big-endian and everything but the body
    /// has a known length, so two different events never give the same bytes:
    ///
    /// `1 · seq u64 · learner 16 · wall_ms i64 · mono_ms u64 · boot u32 · ver u16 ·
    /// length of kind u8 · kind · body`.
    ///
    /// The stream is not among them: it stands at the chain's beginning. Whoever receives
    /// the columns of an event can build these bytes and check the chain.
    pub fn canonical(&self) -> Vec<u8> {
        let kind = &self.kind.as_bytes()[..self.kind.len().min(usize::from(u8::MAX))];
        let mut bytes = Vec::with_capacity(48 + kind.len() + self.body.len());
        bytes.push(1);
        bytes.extend(self.seq.to_be_bytes());
        bytes.extend(self.learner.0);
        bytes.extend(self.at.wall_ms.to_be_bytes());
        bytes.extend(self.at.mono_ms.to_be_bytes());
        bytes.extend(self.at.boot.to_be_bytes());
        bytes.extend(self.ver.to_be_bytes());
        bytes.push(kind.len() as u8);
        bytes.extend(kind);
        bytes.extend(&self.body);
        bytes
    }

    /// The chain's head after this event, where `before` was the head before it.
    pub fn head_after(&self, before: Head) -> Head {
        link(before, &self.canonical())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Logged {
        Logged {
            seq: 2,
            learner: LearnerId([3; 16]),
            kind: "left".into(),
            ver: 1,
            at: Stamp { wall_ms: -1, mono_ms: 5, boot: 6 },
            body: vec![0xa0],
        }
    }

    #[test]
    fn version_1_never_changes() {
        let hex: String = event().canonical().iter().map(|byte| format!("{byte:02x}")).collect();
        let expected = [
            "01",
            "0000000000000002",
            "03030303030303030303030303030303",
            "ffffffffffffffff",
            "0000000000000005",
            "00000006",
            "0001",
            "04",
            "6c656674",
            "a0",
        ];
        assert_eq!(hex, expected.concat());
    }

    #[test]
    fn every_column_is_covered() {
        let same = event().canonical();
        let at = event().at;
        let others = [
            Logged { seq: 3, ..event() },
            Logged { learner: LearnerId([4; 16]), ..event() },
            Logged { kind: "lef".into(), ..event() },
            Logged { ver: 2, ..event() },
            Logged { at: Stamp { wall_ms: 0, ..at }, ..event() },
            Logged { at: Stamp { mono_ms: 0, ..at }, ..event() },
            Logged { at: Stamp { boot: 0, ..at }, ..event() },
            Logged { body: vec![0xa1], ..event() },
        ];
        assert!(others.iter().all(|other| other.canonical() != same));
    }
}
