//! Reads any recording that an author may bring and makes of it a clip as a bundle holds it.

use super::encode::{self, Fidelity};
use super::{MediaError, level, resample};
use std::io::Cursor;
use symphonia::core::audio::SampleBuffer;
use symphonia::core::codecs::{CODEC_TYPE_NULL, DecoderOptions};
use symphonia::core::errors::Error;
use symphonia::core::formats::FormatOptions;
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::probe::Hint;

/// Samples per second of everything in a bundle.
pub const RATE: u32 = 24_000;
/// More gain than this means that the speaker was too far from the microphone.
const QUIET_DB: f32 = 12.0;

/// One channel of sound at [`RATE`], −1 … 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pcm {
    /// The samples.
    pub samples: Vec<f32>,
    /// Samples of the source that hit the limit in runs of three or more: the recording is distorted.
    pub clipped: u32,
}

impl Pcm {
    /// Its length in milliseconds.
    pub fn ms(&self) -> u32 {
        (self.samples.len() as u64 * 1000 / u64::from(RATE)) as u32
    }
}

/// A finished sound and what an author should know of how it was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    /// Ogg Vorbis, one channel at [`RATE`].
    pub ogg: Vec<u8>,
    /// Length.
    pub ms: u32,
    /// How much louder it was made.
    pub gain_db: f32,
    /// Silence that was cut off before the sound; times of words move by this.
    pub trimmed_head_ms: u32,
    /// Silence that was cut off after it.
    pub trimmed_tail_ms: u32,
    /// Distorted samples of the source; more than a few are heard.
    pub clipped: u32,
    /// It was recorded so low that its noise has become loud too.
    pub quiet: bool,
}

/// Decodes WAV, MP3, M4A, FLAC or Ogg Vorbis; the extension is a hint, the content decides.
pub fn decode(bytes: &[u8], extension: &str) -> Result<Pcm, MediaError> {
    decode_at_most(bytes, extension, u32::MAX)
}

/// The same for a stranger's file: silence packs so small that a few megabytes could fill the memory.
pub fn decode_at_most(bytes: &[u8], extension: &str, seconds: u32) -> Result<Pcm, MediaError> {
    let (samples, rate) =
        read(bytes, extension, seconds).map_err(|error| MediaError::Sound(error.to_string()))?;
    if samples.is_empty() || rate == 0 {
        return Err(MediaError::Sound("it holds no sound".into()));
    }
    let clipped = clipped(&samples);
    Ok(Pcm { samples: resample::resample(&samples, rate, RATE), clipped })
}

/// Makes a clip of speech: silence cut off, as loud as every other, encoded.
pub fn narration(pcm: &Pcm) -> Result<Clip, MediaError> {
    speech(pcm, Fidelity::Recorded)
}

/// The same of a machine's voice.
pub(super) fn draft(pcm: &Pcm) -> Result<Clip, MediaError> {
    speech(pcm, Fidelity::Draft)
}

fn speech(pcm: &Pcm, fidelity: Fidelity) -> Result<Clip, MediaError> {
    let Levelled { pcm, gain_db, head_ms, tail_ms } = levelled(pcm)?;
    Ok(Clip {
        ms: pcm.ms(),
        ogg: encode::vorbis(&pcm.samples, fidelity)?,
        gain_db,
        trimmed_head_ms: head_ms,
        trimmed_tail_ms: tail_ms,
        clipped: pcm.clipped,
        quiet: gain_db > QUIET_DB,
    })
}

/// Speech as a clip holds it, before it is encoded.
#[derive(Debug, Clone, PartialEq)]
pub struct Levelled {
    /// Silence cut off, as loud as every other.
    pub pcm: Pcm,
    /// How much louder it was made.
    pub gain_db: f32,
    /// Silence that was cut off before it.
    pub head_ms: u32,
    /// And after it.
    pub tail_ms: u32,
}

/// Cuts silence off and makes speech as loud as every other.
pub fn levelled(pcm: &Pcm) -> Result<Levelled, MediaError> {
    let level::Trimmed { samples, head_ms, tail_ms } = level::trim(&pcm.samples)?;
    let (samples, gain_db) = level::normalise(samples)?;
    Ok(Levelled { pcm: Pcm { samples, clipped: pcm.clipped }, gain_db, head_ms, tail_ms })
}

impl Levelled {
    /// It was recorded so low that its noise has become loud too.
    pub fn is_quiet(&self) -> bool {
        self.gain_db > QUIET_DB
    }
}

/// Makes a clip of a sound as it is: an effect keeps its own loudness and its rests.
pub(super) fn as_it_is(pcm: &Pcm) -> Result<Clip, MediaError> {
    Ok(Clip {
        ogg: encode::vorbis(&pcm.samples, Fidelity::Recorded)?,
        ms: pcm.ms(),
        gain_db: 0.0,
        trimmed_head_ms: 0,
        trimmed_tail_ms: 0,
        clipped: pcm.clipped,
        quiet: false,
    })
}

/// All channels mixed into one, at the source's own rate.
fn read(bytes: &[u8], extension: &str, seconds: u32) -> Result<(Vec<f32>, u32), Error> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes.to_vec())), Default::default());
    let mut hint = Hint::new();
    hint.with_extension(extension.trim_start_matches('.'));
    let gapless = FormatOptions { enable_gapless: true, ..FormatOptions::default() };
    let probed = symphonia::default::get_probe().format(
        &hint,
        stream,
        &gapless,
        &MetadataOptions::default(),
    )?;
    let mut format = probed.format;
    let track = format
        .tracks()
        .iter()
        .find(|track| track.codec_params.codec != CODEC_TYPE_NULL)
        .ok_or(Error::Unsupported("no sound track in it"))?;
    let id = track.id;
    let mut decoder =
        symphonia::default::get_codecs().make(&track.codec_params, &DecoderOptions::default())?;
    let (mut samples, mut rate) = (Vec::new(), 0);
    loop {
        let packet = match format.next_packet() {
            Ok(packet) => packet,
            Err(Error::IoError(end)) if end.kind() == std::io::ErrorKind::UnexpectedEof => break,
            Err(error) => return Err(error),
        };
        if packet.track_id() != id {
            continue;
        }
        let decoded = match decoder.decode(&packet) {
            Ok(decoded) => decoded,
            // One damaged packet is a click; the rest is still worth having.
            Err(Error::DecodeError(_)) => continue,
            Err(error) => return Err(error),
        };
        let spec = *decoded.spec();
        rate = spec.rate;
        let channels = spec.channels.count().max(1);
        let mut buffer = SampleBuffer::<f32>::new(decoded.capacity() as u64, spec);
        buffer.copy_interleaved_ref(decoded);
        let mixed = buffer.samples().chunks_exact(channels);
        samples.extend(mixed.map(|frame| frame.iter().sum::<f32>() / channels as f32));
        if samples.len() as u64 > u64::from(seconds) * u64::from(rate) {
            return Err(Error::LimitError("it is too long"));
        }
    }
    Ok((samples, rate))
}

/// Samples that hit the limit in runs of three or more.
pub fn clipped(samples: &[f32]) -> u32 {
    let mut total = 0;
    let mut run = 0;
    for sample in samples.iter().chain(&[0.0]) {
        if sample.abs() >= 0.999 {
            run += 1;
        } else {
            total += if run >= 3 { run } else { 0 };
            run = 0;
        }
    }
    total
}

#[cfg(test)]
#[path = "sound_tests.rs"]
pub(crate) mod tests;
