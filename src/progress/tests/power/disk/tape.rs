//! What a thread asks of the disk below one folder, in order, from the first to the last.
//!
//! [`super::tap`] hears every call and tells it here, where names and open files become nodes
//! of the [`Disk`]. Each thread has its own tape, so tests may run side by side. A program that
//! writes from several threads is heard on one tape for [all](start_for_all) that have none.

use super::{Dice, Disk, Kind, NodeId, Op, Place, ROOT, Tree};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::c_int;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// All that was asked of the disk below a folder that at first held `base`.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    pub(crate) base: Tree,
    pub(crate) ops: Vec<Op>,
}

impl Recording {
    /// The nodes that were made under names with such a beginning.
    pub(crate) fn made(&self, beginning: &str) -> Vec<NodeId> {
        let names = self.ops.iter().filter_map(|op| match op {
            Op::Make { at, .. } => Some(at.name.to_string_lossy()),
            _ => None,
        });
        let nodes = (self.base.0.len() + 1..).zip(names);
        nodes.filter(|(_, name)| name.starts_with(beginning)).map(|(node, _)| node).collect()
    }
}

/// Begins to record what this thread does below `root`, a path without links.
///
/// Until [`stop`] the dice give it what it takes for the system's random numbers.
pub(crate) fn start(root: &Path, dice: Dice) {
    let tape = blank(root, dice);
    TAPE.with(|slot| *slot.borrow_mut() = Some(tape));
}

/// Begins to record what every thread does below `root` that has no tape of its own.
///
/// A flush is told when it is over. What another thread writes to the same file meanwhile would
/// be taken for safe, so a file may have one writer only.
pub(crate) fn start_for_all(root: &Path, dice: Dice) {
    let tape = blank(root, dice);
    let before = shared().replace(tape);
    assert!(before.is_none(), "one recording of all threads at a time");
}

fn blank(root: &Path, dice: Dice) -> Tape {
    let base = Tree::read(root).expect("the folder can be read");
    let known = base.0.keys().cloned().zip(1..);
    let names: HashMap<_, _> = known.chain([(PathBuf::new(), ROOT)]).collect();
    let (n_nodes, root) = (names.len(), root.to_owned());
    let recording = Recording { base, ops: Vec::new() };
    Tape { root, dice, recording, names, open: HashMap::new(), n_nodes, is_full: false }
}

/// How many operations were recorded so far; what has returned by now rests on these.
pub(crate) fn position() -> usize {
    tell(|tape| tape.recording.ops.len()).unwrap_or(0)
}

/// From now on, until it is told otherwise, no file of the recording grows: the disk is full.
pub(crate) fn fill(is_full: bool) {
    tell(|tape| tape.is_full = is_full);
}

/// Ends the recording.
///
/// # Panics
/// Where the recorded operations do not give what is now on the disk: then something was
/// written in a way that is not overheard, and no cut would prove anything.
pub(crate) fn stop() -> Recording {
    let own = TAPE.with(|slot| slot.borrow_mut().take());
    let tape = own.or_else(|| shared().take()).expect("a recording was begun");
    let mut disk = Disk::holding(&tape.recording.base);
    tape.recording.ops.iter().for_each(|op| disk.apply(op));
    let (mut heard, mut found) = (disk.now(), Tree::read(&tape.root).expect("it can be read"));
    for tree in [&mut heard, &mut found] {
        // SQLite writes its shared memory through a mapping; no cut needs it, for the first
        // to open a database makes it anew.
        tree.0.retain(|path, _| !path.to_string_lossy().ends_with("-shm"));
    }
    let differs = found.0.iter().find(|(path, bytes)| heard.0.get(*path) != Some(bytes));
    assert!(heard == found, "not all was overheard: {:?}", differs.map(|(path, _)| path));
    tape.recording
}

/// Tells the tape of this thread something, or the one of all threads, if there is one.
pub(crate) fn tell<T>(what: impl FnOnce(&mut Tape) -> T) -> Option<T> {
    // A thread that ends has no tape any more, and the tape itself writes nothing.
    let mut what = Some(what);
    let own = TAPE.try_with(|slot| {
        let mut slot = slot.try_borrow_mut().ok()?;
        let tape = slot.as_mut()?;
        what.take().map(|what| what(tape))
    });
    match own {
        Ok(Some(told)) => Some(told),
        _ => Some(what?(shared().as_mut()?)),
    }
}

fn shared() -> MutexGuard<'static, Option<Tape>> {
    SHARED.lock().unwrap_or_else(PoisonError::into_inner)
}

thread_local! {
    static TAPE: RefCell<Option<Tape>> = const { RefCell::new(None) };
}

static SHARED: Mutex<Option<Tape>> = Mutex::new(None);

/// A recording that goes on.
pub(crate) struct Tape {
    root: PathBuf,
    dice: Dice,
    recording: Recording,
    /// What is called how at this moment.
    names: HashMap<PathBuf, NodeId>,
    /// What stands behind the numbers of open files.
    open: HashMap<c_int, NodeId>,
    n_nodes: usize,
    is_full: bool,
}

impl Tape {
    /// A file or folder was opened; `may_make` and `empties` are `O_CREAT` and `O_TRUNC`.
    pub(crate) fn opened(&mut self, path: &Path, file: c_int, may_make: bool, empties: bool) {
        self.open.remove(&file);
        let Some(name) = self.name(path) else { return };
        let known = self.names.get(&name).copied();
        let node = match known {
            Some(node) => node,
            None if may_make => self.make(name, Kind::File),
            None => return,
        };
        if known.is_some() && empties {
            self.recording.ops.push(Op::Resize { node, len: 0 });
        }
        self.open.insert(file, node);
    }

    /// Whether an open file may not grow.
    pub(crate) fn refuses(&self, file: c_int) -> bool {
        self.is_full && self.open.contains_key(&file)
    }

    /// Whether writes to an open file are to be told.
    pub(crate) fn follows(&self, file: c_int) -> bool {
        self.open.contains_key(&file)
    }

    pub(crate) fn wrote(&mut self, file: c_int, offset: usize, bytes: &[u8]) {
        let node = self.open[&file];
        self.recording.ops.push(Op::Write { node, offset, bytes: bytes.to_vec() });
    }

    pub(crate) fn resized(&mut self, file: c_int, len: usize) {
        self.push_for(file, |node| Op::Resize { node, len });
    }

    pub(crate) fn flushed(&mut self, file: c_int) {
        self.push_for(file, |node| Op::Flush { node });
    }

    pub(crate) fn closed(&mut self, file: c_int) {
        self.open.remove(&file);
    }

    pub(crate) fn made_folder(&mut self, path: &Path) {
        if let Some(name) = self.name(path) {
            self.make(name, Kind::Folder);
        }
    }

    pub(crate) fn removed(&mut self, path: &Path) {
        let Some(name) = self.name(path) else { return };
        if let Some(node) = self.names.remove(&name) {
            self.recording.ops.push(Op::Remove { at: self.place(&name), node });
        }
    }

    /// A file got another name. A folder with something in it may not: nobody does that yet.
    pub(crate) fn moved(&mut self, from: &Path, to: &Path) {
        let (Some(from), Some(to)) = (self.name(from), self.name(to)) else { return };
        if let Some(node) = self.names.remove(&from) {
            let (from, place) = (self.place(&from), self.place(&to));
            self.recording.ops.push(Op::Move { from, to: place, node });
            self.names.insert(to, node);
        }
    }

    /// Fills in random numbers, the same in every life of a seed.
    pub(crate) fn randomise(&mut self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.dice.next() as u8);
    }

    fn make(&mut self, name: PathBuf, kind: Kind) -> NodeId {
        self.recording.ops.push(Op::Make { at: self.place(&name), kind });
        let node = self.n_nodes;
        self.n_nodes += 1;
        self.names.insert(name, node);
        node
    }

    fn push_for(&mut self, file: c_int, op: impl FnOnce(NodeId) -> Op) {
        if let Some(node) = self.open.get(&file) {
            self.recording.ops.push(op(*node));
        }
    }

    /// A path from the root; `None` for what lies elsewhere.
    fn name(&self, path: &Path) -> Option<PathBuf> {
        path.strip_prefix(&self.root).ok().map(Path::to_owned)
    }

    fn place(&self, name: &Path) -> Place {
        let folder = name.parent().and_then(|folder| self.names.get(folder));
        let folder = *folder.expect("a folder below the root");
        Place { folder, name: name.file_name().expect("a name").to_owned() }
    }
}
