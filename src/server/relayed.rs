//! What relays bring from tablets that never come here, and what they take along for them.
//!
//! A relay is nobody: it shows no papers and is told nothing. A box that it brings speaks for
//! itself, and what it gets only the tablet of a key can open.

use crate::boxes::{self, NotStored};
use crate::contact;
use crate::ingest::refuse;
use crate::school::School;
use crate::storage::Device;
use serde_bytes::ByteBuf;
use std::{fs, io};
use wire::message::Refusal;
use wire::relay::{Introduction, Offered, Pages, Spoken};
use wire::release::is_file_name;
use wire::sealed_box::{BoxError, BoxKeyId, BoxPublicKey, Kind};

/// Most pages of one answer, each of at most a few hundred KB.
const PAGES: usize = 4;

/// Whose server this is.
pub fn introduction(school: &School) -> Vec<u8> {
    Introduction::to_bytes(&school.keys.school_key, &school.keys.certificate)
}

/// Stores the segment in a box; the answer is the box with its receipt, for its tablet.
///
/// # Errors
/// [`Refusal::UnknownDevice`] where the box may be taken later: its tablet has not joined yet,
/// or a key that opens it is still on another laptop. The others as for a segment that a
/// tablet sends itself.
pub async fn take(school: &School, file: &[u8], now_ms: i64) -> Result<Vec<u8>, Refusal> {
    let (device, receipt) = match boxes::store(school, file, now_ms).await {
        Ok(stored) => stored,
        Err(NotStored::Box(BoxError::UnknownKey { .. })) => return Err(Refusal::UnknownDevice),
        Err(NotStored::Box(error)) => return Err(Refusal::Bad { why: error.to_string() }),
        Err(NotStored::Content(refusal)) => return Err(refusal),
    };
    let device = school.storage.device(school.id(), device).await.map_err(refuse)?;
    let to = key_of(&device.ok_or(Refusal::UnknownDevice)?)?;
    boxes::seal(school, Kind::Receipt, &to, &receipt, now_ms).map_err(|error| bad(&error))
}

/// What the school has to say to the tablet of a key after a number, in boxes; nothing where
/// the relay already has all of that up to the second number, and nothing came since.
///
/// # Errors
/// [`Refusal::UnknownDevice`] where no tablet has this key.
pub async fn pages(
    school: &School,
    key: BoxKeyId,
    (after, have): (u64, Option<u64>),
    now_ms: i64,
) -> Result<Vec<u8>, Refusal> {
    let all = school.storage.devices(school.id()).await.map_err(refuse)?;
    let of = |device: &Device| key_of(device).ok().filter(|one| one.id() == key && !device.revoked);
    let found = all.iter().find_map(|device| of(device).map(|to| (device.id, to)));
    let (device, to) = found.ok_or(Refusal::UnknownDevice)?;
    let (_, head) = school.storage.down(school.id(), device, u64::MAX, 0).await.map_err(refuse)?;
    if have == Some(head) {
        return Ok(Pages { through: head, same: true, ..Pages::default() }.to_bytes());
    }
    let mut pages = Pages { through: after, ..Pages::default() };
    while pages.boxes.len() < PAGES {
        let (page, through, more) = contact::page(school, device, pages.through).await?;
        if through > pages.through {
            let file = boxes::seal(school, Kind::DownPage, &to, &page, now_ms);
            pages.boxes.push(ByteBuf::from(file.map_err(|error| bad(&error))?));
        }
        let is_on = more && through > pages.through;
        (pages.through, pages.more) = (through, is_on);
        if !is_on {
            break;
        }
    }
    Ok(pages.to_bytes())
}

/// Which releases are offered here.
pub fn offered(school: &School) -> Vec<u8> {
    let listed = || -> io::Result<Offered> {
        let mut all = Vec::new();
        for entry in fs::read_dir(school.offer.join("releases"))? {
            let entry = entry?;
            if let Some(channel) = entry.file_name().to_str().filter(|name| is_file_name(name)) {
                let hash = blake3::hash(&fs::read(entry.path())?);
                all.push((channel.to_owned(), ByteBuf::from(hash.as_bytes().to_vec())));
            }
        }
        all.sort();
        Ok(Offered(all))
    };
    // Where nothing was published there is no folder.
    listed().unwrap_or_default().to_bytes()
}

fn key_of(device: &Device) -> Result<BoxPublicKey, Refusal> {
    BoxPublicKey::from_bytes(&device.box_key).map_err(|error| bad(&error))
}

fn bad(error: &BoxError) -> Refusal {
    Refusal::Bad { why: error.to_string() }
}
