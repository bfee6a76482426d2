//! Makes room on an adult's word: beside what is swept by itself, files that lie there for nothing.

use super::files::Named;
use super::state::Channel;
use super::{Shelf, Swept};
use crate::install::InstallError;
use std::path::PathBuf;

impl Shelf {
    /// Removes what [`Shelf::sweep`] removes, and bundle files with a release of a channel whose
    /// later one is in use, has proved itself and was read whole just now.
    ///
    /// # Errors
    /// As [`Shelf::sweep`].
    pub fn make_room(&self) -> Result<Swept, InstallError> {
        let mut swept = Swept::default();
        {
            let _lock = self.lock()?;
            for path in self.superseded()? {
                self.remove(&path, &mut swept)?;
            }
        }
        let more = self.sweep(|_| false)?;
        Ok(Swept { files: swept.files + more.files, bytes: swept.bytes + more.bytes })
    }

    /// Bundle files that nothing would be played from any more.
    fn superseded(&self) -> Result<Vec<PathBuf>, InstallError> {
        let state = self.state()?;
        let opened = self.open()?;
        let mut superseded = Vec::new();
        for (path, file) in self.files()? {
            let Named::File = file else { continue };
            // What cannot be read is nobody's to judge.
            let Ok(old) = self.open_file(&path, &file, &state) else { continue };
            let channel = &old.header().channel;
            let in_use = opened.bundles.iter().find(|one| one.header().channel == *channel);
            let Some(new) = in_use.filter(|new| new.release() > old.release()) else { continue };
            // A file proves itself by being whole; an installed release by its starts as well.
            let proves = !new.is_index() || state.channel(channel).clean >= Channel::CLEAN;
            if proves && new.verify_all(|_, _| {}).is_ok() {
                superseded.push(path);
            }
        }
        Ok(superseded)
    }
}
