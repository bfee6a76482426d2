//! Writes Ogg Vorbis: one channel, 24 kHz, and the same bytes every time.

use super::MediaError;
use super::sound::RATE;
use std::num::{NonZeroU8, NonZeroU32};
use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

/// Any fixed number will do: a bundle never chains two streams in one file.
const SERIAL: i32 = 0x4A_6F_6E_61;
/// A size that the encoder's own documentation finds good.
const BLOCK: usize = 4096;

/// How true a sound stays to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fidelity {
    /// A recording or an effect: about 195 KB a minute of speech.
    Recorded,
    /// A machine's voice, which waits for a human one and gains nothing by more.
    Draft,
}

impl Fidelity {
    /// The encoder's quality, from -0.2 to 1.
    fn quality(self) -> f32 {
        match self {
            Self::Recorded => 0.0,
            Self::Draft => -0.2,
        }
    }
}

/// Encodes samples at [`RATE`].
pub(super) fn vorbis(samples: &[f32], fidelity: Fidelity) -> Result<Vec<u8>, MediaError> {
    encode(samples, fidelity.quality()).map_err(|error| MediaError::Vorbis(error.to_string()))
}

fn encode(samples: &[f32], quality: f32) -> Result<Vec<u8>, VorbisError> {
    let rate = NonZeroU32::new(RATE).unwrap_or(NonZeroU32::MIN);
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
