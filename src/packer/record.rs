//! One long recording of a lesson's script becomes a file for each line.
//!
//! Somebody reads the script aloud, with a clear pause after each line. Where she misspeaks she
//! knocks twice and says the line again. [`takes`] finds what was said, [`fit`] compares it with
//! the texts, and [`keep`] lays the files beside the lesson, all of them or none.

pub mod fit;
pub mod keep;
mod knocks;
mod loudness;
pub mod page;
pub mod script;
pub mod takes;

use crate::media::{self, MediaError, Pcm};
use fit::Remark;
use script::Line;
use takes::{Take, Takes};

/// A take with what was made of it.
#[derive(Clone, Debug)]
pub struct Cut {
    /// Where it lies in the recording.
    pub take: Take,
    /// The sound: silence cut off, as loud as every other.
    pub sound: Pcm,
    /// It was recorded so low that its noise has become loud too.
    pub is_quiet: bool,
    /// It is much longer or shorter than its text.
    pub is_odd: bool,
}

/// Why nothing of a recording can be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It cannot be read.
    #[error(transparent)]
    Sound(#[from] MediaError),
    /// Speech and silence cannot be told apart.
    #[error("speech and silence cannot be told apart in it")]
    Noise,
    /// Takes and lines are not the same, or stand at other places.
    #[error("the takes are not those of the lines")]
    Fit(Vec<Remark>, Takes),
}

/// Parts a recording into the lines that were read; so many milliseconds of silence part two.
///
/// # Errors
/// [`RecordError`]; nothing is guessed.
pub fn cut(
    recording: &Pcm,
    lines: &[&Line],
    pause_ms: u32,
) -> Result<(Vec<Cut>, Takes), RecordError> {
    let takes = takes::find(&recording.samples, pause_ms).ok_or(RecordError::Noise)?;
    let lengths: Vec<u32> = takes.good.iter().map(Take::ms).collect();
    let texts: Vec<&str> = lines.iter().map(|line| line.read()).collect();
    let odd = match fit::compare(&texts, &lengths) {
        Ok(odd) => odd,
        Err(remarks) => return Err(RecordError::Fit(remarks, takes)),
    };
    let mut cuts = Vec::new();
    for (take, is_odd) in takes.good.iter().zip(odd) {
        let samples = recording.samples[take.from..take.to].to_vec();
        let clipped = media::clipped(&samples);
        let levelled = media::levelled(&Pcm { samples, clipped })?;
        let is_quiet = levelled.is_quiet();
        cuts.push(Cut { take: *take, sound: levelled.pcm, is_quiet, is_odd });
    }
    Ok((cuts, takes))
}
