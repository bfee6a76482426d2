//! Puts everything into a bundle and seals it.

use crate::art::{Drawn, Played};
use crate::media::ogg;
use crate::source::Source;
use crate::voices::Spoken;
use bundle::format::PLAYER;
use bundle::{BundleWriter, WriteError};
use model::{LessonId, Line, LineId};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wire::{Manifest, SecretKey};

/// Everything that was made.
pub struct Content<'s> {
    /// What it was made of.
    pub source: &'s Source,
    /// Pictures.
    pub art: Vec<Drawn>,
    /// Effects.
    pub sounds: Vec<Played>,
    /// Lines.
    pub lines: Vec<Spoken<'s>>,
    /// The draft voice's version, or how there is none.
    pub voice: &'s str,
}

/// Writes the bundle at `out` and seals it if there is a key; what stood there before stands until then.
pub fn bundle(
    content: &Content<'_>,
    key: Option<&SecretKey>,
    out: &Path,
) -> Result<Manifest, WriteError> {
    let source = content.source;
    let mut writer = BundleWriter::create(&temporary(out))?;
    writer.put_channel(&source.head)?;
    for (at, skill) in source.skills.iter().enumerate() {
        writer.put_skill(at as u32, skill)?;
    }
    for (at, lesson) in source.lessons.iter().enumerate() {
        writer.put_lesson(at as u32, lesson)?;
    }
    for drawn in &content.art {
        let mut info = drawn.info.clone();
        info.blob = writer.put_blob(&drawn.bytes)?;
        writer.put_art(&drawn.key, &info)?;
    }
    for played in &content.sounds {
        let blob = writer.put_blob(&played.bytes)?;
        writer.put_sound(&played.key, &blob, played.ms)?;
    }
    for ((lesson, track), lines) in &voiced(content, &mut writer)? {
        writer.put_lines(lesson, track, lines.iter().map(|(id, line)| (*id, line)))?;
    }
    let made_by = created_by(content.voice);
    match key {
        Some(key) => writer.finish(source.release, PLAYER, &made_by, key, out),
        None => writer.finish_unsealed(source.release, PLAYER, &made_by, out),
    }
}

/// The tools that made a bundle: other tools may make other bytes of the same lessons.
pub fn created_by(voice: &str) -> String {
    format!("jonaki-pack {}, voice {voice}", env!("CARGO_PKG_VERSION"))
}

/// The lines of each lesson and track.
type Tracks<'s> = BTreeMap<(&'s LessonId, &'s str), BTreeMap<&'s LineId, Line>>;

fn voiced<'s>(content: &Content<'s>, writer: &mut BundleWriter) -> Result<Tracks<'s>, WriteError> {
    let mut tracks = Tracks::new();
    for spoken in &content.lines {
        let mut line = spoken.line.clone();
        if let Some(bytes) = &spoken.bytes {
            line.sound = Some(put_voice(bytes, writer)?);
        }
        let source = spoken.source;
        tracks.entry((&source.lesson, source.track.as_str())).or_default().insert(&source.id, line);
    }
    Ok(tracks)
}

/// Puts a line's sound, its headers by themselves: they are the same for nearly all lines, and
/// of short ones they are the larger half.
fn put_voice(bytes: &[u8], writer: &mut BundleWriter) -> Result<String, WriteError> {
    let Some(end) = ogg::headers(bytes) else { return writer.put_blob(bytes) };
    let (head, audio) = bytes.split_at(end);
    Ok(format!("{}+{}", writer.put_blob(head)?, writer.put_blob(audio)?))
}

fn temporary(out: &Path) -> PathBuf {
    let mut name = out.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    out.with_file_name(name)
}
