//! Gives every line its voice: a recording, else the draft voice, else silence with times.

use crate::art::ONE;
use crate::cache::{Cache, Key};
use crate::finding::Finding;
use crate::media::{self, MEDIA_VERSION, MediaError, Narration, Voices, WPM};
use crate::refused;
use crate::source::LineSource;
use blake3::Hash;
use indicatif::ProgressBar;
use model::{Line, LineId, WordTime};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// A line that is ready for the bundle.
pub struct Spoken<'s> {
    /// What it was made of.
    pub source: &'s LineSource,
    /// The line; its sound is still without a hash.
    pub line: Line,
    /// The sound.
    pub bytes: Option<Vec<u8>>,
    /// Made now; else it was made before.
    pub fresh: bool,
}

impl Spoken<'_> {
    /// The line's id.
    pub fn id(&self) -> &LineId {
        &self.source.id
    }
}

/// Distorted samples beyond which a listener hears it.
const CLIPPED: u32 = 20;

/// Speaks all lines, several at once.
pub fn speak<'s>(
    lines: &'s [LineSource],
    voices: Option<&Voices>,
    cache: &Cache,
    bar: &ProgressBar,
) -> (Vec<Spoken<'s>>, Vec<Finding>) {
    let made: Vec<Result<(Spoken<'s>, Vec<Finding>), Finding>> = lines
        .par_iter()
        .with_max_len(ONE)
        .map(|line| {
            let made = one(line, voices, cache);
            bar.inc(1);
            made.map_err(|error| refused(line, &error))
        })
        .collect();
    let (mut spoken, mut findings) = (Vec::new(), Vec::new());
    for result in made {
        match result {
            Ok((line, warnings)) => {
                spoken.push(line);
                findings.extend(warnings);
            }
            Err(finding) => findings.push(finding),
        }
    }
    (spoken, findings)
}

/// Says what is wrong with the recordings.
pub fn check(lines: &[LineSource], cache: &Cache) -> Vec<Finding> {
    let recorded: Vec<LineSource> =
        lines.iter().filter(|line| line.recording.is_some()).cloned().collect();
    speak(&recorded, None, cache, &ProgressBar::hidden()).1
}

/// Under which key a line's voice is kept.
pub fn key(line: &LineSource, voices: Option<&Voices>) -> Hash {
    let key = Key::new("line").with(MEDIA_VERSION.to_le_bytes()).with(&line.text);
    match &line.recording {
        Some(recording) => {
            let cues = line.cues.as_ref().map_or(&[][..], |cues| &cues.bytes);
            key.with("recorded").with(&recording.ending).with(&recording.bytes).with(cues).finish()
        }
        None => {
            let engine = voices.map_or("silent", Voices::version);
            let say = line.say.as_deref().unwrap_or_default();
            key.with("draft")
                .with(engine)
                .with(&line.track)
                .with(say)
                .with(WPM.to_le_bytes())
                .finish()
        }
    }
}

/// What the cache keeps of a line beside its sound.
#[derive(Serialize, Deserialize)]
struct Head {
    ms: u32,
    words: Vec<(u32, u32)>,
    draft: bool,
    sounds: bool,
    quiet: bool,
    clipped: u32,
}

fn one<'s>(
    source: &'s LineSource,
    voices: Option<&Voices>,
    cache: &Cache,
) -> Result<(Spoken<'s>, Vec<Finding>), MediaError> {
    let hash = key(source, voices);
    let (head, bytes, fresh) = match cache.get::<Head>(&hash) {
        Some((head, bytes)) => (head, bytes, false),
        None => {
            let (head, bytes) = parts(make(source, voices)?);
            cache.put(&hash, &head, &bytes);
            (head, bytes, true)
        }
    };
    let mut warnings = Vec::new();
    if let Some(recording) = &source.recording {
        let warn = |code| Finding::error(&recording.file, code).warning();
        if head.quiet {
            warnings.push(warn("pack-quiet"));
        }
        if head.clipped > CLIPPED {
            warnings.push(warn("pack-clipped").with("n", head.clipped));
        }
    }
    let words =
        head.words.iter().map(|(start, end)| WordTime { start: *start, end: *end }).collect();
    let line =
        Line { text: source.text.clone(), sound: None, ms: head.ms, words, draft: head.draft };
    Ok((Spoken { source, line, bytes: head.sounds.then_some(bytes), fresh }, warnings))
}

fn make(source: &LineSource, voices: Option<&Voices>) -> Result<Narration, MediaError> {
    match &source.recording {
        Some(recording) => {
            let cues = source.cues.as_ref().map(|cues| String::from_utf8_lossy(&cues.bytes));
            media::narrate_recording(
                &recording.bytes,
                &recording.ending,
                &source.text,
                cues.as_deref(),
            )
        }
        None => {
            media::narrate_draft(voices, &source.track, &source.text, source.say.as_deref(), WPM)
        }
    }
}

fn parts(narration: Narration) -> (Head, Vec<u8>) {
    let words = narration.words.iter().map(|word| (word.start, word.end)).collect();
    let (quiet, clipped) =
        narration.clip.as_ref().map_or((false, 0), |clip| (clip.quiet, clip.clipped));
    let (ms, draft, sounds) = (narration.ms, narration.draft, narration.clip.is_some());
    let bytes = narration.clip.map(|clip| clip.ogg).unwrap_or_default();
    (Head { ms, words, draft, sounds, quiet, clipped }, bytes)
}

fn refused(line: &LineSource, error: &MediaError) -> Finding {
    use MediaError::{CueOrder, CueOutside, CueSyntax, CueWords};
    match (error, &line.cues, &line.recording) {
        (CueSyntax(_) | CueWords { .. } | CueOrder { .. } | CueOutside { .. }, Some(cues), _) => {
            cues.refused(error)
        }
        (_, _, Some(recording)) => recording.refused(error),
        _ => refused::finding(error, &line.place.file).at(&line.place.span),
    }
}
