//! When something happened, worked out by whoever has heard from the tablet.
//!
//! A tablet's wall clock may be wrong, yet three things are certain: the numbers of a
//! stream are in the order of time, the count of milliseconds of a boot runs evenly, and
//! at each contact the server's clock is seen beside the tablet's. From these follows for
//! every event a range in which it happened (`bounds.rs`); within the range the tablet's
//! own claim, or else an even spread, says where (`guess.rs`). Nothing is refused: any
//! values give an estimate, and one that is worth little says so.

mod bounds;
mod chain;
mod guess;

use crate::day::{DAY_MS, SchoolDay, day_of};
use model::Stamp;
use serde::{Deserialize, Serialize};

/// Estimates when the events of one stream happened; as many estimates as events.
///
/// `heard` are the stream's events in the order of their numbers, gaps allowed; `anchors`
/// are the contacts of the tablet that wrote them, in any order. Estimates never go
/// backwards along the stream. An anchor more never makes `err_ms` larger and never takes
/// [`Source::Exact`] away, as long as the server's clock was right at all of them.
pub fn estimates(heard: &[Heard], anchors: &[Anchor]) -> Vec<Estimate> {
    guess::within(heard, &bounds::bounds(heard, anchors))
}

/// An event's stamp, and when it arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What the tablet could tell.
    pub at: Stamp,
    /// The server's time of arrival, milliseconds since 1970 UTC: it happened before.
    pub received_ms: i64,
}

/// The tablet's boot and the server's clock, seen side by side at a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The number of the boot.
    pub boot: u32,
    /// Milliseconds since this boot, read by the tablet as it began to ask.
    pub mono_ms: u64,
    /// The server's clock as the question arrived, at most [`JOURNEY_MS`] later;
    /// milliseconds since 1970 UTC.
    pub server_ms: i64,
}

/// When an event happened, as far as anybody can know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// The likeliest time, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The true time is at most so far from it, milliseconds; large where a tablet was away
    /// for long. For [`Source::Claimed`] the truth is most likely much nearer.
    pub err_ms: u64,
    /// What the likeliest time rests on.
    pub source: Source,
}

/// What an estimate rests on, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A contact in the same boot.
    Exact,
    /// Known times before and after it, between which boots are spread evenly.
    Bounded,
    /// The tablet's wall clock, which nothing that is known speaks against.
    Claimed,
    /// Hardly anything: no contact came before and no claim can be believed, or what is
    /// known contradicts itself.
    Unknown,
}

impl Estimate {
    /// The day in Bangladesh, and whether another one is as likely.
    ///
    /// A claim counts as good to [`CLAIM_MS`]; otherwise the day is uncertain where the
    /// error reaches over a midnight.
    pub fn school_day(&self) -> SchoolDay {
        let err_ms = match self.source {
            Source::Claimed => self.err_ms.min(CLAIM_MS),
            _ => self.err_ms,
        };
        let day = day_of(self.at_ms);
        let uncertain = day_of(self.at_ms.saturating_sub_unsigned(err_ms)) != day
            || day_of(self.at_ms.saturating_add_unsigned(err_ms)) != day;
        SchoolDay { day, uncertain }
    }
}

/// The longest that a tablet's question is on its way: it is given up when nothing moves for
/// half a minute.
pub const JOURNEY_MS: u64 = 60_000;
/// How far off a clock that somebody set by hand may be and still be called right.
pub const CLAIM_MS: u64 = 10 * 60_000;
/// A wall clock is believed if it is at most so far outside of what is certain, as after a
/// wrong time zone; its claim is then moved to the nearest certain time.
const SLACK_MS: i128 = DAY_MS as i128;

#[cfg(test)]
mod tests;
