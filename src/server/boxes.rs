//! A card from the village: boxes are opened and taken like segments from the network, and
//! receipts and pages of the down-log are put there for the tablets that wrote them.

use crate::contact;
use crate::ingest;
use crate::school::School;
use card::Card;
use model::DeviceId;
use std::collections::BTreeMap;
use std::io;
use wire::card::BoxName;
use wire::message::Refusal;
use wire::sealed_box::{self, BoxError, BoxPublicKey, Header, Kind};
use wire::segment;

/// What became of the boxes on a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Boxes whose segments are stored, now or before; they were taken off the card.
    pub n_stored: u64,
    /// Boxes for other schools; they were left alone.
    pub n_foreign: u64,
    /// Boxes for this school that could not be taken, and why; they were left.
    pub refused: Vec<(BoxName, String)>,
    /// Receipts and pages that were put on the card.
    pub n_answers: u64,
}

/// Takes everything for this school from a card and puts the answers there.
///
/// Any order and any number of copies are harmless. A box is removed only when its segment is
/// on the disk and its receipt on the card.
///
/// # Errors
/// [`CardError`] where the card or the storage fails; what was stored until then stays.
pub async fn take(school: &School, card: &Card, now_ms: i64) -> Result<Taken, CardError> {
    let (mut taken, mut waiting) = (Taken::default(), Vec::new());
    for name in card.boxes()? {
        let Some(file) = card.read(name)? else { continue };
        let Ok(header) = Header::peek(&file) else { continue };
        match (header.kind, header.school == school.id()) {
            (Kind::Segment, true) => waiting.push(name),
            (Kind::Segment, false) => taken.n_foreign += 1,
            _ => {}
        }
    }
    let receipts = store_all(school, card, waiting, now_ms, &mut taken).await?;
    let mut answered = Vec::new();
    for (device, receipts) in receipts {
        let to = school.storage.device(school.id(), device).await.map_err(CardError::storage)?;
        let Some(to) = to.and_then(|to| BoxPublicKey::from_bytes(&to.box_key).ok()) else {
            continue;
        };
        for (name, receipt) in receipts {
            taken.n_answers += u64::from(put(school, card, Kind::Receipt, &to, &receipt, now_ms)?);
            answered.push(name);
        }
        for page in pages(school, device).await? {
            taken.n_answers += u64::from(put(school, card, Kind::DownPage, &to, &page, now_ms)?);
        }
    }
    for name in answered {
        card.remove(name)?;
        taken.n_stored += 1;
    }
    card.write_index()?;
    Ok(taken)
}

type Receipts = BTreeMap<DeviceId, Vec<(BoxName, Vec<u8>)>>;

/// Stores segments in whatever order they lie there: one that has to wait for another is read
/// again as long as anything moves. A card may hold more than fits into memory, so one box is
/// looked at after the other.
async fn store_all(
    school: &School,
    card: &Card,
    mut waiting: Vec<BoxName>,
    now_ms: i64,
    taken: &mut Taken,
) -> io::Result<Receipts> {
    let mut receipts = Receipts::new();
    loop {
        let before = waiting.len();
        let mut later = Vec::new();
        for name in waiting {
            let Some(file) = card.read(name)? else { continue };
            match store(school, &file, now_ms).await {
                Ok((device, receipt)) => {
                    receipts.entry(device).or_default().push((name, receipt));
                }
                Err(NotStored::Box(error)) => taken.refused.push((name, error.to_string())),
                Err(NotStored::Content(Refusal::Gap { .. })) => later.push(name),
                Err(NotStored::Content(refusal)) => taken.refused.push((name, why(refusal))),
            }
        }
        if later.len() == before || later.is_empty() {
            let gap = "events before it are missing; bring the card with the earlier ones";
            taken.refused.extend(later.into_iter().map(|name| (name, gap.to_owned())));
            return Ok(receipts);
        }
        waiting = later;
    }
}

/// Opens a box and stores its segment: who made it, and the receipt.
pub(crate) async fn store(
    school: &School,
    file: &[u8],
    now_ms: i64,
) -> Result<(DeviceId, Vec<u8>), NotStored> {
    let keys: Vec<_> = school.keys.boxes.iter().collect();
    let (_, bytes) = sealed_box::open(file, &keys).map_err(NotStored::Box)?;
    let header = segment::Header::peek(&bytes)
        .map_err(|error| NotStored::Content(Refusal::Bad { why: error.to_string() }))?;
    let receipt = ingest::accept(school, bytes, now_ms).await.map_err(NotStored::Content)?;
    Ok((header.device, receipt))
}

/// Why the content of a box was not stored.
pub(crate) enum NotStored {
    /// It does not open.
    Box(BoxError),
    /// What is in it is not taken.
    Content(Refusal),
}

/// A refusal in words for whoever holds the card.
fn why(refusal: Refusal) -> String {
    match refusal {
        Refusal::UnknownDevice => "its tablet has not joined here; let it join first".into(),
        Refusal::Revoked => "its tablet was shut out; what it made is kept aside".into(),
        Refusal::Fork { .. } => "it differs from what is stored; it is kept aside".into(),
        Refusal::Busy => "the record is busy; take the card in again".into(),
        Refusal::Full => "the disk is full; free some space, then take the card in again".into(),
        Refusal::Bad { why } => format!("it cannot be read: {why}"),
        Refusal::Gap { .. } | Refusal::Token => "it does not belong here".into(),
    }
}

/// The whole down-log for a tablet, in signed pages: what it has already it passes over.
async fn pages(school: &School, device: DeviceId) -> Result<Vec<Vec<u8>>, CardError> {
    let (mut pages, mut after) = (Vec::new(), 0);
    loop {
        let (page, through, more) = contact::page(school, device, after)
            .await
            .map_err(|refusal| CardError::Storage(format!("{refusal:?}")))?;
        pages.push(page);
        if !more || through <= after {
            return Ok(pages);
        }
        after = through;
    }
}

fn put(
    school: &School,
    card: &Card,
    kind: Kind,
    to: &BoxPublicKey,
    content: &[u8],
    now_ms: i64,
) -> Result<bool, CardError> {
    let file = seal(school, kind, to, content, now_ms);
    Ok(card.put(&file.map_err(|error| CardError::Storage(error.to_string()))?)?)
}

/// Seals something to a tablet. The same on the same day makes the same box, so whoever
/// carries it sees that it is nothing new.
pub(crate) fn seal(
    school: &School,
    kind: Kind,
    to: &BoxPublicKey,
    content: &[u8],
    now_ms: i64,
) -> Result<Vec<u8>, BoxError> {
    let secret = school.keys.server.to_text();
    let random = blake3::derive_key("jonaki server box randomness 1", secret.as_bytes());
    let day = u32::try_from(now_ms / 86_400_000).unwrap_or(0);
    sealed_box::seal(kind, school.id(), day, to, content, &random)
}

/// Why a card was not taken to its end.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// The card.
    #[error("the card cannot be used: {0}; see that it is in its place and has room")]
    Card(#[from] io::Error),
    /// The storage.
    #[error("the record cannot be used: {0}; nothing is lost, try again")]
    Storage(String),
}

impl CardError {
    #[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
    fn storage(error: crate::storage::StorageError) -> Self {
        Self::Storage(error.to_string())
    }
}
