//! Pictures at another size: filtered between the four nearest pixels, in whole numbers.
//!
//! A camera that comes nearer shows every picture at a new size within one frame, and this
//! takes a sixth of the time of the general way.

/// Where a picture lies along one axis, in pixels of what is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Where its first edge lies.
    pub from: f32,
    /// How wide one of its pixels is; below zero it looks the other way.
    pub scale: f32,
}

/// What is seen beyond a picture's edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// Nothing.
    Clear,
    /// The edge goes on.
    Edge,
}

/// Pixels of `N` bytes each, row by row.
#[derive(Clone, Copy, Debug)]
pub struct Pixels<'a, const N: usize> {
    /// All rows.
    pub bytes: &'a [u8],
    /// Pixels in a row.
    pub width: usize,
}

/// Fills `to`, rows of `width` pixels, with what an opaque picture looks like there.
#[inline(never)]
pub fn rgb(picture: Pixels<'_, 3>, x: Axis, y: Axis, beyond: Beyond, to: &mut [u8], width: usize) {
    resample(picture, x, y, beyond, to, width);
}

/// Fills `to`, rows of `width` pixels, with what a premultiplied picture looks like there.
#[inline(never)]
pub fn rgba(picture: Pixels<'_, 4>, x: Axis, y: Axis, beyond: Beyond, to: &mut [u8], width: usize) {
    resample(picture, x, y, beyond, to, width);
}

fn resample<const N: usize>(
    picture: Pixels<'_, N>,
    x: Axis,
    y: Axis,
    beyond: Beyond,
    to: &mut [u8],
    width: usize,
) {
    let stride = picture.width * N;
    let height = picture.bytes.len() / stride.max(1);
    if width == 0 || height == 0 {
        return;
    }
    let columns: Vec<_> = (0..width).map(|at| source(at, x, picture.width)).collect();
    let shares: Vec<u16> = columns.iter().flat_map(|(_, share)| [*share; N]).collect();
    let clear = vec![0; stride];
    let row = |at: usize| match beyond {
        Beyond::Clear if at == 0 || at > height => clear.as_slice(),
        _ => &picture.bytes[(at.clamp(1, height) - 1) * stride..][..stride],
    };
    // A row is filtered downwards first, all of it at once, then sideways. It has a pixel
    // more before its first, and two after its last.
    let mut high = vec![0; stride + 3 * N];
    let (mut left, mut right) = (vec![0; width * N], vec![0; width * N]);
    for (at, to) in to.chunks_exact_mut(width * N).enumerate() {
        let (upper, share) = source(at, y, height);
        let (upper, lower) = (row(upper), row((upper + 1).min(height + 1)));
        for ((high, upper), lower) in high[N..].iter_mut().zip(upper).zip(lower) {
            *high = mixed(*upper, *lower, share);
        }
        if beyond == Beyond::Edge {
            high.copy_within(N..2 * N, 0);
            high.copy_within(stride..stride + N, stride + N);
        }
        // What lies apart is laid beside each other, so that many are mixed at once.
        for ((left, right), (at, _)) in
            left.chunks_exact_mut(N).zip(right.chunks_exact_mut(N)).zip(&columns)
        {
            let both = &high[at * N..][..2 * N];
            left.copy_from_slice(&both[..N]);
            right.copy_from_slice(&both[N..]);
        }
        for (((to, left), right), share) in to.iter_mut().zip(&left).zip(&right).zip(&shares) {
            *to = mixed(*left, *right, *share);
        }
    }
}

/// One byte and so many 256ths of the next, rounded; all of it fits into 16 bits.
fn mixed(one: u8, next: u8, share: u16) -> u8 {
    ((u16::from(one) * (256 - share) + u16::from(next) * share + 128) >> 8) as u8
}

/// Which of `count` pixels is seen at `at`, counted from 1 (0 lies before the first), and
/// how much of the next, in 256ths.
fn source(at: usize, axis: Axis, count: usize) -> (usize, u16) {
    let place = (at as f32 + 0.5 - axis.from) / axis.scale + 0.5;
    let place = place.clamp(0.0, (count + 1) as f32);
    (place as usize, (place.fract() * 256.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

    /// Soft waves: a filter is compared on what changes slowly, as drawings do.
    fn waves(w: u32, h: u32) -> Pixmap {
        let mut pixels = Pixmap::new(w, h).expect("fits");
        for (at, pixel) in pixels.data_mut().chunks_exact_mut(4).enumerate() {
            let (x, y) = ((at as u32 % w) as f32, (at as u32 / w) as f32);
            let wave = |by: f32| ((by.sin() + 1.0) * 127.0) as u8;
            pixel.copy_from_slice(&[wave(x / 9.0), wave(y / 7.0), wave((x + y) / 11.0), 255]);
        }
        pixels
    }

    /// Both ways to draw the waves, 200 by 120 pixels of it.
    fn both(x: Axis, y: Axis) -> (Pixmap, Pixmap) {
        let whole = waves(160, 90);
        let (mut fast, mut slow) =
            (Pixmap::new(200, 120).expect("fits"), Pixmap::new(200, 120).expect("fits"));
        let picture = Pixels::<4> { bytes: whole.data(), width: 160 };
        resample(picture, x, y, Beyond::Clear, fast.data_mut(), 200);
        let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        let way = Transform::from_row(x.scale, 0.0, 0.0, y.scale, x.from, y.from);
        slow.draw_pixmap(0, 0, whole.as_ref(), &paint, way, None);
        (fast, slow)
    }

    #[test]
    fn it_looks_like_the_general_way() {
        let axis = |from, scale| Axis { from, scale };
        for (x, y) in [
            (axis(-20.0, 1.2), axis(-9.0, 1.2)),
            (axis(-3.3, 1.033), axis(-1.1, 1.033)),
            (axis(10.0, 0.8), axis(20.0, 0.7)),
            (axis(190.0, -1.1), axis(4.0, 1.1)),
        ] {
            let (fast, slow) = both(x, y);
            // The outermost pixel is softer here.
            let seen = |from: f32, scale: f32, count: f32, at: f32| {
                let end = from + scale * count;
                at > from.min(end) + 1.5 && at < from.max(end) - 2.5
            };
            let mut compared = 0;
            for (at, (a, b)) in
                fast.data().chunks_exact(4).zip(slow.data().chunks_exact(4)).enumerate()
            {
                let (px, py) = ((at % 200) as f32, (at / 200) as f32);
                if seen(x.from, x.scale, 160.0, px) && seen(y.from, y.scale, 90.0, py) {
                    compared += 1;
                    let worst = a.iter().zip(b).map(|(a, b)| a.abs_diff(*b)).max();
                    assert!(worst <= Some(6), "{x:?} {y:?} at {px},{py}: {a:?}, not {b:?}");
                }
            }
            assert!(compared > 6_000, "only {compared} pixels were compared");
        }
    }

    #[test]
    fn at_its_own_size_it_is_itself() {
        let whole = waves(64, 32);
        let (still, mut seen) = (Axis { from: 0.0, scale: 1.0 }, vec![0; 64 * 32 * 4]);
        let picture = Pixels::<4> { bytes: whole.data(), width: 64 };
        for beyond in [Beyond::Clear, Beyond::Edge] {
            resample(picture, still, still, beyond, &mut seen, 64);
            assert_eq!(seen, whole.data());
        }
    }

    #[test]
    fn beyond_the_edge_there_is_nothing_or_the_edge() {
        let (picture, mut seen) = (Pixels::<1> { bytes: &[200; 4], width: 2 }, vec![7; 36]);
        let axis = Axis { from: 2.0, scale: 1.0 };
        resample(picture, axis, axis, Beyond::Edge, &mut seen, 6);
        assert_eq!(seen, [200; 36]);
        resample(picture, axis, axis, Beyond::Clear, &mut seen, 6);
        assert_eq!(seen.iter().filter(|byte| **byte == 200).count(), 4);
        assert_eq!(seen.iter().filter(|byte| **byte == 0).count(), 32);
    }
}
