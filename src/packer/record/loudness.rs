//! How loud a recording is from moment to moment, and what in it is heard.

use crate::media::RATE;
use std::ops::Range;

/// One moment.
pub(super) const FRAME: usize = RATE as usize / 200;
/// Milliseconds of it.
pub(super) const FRAME_MS: u32 = 5;
/// Below this nothing is told apart.
const FLOOR_DB: f32 = -90.0;
/// What hums below this many hertz is no voice.
const HUM_HZ: f32 = 100.0;
/// A voice stands out of the noise by so much, or it cannot be cut.
const LEAST_DB: f32 = 12.0;
/// What stands out by so much is heard; less where the room is loud, more where it is still.
const STANDS_OUT: (f32, f32) = (6.0, 20.0);
/// A part of the way from the noise to the voice.
const SHARE: f32 = 0.3;
/// What is silent for less than this is one sound.
const GAP: usize = 40 / FRAME_MS as usize;
/// A single moment that is loud is no sound yet.
const SHORTEST: usize = 2;

/// A recording, moment by moment.
pub(super) struct Loudness {
    /// Decibels of each frame.
    pub(super) levels: Vec<f32>,
    /// How loud the voice is.
    pub(super) voice: f32,
    /// From here on something is heard.
    threshold: f32,
}

impl Loudness {
    /// Listens to a recording; `None` where nothing stands out of the noise.
    pub(super) fn of(samples: &[f32]) -> Option<Self> {
        let levels: Vec<f32> = without_hum(samples).chunks(FRAME).map(level).collect();
        let mut sorted = levels.clone();
        sorted.sort_by(f32::total_cmp);
        let at = |percent: usize| sorted.get(sorted.len() * percent / 100).copied();
        let (noise, voice) = (at(10)?, at(95)?);
        if voice - noise < LEAST_DB {
            return None;
        }
        let out = (SHARE * (voice - noise)).clamp(STANDS_OUT.0, STANDS_OUT.1);
        Some(Self { levels, voice, threshold: noise + out })
    }

    /// The sounds in it, in frames: what is parted by the shortest silences.
    pub(super) fn sounds(&self) -> Vec<Range<usize>> {
        let mut sounds: Vec<Range<usize>> = Vec::new();
        for (at, _) in self.levels.iter().enumerate().filter(|(_, level)| **level > self.threshold)
        {
            match sounds.last_mut() {
                Some(last) if at <= last.end + GAP => last.end = at + 1,
                _ => sounds.push(at..at + 1),
            }
        }
        sounds.retain(|sound| sound.len() >= SHORTEST);
        sounds
    }
}

fn level(frame: &[f32]) -> f32 {
    let power = frame.iter().map(|sample| sample * sample).sum::<f32>() / frame.len().max(1) as f32;
    (10.0 * power.max(1e-12).log10()).max(FLOOR_DB)
}

/// The recording without what hums in the mains and in the microphone's stand.
fn without_hum(samples: &[f32]) -> Vec<f32> {
    let keep = 1.0 / (1.0 + std::f32::consts::TAU * HUM_HZ / RATE as f32);
    let (mut before, mut out) = (samples.first().copied().unwrap_or(0.0), 0.0);
    let pass = |sample: &f32| {
        out = keep * (out + sample - before);
        before = *sample;
        out
    };
    samples.iter().map(pass).collect()
}
