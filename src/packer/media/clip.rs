//! Clips of a signer: an animated WebP, or numbered pictures, made into a small animated WebP.

use super::{FileKind, MediaError};
use image::codecs::webp::WebPDecoder;
use image::imageops::{FilterType, resize};
use image::{AnimationDecoder, ImageFormat, RgbImage};
use std::io::Cursor;
use std::sync::Arc;
use webp::{AnimEncoder, AnimFrame, WebPConfig};

/// The longest side of a clip in a bundle: enough for a hand shape, little to decode.
const LONGEST_SIDE: u32 = 360;
/// The largest file.
const MOST_BYTES: usize = 1 << 20;
/// The longest clip: what is longer belongs on two pages.
const LONGEST_MS: u32 = 20_000;
const QUALITY: f32 = 62.0;

/// The pictures of a clip as they were brought.
#[derive(Clone, Debug)]
pub enum Pictures {
    /// An animated WebP.
    Moving(Arc<[u8]>),
    /// Pictures in their order, so many of them a second.
    Numbered(Vec<(FileKind, Arc<[u8]>)>, f32),
}

/// A clip as a bundle holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The animated WebP.
    pub bytes: Vec<u8>,
    /// Its size in pixels.
    pub w: u32,
    /// See `w`.
    pub h: u32,
}

/// How long a clip is, in milliseconds; every picture of it is looked at.
pub fn length(pictures: &Pictures) -> Result<u32, MediaError> {
    Ok(frames(pictures)?.last().map_or(0, |(_, ends)| *ends))
}

/// Makes a clip small; the same pictures give the same bytes.
pub fn moving(pictures: &Pictures) -> Result<Moving, MediaError> {
    let frames = frames(pictures)?;
    let (w, h) = frames.first().map_or((0, 0), |(first, _)| first.dimensions());
    let scale = (LONGEST_SIDE as f32 / w.max(h).max(1) as f32).min(1.0);
    if let Pictures::Moving(bytes) = pictures
        && scale >= 1.0
        && bytes.len() <= MOST_BYTES
    {
        return Ok(Moving { bytes: bytes.to_vec(), w, h });
    }
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    let (w, h) = (side(w), side(h));
    let refused = |why: String| MediaError::Encode(why);
    let mut config =
        WebPConfig::new().map_err(|()| refused("the encoder does not start".to_owned()))?;
    config.quality = QUALITY;
    config.method = 6;
    let small: Vec<RgbImage> =
        frames.iter().map(|(frame, _)| resize(frame, w, h, FilterType::CatmullRom)).collect();
    let mut encoder = AnimEncoder::new(w, h, &config);
    let begins = std::iter::once(0).chain(frames.iter().map(|(_, ends)| *ends));
    for (frame, begins) in small.iter().zip(begins) {
        encoder.add_frame(AnimFrame::from_rgb(frame, w, h, begins.cast_signed()));
    }
    let memory = encoder.try_encode().map_err(|error| refused(format!("{error:?}")))?;
    if memory.len() > MOST_BYTES {
        return Err(MediaError::ClipHeavy(memory.len() >> 10, MOST_BYTES >> 10));
    }
    Ok(Moving { bytes: memory.to_vec(), w, h })
}

/// Every picture of a clip with the millisecond at which it ends.
fn frames(pictures: &Pictures) -> Result<Vec<(RgbImage, u32)>, MediaError> {
    let frames = match pictures {
        Pictures::Moving(bytes) => decoded(bytes)?,
        Pictures::Numbered(files, rate) => numbered(files, *rate)?,
    };
    let Some((first, _)) = frames.first() else { return Err(MediaError::ClipStill) };
    if frames.len() < 2 {
        return Err(MediaError::ClipStill);
    }
    if let Some(at) = frames.iter().position(|(frame, _)| frame.dimensions() != first.dimensions())
    {
        return Err(MediaError::ClipSizes(at + 1));
    }
    let ms = frames.last().map_or(0, |(_, ends)| *ends);
    if ms > LONGEST_MS {
        return Err(MediaError::ClipLong(ms / 1000, LONGEST_MS / 1000));
    }
    Ok(frames)
}

fn decoded(bytes: &[u8]) -> Result<Vec<(RgbImage, u32)>, MediaError> {
    let torn = |error: image::ImageError| MediaError::Clip(error.to_string());
    // The decoder takes a file that ends between two pictures for a shorter film.
    let said = bytes.get(4..8).and_then(|size| size.try_into().ok()).map_or(0, u32::from_le_bytes);
    let (there, said) = (bytes.len(), said as usize + 8);
    if there < said {
        return Err(MediaError::Clip(format!("it is torn: {there} bytes of {said} are there")));
    }
    let decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(torn)?;
    if !decoder.has_animation() {
        return Err(MediaError::ClipStill);
    }
    let mut ends = 0;
    let mut frames = Vec::new();
    for frame in decoder.into_frames() {
        let frame = frame.map_err(torn)?;
        ends += std::time::Duration::from(frame.delay()).as_millis() as u32;
        if ends > LONGEST_MS {
            return Err(MediaError::ClipLong(ends / 1000, LONGEST_MS / 1000));
        }
        frames.push((image::DynamicImage::from(frame.into_buffer()).into_rgb8(), ends));
    }
    Ok(frames)
}

fn numbered(
    files: &[(FileKind, Arc<[u8]>)],
    rate: f32,
) -> Result<Vec<(RgbImage, u32)>, MediaError> {
    let most = (LONGEST_MS as f32 / 1000.0 * rate) as usize;
    if files.len() > most {
        return Err(MediaError::ClipLong((files.len() as f32 / rate) as u32, LONGEST_MS / 1000));
    }
    let read = |(at, (kind, bytes)): (usize, &(FileKind, Arc<[u8]>))| {
        let format = match kind {
            FileKind::Jpeg => ImageFormat::Jpeg,
            FileKind::WebP => ImageFormat::WebP,
            FileKind::Png | FileKind::Svg => ImageFormat::Png,
        };
        let picture = image::load_from_memory_with_format(bytes, format)
            .map_err(|error| MediaError::ClipPicture(at + 1, error.to_string()))?;
        Ok((picture.into_rgb8(), ((at + 1) as f32 * 1000.0 / rate).round() as u32))
    };
    files.iter().enumerate().map(read).collect()
}

#[cfg(test)]
#[path = "clip_tests.rs"]
mod tests;
