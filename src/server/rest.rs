//! What the server keeps, sealed at rest: each child's part of a segment, and each entry about
//! a child, under her own key (see [`crate::learner_keys`]).
//!
//! A stored segment is CBOR: the runs of events that one child after another made, each with
//! the chain's head behind it, and the parts, one a child, sealed with ChaCha20-Poly1305. So
//! the chain stays known at every run's end when a part can be read no more.

use crate::learner_keys::{Held, Key, LearnerKeys};
use crate::storage::StorageError;
use model::{LearnerId, LearnerMark, SchoolId, StreamId};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use wire::down::mark_of;
use wire::segment::parts;
use wire::{Head, Logged};

/// The events of a segment, before they are sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The school.
    pub school: SchoolId,
    /// The stream.
    pub stream: StreamId,
    /// The chain's head before the first event.
    pub prev: Head,
    /// The events, whose numbers follow on each other.
    pub events: Vec<Logged>,
}

/// Consecutive events of one child within a stored segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The number of the first.
    pub first_seq: u64,
    /// The number of the last.
    pub last_seq: u64,
    /// The chain's head before the first.
    pub before: Head,
    /// The chain's head after the last.
    pub after: Head,
    /// The events; none where the child was erased.
    pub events: Option<Vec<Logged>>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    first: u64,
    prev: Head,
    /// Which part, how many events, the head behind them.
    runs: Vec<(u16, u16, Head)>,
    parts: Vec<Part>,
}

#[derive(Serialize, Deserialize)]
struct Part {
    mark: LearnerMark,
    /// None where she had been erased when it came.
    sealed: Option<ByteBuf>,
}

impl Content {
    /// Seals it. What is of an erased child is dropped here.
    ///
    /// # Errors
    /// [`StorageError`] where the keys cannot be read or written.
    pub fn seal(&self, keys: &LearnerKeys) -> Result<Vec<u8>, StorageError> {
        let mut learners: Vec<LearnerId> = Vec::new();
        let (mut runs, mut head) = (Vec::<(u16, u16, Head)>::new(), self.prev);
        for event in &self.events {
            head = event.head_after(head);
            let known = learners.iter().position(|one| *one == event.learner);
            let part = known.unwrap_or(learners.len()) as u16;
            if known.is_none() {
                learners.push(event.learner);
            }
            match runs.last_mut() {
                Some(run) if run.0 == part => *run = (part, run.1 + 1, head),
                _ => runs.push((part, 1, head)),
            }
        }
        let marks: Vec<LearnerMark> = learners.iter().map(|one| mark_of(*one)).collect();
        let held = keys.find_or_make(&marks)?;
        let first = self.events.first().map_or(0, |event| event.seq);
        let about = about(self.school, self.stream, first);
        let part = |((learner, mark), held): ((&LearnerId, &LearnerMark), &Held)| {
            let Held::Key(key) = held else { return Ok(Part { mark: *mark, sealed: None }) };
            let hers = self.events.iter().filter(|event| event.learner == *learner).cloned();
            let packed = parts::pack(&hers.collect::<Vec<_>>()).map_err(unsound)?;
            let sealed = Some(ByteBuf::from(seal(key, &about, packed)?));
            Ok(Part { mark: *mark, sealed })
        };
        let parts = learners.iter().zip(&marks).zip(&held).map(part);
        let parts = parts.collect::<Result<Vec<_>, StorageError>>()?;
        to_cbor(&Stored { first, prev: self.prev, runs, parts })
    }
}

/// Opens a stored segment and follows its chain.
///
/// # Errors
/// [`StorageError::Unsound`] where it is damaged.
pub fn open(
    keys: &LearnerKeys,
    school: SchoolId,
    stream: StreamId,
    bytes: &[u8],
) -> Result<Vec<Run>, StorageError> {
    let stored: Stored = ciborium::from_reader(bytes).map_err(unsound)?;
    let mut numbers = vec![Vec::new(); stored.parts.len()];
    let mut next = stored.first;
    for (part, n, _) in &stored.runs {
        let hers = numbers.get_mut(usize::from(*part)).ok_or_else(|| unsound("no such part"))?;
        hers.extend(next..next + u64::from(*n));
        next += u64::from(*n);
    }
    let about = about(school, stream, stored.first);
    let mut opened = Vec::new();
    for (part, numbers) in stored.parts.iter().zip(&numbers) {
        opened.push(match (&part.sealed, keys.find(part.mark)?) {
            (Some(sealed), Held::Key(key)) => {
                let packed = unseal(&key, &about, sealed.to_vec())?;
                Some(parts::take_out(&packed, numbers).map_err(unsound)?.into_iter())
            }
            (Some(_), Held::Unknown) => return Err(unsound("a child's key is missing")),
            _ => None,
        });
    }
    let (mut first_seq, mut before) = (stored.first, stored.prev);
    let mut runs = Vec::new();
    for (part, n, after) in stored.runs {
        let hers = opened[usize::from(part)].as_mut();
        let events: Option<Vec<Logged>> = hers.map(|hers| hers.take(usize::from(n)).collect());
        let led = events.iter().flatten().fold(before, |head, event| event.head_after(head));
        if events.is_some() && led != after {
            return Err(unsound("its chain is broken"));
        }
        let last_seq = first_seq + u64::from(n) - 1;
        runs.push(Run { first_seq, last_seq, before, after, events });
        (first_seq, before) = (last_seq + 1, after);
    }
    Ok(runs)
}

/// Seals something that is about one child; none where she was erased.
///
/// # Errors
/// [`StorageError`] where the keys cannot be read or written.
pub fn seal_about(
    keys: &LearnerKeys,
    mark: LearnerMark,
    bytes: Vec<u8>,
) -> Result<Option<Vec<u8>>, StorageError> {
    match keys.find_or_make(&[mark])?.pop() {
        Some(Held::Key(key)) => seal(&key, &mark.0, bytes).map(Some),
        _ => Ok(None),
    }
}

/// Opens what [`seal_about`] sealed; none where she was erased.
///
/// # Errors
/// [`StorageError::Unsound`] where it is damaged.
pub fn open_about(
    keys: &LearnerKeys,
    mark: LearnerMark,
    bytes: Vec<u8>,
) -> Result<Option<Vec<u8>>, StorageError> {
    match keys.find(mark)? {
        Held::Key(key) => unseal(&key, &mark.0, bytes).map(Some),
        _ => Ok(None),
    }
}

/// To what a sealed part belongs, so that it cannot be put elsewhere.
fn about(school: SchoolId, stream: StreamId, first: u64) -> Vec<u8> {
    [&school.0[..], &stream.0, &first.to_be_bytes()].concat()
}

/// `nonce 12 · sealed · tag 16`.
fn seal(key: &Key, about: &[u8], mut bytes: Vec<u8>) -> Result<Vec<u8>, StorageError> {
    let mut nonce = [0; 12];
    getrandom::fill(&mut nonce).map_err(unsound)?;
    let aead = aead(key)?;
    let done = aead.seal_in_place_append_tag(
        Nonce::assume_unique_for_key(nonce),
        Aad::from(about),
        &mut bytes,
    );
    done.map_err(unsound)?;
    bytes.splice(..0, nonce);
    Ok(bytes)
}

fn unseal(key: &Key, about: &[u8], mut bytes: Vec<u8>) -> Result<Vec<u8>, StorageError> {
    let (nonce, _) = bytes.split_first_chunk::<12>().ok_or_else(|| unsound("it is too short"))?;
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let opened = aead(key)?.open_within(nonce, Aad::from(about), &mut bytes, 12..);
    let n = opened.map_err(unsound)?.len();
    bytes.truncate(n);
    Ok(bytes)
}

fn aead(key: &Key) -> Result<LessSafeKey, StorageError> {
    UnboundKey::new(&CHACHA20_POLY1305, &**key).map(LessSafeKey::new).map_err(unsound)
}

fn to_cbor(value: &impl Serialize) -> Result<Vec<u8>, StorageError> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(unsound)?;
    Ok(bytes)
}

fn unsound(why: impl std::fmt::Display) -> StorageError {
    StorageError::Unsound(format!("what is stored cannot be opened: {why}"))
}
