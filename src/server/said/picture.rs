//! A picture as tablets take it: small, upright, and without what a camera writes beside it, such
//! as where it was taken.

use super::Wrong;
use image::codecs::jpeg::JpegEncoder;
use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, Rgb, RgbImage};
use std::io::Cursor;
use wire::message::MOST_SAID;

/// The media type of what is made.
pub(crate) const MEDIA: &str = "image/jpeg";
/// Most pixels of a side: as large as a tablet shows it.
const SIDE: u32 = 720;
/// Most pixels of a side that are opened, and most bytes that opening may take.
const MOST_SIDE: u32 = 12_000;
const MOST_BYTES: u64 = 256 << 20;
/// Of a hundred.
const QUALITIES: [u8; 3] = [78, 60, 40];

/// Makes a picture of a photograph or a drawing.
///
/// # Errors
/// [`Wrong`] where it is no picture, or one of too many pixels.
pub(crate) fn encode(file: &[u8]) -> Result<Vec<u8>, Wrong> {
    let picture = open(file).map_err(|error| match error {
        ImageError::Limits(_) => Wrong::Huge,
        _ => Wrong::NoPicture,
    })?;
    let is_large = picture.width().max(picture.height()) > SIDE;
    let small = if is_large { picture.thumbnail(SIDE, SIDE) } else { picture };
    let small = on_white(&small);
    for quality in QUALITIES {
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
        small.write_with_encoder(encoder).map_err(|_| Wrong::NoPicture)?;
        if bytes.len() <= MOST_SAID {
            return Ok(bytes);
        }
    }
    Err(Wrong::Huge)
}

/// Opened as the camera was held.
fn open(file: &[u8]) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// A JPEG lets nothing shine through.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let rgba = picture.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [r, g, b, a] = rgba.get_pixel(x, y).0;
        let over = |value: u8| {
            let (value, a) = (u32::from(value), u32::from(a));
            ((value * a + 255 * (255 - a)) / 255) as u8
        };
        Rgb([over(r), over(g), over(b)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A photograph with the mark of a camera that was held on its side, and a place.
    fn photo() -> Vec<u8> {
        let picture = RgbImage::from_fn(1_600, 1_200, |x, y| {
            Rgb([(x / 7) as u8, (y / 5) as u8, if x < 800 { 250 } else { 10 }])
        });
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 92);
        picture.write_with_encoder(encoder).unwrap();
        // Orientation 6, little-endian, as the first field of the first directory.
        let mut exif =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"Sundarban 22.1 N 89.1 E");
        let length = (exif.len() as u16 + 2).to_be_bytes();
        let mut with = bytes[..2].to_vec();
        with.extend([0xff, 0xe1]);
        with.extend(length);
        with.extend(exif);
        with.extend(&bytes[2..]);
        with
    }

    #[test]
    fn a_photograph_becomes_small_stands_upright_and_tells_no_place() {
        let file = photo();
        let has_place = |bytes: &[u8]| bytes.windows(9).any(|part| part == b"Sundarban");
        assert!(has_place(&file));
        let small = encode(&file).unwrap();
        assert!(!has_place(&small) && !small.windows(4).any(|part| part == b"Exif"));
        assert!(small.len() < 120 << 10, "{}", small.len());
        let picture = image::load_from_memory(&small).unwrap();
        assert_eq!((picture.width(), picture.height()), (540, 720));
        // What was on the left is on top once it stands upright.
        let [.., top] = picture.to_rgb8().get_pixel(270, 100).0;
        let [.., bottom] = picture.to_rgb8().get_pixel(270, 620).0;
        assert!(top > 200 && bottom < 60, "{top} {bottom}");
    }

    #[test]
    fn what_is_no_picture_or_a_huge_one_is_refused() {
        assert_eq!(encode(b"no picture"), Err(Wrong::NoPicture));
        let mut png = Vec::new();
        let wide = DynamicImage::new_luma8(13_000, 1);
        wide.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        assert_eq!(encode(&png), Err(Wrong::Huge));
    }

    #[test]
    fn what_shines_through_is_white() {
        let mut png = Vec::new();
        let clear = DynamicImage::new_rgba8(20, 10);
        clear.write_to(&mut Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
        let picture = image::load_from_memory(&encode(&png).unwrap()).unwrap().to_rgb8();
        assert_eq!((picture.width(), picture.height()), (20, 10));
        assert!(picture.pixels().all(|pixel| pixel.0.iter().all(|value| *value > 250)));
    }
}
