//! What a thread asks of the disk below one folder, in order, from the first to the last.
//!
//! [`super::tap`] hears every call and tells it here, where names and open files become nodes
//! of the [`Disk`]. Each thread has its own tape, so tests may run side by side.

use super::{Dice, Disk, Kind, NodeId, Op, Place, ROOT, Tree};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::c_int;
use std::path::{Path, PathBuf};

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
    let base = Tree::read(root).expect("the folder can be read");
    let known = base.0.keys().cloned().zip(1..);
    let names: HashMap<_, _> = known.chain([(PathBuf::new(), ROOT)]).collect();
    let (n_nodes, root) = (names.len(), root.to_owned());
    let recording = Recording { base, ops: Vec::new() };
    let tape = Tape { root, dice, recording, names, open: HashMap::new(), n_nodes };
    TAPE.with(|slot| *slot.borrow_mut() = Some(tape));
}

/// How many operations were recorded so far; what has returned by now rests on these.
pub(crate) fn position() -> usize {
    TAPE.with(|slot| slot.borrow().as_ref().map_or(0, |tape| tape.recording.ops.len()))
}

/// Ends the recording.
///
/// # Panics
/// Where the recorded operations do not give what is now on the disk: then something was
/// written in a way that is not overheard, and no cut would prove anything.
pub(crate) fn stop() -> Recording {
    let tape = TAPE.with(|slot| slot.borrow_mut().take()).expect("a recording was begun");
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

/// Tells the tape of this thread something, if there is one.
pub(crate) fn tell<T>(what: impl FnOnce(&mut Tape) -> T) -> Option<T> {
    // A thread that ends has no tape any more, and the tape itself writes nothing.
    TAPE.try_with(|slot| slot.try_borrow_mut().ok()?.as_mut().map(what)).ok()?
}

thread_local! {
    static TAPE: RefCell<Option<Tape>> = const { RefCell::new(None) };
}

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
