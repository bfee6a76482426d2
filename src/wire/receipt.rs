//! The proof that a school's server has stored events: the only thing on whose word a
//! tablet may ever forget one.

use crate::chain::Head;
use crate::signed::Say;
use model::{SchoolId, StreamId};
use serde::{Deserialize, Serialize};

/// A server's promise that it stores a stream up to an event, made after its commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The school whose server it is.
    #[serde(rename = "s")]
    pub school: SchoolId,
    /// The stream.
    #[serde(rename = "t")]
    pub stream: StreamId,
    /// Stored up to this event, which is part of it.
    #[serde(rename = "n")]
    pub through: u64,
    /// The chain's head after that event.
    #[serde(rename = "h")]
    pub head: Head,
    /// The server's time, milliseconds since 1970: lets the tablet know its own clock's error.
    #[serde(rename = "m")]
    pub server_ms: i64,
}

impl Say for Receipt {
    const DOMAIN: &'static [u8] = b"jonaki receipt 1\0";
    const MOST: usize = 512;
}
