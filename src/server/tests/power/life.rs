//! A server's life by the dice: what was done to its school, and what was promised when.

use crate::disk::Dice;
use crate::disk::tape::{self, Recording};
use crate::tablet::{NOW, Tablet, learner};
use ::model::{LearnerId, SchoolId};
use server::ingest::accept;
use server::storage::sqlite::Sqlite;
use server::storage::{Bringer, Device, NewToken, StorageError};
use server::{School, files};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::runtime::{Builder, Runtime};
use wire::down::{Down, mark_of};
use wire::message::Refusal;
use wire::{PublicKey, Receipt, signed};

/// The school's folder on the disk.
pub(crate) const DATA: &str = "data";
/// How many children there are.
pub(crate) const N_LEARNERS: usize = 4;

/// A life that was recorded, with everything that has to come out of it.
pub(crate) struct Life {
    pub(crate) recording: Recording,
    pub(crate) tablets: Vec<Tablet>,
    pub(crate) acts: Vec<Act>,
    /// In order of being given.
    pub(crate) promises: Vec<Promise>,
    /// What was refused because the disk was full.
    pub(crate) n_refused: usize,
}

/// One call, from the first operation on the disk to the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Act {
    pub(crate) what: What,
    pub(crate) began: usize,
    pub(crate) ended: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Closed in order if it was open, and opened.
    Open,
    Enrol,
    /// Segments of several tablets at once.
    Take,
    Fork,
    Unfold,
    Tell,
    Revoke,
    Erase(LearnerId),
}

/// What holds after every cut behind so many operations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Promise {
    pub(crate) from: usize,
    pub(crate) that: That,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum That {
    /// The school is this one and its receipts are signed with this key.
    School {
        school: SchoolId,
        server: PublicKey,
    },
    /// The tablet is known, and its invitation is used up.
    Enrolled {
        tablet: usize,
    },
    /// A receipt said so.
    Stored {
        tablet: usize,
        through: u64,
    },
    /// So many forks were put aside.
    Aside(u64),
    /// The down-log goes up to this number at least.
    DownHead(u64),
    /// Tablets were told of this many children.
    Told {
        n: usize,
    },
    Revoked {
        tablet: usize,
        revoked: bool,
    },
    Erased(LearnerId),
}

/// The school in a folder, opened as the program opens it.
pub(crate) fn open(dir: &Path, runtime: &Runtime) -> Result<School, String> {
    files::make_private(dir).map_err(|error| error.to_string())?;
    let storage = Arc::new(Sqlite::open(dir).map_err(|error| error.to_string())?);
    let school = School::open(dir, storage, NOW).map_err(|error| error.to_string())?;
    let finished = school.storage.finish_erasures(school.id(), NOW);
    runtime.block_on(finished).map_err(|error| error.to_string())?;
    Ok(school)
}

pub(crate) fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().max_blocking_threads(2).build().unwrap()
}

/// The invitation with which the `nth` tablet comes, and the tablet.
pub(crate) fn token(nth: usize) -> ([u8; 32], Bringer) {
    ([nth as u8 + 1; 32], Bringer { key: [nth as u8 + 1; 32], serial: None })
}

/// There is one tape for all threads, so one life at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// Lives by the seed's dice below `root`.
pub(crate) fn live(root: &Path, seed: u64) -> Life {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut dice = Dice::new(seed, 1);
    let tablets = (0..3).map(|nth| Tablet::new(nth, 90, N_LEARNERS, &mut dice)).collect();
    tape::start_for_all(root, Dice::new(seed, 4));
    let mut server = Server {
        dir: root.join(DATA),
        dice,
        runtime: runtime(),
        school: None,
        tails: [0; 3],
        enrolled: 0,
        n_aside: 0,
        n_told: 0,
        erased: 0,
        revoked: [false; 3],
        n_refused: 0,
        tablets,
        acts: Vec::new(),
        promises: Vec::new(),
    };
    server.open();
    server.enrol();
    for _ in 0..40 + server.dice.below(30) {
        server.act();
    }
    // Readers may still hold the files; only the writer writes, and it has answered.
    let recording = tape::stop();
    let Server { tablets, acts, promises, n_refused, .. } = server;
    Life { recording, tablets, acts, promises, n_refused }
}

struct Server {
    dir: std::path::PathBuf,
    dice: Dice,
    runtime: Runtime,
    school: Option<School>,
    tablets: Vec<Tablet>,
    /// How many events of each tablet are stored.
    tails: [usize; 3],
    enrolled: usize,
    n_aside: u64,
    n_told: usize,
    erased: usize,
    revoked: [bool; 3],
    n_refused: usize,
    acts: Vec<Act>,
    promises: Vec<Promise>,
}

impl Server {
    fn act(&mut self) {
        match self.dice.below(100) {
            0..45 => self.take(),
            45..60 => self.unfold(),
            60..70 => self.tell(),
            70..76 => self.fork(),
            76..82 => self.revoke(),
            82..86 => self.erase(),
            86..91 => self.enrol(),
            91..96 => self.open(),
            _ => self.go_on_a_full_disk(),
        }
    }

    fn open(&mut self) {
        let began = tape::position();
        self.school = None;
        let school = open(&self.dir, &self.runtime).unwrap();
        let that = That::School { school: school.id(), server: school.keys.server.public() };
        self.school = Some(school);
        self.did(What::Open, began, &[that]);
    }

    fn enrol(&mut self) {
        let (nth, began) = (self.enrolled, tape::position());
        let Some(tablet) = self.tablets.get(nth) else { return };
        let device = Device {
            id: tablet.device,
            key: *tablet.key().public().as_bytes(),
            box_key: [0; 32],
            serial: 0,
            name: "one".into(),
            revoked: false,
            enrolled_ms: NOW,
        };
        let (hash, bringer) = token(nth);
        let (school, id) = (self.school.as_ref().unwrap(), self.id());
        let invitation = NewToken { hash, expires_ms: NOW + 9, uses: 1, serials: vec![] };
        self.runtime.block_on(async {
            school.storage.put_token(id, invitation).await.unwrap();
            assert!(school.storage.use_token(id, hash, bringer, NOW).await.unwrap());
            school.storage.put_device(id, device).await.unwrap();
        });
        self.enrolled += 1;
        self.did(What::Enrol, began, &[That::Enrolled { tablet: nth }]);
    }

    /// A segment of each of some tablets, all at once; a part of it may be known already.
    fn take(&mut self) {
        let (mut sent, n_tablets) = (Vec::new(), 1 + self.dice.below(self.enrolled));
        for nth in (0..n_tablets).filter(|nth| !self.revoked[*nth]) {
            let tail = self.tails[nth];
            let from = tail - self.dice.below(4).min(tail);
            let to = (tail + 1 + self.dice.below(8)).min(self.tablets[nth].events.len());
            if from < to {
                sent.push((nth, to, self.tablets[nth].segment(self.id(), from, to)));
            }
        }
        let (school, began) = (self.school.as_ref().unwrap(), tape::position());
        let key = school.keys.server.public();
        let stored: Vec<That> = self.runtime.block_on(async {
            let asked = sent.iter().map(|(_, _, segment)| accept(school, segment.clone(), NOW));
            let mut stored = Vec::new();
            for ((nth, to, _), receipt) in sent.iter().zip(all(asked).await) {
                if receipt == Err(Refusal::Full) {
                    self.n_refused += 1;
                    continue;
                }
                let receipt: Receipt = signed::open(&receipt.unwrap(), &key).unwrap();
                assert_eq!(receipt.through, *to as u64);
                self.tails[*nth] = *to;
                stored.push(That::Stored { tablet: *nth, through: receipt.through });
            }
            stored
        });
        self.did(What::Take, began, &stored);
    }

    /// Events that say other things than those that are stored.
    fn fork(&mut self) {
        let nth = self.dice.below(self.enrolled);
        if self.tails[nth] < 2 || self.revoked[nth] {
            return;
        }
        let mut dice = Dice::new(self.n_aside, 77);
        let other = Tablet::new(nth as u8, 3, 1, &mut dice);
        let mut events = other.events.clone();
        events[0].body.push(self.n_aside as u8);
        let start = wire::segment::Start {
            school: self.id(),
            device: other.device,
            stream: other.stream,
            prev: other.heads[0],
        };
        let bytes = wire::segment::write(&start, &events, &other.key()).unwrap();
        let (school, began) = (self.school.as_ref().unwrap(), tape::position());
        let refused = self.runtime.block_on(accept(school, bytes, NOW));
        // What an erased child did is compared nowhere.
        if matches!(refused, Err(Refusal::Fork { .. })) {
            self.n_aside += 1;
            self.did(What::Fork, began, &[That::Aside(self.n_aside)]);
        }
    }

    fn unfold(&mut self) {
        let (most, began) = (1 + self.dice.below(6), tape::position());
        let storage = &self.school.as_ref().unwrap().storage;
        let unfolded = self.runtime.block_on(async {
            storage.project(most).await?;
            storage.carry(NOW + 1, most).await
        });
        self.n_refused += usize::from(matches!(unfolded, Err(StorageError::Full)));
        assert!(matches!(unfolded, Ok(_) | Err(StorageError::Full)), "{unfolded:?}");
        self.did(What::Unfold, began, &[]);
    }

    /// Nothing can be taken in for a while; what there is stays, and all goes on afterwards.
    fn go_on_a_full_disk(&mut self) {
        tape::fill(true);
        for _ in 0..4 {
            self.take();
            self.unfold();
        }
        tape::fill(false);
        self.take();
    }

    fn tell(&mut self) {
        let (n, began) = (self.n_told + 1, tape::position());
        let told = told(self.n_told);
        let school = self.school.as_ref().unwrap();
        let head = self.runtime.block_on(school.tell(&[told], None)).unwrap();
        self.n_told = n;
        self.did(What::Tell, began, &[That::Told { n }, That::DownHead(head)]);
    }

    fn revoke(&mut self) {
        let (tablet, began) = (self.dice.below(self.enrolled), tape::position());
        let revoked = !self.revoked[tablet];
        let (school, id) = (self.school.as_ref().unwrap(), self.id());
        let asked = school.storage.set_revoked(id, self.tablets[tablet].device, revoked);
        assert!(self.runtime.block_on(asked).unwrap());
        self.revoked[tablet] = revoked;
        self.did(What::Revoke, began, &[That::Revoked { tablet, revoked }]);
    }

    fn erase(&mut self) {
        // Not the first one, so that something is always there to be compared.
        if self.erased + 1 == N_LEARNERS {
            return;
        }
        self.erased += 1;
        let (who, began) = (learner(self.erased), tape::position());
        let school = self.school.as_ref().unwrap();
        self.runtime.block_on(school.storage.erase(self.id(), who, NOW)).unwrap();
        self.did(What::Erase(who), began, &[That::Erased(who)]);
    }

    fn id(&self) -> SchoolId {
        self.school.as_ref().unwrap().id()
    }

    fn did(&mut self, what: What, began: usize, promised: &[That]) {
        let ended = tape::position();
        self.acts.push(Act { what, began, ended });
        self.promises.extend(promised.iter().map(|that| Promise { from: ended, that: *that }));
    }
}

/// The `nth` child of whom tablets are told; none of them ever answers.
pub(crate) fn told(nth: usize) -> Down {
    Down::Learner {
        id: LearnerId([nth as u8; 16]),
        nickname: format!("child {nth}"),
        picture: "kite".into(),
        class: None,
        roll: None,
    }
}

/// The tombstone's key in the down-log.
pub(crate) fn tombstone(who: LearnerId) -> String {
    Down::Erased { mark: mark_of(who) }.key()
}

/// Waits for several things that go on beside each other.
async fn all<T>(asked: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut going: Vec<_> = asked.map(Box::pin).collect();
    let mut done: Vec<Option<T>> = going.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (one, done) in going.iter_mut().zip(&mut done).filter(|(_, done)| done.is_none()) {
            if let std::task::Poll::Ready(value) = one.as_mut().poll(context) {
                *done = Some(value);
            }
        }
        match done.iter().all(Option::is_some) {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    done.into_iter().flatten().collect()
}
