//! A server's cursor of a stream, held against a list: two copies of one log are sent in any
//! pieces and any order, and what is stored is what the list says.

use model::{DeviceId, LearnerId, SchoolId, Stamp, StreamId};
use server::School;
use server::ingest::accept;
use server::storage::sqlite::Sqlite;
use server::storage::{Device, Storage};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use wire::message::Refusal;
use wire::segment::{self, Start};
use wire::{Logged, Receipt, SecretKey, genesis, signed};

/// Sends pieces of two copies of a log that part after some event.
pub(crate) fn cursor(bytes: &[u8]) {
    let Some((&[common, ..], pieces)) = bytes.split_first_chunk::<1>() else { return };
    let place = PLACE.get_or_init(Place::open);
    let stream = place.new_stream();
    let common = usize::from(common % (EVENTS as u8 + 1));
    let copies = [0, 1].map(|copy| chain(common, copy));
    // Which copy each stored event is of; of what is common to both, neither.
    let mut stored: Vec<Option<usize>> = Vec::new();
    for piece in pieces.chunks_exact(2).take(12) {
        let copy = usize::from(piece[0] >> 7);
        let from = usize::from(piece[0] & 0x7f) % EVENTS;
        let to = (from + 1 + usize::from(piece[1]) % 12).min(EVENTS);
        let answer = place.send(stream, &copies[copy], from, to);
        let of = |at: usize| (at >= common).then_some(copy);
        let border = to.min(stored.len());
        let expected = if from > stored.len() {
            Expected::Gap
        } else if border > 0 && stored[border - 1] != of(border - 1) {
            Expected::Fork
        } else {
            stored.extend((stored.len()..to).map(of));
            Expected::Stored
        };
        match (answer, expected) {
            (Ok(through), Expected::Stored) => assert_eq!(through as usize, stored.len()),
            (Err(Refusal::Gap { has }), Expected::Gap)
            | (Err(Refusal::Fork { has }), Expected::Fork) => {
                assert_eq!(has.tail as usize, stored.len());
            }
            (answer, expected) => panic!("{answer:?}, expected {expected:?}"),
        }
    }
    assert_eq!(place.stored(stream), stored.len(), "segments hold each event once");
}

#[derive(Debug)]
enum Expected {
    Stored,
    Gap,
    Fork,
}

/// One server for all tries; each has a stream of its own.
struct Place {
    school: School,
    runtime: Runtime,
    n_streams: std::sync::atomic::AtomicU64,
    _dir: TempDir,
}

static PLACE: OnceLock<Place> = OnceLock::new();
const TABLET: DeviceId = DeviceId([3; 16]);
const NOW: i64 = 1_795_000_000_000;
const EVENTS: usize = 30;

impl Place {
    fn open() -> Self {
        let dir = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let dir = dir.expect("a folder can be made");
        let storage: Arc<dyn Storage> = Arc::new(Sqlite::open(dir.path()).expect("it opens"));
        let school = School::open(dir.path(), storage, NOW).expect("a school is founded");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime starts");
        let device = Device {
            id: TABLET,
            key: *key().public().as_bytes(),
            box_key: [0; 32],
            serial: 0,
            name: String::new(),
            revoked: false,
            enrolled_ms: NOW,
        };
        let put = school.storage.put_device(school.id(), device);
        runtime.block_on(put).expect("a tablet is enrolled");
        Self { school, runtime, n_streams: 0.into(), _dir: dir }
    }

    fn new_stream(&self) -> StreamId {
        let n = self.n_streams.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        StreamId((u128::from(n) + 1).to_be_bytes())
    }

    /// Sends events `from..to`; the number that the receipt names.
    fn send(
        &self,
        stream: StreamId,
        all: &[Logged],
        from: usize,
        to: usize,
    ) -> Result<u64, Refusal> {
        let prev = all[..from].iter().fold(genesis(&stream), |head, event| event.head_after(head));
        let school: SchoolId = self.school.id();
        let start = Start { school, device: TABLET, stream, prev };
        let bytes = segment::write(&start, &all[from..to], &key()).expect("a segment is made");
        let receipt = self.runtime.block_on(accept(&self.school, bytes, NOW))?;
        let receipt: Receipt =
            signed::open(&receipt, &self.school.keys.server.public()).expect("it is signed");
        assert_eq!(receipt.stream, stream);
        Ok(receipt.through)
    }

    /// How many events the stored segments brought, each from where it says.
    fn stored(&self, stream: StreamId) -> usize {
        let segments = self.school.storage.segments(self.school.id(), stream, 0, usize::MAX);
        let segments = self.runtime.block_on(segments).expect("it is read");
        segments.iter().map(|one| (one.last_seq + 1 - one.from_seq) as usize).sum()
    }
}

fn key() -> SecretKey {
    SecretKey::from_bytes(&[5; 32])
}

/// A log whose events after the first `common` are of one copy only.
fn chain(common: usize, copy: u8) -> Vec<Logged> {
    let event = |at: usize| Logged {
        seq: at as u64 + 1,
        learner: LearnerId([if at < common { 9 } else { copy + 1 }; 16]),
        kind: "replayed".into(),
        ver: 1,
        at: Stamp { wall_ms: NOW, mono_ms: at as u64, boot: 1 },
        body: vec![0xa0],
    };
    (0..EVENTS).map(event).collect()
}
