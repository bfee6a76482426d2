//! Writes Ogg Vorbis: one channel, and the same bytes every time.

use super::sound::RATE;
use super::{MediaError, resample};
use std::borrow::Cow;
use std::num::{NonZeroU8, NonZeroU32};
use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

/// Any fixed number will do: a bundle never chains two streams in one file.
const SERIAL: i32 = 0x4A_6F_6E_61;
/// A size that the encoder's own documentation finds good.
const BLOCK: usize = 4096;

/// How true a sound stays to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fidelity {
    /// A recording or an effect: 24 kHz, about 195 KB a minute of speech.
    Recorded,
    /// A machine's voice, which waits for a human one and gains little by more than the 16 kHz
    /// of a good telephone: about half as much a minute, and a fifth less before the first word.
    Draft,
}

impl Fidelity {
    /// Samples a second, and the encoder's quality from -0.2 to 1.
    fn means(self) -> (u32, f32) {
        match self {
            Self::Recorded => (RATE, 0.0),
            Self::Draft => (16_000, -0.2),
        }
    }
}

/// Encodes samples at [`RATE`].
pub(super) fn vorbis(samples: &[f32], fidelity: Fidelity) -> Result<Vec<u8>, MediaError> {
    let (rate, quality) = fidelity.means();
    let samples = match rate {
        RATE => Cow::Borrowed(samples),
        rate => Cow::Owned(resample::resample(samples, RATE, rate)),
    };
    encode(&samples, rate, quality).map_err(|error| MediaError::Vorbis(error.to_string()))
}

fn encode(samples: &[f32], rate: u32, quality: f32) -> Result<Vec<u8>, VorbisError> {
    let rate = NonZeroU32::new(rate).unwrap_or(NonZeroU32::MIN);
    let mut encoder =
        VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, Vec::new(), SERIAL)
            .bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr {
                target_quality: quality,
            })
            .build()?;
    for block in samples.chunks(BLOCK) {
        encoder.encode_audio_block([block])?;
    }
    encoder.finish()
}
