//! A school with its real server in this process, and tablets that come to it.

use model::{Event, LearnerId, Stamp, StreamId};
use progress::{Options, Progress, School};
use server::{Config, Running};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use sync::line::Dial;
use sync::{Joining, Link, Outcome, Record, Tablet, Trouble, enrol, run_once};
use tempfile::TempDir;
use wire::invite::{Address, Invite};

pub(crate) const AMINA: LearnerId = LearnerId([1; 16]);
/// A day in 2026, milliseconds since 1970.
pub(crate) const MONDAY: i64 = 1_780_000_000_000;
pub(crate) const DAY_MS: i64 = 86_400_000;

/// A folder in memory where there is such a place: what is tried here is not the disk.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").unwrap_or_else(|_| tempfile::tempdir().unwrap())
}

/// A server with its data folder.
pub(crate) struct Classroom {
    pub(crate) data: TempDir,
    server: Option<Running>,
}

impl Classroom {
    pub(crate) fn open() -> Self {
        Self::of(folder())
    }

    pub(crate) fn of(data: TempDir) -> Self {
        let mut classroom = Self { data, server: None };
        classroom.start();
        classroom
    }

    pub(crate) fn start(&mut self) {
        self.start_on(SocketAddr::from(([127, 0, 0, 1], 0)));
    }

    /// Starts where others can reach it, or only this machine.
    pub(crate) fn start_on(&mut self, listen: SocketAddr) {
        let loopback = SocketAddr::from(([127, 0, 0, 1], 0));
        let data = self.data.path().to_owned();
        let name = Some("জোনাকি স্কুল".to_owned());
        self.server = Some(server::start(&Config { data, listen, loopback, name }).unwrap());
    }

    pub(crate) fn stop(&mut self) {
        self.server = None;
    }

    pub(crate) fn server(&self) -> &Running {
        self.server.as_ref().unwrap()
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server().listen
    }

    /// An invitation that sends tablets to `addresses`.
    pub(crate) fn invite(&self, addresses: &[SocketAddr]) -> Invite {
        self.invite_for(addresses, i64::MAX, 5, vec![])
    }

    /// One that is good until a time, for so many tablets, or for those on a list.
    pub(crate) fn invite_for(
        &self,
        addresses: &[SocketAddr],
        expires_ms: i64,
        uses: u32,
        serials: Vec<String>,
    ) -> Invite {
        let mut token = [0; 16];
        getrandom::fill(&mut token).unwrap();
        let school = &self.server().school;
        let made = school.invite(token, expires_ms, uses, serials);
        self.server().wait_for(made).unwrap().unwrap();
        Invite {
            token,
            school: school.id(),
            tls_pin: school.keys.named.tls_pin,
            school_key: school.keys.school_key,
            box_key: school.keys.boxes[0].public(),
            label: "জোনাকি স্কুল".into(),
            addresses: addresses
                .iter()
                .map(|address| Address::parse(&format!("https://{address}")).unwrap())
                .collect(),
        }
    }

    /// Every event that the school has unfolded, by its words, with how often it is there.
    pub(crate) fn stored(&self) -> BTreeMap<String, usize> {
        let school = &self.server().school;
        let storage = &school.storage;
        while self.server().wait_for(storage.project(64)).unwrap().unwrap() > 0 {}
        let rows = self.server().wait_for(storage.events_of(school.id(), AMINA)).unwrap().unwrap();
        let mut stored = BTreeMap::new();
        for row in rows {
            let body: serde_json::Value = serde_json::from_str(&row.body.unwrap()).unwrap();
            *stored.entry(body["step"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        stored
    }

    /// Holds that exactly these answers are stored, each once.
    pub(crate) fn expect(&self, answers: impl IntoIterator<Item = u64>) {
        let expected = answers.into_iter().map(|n| (n.to_string(), 1)).collect::<BTreeMap<_, _>>();
        let stored = self.stored();
        let twice: Vec<_> = stored.iter().filter(|(_, times)| **times > 1).collect();
        assert!(twice.is_empty(), "stored more than once: {twice:?}");
        let lost: Vec<_> = expected.keys().filter(|one| !stored.contains_key(*one)).collect();
        assert!(lost.is_empty(), "never stored: {lost:?}");
        assert_eq!(stored.len(), expected.len(), "stored, and nobody answered it");
    }
}

/// A tablet with its data folder.
pub(crate) struct Pupil {
    pub(crate) dir: TempDir,
    tablet: Option<Tablet<Progress>>,
    /// Milliseconds since 1970, as this tablet claims.
    pub(crate) wall_ms: Cell<i64>,
    boot: u32,
    pub(crate) link: Link,
    /// How lines are opened where not over HTTP.
    dial: Option<Dialler>,
}

/// Makes what opens lines, anew at each start.
pub(crate) type Dialler = Rc<dyn Fn() -> Box<dyn Dial>>;

impl Pupil {
    pub(crate) fn new() -> Self {
        Self::of(folder())
    }

    pub(crate) fn of(dir: TempDir) -> Self {
        Self::over(dir, None)
    }

    pub(crate) fn over(dir: TempDir, dial: Option<Dialler>) -> Self {
        let (wall_ms, link) = (Cell::new(MONDAY), Link::default());
        let mut pupil = Self { dir, tablet: None, wall_ms, boot: 1, link, dial };
        pupil.start();
        pupil
    }

    pub(crate) fn start(&mut self) {
        let options = Options { reserve_bytes: 0, ..Options::default() };
        let boot_id = format!("boot {}", self.boot);
        let open = || Progress::open_with(self.dir.path(), &boot_id, self.now(), &options);
        // A lock that was let go lives on for a moment in a program that another test is just
        // starting, until that program has closed what it took along.
        let mut opened = open();
        for _ in 0..1_000 {
            if !matches!(opened, Err(progress::OpenError::InUse { .. })) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
            opened = open();
        }
        let (school, _) = School::open(self.dir.path());
        let (dir, record) = (self.dir.path(), opened.unwrap().0);
        self.tablet = Some(match &self.dial {
            Some(dial) => Tablet::over(dir, record, school, dial()),
            None => Tablet::new(dir, record, school),
        });
    }

    pub(crate) fn stop(&mut self) {
        self.tablet = None;
    }

    /// Ends as if the power had gone.
    pub(crate) fn cut_power(&mut self) {
        self.stop();
        std::fs::write(self.dir.path().join("running"), "").unwrap();
        self.start();
    }

    pub(crate) fn reboot(&mut self) {
        self.stop();
        self.boot += 1;
        self.start();
    }

    /// A copy of the whole data folder, as a cloned card or a backup is.
    pub(crate) fn copy(&mut self) -> TempDir {
        self.stop();
        let copy = folder();
        copy_folder(self.dir.path(), copy.path());
        self.start();
        copy
    }

    /// Puts a copy back in the place of all that is there.
    pub(crate) fn put_back(&mut self, copy: &TempDir) {
        self.stop();
        std::fs::remove_dir_all(self.dir.path()).unwrap();
        copy_folder(copy.path(), self.dir.path());
        self.start();
    }

    pub(crate) fn now(&self) -> Stamp {
        let wall_ms = self.wall_ms.get();
        // It runs with the wall clock, and stands far enough from zero for a clock of 1970.
        let mono_ms = (wall_ms - MONDAY).saturating_add(1 << 41).unsigned_abs();
        Stamp { wall_ms, mono_ms, boot: self.boot }
    }

    pub(crate) fn tablet(&mut self) -> &mut Tablet<Progress> {
        self.tablet.as_mut().unwrap()
    }

    /// Where its data are.
    pub(crate) fn data(&self) -> std::path::PathBuf {
        self.dir.path().to_owned()
    }

    pub(crate) fn enrol(&mut self, invite: Invite) -> Result<(), Trouble> {
        self.join(invite, false)
    }

    pub(crate) fn join(&mut self, invite: Invite, take_along: bool) -> Result<(), Trouble> {
        let joining = Joining { invite, name: String::new(), maker_serial: None, take_along };
        self.join_as(&joining)
    }

    pub(crate) fn join_as(&mut self, joining: &Joining) -> Result<(), Trouble> {
        let wall_ms = self.wall_ms.get();
        enrol(self.tablet(), joining, wall_ms).map(|_| ())
    }

    /// Answers, each with its own number, a few seconds apart.
    pub(crate) fn answer(&mut self, numbers: impl IntoIterator<Item = u64>) {
        for n in numbers {
            self.wall_ms.set(self.wall_ms.get() + 3_000 + (n as i64 * 7_919) % 4_000);
            let now = self.now();
            self.tablet().record.record(AMINA, &reached(n), now).unwrap();
        }
    }

    pub(crate) fn sync(&mut self) -> Outcome {
        let (now, link) = (self.now(), self.link.clone());
        run_once(self.tablet(), &link, &|| now)
    }

    /// Holds that a contact succeeds and says what it came to.
    pub(crate) fn sync_well(&mut self) -> Outcome {
        let outcome = self.sync();
        assert!(outcome.trouble.is_none(), "{:?}", outcome.trouble);
        outcome
    }

    /// The tablet with its record put somewhere else.
    pub(crate) fn lend<R: Record>(&mut self, keep: impl FnOnce(Progress) -> R) -> Tablet<R> {
        let Tablet { record, school, .. } = self.tablet.take().unwrap();
        Tablet::new(self.dir.path(), keep(record), school)
    }

    /// Events for which no receipt has come.
    pub(crate) fn waiting(&mut self) -> u64 {
        let streams = self.tablet().record.streams().unwrap();
        streams.iter().map(|stream| stream.tail - stream.acked).sum()
    }

    pub(crate) fn streams(&mut self) -> Vec<StreamId> {
        self.tablet().record.streams().unwrap().iter().map(|stream| stream.stream).collect()
    }
}

/// Something that happened and has a number.
pub(crate) fn reached(n: u64) -> Event {
    Event::Reached { lesson: "bn-p-01".into(), step: n.to_string().as_str().into() }
}

pub(crate) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let target = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy_folder(&file.path(), &target);
        } else {
            std::fs::copy(file.path(), target).unwrap();
        }
    }
}
