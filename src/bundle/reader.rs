//! Reads a bundle; nothing leaves it that the manifest does not vouch for.

use crate::art::{Art, ArtInfo, Sound};
use crate::decode::{self, Row};
use crate::error::{OpenError, ReadError};
use crate::format::{MAX_BLOB, MAX_ROOT, SHELF_PAGE};
use crate::group::{self, Group};
use crate::open;
use crate::pages::Pages;
use crate::portion::Part;
use crate::store::Store;
use model::{ChannelHead, Lesson, LessonHead, LessonId, Line, LineId, Skill};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use wire::{Entry, Header, Manifest, PublicKey, Seal, TrustedKeys};

/// An open bundle: `Send`, so a worker may own it, but for one thread at a time.
pub struct Bundle {
    pub(crate) path: PathBuf,
    pub(crate) conn: Connection,
    pub(crate) pages: Pages,
    /// Where the blobs are, in the two-part form.
    pub(crate) store: Option<Store>,
    /// What is left out of it on this tablet.
    pub(crate) left_out: BTreeSet<Part>,
    sealed_by: PublicKey,
    pub(crate) channel: ChannelHead,
    tracks: Vec<String>,
    n_lessons: usize,
}

impl Bundle {
    /// Opens a single-file bundle, or an index whose blobs are in a folder `blobs` beside it
    /// or beside its folder.
    ///
    /// Checks the seal, the format and the head; costs the same for any number of lessons.
    ///
    /// # Errors
    /// [`OpenError`] says why the file is refused; a bundle in use is never touched by it.
    pub fn open(path: &Path, trust: &TrustedKeys) -> Result<Self, OpenError> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let near = [folder.join("blobs"), folder.join("..").join("blobs")];
        let store = near.into_iter().find(|folder| folder.is_dir());
        Self::open_from(path, store.map(Store::new), trust)
    }

    /// Opens a bundle whose blobs, if it is an index, are in the folder `store`.
    ///
    /// # Errors
    /// As [`Bundle::open`].
    pub fn open_with_store(
        path: &Path,
        store: &Path,
        trust: &TrustedKeys,
    ) -> Result<Self, OpenError> {
        Self::open_from(path, Some(Store::new(store)), trust)
    }

    fn open_from(
        path: &Path,
        store: Option<Store>,
        trust: &TrustedKeys,
    ) -> Result<Self, OpenError> {
        let (conn, root, sealed_by) = open::open_sealed(path, trust)?;
        let pages = Pages::new(root);
        let head = read_head(&conn, &pages).map_err(|error| open::at(path, error))?;
        let is_index =
            !conn.table_exists(None, "blob").map_err(|error| open::at(path, error.into()))?;
        if is_index && store.is_none() {
            return Err(OpenError::NoStore { path: path.to_owned() });
        }
        let (channel, tracks, n_lessons) = head;
        let store = store.filter(|_| is_index);
        Ok(Self {
            path: path.to_owned(),
            conn,
            pages,
            store,
            left_out: BTreeSet::new(),
            sealed_by,
            channel,
            tracks,
            n_lessons,
        })
    }

    /// The channel that it is a release of.
    pub fn channel(&self) -> &ChannelHead {
        &self.channel
    }

    /// What the manifest says of the whole bundle.
    pub fn header(&self) -> &Header {
        &self.pages.root().header
    }

    /// Number of the release; grows with each.
    pub fn release(&self) -> u64 {
        self.header().release
    }

    /// BLAKE3 of the sealed root as 64 hexadecimal digits: the bundle's name in every answer.
    pub fn manifest_hash(&self) -> String {
        blake3::Hash::from_bytes(self.pages.root().hash()).to_hex().to_string()
    }

    /// The trusted key that sealed it.
    pub fn sealed_by(&self) -> PublicKey {
        self.sealed_by
    }

    /// The seal of its manifest's root, as the file has it; checked when it was opened.
    ///
    /// # Errors
    /// [`ReadError::Edited`] when the file was changed since.
    pub fn seal(&self) -> Result<Seal, ReadError> {
        let query = include_str!("sql/get_manifest.sql");
        let row = self.conn.query_row(query, [MAX_ROOT as i64], |row| row.get::<_, String>(1));
        Seal::parse(&row?).map_err(|_| ReadError::Edited { path: "manifest".into() })
    }

    /// The whole manifest; reads all of its pages.
    ///
    /// # Errors
    /// [`ReadError::Edited`] for a page that is not the sealed one.
    pub fn manifest(&self) -> Result<Manifest, ReadError> {
        let mut entries = Vec::with_capacity(self.pages.root().n_entries());
        for page in 0..self.pages.root().pages.len() {
            entries.extend(self.pages.read(&self.conn, page)?);
        }
        Manifest::new(self.header().clone(), entries)
            .map_err(|_| ReadError::Edited { path: "manifest".into() })
    }

    /// The file it was opened from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the blobs are in a store and not in the file.
    pub fn is_index(&self) -> bool {
        self.store.is_some()
    }

    /// Languages in which lines can be heard or read, sorted.
    pub fn tracks(&self) -> &[String] {
        &self.tracks
    }

    /// Number of lessons on the shelf.
    pub fn n_lessons(&self) -> usize {
        self.n_lessons
    }

    /// How many pages of the manifest were read from the file so far: a measure of cost.
    pub fn n_pages_read(&self) -> usize {
        self.pages.n_read()
    }

    /// Up to `limit` heads from place `offset` (from 0) of the shelf, in its order.
    ///
    /// # Errors
    /// [`ReadError::Edited`] when a page of the shelf is not the sealed one.
    pub fn shelf(&self, offset: usize, limit: usize) -> Result<Vec<LessonHead>, ReadError> {
        let end = offset.saturating_add(limit).min(self.n_lessons);
        let mut heads = Vec::with_capacity(end.saturating_sub(offset));
        let mut at = offset;
        while at < end {
            let page = at / SHELF_PAGE;
            let first = page * SHELF_PAGE;
            let path = group::shelf_path(page);
            let group = self.known_group(&path)?;
            let rows = group.parts.first().map_or(&[][..], Vec::as_slice);
            let until = (end - first).min(SHELF_PAGE);
            let rows = rows.get(at - first..until).ok_or_else(|| too_few(&path))?;
            for values in rows {
                heads.push(decode::shelf_head(&Row { path: &path, values })?);
            }
            at = first + SHELF_PAGE;
        }
        Ok(heads)
    }

    /// A lesson with all its steps.
    ///
    /// # Errors
    /// [`ReadError::Unknown`] for no such lesson, [`ReadError::Edited`] when it is not the
    /// sealed one.
    pub fn lesson(&self, id: &LessonId) -> Result<Lesson, ReadError> {
        let path = format!("lesson/{id}");
        let group = self.known_group(&path)?;
        let [heads, steps] = group.parts.as_slice() else {
            return Err(too_few(&path));
        };
        let values = heads.first().ok_or_else(|| too_few(&path))?;
        let head = Row { path: &path, values }.json(1)?;
        let steps = steps.iter().map(|values| decode::step(&Row { path: &path, values }));
        Ok(Lesson { head, steps: steps.collect::<Result<_, _>>()? })
    }

    /// The lines of a lesson in `track`; a line that the track lacks comes from the channel's
    /// prompts, and so do all of a track that is left out here. The shell's own lines stand under
    /// lesson `shell`.
    ///
    /// # Errors
    /// [`ReadError::Edited`] when the lines are not the sealed ones; a lesson without lines
    /// gives an empty map.
    pub fn lines(
        &self,
        lesson: &LessonId,
        track: &str,
    ) -> Result<HashMap<LineId, Line>, ReadError> {
        let mut lines = self.lines_of(lesson, &self.channel.prompts)?;
        let is_left_out = self.left_out.contains(&Part::Voices(track.to_owned()));
        if track != self.channel.prompts && !is_left_out {
            lines.extend(self.lines_of(lesson, track)?);
        }
        Ok(lines)
    }

    fn lines_of(&self, lesson: &LessonId, track: &str) -> Result<HashMap<LineId, Line>, ReadError> {
        let path = format!("lines/{lesson}/{track}");
        let group = self.group(&path)?;
        let rows = group.iter().flat_map(|group| group.parts.iter().flatten());
        rows.map(|values| decode::line(&Row { path: &path, values })).collect()
    }

    /// Every skill, in the order of the meadow.
    ///
    /// # Errors
    /// [`ReadError::Edited`] when they are not the sealed ones.
    pub fn skills(&self) -> Result<Vec<Skill>, ReadError> {
        let group = self.known_group("skills")?;
        let rows = group.parts.iter().flatten();
        rows.map(|values| Row { path: "skills", values }.json(2)).collect()
    }

    /// A picture at the lowest density that is at least `density`, else at the highest.
    ///
    /// # Errors
    /// As [`Bundle::art_info`] and [`Bundle::blob`].
    pub fn art(&self, key: &str, density: u16) -> Result<Art, ReadError> {
        let info = self.art_info(key, density)?;
        let bytes = self.blob(&info.blob)?;
        Ok(Art { info, bytes })
    }

    /// What there is to know of a picture before its bytes are read; chooses as
    /// [`Bundle::art`].
    ///
    /// # Errors
    /// [`ReadError::Unknown`] for no such key, [`ReadError::Edited`] when it is not the
    /// sealed one.
    pub fn art_info(&self, key: &str, density: u16) -> Result<ArtInfo, ReadError> {
        let path = format!("art/{key}");
        let group = self.known_group(&path)?;
        let mut best = None;
        for values in group.parts.iter().flatten() {
            let info = decode::art(&Row { path: &path, values })?;
            let enough = info.density >= density;
            best = Some(info);
            if enough {
                break;
            }
        }
        best.ok_or_else(|| too_few(&path))
    }

    /// An effect or a piece of music.
    ///
    /// # Errors
    /// [`ReadError::Unknown`] for no such key, [`ReadError::Edited`] when it is not the
    /// sealed one, and as [`Bundle::blob`].
    pub fn sound(&self, key: &str) -> Result<Sound, ReadError> {
        let path = format!("sound/{key}");
        let group = self.known_group(&path)?;
        let values = group.parts.iter().flatten().next().ok_or_else(|| too_few(&path))?;
        let row = Row { path: &path, values };
        let hash: String = row.get(1)?;
        Ok(Sound { bytes: self.blob(&hash)?, ms: row.get(2)? })
    }

    /// The bytes whose BLAKE3 is `hash` (64 lower-case hexadecimal digits), checked now.
    ///
    /// # Errors
    /// [`ReadError::Unknown`] when they are nowhere, [`ReadError::Edited`] when they have
    /// another hash.
    pub fn blob(&self, hash: &str) -> Result<Vec<u8>, ReadError> {
        let path = || format!("blob/{hash}");
        let bytes: Option<Vec<u8>> = match &self.store {
            Some(store) => store.read(hash)?,
            None => self
                .conn
                .prepare_cached(include_str!("sql/get_blob.sql"))?
                .query_row((hash, MAX_BLOB as i64), |row| row.get(0))
                .optional()?,
        };
        let bytes = bytes.ok_or_else(|| ReadError::Unknown { path: path() })?;
        if blake3::hash(&bytes).to_hex().as_str() != hash {
            return Err(ReadError::Edited { path: path() });
        }
        Ok(bytes)
    }

    /// The bytes of a line's sound, whose blobs stand in it with `+` between them.
    ///
    /// # Errors
    /// As [`Bundle::blob`].
    pub fn voice(&self, sound: &str) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        for hash in sound.split('+') {
            bytes.extend(self.blob(hash)?);
        }
        Ok(bytes)
    }

    /// A group that was checked, or `None` when the bundle never had it.
    pub(crate) fn group(&self, path: &str) -> Result<Option<Group>, ReadError> {
        read_group(&self.conn, &self.pages, path)
    }

    pub(crate) fn known_group(&self, path: &str) -> Result<Group, ReadError> {
        self.group(path)?.ok_or_else(|| ReadError::Unknown { path: path.to_owned() })
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Bundle({}, release {})", self.path.display(), self.release())
    }
}

/// The gate through which every row comes: read, hashed, compared with the manifest.
fn read_group(conn: &Connection, pages: &Pages, path: &str) -> Result<Option<Group>, ReadError> {
    let group = group::read(conn, path)?;
    match pages.find(conn, path)? {
        Some(entry) if fits(&group, &entry) => Ok(Some(group)),
        None if group.is_empty() => Ok(None),
        _ => Err(ReadError::Edited { path: path.to_owned() }),
    }
}

/// Whether a group is the one that the manifest promises.
pub(crate) fn fits(group: &Group, entry: &Entry) -> bool {
    group.hash == entry.hash && group.size == entry.size
}

type Head = (ChannelHead, Vec<String>, usize);

/// Reads the group `head`: facts, channel and tracks, the only rows that opening needs.
fn read_head(conn: &Connection, pages: &Pages) -> Result<Head, ReadError> {
    let group = read_group(conn, pages, "head")?.ok_or_else(|| too_few("head"))?;
    let [meta, channels, tracks] = group.parts.as_slice() else {
        return Err(too_few("head"));
    };
    let row = |values| Row { path: "head", values };
    let channel = row(channels.first().ok_or_else(|| too_few("head"))?).json(1)?;
    let tracks = tracks.iter().map(|values| row(values).get(0)).collect::<Result<_, _>>()?;
    for values in meta {
        if row(values).get::<String>(0)? == "lessons" {
            return Ok((channel, tracks, row(values).json(1)?));
        }
    }
    Err(too_few("head"))
}

fn too_few(path: &str) -> ReadError {
    ReadError::Unreadable { path: path.to_owned(), why: "a row is missing".into() }
}
