//! What is installed on a tablet: which release of each channel is in use.
//!
//! ```text
//! bundles/<root>.index   the index of an installed release, named by its root's BLAKE3
//! bundles/<root>.offer   its description, for repairs
//! bundles/….jonaki       a bundle that somebody put there as a file
//! blobs/ab/cdef…         the blobs of all of them
//! installed              which release of each channel is in use, and what is known of them
//! incoming/<root>/       a release under way
//! ```
//!
//! Of a channel the highest release counts that opens under a trusted key. Nothing is believed
//! that is not sealed; the file `installed` only says which of the sealed releases is meant.

mod files;
mod installed;
mod parts;
mod room;
mod start;
pub(crate) mod state;
mod sweep;

pub(crate) use files::{is_hash, list};
pub use parts::Chosen;
pub use start::Fallen;
pub use state::Version;
pub use sweep::Swept;

use crate::disk::{Disk, Files};
use crate::error::{OpenError, ReadError};
use crate::install::InstallError;
use crate::portion::Part;
use crate::reader::Bundle;
use crate::store::Store;
use files::Named;
use state::State;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wire::TrustedKeys;
use wire::release::Statement;

/// The installed bundles of one data folder. Several programs and threads may have one each.
#[derive(Clone)]
pub struct Shelf {
    pub(crate) data: PathBuf,
    trust: TrustedKeys,
    pub(crate) disk: Arc<dyn Disk>,
}

/// The bundles that are to be used.
#[derive(Debug, Default)]
pub struct Opened {
    /// One for each channel, by the channels' ids.
    pub bundles: Vec<Bundle>,
    /// Files in `bundles` that were refused, and why.
    pub refused: Vec<(PathBuf, OpenError)>,
    /// Releases that were given up at this start; only [`Shelf::start`] gives any up.
    pub fallen: Vec<Fallen>,
}

impl Shelf {
    /// Looks at the data folder `data`; nothing is read yet.
    pub fn new(data: &Path, trust: &TrustedKeys) -> Self {
        Self::on(Arc::new(Files), data, trust)
    }

    /// The same on another [`Disk`].
    pub fn on(disk: Arc<dyn Disk>, data: &Path, trust: &TrustedKeys) -> Self {
        Self { data: data.to_owned(), trust: trust.clone(), disk }
    }

    /// Opens of each channel the highest release that is sealed, whole and not given up.
    ///
    /// It changes nothing; an app that is going to play calls [`Shelf::start`].
    ///
    /// # Errors
    /// [`InstallError::Io`] when the folder cannot be listed. A file that is refused is
    /// no error: it is told in [`Opened::refused`].
    pub fn open(&self) -> Result<Opened, InstallError> {
        let state = self.state()?;
        self.open_by(&state)
    }

    fn open_by(&self, state: &State) -> Result<Opened, InstallError> {
        let mut opened = Opened::default();
        let mut best: BTreeMap<String, Bundle> = BTreeMap::new();
        for (path, bundle) in self.candidates(state)? {
            match bundle {
                Err(error) => opened.refused.push((path, error)),
                Ok(bundle) => {
                    let channel = bundle.header().channel.clone();
                    let is_better = |other: &Bundle| worth(&bundle) > worth(other);
                    if best.get(&channel).is_none_or(is_better) {
                        best.insert(channel, bundle);
                    }
                }
            }
        }
        opened.bundles = best.into_values().collect();
        Ok(opened)
    }

    /// Whether this release of a channel is worth fetching: neither it nor a later one is in
    /// use, or parts of it are wanted that are not here yet; and it was not given up here, nor is
    /// the channel left out.
    ///
    /// # Errors
    /// [`InstallError::Io`] when the disk refuses.
    pub fn lacks(
        &self,
        channel: &str,
        release: u64,
        root: &[u8; 32],
    ) -> Result<bool, InstallError> {
        let root = Version::new(release, root).root;
        let known = self.state()?.channel(channel);
        if known.has_failed(&root) || known.goes_without(&Part::Whole) {
            return Ok(false);
        }
        if known.awaits_parts && known.current.is_some_and(|current| current.root == root) {
            return Ok(true);
        }
        let bundles = self.open()?.bundles;
        let in_use = bundles.iter().find(|bundle| bundle.header().channel == channel);
        Ok(in_use.is_none_or(|bundle| bundle.release() < release))
    }

    /// Takes a publisher's statement (see [`wire::release`]): the keys that it revokes seal
    /// nothing from now on, and no release below the ones that it lists is installed any more.
    ///
    /// # Errors
    /// [`InstallError::Statement`] unless a trusted key sealed it,
    /// [`InstallError::OldStatement`] when a later one was taken before.
    pub fn take_statement(&self, bytes: &[u8]) -> Result<Statement, InstallError> {
        self.update(|state| {
            let trust = self.trust.without(&state.revoked_ids());
            let statement = Statement::open(bytes, &trust).map_err(InstallError::Statement)?;
            let (no, known) = (statement.no, state.statement_no);
            if no < known {
                return Err(InstallError::OldStatement { no, known });
            }
            state.statement_no = no;
            state.confirmed_ms = statement.issued_ms;
            state.revoke(&statement.revoked);
            for listed in &statement.channels {
                let version = Version::new(listed.release, &listed.root);
                state.channel_mut(&listed.channel).saw(&version);
            }
            Ok(statement)
        })?
    }

    /// When the publisher last said what its newest releases are, by its own clock, in
    /// milliseconds since 1970; 0 for never.
    ///
    /// # Errors
    /// [`InstallError::Io`] when the disk refuses.
    pub fn confirmed_ms(&self) -> Result<i64, InstallError> {
        Ok(self.state()?.confirmed_ms)
    }

    /// The keys that are trusted and not revoked.
    ///
    /// # Errors
    /// [`InstallError::Io`] when the disk refuses.
    pub fn trust(&self) -> Result<TrustedKeys, InstallError> {
        Ok(self.trust.without(&self.state()?.revoked_ids()))
    }

    /// The store of all blobs.
    pub fn store(&self) -> Store {
        Store::new(self.data.join("blobs"))
    }

    /// Every bundle in `bundles` that opens, whether it is in use or not.
    pub(crate) fn every_bundle(&self) -> Result<Vec<Bundle>, InstallError> {
        let state = self.state()?;
        let files = self.files()?.into_iter();
        Ok(files.filter_map(|(path, file)| self.open_file(&path, &file, &state).ok()).collect())
    }

    /// What may be used: files that somebody put there, and indexes that `installed` names;
    /// none that was given up.
    fn candidates(&self, state: &State) -> Result<Vec<Candidate>, InstallError> {
        let mut files = self.files()?;
        files.retain(|(_, file)| match file {
            Named::File => true,
            Named::Index(root) => state.channels.values().any(|channel| channel.uses(root)),
        });
        let opened = files.into_iter().map(|(path, file)| {
            let bundle = self.open_file(&path, &file, state);
            (path, bundle)
        });
        let is_out = |bundle: &Bundle| {
            let channel = state.channel(&bundle.header().channel);
            channel.has_failed(&bundle.manifest_hash()) || channel.goes_without(&Part::Whole)
        };
        Ok(opened.filter(|(_, bundle)| !bundle.as_ref().is_ok_and(is_out)).collect())
    }

    fn open_file(&self, path: &Path, file: &Named, state: &State) -> Result<Bundle, OpenError> {
        let trust = self.trust.without(&state.revoked_ids());
        match file {
            Named::File => Bundle::open(path, &trust),
            Named::Index(root) => {
                let bundle = Bundle::open_with_store(path, self.store().folder(), &trust)?;
                match bundle.manifest_hash() == *root {
                    true => {
                        let left_out = state.channel(&bundle.header().channel).left_out;
                        Ok(bundle.go_without(&left_out))
                    }
                    false => Err(OpenError::Edited { path: "manifest".into() }),
                }
            }
        }
    }
}

type Candidate = (PathBuf, Result<Bundle, OpenError>);

/// The higher release first, and of one release the installed form, which can be repaired.
fn worth(bundle: &Bundle) -> (u64, bool) {
    (bundle.release(), bundle.is_index())
}

impl Opened {
    /// Reads everything of the bundles once, for whoever suspects the storage: what is bad,
    /// with the channel's id. [`crate::Install::repair`] fetches it.
    pub fn check(&self) -> Vec<(String, Vec<crate::Bad>)> {
        let bad = |bundle: &Bundle| {
            let bad = bundle.verify_all(|_, _| {}).err()?;
            Some((bundle.header().channel.clone(), bad))
        };
        self.bundles.iter().filter_map(bad).collect()
    }
}

impl From<ReadError> for InstallError {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}
