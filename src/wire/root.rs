//! The root of a manifest: the short document that is sealed.
//!
//! It does not repeat the entries but lists the pages they stand in, so a reader checks
//! one signature at the start and one page for each thing it reads, however large the
//! bundle is.

use crate::entry::{Entry, ManifestError, PAGE_ENTRIES, check_path, parse_number, parse_page};
use crate::hex;

/// The sealed root: what the bundle is, and the pages of its manifest in order.
///
/// Its canonical form is lines, each ended by one line feed:
///
/// ```text
/// jonaki-manifest 1
/// format 1
/// min_player 1
/// channel jonaki-1
/// release 7
/// created_by jonaki-pack 0.1.0
/// page <hash> <count> <first path>
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// What the bundle is.
    pub header: Header,
    /// Every page, in the order of their paths.
    pub pages: Vec<PageRef>,
}

/// What a manifest says of the whole bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Format of the bundle's tables.
    pub format: u16,
    /// The oldest player that can play every activity in it.
    pub min_player: u16,
    /// Id of the channel, 1 to 120 bytes of plain ASCII.
    pub channel: String,
    /// Grows with each release of the channel; an older one never replaces a newer one.
    pub release: u64,
    /// Names and versions of the tools that made it, one line of 1 to 120 bytes.
    pub created_by: String,
}

/// One page as the root lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRef {
    /// BLAKE3 of the page's bytes.
    pub hash: [u8; 32],
    /// Number of its entries, 1 to [`PAGE_ENTRIES`].
    pub count: usize,
    /// Path of its first entry.
    pub first: String,
}

impl Root {
    /// BLAKE3 of the canonical bytes; names this release of this content.
    pub fn hash(&self) -> [u8; 32] {
        *blake3::hash(&self.to_bytes()).as_bytes()
    }

    /// Number of entries on all pages.
    pub fn n_entries(&self) -> usize {
        self.pages.iter().map(|page| page.count).sum()
    }

    /// The only page (from 0) that can hold `path`; `None` when it sorts before all pages.
    pub fn page_of(&self, path: &str) -> Option<usize> {
        self.pages.partition_point(|page| page.first.as_str() <= path).checked_sub(1)
    }

    /// Reads page `page` (from 0) after checking that it is the one listed.
    ///
    /// # Errors
    /// [`ManifestError::Page`] for other bytes, a wrong count or a place out of order, and
    /// what [`parse_page`] refuses.
    pub fn open_page(&self, page: usize, bytes: &[u8]) -> Result<Vec<Entry>, ManifestError> {
        let wrong = ManifestError::Page { page };
        let listed = self.pages.get(page).ok_or_else(|| wrong.clone())?;
        if *blake3::hash(bytes).as_bytes() != listed.hash {
            return Err(wrong);
        }
        let entries = parse_page(bytes)?;
        let next = self.pages.get(page + 1).map(|next| &next.first);
        let fits = entries.len() == listed.count
            && entries.first().is_some_and(|entry| entry.path == listed.first)
            && entries.last().is_some_and(|entry| next.is_none_or(|next| entry.path < *next));
        fits.then_some(entries).ok_or(wrong)
    }

    /// The canonical bytes: what is hashed and sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Header { format, min_player, channel, release, created_by } = &self.header;
        let mut text = format!(
            "jonaki-manifest 1\nformat {format}\nmin_player {min_player}\nchannel {channel}\n\
             release {release}\ncreated_by {created_by}\n"
        );
        for PageRef { hash, count, first } in &self.pages {
            text.push_str(&format!("page {} {count} {first}\n", hex::encode(hash)));
        }
        text.into_bytes()
    }

    /// Reads a root and accepts only what [`Root::to_bytes`] could have written.
    ///
    /// # Errors
    /// [`ManifestError`] naming the line (from 1), field or path that is not canonical.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let text = std::str::from_utf8(bytes).map_err(|_| ManifestError::Line { line: 1 })?;
        let mut lines = Lines { rest: text, line: 0 };
        if lines.field("jonaki-manifest")? != "1" {
            return Err(ManifestError::Line { line: 1 });
        }
        let header = Header {
            format: lines.number("format")?,
            min_player: lines.number("min_player")?,
            channel: lines.field("channel")?.to_owned(),
            release: lines.number("release")?,
            created_by: lines.field("created_by")?.to_owned(),
        };
        header.check()?;
        let mut pages: Vec<PageRef> = Vec::new();
        while !lines.rest.is_empty() {
            let page = parse_page_ref(lines.field("page")?);
            let page = page.ok_or(ManifestError::Line { line: lines.line })?;
            check_path(&page.first)?;
            if pages.last().is_some_and(|last| last.first >= page.first) {
                return Err(ManifestError::Order { path: page.first });
            }
            pages.push(page);
        }
        Ok(Self { header, pages })
    }
}

impl Header {
    /// Checks that the texts fit into their lines.
    ///
    /// # Errors
    /// [`ManifestError::Field`] with the name of the one that does not.
    pub fn check(&self) -> Result<(), ManifestError> {
        let fits =
            |text: &str| (1..=120).contains(&text.len()) && !text.chars().any(char::is_control);
        if !fits(&self.channel) || !self.channel.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ManifestError::Field { field: "channel" });
        }
        if !fits(&self.created_by) {
            return Err(ManifestError::Field { field: "created_by" });
        }
        Ok(())
    }
}

fn parse_page_ref(text: &str) -> Option<PageRef> {
    let mut parts = text.splitn(3, ' ');
    let hash = hex::decode(parts.next()?)?;
    let count = parse_number(parts.next()?)?;
    let first = parts.next()?.to_owned();
    (1..=PAGE_ENTRIES).contains(&count).then_some(PageRef { hash, count, first })
}

/// Takes a document apart line by line and remembers where it is.
struct Lines<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lines<'a> {
    /// The value of the next line, which must be `name`, one space, the value, a line feed.
    fn field(&mut self, name: &str) -> Result<&'a str, ManifestError> {
        self.line += 1;
        let wrong = ManifestError::Line { line: self.line };
        let (line, rest) = self.rest.split_once('\n').ok_or_else(|| wrong.clone())?;
        self.rest = rest;
        line.strip_prefix(name).and_then(|value| value.strip_prefix(' ')).ok_or(wrong)
    }

    fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<N, ManifestError> {
        let text = self.field(name)?;
        parse_number(text).ok_or(ManifestError::Line { line: self.line })
    }
}
