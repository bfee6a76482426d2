//! A bundle file under way, and temporary files that never outlive their use.

use crate::disk::Disk;
use crate::error::WriteError;
use crate::format::{APPLICATION_ID, PAGE_SIZE};
use rusqlite::Connection;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use wire::{Manifest, Seal};

/// A copy of a source's tables under a temporary name, still without its manifest.
pub(crate) struct NewFile {
    /// Inside a transaction until [`NewFile::finish`]. It stands before `part` so that it is
    /// closed before the file is removed.
    pub(crate) conn: Connection,
    part: TempFile,
    path: PathBuf,
}

impl NewFile {
    /// Copies the tables of the bundle at `source`, with its blobs or without.
    pub(crate) fn create(path: &Path, source: &Path, blobs: bool) -> Result<Self, WriteError> {
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let part = TempFile::claim(Path::new(&name))?;
        let conn = Connection::open(part.path())?;
        conn.pragma_update(None, "page_size", PAGE_SIZE)?;
        conn.execute_batch(include_str!("sql/set_writer.sql"))?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.execute(include_str!("sql/attach_source.sql"), [read_only_uri(source)])?;
        conn.execute_batch("BEGIN")?;
        conn.execute_batch(include_str!("schema.sql"))?;
        if blobs {
            conn.execute_batch(include_str!("schema_blob.sql"))?;
        }
        conn.execute_batch(include_str!("sql/copy_tables.sql"))?;
        if blobs {
            conn.execute_batch(include_str!("sql/copy_blobs.sql"))?;
        }
        Ok(Self { conn, part, path: path.to_owned() })
    }

    /// Writes the manifest and its seal, or an empty one; once, after everything else.
    pub(crate) fn put_manifest(
        &self,
        manifest: &Manifest,
        seal: Option<&Seal>,
    ) -> Result<(), WriteError> {
        self.put_format(manifest.root().header.format)?;
        let seal = seal.map(ToString::to_string).unwrap_or_default();
        let row = (manifest.root().to_bytes(), seal);
        self.conn.execute(include_str!("sql/insert_manifest.sql"), row)?;
        let mut insert = self.conn.prepare_cached(include_str!("sql/insert_page.sql"))?;
        for (n, page) in manifest.pages().enumerate() {
            insert.execute((n as i64, page))?;
        }
        Ok(())
    }

    /// Notes in SQLite's header of which format the content is: its root says so, and what was
    /// made as an older one stays one, however it is copied.
    pub(crate) fn put_format(&self, format: u16) -> Result<(), WriteError> {
        Ok(self.conn.pragma_update(None, "user_version", format)?)
    }

    /// Writes this root and seal, and takes the manifest's pages from the source; once, after
    /// everything else.
    pub(crate) fn put_pages(&self, root: &[u8], seal: &str) -> Result<(), WriteError> {
        self.conn.execute(include_str!("sql/insert_manifest.sql"), (root, seal))?;
        self.conn.execute_batch(include_str!("sql/copy_pages.sql"))?;
        Ok(())
    }

    /// Commits, forces everything to the disk and gives the file its name.
    pub(crate) fn finish(self, disk: &dyn Disk) -> Result<(), WriteError> {
        let Self { conn, part, path } = self;
        conn.execute_batch("COMMIT; DETACH source")?;
        conn.close().map_err(|(_, error)| error)?;
        let finished = disk
            .sync(part.path())
            .and_then(|()| disk.rename(part.path(), &path))
            .and_then(|()| disk.sync_folder(path.parent().unwrap_or(Path::new(""))));
        finished.map_err(|source| WriteError::Io { path, source })
    }
}

/// A path whose file is removed when this is dropped, unless it was renamed before.
pub(crate) struct TempFile(PathBuf);

impl TempFile {
    /// Claims `path`; a file that a crash left there is removed.
    pub(crate) fn claim(path: &Path) -> Result<Self, WriteError> {
        match std::fs::remove_file(path) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                Err(WriteError::Io { path: path.to_owned(), source })
            }
            _ => Ok(Self(path.to_owned())),
        }
    }

    /// The path.
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        // Nobody is left to tell; the next run removes what stays.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The path as a URI that SQLite opens for reading only.
///
/// An attached file would otherwise be opened for writing, and a stray journal beside a
/// sealed bundle would be played back into it.
fn read_only_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                uri.push(char::from(*byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri + "?mode=ro"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_break_out_of_its_uri() {
        let uri = read_only_uri(Path::new("/a b/নদী?mode=rw#x%41.jonaki"));
        assert!(uri.starts_with("file:/a%20b/%E0%A6%A8"));
        assert!(uri.ends_with("%3Fmode%3Drw%23x%2541.jonaki?mode=ro"));
    }
}
