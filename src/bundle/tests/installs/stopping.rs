//! A disk that stops at any operation, as when the program is killed or the power fails.

use bundle::disk::{Disk, Files};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What is lost when it stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// Nothing but the second half of the write under way: the program was killed.
    UnderWay,
    /// Whatever was not forced to the disk: half of each file, and every new name.
    Unsynced,
}

/// Real files up to the `n`-th operation; from then on every operation fails.
///
/// What is forced to the disk is only remembered, which is all that counts here and saves most
/// of the time.
pub(crate) struct Stopping {
    loss: Loss,
    state: Mutex<State>,
}

struct State {
    left: usize,
    n_done: usize,
    has_stopped: bool,
    /// Files whose content may be lost.
    unsynced: Vec<PathBuf>,
    /// Files that were forced; one that others made, such as SQLite, is not until then.
    synced: Vec<PathBuf>,
    /// Renames whose folder was not forced, with what was there before.
    renamed: Vec<(PathBuf, PathBuf, Option<Vec<u8>>)>,
}

impl Stopping {
    pub(crate) fn after(n: usize, loss: Loss) -> Self {
        let (unsynced, synced, renamed) = (Vec::new(), Vec::new(), Vec::new());
        let state = State { left: n, n_done: 0, has_stopped: false, unsynced, synced, renamed };
        Self { loss, state: Mutex::new(state) }
    }

    pub(crate) fn has_stopped(&self) -> bool {
        self.state.lock().expect("no test thread panicked").has_stopped
    }

    pub(crate) fn n_done(&self) -> usize {
        self.state.lock().expect("no test thread panicked").n_done
    }

    /// Does the operation and remembers what it left open, or stops.
    fn step(
        &self,
        operation: impl FnOnce(&mut State) -> io::Result<()>,
        torn: impl FnOnce(),
    ) -> io::Result<()> {
        let mut state = self.state.lock().expect("no test thread panicked");
        if state.left == 0 {
            if !state.has_stopped {
                state.has_stopped = true;
                match self.loss {
                    Loss::UnderWay => torn(),
                    Loss::Unsynced => state.lose(),
                }
            }
            return Err(io::Error::other("stopped"));
        }
        state.left -= 1;
        state.n_done += 1;
        operation(&mut state)
    }
}

impl State {
    fn lose(&mut self) {
        for path in &self.unsynced {
            if let Ok(about) = fs::metadata(path) {
                let file = fs::File::options().write(true).open(path).expect("opens");
                file.set_len(about.len() / 2).expect("cuts");
            }
        }
        for (from, to, before) in self.renamed.drain(..).rev() {
            fs::rename(&to, &from).expect("renames");
            before.into_iter().for_each(|bytes| fs::write(&to, bytes).expect("writes"));
        }
    }
}

impl Disk for Stopping {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.step(|_| Files.make_folder(path), || {})
    }

    fn write(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<()> {
        let whole = |state: &mut State| {
            state.unsynced.push(path.to_owned());
            state.synced.retain(|other| other != path);
            Files.write(path, at, bytes)
        };
        let torn = || Files.write(path, at, &bytes[..bytes.len() / 2]).expect("writes");
        self.step(whole, torn)
    }

    fn cut(&self, path: &Path, length: u64) -> io::Result<()> {
        self.step(|_| Files.cut(path, length), || {})
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let sync = |state: &mut State| {
            state.unsynced.retain(|other| other != path);
            state.synced.push(path.to_owned());
            Ok(())
        };
        self.step(sync, || {})
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let rename = |state: &mut State| {
            state.renamed.push((from.to_owned(), to.to_owned(), fs::read(to).ok()));
            if !state.synced.iter().any(|path| path == from) {
                state.unsynced.push(from.to_owned());
            }
            for path in state.unsynced.iter_mut().chain(&mut state.synced) {
                if path == from {
                    to.clone_into(path);
                }
            }
            Files.rename(from, to)
        };
        self.step(rename, || {})
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        let sync = |state: &mut State| {
            state.renamed.retain(|(_, to, _)| to.parent() != Some(path));
            Ok(())
        };
        self.step(sync, || {})
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let remove = |state: &mut State| {
            state.unsynced.retain(|other| !other.starts_with(path));
            Files.remove(path)
        };
        self.step(remove, || {})
    }
}
