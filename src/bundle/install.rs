//! The tablet's side: fetches a release piece by piece, and switches to it in one step.
//!
//! Nothing here knows a network. [`Install::plan`] reads a description, [`Install::needs`] says
//! which bytes of which files are lacking, [`Install::receive`] takes them from wherever they
//! come, and [`Install::finish`] puts the release in use. The program may be killed at any
//! moment: what is there is hashed again and never believed, and the former release stays in
//! use until the new one is whole.
//!
//! A release comes in three steps, each of which says what the next one needs: the lines of
//! the manifest, held against the sealed root; the rows, held against the manifest, of which
//! this program makes an index of its own; the blobs, held against their hashes.

mod card;
mod error;
mod need;
mod part;
mod plan;
mod receive;
mod sheet;
mod stage;
mod worth;

pub use error::InstallError;
pub use need::Need;
pub use receive::Receiving;

use crate::disk::replace;
use crate::portion::Part;
use crate::reader::Bundle;
use crate::shelf::{Shelf, Version};
use stage::Stage;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;
use wire::release::{Description, Parts};

/// A release under way. While one is held, no other is begun and nothing is swept.
pub struct Install {
    shelf: Shelf,
    description: Description,
    bytes: Vec<u8>,
    parts: Parts,
    version: Version,
    /// What this tablet goes without, as it was when the install began.
    left_out: BTreeSet<Part>,
    folder: PathBuf,
    /// Bytes that may still be written; it shrinks as they are.
    room: u64,
    stage: Stage,
    _lock: File,
}

/// Bytes of storage that are left alone (64 MiB), for answers come before lessons.
pub const RESERVE: u64 = 64 << 20;

impl Install {
    /// What is lacking now, what is worth most first; empty when [`Install::finish`] can be
    /// called.
    ///
    /// What lies further on is not known at first: ask again when all has come. Between two
    /// calls the order of the needs does not matter and any of them may be left out.
    ///
    /// # Errors
    /// [`InstallError::NoRoom`] when the rest does not fit on the storage,
    /// [`InstallError::Unfit`] when what came does not make up the sealed release.
    pub fn needs(&mut self) -> Result<Vec<Need>, InstallError> {
        self.advance()?;
        Ok(self.stage.needs(&self.parts))
    }

    /// Takes the bytes of a need: all of them, in order, as they come.
    ///
    /// # Errors
    /// [`InstallError::NotNeeded`] for a need that is none, or none any more.
    pub fn receive(&mut self, need: &Need) -> Result<Receiving<'_>, InstallError> {
        Receiving::begin(self, need)
    }

    /// Takes the bytes of a need at once.
    ///
    /// # Errors
    /// As [`Install::receive`] and [`Receiving::write`].
    pub fn take(&mut self, need: &Need, bytes: &[u8]) -> Result<(), InstallError> {
        self.receive(need)?.write(bytes)
    }

    /// Puts the release in use and returns its bundle.
    ///
    /// The index gets its name first, then the file `installed` is replaced in one step; in
    /// between, the former release is in use.
    ///
    /// # Errors
    /// [`InstallError::NotReady`] while there are needs.
    pub fn finish(mut self) -> Result<Bundle, InstallError> {
        self.advance()?;
        if !self.stage.is_ready() {
            return Err(InstallError::NotReady { release: self.version.release });
        }
        let root = &self.version.root;
        let (index, offer) = (self.shelf.path_of(root, "index"), self.shelf.path_of(root, "offer"));
        let disk = &*self.shelf.disk;
        let io = |source| InstallError::Io { path: index.clone(), source };
        replace(disk, &offer, &self.bytes).map_err(io)?;
        let made = self.folder.join("index");
        if made.exists() {
            disk.rename(&made, &index).map_err(io)?;
            disk.sync_folder(index.parent().unwrap_or(&self.shelf.data)).map_err(io)?;
        }
        let channel = &self.description.root.header.channel;
        self.shelf.update(|state| {
            let channel = state.channel_mut(channel);
            channel.switch(&self.version);
            // What is wanted since then comes with the next install of the same release.
            channel.awaits_parts &= channel.left_out != self.left_out;
        })?;
        // A folder that stays because the program dies here goes with the next release.
        disk.remove(&self.folder).map_err(io)?;
        let trust = self.shelf.trust()?;
        let bundle = Bundle::open_with_store(&index, self.shelf.store().folder(), &trust)?;
        Ok(bundle.go_without(&self.left_out))
    }

    /// What is installed when it is finished: the release's number and its root's hash.
    pub fn version(&self) -> &Version {
        &self.version
    }

    /// The channel's id.
    pub fn channel(&self) -> &str {
        &self.description.root.header.channel
    }

    fn check_room(&self, needs: u64) -> Result<(), InstallError> {
        match needs.saturating_add(RESERVE) <= self.room {
            true => Ok(()),
            false => Err(InstallError::NoRoom { needs, room: self.room.saturating_sub(RESERVE) }),
        }
    }
}
