//! Two copies of one stream: finds where they part and goes on in a new stream.

use crate::push::acknowledge;
use crate::tablet::{Record, Tablet};
use crate::talk::Talk;
use crate::trouble::Trouble;
use model::StreamId;
use progress::{Acknowledged, Restreamed};
use wire::message::{Agreed, Cursor, Probe, Refusal};
use wire::{Head, signed};

/// Most heads in one question.
const HEADS: u64 = 64;

/// Parts with a stream where the server's copy does, so that each answer arrives once.
pub(crate) fn part<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    stream: StreamId,
) -> Result<Restreamed, Trouble> {
    let tail = tablet.ask(move |progress| {
        let streams = progress.streams()?;
        Ok::<_, progress::ReadError>(
            streams.iter().find(|one| one.stream == stream).map(|one| one.tail),
        )
    })??;
    let tail = tail.ok_or_else(|| Trouble::bad("a stream that is not here"))?;
    let agreed = search(tail, |places| ask_heads(tablet, talk, stream, places))?;
    if let Some(head) = tablet.ask(move |progress| progress.head_at(stream, agreed))??
        && agreed > 0
    {
        // The server's signed word that it holds the same is as good as a receipt.
        let stored = Cursor { stream, tail: agreed, head };
        if acknowledge(tablet, talk.outcome, stored)? == Acknowledged::Mismatch {
            return Err(Trouble::bad("the log changed while it was compared"));
        }
    }
    Ok(tablet.ask(move |progress| progress.restream(stream, agreed))??)
}

/// Finds the highest number up to `tail` at which both agree; 0 for none.
///
/// `ask` is given rising numbers and says the highest of them at which both agree, 0 for
/// none. Both agree up to some number and nowhere after it, so each answer narrows the range
/// to one part in 65: three questions for 40,000 events.
fn search<E>(tail: u64, mut ask: impl FnMut(Vec<u64>) -> Result<u64, E>) -> Result<u64, E> {
    let (mut agreed, mut beyond) = (0, tail + 1);
    while beyond - agreed > 1 {
        let places = places(agreed, beyond);
        let highest = ask(places.clone())?;
        let next = places.iter().find(|place| **place > highest);
        // An answer that fits no question ends the search where it is safe.
        agreed = places.iter().copied().filter(|place| *place <= highest).max().unwrap_or(agreed);
        beyond = next.copied().unwrap_or(beyond);
    }
    Ok(agreed)
}

/// At most 64 numbers, evenly between two others.
fn places(after: u64, before: u64) -> Vec<u64> {
    let between = before - after - 1;
    let n = between.min(HEADS);
    (1..=n)
        .map(|nth| after + (u128::from(nth) * u128::from(between) / u128::from(n)) as u64)
        .collect()
}

fn ask_heads<R: Record>(
    tablet: &mut Tablet<R>,
    talk: &mut Talk<'_>,
    stream: StreamId,
    places: Vec<u64>,
) -> Result<u64, Trouble> {
    let heads = tablet.ask(move |progress| {
        let at = |place: u64| Ok(progress.head_at(stream, place)?.map(|head| (place, head)));
        let heads = places.into_iter().filter_map(|place| at(place).transpose());
        heads.collect::<Result<Vec<(u64, Head)>, progress::ReadError>>()
    })??;
    let probe =
        signed::sign(&Probe { stream, heads }, &talk.identity.keys.sign).map_err(Trouble::bad)?;
    let answer = match talk.line.heads(probe)? {
        Ok(answer) => answer,
        Err(Refusal::UnknownDevice) => return Err(Trouble::Unknown),
        Err(Refusal::Revoked) => return Err(Trouble::Revoked),
        Err(refusal) => return Err(Trouble::bad(format!("{refusal:?}"))),
    };
    let agreed: Agreed =
        signed::open(&answer, &talk.identity.papers.server_key).map_err(|_| Trouble::Stranger)?;
    if agreed.stream == stream {
        Ok(agreed.through)
    } else {
        Err(Trouble::bad("an answer about another stream"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_place_where_two_copies_part_is_found_in_few_questions(
            tail in 0..1_000_000u64,
            common in 0..1_000_000u64,
        ) {
            let common = common.min(tail);
            let mut n_questions = 0;
            let found = search(tail, |places| {
                n_questions += 1;
                assert!(places.len() <= 64 && places.is_sorted());
                Ok::<_, ()>(places.into_iter().filter(|place| *place <= common).max().unwrap_or(0))
            });
            prop_assert_eq!(found, Ok(common));
            prop_assert!(n_questions <= 4, "{}", n_questions);
        }

        #[test]
        fn answers_that_make_no_sense_end_the_search(tail in 0..100_000u64, lie in any::<u64>()) {
            let mut n_questions = 0;
            let found = search(tail, |_| { n_questions += 1; Ok::<_, ()>(lie) });
            prop_assert!(found.unwrap() <= tail && n_questions <= 30);
        }
    }
}
