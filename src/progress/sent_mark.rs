//! The newest event that may ever have left this tablet, noted outside the database.
//!
//! A database can be restored from a backup and then knows nothing of what was sent since.
//! Two small files beside it do. They are written before anything leaves, whatever the way
//! (network, box or card), and compared at every start.

use model::StreamId;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use wire::{Head, genesis};

/// A stream up to some event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SentMark {
    pub(crate) stream: StreamId,
    /// 0 while nothing of the stream has left.
    pub(crate) seq: u64,
    pub(crate) head: Head,
}

/// What the two copies say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Mark(SentMark),
    /// Neither copy was ever written, or both were lost.
    Nothing,
    /// There is a copy, and none can be read.
    Torn,
}

impl SentMark {
    /// Says that a stream is the open one and nothing of it has left.
    pub(crate) fn beginning(stream: StreamId) -> Self {
        Self { stream, seq: 0, head: genesis(&stream) }
    }

    /// Writes both copies, the worse one first, each flushed before the next is touched.
    pub(crate) fn write(&self, dir: &Path) -> io::Result<()> {
        let [a, b] = NAMES.map(|name| read_copy(&dir.join(name)).ok().flatten());
        let generation = |copy: &Option<(u64, Self)>| copy.map_or(0, |(generation, _)| generation);
        let next = generation(&a).max(generation(&b)) + 1;
        let mut order = NAMES;
        if generation(&a) > generation(&b) {
            order.reverse();
        }
        for name in order {
            let path = dir.join(name);
            // In place and never truncated: a torn copy is noticed by its sum, and the
            // other copy is whole while this one is written.
            let mut file =
                OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
            file.write_all(&self.to_bytes(next))?;
            file.sync_all()?;
        }
        crate::files::sync_parent(&dir.join(NAMES[0]))
    }

    /// Reads the newer of the copies that can be read.
    pub(crate) fn read(dir: &Path) -> io::Result<Found> {
        let mut newest: Option<(u64, Self)> = None;
        let mut any = false;
        for name in NAMES {
            let path = dir.join(name);
            any |= path.exists();
            let copy = read_copy(&path)?;
            if copy.map(|(generation, _)| generation) > newest.map(|(generation, _)| generation) {
                newest = copy;
            }
        }
        Ok(match newest {
            Some((_, mark)) => Found::Mark(mark),
            None if any => Found::Torn,
            None => Found::Nothing,
        })
    }

    fn to_bytes(self, generation: u64) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8..16].copy_from_slice(&generation.to_be_bytes());
        bytes[16..32].copy_from_slice(&self.stream.0);
        bytes[32..40].copy_from_slice(&self.seq.to_be_bytes());
        bytes[40..56].copy_from_slice(&self.head.0);
        let sum = crc32fast::hash(&bytes[..56]);
        bytes[56..].copy_from_slice(&sum.to_be_bytes());
        bytes
    }
}

/// One copy with its generation; `None` where it is missing or torn.
fn read_copy(path: &Path) -> io::Result<Option<(u64, SentMark)>> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(parse(&bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn parse(bytes: &[u8]) -> Option<(u64, SentMark)> {
    let bytes: &[u8; LENGTH] = bytes.try_into().ok()?;
    let sum = u32::from_be_bytes(bytes[56..].try_into().ok()?);
    if !bytes.starts_with(MAGIC) || sum != crc32fast::hash(&bytes[..56]) {
        return None;
    }
    let mark = SentMark {
        stream: StreamId(bytes[16..32].try_into().ok()?),
        seq: u64::from_be_bytes(bytes[32..40].try_into().ok()?),
        head: Head(bytes[40..56].try_into().ok()?),
    };
    Some((u64::from_be_bytes(bytes[8..16].try_into().ok()?), mark))
}

const NAMES: [&str; 2] = ["sent_hw.a", "sent_hw.b"];
const MAGIC: &[u8; 8] = b"JNKSENT1";
const LENGTH: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn mark(seq: u64) -> SentMark {
        SentMark { stream: StreamId([7; 16]), seq, head: Head([seq as u8; 16]) }
    }

    #[test]
    fn the_newest_mark_is_found() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(SentMark::read(dir.path()).unwrap(), Found::Nothing);
        for seq in 1..=3 {
            mark(seq).write(dir.path()).unwrap();
            assert_eq!(SentMark::read(dir.path()).unwrap(), Found::Mark(mark(seq)));
        }
    }

    #[test]
    fn either_copy_alone_is_enough() {
        let dir = tempfile::tempdir().unwrap();
        for lost in NAMES {
            mark(5).write(dir.path()).unwrap();
            fs::remove_file(dir.path().join(lost)).unwrap();
            assert_eq!(SentMark::read(dir.path()).unwrap(), Found::Mark(mark(5)));
        }
    }

    #[test]
    fn any_flipped_byte_is_noticed_and_the_other_copy_used() {
        let dir = tempfile::tempdir().unwrap();
        mark(5).write(dir.path()).unwrap();
        let path = dir.path().join(NAMES[0]);
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut torn = whole.clone();
            torn[at] ^= 0x40;
            fs::write(&path, &torn).unwrap();
            assert_eq!(parse(&torn), None, "byte {at}");
            assert_eq!(SentMark::read(dir.path()).unwrap(), Found::Mark(mark(5)));
        }
        fs::write(dir.path().join(NAMES[1]), b"").unwrap();
        assert_eq!(SentMark::read(dir.path()).unwrap(), Found::Torn);
    }
}
