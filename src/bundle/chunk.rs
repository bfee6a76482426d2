//! Large blobs in chunks of 256 KiB, each of which the blob's own hash vouches for.
//!
//! BLAKE3 is a tree. The chaining values of its 256 KiB subtrees add up to the hash of the
//! whole, so a list of them needs no seal of its own, and each chunk is known to be right the
//! moment it has come (the BLAKE3 paper, section 2.4, and `blake3::hazmat`).

use blake3::hazmat::{ChainingValue, HasherExt, Mode};
use blake3::hazmat::{merge_subtrees_non_root, merge_subtrees_root};

/// Bytes of a chunk: what a slow link brings in half a minute, and a power of two, as the
/// tree wants it.
pub(crate) const CHUNK: u64 = 256 << 10;

/// Blobs above this are fetched in chunks (1 MiB): of a smaller one little can be lost.
pub(crate) const WHOLE: u64 = 1 << 20;

/// The chaining value of each chunk of a blob of more than one.
pub(crate) fn list(bytes: &[u8]) -> Vec<ChainingValue> {
    let chunks = bytes.chunks(CHUNK as usize).enumerate();
    chunks.map(|(at, chunk)| value(at as u64 * CHUNK, chunk)).collect()
}

/// The chaining value of the chunk that starts at byte `at` of its blob.
pub(crate) fn value(at: u64, chunk: &[u8]) -> ChainingValue {
    blake3::Hasher::new().set_input_offset(at).update(chunk).finalize_non_root()
}

/// The hash of the blob whose chunks have these values; `None` for less than two.
pub(crate) fn root(values: &[ChainingValue]) -> Option<[u8; 32]> {
    let (left, right) = halves(values)?;
    Some(*merge_subtrees_root(&merge(left)?, &merge(right)?, Mode::Hash).as_bytes())
}

fn merge(values: &[ChainingValue]) -> Option<ChainingValue> {
    match values {
        [one] => Some(*one),
        _ => {
            let (left, right) = halves(values)?;
            Some(merge_subtrees_non_root(&merge(left)?, &merge(right)?, Mode::Hash))
        }
    }
}

/// The left half holds the largest power of two that leaves something to the right.
fn halves(values: &[ChainingValue]) -> Option<(&[ChainingValue], &[ChainingValue])> {
    (values.len() >= 2).then(|| values.split_at(values.len().next_power_of_two() / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_of_chunks_add_up_to_the_hash_of_the_whole() {
        let chunk = CHUNK as usize;
        let blob: Vec<u8> = (0..9 * chunk).map(|at| (at * at / 7) as u8).collect();
        for n in 2..9 {
            for size in [n * chunk, n * chunk - 1, (n - 1) * chunk + 1] {
                let blob = &blob[..size];
                assert_eq!(root(&list(blob)), Some(*blake3::hash(blob).as_bytes()), "{size}");
            }
        }
    }

    #[test]
    fn a_changed_value_adds_up_to_something_else() {
        let blob = vec![7; 3 * CHUNK as usize];
        let mut values = list(&blob);
        values[1][0] ^= 1;
        assert_ne!(root(&values), Some(*blake3::hash(&blob).as_bytes()));
        assert_eq!((root(&values[..1]), root(&[])), (None, None));
    }
}
