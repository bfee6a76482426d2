//! A segment: consecutive events of one stream, small, signed, the same on every way.
//!
//! Its bytes are, numbers big-endian:
//!
//! `magic JSG1 · school 16 · device 16 · stream 16 · first number u64 · count u16 ·
//! head before 16 · head after 16 · codec u8 · plain length u32 · packed length u32 ·
//! packed columns · signature 64`.
//!
//! The signature is the tablet's, over all before it. Codec 1 is `columns.rs` in one zstd
//! frame. Lengths are bounded before anything is unpacked, and what is unpacked counts only
//! if the hash chain leads from the head before to the head after.

mod cbor;
mod columns;
mod number;
pub mod parts;

use crate::chain::Head;
use crate::logged::Logged;
use crate::seal::{PublicKey, SecretKey};
use model::{DeviceId, SchoolId, StreamId};

/// Most bytes that a segment may have.
pub const MOST_BYTES: usize = HEADER + MOST_PACKED + SIGNATURE;
/// Most bytes of its packed columns.
pub const MOST_PACKED: usize = 256 << 10;
/// Most bytes of its columns.
pub const MOST_PLAIN: usize = 2 << 20;
/// Most events in it.
pub const MOST_EVENTS: usize = 5_000;
/// Most bytes that the events' bodies may have together.
pub const MOST_BODIES: usize = 8 << 20;

/// What a segment says of itself before it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The school that it is for.
    pub school: SchoolId,
    /// The tablet that wrote it.
    pub device: DeviceId,
    /// The stream.
    pub stream: StreamId,
    /// The number of its first event, from 1.
    pub first_seq: u64,
    /// How many events it holds, from 1.
    pub count: u16,
    /// The chain's head before its first event.
    pub prev: Head,
    /// The chain's head after its last event.
    pub head: Head,
}

impl Header {
    /// Reads and bounds a segment's header; nothing is unpacked and no signature is checked.
    ///
    /// # Errors
    /// [`SegmentError`] for anything whose lengths do not fit together.
    pub fn peek(bytes: &[u8]) -> Result<Self, SegmentError> {
        read_header(bytes).map(|(header, _)| header)
    }

    /// The number of its last event.
    pub fn last_seq(&self) -> u64 {
        self.first_seq + u64::from(self.count) - 1
    }
}

/// Where a segment comes from and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// The school that it is for.
    pub school: SchoolId,
    /// The tablet that writes it.
    pub device: DeviceId,
    /// The stream.
    pub stream: StreamId,
    /// The chain's head before its first event.
    pub prev: Head,
}

/// Writes events, which follow on each other, as one segment.
///
/// # Errors
/// [`SegmentError::Large`] where they do not fit: write fewer. [`SegmentError::Order`] where
/// there are none or their numbers do not follow on each other.
pub fn write(start: &Start, events: &[Logged], key: &SecretKey) -> Result<Vec<u8>, SegmentError> {
    let first = events.first().ok_or(SegmentError::Order)?;
    let follow = |pair: &[Logged]| pair[0].seq.checked_add(1) == Some(pair[1].seq);
    if first.seq == 0 || !events.windows(2).all(follow) {
        return Err(SegmentError::Order);
    }
    let bodies: usize = events.iter().map(|event| event.body.len()).sum();
    if events.len() > MOST_EVENTS || bodies > MOST_BODIES {
        return Err(SegmentError::Large);
    }
    let head = events.iter().fold(start.prev, |head, event| event.head_after(head));
    let plain = columns::write(events);
    if plain.len() > MOST_PLAIN {
        return Err(SegmentError::Large);
    }
    let packed = zstd::bulk::compress(&plain, LEVEL).map_err(|_| SegmentError::Large)?;
    if packed.len() > MOST_PACKED {
        return Err(SegmentError::Large);
    }
    let mut bytes = Vec::with_capacity(HEADER + packed.len() + SIGNATURE);
    bytes.extend(MAGIC);
    for part in [&start.school.0, &start.device.0, &start.stream.0] {
        bytes.extend(part);
    }
    bytes.extend(first.seq.to_be_bytes());
    bytes.extend((events.len() as u16).to_be_bytes());
    bytes.extend(start.prev.0);
    bytes.extend(head.0);
    bytes.push(CODEC);
    bytes.extend((plain.len() as u32).to_be_bytes());
    bytes.extend((packed.len() as u32).to_be_bytes());
    bytes.extend(packed);
    let signature = key.sign(DOMAIN, &bytes);
    bytes.extend(signature);
    Ok(bytes)
}

/// Writes as many of the events as fit into about `most` bytes, at least one.
///
/// Returns the segment and how many events it holds.
///
/// # Errors
/// [`SegmentError::Large`] where a single event is too large to travel.
pub fn write_most(
    start: &Start,
    events: &[Logged],
    most: usize,
    key: &SecretKey,
) -> Result<(Vec<u8>, usize), SegmentError> {
    let mut n = events.len().min(MOST_EVENTS);
    loop {
        match write(start, &events[..n], key) {
            Ok(bytes) if n == 1 || bytes.len() <= most => return Ok((bytes, n)),
            Ok(bytes) => n = (n * most / bytes.len()).clamp(1, n - 1),
            Err(SegmentError::Large) if n > 1 => n /= 2,
            Err(error) => return Err(error),
        }
    }
}

/// Checks who wrote a segment, then opens it.
///
/// # Errors
/// [`SegmentError`]; whatever the bytes are, memory stays bounded.
pub fn open(bytes: &[u8], key: &PublicKey) -> Result<(Header, Vec<Logged>), SegmentError> {
    read_header(bytes)?;
    let (signed, signature) = bytes.split_last_chunk::<SIGNATURE>().ok_or(SegmentError::Short)?;
    if !key.signed(DOMAIN, signed, signature) {
        return Err(SegmentError::Signature);
    }
    read(bytes)
}

/// Opens a segment whose signature was checked when it was accepted.
///
/// # Errors
/// As [`open`], but for the signature.
pub fn read(bytes: &[u8]) -> Result<(Header, Vec<Logged>), SegmentError> {
    let (header, plain_len) = read_header(bytes)?;
    let packed = &bytes[HEADER..bytes.len() - SIGNATURE];
    let plain = unpack(packed, plain_len)?;
    let events = columns::read(&plain, header.first_seq, usize::from(header.count))
        .ok_or(SegmentError::Columns)?;
    let head = events.iter().fold(header.prev, |head, event| event.head_after(head));
    if head == header.head { Ok((header, events)) } else { Err(SegmentError::Chain) }
}

/// One zstd frame of exactly this content; the buffer is the only memory that is taken.
fn unpack(packed: &[u8], plain_len: usize) -> Result<Vec<u8>, SegmentError> {
    if !is_one_frame(packed) {
        return Err(SegmentError::Packed);
    }
    let plain = zstd::bulk::decompress(packed, plain_len).map_err(|_| SegmentError::Packed)?;
    if plain.len() == plain_len { Ok(plain) } else { Err(SegmentError::Packed) }
}

fn is_one_frame(packed: &[u8]) -> bool {
    packed.starts_with(&[0x28, 0xb5, 0x2f, 0xfd])
        && zstd::zstd_safe::find_frame_compressed_size(packed) == Ok(packed.len())
}

fn read_header(bytes: &[u8]) -> Result<(Header, usize), SegmentError> {
    if bytes.len() > MOST_BYTES {
        return Err(SegmentError::Large);
    }
    if bytes.len() <= HEADER + SIGNATURE {
        return Err(SegmentError::Short);
    }
    let mut rest = bytes;
    if take::<4>(&mut rest) != *MAGIC {
        return Err(SegmentError::Magic);
    }
    let header = Header {
        school: SchoolId(take(&mut rest)),
        device: DeviceId(take(&mut rest)),
        stream: StreamId(take(&mut rest)),
        first_seq: u64::from_be_bytes(take(&mut rest)),
        count: u16::from_be_bytes(take(&mut rest)),
        prev: Head(take(&mut rest)),
        head: Head(take(&mut rest)),
    };
    let [codec] = take::<1>(&mut rest);
    let plain = u32::from_be_bytes(take(&mut rest)) as usize;
    let packed = u32::from_be_bytes(take(&mut rest)) as usize;
    if codec != CODEC {
        return Err(SegmentError::Codec { codec });
    }
    let is_sound = (1..=MOST_EVENTS).contains(&usize::from(header.count))
        && plain <= MOST_PLAIN
        && packed == bytes.len() - HEADER - SIGNATURE
        && header.first_seq > 0
        && header.first_seq <= i64::MAX as u64 - MOST_EVENTS as u64;
    if is_sound { Ok((header, plain)) } else { Err(SegmentError::Lengths) }
}

/// Takes bytes off the front; whoever calls has seen that there are as many.
fn take<const N: usize>(bytes: &mut &[u8]) -> [u8; N] {
    let mut taken = [0; N];
    let (front, rest) = bytes.split_at(N);
    taken.copy_from_slice(front);
    *bytes = rest;
    taken
}

const MAGIC: &[u8; 4] = b"JSG1";
const DOMAIN: &[u8] = b"jonaki segment 1\0";
const CODEC: u8 = 1;
const LEVEL: i32 = 19;
const HEADER: usize = 4 + 3 * 16 + 8 + 2 + 2 * 16 + 1 + 4 + 4;
const SIGNATURE: usize = 64;

/// Why a segment was refused, or cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentError {
    /// Too much for one segment.
    #[error("more than a segment may hold; write fewer events into it")]
    Large,
    /// Not even a header and a signature.
    #[error("too short for a segment; it was cut on its way, send it again")]
    Short,
    /// Something else.
    #[error("not a segment: it does not begin with JSG1; send the bytes of a segment")]
    Magic,
    /// Packed in a way that this program does not know.
    #[error(
        "the segment is packed with codec {codec}, which is not known here; install the newer program"
    )]
    Codec {
        /// As it says.
        codec: u8,
    },
    /// Lengths, count or numbers that cannot be.
    #[error("the segment's lengths do not fit together; it was changed on its way, send it again")]
    Lengths,
    /// Not signed by the tablet that it names.
    #[error("the segment's signature does not fit; it was changed, or another tablet wrote it")]
    Signature,
    /// The packed part is no single frame of the promised length.
    #[error("the segment cannot be unpacked; write it anew from the log")]
    Packed,
    /// The columns do not give the promised events.
    #[error("the segment's columns cannot be read; write it anew from the log")]
    Columns,
    /// The chain does not lead to the promised head.
    #[error("the segment's events do not lead to its head; write it anew from the log")]
    Chain,
    /// No events, or numbers with gaps.
    #[error("a segment holds one event at least, and their numbers follow on each other")]
    Order,
}

#[cfg(test)]
mod tests;
