//! The opening of a contact, and the pages of the down-log.

use crate::ingest::{beginning, refuse};
use crate::log;
use crate::school::{School, Seen};
use crate::storage::{Anchor, Device, StorageError};
use model::DeviceId;
use wire::down::{DownPage, Entry};
use wire::message::{Agreed, Cursor, Hello, HelloAnswer, Probe, Refusal, question};
use wire::signed::{self, Say};
use wire::{PublicKey, SecretKey};

/// Most entries of a page of the down-log.
const PAGE_ENTRIES: usize = 64;
/// Most bytes of their bodies.
const PAGE_BYTES: usize = 200 << 10;

/// Answers a hello. Where there is nothing new, nothing is written, but once an hour that the
/// tablet was here.
///
/// # Errors
/// [`Refusal`] for a tablet that is unknown or revoked, or bytes that are no hello.
pub async fn hello(school: &School, bytes: &[u8], now_ms: i64) -> Result<Vec<u8>, Refusal> {
    let (device, hello) = heard::<Hello>(school, bytes).await?;
    if device.revoked {
        return Err(Refusal::Revoked);
    }
    let streams: Vec<_> = hello.streams.iter().map(|one| one.stream).collect();
    let stored = school.storage.cursors(school.id(), streams).await.map_err(refuse)?;
    let stored = hello.streams.iter().zip(stored);
    let differs = |(said, has): (&Cursor, Option<Cursor>)| {
        let has = has.unwrap_or_else(|| beginning(said.stream));
        (has != *said).then_some(has)
    };
    let streams: Vec<Cursor> = stored.filter_map(differs).collect();
    let stamp = hello.stamp();
    if !streams.is_empty() {
        // Times are wanted for what is about to come; a contact without it needs no anchor.
        let (boot, mono_ms) = (stamp.boot, stamp.mono_ms);
        let anchor = Anchor { device: device.id, boot, mono_ms, server_ms: now_ms };
        unless_full(school.storage.put_anchor(school.id(), anchor).await, ())?;
    }
    let (_, down) =
        school.storage.down(school.id(), device.id, u64::MAX, 0).await.map_err(refuse)?;
    let clock_error_ms = stamp.wall_ms.saturating_sub(now_ms);
    let seen = Seen { at_ms: now_ms, clock_error_ms, status: hello.status, written_ms: 0 };
    let wants_status = unless_full(school.note_seen(device.id, seen).await, false)?;
    let fields: [(&str, &dyn std::fmt::Display); 4] = [
        ("device", &log::short(&device.id)),
        ("streams", &hello.streams.len()),
        ("differing", &streams.len()),
        ("clock_error_ms", &clock_error_ms),
    ];
    log::info("contact", &fields);
    let session = school.open_session(device.id, now_ms).map_err(|_| Refusal::Busy)?;
    let of = question(bytes);
    let answer = HelloAnswer { of, server_ms: now_ms, session, down, streams, wants_status };
    say(&answer, &school.keys.server)
}

/// What a full disk does not take is let go of: the tablet is still told what waits for it.
fn unless_full<T>(noted: Result<T, StorageError>, otherwise: T) -> Result<T, Refusal> {
    match noted.map_err(refuse) {
        Err(Refusal::Full) => Ok(otherwise),
        noted => noted,
    }
}

/// Answers up to where two copies of a stream are alike.
///
/// # Errors
/// As [`hello`].
pub async fn heads(school: &School, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let (_, probe) = heard::<Probe>(school, bytes).await?;
    let agreed: Agreed = crate::ingest::agree(school, &probe).await?;
    say(&agreed, &school.keys.server)
}

/// A page of the down-log for the tablet of a session.
///
/// # Errors
/// [`Refusal::Busy`] where the storage cannot answer.
pub async fn down(school: &School, device: DeviceId, after: u64) -> Result<Vec<u8>, Refusal> {
    page(school, device, after).await.map(|(page, ..)| page)
}

/// A signed page, up to which number it goes, and whether there is more.
pub(crate) async fn page(
    school: &School,
    device: DeviceId,
    after: u64,
) -> Result<(Vec<u8>, u64, bool), Refusal> {
    let asked = school.storage.down(school.id(), device, after, PAGE_ENTRIES + 1).await;
    let (mut entries, head) = asked.map_err(refuse)?;
    let mut bytes = 0;
    let mut fits = |entry: &Entry| {
        bytes += 64 + entry.key.len() + entry.body.as_ref().map_or(0, Vec::len);
        bytes <= PAGE_BYTES
    };
    let n = entries.iter().take(PAGE_ENTRIES).take_while(|one| fits(one)).count();
    let more = n < entries.len();
    entries.truncate(n);
    let through = match entries.last() {
        Some(last) if more => last.no,
        _ => head.max(after),
    };
    let page = DownPage { school: school.id(), device, after, through, more, entries };
    Ok((say(&page, &school.keys.server)?, through, more))
}

/// Finds who speaks, checks that she does, and reads what she says.
async fn heard<T: Say>(school: &School, bytes: &[u8]) -> Result<(Device, T), Refusal> {
    let bad = |error: signed::SignedError| Refusal::Bad { why: error.to_string() };
    let signer = signed::signer(bytes).map_err(bad)?;
    let device = school.storage.device_of_key(school.id(), signer).await.map_err(refuse)?;
    let device = device.ok_or(Refusal::UnknownDevice)?;
    let key = PublicKey::from_bytes(&device.key)
        .map_err(|error| Refusal::Bad { why: error.to_string() })?;
    let said = signed::open(bytes, &key).map_err(bad)?;
    Ok((device, said))
}

pub(crate) fn say<T: Say>(value: &T, key: &SecretKey) -> Result<Vec<u8>, Refusal> {
    signed::sign(value, key).map_err(|error| Refusal::Bad { why: error.to_string() })
}
