//! Plays a score: wooden bars, a plucked string, a hand drum and breath, all computed.

use super::score::{Instrument, Score};
use super::sound::{Pcm, RATE};

/// The highest crest of an effect at full gain, well under the voice's.
const PEAK: f64 = 0.7;
/// Every sound ends in this much fading, so that nothing clicks.
const FADE: usize = RATE as usize * 3 / 100;
const RATE_F: f64 = RATE as f64;

/// The sound of a score.
pub(super) fn play(score: &Score) -> Pcm {
    let played: f64 = score.notes.iter().map(|note| note.seconds).sum();
    let mut sound = vec![0.0_f64; ((played + score.ring) * RATE_F).round() as usize];
    let mut start = 0.0;
    for (at, note) in score.notes.iter().enumerate() {
        let from = (start * RATE_F).round() as usize;
        // A note rings on under those after it, as on a real instrument.
        let room = sound.len().saturating_sub(from);
        for (voice, hertz) in note.hertz.iter().enumerate() {
            let seed = 0x9E37_79B9 ^ ((at as u32) << 8) ^ voice as u32;
            let tone = match score.instrument {
                Instrument::Marimba => marimba(*hertz, room),
                Instrument::Ektara => ektara(*hertz, room, seed),
                Instrument::Drum => drum(*hertz, room, seed),
                Instrument::Noise => {
                    breath(*hertz, room.min(((note.seconds + score.ring) * RATE_F) as usize), seed)
                }
            };
            sound[from..].iter_mut().zip(tone).for_each(|(sum, sample)| *sum += sample);
        }
        start += note.seconds;
    }
    finish(&mut sound, PEAK * score.gain);
    Pcm { samples: sound.iter().map(|sample| *sample as f32).collect(), clipped: 0 }
}

fn finish(sound: &mut [f64], peak: f64) {
    let length = sound.len();
    let fade = FADE.min(length);
    for (at, sample) in sound[length - fade..].iter_mut().enumerate() {
        *sample *= 0.5 + 0.5 * (std::f64::consts::PI * (at + 1) as f64 / fade as f64).cos();
    }
    let crest = sound.iter().fold(1e-9_f64, |crest, sample| crest.max(sample.abs()));
    sound.iter_mut().for_each(|sample| *sample *= peak / crest);
}

/// A soft attack: from nothing to all of it within `ms`.
fn attack(at: usize, ms: f64) -> f64 {
    let share = (at as f64 / (ms * RATE_F / 1000.0)).min(1.0);
    0.5 - 0.5 * (std::f64::consts::PI * share).cos()
}

/// A bar tuned as a marimba's: its second tone two octaves up, its third about three and a third.
fn marimba(hertz: f64, length: usize) -> Vec<f64> {
    // Long bars ring longer.
    let ring = 0.32 * (440.0 / hertz).sqrt();
    let partials = [(1.0, 1.0, ring), (3.98, 0.28, ring / 3.0), (10.1, 0.07, ring / 8.0)];
    let audible = partials.map(|(times, share, ring)| {
        (times * hertz, if times * hertz < 10_500.0 { share } else { 0.0 }, ring)
    });
    (0..length)
        .map(|at| {
            let time = at as f64 / RATE_F;
            let tone: f64 = audible
                .iter()
                .map(|(hertz, share, ring)| {
                    share * (-time / ring).exp() * (std::f64::consts::TAU * hertz * time).sin()
                })
                .sum();
            tone * attack(at, 3.0)
        })
        .collect()
}

/// A string by Karplus and Strong: noise that runs round a loop and is softened at every turn.
fn ektara(hertz: f64, length: usize, seed: u32) -> Vec<f64> {
    let period = RATE_F / hertz;
    // The softening itself delays by half a sample; an all-pass makes up the fraction, for the pitch.
    let whole = ((period - 0.5 - 0.1).floor() as usize).max(2);
    let fraction = period - 0.5 - whole as f64;
    let turn = (1.0 - fraction) / (1.0 + fraction);
    let mut noise = Noise(seed);
    let mut string: Vec<f64> = (0..whole).map(|_| noise.next()).collect();
    // Plucked with a finger, not a nail: the noise is rounded twice before it starts to run.
    for _ in 0..2 {
        let first = string[0];
        for at in 0..whole {
            let next = if at + 1 < whole { string[at + 1] } else { first };
            string[at] = 0.5 * (string[at] + next);
        }
    }
    let middle = string.iter().sum::<f64>() / whole as f64;
    string.iter_mut().for_each(|sample| *sample -= middle);
    let decay = 0.001_f64.powf(period / RATE_F / 1.4);
    let (mut last, mut passed_in, mut passed_out) = (0.0, 0.0, 0.0);
    (0..length)
        .map(|at| {
            let slot = at % whole;
            let here = string[slot];
            let soft = decay * 0.5 * (here + last);
            last = here;
            passed_out = turn * (soft - passed_out) + passed_in;
            passed_in = soft;
            string[slot] = passed_out;
            here * attack(at, 2.0)
        })
        .collect()
}

/// A skin that slackens as it is struck, and the slap of the hand.
fn drum(hertz: f64, length: usize, seed: u32) -> Vec<f64> {
    let mut noise = Noise(seed);
    let (mut phase, mut slap) = (0.0, 0.0);
    (0..length)
        .map(|at| {
            let time = at as f64 / RATE_F;
            phase += std::f64::consts::TAU * hertz * (1.0 + 0.6 * (-time / 0.03).exp()) / RATE_F;
            slap += 0.3 * (noise.next() - slap);
            let skin = phase.sin() * (-time / 0.14).exp();
            (skin + 0.5 * slap * (-time / 0.012).exp()) * attack(at, 1.5)
        })
        .collect()
}

/// Noise around one height that swells and goes, for the whole length.
fn breath(hertz: f64, length: usize, seed: u32) -> Vec<f64> {
    let mut noise = Noise(seed);
    let width = 1.0 - (-std::f64::consts::TAU * 0.35 * hertz / RATE_F).exp();
    let turn = 2.0 * (std::f64::consts::PI * hertz / RATE_F).sin();
    let (mut low, mut band) = (0.0, 0.0);
    (0..length)
        .map(|at| {
            let high = noise.next() - low - width.max(0.05) * band;
            band += turn * high;
            low += turn * band;
            let share = at as f64 / length as f64;
            let swell = if share < 0.3 { share / 0.3 } else { (1.0 - share) / 0.7 };
            band * swell * swell
        })
        .collect()
}

/// The same noise every time (xorshift).
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / f64::from(u32::MAX) * 2.0 - 1.0
    }
}

#[cfg(test)]
#[path = "synth_tests.rs"]
mod tests;
