//! Reads and changes the file `installed`.

use super::files::Named;
use super::state::{Channel, State};
use super::{Shelf, Version};
use crate::disk::replace;
use crate::install::InstallError;
use std::fs::{self, File, TryLockError};
use std::io;

impl Shelf {
    /// What the file `installed` says. When it is lost or torn, every index counts that is
    /// there: each came there whole.
    pub(crate) fn state(&self) -> Result<State, InstallError> {
        let path = self.data.join("installed");
        match fs::read(&path) {
            Ok(bytes) => match State::read(&bytes) {
                Some(state) => Ok(state),
                None => self.state_of_files(),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.state_of_files(),
            Err(source) => Err(InstallError::Io { path, source }),
        }
    }

    fn state_of_files(&self) -> Result<State, InstallError> {
        let mut state = State::default();
        for (path, file) in self.files()? {
            if let (Named::Index(_), Ok(bundle)) = (&file, self.open_file(&path, &file, &state)) {
                let root = bundle.manifest_hash();
                let version = Version { release: bundle.release(), root };
                let channel: &mut Channel = state.channel_mut(&bundle.header().channel);
                channel.saw(&version);
                if channel.current.as_ref().is_none_or(|one| one.release < version.release) {
                    channel.current = Some(version);
                    channel.clean = Channel::CLEAN;
                }
            }
        }
        Ok(state)
    }

    /// Changes what the file `installed` says, alone among all threads and programs.
    pub(crate) fn update<T>(
        &self,
        change: impl FnOnce(&mut State) -> T,
    ) -> Result<T, InstallError> {
        let path = self.data.join("installed");
        let io = |source| InstallError::Io { path: path.clone(), source };
        let lock = self.lock_file("installed.lock")?;
        lock.lock().map_err(io)?;
        let before = self.state()?;
        let mut state = before.clone();
        let told = change(&mut state);
        if state != before {
            replace(&*self.disk, &path, &state.to_bytes()).map_err(io)?;
        }
        Ok(told)
    }

    /// Opens a file that is there to be locked; the lock ends when it is dropped.
    pub(crate) fn lock_file(&self, name: &str) -> Result<File, InstallError> {
        let path = self.data.join(name);
        let opened = fs::create_dir_all(&self.data)
            .and_then(|()| File::options().write(true).create(true).truncate(false).open(&path));
        opened.map_err(|source| InstallError::Io { path, source })
    }

    /// The lock of whoever installs or sweeps.
    pub(crate) fn lock(&self) -> Result<File, InstallError> {
        let lock = self.lock_file("incoming.lock")?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(InstallError::Busy),
            Err(TryLockError::Error(source)) => {
                Err(InstallError::Io { path: self.data.join("incoming.lock"), source })
            }
        }
    }
}
