//! Recordings in, clips out, judged by length, energy and loudness.

use super::*;
use crate::media::level::measure;

pub(crate) fn tone(hertz: f64, rate: u32, seconds: f64, height: f64) -> Vec<f32> {
    let step = std::f64::consts::TAU * hertz / f64::from(rate);
    (0..(seconds * f64::from(rate)) as usize)
        .map(|at| (height * (step * at as f64).sin()) as f32)
        .collect()
}

/// A WAV file of 16-bit samples.
pub(crate) fn wav(samples: &[f32], rate: u32, channels: u16) -> Vec<u8> {
    let data: Vec<u8> = samples
        .iter()
        .flat_map(|sample| std::iter::repeat_n((sample * 32767.0) as i16, channels.into()))
        .flat_map(i16::to_le_bytes)
        .collect();
    let mut file = b"RIFF".to_vec();
    file.extend((36 + data.len() as u32).to_le_bytes());
    file.extend(b"WAVEfmt \x10\0\0\0\x01\0");
    file.extend(channels.to_le_bytes());
    file.extend(rate.to_le_bytes());
    file.extend((rate * u32::from(channels) * 2).to_le_bytes());
    file.extend((channels * 2).to_le_bytes());
    file.extend(b"\x10\0data");
    file.extend((data.len() as u32).to_le_bytes());
    file.extend(data);
    file
}

fn energy(samples: &[f32]) -> f64 {
    samples.iter().map(|s| f64::from(s * s)).sum::<f64>() / samples.len() as f64
}

/// Something like speech: syllables of a tone with overtones.
fn speech(seconds: f64, height: f64) -> Vec<f32> {
    let (low, high) =
        (tone(180.0, 44_100, seconds, height), tone(1440.0, 44_100, seconds, height / 3.0));
    let syllable =
        |at: usize| (std::f64::consts::PI * at as f64 / 44_100.0 * 4.0).sin().abs() as f32;
    low.iter().zip(high).enumerate().map(|(at, (low, high))| (low + high) * syllable(at)).collect()
}

#[test]
fn a_stereo_recording_becomes_one_channel_at_24_khz_of_the_same_length() {
    let pcm = decode(&wav(&tone(440.0, 44_100, 1.5, 0.5), 44_100, 2), "wav").unwrap();
    assert!(pcm.ms().abs_diff(1500) <= 1);
    assert!((energy(&pcm.samples) - 0.125).abs() < 0.002);
}

#[test]
fn a_wrong_extension_does_no_harm() {
    assert!(decode(&wav(&tone(440.0, 16_000, 0.5, 0.5), 16_000, 1), ".mp3").is_ok());
}

#[test]
fn what_is_no_recording_says_so() {
    let error =
        decode(b"this is not a sound at all, only a text of some length", "wav").unwrap_err();
    assert!(error.to_string().contains("WAV, MP3"), "{error}");
    assert!(matches!(decode(&wav(&[], 24_000, 1), "wav"), Err(MediaError::Sound(_))));
}

#[test]
fn narration_is_as_loud_as_every_other_and_reads_back_with_the_same_length_and_energy() {
    for height in [0.02, 0.2, 0.7] {
        let pcm = decode(&wav(&speech(3.0, height), 44_100, 1), "wav").unwrap();
        let clip = narration(&pcm).unwrap();
        let back = decode(&clip.ogg, "ogg").unwrap();
        assert!(back.ms().abs_diff(clip.ms) <= 30, "{} ms became {}", clip.ms, back.ms());
        let (loudness, peak) = measure(&back.samples).unwrap();
        assert!((loudness + 18.0).abs() < 0.7, "{loudness} LUFS");
        assert!(peak < 1.0, "a crest of {peak}");
        assert_eq!(clip.quiet, height < 0.1);
    }
}

#[test]
fn crests_are_held_under_the_ceiling_without_changing_the_loudness_much() {
    // One clap over quiet speech: amplified alike, it would go far over.
    let mut samples = speech(3.0, 0.1);
    samples[60_000..60_400]
        .iter_mut()
        .enumerate()
        .for_each(|(at, s)| *s = if at % 40 < 20 { 0.9 } else { -0.9 });
    let pcm = Pcm { samples: resample::resample(&samples, 44_100, RATE), clipped: 0 };
    let (levelled, gain) = level::normalise(pcm.samples.clone()).unwrap();
    let (loudness, peak) = measure(&levelled).unwrap();
    assert!(gain > 0.0 && 20.0 * peak.log10() <= -1.45, "{gain} dB, crest {peak}");
    assert!((-20.0..=-17.0).contains(&loudness), "{loudness} LUFS");
}

#[test]
fn a_short_word_is_brought_to_a_peak_since_its_loudness_cannot_be_measured() {
    let clip = narration(&Pcm { samples: tone(300.0, RATE, 0.25, 0.05), clipped: 0 }).unwrap();
    let back = decode(&clip.ogg, "ogg").unwrap();
    let crest = back.samples.iter().fold(0.0_f32, |crest, s| crest.max(s.abs()));
    assert!((0.6..0.82).contains(&crest), "a crest of {crest}");
}

#[test]
fn silence_is_cut_at_both_ends_and_told() {
    let mut samples = vec![0.0; RATE as usize];
    samples.extend(tone(300.0, RATE, 1.0, 0.3));
    samples.extend(vec![0.0002; RATE as usize / 2]);
    let clip = narration(&Pcm { samples, clipped: 0 }).unwrap();
    assert!(clip.trimmed_head_ms.abs_diff(960) <= 11, "{} ms", clip.trimmed_head_ms);
    assert!(clip.trimmed_tail_ms.abs_diff(380) <= 11, "{} ms", clip.trimmed_tail_ms);
    assert!(clip.ms.abs_diff(2500 - clip.trimmed_head_ms - clip.trimmed_tail_ms) <= 1);
}

#[test]
fn a_silent_recording_is_refused() {
    assert_eq!(
        narration(&Pcm { samples: vec![0.0; 24_000], clipped: 0 }),
        Err(MediaError::Silence(-60))
    );
}

#[test]
fn a_distorted_recording_is_told() {
    let loud: Vec<f32> = tone(200.0, 24_000, 0.5, 3.0).iter().map(|s| s.clamp(-1.0, 1.0)).collect();
    assert!(decode(&wav(&loud, 24_000, 1), "wav").unwrap().clipped > 1000);
    assert_eq!(decode(&wav(&tone(200.0, 24_000, 0.5, 0.9), 24_000, 1), "wav").unwrap().clipped, 0);
}

#[test]
fn the_same_recording_gives_the_same_bytes() {
    let pcm = decode(&wav(&speech(1.0, 0.3), 44_100, 1), "wav").unwrap();
    assert_eq!(narration(&pcm), narration(&pcm));
}
