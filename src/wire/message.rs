//! What tablet and server say to each other: routes, requests, answers, versions.
//!
//! The whole conversation of a contact is: [`Hello`] and its [`HelloAnswer`]; segments, each
//! answered by a [`Receipt`](crate::Receipt) or a [`Refusal`]; pages of the down-log; blobs.
//! Field names are short where a message travels at every contact: "nothing to say" is one
//! request of a few hundred bytes, and schools pay for each of them.

use crate::chain::Head;
use crate::signed::Say;
use model::{DeviceId, SchoolId, Stamp, StreamId};
use serde::{Deserialize, Serialize};

/// The first version of the protocol: hello, segments, down-log, blobs, boxes.
pub const PROTOCOL_01_FIRST: u16 = 1;

/// The version that this program speaks; a server answers every version up to its own.
pub const PROTOCOL: u16 = PROTOCOL_01_FIRST;

/// `GET`: the server's certificate, signed by the school. Says nothing of the one who asks.
pub const SERVER: &str = "/v1/server";
/// `POST` of a signed [`Hello`]: where both stand.
pub const HELLO: &str = "/v1/hello";
/// `PUT` of a segment.
pub const SEGMENTS: &str = "/v1/segments";
/// `POST` of a signed [`Probe`]: up to where two copies of a stream are alike.
pub const HEADS: &str = "/v1/heads";
/// `GET`, with `?after=N` and the session: a page of the down-log.
pub const DOWN: &str = "/v1/down";
/// `POST` of a signed [`Enrol`]: a new tablet.
pub const ENROL: &str = "/v1/enrol";
/// `POST` of a signed [`Return`]: a tablet that an earlier server of the school enrolled.
pub const RETURN: &str = "/v1/return";
/// `POST` of a commitment of 32 bytes ([`pairing`](crate::invite::pairing)): a tablet with a
/// typed code. The answer is a signed [`Offer`](crate::invite::Offer).
pub const PAIR: &str = "/v1/pair";
/// `POST` of `commitment 32 · nonce 32 · device key 32`: the tablet shows what it committed
/// itself to, and the server the digits to compare. The answer is empty.
pub const REVEAL: &str = "/v1/pair/reveal";
/// `GET`: the server's [`Introduction`](crate::relay::Introduction) to whoever carries boxes.
pub const SCHOOL: &str = "/v1/school";
/// `PUT` of a box.
///
/// A relay's answer is empty, a server's is the box with the receipt. Of a relay `GET` followed
/// by `/NAME` is a box, of a server `GET` with `?for=KEY&after=N` is [`Pages`](crate::relay::Pages) for the tablet of a key.
pub const BOXES: &str = "/v1/boxes";
/// `POST` of an [`Ask`](crate::relay::Ask) to a relay; [`Told`](crate::relay::Told) comes back.
pub const ASK: &str = "/v1/boxes/ask";
/// `GET`: what a server [offers](crate::relay::Offered). Followed by `/CHANNEL`: the
/// description of the newest release; of a relay, by `/SCHOOL/CHANNEL`.
pub const RELEASES: &str = "/v1/releases";
/// `GET`, followed by `/ab/abcdef…`: a blob by its BLAKE3, whole or in ranges.
pub const BLOBS: &str = "/b";

/// `GET` a voice or a picture of a message by its BLAKE3, with a session; what is said to children
/// is not for everybody, as lessons are.
pub const SAID: &str = "/v1/said";
/// Most bytes of a voice or a picture.
pub const MOST_SAID: usize = 256 << 10;

/// A tablet's opening words: who speaks follows from the envelope's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// [`PROTOCOL`] of the tablet.
    #[serde(rename = "v")]
    pub protocol: u16,
    /// Drawn for this one contact, so that an old answer fits no new question.
    #[serde(rename = "r", with = "serde_bytes")]
    pub nonce: [u8; 16],
    /// The tablet's three clocks as it speaks.
    #[serde(rename = "a")]
    pub at: (i64, u64, u32),
    /// Streams that are not agreed on as closed and stored: the open one always.
    #[serde(rename = "s")]
    pub streams: Vec<Cursor>,
    /// Highest number of the down-log that it has.
    #[serde(rename = "d")]
    pub down: u64,
    /// How the tablet fares; said where it changed since it was last said, or once a day.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

impl Say for Hello {
    const DOMAIN: &'static [u8] = b"jonaki hello 1\0";
    const MOST: usize = 16 << 10;
}

impl Hello {
    /// The clocks as a [`Stamp`].
    pub fn stamp(&self) -> Stamp {
        let (wall_ms, mono_ms, boot) = self.at;
        Stamp { wall_ms, mono_ms, boot }
    }
}

/// A stream up to its newest event, as one side holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The stream.
    #[serde(rename = "t")]
    pub stream: StreamId,
    /// The newest event's number; 0 where there is none.
    #[serde(rename = "n")]
    pub tail: u64,
    /// The chain's head there.
    #[serde(rename = "h")]
    pub head: Head,
}

/// What an adult wants to know of a tablet without going to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// Version of the program, such as `0.1.0`.
    pub version: String,
    /// Events that wait to be sent.
    pub waiting: u64,
    /// Free space, MiB.
    pub free_mb: u32,
    /// Charge in percent; none where the tablet does not tell.
    #[serde(default)]
    pub battery: Option<u8>,
    /// Channels with the release that is in use.
    #[serde(default)]
    pub bundles: Vec<(String, u64)>,
    /// Channels that an adult left out of this tablet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// What went wrong and was dealt with since the last time, as short ASCII names.
    #[serde(default)]
    pub notices: Vec<String>,
}

/// The server's answer to a [`Hello`].
///
/// A stream of the hello that is not listed is stored exactly as the tablet holds it; the
/// answer's signature over [`HelloAnswer::of`] makes it a receipt for all of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelloAnswer {
    /// The first 16 bytes of the BLAKE3 of the whole hello that is answered.
    #[serde(rename = "o", with = "serde_bytes")]
    pub of: [u8; 16],
    /// The server's time, milliseconds since 1970.
    #[serde(rename = "m")]
    pub server_ms: i64,
    /// Opens the down-log and the blobs for a while.
    #[serde(rename = "k", with = "serde_bytes")]
    pub session: [u8; 16],
    /// Highest number of the down-log that is meant for this tablet.
    #[serde(rename = "d")]
    pub down: u64,
    /// Streams that the server holds differently, as the server holds them.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub streams: Vec<Cursor>,
    /// Whether the tablet is to say its status at its next contact.
    #[serde(rename = "q", default, skip_serializing_if = "std::ops::Not::not")]
    pub wants_status: bool,
}

impl Say for HelloAnswer {
    const DOMAIN: &'static [u8] = b"jonaki hello answer 1\0";
    const MOST: usize = 16 << 10;
}

/// The bytes by which an answer names its question.
pub fn question(bytes: &[u8]) -> [u8; 16] {
    let mut of = [0; 16];
    blake3::Hasher::new().update(bytes).finalize_xof().fill(&mut of);
    of
}

/// Heads of one stream as the tablet holds it, to find out where two copies part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    /// The stream.
    pub stream: StreamId,
    /// At most 64 numbers with the head after each, rising.
    pub heads: Vec<(u64, Head)>,
}

impl Say for Probe {
    const DOMAIN: &'static [u8] = b"jonaki probe 1\0";
    const MOST: usize = 4 << 10;
}

/// The answer to a [`Probe`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The stream.
    pub stream: StreamId,
    /// The highest probed number at which the server holds the same head; 0 for none.
    pub through: u64,
}

impl Say for Agreed {
    const DOMAIN: &'static [u8] = b"jonaki agreed 1\0";
    const MOST: usize = 512;
}

/// Why the server did not do what was asked: the body of every answer that is not 200.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Refusal {
    /// Events are missing before the segment: send from here on.
    Gap {
        /// The stream as the server holds it.
        has: Cursor,
    },
    /// The segment parts from what is stored. It was put aside, not stored: begin a new stream.
    Fork {
        /// The stream as the server holds it.
        has: Cursor,
    },
    /// The tablet is not known here: enrol it, or show its certificates.
    UnknownDevice,
    /// The tablet was revoked. What it sends is put aside until an adult decides.
    Revoked,
    /// The bytes are not what the route takes; sending them again will not help.
    Bad {
        /// For the developer's log.
        why: String,
    },
    /// The token of an invitation is used up, too old, or for other serial numbers.
    Token,
    /// Too much at once; come back later (`Retry-After` says when).
    Busy,
    /// There is no room left to keep it. Somebody has to make some; until then it waits where
    /// it is.
    Full,
}

impl Refusal {
    /// Whether sending the same again, later, may succeed.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Full)
    }
}

/// A new tablet's request, signed by the key that it brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrol {
    /// The invitation's token.
    #[serde(with = "serde_bytes")]
    pub token: [u8; 16],
    /// The tablet.
    pub device: DeviceId,
    /// Its ed25519 key, with which this request is signed.
    #[serde(with = "serde_bytes")]
    pub device_key: [u8; 32],
    /// Its X25519 key.
    #[serde(with = "serde_bytes")]
    pub box_key: [u8; 32],
    /// Serial number that the maker gave it, where the system tells it; for staging lists.
    pub maker_serial: Option<String>,
    /// What people call it; may be empty.
    pub name: String,
    /// A box to the school's key whose content is the token: proves that the tablet can seal
    /// what the school can open, before any child's work depends on it.
    #[serde(with = "serde_bytes")]
    pub test_box: Vec<u8>,
}

impl Say for Enrol {
    const DOMAIN: &'static [u8] = b"jonaki enrol 1\0";
    const MOST: usize = 8 << 10;
}

/// The answer to [`Enrol`] and [`Return`], signed by the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolled {
    /// As [`HelloAnswer::of`].
    #[serde(with = "serde_bytes")]
    pub of: [u8; 16],
    /// The signed [`ServerCertificate`](crate::certificate::ServerCertificate).
    #[serde(with = "serde_bytes")]
    pub server: Vec<u8>,
    /// The signed [`DeviceCertificate`](crate::certificate::DeviceCertificate).
    #[serde(with = "serde_bytes")]
    pub device: Vec<u8>,
    /// The school.
    pub school: SchoolId,
    /// The school's name.
    pub name: String,
    /// What the server sealed to the tablet's key; its content is the token again.
    #[serde(with = "serde_bytes")]
    pub test_box: Vec<u8>,
    /// The server's time, milliseconds since 1970.
    pub server_ms: i64,
}

impl Say for Enrolled {
    const DOMAIN: &'static [u8] = b"jonaki enrolled 1\0";
    const MOST: usize = 16 << 10;
}

/// A tablet shows a later server of its school who it is, signed by its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// The signed certificate of the tablet.
    #[serde(with = "serde_bytes")]
    pub device: Vec<u8>,
    /// The signed certificate of the server that enrolled it.
    #[serde(with = "serde_bytes")]
    pub server: Vec<u8>,
    /// Drawn for this request.
    #[serde(with = "serde_bytes")]
    pub nonce: [u8; 16],
}

impl Say for Return {
    const DOMAIN: &'static [u8] = b"jonaki return 1\0";
    const MOST: usize = 8 << 10;
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
