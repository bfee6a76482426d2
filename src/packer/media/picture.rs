//! Chooses the smallest file in which a sprite still looks the same.

use super::palette::{self, Indexed};
use super::{MediaError, Sprite};
use image::ImageEncoder;
use image::codecs::jpeg::JpegEncoder;
use oxipng::{BitDepth, ColorType, Options, RGBA8, RawImage};

/// A palette may be off by this much per channel on average …
const MEAN_OFF: f32 = 0.6;
/// … and by this much at the worst pixel; such pixels sit alone on blended edges, where nobody sees
/// them, while a tablet decodes a palette five times as fast as anything else.
const WORST_OFF: u8 = 56;
/// Finest photographs for their size on a tablet.
const JPEG_QUALITY: u8 = 85;

/// A picture as it goes into a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// `png`, `jpeg` or `webp`.
    pub format: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Encodes a sprite: palette PNG if that is true enough, else JPEG for what is opaque, else lossless.
pub fn encode(sprite: &Sprite) -> Result<Encoded, MediaError> {
    let indexed = palette::index(&sprite.rgba);
    let few_shades = indexed.is_some();
    if let Some(indexed) =
        indexed.filter(|found| found.mean <= MEAN_OFF && found.worst <= WORST_OFF)
    {
        return png_of_palette(sprite, indexed);
    }
    let lossy = match sprite.is_opaque() {
        true => jpeg(sprite)?,
        false => lossless_webp(sprite)?,
    };
    // A true-colour PNG of a photograph is large and slow to try; of a soft gradient it may win.
    if few_shades {
        let png = squeeze(sprite, ColorType::RGBA, sprite.rgba.clone())?;
        if png.bytes.len() <= lossy.bytes.len() {
            return Ok(png);
        }
    }
    Ok(lossy)
}

fn png_of_palette(sprite: &Sprite, indexed: Indexed) -> Result<Encoded, MediaError> {
    let palette = indexed.palette.iter().map(|[r, g, b, a]| RGBA8::new(*r, *g, *b, *a)).collect();
    squeeze(sprite, ColorType::Indexed { palette }, indexed.indices)
}

fn squeeze(sprite: &Sprite, colours: ColorType, data: Vec<u8>) -> Result<Encoded, MediaError> {
    // No time limit: a busy machine must write the same bytes as an idle one.
    let options = Options { optimize_alpha: true, timeout: None, ..Options::from_preset(2) };
    RawImage::new(sprite.w, sprite.h, colours, BitDepth::Eight, data)
        .and_then(|raw| raw.create_optimized_png(&options))
        .map(|bytes| Encoded { format: "png", bytes })
        .map_err(|error| MediaError::Encode(error.to_string()))
}

fn jpeg(sprite: &Sprite) -> Result<Encoded, MediaError> {
    let rgb: Vec<u8> = sprite.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
        .write_image(&rgb, sprite.w, sprite.h, image::ExtendedColorType::Rgb8)
        .map_err(|error| MediaError::Encode(error.to_string()))?;
    Ok(Encoded { format: "jpeg", bytes })
}

fn lossless_webp(sprite: &Sprite) -> Result<Encoded, MediaError> {
    let memory = webp::Encoder::from_rgba(&sprite.rgba, sprite.w, sprite.h)
        .encode_simple(true, 75.0)
        .map_err(|error| MediaError::Encode(format!("{error:?}")))?;
    Ok(Encoded { format: "webp", bytes: memory.to_vec() })
}

#[cfg(test)]
#[path = "picture_tests.rs"]
mod tests;
