//! The very bytes of an event that the hash chain covers.

use crate::Stored;

/// Version 1 of the canonical form. Numbers are big-endian and everything but the body has
/// a known length, so two different events never give the same bytes:
///
/// `1 · seq u64 · learner 16 · wall_ms i64 · mono_ms u64 · boot u32 · ver u16 ·
/// length of kind u8 · kind · body`.
///
/// The stream is not among them: it stands at the chain's beginning. Whoever receives the
/// columns of an event can build these bytes and check the chain.
pub fn canonical(event: &Stored) -> Vec<u8> {
    let kind = &event.kind.as_bytes()[..event.kind.len().min(usize::from(u8::MAX))];
    let mut bytes = Vec::with_capacity(48 + kind.len() + event.body.len());
    bytes.push(1);
    bytes.extend(event.seq.to_be_bytes());
    bytes.extend(event.learner.0);
    bytes.extend(event.at.wall_ms.to_be_bytes());
    bytes.extend(event.at.mono_ms.to_be_bytes());
    bytes.extend(event.at.boot.to_be_bytes());
    bytes.extend(event.ver.to_be_bytes());
    bytes.push(kind.len() as u8);
    bytes.extend(kind);
    bytes.extend(&event.body);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{LearnerId, Stamp, StreamId};
    use wire::Head;

    fn event() -> Stored {
        Stored {
            stream: StreamId([1; 16]),
            seq: 2,
            learner: LearnerId([3; 16]),
            kind: "left".into(),
            ver: 1,
            at: Stamp { wall_ms: -1, mono_ms: 5, boot: 6 },
            body: vec![0xa0],
            head: Head([0; 16]),
        }
    }

    #[test]
    fn version_1_never_changes() {
        let hex: String = canonical(&event()).iter().map(|byte| format!("{byte:02x}")).collect();
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
        let same = canonical(&event());
        let at = event().at;
        let others = [
            Stored { seq: 3, ..event() },
            Stored { learner: LearnerId([4; 16]), ..event() },
            Stored { kind: "lef".into(), ..event() },
            Stored { ver: 2, ..event() },
            Stored { at: Stamp { wall_ms: 0, ..at }, ..event() },
            Stored { at: Stamp { mono_ms: 0, ..at }, ..event() },
            Stored { at: Stamp { boot: 0, ..at }, ..event() },
            Stored { body: vec![0xa1], ..event() },
        ];
        assert!(others.iter().all(|other| canonical(other) != same));
    }
}
