//! The thread that an app starts: it sleeps until a contact is due and then speaks with the
//! school, at a low priority and without ever keeping the record waiting.

use crate::errand::{Errand, Progress, Slate};
use crate::run::{Link, run_once};
use crate::schedule::Schedule;
use crate::tablet::{Facts, Record, Tablet};
use crate::talk::{METERED_BYTES_A_WEEK, budget};
use crate::trouble::Retry;
use crate::watch::{COMPARE, Watch};
use model::Stamp;
use progress::School;
use progress::school::Contact;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What the service has to ask of the app.
pub trait Surroundings: Send {
    /// The tablet's three clocks.
    fn clock(&self) -> Stamp;
    /// Whether the network costs money.
    fn is_metered(&self) -> bool;
    /// How the tablet fares.
    fn facts(&mut self) -> Facts;
    /// Something may have come: called on the service's thread after each contact.
    fn contact_ended(&mut self) {}
}

/// The running thread. Dropping it lets the thread end after its contact, without waiting.
pub struct Service {
    bell: UnixStream,
    shared: Arc<Shared>,
    school: School,
}

#[derive(Default)]
struct Shared {
    poked: AtomicBool,
    asked: AtomicBool,
    errand: AtomicBool,
    stop: AtomicBool,
    is_sending: AtomicBool,
    slate: Slate,
}

/// What adults are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether a contact is under way.
    pub is_sending: bool,
    /// The newest contact, whatever came of it.
    pub last: Option<Contact>,
    /// When a contact last succeeded, milliseconds since 1970.
    pub last_success_ms: Option<i64>,
    /// Bytes of this week over free links.
    pub free_bytes: u64,
    /// Bytes of this week over metered links.
    pub metered_bytes: u64,
    /// Bytes a week that metered links may carry.
    pub budget_bytes: u64,
}

impl Service {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system gives no thread or no sockets.
    pub fn start<R: Record + Send + 'static>(
        tablet: Tablet<R>,
        surroundings: impl Surroundings + 'static,
    ) -> io::Result<Self> {
        let (bell, hears) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        hears.set_nonblocking(true)?;
        let shared = Arc::new(Shared::default());
        let school = tablet.school.clone();
        let mut desk = Desk { tablet, surroundings, hears, shared: shared.clone() };
        std::thread::Builder::new().name("sync".into()).spawn(move || desk.work())?;
        Ok(Self { bell, shared, school })
    }

    /// An answer was recorded; a contact follows, at most one in five minutes.
    pub fn poke(&self) {
        self.ring(&self.shared.poked);
    }

    /// An adult asks for a contact: now, and with what was kept back.
    pub fn send_now(&self) {
        self.ring(&self.shared.asked);
    }

    /// An adult asks for a card to be filled or read.
    pub fn run(&self, errand: Errand) {
        self.shared.slate.ask(errand);
        self.ring(&self.shared.errand);
    }

    /// How the newest errand stands.
    pub fn errand(&self) -> Progress {
        self.shared.slate.progress()
    }

    /// What adults are told; `wall_ms` says which week it is.
    pub fn state(&self, wall_ms: i64) -> State {
        let school = &self.school;
        State {
            is_sending: self.shared.is_sending.load(Ordering::Acquire),
            last: school.last_contact().unwrap_or_default(),
            last_success_ms: school.last_success_ms().unwrap_or_default(),
            free_bytes: school.spent(wall_ms, false).unwrap_or_default(),
            metered_bytes: school.spent(wall_ms, true).unwrap_or_default(),
            budget_bytes: budget(school).unwrap_or(METERED_BYTES_A_WEEK),
        }
    }

    fn ring(&self, what: &AtomicBool) {
        what.store(true, Ordering::Release);
        // A bell that is full has been rung already.
        let _ = (&self.bell).write(&[1]);
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.ring(&self.shared.stop);
    }
}

/// What the thread holds.
struct Desk<R, S> {
    tablet: Tablet<R>,
    surroundings: S,
    hears: UnixStream,
    shared: Arc<Shared>,
}

impl<R: Record, S: Surroundings> Desk<R, S> {
    fn work(&mut self) {
        // Play comes first; a system that will not lower us lets us work as we are.
        let _ = rustix::process::setpriority_process(None, 10);
        let began = Instant::now();
        let (mut watch, mut schedule) = (Watch::new(), Schedule::new());
        loop {
            self.sleep(&watch, schedule.wait(began.elapsed()));
            let now = began.elapsed();
            if self.shared.stop.load(Ordering::Acquire) {
                return;
            }
            if self.shared.errand.swap(false, Ordering::AcqRel) {
                let at_ms = self.surroundings.clock().wall_ms;
                self.shared.slate.run(&mut self.tablet, at_ms);
            }
            if watch.has_changed() {
                schedule.network_changed(now);
            }
            if self.shared.poked.swap(false, Ordering::AcqRel) {
                schedule.poked(now);
            }
            if self.shared.asked.swap(false, Ordering::AcqRel) {
                schedule.asked(now);
            }
            if schedule.wait(now).is_zero() {
                let failed = self.contact(&schedule);
                schedule.ended(began.elapsed(), failed, random());
            }
        }
    }

    fn contact(&mut self, schedule: &Schedule) -> Option<Retry> {
        self.shared.is_sending.store(true, Ordering::Release);
        if schedule.is_asked() {
            // Where nothing can be written, what is kept back stays so.
            let _ = self.tablet.school.release_holds();
        }
        self.tablet.facts = self.surroundings.facts();
        let (metered, seek) = (self.surroundings.is_metered(), schedule.may_seek());
        let link = Link { metered, seek, relays: Vec::new() };
        let surroundings = &self.surroundings;
        let outcome = run_once(&mut self.tablet, &link, &|| surroundings.clock());
        self.shared.is_sending.store(false, Ordering::Release);
        self.surroundings.contact_ended();
        // Work arrived where only lessons did not; what is recorded next must not wait for them.
        let failed = outcome.trouble.filter(|trouble| !trouble.is_of_lessons());
        failed.map(|trouble| trouble.retry())
    }

    /// Waits for the bell, for word of another network, or for `most` to pass.
    fn sleep(&mut self, watch: &Watch, most: Duration) {
        let most = if watch.socket().is_some() { most } else { most.min(COMPARE) };
        let most = Timespec {
            tv_sec: most.as_secs().try_into().unwrap_or(i64::MAX),
            tv_nsec: most.subsec_nanos().into(),
        };
        let mut fds = vec![PollFd::new(&self.hears, PollFlags::IN)];
        if let Some(socket) = watch.socket() {
            fds.push(PollFd::from_borrowed_fd(socket, PollFlags::IN));
        }
        // Whatever woke us is looked at by the one who asked.
        let _ = poll(&mut fds, Some(&most));
        let mut rings = [0; 64];
        while matches!((&self.hears).read(&mut rings), Ok(n) if n > 0) {}
    }
}

/// For waiting times only; were there none, all tablets would wait half as long as they may.
fn random() -> u64 {
    let mut bytes = [0; 8];
    match getrandom::fill(&mut bytes) {
        Ok(()) => u64::from_le_bytes(bytes),
        Err(_) => u64::MAX / 2,
    }
}
