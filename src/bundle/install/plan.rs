//! Whether a release is to be installed at all, and how an install begins.

use super::stage::Stage;
use super::{Install, InstallError};
use crate::disk::replace;
use crate::format::{FORMAT_MAX, FORMAT_MIN, PLAYER};
use crate::shelf::{self, Shelf, Version};
use std::fs;
use std::path::Path;
use wire::Header;
use wire::release::{Description, MOST_BYTES};

impl Install {
    /// Begins to install the release that `bytes` describe, or goes on where it was left.
    ///
    /// `free_bytes` is what is free on the storage. Everything of an earlier attempt and of
    /// the bundles in use is hashed once before it counts as there.
    ///
    /// # Errors
    /// [`InstallError`]: for a seal that is not trusted, a release that needs a newer program,
    /// one that is older than what is known, another content under a known number, sizes that
    /// no release has, too little room. Nothing was changed then but the number of the highest
    /// release that was seen.
    pub fn plan(bytes: &[u8], shelf: &Shelf, free_bytes: u64) -> Result<Self, InstallError> {
        let lock = shelf.lock()?;
        let description = Description::open(bytes, &shelf.trust()?)?;
        let root = &description.root;
        check_program(&root.header)?;
        let version = Version::new(root.header.release, &root.hash());
        check_age(shelf, &root.header.channel, &version)?;
        let left_out = shelf.state()?.channel(&root.header.channel).left_out;
        let parts = description.parts()?;
        let folder = shelf.data.join("incoming").join(&version.root);
        let mut install = Self {
            shelf: shelf.clone(),
            bytes: bytes.to_vec(),
            room: free_bytes,
            stage: Stage::Blobs(Vec::new()),
            description,
            parts,
            version,
            left_out,
            folder,
            _lock: lock,
        };
        // The rows are there three times until the index is made: as they come, gathered, sorted.
        let index_bytes = install.parts.manifest_bytes().saturating_add(install.parts.rows_bytes);
        install.check_room(index_bytes.saturating_mul(3))?;
        install.room = install.room.saturating_sub(index_bytes.saturating_mul(2));
        let (channel, version) = (install.channel().to_owned(), install.version.clone());
        shelf.update(|state| state.channel_mut(&channel).saw(&version))?;
        install.make_place()?;
        install.begin()?;
        Ok(install)
    }

    /// Begins to mend the release of a channel that is in use: what is damaged or lost of its
    /// index and its blobs becomes a need, and nothing else does.
    ///
    /// # Errors
    /// [`InstallError::NotNeeded`] when nothing of this channel is installed or its description
    /// is lost: then [`Install::plan`] with the description from a server does the same.
    pub fn repair(shelf: &Shelf, channel: &str, free_bytes: u64) -> Result<Self, InstallError> {
        let current = shelf.state()?.channel(channel).current;
        let offer = current.map(|version| shelf.path_of(&version.root, "offer"));
        let bytes = offer.as_deref().and_then(read_offer);
        let path = || offer.clone().unwrap_or_default().display().to_string();
        let bytes = bytes.ok_or_else(|| InstallError::NotNeeded { path: path(), at: 0 })?;
        Self::plan(&bytes, shelf, free_bytes)
    }

    /// Goes on with a release that was begun before the program was started, if there is one.
    ///
    /// One that is refused by now, for instance because a later one has been seen since, is
    /// passed over for the next.
    ///
    /// # Errors
    /// As [`Install::plan`], when none can be gone on with.
    pub fn resume(shelf: &Shelf, free_bytes: u64) -> Result<Option<Self>, InstallError> {
        let mut refused = None;
        for folder in shelf::list(&shelf.data.join("incoming"))? {
            let Some(offer) = read_offer(&folder.join("offer")) else { continue };
            match Self::plan(&offer, shelf, free_bytes) {
                Ok(install) => return Ok(Some(install)),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        refused.map_or(Ok(None), Err)
    }

    /// Makes the folder of this release, and removes those of former ones of its channel. A
    /// later one under way stays: mending what is in use must not cost what has come of it.
    fn make_place(&self) -> Result<(), InstallError> {
        let disk = &*self.shelf.disk;
        let trust = self.shelf.trust()?;
        for other in shelf::list(&self.shelf.data.join("incoming"))? {
            let described = read_offer(&other.join("offer"))
                .and_then(|bytes| Description::open(&bytes, &trust).ok());
            let is_wanted = described.is_some_and(|offer| {
                let header = &offer.root.header;
                header.channel != self.channel() || header.release > self.version.release
            });
            if other != self.folder && !is_wanted {
                disk.remove(&other).map_err(|source| InstallError::Io { path: other, source })?;
            }
        }
        let path = self.folder.join("offer");
        if read_offer(&path).as_ref() != Some(&self.bytes) {
            replace(disk, &path, &self.bytes)
                .map_err(|source| InstallError::Io { path, source })?;
        }
        Ok(())
    }
}

/// The description in a file, unless it is longer than any or cannot be read.
fn read_offer(path: &Path) -> Option<Vec<u8>> {
    let fits = fs::metadata(path).is_ok_and(|about| about.len() <= MOST_BYTES as u64);
    fits.then(|| fs::read(path).ok()).flatten()
}

fn check_program(header: &Header) -> Result<(), InstallError> {
    let Header { format, min_player: player, release, .. } = *header;
    let channel = header.channel.clone();
    if format > FORMAT_MAX || player > PLAYER {
        return Err(InstallError::NeedsNewer { channel, release, format, player });
    }
    if format < FORMAT_MIN {
        return Err(InstallError::TooOld { channel, release, format });
    }
    Ok(())
}

/// No release replaces a later one, and a number stands for one content for ever.
///
/// The release in use may always be mended, also when a later one was seen that has not come
/// yet or was given up: nothing older than today's lessons gets in by that.
fn check_age(shelf: &Shelf, channel: &str, version: &Version) -> Result<(), InstallError> {
    let state = shelf.state()?.channel(channel);
    if state.has_failed(&version.root) {
        return Err(InstallError::Failed { channel: channel.into(), release: version.release });
    }
    if state.current.as_ref() == Some(version) {
        return Ok(());
    }
    let bundles = shelf.open()?.bundles;
    let in_use = bundles.iter().filter(|bundle| bundle.header().channel == channel);
    let in_use =
        in_use.map(|bundle| Version { release: bundle.release(), root: bundle.manifest_hash() });
    for known in in_use.chain(state.current).chain(state.seen) {
        let (channel, release) = (channel.to_owned(), version.release);
        if release < known.release {
            return Err(InstallError::Rollback { channel, release, known: known.release });
        }
        if release == known.release && version.root != known.root {
            return Err(InstallError::Twin { channel, release });
        }
    }
    Ok(())
}
