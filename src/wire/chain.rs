//! The hash chain of a stream: whoever knows its head knows every event before it.

use crate::hex;
use model::StreamId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Continues a chain: the head after the event that is written as `event`.
///
/// `event` is the canonical encoding of one event, the very bytes that are stored. The
/// lengths of all that comes before it are fixed, so no other split of the same bytes can
/// give the same head.
pub fn link(prev: Head, event: &[u8]) -> Head {
    Head::of(LINK_DOMAIN, &prev.0, event)
}

/// The head of a stream that holds no event yet.
pub fn genesis(stream: &StreamId) -> Head {
    Head::of(GENESIS_DOMAIN, &stream.0, &[])
}

/// The stream in which a fork goes on: `first` is the head after the first event that parts.
///
/// It follows from what parts, so a tablet that has to part twice at the same place (its data
/// was put back in between) comes to the same stream, and a server sees the same events again
/// and not new ones. Two tablets that part with different events never share it.
pub fn branch(first: Head) -> StreamId {
    StreamId(Head::of(BRANCH_DOMAIN, &first.0, &[]).0)
}

/// Version 1 of the link's domain, prepended so that a head is never taken for another hash.
///
/// A new version gets a new constant; this one stays, because old streams need it for ever.
pub const LINK_DOMAIN: &[u8] = b"jonaki chain link 1\0";

/// Version 1 of the domain of a stream's first head.
pub const GENESIS_DOMAIN: &[u8] = b"jonaki chain genesis 1\0";

/// Version 1 of the domain of a stream that goes on after a fork.
pub const BRANCH_DOMAIN: &[u8] = b"jonaki chain branch 1\0";

/// The first 16 bytes of the BLAKE3 that stands for a stream up to some event.
///
/// Sixteen bytes are enough to notice a fork, a cut or an edit, and small enough to travel
/// in every segment and receipt.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Head(#[serde(with = "serde_bytes")] pub [u8; 16]);

impl Head {
    /// Reads the 32 lower-case hexadecimal digits that [`Head`] prints; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        hex::decode(text).map(Self)
    }

    fn of(domain: &[u8], fixed: &[u8; 16], rest: &[u8]) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(domain).update(fixed).update(rest);
        let mut head = [0; 16];
        hasher.finalize_xof().fill(&mut head);
        Self(head)
    }
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(&self.0))
    }
}

impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Head({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STREAM: StreamId = StreamId([7; 16]);

    fn head_of(events: &[Vec<u8>]) -> Head {
        events.iter().fold(genesis(&STREAM), |head, event| link(head, event))
    }

    #[test]
    fn every_stream_starts_with_its_own_head() {
        assert_ne!(genesis(&STREAM), genesis(&StreamId([8; 16])));
        assert_ne!(genesis(&STREAM), link(Head(STREAM.0), b""));
    }

    #[test]
    fn heads_of_version_1_never_change() {
        let first = genesis(&STREAM);
        assert_eq!(first.to_string(), "6a39912139abbb52affab31527d622df");
        assert_eq!(link(first, b"an event").to_string(), "c7374e4591e3e7563f3782e29efa8ad3");
        assert_eq!(branch(first).to_string(), "92c86c44ad6dc7acc6e6cc786abc6dd4");
    }

    #[test]
    fn a_head_survives_printing() {
        let head = genesis(&STREAM);
        assert_eq!(Head::parse(&head.to_string()), Some(head));
        assert_eq!(Head::parse("not a head"), None);
    }

    fn events() -> impl Strategy<Value = Vec<Vec<u8>>> {
        prop::collection::vec(prop::collection::vec(any::<u8>(), 0..24), 1..12)
    }

    proptest! {
        #[test]
        fn any_edit_changes_the_head(
            events in events(),
            at in any::<prop::sample::Index>(),
            edit in prop::collection::vec(any::<u8>(), 0..24),
        ) {
            let at = at.index(events.len());
            let mut edited = events.clone();
            edited[at] = edit;
            prop_assert_eq!(edited == events, head_of(&edited) == head_of(&events));
        }

        #[test]
        fn a_cut_a_swap_or_another_split_changes_the_head(
            events in events(),
            at in any::<prop::sample::Index>(),
        ) {
            let at = at.index(events.len());
            let whole = head_of(&events);
            prop_assert_ne!(head_of(&events[..events.len() - 1]), whole);

            let mut without = events.clone();
            without.remove(at);
            prop_assert_ne!(head_of(&without), whole);

            let mut swapped = events.clone();
            swapped.swap(0, at);
            prop_assert_eq!(swapped == events, head_of(&swapped) == whole);

            let joined = vec![events.concat()];
            prop_assert_eq!(joined == events, head_of(&joined) == whole);
        }
    }
}
