//! Sends events, segment by segment, as large as the network likes them.

use crate::hello::conditions;
use crate::line::Line;
use crate::run::Outcome;
use crate::tablet::{Identity, Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use model::StreamId;
use progress::Acknowledged;
use wire::message::{Cursor, Refusal};
use wire::segment::{self, Start};
use wire::{Head, Receipt, signed};

/// What became of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// All of it is stored.
    Whole,
    /// The server holds it differently, or must have the rest of it in another stream.
    Parted,
    /// The server will not have it; it is kept back until something changes.
    Held,
}

/// How large segments are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pace(usize);

impl Default for Pace {
    fn default() -> Self {
        Self(16 << 10)
    }
}

impl Pace {
    const LEAST: usize = 2 << 10;

    pub(crate) fn bytes(self) -> usize {
        self.0
    }

    pub(crate) fn succeeded(&mut self) {
        self.0 = (self.0 * 2).min(segment::MOST_PACKED);
    }

    pub(crate) fn stalled(&mut self) {
        self.0 = (self.0 / 2).max(Self::LEAST);
    }

    /// How many events are worth reading: small ones take about ten bytes.
    fn events(self) -> usize {
        (self.0 / 8).min(segment::MOST_EVENTS)
    }
}

/// Sends what a stream holds after `after`.
///
/// Before the first byte of a segment leaves it is noted that it may have left; a receipt
/// counts once its signature and its head were checked.
pub(crate) fn send<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    stream: StreamId,
    mut after: u64,
) -> Result<Sent, Trouble> {
    let identity = talk.identity;
    // A server that asks for earlier events again and again is not followed for ever.
    let mut gaps = 0;
    loop {
        talk.may_spend(tablet)?;
        let limit = tablet.pace.events();
        let (events, prev) = tablet.ask(move |progress| {
            Ok::<_, progress::ReadError>((
                progress.unsent(stream, after, limit)?,
                progress.head_at(stream, after)?,
            ))
        })??;
        let (Some(prev), false) = (prev, events.is_empty()) else { return Ok(Sent::Whole) };
        if events.iter().any(|event| event.is_erased()) {
            // The server lost what it had receipted, and part of that cannot be told again.
            return Ok(Sent::Parted);
        }
        let heads: Vec<Head> = events.iter().map(|event| event.head).collect();
        let logged: Vec<_> = events.into_iter().map(|stored| stored.logged()).collect();
        let device = identity.papers.device.device;
        let start = Start { school: identity.member.school, device, stream, prev };
        let keys = &identity.keys;
        let most = tablet.pace.bytes();
        let Ok((bytes, n)) = segment::write_most(&start, &logged, most, &keys.sign) else {
            // A single event that fits no segment: it stays on the tablet, and so does what
            // comes after it.
            return hold(tablet, talk, stream, "an event is too large to travel");
        };
        let (last, head) = (after + n as u64, heads[n - 1]);
        tablet.ask(move |progress| progress.note_sent(stream, last, head))??;
        match put(tablet, talk.line, bytes)? {
            Ok(receipt) => {
                let stored = checked(identity, &receipt, stream)?;
                match acknowledge(tablet, talk.outcome, stored)? {
                    Acknowledged::Mismatch => return Ok(Sent::Parted),
                    Acknowledged::Stored | Acknowledged::Known => after = stored.tail.max(last),
                }
            }
            Err(Refusal::Gap { has }) if gaps < 4 && is_ours(tablet, stream, has)? => {
                gaps += 1;
                after = has.tail;
            }
            Err(Refusal::Gap { .. } | Refusal::Fork { .. }) => return Ok(Sent::Parted),
            Err(Refusal::UnknownDevice) => return Err(Trouble::Unknown),
            Err(Refusal::Revoked) => return Err(Trouble::Revoked),
            Err(Refusal::Bad { why }) => return hold(tablet, talk, stream, &why),
            Err(refusal) => return Err(Trouble::bad(format!("{refusal:?}"))),
        }
    }
}

/// Takes the server's signed word into the log that it stores a stream up to some event, and
/// counts what it newly proves.
pub(crate) fn acknowledge<R: Record>(
    tablet: &mut Tablet<R>,
    outcome: &mut Outcome,
    stored: Cursor,
) -> Result<Acknowledged, Trouble> {
    let Cursor { stream, tail, head } = stored;
    let (before, taken) = tablet.ask(move |progress| {
        let streams = progress.streams();
        let of = |info: &&progress::StreamInfo| info.stream == stream;
        let before = streams.map(|all| all.iter().find(of).map_or(0, |info| info.acked));
        (before, progress.acknowledge(stream, tail, head))
    })?;
    let taken = taken?;
    if taken == Acknowledged::Stored {
        outcome.n_sent += tail.saturating_sub(before?);
    }
    Ok(taken)
}

fn put<R: Record>(
    tablet: &mut Tablet<R>,
    line: &mut dyn Line,
    segment: Vec<u8>,
) -> Result<crate::line::Reply, Trouble> {
    let reply = line.segment(segment);
    match &reply {
        Ok(Ok(_)) => tablet.pace.succeeded(),
        Err(Trouble::Stalled | Trouble::Broken) => tablet.pace.stalled(),
        _ => {}
    }
    reply
}

/// A receipt for this school and stream, signed by its server.
fn checked(identity: &Identity, bytes: &[u8], stream: StreamId) -> Result<Cursor, Trouble> {
    let Receipt { school, stream: of, through: tail, head, .. } =
        signed::open(bytes, &identity.papers.server_key).map_err(|_| Trouble::Stranger)?;
    let fits = school == identity.member.school && of == stream;
    if fits {
        Ok(Cursor { stream, tail, head })
    } else {
        Err(Trouble::bad("a receipt for something else"))
    }
}

/// Whether the tablet holds the same at the place to which the server wants to go back.
fn is_ours<R: Record>(
    tablet: &mut Tablet<R>,
    stream: StreamId,
    has: Cursor,
) -> Result<bool, Trouble> {
    let ours = tablet.ask(move |progress| progress.head_at(stream, has.tail))??;
    Ok(has.stream == stream && ours == Some(has.head))
}

fn hold<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    stream: StreamId,
    why: &str,
) -> Result<Sent, Trouble> {
    tablet.school.hold(stream, &conditions(tablet, talk.identity))?;
    talk.outcome.trouble.get_or_insert(Trouble::bad(why));
    Ok(Sent::Held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_grow_with_success_and_shrink_with_stalls_within_bounds() {
        let mut pace = Pace::default();
        assert_eq!(pace.bytes(), 16 << 10);
        (0..9).for_each(|_| pace.succeeded());
        assert_eq!((pace.bytes(), pace.events()), (256 << 10, 5_000));
        (0..3).for_each(|_| pace.stalled());
        assert_eq!(pace.bytes(), 32 << 10);
        (0..9).for_each(|_| pace.stalled());
        assert_eq!((pace.bytes(), pace.events()), (2 << 10, 256));
    }
}
