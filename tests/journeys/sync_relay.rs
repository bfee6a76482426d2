//! What a relay may do to tablets and what others may do to a relay: never more than delay.

use super::sync_cards::send_nowhere;
use super::sync_classroom::{Classroom, Pupil};
use server::relay::{self, Config, Limits, Relay, Running, deliver, store::FILE};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use wire::card::BoxName;
use wire::down::Down;
use wire::relay::Ask;
use wire::sealed_box::Header;

/// A relay that is asked to meet a school, and does not look for one itself.
struct Bus {
    data: TempDir,
    config: Config,
    running: Option<Running>,
}

impl Bus {
    fn with(limits: Limits) -> Self {
        let data = super::sync_classroom::folder();
        let config = Config {
            data: data.path().to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            schools: Vec::new(),
            every: Duration::from_secs(3_600),
            seek: false,
            limits,
        };
        let mut bus = Self { data, config, running: None };
        bus.start();
        bus
    }

    fn new() -> Self {
        Self::with(Limits::default())
    }

    fn start(&mut self) {
        self.running = None;
        let running = relay::start(&self.config, |_| {}).unwrap();
        self.config.listen = running.listen;
        self.running = Some(running);
    }

    fn address(&self) -> String {
        format!("https://{}", self.config.listen)
    }

    /// The relay is in town.
    fn meet(&self, classroom: &Classroom) -> relay::Delivered {
        let relay = Arc::new(Relay::open(&self.config).unwrap());
        let now_ms = server::clock::now_ms();
        let address = classroom.address().to_string();
        let running = self.running.as_ref().unwrap();
        running.wait_for(deliver(&relay, &address, now_ms)).unwrap().unwrap()
    }

    /// What lies there for a tablet.
    fn kept_for(&self, pupil: &mut Pupil) -> (Relay, Vec<BoxName>) {
        let relay = Relay::open(&self.config).unwrap();
        let key = sync::DeviceKeys::load(&pupil.data()).unwrap().unwrap().open.public().id();
        let school = sync::Membership::load(&pupil.data()).unwrap().unwrap().school;
        let ask = Ask { school, key, relay: [0; 8], after: 0, down: 0, boxes: Vec::new() };
        let waiting = relay.store.ask(&ask, server::clock::now_ms()).unwrap().waiting;
        (relay, waiting.into_iter().map(|(_, name)| name).collect())
    }

    /// The relay drops what it has for a tablet, or puts rubbish in its place.
    fn spoil(&self, pupil: &mut Pupil, rubbish: Option<&[u8]>) {
        let (relay, names) = self.kept_for(pupil);
        for name in names {
            let header = Header::peek(&relay.store.read(name).unwrap().unwrap()).unwrap();
            let instead = rubbish.map(|bytes| (&header, bytes));
            relay.store.arrived(name, instead, server::clock::now_ms()).unwrap();
        }
    }

    /// The relay loses all its memory.
    fn forget(&mut self) {
        self.running = None;
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(self.data.path().join(format!("{FILE}{end}")));
        }
        self.start();
    }
}

/// A tablet that joined in town and now only ever meets a relay: the school's own address is
/// where nobody listens.
fn village(classroom: &Classroom, bus: &Bus) -> Pupil {
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    send_nowhere(&mut pupil);
    pupil.link.relays = vec![bus.address()];
    pupil
}

fn visit(pupil: &mut Pupil) -> sync::Outcome {
    let outcome = pupil.sync();
    assert_eq!(outcome.trouble.as_ref().map(sync::Trouble::code), Some("relay"), "{outcome:?}");
    outcome
}

#[test]
fn work_goes_by_relay_and_receipts_and_words_come_back() {
    let (classroom, bus) = (Classroom::open(), Bus::new());
    let (mut one, mut other) = (village(&classroom, &bus), village(&classroom, &bus));
    let server = classroom.server();
    let told = [Down::Setting { name: "minutes".into(), value: "20".into() }];
    server.wait_for(server.school.tell(&told, None)).unwrap().unwrap();
    one.answer(1..=300);
    other.answer(301..=600);
    assert_eq!((visit(&mut one).n_carried, visit(&mut other).n_carried), (300, 300));
    assert_eq!(one.waiting(), 300, "a relay's word is no receipt");
    let met = bus.meet(&classroom);
    assert_eq!((met.n_brought, met.n_left), (2, 0), "{met:?}");
    classroom.expect(1..=600);
    let came = visit(&mut one);
    assert_eq!((came.n_sent, came.n_carried, one.waiting()), (300, 0, 0));
    assert_eq!(one.tablet().school.setting("minutes").unwrap().as_deref(), Some("20"));
    // What was taken is not fetched again, and nothing to say is one small request.
    let quiet = visit(&mut one);
    assert!(quiet.n_requests == 1 && quiet.n_bytes < 2_000, "{quiet:?}");
    assert_eq!(visit(&mut other).n_sent, 300);
    assert_eq!(bus.meet(&classroom).n_brought, 0);
}

#[test]
fn answers_go_on_while_the_bus_is_away_and_a_later_box_holds_them_all() {
    let (classroom, bus) = (Classroom::open(), Bus::new());
    let mut pupil = village(&classroom, &bus);
    pupil.answer(1..=10);
    visit(&mut pupil);
    pupil.answer(11..=20);
    // The second box begins where the receipts end: what both hold is stored once.
    assert_eq!(visit(&mut pupil).n_carried, 20);
    assert_eq!(bus.meet(&classroom).n_brought, 2);
    classroom.expect(1..=20);
    pupil.answer(21..=25);
    let came = visit(&mut pupil);
    assert_eq!((came.n_sent, came.n_carried, pupil.waiting()), (20, 5, 5));
    bus.meet(&classroom);
    visit(&mut pupil);
    assert_eq!(pupil.waiting(), 0);
    classroom.expect(1..=25);
}

#[test]
fn two_schools_on_one_bus_get_their_own() {
    let (ours, theirs, bus) = (Classroom::open(), Classroom::open(), Bus::new());
    let (mut one, mut other) = (village(&ours, &bus), village(&theirs, &bus));
    one.answer(1..=9);
    other.answer(10..=30);
    visit(&mut one);
    visit(&mut other);
    assert_eq!(bus.meet(&ours).n_brought, 1);
    ours.expect(1..=9);
    theirs.expect(0..0);
    assert_eq!(bus.meet(&theirs).n_brought, 1);
    theirs.expect(10..=30);
    assert_eq!((visit(&mut one).n_sent, visit(&mut other).n_sent), (9, 21));
}

#[test]
fn a_relay_that_forgets_or_lies_costs_a_trip_and_no_answer() {
    let (classroom, mut bus) = (Classroom::open(), Bus::new());
    let mut pupil = village(&classroom, &bus);
    pupil.answer(1..=50);
    visit(&mut pupil);
    // It drops everything.
    bus.forget();
    pupil.link.relays = vec![bus.address()];
    assert_eq!(bus.meet(&classroom).n_brought, 0);
    assert_eq!(visit(&mut pupil).n_carried, 50);
    bus.meet(&classroom);
    // It drops the receipt.
    bus.spoil(&mut pupil, None);
    assert_eq!((visit(&mut pupil).n_sent, pupil.waiting()), (0, 50));
    bus.meet(&classroom);
    // It changes the receipt.
    bus.spoil(&mut pupil, Some(&[0; 600]));
    assert_eq!((visit(&mut pupil).n_sent, pupil.waiting()), (0, 50));
    // It begins anew, with the numbers that the tablet has seen already.
    bus.forget();
    pupil.link.relays = vec![bus.address()];
    visit(&mut pupil);
    bus.meet(&classroom);
    assert_eq!((visit(&mut pupil).n_sent, pupil.waiting()), (50, 0));
    classroom.expect(1..=50);
}

#[test]
fn what_a_school_has_to_say_is_taken_along_once_until_it_says_more() {
    let (classroom, bus) = (Classroom::open(), Bus::new());
    let mut pupil = village(&classroom, &bus);
    visit(&mut pupil);
    let relay = Arc::new(Relay::open(&bus.config).unwrap());
    let (running, address) = (bus.running.as_ref().unwrap(), classroom.address().to_string());
    let meet = || running.wait_for(deliver(&relay, &address, 0)).unwrap().unwrap().n_answers;
    let tell = |text: &str| {
        let setting = Down::Setting { name: "word".into(), value: text.into() };
        let school = &classroom.server().school;
        classroom.server().wait_for(school.tell(&[setting], None)).unwrap().unwrap();
    };
    tell("one");
    assert_eq!((meet(), meet(), meet()), (1, 0, 0));
    tell("two");
    assert_eq!((meet(), meet()), (1, 0));
    visit(&mut pupil);
    let told = pupil.tablet().school.setting("word").unwrap();
    assert_eq!(told.as_deref(), Some("two"), "what lies there is still the newest");
}

#[test]
fn who_cannot_show_that_she_is_the_school_gets_nothing() {
    let (classroom, other, bus) = (Classroom::open(), Classroom::open(), Bus::new());
    let mut pupil = village(&classroom, &bus);
    pupil.answer(1..=5);
    visit(&mut pupil);
    // Another school's server is met and takes nothing of ours along.
    let met = bus.meet(&other);
    assert_eq!((met.n_brought, met.n_left, met.n_answers), (0, 0, 0));
    // Nor does a program that is no server: here, the relay itself.
    let relay = Arc::new(Relay::open(&bus.config).unwrap());
    let address = bus.config.listen.to_string();
    let running = bus.running.as_ref().unwrap();
    let met = running.wait_for(deliver(&relay, &address, 0)).unwrap();
    assert!(met.is_err(), "{met:?}");
    assert_eq!(bus.meet(&classroom).n_brought, 1);
    classroom.expect(1..=5);
}

#[test]
fn a_full_relay_says_so_and_everything_keeps_waiting() {
    let classroom = Classroom::open();
    let mut full = Bus::with(Limits { school: 3_000, ..Limits::default() });
    let mut pupil = village(&classroom, &full);
    pupil.answer(1..=2_000);
    let outcome = pupil.sync();
    assert_eq!(outcome.trouble.unwrap().code(), "full");
    assert_eq!(pupil.waiting(), 2_000);
    // One address has brought its part of the day.
    full.config.limits = Limits { source_a_day: 3_000, ..Limits::default() };
    full.start();
    pupil.link.relays = vec![full.address()];
    assert_eq!(pupil.sync().trouble.unwrap().code(), "busy");
    let bus = Bus::new();
    pupil.link.relays = vec![bus.address()];
    visit(&mut pupil);
    bus.meet(&classroom);
    assert_eq!(visit(&mut pupil).n_sent, 2_000);
    classroom.expect(1..=2_000);
}

#[test]
fn a_tablet_that_was_shut_out_gets_no_words_and_its_work_is_kept_aside() {
    let (classroom, bus) = (Classroom::open(), Bus::new());
    let mut pupil = village(&classroom, &bus);
    pupil.answer(1..=5);
    let server = classroom.server();
    let device = pupil.tablet().record.device();
    let school = server.school.id();
    server.wait_for(server.school.storage.set_revoked(school, device, true)).unwrap().unwrap();
    visit(&mut pupil);
    let met = bus.meet(&classroom);
    assert_eq!((met.n_brought, met.n_answers), (1, 0), "{met:?}");
    let aside = server.wait_for(server.school.storage.quarantined(school)).unwrap().unwrap();
    assert_eq!(aside, [("revoked".to_owned(), 1)]);
    assert_eq!(visit(&mut pupil).n_sent, 0);
}
