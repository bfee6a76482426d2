//! How a tablet joins the school, and comes back to it after its server was lost.

use crate::contact::say;
use crate::ingest::refuse;
use crate::log;
use crate::school::School;
use crate::storage::{Bringer, Device};
use wire::certificate::{DeviceCertificate, device_of};
use wire::message::{Enrol, Enrolled, Refusal, Return, question};
use wire::sealed_box::{self, BoxPublicKey, Kind};
use wire::{PublicKey, signed};

/// Longest name of a tablet, characters.
const NAME: usize = 60;

/// Enrols a tablet that brings a good token and has sealed it to the school's key.
///
/// # Errors
/// [`Refusal::Token`] where the token is used up, too old, or not for this tablet;
/// [`Refusal::Revoked`] where it was revoked; [`Refusal::Bad`] where its keys or its test box are not sound.
pub async fn enrol(school: &School, bytes: &[u8], now_ms: i64) -> Result<Vec<u8>, Refusal> {
    // The key comes with the request; that it is signed by it shows that the tablet has both.
    let key = brought_key(bytes)?;
    let enrol: Enrol = signed::open(bytes, &key).map_err(bad)?;
    if enrol.device_key != *key.as_bytes() {
        return Err(Refusal::Bad { why: "the request is signed by another key".into() });
    }
    let keys: Vec<_> = school.keys.boxes.iter().collect();
    let opened = sealed_box::open(&enrol.test_box, &keys);
    let (header, content) = opened.map_err(|error| Refusal::Bad { why: error.to_string() })?;
    if header.kind != Kind::Test || header.school != school.id() || content != enrol.token {
        return Err(Refusal::Bad { why: "the test box does not hold the token".into() });
    }
    let hash = *blake3::hash(&enrol.token).as_bytes();
    // Only an adult lets a revoked tablet in again, or it would come back with the same token.
    let known = school.storage.device(school.id(), enrol.device).await.map_err(refuse)?;
    if known.is_some_and(|known| known.revoked) {
        return Err(Refusal::Revoked);
    }
    let tablet = Bringer { key: enrol.device_key, serial: enrol.maker_serial.clone() };
    let used = school.storage.use_token(school.id(), hash, tablet, now_ms).await;
    if !used.map_err(refuse)? {
        return Err(Refusal::Token);
    }
    let name = enrol.name.chars().filter(|c| !c.is_control()).take(NAME).collect();
    let device = Device {
        id: enrol.device,
        key: enrol.device_key,
        box_key: enrol.box_key,
        serial: 0,
        name,
        revoked: false,
        enrolled_ms: now_ms,
    };
    let papers = welcome(school, device, bytes, &enrol.token, now_ms).await?;
    school.pairings.finish(&enrol.device_key);
    log::info("enrolled", &[("device", &log::short(&enrol.device))]);
    Ok(papers)
}

/// Takes back a tablet that an earlier server of the school enrolled.
///
/// # Errors
/// [`Refusal::UnknownDevice`] where its papers do not lead to the school's key,
/// [`Refusal::Revoked`] where it is known here as revoked.
pub async fn come_back(school: &School, bytes: &[u8], now_ms: i64) -> Result<Vec<u8>, Refusal> {
    let papers = signed::peek::<Return>(bytes).ok_or(Refusal::UnknownDevice)?;
    let certificate = device_of(&papers.device, &papers.server, &school.keys.school_key)
        .map_err(|_| Refusal::UnknownDevice)?;
    let key = certificate.key().map_err(|_| Refusal::UnknownDevice)?;
    let papers: Return = signed::open(bytes, &key).map_err(bad)?;
    let known = school.storage.device(school.id(), certificate.device).await.map_err(refuse)?;
    if known.as_ref().is_some_and(|known| known.revoked) {
        return Err(Refusal::Revoked);
    }
    let device = Device {
        id: certificate.device,
        key: certificate.device_key,
        box_key: certificate.box_key,
        serial: 0,
        name: known.map(|known| known.name).unwrap_or_default(),
        revoked: false,
        enrolled_ms: now_ms,
    };
    let id = log::short(&device.id);
    let papers = welcome(school, device, bytes, &papers.nonce, now_ms).await?;
    log::info("came-back", &[("device", &id)]);
    Ok(papers)
}

/// Keeps the tablet and gives it its papers.
async fn welcome(
    school: &School,
    device: Device,
    asked: &[u8],
    token: &[u8; 16],
    now_ms: i64,
) -> Result<Vec<u8>, Refusal> {
    let box_key = BoxPublicKey::from_bytes(&device.box_key)
        .map_err(|error| Refusal::Bad { why: error.to_string() })?;
    let (id, device_key, device_box) = (device.id, device.key, device.box_key);
    let serial = school.storage.put_device(school.id(), device).await.map_err(refuse)?;
    let certificate = DeviceCertificate {
        school: school.id(),
        device: id,
        device_key,
        box_key: device_box,
        serial,
        issued_ms: now_ms,
    };
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| Refusal::Busy)?;
    let day = u32::try_from(now_ms / 86_400_000).unwrap_or(0);
    let test_box = sealed_box::seal(Kind::Test, school.id(), day, &box_key, token, &random)
        .map_err(|error| Refusal::Bad { why: error.to_string() })?;
    let name = school.storage.school_name(school.id()).await.map_err(refuse)?;
    let enrolled = Enrolled {
        of: question(asked),
        server: school.keys.certificate.clone(),
        device: say(&certificate, &school.keys.server)?,
        school: school.id(),
        name: name.unwrap_or_default(),
        test_box,
        server_ms: now_ms,
    };
    say(&enrolled, &school.keys.server)
}

/// The key that a request brings, before its signature can be checked with it.
fn brought_key(bytes: &[u8]) -> Result<PublicKey, Refusal> {
    let enrol = signed::peek::<Enrol>(bytes);
    let enrol = enrol.ok_or(Refusal::Bad { why: "this is no request to enrol".into() })?;
    PublicKey::from_bytes(&enrol.device_key)
        .map_err(|error| Refusal::Bad { why: error.to_string() })
}

#[expect(clippy::needless_pass_by_value, reason = "this is what map_err hands over")]
fn bad(error: signed::SignedError) -> Refusal {
    Refusal::Bad { why: error.to_string() }
}
