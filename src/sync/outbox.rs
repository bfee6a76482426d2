//! What waits, in boxes that only the school can open: for a card, a stick, a relay.

use crate::tablet::{Identity, Record, Tablet};
use crate::trouble::Trouble;
use progress::StreamInfo;
use wire::sealed_box::{self, BoxPublicKey, Kind};
use wire::segment::{self, Start};

/// Takes a box with its number of events.
pub(crate) type Put<'a, R> = dyn FnMut(&mut Tablet<R>, Vec<u8>, u64) -> Result<(), Trouble> + 'a;

/// Seals everything that no receipt covers and hands over each box with its number of events.
///
/// It is noted that a box may have left before it is handed over. The same work makes the
/// same boxes, so it can be handed over again and again; what waits keeps waiting until a
/// receipt comes, by whatever way.
pub(crate) fn each_box<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    put: &mut Put<'_, R>,
) -> Result<(), Trouble> {
    let streams = tablet.ask(|progress| progress.streams())??;
    let ours = |info: &&StreamInfo| {
        info.acked < info.tail && !identity.member.others.contains_key(&info.stream)
    };
    for info in streams.iter().filter(ours) {
        each_of_stream(tablet, identity, info, put)?;
    }
    Ok(())
}

fn each_of_stream<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    info: &StreamInfo,
    put: &mut Put<'_, R>,
) -> Result<(), Trouble> {
    let (stream, mut after) = (info.stream, info.acked);
    let school = identity.member.school;
    let to = BoxPublicKey::from_bytes(&identity.member.box_key).map_err(Trouble::bad)?;
    while after < info.tail {
        let (events, prev) = tablet.ask(move |progress| {
            Ok::<_, progress::ReadError>((
                progress.unsent(stream, after, segment::MOST_EVENTS)?,
                progress.head_at(stream, after)?,
            ))
        })??;
        let (Some(prev), false) = (prev, events.is_empty()) else { return Ok(()) };
        let heads: Vec<_> = events.iter().map(|event| event.head).collect();
        let logged: Vec<_> = events.into_iter().map(|stored| stored.logged()).collect();
        let start = Start { school, device: identity.papers.device.device, stream, prev };
        let key = &identity.keys.sign;
        let made = segment::write_most(&start, &logged, segment::MOST_PACKED, key);
        let (bytes, n) = made.map_err(Trouble::bad)?;
        let (last, head) = (after + n as u64, heads[n - 1]);
        tablet.ask(move |progress| progress.note_sent(stream, last, head))??;
        // Of the work, not of today, or tomorrow's box of the same work would be another.
        let day_ms = logged[n - 1].at.wall_ms.div_euclid(86_400_000);
        let day = u32::try_from(day_ms).unwrap_or(0);
        // Made of the tablet's own secret and of what is sealed: the same work, the same box.
        let secret = [key.to_text().as_bytes(), &bytes].concat();
        let random = dice_of(&secret);
        let file = sealed_box::seal(Kind::Segment, school, day, &to, &bytes, &random);
        put(tablet, file.map_err(Trouble::bad)?, n as u64)?;
        after = last;
    }
    Ok(())
}

fn dice_of(secret: &[u8]) -> [u8; 32] {
    let digest = ring::digest::digest(&ring::digest::SHA256, secret);
    let mut random = [0; 32];
    random.copy_from_slice(digest.as_ref());
    random
}
