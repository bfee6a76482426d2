//! Pictures that move (GIF, APNG, animated WebP), as a few still ones that are shown in turn.
//!
//! A tablet shows drawn figures and no films of them, so of a picture that moves a strip of frames is
//! kept: few enough to stay in a cheap tablet's memory, spread evenly over one round.

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::imageops::{FilterType, resize};
use image::{AnimationDecoder, Frame, ImageDecoder, ImageFormat, ImageResult, RgbaImage};
use std::io::Cursor;
use std::time::Duration;

/// The most frames of a strip.
const MOST_FRAMES: usize = 12;
/// What all frames of a strip take at the size at which they are shown: less than a tablet keeps.
const MOST_PIXELS: usize = (12 << 20) / 4;
/// A frame is kept at most so wide and high: half as large again as a page, for finer screens.
const LARGEST: (u32, u32) = (1920, 804);
/// The longest round, and the most frames that are looked at.
const LONGEST_MS: u32 = 10_000;
const MOST_LOOKED_AT: usize = 600;
/// The largest side.
const MOST_SIDE: u32 = 4_096;
/// Browsers show a frame that is shorter than two hundredths of a second for a tenth.
const SHORTEST_MS: u32 = 20;
const USUAL_MS: u32 = 100;

/// A strip of frames.
pub struct Frames {
    /// The frames, PNG, all of one size; a picture that stands still has one.
    pub pictures: Vec<Vec<u8>>,
    /// Width of each.
    pub w: u32,
    /// Height of each.
    pub h: u32,
    /// How long a round takes, seconds.
    pub every: f32,
    /// How many there were.
    pub of: usize,
}

/// One frame.
pub(super) struct Still {
    pub(super) png: Vec<u8>,
    pub(super) w: u32,
    pub(super) h: u32,
}

/// Why a picture that moves does not become a strip.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TooMuch {
    /// It is torn.
    #[error("{0}")]
    Torn(String),
    /// Its round is too long.
    #[error("{0} s")]
    Long(u32),
    /// It has too many frames.
    #[error("> {0}")]
    Many(usize),
    /// It is too large.
    #[error("{0} × {1}")]
    Large(u32, u32),
}

/// The strip of a picture that moves, or of a GIF that does not; `None` for any other picture.
///
/// # Errors
/// [`TooMuch`] where it is too long, too large or torn.
pub fn frames(bytes: &[u8]) -> Result<Option<Frames>, TooMuch> {
    let Some((w, h)) = size(bytes)? else { return Ok(None) };
    if w == 0 || h == 0 || w > MOST_SIDE || h > MOST_SIDE {
        return Err(TooMuch::Large(w, h));
    }
    let ends = ends(bytes)?;
    let round = ends.last().copied().unwrap_or(USUAL_MS);
    let scale = (LARGEST.0 as f32 / w as f32).min(LARGEST.1 as f32 / h as f32).min(1.0);
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    let (kept_w, kept_h) = (side(w), side(h));
    let pixels = (kept_w as usize * kept_h as usize).max(1);
    let n = ends.len().min(MOST_FRAMES).min((MOST_PIXELS / pixels).max(2));
    let wanted: Vec<usize> = (0..n)
        .map(|at| (2 * at as u32 + 1) * round / (2 * n as u32))
        .map(|ms| ends.iter().position(|end| *end > ms).unwrap_or(ends.len() - 1))
        .collect();
    let mut pictures = Vec::new();
    for (at, frame) in decoded(bytes)?.enumerate() {
        if !wanted.contains(&at) {
            continue;
        }
        let picture = frame.map_err(torn)?.into_buffer();
        let picture = match (kept_w, kept_h) == picture.dimensions() {
            true => picture,
            false => resize(&picture, kept_w, kept_h, FilterType::CatmullRom),
        };
        // Where nothing is to be seen a figure is away for a moment; a picture of nothing is none.
        if picture.pixels().any(|pixel| pixel.0[3] > 0) {
            pictures.push(png(&picture)?);
        }
    }
    if pictures.windows(2).all(|two| two[0] == two[1]) {
        pictures.truncate(1);
    }
    if pictures.is_empty() {
        return Err(TooMuch::Torn("0".to_owned()));
    }
    let every = (round as f32 / 1000.0).clamp(0.1, 60.0);
    let of = if pictures.len() == 1 { 1 } else { ends.len() };
    Ok(Some(Frames { pictures, w: kept_w, h: kept_h, every, of }))
}

/// The first frame alone, for what moves too much.
pub(super) fn first(bytes: &[u8]) -> Option<Still> {
    let (w, h) = size(bytes).ok()??;
    if w == 0 || h == 0 || w > MOST_SIDE || h > MOST_SIDE {
        return None;
    }
    let seen = |picture: &RgbaImage| picture.pixels().any(|pixel| pixel.0[3] > 0);
    let picture = decoded(bytes).ok()?.next()?.ok().map(Frame::into_buffer).filter(seen)?;
    Some(Still { png: png(&picture).ok()?, w: picture.width(), h: picture.height() })
}

/// Whether it moves, and how large it is; a GIF counts even if it stands still.
fn size(bytes: &[u8]) -> Result<Option<(u32, u32)>, TooMuch> {
    let cursor = || Cursor::new(bytes);
    Ok(match image::guess_format(bytes).ok() {
        Some(ImageFormat::Gif) => Some(GifDecoder::new(cursor()).map_err(torn)?.dimensions()),
        Some(ImageFormat::Png) => {
            let Ok(decoder) = PngDecoder::new(cursor()) else { return Ok(None) };
            let dimensions = decoder.dimensions();
            decoder.is_apng().map_err(torn)?.then_some(dimensions)
        }
        Some(ImageFormat::WebP) => {
            let Ok(decoder) = WebPDecoder::new(cursor()) else { return Ok(None) };
            decoder.has_animation().then(|| decoder.dimensions())
        }
        _ => None,
    })
}

/// When each frame ends.
fn ends(bytes: &[u8]) -> Result<Vec<u32>, TooMuch> {
    let mut ends = Vec::new();
    let mut end = 0_u32;
    for frame in decoded(bytes)? {
        let ms = Duration::from(frame.map_err(torn)?.delay()).as_millis();
        let ms = u32::try_from(ms).unwrap_or(u32::MAX);
        end = end.saturating_add(if ms < SHORTEST_MS { USUAL_MS } else { ms });
        ends.push(end);
        if ends.len() > MOST_LOOKED_AT {
            return Err(TooMuch::Many(MOST_LOOKED_AT));
        }
        // How long the last frame of a picture that plays once stays is no part of a round.
        if end > LONGEST_MS && ends.len() > 1 {
            return Err(TooMuch::Long(end / 1000));
        }
    }
    if ends.is_empty() { Err(TooMuch::Torn("0".to_owned())) } else { Ok(ends) }
}

fn decoded(bytes: &[u8]) -> Result<Box<dyn Iterator<Item = ImageResult<Frame>> + '_>, TooMuch> {
    let cursor = Cursor::new(bytes);
    Ok(match image::guess_format(bytes).ok() {
        Some(ImageFormat::Gif) => Box::new(GifDecoder::new(cursor).map_err(torn)?.into_frames()),
        Some(ImageFormat::WebP) => Box::new(WebPDecoder::new(cursor).map_err(torn)?.into_frames()),
        _ => {
            let decoder = PngDecoder::new(cursor).map_err(torn)?;
            Box::new(decoder.apng().map_err(torn)?.into_frames())
        }
    })
}

fn png(picture: &RgbaImage) -> Result<Vec<u8>, TooMuch> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(torn)?;
    Ok(bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where errors are mapped")]
fn torn(error: image::ImageError) -> TooMuch {
    TooMuch::Torn(error.to_string())
}
