//! Changes the number of samples a second by a windowed sinc, one table row per phase.

/// Zero crossings of the sinc on each side: steep enough for speech, short enough to be quick.
const CROSSINGS: f64 = 24.0;
/// Where the filter begins to close, of the lower of the two half rates.
const PASS: f64 = 0.93;

/// Resamples; the result lasts as long as the source.
pub(super) fn resample(samples: &[f32], from: u32, to: u32) -> Vec<f32> {
    if from == to || samples.is_empty() || from == 0 || to == 0 {
        return samples.to_vec();
    }
    let shared = gcd(from, to);
    let (phases, step) = ((to / shared) as usize, (from / shared) as usize);
    // Going down, everything above the new half rate has to go first or it folds back.
    let cutoff = PASS * (f64::from(to) / f64::from(from)).min(1.0);
    let half = (CROSSINGS / cutoff).ceil() as usize;
    let rows: Vec<Vec<f32>> =
        (0..phases).map(|phase| row(phase as f64 / phases as f64, cutoff, half)).collect();
    let length = (samples.len() * phases).div_ceil(step);
    (0..length)
        .map(|at| {
            let position = at * step;
            let (whole, taps) = (position / phases, &rows[position % phases]);
            taps.iter()
                .enumerate()
                .map(|(tap, weight)| match (whole + tap + 1).checked_sub(half) {
                    Some(source) if source < samples.len() => samples[source] * weight,
                    _ => 0.0,
                })
                .sum()
        })
        .collect()
}

/// The weights of the `2 * half` samples around a point that lies `phase` after a sample.
fn row(phase: f64, cutoff: f64, half: usize) -> Vec<f32> {
    let weights: Vec<f64> = (0..2 * half)
        .map(|tap| {
            let distance = tap as f64 + 1.0 - half as f64 - phase;
            let turn = std::f64::consts::PI * distance / half as f64;
            let window = 0.42 + 0.5 * turn.cos() + 0.08 * (2.0 * turn).cos();
            let x = std::f64::consts::PI * cutoff * distance;
            let sinc = if x.abs() < 1e-9 { 1.0 } else { x.sin() / x };
            sinc * window.max(0.0)
        })
        .collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| (weight / sum) as f32).collect()
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hertz: f64, rate: u32, seconds: f64) -> Vec<f32> {
        let step = std::f64::consts::TAU * hertz / f64::from(rate);
        (0..(seconds * f64::from(rate)) as usize)
            .map(|at| (step * at as f64).sin() as f32)
            .collect()
    }

    #[test]
    fn a_tone_keeps_its_height_and_its_place() {
        for from in [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000] {
            let got = resample(&sine(1000.0, from, 0.5), from, 24_000);
            let wanted = sine(1000.0, 24_000, 0.5);
            assert!(got.len().abs_diff(wanted.len()) <= 2, "{from} Hz gave {} samples", got.len());
            let worst = (200..11_800).map(|at| (got[at] - wanted[at]).abs()).fold(0.0, f32::max);
            assert!(worst < 0.002, "from {from} Hz it is off by {worst}");
        }
    }

    #[test]
    fn a_tone_above_the_new_limit_is_gone() {
        let got = resample(&sine(15_000.0, 48_000, 0.5), 48_000, 24_000);
        let left = got[500..11_500].iter().map(|s| s.abs()).fold(0.0, f32::max);
        assert!(left < 0.001, "{left} of a 15 kHz tone is left");
    }
}
