//! Writes Ogg Vorbis: one channel, 24 kHz, quality 0, and the same bytes every time.

use super::MediaError;
use super::sound::RATE;
use std::num::{NonZeroU8, NonZeroU32};
use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisEncoderBuilder, VorbisError};

/// Any fixed number will do: a bundle never chains two streams in one file.
const SERIAL: i32 = 0x4A_6F_6E_61;
/// About 195 KB a minute of speech.
const QUALITY: f32 = 0.0;
/// A size that the encoder's own documentation finds good.
const BLOCK: usize = 4096;

/// Encodes samples at [`RATE`].
pub(super) fn vorbis(samples: &[f32]) -> Result<Vec<u8>, MediaError> {
    encode(samples).map_err(|error| MediaError::Vorbis(error.to_string()))
}

fn encode(samples: &[f32]) -> Result<Vec<u8>, VorbisError> {
    let rate = NonZeroU32::new(RATE).unwrap_or(NonZeroU32::MIN);
    let mut encoder =
        VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, Vec::new(), SERIAL)
            .bitrate_management_strategy(VorbisBitrateManagementStrategy::QualityVbr {
                target_quality: QUALITY,
            })
            .build()?;
    for block in samples.chunks(BLOCK) {
        encoder.encode_audio_block([block])?;
    }
    encoder.finish()
}
