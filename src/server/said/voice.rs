//! A recorded voice as tablets take it: one channel of Ogg Vorbis, no longer than a minute.
//!
//! The page records plain samples, so that no browser's own format has to be known; a file from
//! a telephone may be WAV, MP3, M4A, FLAC or Ogg Vorbis.

use super::Wrong;
use std::io::{Cursor, ErrorKind};
use std::num::{NonZeroU8, NonZeroU32};
use symphonia::core::audio::SampleBuffer;
use symphonia::core::codecs::{CODEC_TYPE_NULL, DecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::FormatOptions;
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::probe::Hint;
use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

/// The media type of what is made.
pub(crate) const MEDIA: &str = "audio/ogg";
/// Most seconds.
pub(crate) const MOST_SECONDS: usize = 60;
/// Speech needs no more samples a second than this.
const MOST_RATE: u32 = 24_000;
/// Below this share of the loudest possible nothing was said.
const SILENT: f32 = 0.01;
/// As loud as the loudest sample may become, and how much louder it is made at most.
const LOUDEST: f32 = 0.9;
const MOST_GAIN: f32 = 8.0;
/// Quality from -0.2 to 1: a good telephone's. A minute takes about 100 KB at 16 kHz.
const QUALITY: f32 = -0.1;
/// Any fixed number will do: nobody chains two streams in one file.
const SERIAL: i32 = 0x4A_6F_6E_61;
const BLOCK: usize = 4_096;

/// Makes a voice of a recording.
///
/// # Errors
/// [`Wrong`] where there is no sound in it, nothing to hear, or more than a minute.
pub(crate) fn encode(file: &[u8]) -> Result<Vec<u8>, Wrong> {
    let (mut samples, mut rate) = read(file)?;
    while rate > MOST_RATE {
        (samples, rate) = (halved(&samples), rate / 2);
    }
    let loudest = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    if loudest < SILENT {
        return Err(Wrong::Silent);
    }
    let gain = (LOUDEST / loudest).min(MOST_GAIN);
    samples.iter_mut().for_each(|sample| *sample *= gain);
    vorbis(&samples, rate).map_err(|_| Wrong::NoSound)
}

/// All channels mixed into one.
fn read(file: &[u8]) -> Result<(Vec<f32>, u32), Wrong> {
    let none = |_| Wrong::NoSound;
    let stream = MediaSourceStream::new(Box::new(Cursor::new(file.to_vec())), Default::default());
    let (formats, meta) = (FormatOptions::default(), MetadataOptions::default());
    let probed = symphonia::default::get_probe();
    let mut format = probed.format(&Hint::new(), stream, &formats, &meta).map_err(none)?.format;
    let is_sound = |codec| codec != CODEC_TYPE_NULL;
    let track = format.tracks().iter().find(|track| is_sound(track.codec_params.codec));
    let track = track.ok_or(Wrong::NoSound)?;
    let (id, params) = (track.id, track.codec_params.clone());
    let codecs = symphonia::default::get_codecs();
    let mut decoder = codecs.make(&params, &DecoderOptions::default()).map_err(none)?;
    let (mut samples, mut rate) = (Vec::new(), 0);
    loop {
        let packet = match format.next_packet() {
            Ok(packet) => packet,
            Err(Error::IoError(end)) if end.kind() == ErrorKind::UnexpectedEof => break,
            Err(_) => return Err(Wrong::NoSound),
        };
        if packet.track_id() != id {
            continue;
        }
        let decoded = match decoder.decode(&packet) {
            Ok(decoded) => decoded,
            // One damaged packet is a click; the rest is still worth hearing.
            Err(Error::DecodeError(_)) => continue,
            Err(_) => return Err(Wrong::NoSound),
        };
        let spec = *decoded.spec();
        rate = spec.rate;
        let channels = spec.channels.count().max(1);
        let mut buffer = SampleBuffer::<f32>::new(decoded.capacity() as u64, spec);
        buffer.copy_interleaved_ref(decoded);
        let mixed = buffer.samples().chunks_exact(channels);
        samples.extend(mixed.map(|frame| frame.iter().sum::<f32>() / channels as f32));
        // The page stops at the very minute; whatever a recorder adds behind it is let pass.
        if samples.len() > (MOST_SECONDS + 1) * rate as usize {
            return Err(Wrong::Long);
        }
    }
    if samples.is_empty() || !(4_000..=192_000).contains(&rate) {
        return Err(Wrong::NoSound);
    }
    samples.iter_mut().for_each(|sample| *sample = sample.clamp(-1.0, 1.0));
    Ok((samples, rate))
}

/// Half as many samples a second. What is above the new half rate goes first, or it would fold
/// back into the voice.
fn halved(samples: &[f32]) -> Vec<f32> {
    const SIDE: isize = 24;
    let weight = |at: isize| {
        let x = at as f64 * std::f64::consts::PI / 2.0;
        let sinc = if at == 0 { 1.0 } else { x.sin() / x };
        let turn = std::f64::consts::PI * at as f64 / (SIDE + 1) as f64;
        (sinc * (0.5 + 0.5 * turn.cos()) / 2.0) as f32
    };
    let weights: Vec<f32> = (-SIDE..=SIDE).map(weight).collect();
    let at = |middle: usize| {
        let taps = (-SIDE..=SIDE).zip(&weights);
        let tap = |(by, weight): (isize, &f32)| {
            middle.checked_add_signed(by).and_then(|at| samples.get(at)).map_or(0.0, |s| s * weight)
        };
        taps.map(tap).sum()
    };
    (0..samples.len().div_ceil(2)).map(|half| at(half * 2)).collect()
}

fn vorbis(samples: &[f32], rate: u32) -> Result<Vec<u8>, VorbisError> {
    let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
    let quality = VorbisBitrateManagementStrategy::QualityVbr { target_quality: QUALITY };
    let mut encoder =
        VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, Vec::new(), SERIAL)
            .bitrate_management_strategy(quality)
            .build()?;
    for block in samples.chunks(BLOCK) {
        encoder.encode_audio_block([block])?;
    }
    encoder.finish()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use wire::message::MOST_SAID;

    /// A WAV file of something like speech: a tone that comes and goes, with noise in it.
    pub(crate) fn wav(rate: u32, channels: u16, seconds: f32, loud: f32) -> Vec<u8> {
        let n = (seconds * rate as f32) as u32;
        let bytes = n * u32::from(channels) * 2;
        let mut file = Vec::new();
        file.extend(b"RIFF");
        file.extend((36 + bytes).to_le_bytes());
        file.extend(b"WAVEfmt ");
        file.extend(16_u32.to_le_bytes());
        file.extend(1_u16.to_le_bytes());
        file.extend(channels.to_le_bytes());
        file.extend(rate.to_le_bytes());
        file.extend((rate * u32::from(channels) * 2).to_le_bytes());
        file.extend((channels * 2).to_le_bytes());
        file.extend(16_u16.to_le_bytes());
        file.extend(b"data");
        file.extend(bytes.to_le_bytes());
        let mut noise = 1_u32;
        for at in 0..n {
            let t = at as f32 / rate as f32;
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let hiss = (noise >> 16) as f32 / 65_536.0 - 0.5;
            let tone = (t * 220.0 * std::f32::consts::TAU).sin() + 0.3 * hiss;
            let value = tone / 1.2 * (t * 9.0).sin().abs() * loud * 32_000.0;
            (0..channels).for_each(|_| file.extend((value as i16).to_le_bytes()));
        }
        file
    }

    #[test]
    fn a_minute_of_any_recorder_is_small_enough_to_travel() {
        for (rate, channels) in [(16_000, 1), (44_100, 2), (48_000, 1), (8_000, 1)] {
            let ogg = encode(&wav(rate, channels, 60.0, 0.5)).unwrap();
            assert!(ogg.len() < MOST_SAID, "{rate} Hz took {} bytes", ogg.len());
            let (samples, kept) = read(&ogg).unwrap();
            assert!(kept <= MOST_RATE, "{kept}");
            let seconds = samples.len() as f32 / kept as f32;
            assert!((seconds - 60.0).abs() < 0.1, "{rate} Hz became {seconds} s");
        }
    }

    #[test]
    fn a_soft_voice_is_made_louder_and_silence_is_none() {
        let soft = encode(&wav(16_000, 1, 1.0, 0.1)).unwrap();
        let loudest = read(&soft).unwrap().0.iter().fold(0.0_f32, |most, one| most.max(one.abs()));
        assert!(loudest > 0.5, "{loudest}");
        assert_eq!(encode(&wav(16_000, 1, 1.0, 0.0)), Err(Wrong::Silent));
    }

    #[test]
    fn what_is_too_long_or_no_sound_is_refused() {
        assert_eq!(encode(&wav(16_000, 1, 63.0, 0.5)), Err(Wrong::Long));
        for file in [&b""[..], b"RIFF", b"hello, this is no sound at all"] {
            assert_eq!(encode(file), Err(Wrong::NoSound));
        }
        let whole = wav(16_000, 1, 0.2, 0.5);
        for end in (0..whole.len()).step_by(97) {
            let _ = encode(&whole[..end]);
        }
    }

    #[test]
    fn a_tone_above_the_new_limit_is_gone_after_halving() {
        let tone = |hertz: f32| -> Vec<f32> {
            (0..9_600)
                .map(|at| (at as f32 * hertz * std::f32::consts::TAU / 48_000.0).sin())
                .collect()
        };
        let loudest = |samples: Vec<f32>| {
            let inner = &samples[100..samples.len() - 100];
            inner.iter().fold(0.0_f32, |most, one| most.max(one.abs()))
        };
        assert!(loudest(halved(&tone(17_000.0))) < 0.02);
        assert!((loudest(halved(&tone(1_000.0))) - 1.0).abs() < 0.02);
    }
}
