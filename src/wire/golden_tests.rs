//! Messages and files of format 1 as they were first written. They must be made and read so
//! for ever; `BLESS=1` writes those that are not there yet and never touches the others.

use crate::card;
use crate::certificate::{DeviceCertificate, ServerCertificate, device_of};
use crate::chain::Head;
use crate::down::{Down, DownPage, Entry};
use crate::invite::{Address, Invite};
use crate::receipt::Receipt;
use crate::release::{self, Description, Parts, Run, Statement};
use crate::seal::{SecretKey, TrustedKeys, seal};
use crate::sealed_box::{BoxSecretKey, Kind};
use crate::signed::{self, Say};
use crate::{Header, Manifest};
use model::{ClassId, DeviceId, LearnerId, LearnerMark, SchoolId, StreamId};
use std::path::Path;

const SCHOOL: SchoolId = SchoolId([0x5c; 16]);
const DEVICE: DeviceId = DeviceId([0xde; 16]);

fn key(n: u8) -> SecretKey {
    SecretKey::from_bytes(&[n; 32])
}

/// The file of a name; what is made today must be what it holds.
fn golden(name: &str, made: &[u8]) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("BLESS").is_some() && !path.exists() {
        std::fs::write(&path, made).unwrap();
    }
    let file = std::fs::read(&path).unwrap();
    assert!(file == made, "{name} is made otherwise today: that is another format");
    file
}

/// A signed message is made and read as in its file.
fn is_kept<T: Say + PartialEq + std::fmt::Debug>(name: &str, said: &T, by: &SecretKey) -> Vec<u8> {
    let file = golden(name, &signed::sign(said, by).unwrap());
    assert_eq!(&signed::open::<T>(&file, &by.public()).unwrap(), said, "{name}");
    file
}

#[test]
fn receipts_and_certificates() {
    let receipt = Receipt {
        school: SCHOOL,
        stream: StreamId([0x57; 16]),
        through: 40_000,
        head: Head([0x4e; 16]),
        server_ms: 1_795_000_000_000,
    };
    is_kept("receipt.bin", &receipt, &key(2));
    let server = ServerCertificate {
        school: SCHOOL,
        server_key: *key(2).public().as_bytes(),
        tls_pin: [0x71; 32],
        generation: 3,
        issued_ms: 1_794_000_000_000,
    };
    let device = DeviceCertificate {
        school: SCHOOL,
        device: DEVICE,
        device_key: *key(3).public().as_bytes(),
        box_key: *BoxSecretKey::from_bytes(&[4; 32]).public().as_bytes(),
        serial: 17,
        issued_ms: 1_794_500_000_000,
    };
    let by_school = is_kept("server-certificate.bin", &server, &key(1));
    let by_server = is_kept("device-certificate.bin", &device, &key(2));
    assert_eq!(device_of(&by_server, &by_school, &key(1).public()).unwrap(), device);
}

#[test]
fn a_page_of_the_down_log_with_every_kind_of_entry() {
    let (learner, class) = (LearnerId([1; 16]), ClassId([2; 16]));
    let all = [
        Down::School {
            name: "দোয়েল সরকারি প্রাথমিক বিদ্যালয়".into()
        },
        Down::Class { id: class, name: "১ম শ্রেণি ক".into(), shift: 1 },
        Down::Learner {
            id: learner,
            nickname: "মিতু".into(),
            picture: "cow".into(),
            class: Some(class),
            roll: Some(7),
        },
        Down::Merged { from: LearnerId([3; 16]), into: learner },
        Down::Erased { mark: LearnerMark([4; 16]) },
        Down::Carried { learner, state: vec![1, 0, 0, 0, 0, 0] },
        Down::Assignment {
            id: "a1".into(),
            class: Some(class),
            learner: None,
            lessons: vec!["bn-p-01".into()],
            skills: vec!["bn.v1".into()],
            until_day: Some(20_800),
            given_day: None,
        },
        Down::Message {
            id: "m1".into(),
            class: None,
            learner: Some(learner),
            text: "কাল বই এনো".into(),
            sound: Some("ab".repeat(32)),
            picture: None,
            from: "আপা".into(),
            at_ms: 1_795_000_000_000,
        },
        Down::Setting { name: "sitting-minutes".into(), value: "20".into() },
        Down::Release { channel: "jonaki-1".into(), release: 7, root: [7; 32], bytes: 12_000_000 },
    ];
    let entry = |(no, down): (u64, &Down)| {
        let body = Some(down.to_bytes().unwrap());
        Entry { no, key: down.key(), body }
    };
    let mut entries: Vec<Entry> = (1..).zip(&all).map(entry).collect();
    entries.push(Entry { no: 11, key: "setting/gone".into(), body: None });
    let page =
        DownPage { school: SCHOOL, device: DEVICE, after: 0, through: 11, more: true, entries };
    let file = is_kept("down-page.bin", &page, &key(2));
    let page: DownPage = signed::open(&file, &key(2).public()).unwrap();
    let read: Vec<Down> = page.entries[..10]
        .iter()
        .filter_map(|entry| entry.body.as_ref().and_then(|body| Down::read(body)))
        .collect();
    assert_eq!(read, all);
}

#[test]
fn a_statement_and_a_description_of_releases() {
    let header = Header {
        format: 1,
        min_player: 1,
        channel: "jonaki-1".into(),
        release: 7,
        created_by: "jonaki-pack 0.1.0".into(),
    };
    let entry = |n: u8| crate::Entry { path: format!("art/bird-{n}"), size: 9, hash: [n; 32] };
    let manifest = Manifest::new(header, (0..3).map(entry).collect()).unwrap();
    golden("manifest.txt", &manifest.to_bytes());
    let root = manifest.root();
    let statement = Statement {
        no: 4,
        issued_ms: 1_795_000_000_000,
        channels: vec![release::Listed {
            channel: "jonaki-1".into(),
            release: 7,
            root: root.hash(),
            bytes: 12_000_000,
        }],
        revoked: vec![key(9).public().id()],
    };
    is_kept("statement.bin", &statement, &key(5));
    let parts = Parts {
        manifest: [1; 32],
        runs: vec![Run::of(b"one run of lines")],
        rows: [2; 32],
        rows_bytes: 5_000,
        blob_bytes: 9_000_000,
        chunked: vec![release::Chunked { hash: [3; 32], values: vec![[4; 32]; 5] }],
    };
    let made = Description::write(&root, &seal(&root.to_bytes(), &key(5)), &parts).unwrap();
    let file = golden("description.bin", &made);
    let read = Description::open(&file, &TrustedKeys::new([key(5).public()])).unwrap();
    assert_eq!((read.root.clone(), read.parts().unwrap()), (root, parts));
}

#[test]
fn an_invitation_and_the_index_of_a_card() {
    let invite = Invite {
        token: [1; 16],
        school: SCHOOL,
        tls_pin: [3; 32],
        school_key: key(1).public(),
        box_key: BoxSecretKey::from_bytes(&[5; 32]).public(),
        label: "দোয়েল".into(),
        addresses: vec![Address::parse("https://192.168.0.10:8765").unwrap()],
    };
    let file = golden("invite.txt", invite.to_text().unwrap().as_bytes());
    assert_eq!(Invite::parse(std::str::from_utf8(&file).unwrap()), Ok(invite));

    let size = u32::try_from(crate::sealed_box::LEAST_FILE).unwrap();
    let listed = |(n, kind): (u8, Kind)| card::Listed { id: [n; 32], size, kind };
    let index = card::Index::new((1..).zip(Kind::ALL).map(listed).collect()).unwrap();
    let file = golden("card-index.txt", index.to_text().as_bytes());
    assert_eq!(card::Index::parse(&file), Ok(index));
}
