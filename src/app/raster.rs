//! Pictures as pixels: decoded, drawn from SVG, turned and scaled. The renderer can do
//! none of the last three well, so it gets every picture at its final size.

use crate::icons::{Drawing, Fit};
use bundle::Art;
use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, PixmapRef, Transform};

/// A picture of the bundle, decoded, with its place in the box it was drawn in.
pub struct Base {
    /// Trimmed pixels, premultiplied.
    pub pixels: Pixmap,
    /// Offset of the trimmed pixels in the box.
    pub offset: (f32, f32),
    /// Size of the box.
    pub size: (f32, f32),
}

impl Base {
    /// Decodes a picture; `None` where its bytes are no picture.
    pub fn decode(art: &Art) -> Option<Self> {
        let mut rgba = image::load_from_memory(&art.bytes).ok()?.into_rgba8();
        for pixel in rgba.pixels_mut() {
            let alpha = u16::from(pixel[3]);
            for channel in &mut pixel.0[..3] {
                *channel = ((u16::from(*channel) * alpha + 127) / 255) as u8;
            }
        }
        let size = tiny_skia::IntSize::from_wh(rgba.width(), rgba.height())?;
        Some(Self {
            pixels: Pixmap::from_vec(rgba.into_raw(), size)?,
            offset: (art.x as f32, art.y as f32),
            size: (art.box_w as f32, art.box_h as f32),
        })
    }

    /// Bytes it takes.
    pub fn cost(&self) -> usize {
        self.pixels.data().len()
    }
}

/// How a picture stands in a box of the stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    /// Width of the box in pixels; 0 takes it from the picture.
    pub w: f32,
    /// Height of the box in pixels.
    pub h: f32,
    /// Clockwise degrees.
    pub turn: f32,
    /// Pivot in shares of the picture's box.
    pub pivot: (f32, f32),
    /// Looks the other way.
    pub mirror: bool,
}

/// Pixels ready to show, and where they lie in the stage's box.
pub struct Placed {
    /// The pixels, premultiplied.
    pub pixels: Pixmap,
    /// Offset from the upper left corner of the stage's box.
    pub x: i32,
    /// Offset from the upper left corner of the stage's box.
    pub y: i32,
}

/// The way from the picture's trimmed pixels to the stage's box.
pub fn way(base: &Base, pose: &Pose) -> Transform {
    let (bw, bh) = base.size;
    let scale = if pose.w > 0.0 { (pose.w / bw).min(pose.h / bh) } else { pose.h / bh };
    let width = if pose.w > 0.0 { pose.w } else { bw * scale };
    let (left, top) = ((width - bw * scale) / 2.0, (pose.h - bh * scale) / 2.0);
    let mut way = Transform::from_translate(base.offset.0, base.offset.1);
    if pose.turn != 0.0 {
        way = way.post_concat(Transform::from_rotate_at(
            pose.turn,
            pose.pivot.0 * bw,
            pose.pivot.1 * bh,
        ));
    }
    if pose.mirror {
        way = way.post_concat(Transform::from_row(-1.0, 0.0, 0.0, 1.0, bw, 0.0));
    }
    way.post_scale(scale, scale).post_translate(left, top)
}

/// A picture turned, mirrored and scaled; `None` where nothing of it can be seen.
pub fn place(base: &Base, pose: &Pose) -> Option<Placed> {
    let way = way(base, pose);
    let mut corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)].map(|(x, y)| {
        tiny_skia::Point::from_xy(x * base.pixels.width() as f32, y * base.pixels.height() as f32)
    });
    way.map_points(&mut corners);
    let low =
        |of: fn(&tiny_skia::Point) -> f32| corners.iter().map(of).fold(f32::MAX, f32::min).floor();
    let high =
        |of: fn(&tiny_skia::Point) -> f32| corners.iter().map(of).fold(f32::MIN, f32::max).ceil();
    let (x, y) = (low(|p| p.x), low(|p| p.y));
    let (w, h) = ((high(|p| p.x) - x).max(1.0), (high(|p| p.y) - y).max(1.0));
    let mut pixels = Pixmap::new(w as u32, h as u32)?;
    draw(base.pixels.as_ref(), &mut pixels, way.post_translate(-x, -y));
    Some(Placed { pixels, x: x as i32, y: y as i32 })
}

/// Draws pixels into others: copied where they only move by whole pixels, filtered else.
pub fn draw(from: PixmapRef<'_>, into: &mut Pixmap, way: Transform) {
    if way.is_translate() && way.tx.fract() == 0.0 && way.ty.fract() == 0.0 {
        return lay(from, into, way.tx as i32, way.ty as i32);
    }
    let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
    into.draw_pixmap(0, 0, from, &paint, way, None);
}

/// Lays premultiplied pixels over others. Backgrounds are merged while a camera moves, and
/// this takes a fifth of the time of the general way.
fn lay(from: PixmapRef<'_>, into: &mut Pixmap, x: i32, y: i32) {
    let (w, h) = (into.width() as i32, into.height() as i32);
    let (left, right) = (x.max(0), (x + from.width() as i32).min(w));
    if left >= right {
        return;
    }
    let (over, stride) = (from.data(), from.width() as usize * 4);
    let below_stride = w as usize * 4;
    let below = into.data_mut();
    for row in y.max(0)..(y + from.height() as i32).min(h) {
        let start = (row - y) as usize * stride + (left - x) as usize * 4;
        let over = &over[start..start + (right - left) as usize * 4];
        let start = row as usize * below_stride + left as usize * 4;
        let below = &mut below[start..start + (right - left) as usize * 4];
        for (to, from) in below.chunks_exact_mut(4).zip(over.chunks_exact(4)) {
            match from[3] {
                0 => {}
                255 => to.copy_from_slice(from),
                alpha => {
                    let rest = 255 - u32::from(alpha);
                    for (to, from) in to.iter_mut().zip(from) {
                        // Rounded division by 255, exact for all products of two bytes.
                        let product = u32::from(*to) * rest + 128;
                        *to = from.saturating_add(((product + (product >> 8)) >> 8) as u8);
                    }
                }
            }
        }
    }
}

/// A drawing of the shell at its final size.
pub fn drawing(drawing: Drawing, w: u32, h: u32) -> Option<Pixmap> {
    let tree =
        resvg::usvg::Tree::from_data(drawing.svg(h > w), &resvg::usvg::Options::default()).ok()?;
    let mut pixels = Pixmap::new(w, h)?;
    let size = tree.size();
    let (sx, sy) = (w as f32 / size.width(), h as f32 / size.height());
    let (sx, sy) = match drawing.fit() {
        Fit::Inside => (sx.min(sy), sx.min(sy)),
        Fit::Cover => (sx.max(sy), sx.max(sy)),
        Fit::Stretch => (sx, sy),
    };
    let left = (w as f32 - size.width() * sx) / 2.0;
    let top = (h as f32 - size.height() * sy) / 2.0;
    let way = Transform::from_scale(sx, sy).post_translate(left, top);
    resvg::render(&tree, way, &mut pixels.as_mut());
    Some(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laying_over_looks_like_the_general_way() {
        let mut over = Pixmap::new(40, 30).expect("fits");
        for (at, pixel) in over.data_mut().chunks_exact_mut(4).enumerate() {
            let alpha = (at * 7 % 256) as u8;
            pixel.copy_from_slice(&[alpha / 2, alpha, alpha / 3, alpha]);
        }
        let mut ground = Pixmap::new(50, 50).expect("fits");
        ground.fill(tiny_skia::Color::from_rgba8(200, 90, 30, 255));
        for (x, y) in [(5, 5), (-7, 30), (45, -9), (60, 0)] {
            let (mut fast, mut slow) = (ground.clone(), ground.clone());
            lay(over.as_ref(), &mut fast, x, y);
            slow.draw_pixmap(
                x,
                y,
                over.as_ref(),
                &PixmapPaint::default(),
                Transform::identity(),
                None,
            );
            let worst = fast.data().iter().zip(slow.data()).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(worst <= Some(2), "at {x},{y}: {worst:?}");
        }
    }
}
