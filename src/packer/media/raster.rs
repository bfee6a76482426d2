//! Draws a picture into a box of pixels and trims the empty border.

use super::MediaError;
use super::parts::{self, Selector};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Rgba32FImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use std::io::Cursor;

/// The largest side that is drawn: four times a tablet's screen.
const MAX_SIDE: u32 = 8192;

/// What kind of picture file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A drawing.
    Svg,
    /// Pixels, lossless.
    Png,
    /// A photograph.
    Jpeg,
    /// Either.
    WebP,
}

impl FileKind {
    /// By the ending of a file's name, with or without a dot, in any case.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.trim_start_matches('.').to_ascii_lowercase().as_str() {
            "svg" => Some(Self::Svg),
            "png" => Some(Self::Png),
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "webp" => Some(Self::WebP),
            _ => None,
        }
    }
}

/// Pixels that are ready to be encoded: straight (not premultiplied) RGBA, trimmed to what is visible.
#[derive(Debug, Clone, PartialEq)]
pub struct Sprite {
    /// `4 * w * h` bytes; wholly transparent pixels are all zero.
    pub rgba: Vec<u8>,
    /// Left edge of the trimmed pixels in the box.
    pub x: u32,
    /// Top edge of the trimmed pixels in the box.
    pub y: u32,
    /// Width of the trimmed pixels.
    pub w: u32,
    /// Height of the trimmed pixels.
    pub h: u32,
    /// Width of the whole picture when drawn; a pivot's 0..1 is of this.
    pub box_w: u32,
    /// Height of the whole picture when drawn.
    pub box_h: u32,
    /// Pixels drawn for one unit or pixel of the source; above 1 a photograph gets blurred.
    pub scale: f32,
}

impl Sprite {
    /// Whether nothing shines through.
    pub fn is_opaque(&self) -> bool {
        self.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255)
    }
}

/// Draws the selected parts as large as fits into `fit`, keeping their shape.
///
/// The box of the result is the whole picture's, whatever the selection is, so that all parts of
/// one drawing lie on each other when drawn in the same box.
pub fn render(
    bytes: &[u8],
    kind: FileKind,
    selector: &Selector,
    fit: (u32, u32),
) -> Result<Sprite, MediaError> {
    if fit.0 == 0 || fit.1 == 0 || fit.0 > MAX_SIDE || fit.1 > MAX_SIDE {
        return Err(MediaError::Size(fit.0, fit.1));
    }
    let drawn = match (kind, selector) {
        (FileKind::Svg, _) => draw(bytes, selector, fit)?,
        (_, Selector::Whole) => scale(bytes, kind, fit)?,
        _ => return Err(MediaError::NoParts),
    };
    trim(&drawn).ok_or_else(|| MediaError::Blank(selector.to_string()))
}

fn draw(bytes: &[u8], selector: &Selector, fit: (u32, u32)) -> Result<Sprite, MediaError> {
    let text = std::str::from_utf8(bytes).map_err(|error| MediaError::Svg(error.to_string()))?;
    let text = parts::select(text.trim_start_matches('\u{feff}'), selector)?;
    // A drawing may not reach out to other files: what is not in it is not drawn.
    let mut options = usvg::Options::default();
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_str(&text, &options)
        .map_err(|error| MediaError::Svg(error.to_string()))?;
    let size = tree.size();
    let (box_w, box_h, scale) = fitted(size.width(), size.height(), fit);
    let mut pixmap = Pixmap::new(box_w, box_h).ok_or(MediaError::Size(box_w, box_h))?;
    // The box is whole pixels, so each axis is stretched by less than half of one to fill it.
    let transform =
        Transform::from_scale(box_w as f32 / size.width(), box_h as f32 / size.height());
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    let rgba = pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let straight = pixel.demultiply();
            [straight.red(), straight.green(), straight.blue(), straight.alpha()]
        })
        .collect();
    Ok(Sprite { rgba, x: 0, y: 0, w: box_w, h: box_h, box_w, box_h, scale })
}

fn scale(bytes: &[u8], kind: FileKind, fit: (u32, u32)) -> Result<Sprite, MediaError> {
    let picture = decode(bytes, kind)?;
    let (box_w, box_h, scale) = fitted(picture.width() as f32, picture.height() as f32, fit);
    let rgba = if (box_w, box_h) == (picture.width(), picture.height()) {
        picture.into_rgba8().into_raw()
    } else {
        let mut colours = picture.into_rgba32f();
        multiply(&mut colours);
        let small = image::imageops::resize(
            &colours,
            box_w,
            box_h,
            image::imageops::FilterType::CatmullRom,
        );
        small.pixels().flat_map(|pixel| straight(pixel.0)).collect()
    };
    Ok(Sprite { rgba, x: 0, y: 0, w: box_w, h: box_h, box_w, box_h, scale })
}

fn decode(bytes: &[u8], kind: FileKind) -> Result<DynamicImage, MediaError> {
    let torn = |error: image::ImageError| MediaError::Raster(error.to_string());
    let mut decoder = reader(bytes, kind).into_decoder().map_err(torn)?;
    // A few kilobytes can claim to be a picture as large as a country.
    let (w, h) = decoder.dimensions();
    if w > MAX_SIDE || h > MAX_SIDE {
        return Err(MediaError::Pixels(w, h, MAX_SIDE));
    }
    // A camera notes how it was held instead of turning the picture.
    let held = decoder.orientation().map_err(torn)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(torn)?;
    picture.apply_orientation(held);
    Ok(picture)
}

fn reader(bytes: &[u8], kind: FileKind) -> ImageReader<Cursor<&[u8]>> {
    let format = match kind {
        FileKind::Jpeg => ImageFormat::Jpeg,
        FileKind::WebP => ImageFormat::WebP,
        FileKind::Png | FileKind::Svg => ImageFormat::Png,
    };
    ImageReader::with_format(Cursor::new(bytes), format)
}

/// How many times larger than it is a photograph is shown in a box; nothing for a drawing.
pub fn enlarged(bytes: &[u8], kind: FileKind, fit: (u32, u32)) -> Option<f32> {
    let (w, h) = reader(bytes, kind).into_dimensions().ok().filter(|_| kind != FileKind::Svg)?;
    Some(fitted(w as f32, h as f32, fit).2)
}

/// Colours are weighted by alpha while scaling, or the hidden colour of clear pixels would bleed into edges.
fn multiply(colours: &mut Rgba32FImage) {
    for pixel in colours.pixels_mut() {
        let [r, g, b, a] = pixel.0;
        pixel.0 = [r * a, g * a, b * a, a];
    }
}

fn straight([r, g, b, a]: [f32; 4]) -> [u8; 4] {
    let byte = |value: f32| (value.clamp(0.0, 1.0) * 255.0 + 0.5) as u8;
    if byte(a) == 0 { [0; 4] } else { [byte(r / a), byte(g / a), byte(b / a), byte(a)] }
}

fn fitted(width: f32, height: f32, fit: (u32, u32)) -> (u32, u32, f32) {
    let scale = (fit.0 as f32 / width).min(fit.1 as f32 / height);
    let side = |length: f32, most: u32| ((length * scale).round() as u32).clamp(1, most);
    (side(width, fit.0), side(height, fit.1), scale)
}

/// Cuts the clear border away; `None` when nothing is left.
fn trim(sprite: &Sprite) -> Option<Sprite> {
    let width = sprite.w as usize;
    let row_bytes = 4 * width;
    let seen = |pixel: &[u8]| pixel[3] != 0;
    let rows: Vec<&[u8]> = sprite.rgba.chunks_exact(row_bytes).collect();
    let top = rows.iter().position(|row| row.chunks_exact(4).any(seen))?;
    let bottom = rows.iter().rposition(|row| row.chunks_exact(4).any(seen))?;
    let left =
        (0..width).find(|x| rows[top..=bottom].iter().any(|row| seen(&row[4 * x..4 * x + 4])))?;
    let right =
        (0..width).rfind(|x| rows[top..=bottom].iter().any(|row| seen(&row[4 * x..4 * x + 4])))?;
    let rgba = rows[top..=bottom]
        .iter()
        .flat_map(|row| row[4 * left..4 * (right + 1)].chunks_exact(4))
        .flat_map(
            |pixel| if seen(pixel) { [pixel[0], pixel[1], pixel[2], pixel[3]] } else { [0; 4] },
        )
        .collect();
    let (x, y) = (left as u32, top as u32);
    let (w, h) = ((right - left + 1) as u32, (bottom - top + 1) as u32);
    let Sprite { box_w, box_h, scale, .. } = *sprite;
    Some(Sprite { rgba, x, y, w, h, box_w, box_h, scale })
}

#[cfg(test)]
#[path = "raster_tests.rs"]
mod tests;
