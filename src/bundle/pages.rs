//! Finds one entry of the manifest by reading and checking one page of it.

use crate::error::ReadError;
use rusqlite::{Connection, OptionalExtension};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wire::{Entry, Root};

/// The sealed root, and the pages that were read last.
pub(crate) struct Pages {
    root: Root,
    recent: RefCell<VecDeque<(usize, Vec<Entry>)>>,
    n_read: Cell<usize>,
}

/// Pages that are kept: enough for one lesson's lines, pictures and sounds.
const RECENT: usize = 8;

impl Pages {
    /// Starts from a root whose seal was checked.
    pub(crate) fn new(root: Root) -> Self {
        Self { root, recent: RefCell::default(), n_read: Cell::new(0) }
    }

    /// The sealed root.
    pub(crate) fn root(&self) -> &Root {
        &self.root
    }

    /// How many pages were read from the file so far.
    pub(crate) fn n_read(&self) -> usize {
        self.n_read.get()
    }

    /// What the manifest promises of `path`, if anything.
    pub(crate) fn find(&self, conn: &Connection, path: &str) -> Result<Option<Entry>, ReadError> {
        let Some(page) = self.root.page_of(path) else {
            return Ok(None);
        };
        let search = |entries: &[Entry]| {
            let at = entries.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
            Some(entries[at].clone())
        };
        let mut recent = self.recent.borrow_mut();
        if let Some((_, entries)) = recent.iter().find(|(kept, _)| *kept == page) {
            return Ok(search(entries));
        }
        let entries = self.read(conn, page)?;
        let found = search(&entries);
        recent.truncate(RECENT - 1);
        recent.push_front((page, entries));
        Ok(found)
    }

    /// Reads page `page` (from 0) and checks it against the root.
    pub(crate) fn read(&self, conn: &Connection, page: usize) -> Result<Vec<Entry>, ReadError> {
        let edited = || ReadError::Edited { path: format!("manifest/{page}") };
        let bytes: Option<Vec<u8>> = conn
            .prepare_cached(include_str!("sql/get_manifest_page.sql"))?
            .query_row([page as i64], |row| row.get(0))
            .optional()?;
        self.n_read.set(self.n_read.get() + 1);
        self.root.open_page(page, &bytes.ok_or_else(edited)?).map_err(|_| edited())
    }
}
