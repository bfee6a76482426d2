//! Cuts silence off the ends and brings every voice to one loudness.

use super::MediaError;
use super::sound::RATE;
use ebur128::{EbuR128, Mode};

/// What every narration is brought to when it is heard.
const HEARD_LUFS: f64 = -18.0;
/// What Vorbis at quality 0 takes away, measured on speech.
const CODEC_LOSS: f64 = 0.9;
/// What every narration is brought to before it is encoded.
const TARGET_LUFS: f64 = HEARD_LUFS + CODEC_LOSS;
/// No crest goes higher, so that Vorbis has room to round.
const CEILING_DB: f64 = -1.5;
/// A clip too short to measure as loudness is brought to this peak.
const SHORT_PEAK_DB: f64 = -3.0;
/// Below this a clip has no whole block of loudness.
const SHORT: usize = RATE as usize * 4 / 10;
/// Quieter than this is nothing.
const FLOOR_DB: f32 = -60.0;
/// Further below the loudest moment than this is silence.
const SILENCE_BELOW_DB: f32 = 42.0;
/// The most that one pass adds for what was lost in the crests.
const MOST_LIFT_DB: f64 = 3.0;
const FRAME: usize = RATE as usize / 100;
const HEAD_PAD: usize = RATE as usize * 4 / 100;
const TAIL_PAD: usize = RATE as usize * 12 / 100;
const FADE: usize = RATE as usize / 200;

/// Sound without the silence around it.
pub(super) struct Trimmed {
    /// What is left.
    pub samples: Vec<f32>,
    /// What was cut before it.
    pub head_ms: u32,
    /// What was cut after it.
    pub tail_ms: u32,
}

/// Cuts silence off both ends but leaves a breath, since a sound that starts at once seems cut.
pub(super) fn trim(samples: &[f32]) -> Result<Trimmed, MediaError> {
    let frames: Vec<f32> = samples.chunks(FRAME).map(rms_db).collect();
    let loudest = frames.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if loudest < FLOOR_DB {
        return Err(MediaError::Silence(FLOOR_DB as i32));
    }
    let heard = |level: &f32| *level > (loudest - SILENCE_BELOW_DB).max(FLOOR_DB);
    let first = frames.iter().position(heard).unwrap_or(0) * FRAME;
    let last = (frames.iter().rposition(heard).unwrap_or(0) + 1) * FRAME;
    let start = first.saturating_sub(HEAD_PAD);
    let end = (last + TAIL_PAD).min(samples.len());
    let mut kept = samples[start..end].to_vec();
    let fade = FADE.min(kept.len() / 2);
    for at in 0..fade {
        let share = at as f32 / fade as f32;
        if start > 0 {
            kept[at] *= share;
        }
        if end < samples.len() {
            let last = kept.len() - 1 - at;
            kept[last] *= share;
        }
    }
    let ms = |count: usize| (count as u64 * 1000 / u64::from(RATE)) as u32;
    Ok(Trimmed { samples: kept, head_ms: ms(start), tail_ms: ms(samples.len() - end) })
}

fn rms_db(frame: &[f32]) -> f32 {
    let power = frame.iter().map(|s| s * s).sum::<f32>() / frame.len().max(1) as f32;
    10.0 * power.max(1e-12).log10()
}

/// Brings speech to what is heard at −18 LUFS with no crest above −1.5 dB true peak; says by how many decibels.
pub(super) fn normalise(mut samples: Vec<f32>) -> Result<(Vec<f32>, f32), MediaError> {
    let (loudness, peak) = measure(&samples)?;
    if samples.len() < SHORT || !loudness.is_finite() {
        let gain = SHORT_PEAK_DB - decibel(peak);
        amplify(&mut samples, gain);
        return Ok((samples, gain as f32));
    }
    let original = samples;
    let mut gain = TARGET_LUFS - loudness;
    let mut levelled = amplified(&original, gain)?;
    // Where one clap was turned down, the speech around it may come up a little.
    for _ in 0..2 {
        let missing = TARGET_LUFS - measure(&levelled)?.0;
        if missing < 0.3 {
            break;
        }
        gain += missing.min(MOST_LIFT_DB);
        levelled = amplified(&original, gain)?;
    }
    Ok((levelled, gain as f32))
}

/// Louder by `gain`, with every crest held under the ceiling.
fn amplified(samples: &[f32], gain: f64) -> Result<Vec<f32>, MediaError> {
    let mut samples = samples.to_vec();
    amplify(&mut samples, gain);
    let (_, peak) = measure(&samples)?;
    if decibel(peak) > CEILING_DB {
        limit(&mut samples, ratio(CEILING_DB) as f32);
        // Between the samples a crest may still be higher than any of them.
        let (_, left) = measure(&samples)?;
        amplify(&mut samples, (CEILING_DB - decibel(left)).min(0.0));
    }
    Ok(samples)
}

/// Integrated loudness in LUFS and the true peak as a ratio.
pub(super) fn measure(samples: &[f32]) -> Result<(f64, f64), MediaError> {
    let wrong = |error: ebur128::Error| MediaError::Sound(error.to_string());
    let mut meter = EbuR128::new(1, RATE, Mode::I | Mode::TRUE_PEAK).map_err(wrong)?;
    // The true-peak filter looks a little ahead, so the last samples need some after them.
    meter.add_frames_f32(samples).map_err(wrong)?;
    meter.add_frames_f32(&[0.0; 64]).map_err(wrong)?;
    Ok((meter.loudness_global().map_err(wrong)?, meter.true_peak(0).map_err(wrong)?))
}

/// Turns crests down smoothly: each sample by the most that any within 2 ms needs, averaged over 2 ms.
fn limit(samples: &mut [f32], ceiling: f32) {
    const REACH: usize = RATE as usize / 500;
    let needed: Vec<f32> = samples.iter().map(|s| (ceiling / s.abs().max(1e-9)).min(1.0)).collect();
    let around =
        |values: &[f32], at: usize| (at.saturating_sub(REACH), (at + REACH + 1).min(values.len()));
    let held: Vec<f32> = (0..needed.len())
        .map(|at| {
            let (from, to) = around(&needed, at);
            needed[from..to].iter().copied().fold(1.0, f32::min)
        })
        .collect();
    for (at, sample) in samples.iter_mut().enumerate() {
        let (from, to) = around(&held, at);
        *sample *= held[from..to].iter().sum::<f32>() / (to - from) as f32;
    }
}

fn amplify(samples: &mut [f32], decibels: f64) {
    let factor = ratio(decibels) as f32;
    samples.iter_mut().for_each(|sample| *sample *= factor);
}

fn ratio(decibels: f64) -> f64 {
    10.0_f64.powf(decibels / 20.0)
}

fn decibel(ratio: f64) -> f64 {
    20.0 * ratio.max(1e-9).log10()
}
