//! By card or stick: what waits is put into boxes that only the school can open, and what the
//! school put there for this tablet is taken in.

use crate::push::acknowledge;
use crate::run::Outcome;
use crate::tablet::{Identity, Record, Tablet};
use crate::trouble::Trouble;
use card::Card;
use progress::StreamInfo;
use wire::down::DownPage;
use wire::message::Cursor;
use wire::sealed_box::{self, BoxPublicKey, Header, Kind};
use wire::segment::{self, Start};
use wire::{Receipt, signed};

/// What was put on a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Boxes that were not there yet.
    pub n_boxes: u64,
    /// Events in all boxes of this tablet.
    pub n_events: u64,
}

/// What was taken from a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Events that are now known to be stored and were not before.
    pub n_sent: u64,
    /// Entries of the down-log that came.
    pub n_came: u64,
    /// Boxes for this tablet that are not what the school would have made; they were left.
    pub n_odd: u64,
}

/// Puts everything that no receipt covers into boxes on a card.
///
/// It is noted that it may have left before the first byte does. The same work makes the same
/// boxes, so a card can be filled again and again; what waits keeps waiting until a receipt
/// comes, by whatever way.
///
/// # Errors
/// [`Trouble::NotEnrolled`] without a school, [`Trouble::Card`] for a card that is full or
/// cannot be written; the boxes that were finished are good.
pub fn export<R: Record>(tablet: &mut Tablet<R>, card: &Card) -> Result<Exported, Trouble> {
    let identity = tablet.identity()?;
    let streams = tablet.ask(|progress| progress.streams())??;
    let ours = |info: &&StreamInfo| {
        info.acked < info.tail && !identity.member.others.contains_key(&info.stream)
    };
    let mut exported = Exported::default();
    for info in streams.iter().filter(ours) {
        put_stream(tablet, &identity, card, info, &mut exported)?;
    }
    card.write_index().map_err(Trouble::Card)?;
    Ok(exported)
}

fn put_stream<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    card: &Card,
    info: &StreamInfo,
    exported: &mut Exported,
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
        let is_new = card.put(&file.map_err(Trouble::bad)?).map_err(Trouble::Card)?;
        exported.n_boxes += u64::from(is_new);
        exported.n_events += n as u64;
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

/// Takes receipts and pages of the down-log that the school put on a card for this tablet.
///
/// What was taken is removed from the card. Nothing is believed that the school's server has
/// not signed; a receipt about other events than this tablet holds changes nothing.
///
/// # Errors
/// [`Trouble::NotEnrolled`] without a school, [`Trouble::Card`] for a card that cannot be
/// read; what was taken until then stays.
pub fn import<R: Record>(tablet: &mut Tablet<R>, card: &Card) -> Result<Imported, Trouble> {
    let identity = tablet.identity()?;
    let (mut imported, mut pages) = (Imported::default(), Vec::new());
    let mut outcome = Outcome::default();
    for name in card.boxes().map_err(Trouble::Card)? {
        let Some(file) = card.read(name).map_err(Trouble::Card)? else { continue };
        let Ok(header) = Header::peek(&file) else { continue };
        if header.key != identity.keys.open.public().id() {
            continue;
        }
        let taken = match (header.kind, sealed_box::open(&file, &[&identity.keys.open])) {
            (Kind::Receipt, Ok((_, bytes))) => {
                take_receipt(tablet, &identity, &bytes, &mut outcome)?
            }
            (Kind::DownPage, Ok((_, bytes))) => {
                let page = signed::open::<DownPage>(&bytes, &identity.papers.server_key).ok();
                let device = identity.papers.device.device;
                let ours = page
                    .filter(|page| page.school == identity.member.school && page.device == device);
                let is_ours = ours.is_some();
                pages.extend(ours.map(|page| (page, name)));
                // It is taken off the card once it was applied.
                imported.n_odd += u64::from(!is_ours);
                continue;
            }
            _ => false,
        };
        match taken {
            true => card.remove(name).map_err(Trouble::Card)?,
            false => imported.n_odd += 1,
        }
    }
    pages.sort_by_key(|(page, _)| page.after);
    for (page, name) in pages {
        // One that follows on what is missing waits for the next card.
        if page.after <= tablet.school.cursor(identity.member.school)? {
            imported.n_came += tablet.school.apply(&page)?.n_new as u64;
            card.remove(name).map_err(Trouble::Card)?;
        }
    }
    card.write_index().map_err(Trouble::Card)?;
    imported.n_sent = outcome.n_sent;
    Ok(imported)
}

/// Whether a receipt is the school's and about what this tablet holds.
fn take_receipt<R: Record>(
    tablet: &mut Tablet<R>,
    identity: &Identity,
    bytes: &[u8],
    outcome: &mut Outcome,
) -> Result<bool, Trouble> {
    let Ok(receipt) = signed::open::<Receipt>(bytes, &identity.papers.server_key) else {
        return Ok(false);
    };
    let Receipt { school, stream, through: tail, head, .. } = receipt;
    let ours = tablet.ask(move |progress| progress.head_at(stream, tail))??;
    // A card may be months old: one that does not fit says nothing of today.
    if school != identity.member.school || ours != Some(head) {
        return Ok(false);
    }
    acknowledge(tablet, outcome, Cursor { stream, tail, head })?;
    Ok(true)
}
