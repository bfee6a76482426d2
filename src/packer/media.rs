//! Turns what authors bring (drawings, photographs, recordings, scores, lines to say) into what a
//! bundle holds.
//!
//! Every function here depends on nothing but its arguments, so a caller may keep its result under
//! the hash of them together with [`MEDIA_VERSION`] and, for the draft voice, [`Voices::version`].
//! The same arguments give the same bytes on every run, however many run at once.

mod bangla;
mod clip;
mod cues;
mod encode;
mod error;
mod level;
mod lexicon;
mod numbers;
pub(crate) mod ogg;
mod outline;
mod palette;
mod parts;
mod picture;
mod protocol;
mod raster;
mod resample;
mod score;
mod sound;
mod synth;
mod timing;
mod transform;
mod voice;
mod wav;
mod worker;

pub use clip::{Moving, Pictures, length, moving};
pub use cues::{TimedCue, bare, cues};
pub use error::MediaError;
pub use outline::{aspect, outline};
pub use parts::{Selector, groups, pivot, whole_pivot};
pub use picture::{Encoded, encode};
pub use raster::{FileKind, Sprite, enlarged, render};
pub use score::{Instrument, Note, Score, parse_score};
pub use sound::{Clip, Levelled, Pcm, RATE, clipped, decode, decode_at_most, levelled, narration};
pub use voice::{NoVoice, Spoken, Voices, WORKER, WPM, silent};
pub use wav::wav;
pub use worker::run_worker;

use model::WordTime;

/// Part of every cache key: it rises whenever the same source would give other bytes.
pub const MEDIA_VERSION: u32 = 3;

/// A picture as a bundle holds it, and where it lies in the box of its whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The file.
    pub file: Encoded,
    /// Left edge in the box.
    pub x: u32,
    /// Top edge in the box.
    pub y: u32,
    /// Width of the file's picture.
    pub w: u32,
    /// Height of the file's picture.
    pub h: u32,
    /// Width of the whole drawing.
    pub box_w: u32,
    /// Height of the whole drawing.
    pub box_h: u32,
    /// Above 1, a photograph was made larger than it is and looks blurred.
    pub scale: f32,
}

/// Draws the selected parts as large as fits into `fit` pixels and encodes them.
pub fn picture(
    bytes: &[u8],
    kind: FileKind,
    selector: &Selector,
    fit: (u32, u32),
) -> Result<Picture, MediaError> {
    let sprite = render(bytes, kind, selector, fit)?;
    let file = encode(&sprite)?;
    let Sprite { x, y, w, h, box_w, box_h, scale, .. } = sprite;
    Ok(Picture { file, x, y, w, h, box_w, box_h, scale })
}

/// A spoken line as a bundle holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Narration {
    /// Its sound; none where there is no voice, and then the times are by letters.
    pub clip: Option<Clip>,
    /// Length in milliseconds.
    pub ms: u32,
    /// One for each word of `text.split_whitespace()`.
    pub words: Vec<WordTime>,
    /// Made by a machine and waiting for a human voice.
    pub draft: bool,
    /// The times of the words are guessed from their letters.
    pub guessed: bool,
}

/// How long a text takes to say, by its letters: for comparing texts, not for telling times.
pub fn weight(text: &str) -> u32 {
    text.split_whitespace().map(timing::weight).sum()
}

/// Shares the time of some words among them by their letters.
pub fn shared(words: &[&str], from: u32, to: u32) -> Vec<u32> {
    timing::share(words, from, to)
}

/// Makes a line of a recording; `extension` is the file's, `vtt` the text of the `WebVTT` file beside it.
pub fn narrate_recording(
    bytes: &[u8],
    extension: &str,
    text: &str,
    vtt: Option<&str>,
) -> Result<Narration, MediaError> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err(MediaError::NoWords);
    }
    let pcm = decode(bytes, extension)?;
    let clip = narration(&pcm)?;
    let starts = match vtt {
        Some(vtt) => cues::starts(vtt, text, pcm.ms())?,
        None => timing::share(&words, clip.trimmed_head_ms, clip.trimmed_head_ms + clip.ms),
    };
    Ok(line(clip, &starts, false, vtt.is_none()))
}

/// Makes a line with the draft voice, or without a voice a silent one.
///
/// `say` is what is spoken where that differs from the written `text`; `wpm` is usually [`WPM`].
pub fn narrate_draft(
    voices: Option<&Voices>,
    language: &str,
    text: &str,
    say: Option<&str>,
    wpm: u16,
) -> Result<Narration, MediaError> {
    let Some(voices) = voices else {
        let Spoken { words, .. } = silent(text);
        let ms = words.last().ok_or(MediaError::NoWords)?.end;
        return Ok(Narration { clip: None, ms, words, draft: true, guessed: true });
    };
    let spoken = voices.speak(language, text, say, wpm)?;
    let clip = sound::draft(&Pcm { samples: spoken.samples, clipped: 0 })?;
    let starts: Vec<u32> = spoken.words.iter().map(|word| word.start).collect();
    Ok(line(clip, &starts, true, false))
}

/// Plays a score as a sound of the interface or of a scene; `name` is what errors call it.
pub fn effect(score: &str, name: &str) -> Result<Clip, MediaError> {
    sound::as_it_is(&synth::play(&parse_score(score, name)?))
}

/// Makes an effect of a recording: a bird, rain. It is trimmed and brought to the voice's loudness.
pub fn effect_recording(bytes: &[u8], extension: &str) -> Result<Clip, MediaError> {
    narration(&decode(bytes, extension)?)
}

/// Moves word starts by the silence that was cut off and gives each word an end.
fn line(clip: Clip, starts: &[u32], draft: bool, guessed: bool) -> Narration {
    let moved: Vec<u32> =
        starts.iter().map(|start| start.saturating_sub(clip.trimmed_head_ms)).collect();
    let (ms, words) = (clip.ms, timing::until_next(&moved, clip.ms));
    Narration { clip: Some(clip), ms, words, draft, guessed }
}

#[cfg(test)]
mod tests;
