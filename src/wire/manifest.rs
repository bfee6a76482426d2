//! The canonical manifest: everything that a bundle holds, by path, size and hash.

use crate::entry::{Entry, ManifestError, PAGE_ENTRIES, check_path, write_page};
use crate::root::{Header, PageRef, Root};

/// A whole manifest: its header and every entry, sorted by the bytes of its path.
///
/// Its canonical form is its [`Root`], an empty line, and its pages one after another.
/// Only the root is sealed; it pins each page, and each page pins its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    header: Header,
    entries: Vec<Entry>,
}

impl Manifest {
    /// Takes entries in any order.
    ///
    /// # Errors
    /// [`ManifestError`] for a path that is unfit or given twice, or an unfit header.
    pub fn new(header: Header, mut entries: Vec<Entry>) -> Result<Self, ManifestError> {
        header.check()?;
        entries.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        for entry in &entries {
            check_path(&entry.path)?;
        }
        if let Some(twins) = entries.windows(2).find(|pair| pair[0].path == pair[1].path) {
            return Err(ManifestError::Order { path: twins[1].path.clone() });
        }
        Ok(Self { header, entries })
    }

    /// What it says of the whole bundle.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Every entry, in the order of their paths.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// BLAKE3 of the root: changes with any entry, and is what answers of children name.
    pub fn hash(&self) -> [u8; 32] {
        self.root().hash()
    }

    /// The document that is sealed.
    pub fn root(&self) -> Root {
        let pages = self.chunks().map(|entries| PageRef {
            hash: *blake3::hash(&write_page(entries)).as_bytes(),
            count: entries.len(),
            first: entries[0].path.clone(),
        });
        Root { header: self.header.clone(), pages: pages.collect() }
    }

    /// The bytes of every page that the root lists, in its order.
    pub fn pages(&self) -> impl Iterator<Item = Vec<u8>> {
        self.chunks().map(write_page)
    }

    /// The canonical bytes of the whole manifest.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.root().to_bytes();
        bytes.push(b'\n');
        self.pages().for_each(|page| bytes.extend(page));
        bytes
    }

    /// Reads a whole manifest and accepts only what [`Manifest::to_bytes`] could have written.
    ///
    /// # Errors
    /// [`ManifestError`] naming the line, path or page that is not canonical.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n");
        let end = end.ok_or(ManifestError::Line { line: 1 })?;
        let root = Root::parse(&bytes[..=end])?;
        let mut rest = &bytes[end + 2..];
        let mut entries = Vec::with_capacity(root.n_entries().min(rest.len()));
        for (at, page) in root.pages.iter().enumerate() {
            let mut ends = rest.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
            let (last, _) = ends.nth(page.count - 1).ok_or(ManifestError::Page { page: at })?;
            let (bytes, after) = rest.split_at(last + 1);
            entries.extend(root.open_page(at, bytes)?);
            rest = after;
        }
        let manifest = Self { header: root.header.clone(), entries };
        // Pages of another size would be readable, but then two documents could say the same.
        if !rest.is_empty() || manifest.root() != root {
            return Err(ManifestError::Page { page: root.pages.len() });
        }
        Ok(manifest)
    }

    fn chunks(&self) -> std::slice::Chunks<'_, Entry> {
        self.entries.chunks(PAGE_ENTRIES)
    }
}

#[cfg(test)]
#[path = "manifest_tests.rs"]
mod tests;
