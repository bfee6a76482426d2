//! A manifest in runs of a few lines, so that two releases share nearly all of them.
//!
//! A new blob moves every entry after it, and with it the borders of all pages; whoever
//! fetched whole pages would fetch most of the manifest for one picture. The end of a run
//! depends on its own entries only, so one change spoils one run and the next stay as they are.

use crate::entry::{Entry, write_page};

/// A run of entries as a description lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// Bytes of its lines.
    pub size: u16,
    /// The first 8 bytes of their BLAKE3. They only tell which lines are at hand, and the seal
    /// does not cover them: the pages that runs make up are held against the sealed root.
    pub hash: [u8; 8],
}

impl Run {
    /// Describes the lines of a run.
    pub fn of(lines: &[u8]) -> Self {
        let mut hash = [0; 8];
        blake3::Hasher::new().update(lines).finalize_xof().fill(&mut hash);
        Self { size: lines.len().min(MOST_RUN) as u16, hash }
    }
}

/// The lines of each run of these entries, in their order.
pub fn runs(entries: &[Entry]) -> impl Iterator<Item = Vec<u8>> {
    let mut rest = entries;
    std::iter::from_fn(move || {
        let end = rest.iter().take(MOST_ENTRIES).position(is_end);
        let end = end.map_or(rest.len().min(MOST_ENTRIES), |at| at + 1);
        let (run, after) = rest.split_at(end);
        rest = after;
        (!run.is_empty()).then(|| write_page(run))
    })
}

/// One in four entries ends a run; hashes are as good as dice. So a run has about half a
/// kilobyte and costs ten bytes of description. For one new picture among two thousand entries
/// both together came to 12 KB; with one in sixteen it were 24 KB.
fn is_end(entry: &Entry) -> bool {
    entry.hash[31] & 3 == 0
}

/// Most entries of a run, for the rare stretch without an end.
const MOST_ENTRIES: usize = 32;

/// Most bytes of a run: each line has two spaces, a line feed, a hash, twenty digits, a path.
pub(crate) const MOST_RUN: usize = MOST_ENTRIES * (3 + 64 + 20 + crate::entry::PATH_BYTES);
