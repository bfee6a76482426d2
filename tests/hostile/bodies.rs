//! What is tried with bytes that a stranger chose: they are refused, or what was read is
//! whole. Each of these panics otherwise. The folder `fuzz` runs the same ones for hours.

use model::Event;
use serde::{Deserialize, Serialize};
use std::path::{Component, Path};
use wire::card::{Index, Named};
use wire::certificate::{DeviceCertificate, ServerCertificate};
use wire::crockford;
use wire::down::{Down, DownPage};
use wire::entry::{check_path, parse_page, write_page};
use wire::invite::{Address, Code, Invite};
use wire::message::{Agreed, Enrol, Enrolled, Hello, HelloAnswer, Probe, Refusal, Return};
use wire::recovery::Seed;
use wire::release::{Description, Statement, is_file_name};
use wire::seal::{Seal, SecretKey, TrustedKeys, seal};
use wire::sealed_box::{self, BoxPublicKey, BoxSecretKey, Kind};
use wire::signed::{self, Say};
use wire::{Manifest, Receipt, Root, segment};

/// Something to try.
pub(crate) type Body = fn(&[u8]);

/// A segment as it came, and columns that a stranger packed well.
pub(crate) fn frame(bytes: &[u8]) {
    let _ = segment::Header::peek(bytes);
    for frame in [bytes.to_vec(), packed(bytes)] {
        let Ok((header, events)) = segment::read(&frame) else { continue };
        assert_eq!(events.len(), usize::from(header.count));
        assert_eq!(events.last().map(|event| event.seq), Some(header.last_seq()));
        assert!(events.iter().map(|event| event.body.len()).sum::<usize>() <= segment::MOST_BODIES);
        let start = segment::Start {
            school: header.school,
            device: header.device,
            stream: header.stream,
            prev: header.prev,
        };
        let again = segment::write(&start, &events, &key()).expect("what was read can be sent on");
        assert_eq!(segment::open(&again, &key().public()), Ok((header, events)));
    }
}

/// An event's body, as servers and tablets read it; also in what a server tells tablets.
pub(crate) fn event(bytes: &[u8]) {
    if let Ok(event) = ciborium::from_reader::<Event, _>(bytes) {
        let json = serde_json::to_string(&event).expect("an event is JSON");
        // A number that is none has no form in JSON; whatever else is kept as it was.
        if let Ok(again) = serde_json::from_str::<Event>(&json) {
            assert_eq!(serde_json::to_string(&again).ok(), Some(json));
        } else {
            assert!(json.contains(":null"), "{json}");
        }
    }
    if let Some(down) = Down::read(bytes) {
        let again = down.to_bytes().ok().and_then(|bytes| Down::read(&bytes));
        assert!(again.is_none_or(|again| again.key() == down.key()));
    }
    if let Some(carried) = learn::Carried::from_bytes(bytes) {
        assert_eq!(learn::Carried::from_bytes(&carried.to_bytes()).as_ref(), Some(&carried));
        let known = learn::Known::from(carried);
        assert!(known.levels().count() >= known.stuck().count());
    }
}

/// A file that says it is a box, and any content sealed and opened.
pub(crate) fn sealed_file(bytes: &[u8]) {
    let key = BoxSecretKey::from_bytes(&[7; 32]);
    if let Ok(header) = sealed_box::Header::peek(bytes) {
        assert_eq!(sealed_box::HEADER_BYTES + header.size as usize, bytes.len());
    }
    assert!(sealed_box::open(bytes, &[&key]).is_err(), "nobody sealed this to the key");
    let school = model::SchoolId([1; 16]);
    let made = sealed_box::seal(Kind::Segment, school, 1, &key.public(), bytes, &[9; 32]);
    let (_, content) = sealed_box::open(&made.expect("it fits"), &[&key]).expect("it opens");
    assert_eq!(content, bytes);
}

/// What somebody with a good key says: receipts and every other signed message.
pub(crate) fn receipt(bytes: &[u8]) {
    let _ = signed::signer(bytes);
    let _ = ciborium::from_reader::<Refusal, _>(bytes);
    said::<Receipt>(bytes);
    said::<Hello>(bytes);
    said::<HelloAnswer>(bytes);
    said::<Probe>(bytes);
    said::<Agreed>(bytes);
    said::<Enrol>(bytes);
    said::<Enrolled>(bytes);
    said::<Return>(bytes);
    said::<DownPage>(bytes);
    said::<Statement>(bytes);
    said::<ServerCertificate>(bytes);
    said::<DeviceCertificate>(bytes);
}

/// A manifest, its pages, its root, and a release's description with a good seal.
pub(crate) fn manifest(bytes: &[u8]) {
    if let Ok(manifest) = Manifest::parse(bytes) {
        assert_eq!(manifest.to_bytes(), bytes, "one spelling only");
    }
    if let Ok(root) = Root::parse(bytes) {
        assert_eq!(root.to_bytes(), bytes, "one spelling only");
    }
    if let Ok(page) = parse_page(bytes) {
        assert_eq!(write_page(&page), bytes, "one spelling only");
        assert!(page.iter().all(|entry| stays_below(&entry.path)));
    }
    let trust = TrustedKeys::new([key().public()]);
    assert!(Description::open(bytes, &trust).is_err(), "nobody sealed this");
    // The parts behind a sealed root are covered by no seal.
    let (root, tail) = bytes.split_at(bytes.len() / 2);
    for root in [ROOT, root] {
        let seal: Seal = seal(root, &key());
        let begin = format!("jonaki-offer 1\n{seal}\n");
        let offer = [begin.as_bytes(), root, b"\n", tail].concat();
        if let Ok(description) = Description::open(&offer, &trust) {
            let _ = description.parts();
        }
    }
}

/// The index of a card, and names that lie on it.
pub(crate) fn index(bytes: &[u8]) {
    if let Ok(index) = Index::parse(bytes) {
        assert_eq!(index.to_text().as_bytes(), bytes, "one spelling only");
        assert!(index.boxes().iter().all(|listed| stays_below(&listed.name().to_string())));
        assert_eq!(Index::new(index.boxes().to_vec()), Ok(index));
    }
    if let Named::Box(name) = Named::of(&String::from_utf8_lossy(bytes)) {
        assert_eq!(Named::of(&name.to_string()), Named::Box(name));
    }
}

/// What a camera or a hand reads: invitations, codes, recovery sheets, keys.
pub(crate) fn qr_text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(invite) = Invite::parse(&text) {
        let again = invite.to_text().expect("what was read can be shown");
        assert_eq!(Invite::parse(&again), Ok(invite));
    }
    if let Ok(code) = Code::parse(&text) {
        assert_eq!(Code::parse(&code.to_text()), Ok(code));
    }
    if let Ok(address) = Address::parse(&text) {
        assert_eq!(Address::parse(address.as_str()), Ok(address.clone()));
    }
    for seed in [Seed::from_qr_text(&text).ok(), Seed::from_words(&text).ok()].into_iter().flatten()
    {
        let again = Seed::from_words(&seed.words().join(" ")).expect("its words are its words");
        assert_eq!(again.to_bytes(), seed.to_bytes());
    }
    if let Ok(key) = BoxPublicKey::parse(&text) {
        assert_eq!(BoxPublicKey::parse(&key.to_text()), Ok(key));
    }
    let _ = (SecretKey::parse(&text), TrustedKeys::parse(&text), Seal::parse(&text));
    let written = crockford::encode(bytes);
    assert_eq!(crockford::decode(&written).as_deref(), Ok(bytes));
    let _ = crockford::decode(&text);
}

/// A path of a manifest, a channel's name.
pub(crate) fn path(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if check_path(&text).is_ok() {
        assert!(stays_below(&text) && text.is_ascii(), "{text:?}");
    }
    if is_file_name(&text) {
        assert!(stays_below(&text) && !text.contains(['/', '.']), "{text:?}");
    }
}

/// Whether a path leads nowhere but below the folder to which it is joined.
fn stays_below(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    parts.clone().next().is_some()
        && parts.all(|part| matches!(part, Component::Normal(_)))
        && !path.contains(['\\', '\0'])
}

/// Whatever CBOR somebody signs is refused, or says the same once it is said again.
fn said<T: Say>(bytes: &[u8]) {
    let _ = signed::peek::<T>(bytes);
    let inner = bytes.get(8..bytes.len().saturating_sub(64)).unwrap_or_default();
    for bytes in [bytes, inner] {
        said_by_a_member::<T>(bytes);
    }
}

fn said_by_a_member<T: Say>(bytes: &[u8]) {
    let Ok(value) = ciborium::from_reader(bytes) else { return };
    let raw = Raw::<T>(value, std::marker::PhantomData);
    let Ok(envelope) = signed::sign(&raw, &key()) else { return };
    if let Ok(value) = signed::open::<T>(&envelope, &key().public())
        && let Ok(again) = signed::sign(&value, &key())
    {
        let read = signed::open::<T>(&again, &key().public()).expect("what is said is read");
        assert_eq!(signed::sign(&read, &key()), Ok(again));
    }
}

/// Any CBOR in the place of what a message should say.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Raw<T>(ciborium::Value, #[serde(skip)] std::marker::PhantomData<T>);

impl<T: Say> Say for Raw<T> {
    const DOMAIN: &'static [u8] = T::DOMAIN;
    const MOST: usize = T::MOST;
}

/// Columns in a frame that has nothing against it but them: the first bytes say how many
/// events and from which number.
pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    let (number, plain) = bytes.split_at(bytes.len().min(3));
    let number = |at: usize| u16::from(number.get(at).copied().unwrap_or(1));
    let squeezed = zstd::bulk::compress(plain, 1).unwrap_or_default();
    let mut frame = b"JSG1".to_vec();
    frame.extend([1; 48]);
    frame.extend(u64::from(number(0)).to_be_bytes());
    frame.extend((number(1) + 256 * (number(2) % 20)).to_be_bytes());
    // The chain cannot be met by chance: it is the last that is looked at.
    frame.extend([0; 32]);
    frame.push(1);
    frame.extend((plain.len() as u32).to_be_bytes());
    frame.extend((squeezed.len() as u32).to_be_bytes());
    frame.extend(squeezed);
    frame.extend([0; 64]);
    frame
}

fn key() -> SecretKey {
    SecretKey::from_bytes(&[1; 32])
}

const ROOT: &[u8] =
    b"jonaki-manifest 1\nformat 1\nmin_player 1\nchannel a\nrelease 1\ncreated_by b\n";
