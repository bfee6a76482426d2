//! The thread that an app starts: it sends by itself, and sleeps for all the rest.

use super::sync_classroom::{AMINA, Classroom, MONDAY, Pupil, reached};
use model::Stamp;
use progress::Progress;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use sync::discover::announced;
use sync::errand::{self, Errand};
use sync::trouble::CODES;
use sync::{Facts, Record, Service, Surroundings};

#[test]
fn the_service_sends_what_is_recorded_and_wakes_no_one_in_between() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    pupil.answer(1..=20);
    let (record, ended) = (Shared::default(), Arc::new(AtomicU32::new(0)));
    let tablet = pupil.lend(|progress| record.keep(progress));
    let service = Service::start(tablet, Room(ended.clone())).unwrap();
    let until = Instant::now() + Duration::from_secs(20);
    while ended.load(Ordering::Acquire) < 1 && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
    classroom.expect(1..=20);
    let state = service.state(MONDAY);
    assert_eq!(state.last.map(|last| (last.trouble, last.n_sent)), Some((None, 20)));
    assert!(!state.is_sending && state.free_bytes > 500);

    // Answers after a contact wait for theirs; an adult does not.
    record.clone().ask(|progress| progress.record(AMINA, &reached(21), Stamp::default()).unwrap());
    service.poke();
    let before = cpu_s_of_thread("sync");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(ended.load(Ordering::Acquire), 1);
    let used = cpu_s_of_thread("sync") - before;
    assert!(used < 0.02, "{used} s of work for nothing");
    service.send_now();
    while ended.load(Ordering::Acquire) < 2 && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
    classroom.expect(1..=21);
}

#[test]
fn an_adult_fills_a_card_and_reads_it_while_the_service_runs() {
    let classroom = Classroom::open();
    let mut pupil = Pupil::new();
    pupil.enrol(classroom.invite(&[classroom.address()])).unwrap();
    super::sync_cards::send_nowhere(&mut pupil);
    pupil.answer(1..=20);
    let record = Shared::default();
    let tablet = pupil.lend(|progress| record.keep(progress));
    let service = Service::start(tablet, Room(Arc::default())).unwrap();
    let stick = tempfile::tempdir().unwrap();
    let folder = stick.path().join("jonaki");
    let wait = || {
        let until = Instant::now() + Duration::from_secs(20);
        while service.errand() == errand::Progress::UnderWay && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(20));
        }
        service.errand()
    };
    assert_eq!(service.errand(), errand::Progress::None);
    // A card that nobody put in.
    service.run(Errand::Import(folder.clone()));
    assert_eq!(wait(), errand::Progress::Failed("card"));
    service.run(Errand::Export(folder.clone()));
    assert_eq!(wait(), errand::Progress::Exported { n_events: 20 });
    let (server, card) = (classroom.server(), card::Card::at(&folder));
    let taken = server::boxes::take(&server.school, &card, server::clock::now_ms());
    assert_eq!(server.wait_for(taken).unwrap().unwrap().n_stored, 1);
    service.run(Errand::Import(folder));
    assert_eq!(wait(), errand::Progress::Imported { n_sent: 20, n_came: 0 });
    classroom.expect(1..=20);
    assert_eq!(service.state(MONDAY).last_success_ms, Some(MONDAY), "the school was met");
}

#[test]
fn every_trouble_has_its_sentence() {
    for language in ["bn", "en"] {
        let tr = i18n::Tr::new(language);
        for code in CODES {
            let key = format!("sync-trouble-{code}");
            assert!(tr.has(&key), "{language}: {key}");
        }
    }
}

/// A record that is asked from two threads, as an app's is.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Option<Progress>>>);

impl Shared {
    fn keep(&self, progress: Progress) -> Self {
        *self.0.lock().unwrap() = Some(progress);
        self.clone()
    }
}

impl Record for Shared {
    fn ask<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut Progress) -> T + Send + 'static,
    ) -> Option<T> {
        self.0.lock().unwrap().as_mut().map(question)
    }
}

struct Room(Arc<AtomicU32>);

impl Surroundings for Room {
    fn clock(&self) -> Stamp {
        Stamp { wall_ms: MONDAY, mono_ms: 1, boot: 1 }
    }

    fn is_metered(&self) -> bool {
        false
    }

    fn facts(&mut self) -> Facts {
        Facts { version: "0.1.0".into(), ..Facts::default() }
    }

    fn contact_ended(&mut self) {
        self.0.fetch_add(1, Ordering::AcqRel);
    }
}

/// Seconds of processor time that threads of a name have used.
fn cpu_s_of_thread(name: &str) -> f64 {
    let mut ticks = 0.0;
    for task in std::fs::read_dir("/proc/self/task").unwrap() {
        let task = task.unwrap().path();
        let read = |file| std::fs::read_to_string(task.join(file)).unwrap_or_default();
        if read("comm").trim() == name {
            let stat = read("stat");
            let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
            ticks += fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
        }
    }
    ticks / 100.0
}

#[test]
fn a_server_announces_itself_and_is_found_without_any_address() {
    let mut classroom = Classroom::open();
    classroom.stop();
    classroom.start_on(std::net::SocketAddr::from(([0, 0, 0, 0], 0)));
    let (school, port) = (classroom.server().school.id(), classroom.address().port());
    let found = announced(Some(school), Duration::from_secs(5));
    if found.is_empty() && !has_network() {
        eprintln!("skipped: this machine has no network beside its own");
        return;
    }
    assert!(found.iter().any(|url| url.ends_with(&format!(":{port}"))), "{found:?}");
    let other = model::SchoolId([0xee; 16]);
    assert!(announced(Some(other), Duration::from_secs(2)).is_empty());
    classroom.stop();
}

/// Whether any interface leads somewhere.
fn has_network() -> bool {
    let routes = std::fs::read_to_string("/proc/net/route").unwrap_or_default();
    routes.lines().skip(1).any(|line| !line.starts_with("lo"))
}
