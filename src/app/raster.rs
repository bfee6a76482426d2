//! Pictures as pixels: decoded, drawn from SVG, turned and scaled. The renderer can do
//! none of the last three well, so it gets every picture at its final size.

use crate::icons::{Drawing, Fit};
use bundle::Art;
use pixels::mix::premultiply;
use pixels::resample::{self, Axis, Beyond};
use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};
use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

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
        premultiply(&mut rgba);
        let size = tiny_skia::IntSize::from_wh(rgba.width(), rgba.height())?;
        Some(Self {
            pixels: Pixmap::from_vec(rgba.into_raw(), size)?,
            offset: (art.x as f32, art.y as f32),
            size: (art.box_w as f32, art.box_h as f32),
        })
    }

    /// A picture that a teacher sent; `None` where its bytes are no picture.
    pub fn photo(bytes: &[u8]) -> Option<Self> {
        let mut rgba = image::load_from_memory(bytes).ok()?.into_rgba8();
        premultiply(&mut rgba);
        let (w, h) = rgba.dimensions();
        let pixels = Pixmap::from_vec(rgba.into_raw(), tiny_skia::IntSize::from_wh(w, h)?)?;
        Some(Self { pixels, offset: (0.0, 0.0), size: (w as f32, h as f32) })
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
pub struct Placed<'a> {
    /// The pixels, premultiplied; the picture's own where it is shown as it was drawn.
    pub pixels: Cow<'a, Pixmap>,
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
pub fn place<'a>(base: &'a Base, pose: &Pose) -> Option<Placed<'a>> {
    let way = way(base, pose);
    if way.is_translate() && way.tx.fract() == 0.0 && way.ty.fract() == 0.0 {
        let pixels = Cow::Borrowed(&base.pixels);
        return Some(Placed { pixels, x: way.tx as i32, y: way.ty as i32 });
    }
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
    let way = way.post_translate(-x, -y);
    if way.kx == 0.0 && way.ky == 0.0 {
        let width = base.pixels.width() as usize;
        let picture = resample::Pixels::<4> { bytes: base.pixels.data(), width };
        let x = Axis { from: way.tx, scale: way.sx };
        let y = Axis { from: way.ty, scale: way.sy };
        resample::rgba(picture, x, y, Beyond::Clear, pixels.data_mut(), w as usize);
    } else {
        let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        pixels.draw_pixmap(0, 0, base.pixels.as_ref(), &paint, way, None);
    }
    Some(Placed { pixels: Cow::Owned(pixels), x: x as i32, y: y as i32 })
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

/// Several drawings on all processors at once, each with its place in the list. The same as
/// [`drawing`] makes of them one by one.
pub fn drawings(wanted: &[(Drawing, u32, u32)]) -> Vec<(usize, Option<Pixmap>)> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(&(one, w, h)) = wanted.get(at) else { return made };
            made.push((at, drawing(one, w, h)));
        }
    };
    let n_threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..n_threads.min(wanted.len())).map(|_| scope.spawn(work)).collect();
        let mut made = work();
        // What a thread that ended early leaves out is made when it is asked for.
        made.extend(others.into_iter().flat_map(|other| other.join().unwrap_or_default()));
        made
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_is_shown_as_it_was_drawn_is_not_drawn_again() {
        let pixels = Pixmap::new(20, 10).expect("fits");
        let base = Base { pixels, offset: (3.0, 5.0), size: (40.0, 40.0) };
        let pose = |h: f32, turn: f32| Pose { w: 0.0, h, turn, pivot: (0.5, 0.5), mirror: false };
        let placed = place(&base, &pose(40.0, 0.0)).expect("is seen");
        assert!(matches!(placed.pixels, Cow::Borrowed(_)));
        assert_eq!((placed.x, placed.y), (3, 5));
        for (h, turn) in [(41.0, 0.0), (40.0, 2.0)] {
            let placed = place(&base, &pose(h, turn)).expect("is seen");
            assert!(matches!(placed.pixels, Cow::Owned(_)), "{h} high, turned by {turn}");
        }
    }

    /// The largest layer that a group within takes, by its area.
    fn largest_layer(group: &resvg::usvg::Group) -> f32 {
        let own = group.abs_layer_bounding_box();
        let own = if group.should_isolate() { own.width() * own.height() } else { 0.0 };
        group.children().iter().fold(own, |largest, child| match child {
            resvg::usvg::Node::Group(group) => largest.max(largest_layer(group)),
            _ => largest,
        })
    }

    #[test]
    fn no_drawing_of_the_shell_takes_a_layer_larger_than_its_page() {
        // A clip or an opacity over a whole page takes canvases of up to sixteen pages.
        let art = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/art");
        let files: Vec<_> = std::fs::read_dir(art).expect("is there").flatten().collect();
        assert!(files.len() > 20, "only {} drawings", files.len());
        for file in files {
            let svg = std::fs::read(file.path()).expect("is read");
            let options = resvg::usvg::Options::default();
            let tree = resvg::usvg::Tree::from_data(&svg, &options).expect("is an SVG");
            let page = tree.size().width() * tree.size().height();
            let layer = largest_layer(tree.root());
            // What is small anyway may do as it likes.
            assert!(layer <= page || layer < 120_000.0, "{:?}: {layer} of {page}", file.path());
        }
    }
}
