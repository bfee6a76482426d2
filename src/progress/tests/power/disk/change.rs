//! What becomes of a file's bytes when a change was not flushed.

use super::Dice;

/// A change that waits for a flush.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Write { offset: usize, bytes: Vec<u8> },
    Resize { len: usize },
}

/// What becomes of one waiting change.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate {
    Lost,
    Kept,
    Torn,
}

impl Change {
    /// Changes the file as far as fate lets it.
    pub(super) fn happen(self, file: &mut Vec<u8>, fate: Fate, dice: &mut Dice) {
        match (self, fate) {
            (_, Fate::Lost) => {}
            (Self::Resize { len }, _) => file.resize(len, 0),
            (Self::Write { offset, bytes }, Fate::Kept) => put(file, offset, &bytes),
            (Self::Write { offset, bytes }, Fate::Torn) => {
                let (mut at, end) = (offset, offset + bytes.len());
                while at < end {
                    let next = end.min((at / SECTOR + 1) * SECTOR);
                    let part = &bytes[at - offset..next - offset];
                    match dice.below(3) {
                        0 => {}
                        1 => put(file, at, part),
                        _ => put(file, at, &vec![dice.next() as u8; part.len()]),
                    }
                    at = next;
                }
            }
        }
    }
}

fn put(file: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if file.len() < end {
        file.resize(end, 0);
    }
    file[offset..end].copy_from_slice(bytes);
}

/// What a disk writes whole or not at all, bytes.
const SECTOR: usize = 512;
