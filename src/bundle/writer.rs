//! Writes a bundle: gather in any order, then finish into the same bytes every time.

use crate::art::ArtInfo;
use crate::decode::words_json;
use crate::disk::Files;
use crate::error::WriteError;
use crate::file::{NewFile, TempFile};
use crate::format::{FORMAT_MAX, MAX_BLOB, SHELL, sqlite_is_new_enough};
use crate::group;
use model::{ChannelHead, Lesson, LessonId, Line, LineId, Skill};
use rusqlite::{Connection, ErrorCode, OptionalExtension, Params};
use std::path::Path;
use wire::{Entry, Header, Manifest, SecretKey};

/// Gathers the content of a bundle in a temporary file.
///
/// The order of calls does not matter: lessons and skills say their place, everything else
/// is sorted by its key. Dropping the writer removes the temporary file.
pub struct BundleWriter {
    /// It stands before `file` so that it is closed before the file is removed.
    conn: Connection,
    file: TempFile,
}

impl BundleWriter {
    /// Starts to gather in a new file at `path`; a file left there by a crash is replaced.
    ///
    /// # Errors
    /// [`WriteError`] when the file cannot be made.
    pub fn create(path: &Path) -> Result<Self, WriteError> {
        if !sqlite_is_new_enough() {
            return Err(WriteError::OldSqlite { version: rusqlite::version() });
        }
        let file = TempFile::claim(path)?;
        let conn = Connection::open(path)?;
        conn.execute_batch(include_str!("sql/set_gatherer.sql"))?;
        conn.execute_batch(include_str!("schema.sql"))?;
        conn.execute_batch(include_str!("schema_blob.sql"))?;
        conn.execute_batch("BEGIN")?;
        Ok(Self { conn, file })
    }

    /// Keeps `bytes` once, however often they come, and returns their BLAKE3 as 64
    /// hexadecimal digits.
    ///
    /// # Errors
    /// [`WriteError::TooLarge`] above 64 MiB.
    pub fn put_blob(&mut self, bytes: &[u8]) -> Result<String, WriteError> {
        if bytes.len() > MAX_BLOB {
            return Err(WriteError::TooLarge { size: bytes.len() });
        }
        let hash = blake3::hash(bytes).to_hex().to_string();
        let row = (&hash, bytes.len() as i64, bytes);
        self.conn.prepare_cached(include_str!("sql/insert_blob.sql"))?.execute(row)?;
        Ok(hash)
    }

    /// Says which channel it is; a bundle holds one.
    ///
    /// # Errors
    /// [`WriteError::Twice`] for a second one.
    pub fn put_channel(&mut self, channel: &ChannelHead) -> Result<(), WriteError> {
        let given: Option<String> = self
            .conn
            .query_row(include_str!("sql/list_channels.sql"), [], |row| row.get(0))
            .optional()?;
        if given.is_some() {
            return Err(WriteError::Twice { what: format!("channel {}", channel.id) });
        }
        let row = (&channel.id, serde_json::to_string(channel)?);
        self.insert("channel", &channel.id, include_str!("sql/insert_channel.sql"), row)
    }

    /// Adds a skill at place `pos` of the meadow; gaps between places close.
    ///
    /// # Errors
    /// [`WriteError::Twice`] when the skill or the place is taken.
    pub fn put_skill(&mut self, pos: u32, skill: &Skill) -> Result<(), WriteError> {
        let row = (pos, &skill.id.0, serde_json::to_string(skill)?);
        self.insert("skill", &skill.id.0, include_str!("sql/insert_skill.sql"), row)
    }

    /// Adds a lesson at place `pos` of the shelf; gaps between places close.
    ///
    /// # Errors
    /// [`WriteError::Twice`] when the lesson or the place is taken, [`WriteError::Id`] for
    /// an id that no manifest can hold.
    pub fn put_lesson(&mut self, pos: u32, lesson: &Lesson) -> Result<(), WriteError> {
        let id = &lesson.head.id.0;
        check_name("lesson", id)?;
        if id == SHELL {
            return Err(WriteError::Id { what: "lesson", id: id.clone() });
        }
        let row = (pos, id, serde_json::to_string(&lesson.head)?);
        self.insert("lesson", id, include_str!("sql/insert_lesson.sql"), row)?;
        let mut statement = self.conn.prepare_cached(include_str!("sql/insert_step.sql"))?;
        for (at, step) in lesson.steps.iter().enumerate() {
            let skill = step.skill.as_ref().map(|skill| &skill.0);
            statement.execute((id, at as i64, &step.id.0, &step.kind, skill, &step.spec))?;
        }
        Ok(())
    }

    /// Adds lines of a lesson in one track; lesson `shell` takes the shell's own.
    ///
    /// # Errors
    /// [`WriteError::Twice`] for a line that the track already has, [`WriteError::Id`] for a
    /// lesson or track that no manifest can hold.
    pub fn put_lines<'a>(
        &mut self,
        lesson: &LessonId,
        track: &str,
        lines: impl IntoIterator<Item = (&'a LineId, &'a Line)>,
    ) -> Result<(), WriteError> {
        check_name("lesson", &lesson.0)?;
        check_name("track", track)?;
        for (id, line) in lines {
            let words = words_json(&line.words)?;
            let Line { text, sound, ms, draft, .. } = line;
            let row = (&lesson.0, track, &id.0, text, sound, ms, words, draft);
            let name = format!("{lesson}/{track}/{}", id.0);
            self.insert("line", &name, include_str!("sql/insert_line.sql"), row)?;
            self.conn.prepare_cached(include_str!("sql/insert_track.sql"))?.execute([track])?;
        }
        Ok(())
    }

    /// Adds a picture at one density; `info.blob` is what [`BundleWriter::put_blob`] returned.
    ///
    /// # Errors
    /// [`WriteError::Twice`] when the key has this density already, [`WriteError::Id`] for a
    /// key that no manifest can hold.
    pub fn put_art(&mut self, key: &str, info: &ArtInfo) -> Result<(), WriteError> {
        check_path("art", key)?;
        let alt = serde_json::to_string(&info.alt)?;
        let row = rusqlite::params![
            key,
            info.density,
            info.blob,
            info.format,
            info.x,
            info.y,
            info.w,
            info.h,
            info.box_w,
            info.box_h,
            info.pivot.0,
            info.pivot.1,
            alt,
            info.licence,
            info.author,
        ];
        let name = format!("{key} at {}", info.density);
        self.insert("art", &name, include_str!("sql/insert_art.sql"), row)
    }

    /// Adds an effect or a piece of music of `ms` milliseconds; `blob` is what
    /// [`BundleWriter::put_blob`] returned.
    ///
    /// # Errors
    /// [`WriteError::Twice`] when the key is taken, [`WriteError::Id`] for a key that no
    /// manifest can hold.
    pub fn put_sound(&mut self, key: &str, blob: &str, ms: u32) -> Result<(), WriteError> {
        check_path("sound", key)?;
        self.insert("sound", key, include_str!("sql/insert_sound.sql"), (key, blob, ms))
    }

    /// Writes and seals the bundle and puts it at `path` in one move.
    ///
    /// `release` grows with each release of the channel, `min_player` is the oldest player
    /// that knows every activity in it, `created_by` names the tools and their versions.
    /// Returns the manifest. The same content gives the same bytes.
    ///
    /// # Errors
    /// [`WriteError::Dangling`] when something named was never given; then, and on any other
    /// error, what stood at `path` before still stands there.
    pub fn finish(
        self,
        release: u64,
        min_player: u16,
        created_by: &str,
        key: &SecretKey,
        path: &Path,
    ) -> Result<Manifest, WriteError> {
        self.write_out((release, min_player, created_by), Some(key), path)
    }

    /// The same without a seal: no player takes it before somebody has sealed it with
    /// [`crate::reseal()`], on whatever machine keeps the key.
    ///
    /// # Errors
    /// As [`BundleWriter::finish`].
    pub fn finish_unsealed(
        self,
        release: u64,
        min_player: u16,
        created_by: &str,
        path: &Path,
    ) -> Result<Manifest, WriteError> {
        self.write_out((release, min_player, created_by), None, path)
    }

    fn write_out(
        self,
        (release, min_player, created_by): (u64, u16, &str),
        key: Option<&SecretKey>,
        path: &Path,
    ) -> Result<Manifest, WriteError> {
        check_dangling(&self.conn)?;
        self.conn.execute_batch("COMMIT")?;
        let file = NewFile::create(path, self.file.path(), true)?;
        let (channel, entries) = (channel_id(&file.conn)?, list_entries(&file.conn)?);
        let created_by = created_by.to_owned();
        let header = Header { format: FORMAT_MAX, min_player, channel, release, created_by };
        let manifest = Manifest::new(header, entries)?;
        let seal = key.map(|key| wire::seal(&manifest.root().to_bytes(), key));
        file.put_manifest(&manifest, seal.as_ref())?;
        file.finish(&Files)?;
        Ok(manifest)
    }

    fn insert(
        &self,
        what: &str,
        name: &str,
        query: &str,
        row: impl Params,
    ) -> Result<(), WriteError> {
        match self.conn.prepare_cached(query)?.execute(row) {
            Ok(_) => Ok(()),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(WriteError::Twice { what: format!("{what} {name}") })
            }
            Err(error) => Err(error.into()),
        }
    }
}

fn check_path(what: &'static str, id: &str) -> Result<(), WriteError> {
    wire::entry::check_path(&format!("{what}/{id}"))
        .map_err(|_| WriteError::Id { what, id: id.to_owned() })
}

/// Checks an id that is one part of a path; half the length is left to the other parts.
fn check_name(what: &'static str, id: &str) -> Result<(), WriteError> {
    if id.contains('/') || id.len() > 50 {
        return Err(WriteError::Id { what, id: id.to_owned() });
    }
    check_path(what, id)
}

fn check_dangling(conn: &Connection) -> Result<(), WriteError> {
    let found = conn
        .query_row(include_str!("sql/list_dangling.sql"), [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        Some((what, lacks)) => Err(WriteError::Dangling { what, lacks }),
        None => Ok(()),
    }
}

fn channel_id(conn: &Connection) -> Result<String, WriteError> {
    Ok(conn.query_row(include_str!("sql/list_channels.sql"), [], |row| row.get(0))?)
}

/// Every entry of the manifest, from the finished tables themselves.
fn list_entries(conn: &Connection) -> Result<Vec<Entry>, WriteError> {
    let mut entries = Vec::new();
    let mut groups = conn.prepare(include_str!("sql/list_groups.sql"))?;
    let mut rows = groups.query([])?;
    while let Some(row) = rows.next()? {
        let path: String = row.get(0)?;
        let group = group::read(conn, &path)?;
        entries.push(Entry { path, size: group.size, hash: group.hash });
    }
    let mut blobs = conn.prepare(include_str!("sql/list_blobs.sql"))?;
    let mut rows = blobs.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, size): (String, i64) = (row.get(0)?, row.get(1)?);
        let path = format!("blob/{hash}");
        let hash = blake3::Hash::from_hex(&hash)
            .map_err(|_| WriteError::Id { what: "blob", id: hash.clone() })?;
        entries.push(Entry { path, size: size.unsigned_abs(), hash: *hash.as_bytes() });
    }
    Ok(entries)
}
