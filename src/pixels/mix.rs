//! Pixels laid over others, and made what a toolkit takes.

use slint::{Image, Rgb8Pixel, Rgba8Pixel, SharedPixelBuffer};

/// Opaque pixels of one colour. The toolkit's own way is compiled where it is used, and adds
/// one pixel after another.
#[inline(never)]
pub fn plain(width: u32, height: u32, colour: Rgb8Pixel) -> SharedPixelBuffer<Rgb8Pixel> {
    let bytes = [colour.r, colour.g, colour.b].repeat(width as usize * height as usize);
    SharedPixelBuffer::clone_from_slice(&bytes, width, height)
}

/// Lays a row of premultiplied pixels over opaque ones.
#[inline(never)]
pub fn blend(over: &[Rgba8Pixel], below: &mut [Rgb8Pixel]) {
    for (to, from) in below.iter_mut().zip(over) {
        let rest = 255 - u32::from(from.a);
        // Rounded division by 255, exact for all products of two bytes.
        let mixed = |to: u8, from: u8| {
            let product = u32::from(to) * rest + 128;
            from.saturating_add(((product + (product >> 8)) >> 8) as u8)
        };
        match from.a {
            0 => {}
            255 => *to = Rgb8Pixel { r: from.r, g: from.g, b: from.b },
            _ => {
                *to = Rgb8Pixel {
                    r: mixed(to.r, from.r),
                    g: mixed(to.g, from.g),
                    b: mixed(to.b, from.b),
                };
            }
        }
    }
}

/// Multiplies the colours of pixels of four bytes by their alpha.
#[inline(never)]
pub fn premultiply(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u16::from(pixel[3]);
        for channel in &mut pixel[..3] {
            *channel = ((u16::from(*channel) * alpha + 127) / 255) as u8;
        }
    }
}

/// Premultiplied pixels of four bytes as Slint takes them: three bytes a pixel where nothing
/// shines through.
#[inline(never)]
pub fn image(rgba: &[u8], width: u32, height: u32) -> Image {
    if rgba.chunks_exact(4).all(|pixel| pixel[3] == 255) {
        let mut buffer = SharedPixelBuffer::<Rgb8Pixel>::new(width, height);
        for (to, from) in buffer.make_mut_bytes().chunks_exact_mut(3).zip(rgba.chunks_exact(4)) {
            to.copy_from_slice(&from[..3]);
        }
        return Image::from_rgb8(buffer);
    }
    let buffer = SharedPixelBuffer::<Rgba8Pixel>::clone_from_slice(rgba, width, height);
    Image::from_rgba8_premultiplied(buffer)
}
