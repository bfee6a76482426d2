//! Some of the events of a stream, packed as a segment's are, for whoever keeps them apart:
//! unsigned, with gaps between their numbers.
//!
//! `plain length u32 · one zstd frame of the columns`. The highest bit of the length says that
//! the frame was packed with `SHARED`, as all are that are written today.

use super::{MOST_EVENTS, MOST_PLAIN, SegmentError, columns, is_one_frame, unpack};
use crate::logged::Logged;

/// Packs events, whatever their numbers are; the numbers are not among what is packed.
///
/// # Errors
/// [`SegmentError::Large`] for more than a segment may hold.
pub fn pack(events: &[Logged]) -> Result<Vec<u8>, SegmentError> {
    let plain = columns::write(events);
    if events.len() > MOST_EVENTS || plain.len() > MOST_PLAIN {
        return Err(SegmentError::Large);
    }
    let large = |_| SegmentError::Large;
    let mut bytes = (plain.len() as u32 | WITH_SHARED).to_be_bytes().to_vec();
    let mut packer = zstd::bulk::Compressor::with_dictionary(LEVEL, SHARED).map_err(large)?;
    bytes.extend(packer.compress(&plain).map_err(large)?);
    Ok(bytes)
}

/// Gives packed events their numbers back.
///
/// # Errors
/// [`SegmentError`] where they are not exactly as many, or were changed.
pub fn take_out(bytes: &[u8], numbers: &[u64]) -> Result<Vec<Logged>, SegmentError> {
    let (length, packed) = bytes.split_first_chunk().ok_or(SegmentError::Short)?;
    let length = u32::from_be_bytes(*length);
    let (with_shared, length) = (length & WITH_SHARED != 0, (length & !WITH_SHARED) as usize);
    if length > MOST_PLAIN || numbers.len() > MOST_EVENTS {
        return Err(SegmentError::Lengths);
    }
    let plain = if with_shared { unpack_shared(packed, length)? } else { unpack(packed, length)? };
    let events = columns::read(&plain, 0, numbers.len()).ok_or(SegmentError::Columns)?;
    Ok(events.into_iter().zip(numbers).map(|(event, seq)| Logged { seq: *seq, ..event }).collect())
}

fn unpack_shared(packed: &[u8], plain_len: usize) -> Result<Vec<u8>, SegmentError> {
    if !is_one_frame(packed) {
        return Err(SegmentError::Packed);
    }
    let unpacker = zstd::bulk::Decompressor::with_dictionary(SHARED);
    let plain = unpacker.and_then(|mut unpacker| unpacker.decompress(packed, plain_len));
    plain.ok().filter(|plain| plain.len() == plain_len).ok_or(SegmentError::Packed)
}

/// Tables of columns with what most events say: the letters, the keys of bodies, the names of
/// kinds. A child's part of a segment is so short that these would be half of it. What was
/// packed with it needs it for ever: a better one is another file with another mark.
const SHARED: &[u8] = include_bytes!("parts/shared-1.bin");
const WITH_SHARED: u32 = 1 << 31;

/// Whoever keeps events packs many in a moment; the tablet's thrift is for the air.
const LEVEL: i32 = 3;

#[cfg(test)]
mod tests {
    use super::*;
    use model::{LearnerId, Stamp};

    fn event(seq: u64) -> Logged {
        Logged {
            seq,
            learner: LearnerId([1; 16]),
            kind: "replayed".into(),
            ver: 1,
            at: Stamp { wall_ms: 9 * seq as i64, mono_ms: seq, boot: 1 },
            body: b"\xa3bishreplayedflessonaadstepab".to_vec(),
        }
    }

    #[test]
    fn events_come_back_with_their_numbers() {
        let events: Vec<_> = [3, 4, 9].map(event).to_vec();
        let bytes = pack(&events).unwrap();
        assert_eq!(take_out(&bytes, &[3, 4, 9]).unwrap(), events);
        assert!(take_out(&bytes, &[3, 4]).is_err());
        assert!(take_out(&bytes[..bytes.len() - 1], &[3, 4, 9]).is_err());
        let mut bomb = bytes.clone();
        bomb[..4].fill(0xff);
        assert_eq!(take_out(&bomb, &[3, 4, 9]), Err(SegmentError::Lengths));
    }

    /// What lies in servers' databases: read so for ever, however it is packed today.
    #[test]
    fn parts_of_both_forms_are_read_for_ever() {
        let events: Vec<_> = [3, 4, 9].map(event).to_vec();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-segment");
        for (name, is_shared) in [("part-alone.bin", false), ("part-shared-1.bin", true)] {
            let path = folder.join(name);
            if std::env::var_os("BLESS").is_some() && !path.exists() {
                std::fs::write(
                    &path,
                    if is_shared { pack(&events).unwrap() } else { alone(&events) },
                )
                .unwrap();
            }
            let bytes = std::fs::read(&path).unwrap();
            assert_eq!(bytes[0] & 0x80 != 0, is_shared, "{name}");
            assert_eq!(take_out(&bytes, &[3, 4, 9]).unwrap(), events, "{name}");
        }
    }

    /// As parts were packed before there was anything shared.
    fn alone(events: &[Logged]) -> Vec<u8> {
        let plain = columns::write(events);
        let packed = zstd::bulk::compress(&plain, LEVEL).unwrap();
        [&(plain.len() as u32).to_be_bytes()[..], &packed].concat()
    }
}
