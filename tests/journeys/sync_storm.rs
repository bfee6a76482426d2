//! Years of bad luck in a minute: the real tablet and the real server, without a network
//! between them but one made of dice.
//!
//! A seed makes a story: answers, contacts whose questions and answers get lost, doubled and
//! late, a relay that loses what it likes, clones, backups put back on tablets, on the relay
//! and on the server, power cuts, clocks anywhere from 1970 to 2106. At its end everybody comes together once, and whatever any tablet still
//! holds must be stored exactly once. A failing seed is told; `JONAKI_SEED` plays it alone.

use super::sync_classroom::{AMINA, Classroom, Dialler, MONDAY, Pupil, copy_folder, folder};
use super::sync_storm_bus::{self, Bus};
use server::storage::sqlite::Sqlite;
use server::{School, contact, enrol, ingest};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use sync::Trouble;
use sync::line::{Ask, Dial, Line, Reply};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use wire::message::{self, Refusal};

/// How many stories `./run test` plays, and how many with `--all`.
const SEEDS: u64 = 3_000;
const LONG: u64 = 12_000;
const WEEK_MS: i64 = 7 * 86_400_000;

#[test]
fn whatever_happens_every_answer_is_stored_exactly_once() {
    let home = Home::make();
    if let Ok(seed) = std::env::var("JONAKI_SEED") {
        return story(&home, seed.parse().expect("JONAKI_SEED is a number"));
    }
    let is_long = std::env::var("JONAKI_LONG").is_ok_and(|long| !long.is_empty());
    let n = if is_long { LONG } else { SEEDS };
    std::thread::scope(|scope| {
        for part in 0..2 {
            let home = &home;
            scope.spawn(move || (part..n).step_by(2).for_each(|seed| story(home, seed)));
        }
    });
}

/// A school with three tablets on its first day; every story begins with a copy of it.
struct Home {
    server: TempDir,
    tablets: Vec<TempDir>,
}

impl Home {
    fn make() -> Self {
        let mut classroom = Classroom::open();
        let invite = classroom.invite(&[classroom.address()]);
        let tablets = (0..3).map(|_| {
            let mut pupil = Pupil::new();
            pupil.enrol(invite.clone()).unwrap();
            pupil.sync_well();
            pupil.copy()
        });
        let tablets = tablets.collect();
        classroom.stop();
        Self { server: classroom.data, tablets }
    }
}

/// Tells which seed it was, where a story ends badly.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the story of seed {0} ended badly; JONAKI_SEED={0} plays it again", self.0);
        }
    }
}

fn story(home: &Home, seed: u64) {
    let _told = Told(seed);
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x6a6f_6e61_6b69);
    let net = Arc::new(Mutex::new(Net::open(copy(&home.server), dice.next())));
    let lines = net.clone();
    let dial: Dialler = Rc::new(move || Box::new(SimDial(lines.clone())));
    let n_tablets = 1 + dice.below(3) as usize;
    let start = |dir: TempDir| Pupil::over(dir, Some(dial.clone()));
    let mut pupils: Vec<Pupil> =
        home.tablets[..n_tablets].iter().map(|dir| start(copy(dir))).collect();
    let mut backups: BTreeMap<usize, TempDir> = BTreeMap::new();
    let mut server_backup = None;
    let mut n_answers = 0;
    for _ in 0..8 + dice.below(14) {
        let at = dice.below(pupils.len() as u64) as usize;
        match dice.below(24) {
            0..7 => {
                let n = 1 + dice.below(6);
                pupils[at].answer(n_answers + 1..=n_answers + n);
                n_answers += n;
            }
            7..13 => {
                net.lock().unwrap().luck = dice.below(4);
                let _ = pupils[at].sync();
            }
            20..22 => {
                // In a village, where only the relay is.
                let luck = dice.below(3);
                let mut all = net.lock().unwrap();
                (all.luck, all.is_away) = (luck, true);
                drop(all);
                pupils[at].link.relays = vec![sync_storm_bus::ADDRESS.to_owned()];
                let _ = pupils[at].sync();
                pupils[at].link.relays.clear();
                net.lock().unwrap().is_away = false;
            }
            22 => net.lock().unwrap().ride(dice.below(3)),
            23 if dice.below(4) == 0 => net.lock().unwrap().bus = Bus::new(),
            13 => pupils[at].reboot(),
            14 => pupils[at].cut_power(),
            15 => pupils[at].wall_ms.set(dice.below(4_300_000_000_000) as i64 - 10_000),
            16 if pupils.len() < 5 => {
                let clone = pupils[at].copy();
                pupils.push(start(clone));
            }
            17 => match backups.remove(&at) {
                None => drop(backups.insert(at, pupils[at].copy())),
                Some(backup) => pupils[at].put_back(&backup),
            },
            18 if dice.below(2) == 0 => {
                let mut net = net.lock().unwrap();
                server_backup = Some(match server_backup.take() {
                    None => net.copy(),
                    Some(backup) => {
                        net.put_back(&backup);
                        backup
                    }
                });
            }
            _ => pupils[at].wall_ms.set(pupils[at].wall_ms.get() + dice.below(86_400_000) as i64),
        }
    }
    // Everybody comes together, in a later week: then closed streams are told again as well.
    net.lock().unwrap().luck = 0;
    for round in 0..4 {
        // With them comes every box that the relay still has, wanted or not.
        net.lock().unwrap().ride(0);
        for pupil in &mut pupils {
            pupil.wall_ms.set(MONDAY + (100 + round) * WEEK_MS);
            let outcome = pupil.sync();
            assert!(outcome.trouble.is_none(), "{:?}", outcome.trouble);
        }
    }
    let stored = net.lock().unwrap().stored();
    let twice: Vec<_> = stored.iter().filter(|(_, times)| **times > 1).collect();
    assert!(twice.is_empty(), "stored more than once: {twice:?}");
    for pupil in &mut pupils {
        assert_eq!(pupil.waiting(), 0);
        let mut lost = Vec::new();
        let look = &mut |row: progress::DumpRow| {
            if let Some(model::Event::Reached { step, .. }) = row.event
                && !stored.contains_key(&step.0)
            {
                lost.push(step.0);
            }
        };
        pupil.tablet().record.dump(look).unwrap();
        assert!(lost.is_empty(), "never stored: {lost:?}");
        assert_eq!(pupil.sync().n_requests, 1, "nothing is left to say");
    }
}

/// The server and all that lies before it.
struct Net {
    dir: TempDir,
    school: Arc<School>,
    runtime: Runtime,
    dice: Dice,
    /// 0 for a good day; the higher, the more goes wrong.
    luck: u64,
    /// Whether the server is out of reach.
    is_away: bool,
    bus: Bus,
    /// Questions that somebody on the way still has.
    late: Vec<(&'static str, Vec<u8>)>,
}

impl Net {
    fn open(dir: TempDir, seed: u64) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let school = open_school(&dir);
        let (dice, bus, late) = (Dice(seed), Bus::new(), Vec::new());
        Self { dir, school, runtime, dice, luck: 0, is_away: false, bus, late }
    }

    /// The relay is in town.
    fn ride(&mut self, luck: u64) {
        let Self { bus, school, runtime, dice, .. } = self;
        bus.ride(school, runtime, MONDAY, || dice.below(12) < luck);
    }

    /// A question to the relay, and the way there and back.
    fn ask_bus(&mut self, ask: &Ask<'_>) -> Result<Reply, Trouble> {
        if self.dice.below(12) < self.luck {
            return Err(Trouble::NoServer);
        }
        let reply = self.bus.answer(ask, MONDAY);
        if self.dice.below(12) < self.luck { Err(Trouble::Broken) } else { Ok(reply) }
    }

    fn copy(&mut self) -> TempDir {
        copy(&self.dir)
    }

    /// The server's folder becomes an earlier one.
    fn put_back(&mut self, backup: &TempDir) {
        self.dir = copy(backup);
        self.school = open_school(&self.dir);
    }

    /// Every answer that was unfolded, with how often it is there.
    fn stored(&mut self) -> BTreeMap<String, usize> {
        let storage = &self.school.storage;
        while self.runtime.block_on(storage.project(64)).unwrap() > 0 {}
        let rows = self.runtime.block_on(storage.events_of(self.school.id(), AMINA)).unwrap();
        let mut stored = BTreeMap::new();
        for row in rows {
            let body: serde_json::Value = serde_json::from_str(&row.body.unwrap()).unwrap();
            *stored.entry(body["step"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        stored
    }

    fn ask(&mut self, ask: &Ask<'_>) -> Result<Reply, Trouble> {
        let bad = |net: &mut Self| net.dice.below(12) < net.luck;
        if self.is_away || bad(self) {
            return Err(Trouble::NoServer);
        }
        if bad(self) {
            return Err(Trouble::Busy { after: None });
        }
        if bad(self) && !self.late.is_empty() {
            let at = self.dice.below(self.late.len() as u64) as usize;
            let (route, body) = self.late[at].clone();
            let _ = self.deliver(route, &body, None, None);
        }
        if bad(self) {
            let _ = self.deliver(ask.route, &ask.body, ask.after, ask.session);
        }
        if bad(self) {
            self.late.push((ask.route, ask.body.clone()));
        }
        let reply = self.deliver(ask.route, &ask.body, ask.after, ask.session);
        if bad(self) {
            return Err(Trouble::Broken);
        }
        match reply {
            Err(Refusal::Busy) => Err(Trouble::Busy { after: None }),
            reply => Ok(reply),
        }
    }

    fn deliver(
        &self,
        route: &str,
        body: &[u8],
        after: Option<u64>,
        session: Option<&[u8; 16]>,
    ) -> Reply {
        let (school, now) = (&self.school, MONDAY);
        self.runtime.block_on(async {
            match route {
                message::SERVER => Ok(school.keys.certificate.clone()),
                message::HELLO => contact::hello(school, body, now).await,
                message::SEGMENTS => ingest::accept(school, body.to_vec(), now).await,
                message::HEADS => contact::heads(school, body).await,
                message::RETURN => enrol::come_back(school, body, now).await,
                message::DOWN => {
                    let device = session.and_then(|session| school.session(session, now));
                    let device = device.ok_or(Refusal::UnknownDevice)?;
                    contact::down(school, device, after.unwrap_or(0)).await
                }
                other => panic!("nobody asks for {other}"),
            }
        })
    }
}

fn open_school(dir: &TempDir) -> Arc<School> {
    let storage = Arc::new(Sqlite::open(dir.path()).unwrap());
    Arc::new(School::open(dir.path(), storage, MONDAY).unwrap())
}

fn copy(dir: &TempDir) -> TempDir {
    let copy = folder();
    copy_folder(dir.path(), copy.path());
    copy
}

struct SimDial(Arc<Mutex<Net>>);

impl Dial for SimDial {
    fn dial(&mut self, address: &str, pin: [u8; 32]) -> Result<Box<dyn Line>, Trouble> {
        let (net, n_requests) = (self.0.clone(), 0);
        let is_bus = address == sync_storm_bus::ADDRESS;
        let is_known = !is_bus || pin == sync_storm_bus::PIN;
        Ok(Box::new(SimLine { net, is_bus, is_known, n_requests }))
    }
}

struct SimLine {
    net: Arc<Mutex<Net>>,
    /// To the relay, and whether it showed the key that was expected.
    is_bus: bool,
    is_known: bool,
    n_requests: u32,
}

impl Line for SimLine {
    fn ask(&mut self, ask: Ask<'_>) -> Result<Reply, Trouble> {
        self.n_requests += 1;
        let mut net = self.net.lock().unwrap();
        match (self.is_known, self.is_bus) {
            (false, _) => Err(Trouble::Stranger),
            (true, true) => net.ask_bus(&ask),
            (true, false) => net.ask(&ask),
        }
    }

    fn take_stranger(&mut self) -> Option<[u8; 32]> {
        (!self.is_known).then_some(sync_storm_bus::PIN)
    }

    fn take_counts(&mut self) -> (u32, u64) {
        (std::mem::take(&mut self.n_requests), 0)
    }
}

/// `splitmix64` (Steele, Lea, Flood 2014): the same story for the same seed, for ever.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }
}
