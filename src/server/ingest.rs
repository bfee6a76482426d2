//! What becomes of a segment: it is held against its stream, stored, and only then receipted.

use crate::log;
use crate::rest::{Content, Run};
use crate::school::School;
use crate::storage::{Appended, Device, NewSegment, SetAside, StorageError};
use model::StreamId;
use wire::message::{Agreed, Cursor, Probe, Refusal};
use wire::segment::{self, Header};
use wire::{Head, Logged, PublicKey, Receipt, genesis, signed};

/// Takes a segment. The answer is its signed receipt, once the disk has it.
///
/// The same segment may come as often as it likes, at once or years later: it is stored once,
/// and each time the receipt is given.
///
/// # Errors
/// [`Refusal`]; nothing of the segment was stored then, but what parts from the stream, or
/// comes from a revoked tablet, is kept aside.
pub async fn accept(school: &School, bytes: Vec<u8>, now_ms: i64) -> Result<Vec<u8>, Refusal> {
    let bad = |error: segment::SegmentError| Refusal::Bad { why: error.to_string() };
    let header = Header::peek(&bytes).map_err(bad)?;
    if header.school != school.id() {
        return Err(Refusal::Bad { why: "the segment is for another school".into() });
    }
    let device = school.storage.device(school.id(), header.device).await.map_err(refuse)?;
    let device = device.ok_or(Refusal::UnknownDevice)?;
    let key = PublicKey::from_bytes(&device.key)
        .map_err(|error| Refusal::Bad { why: error.to_string() })?;
    let (_, events) = segment::open(&bytes, &key).map_err(bad)?;
    let content = Content { school: school.id(), stream: header.stream, prev: header.prev, events };
    if device.revoked {
        set_aside(school, &device, "revoked", &bytes, content, now_ms).await?;
        return Err(Refusal::Revoked);
    }
    loop {
        let before = cursor(school, header.stream).await?;
        let has = before.unwrap_or_else(|| beginning(header.stream));
        match place(school, &header, &content.events, has).await? {
            Place::Next { from_seq } => {
                let segment = NewSegment {
                    device: header.device,
                    before,
                    from_seq,
                    last_seq: header.last_seq(),
                    head: header.head,
                    received_ms: now_ms,
                    content: content.clone(),
                };
                let appended = school.storage.append(school.id(), segment).await.map_err(refuse)?;
                if appended == Appended::Stored {
                    school.note_stored();
                    let (device, stream) = (log::short(&header.device), log::short(&header.stream));
                    let fields: [(&str, &dyn std::fmt::Display); 4] = [
                        ("device", &device),
                        ("stream", &stream),
                        ("from", &from_seq),
                        ("through", &header.last_seq()),
                    ];
                    log::info("stored", &fields);
                    return receipt(school, header.stream, header.last_seq(), header.head, now_ms);
                }
                // Another request was faster: look where the stream ends now.
            }
            Place::Known => return receipt(school, header.stream, has.tail, has.head, now_ms),
            Place::Gap => return Err(Refusal::Gap { has }),
            Place::Fork => {
                set_aside(school, &device, "fork", &bytes, content, now_ms).await?;
                return Err(Refusal::Fork { has });
            }
        }
    }
}

/// Finds up to where a tablet's copy of a stream is alike with what is stored.
///
/// # Errors
/// [`Refusal::Busy`] where the storage cannot answer.
pub async fn agree(school: &School, probe: &Probe) -> Result<Agreed, Refusal> {
    let stream = probe.stream;
    let mut through = 0;
    for (seq, head) in probe.heads.iter().take(64) {
        if *seq > through && known_head(school, stream, *seq).await? == (*seq, *head) {
            through = *seq;
        }
    }
    Ok(Agreed { stream, through })
}

/// Where a segment stands to its stream.
enum Place {
    /// It goes on from where the stream ends; what is before `from_seq` is known.
    Next { from_seq: u64 },
    /// All of it is stored.
    Known,
    /// Events before it are missing.
    Gap,
    /// It says other things of the same numbers.
    Fork,
}

async fn place(
    school: &School,
    header: &Header,
    events: &[Logged],
    has: Cursor,
) -> Result<Place, Refusal> {
    let (first, last) = (header.first_seq, header.last_seq());
    if first > has.tail + 1 {
        return Ok(Place::Gap);
    }
    // Both know everything up to here; do they know the same?
    let border = last.min(has.tail);
    let (known, head) = if border == has.tail {
        (border, has.head)
    } else {
        known_head(school, header.stream, border).await?
    };
    // A segment that lies within what an erased child did can be compared nowhere. The
    // receipt names the stored head, and the tablet believes it only where it holds the same.
    if known + 1 >= first && head_at(header, events, known) != head {
        return Ok(Place::Fork);
    }
    Ok(if last > has.tail { Place::Next { from_seq: has.tail + 1 } } else { Place::Known })
}

/// The chain's head after event `seq`, as a segment tells it; its own beginning for the
/// number before its first.
fn head_at(header: &Header, events: &[Logged], seq: u64) -> Head {
    let known = events.iter().take_while(|event| event.seq <= seq);
    known.fold(header.prev, |head, event| event.head_after(head))
}

/// The highest number up to `seq` at which the stored chain's head is known, with the head.
/// It is `seq` itself but beyond the stream's end and among the events of an erased child.
async fn known_head(school: &School, stream: StreamId, seq: u64) -> Result<(u64, Head), Refusal> {
    if seq == 0 {
        return Ok((0, genesis(&stream)));
    }
    let found = school.storage.segments(school.id(), stream, seq - 1, 1).await.map_err(refuse)?;
    let Some(segment) = found.first() else {
        let end = cursor(school, stream).await?.unwrap_or_else(|| beginning(stream));
        return Ok((end.tail, end.head));
    };
    if segment.last_seq == seq {
        return Ok((seq, segment.head));
    }
    let runs = school.storage.open(school.id(), stream, segment).map_err(refuse)?;
    let run = runs.iter().find(|run| run.last_seq >= seq);
    let run = run.ok_or_else(|| Refusal::Bad { why: "the stored stream has a hole".into() })?;
    Ok(head_in(run, seq))
}

/// The head after an event of a run, or before the run where its events are gone.
fn head_in(run: &Run, seq: u64) -> (u64, Head) {
    if run.last_seq == seq {
        return (seq, run.after);
    }
    match &run.events {
        None => (run.first_seq - 1, run.before),
        Some(events) => {
            let known = events.iter().take_while(|event| event.seq <= seq);
            (seq, known.fold(run.before, |head, event| event.head_after(head)))
        }
    }
}

async fn cursor(school: &School, stream: StreamId) -> Result<Option<Cursor>, Refusal> {
    let found = school.storage.cursors(school.id(), vec![stream]).await.map_err(refuse)?;
    Ok(found.into_iter().next().flatten())
}

/// A stream of which nothing is stored.
pub(crate) fn beginning(stream: StreamId) -> Cursor {
    Cursor { stream, tail: 0, head: genesis(&stream) }
}

fn receipt(
    school: &School,
    stream: StreamId,
    through: u64,
    head: Head,
    now_ms: i64,
) -> Result<Vec<u8>, Refusal> {
    let receipt = Receipt { school: school.id(), stream, through, head, server_ms: now_ms };
    signed::sign(&receipt, &school.keys.server)
        .map_err(|error| Refusal::Bad { why: error.to_string() })
}

async fn set_aside(
    school: &School,
    device: &Device,
    why: &'static str,
    bytes: &[u8],
    content: Content,
    now_ms: i64,
) -> Result<(), Refusal> {
    let hash = *blake3::hash(bytes).as_bytes();
    let set_aside = SetAside { device: device.id, why, received_ms: now_ms, hash, content };
    school.storage.quarantine(school.id(), set_aside).await.map_err(refuse)
}

/// A storage that cannot do it now may do it later; the tablet keeps everything.
#[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
pub(crate) fn refuse(error: StorageError) -> Refusal {
    log::warn("storage", &[("error", &error)]);
    match error {
        StorageError::Full => Refusal::Full,
        _ => Refusal::Busy,
    }
}

#[cfg(test)]
#[path = "times_tests.rs"]
mod times_tests;

#[cfg(test)]
#[path = "ingest_tests.rs"]
mod tests;
