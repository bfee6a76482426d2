//! Copies, put-back backups, lost laptops, strangers: what a contact does when things are odd.

use super::sync_classroom::{Classroom, Pupil, copy_folder, folder};
use super::sync_wire::{Cable, Glass, Meddle};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;
use sync::{Retry, Trouble};
use wire::message::{HELLO, SEGMENTS};

#[test]
fn a_cloned_tablet_starts_its_own_log_and_both_arrive() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.answer(1..=20);
    pupil.sync_well();
    pupil.answer(21..=30);
    let mut clone = Pupil::of(pupil.copy());
    pupil.answer(31..=40);
    clone.answer(41..=55);
    pupil.sync_well();
    clone.sync_well();
    pupil.answer(56..=60);
    clone.answer(61..=65);
    for _ in 0..2 {
        pupil.sync_well();
        clone.sync_well();
    }
    classroom.expect(1..=65);
    assert_eq!((pupil.waiting(), clone.waiting()), (0, 0));
    assert_eq!((pupil.streams().len(), clone.streams().len()), (1, 2));
}

#[test]
fn a_clone_that_has_nothing_new_still_begins_its_own_log() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.answer(1..=20);
    let mut clone = Pupil::of(pupil.copy());
    pupil.answer(21..=30);
    pupil.sync_well();
    clone.sync_well();
    assert_eq!(clone.waiting(), 0);
    clone.answer(31..=33);
    clone.sync_well();
    assert_eq!(clone.sync_well().n_requests, 1);
    classroom.expect(1..=33);
}

#[test]
fn a_backup_that_is_put_back_doubles_nothing_however_often() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.answer(1..=1_000);
    pupil.sync_well();
    let backup = pupil.copy();
    let mut next = 1_001;
    for _ in 0..3 {
        pupil.answer(next..next + 7);
        next += 7;
        pupil.sync_well();
        pupil.put_back(&backup);
    }
    pupil.answer(next..next + 5);
    pupil.sync_well();
    pupil.sync_well();
    classroom.expect(1..next + 5);
}

#[test]
fn a_revoked_tablet_keeps_everything_and_says_so() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.answer(1..=5);
    pupil.sync_well();
    let device = pupil.tablet().record.device();
    let school = &classroom.server().school;
    let revoke = |to| school.storage.set_revoked(school.id(), device, to);
    assert!(classroom.server().wait_for(revoke(true)).unwrap().unwrap());
    pupil.answer(6..=9);
    let trouble = pupil.sync().trouble.unwrap();
    assert_eq!((trouble.code(), trouble.retry()), ("revoked", Retry::Changed));
    assert_eq!(pupil.waiting(), 4);
    let last = pupil.tablet().school.last_contact().unwrap().unwrap();
    assert_eq!(last.trouble.as_deref(), Some("revoked"));
    assert!(classroom.server().wait_for(revoke(false)).unwrap().unwrap());
    pupil.sync_well();
    classroom.expect(1..=9);
}

#[test]
fn a_lost_laptop_is_followed_by_another_and_the_lost_one_cannot_come_back() {
    let mut lost = Classroom::open();
    let cable = Cable::to(lost.address());
    let mut pupil = Pupil::new();
    pupil.enrol(lost.invite(&[cable.address])).unwrap();
    pupil.answer(1..=20);
    pupil.sync_well();
    // A closed stream, which the next server needs as well.
    let copy = pupil.copy();
    std::fs::write(copy.path().join("restored"), "").unwrap();
    pupil.put_back(&copy);
    pupil.answer(21..=25);
    pupil.sync_well();

    let seed = server::keys::Keys::seed(lost.data.path()).unwrap().unwrap();
    let fresh = folder();
    let later = server::clock::now_ms() + 120_000;
    server::keys::Keys::restore(fresh.path(), &seed, later).unwrap();
    let found = Classroom::of(fresh);
    cable.lead_to(found.address());
    pupil.answer(26..=30);
    pupil.sync_well();
    found.expect(1..=30);
    assert_eq!(pupil.sync_well().n_requests, 1);

    cable.lead_to(lost.address());
    pupil.answer(31..=32);
    let trouble = pupil.sync().trouble.unwrap();
    assert_eq!((trouble.code(), trouble.retry()), ("stranger", Retry::OtherNetwork));
    lost.expect(1..=25);
    lost.stop();
}

#[test]
fn a_busy_server_is_asked_again_when_it_says() {
    let classroom = Classroom::open();
    let glass = Glass::before(&classroom);
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[glass.address])).unwrap();
    pupil.answer(1..=5);
    let busy = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 77\r\ncontent-length: 0\r\n\r\n";
    for route in [HELLO, SEGMENTS] {
        glass.meddle(route, Meddle::Answer(busy.into()));
        let trouble = pupil.sync().trouble.unwrap();
        assert_eq!(trouble.retry(), Retry::After(Duration::from_secs(77)), "{trouble:?}");
        assert_eq!(pupil.waiting(), 5);
    }
    pupil.sync_well();
    classroom.expect(1..=5);
}

#[test]
fn a_portal_learns_nothing_and_is_left_alone() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    let portal = Portal::open();
    pupil.enrol(classroom.invite(&[classroom.address(), portal.address])).unwrap();
    pupil.answer(1..=5);
    let met = format!("https://{}", portal.address);
    pupil.tablet().school.note_address(&met).unwrap();

    // It speaks no TLS: the school's real address, which comes next, is found all the same.
    pupil.sync_well();
    classroom.expect(1..=5);
    let said = portal.said();
    let device = pupil.tablet().record.device().0;
    assert!(!said.is_empty() && !said.windows(16).any(|part| part == device));

    // A redirect and a page from behind the right key are no answer either.
    let glass = Glass::before(&classroom);
    pupil.tablet().school.note_address(&format!("https://{}", glass.address)).unwrap();
    let page = "<html><body>Please sign in</body></html>";
    let portals = [
        "HTTP/1.1 302 Found\r\nlocation: https://portal.example/\r\ncontent-length: 0\r\n\r\n"
            .to_owned(),
        format!(
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\n\r\n{page}",
            page.len()
        ),
        format!("HTTP/1.1 200 OK\r\ncontent-length: 60000\r\n\r\n{}", "<p>".repeat(20_000)),
    ];
    for answer in portals {
        glass.meddle(HELLO, Meddle::Answer(answer));
        pupil.sync_well();
    }
    pupil.answer(6..=9);
    drop(classroom);
    let trouble = pupil.sync().trouble.unwrap();
    assert!(
        matches!(trouble, Trouble::Stranger | Trouble::NoServer | Trouble::Broken),
        "{trouble:?}"
    );
    assert_eq!(pupil.waiting(), 4);
}

#[test]
fn another_certificate_is_a_stranger_to_whom_nothing_is_said() {
    let classroom = Classroom::open();
    let stranger = Classroom::open();
    let cable = Cable::to(classroom.address());
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[cable.address])).unwrap();
    pupil.answer(1..=5);
    // Another school, with a sound certificate of its own.
    cable.lead_to(stranger.address());
    assert_eq!(pupil.sync().trouble.unwrap().code(), "stranger");
    // A portal that answers every question with a page, under a key of its own.
    let tls = &stranger.server().school.keys.tls;
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(tls.key.clone()));
    let page = "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>";
    let glass = Glass::with(tls.certificate.clone(), key, stranger.address());
    cable.lead_to(glass.address);
    (0..3).for_each(|_| glass.meddle("/", Meddle::Answer(page.into())));
    assert_eq!(pupil.sync().trouble.unwrap().code(), "stranger");
    assert_eq!(glass.take_requests(), ["GET /v1/server"], "only who it is was asked");
    cable.lead_to(classroom.address());
    pupil.sync_well();
    classroom.expect(1..=5);
}

#[test]
fn a_wrong_invitation_changes_nothing() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    let good = classroom.invite(&[classroom.address()]);
    let wrong_pin = wire::invite::Invite { tls_pin: [9; 32], ..good.clone() };
    assert_eq!(pupil.enrol(wrong_pin).unwrap_err().code(), "stranger");
    let wrong_token = wire::invite::Invite { token: [9; 16], ..good.clone() };
    assert_eq!(pupil.enrol(wrong_token).unwrap_err().code(), "token");
    let other = Classroom::open();
    let wrong_school =
        wire::invite::Invite { school_key: other.server().school.keys.school_key, ..good.clone() };
    assert_eq!(pupil.enrol(wrong_school).unwrap_err().code(), "stranger");
    let nobody = SocketAddr::from(([127, 0, 0, 1], 1));
    assert_eq!(pupil.enrol(classroom.invite(&[nobody])).unwrap_err().code(), "no-server");
    assert_eq!(pupil.sync().trouble.unwrap().code(), "not-enrolled");
    assert!(pupil.tablet().member().unwrap().is_none());
    pupil.enrol(good).unwrap();
    pupil.sync_well();
}

#[test]
fn mobile_data_is_not_used_up_beyond_its_week() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    let few = wire::down::Down::Setting { name: "metered-kb-a-week".into(), value: "12".into() };
    let school = &classroom.server().school;
    classroom.server().wait_for(school.tell(&[few], None)).unwrap().unwrap();
    pupil.sync_well();
    pupil.link.metered = true;
    pupil.answer(1..=3_000);
    let outcome = pupil.sync();
    let outcome = if outcome.trouble.is_none() {
        pupil.answer(3_001..=3_050);
        pupil.sync()
    } else {
        outcome
    };
    assert_eq!(outcome.trouble.unwrap().code(), "budget");
    assert!(pupil.waiting() > 0);
    pupil.link.metered = false;
    pupil.sync_well();
    assert_eq!(pupil.waiting(), 0);
}

#[test]
fn copied_papers_are_not_believed_on_another_tablet() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    let mut other = Pupil::new();
    let (from, to) = (pupil.copy(), other.copy());
    copy_folder(&from.path().join("keys"), &to.path().join("keys"));
    other.put_back(&to);
    assert_eq!(other.sync().trouble.unwrap().code(), "not-enrolled");
}

/// Answers whatever comes with a page, in plain HTTP, and remembers what came.
struct Portal {
    address: SocketAddr,
    said: std::sync::Arc<std::sync::Mutex<Vec<u8>>>,
}

impl Portal {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let said = std::sync::Arc::<std::sync::Mutex<Vec<u8>>>::default();
        let heard = said.clone();
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let Ok(mut client) = client else { continue };
                let mut bytes = [0; 4096];
                if let Ok(n) = client.read(&mut bytes) {
                    heard.lock().unwrap().extend(&bytes[..n]);
                }
                let _ = client.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>");
            }
        });
        Self { address, said }
    }

    fn said(&self) -> Vec<u8> {
        self.said.lock().unwrap().clone()
    }
}
