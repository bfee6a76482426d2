//! Lessons that a relay carries from a school to its tablets, as plain files.
//!
//! They lie as a server offers them, but for the school's name before the channel's. The relay
//! believes no publisher: each file is what its name says, and what the whole is worth the
//! tablet finds out by the seal. A file that was torn goes on where it stopped.

use super::client::{Client, LineError};
use super::limits::Limits;
use crate::lessons::MOST_PIECE;
use model::SchoolId;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use wire::entry::parse_page;
use wire::message;
use wire::relay::{Offered, Spoken};
use wire::release::{Description, MOST_BYTES, MOST_MANIFEST, MOST_ROWS, Parts, is_file_name};

/// The folder of all lessons.
pub(super) struct Shelf(PathBuf);

/// Why lessons were not brought.
#[derive(Debug, thiserror::Error)]
pub enum BringError {
    /// The line.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The disk.
    #[error("the lessons cannot be kept: {0}; see to the disk")]
    Disk(#[from] io::Error),
    /// They are not what they should be, or too many.
    #[error("the lessons of {channel} are not taken along: {why}")]
    Lessons {
        /// Of which channel.
        channel: String,
        /// What is wrong.
        why: String,
    },
}

impl Shelf {
    /// The lessons in a data folder.
    pub(super) fn at(data: &Path) -> Self {
        Self(data.join("offer"))
    }

    /// The folder whose `b` holds the files.
    pub(super) fn folder(&self) -> &Path {
        &self.0
    }

    /// The folder with what a school offers.
    pub(super) fn releases(&self, school: SchoolId) -> PathBuf {
        self.0.join("releases").join(school.to_string())
    }

    /// Brings every release that a school offers and that is not here; how many came.
    ///
    /// # Errors
    /// [`BringError`]; what came until then is kept and not fetched again.
    pub(super) async fn bring(
        &self,
        client: &mut Client,
        school: SchoolId,
        limits: &Limits,
    ) -> Result<u64, BringError> {
        let listed = client.get(message::RELEASES, Offered::MOST).await?;
        let offered = listed.ok().and_then(|bytes| Offered::read(&bytes)).unwrap_or_default();
        let mut n_came = 0;
        for (channel, hash) in offered.0.iter().filter(|(channel, _)| is_file_name(channel)) {
            let kept = self.releases(school).join(channel);
            let has = fs::read(&kept).ok().map(|bytes| *blake3::hash(&bytes).as_bytes());
            if has.is_some_and(|has| has[..] == hash[..]) {
                continue;
            }
            self.bring_one(client, channel, &kept, limits).await?;
            n_came += 1;
        }
        if n_came > 0 {
            self.sweep()?;
        }
        Ok(n_came)
    }

    async fn bring_one(
        &self,
        client: &mut Client,
        channel: &str,
        kept: &Path,
        limits: &Limits,
    ) -> Result<(), BringError> {
        let wrong = |why: &dyn std::fmt::Display| BringError::Lessons {
            channel: channel.to_owned(),
            why: why.to_string(),
        };
        let path = format!("{}/{channel}", message::RELEASES);
        let description = client.get(&path, MOST_BYTES).await?;
        let description = description.map_err(|refusal| wrong(&format!("{refusal:?}")))?;
        let parts = Description::unproved_parts(&description).map_err(|error| wrong(&error))?;
        let (manifest, rows) = (parts.manifest_bytes(), parts.rows_bytes);
        if manifest > MOST_MANIFEST || rows > MOST_ROWS {
            return Err(wrong(&"its manifest or its rows are larger than any release's"));
        }
        // One school takes no more than its part: others come too.
        let all =
            [manifest, rows, parts.blob_bytes].iter().fold(0, |a: u64, b| a.saturating_add(*b));
        if all > limits.lessons / 4 || self.bytes()?.saturating_add(all) > limits.lessons {
            return Err(wrong(&format!("{all} bytes are more than there is room for")));
        }
        self.fetch(client, &parts.manifest, manifest).await?;
        self.fetch(client, &parts.rows, rows).await?;
        let mut left = parts.blob_bytes;
        for (hash, size) in self.blobs(&parts)? {
            let fits = left.checked_sub(size);
            left = fits.ok_or_else(|| wrong(&"it has more bytes than it says"))?;
            self.fetch(client, &hash, size).await?;
        }
        let folder = kept.parent().unwrap_or(kept);
        fs::create_dir_all(folder)?;
        // Last: what is described is here.
        crate::files::write_private(kept, &description)?;
        Ok(())
    }

    /// Brings a file, from where an earlier try stopped.
    async fn fetch(
        &self,
        client: &mut Client,
        hash: &[u8; 32],
        size: u64,
    ) -> Result<(), BringError> {
        let path = self.path(hash);
        if fs::metadata(&path).is_ok_and(|about| about.len() == size) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        let part = path.with_extension("part");
        let mut file = OpenOptions::new().create(true).append(true).open(&part)?;
        let mut has = file.metadata()?.len();
        let digits = blake3::Hash::from_bytes(*hash).to_hex();
        let route = format!("{}/{}/{}", message::BLOBS, &digits[..2], &digits[2..]);
        while has < size {
            let last = size.min(has + MOST_PIECE) - 1;
            let came = client.get_range(&route, (has, last)).await?;
            let bytes = came.map_err(|_| LineError::Odd("a file that it offers is not there"))?;
            if bytes.is_empty() {
                return Err(LineError::Odd("it gave nothing of a file").into());
            }
            file.write_all(&bytes)?;
            has += bytes.len() as u64;
        }
        file.sync_all()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(&part)?)?;
        if has != size || hasher.finalize().as_bytes() != hash {
            fs::remove_file(&part)?;
            return Err(LineError::Odd("a file is not what its name says").into());
        }
        fs::rename(&part, &path)?;
        Ok(())
    }

    /// The blobs of a release whose manifest is here.
    fn blobs(&self, parts: &Parts) -> io::Result<Vec<([u8; 32], u64)>> {
        let entries =
            parse_page(&fs::read(self.path(&parts.manifest))?).map_err(io::Error::other)?;
        let is_blob = |path: &str| path.starts_with("blob/");
        Ok(entries
            .iter()
            .filter(|one| is_blob(&one.path))
            .map(|one| (one.hash, one.size))
            .collect())
    }

    /// Lets go of files that no release needs any more.
    fn sweep(&self) -> io::Result<()> {
        let mut kept = BTreeSet::new();
        for school in folders(&self.0.join("releases"))? {
            for description in files(&school)? {
                let bytes = fs::read(description)?;
                // One that cannot be read is nobody's.
                let Ok(parts) = Description::unproved_parts(&bytes) else { continue };
                kept.extend([self.path(&parts.manifest), self.path(&parts.rows)]);
                let blobs = self.blobs(&parts)?;
                kept.extend(blobs.iter().map(|(hash, _)| self.path(hash)));
            }
        }
        for folder in folders(&self.0.join("b"))? {
            for file in files(&folder)?.into_iter().filter(|file| !kept.contains(file)) {
                fs::remove_file(file)?;
            }
        }
        Ok(())
    }

    /// Bytes of all files.
    fn bytes(&self) -> io::Result<u64> {
        let mut all = 0;
        for folder in folders(&self.0.join("b"))? {
            for file in files(&folder)? {
                all += fs::metadata(file)?.len();
            }
        }
        Ok(all)
    }

    fn path(&self, hash: &[u8; 32]) -> PathBuf {
        let digits = blake3::Hash::from_bytes(*hash).to_hex();
        self.0.join("b").join(&digits[..2]).join(&digits[2..])
    }
}

fn folders(path: &Path) -> io::Result<Vec<PathBuf>> {
    within(path, |kind| kind.is_dir())
}

fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    within(path, |kind| kind.is_file())
}

/// What is in a folder; nothing where there is none.
fn within(path: &Path, is_meant: impl Fn(fs::FileType) -> bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    match fs::read_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        all => {
            for entry in all? {
                let entry = entry?;
                if is_meant(entry.file_type()?) {
                    found.push(entry.path());
                }
            }
        }
    }
    Ok(found)
}
