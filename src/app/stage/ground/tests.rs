use super::*;
use tiny_skia::{Pixmap, PixmapPaint, Transform};

/// Opaque pixels as the canvas of the general way.
fn canvas(pixels: &Pixels) -> Pixmap {
    let mut canvas = Pixmap::new(pixels.width(), pixels.height()).expect("fits");
    for (to, from) in canvas.data_mut().chunks_exact_mut(4).zip(pixels.as_slice()) {
        to.copy_from_slice(&[from.r, from.g, from.b, 255]);
    }
    canvas
}

/// How far the most different channel is off.
fn worst(fast: &Pixels, slow: &Pixmap) -> u8 {
    let slow = slow.data().chunks_exact(4);
    let off = fast
        .as_slice()
        .iter()
        .zip(slow)
        .map(|(a, b)| a.r.abs_diff(b[0]).max(a.g.abs_diff(b[1])).max(a.b.abs_diff(b[2])));
    off.max().expect("there are pixels")
}

/// Soft waves: a filter is compared on what changes slowly, as drawings do.
fn waves(w: u32, h: u32) -> Pixels {
    let mut pixels = Pixels::new(w, h);
    for (at, pixel) in pixels.make_mut_slice().iter_mut().enumerate() {
        let (x, y) = ((at as u32 % w) as f32, (at as u32 / w) as f32);
        let wave = |by: f32| ((by.sin() + 1.0) * 127.0) as u8;
        *pixel = Rgb8Pixel { r: wave(x / 9.0), g: wave(y / 7.0), b: wave((x + y) / 11.0) };
    }
    pixels
}

#[test]
fn laying_over_looks_like_the_general_way() {
    let mut over = Pixmap::new(40, 30).expect("fits");
    for (at, pixel) in over.data_mut().chunks_exact_mut(4).enumerate() {
        let alpha = (at * 7 % 256) as u8;
        pixel.copy_from_slice(&[alpha / 2, alpha, alpha / 3, alpha]);
    }
    let shown = Shown { image: crate::sprites::image(&over), x: 0, y: 0, w: 40, h: 30 };
    let ground = waves(50, 50);
    for (x, y) in [(5, 5), (-7, 30), (45, -9), (60, 0), (0, 70)] {
        let (mut fast, mut slow) = (ground.clone(), canvas(&ground));
        lay(&shown, &mut fast, x, y);
        let paint = PixmapPaint::default();
        slow.draw_pixmap(x, y, over.as_ref(), &paint, Transform::identity(), None);
        assert!(worst(&fast, &slow) <= 2, "at {x},{y}: {}", worst(&fast, &slow));
    }
}

#[test]
fn what_is_opaque_is_copied() {
    let over = waves(20, 10);
    let shown = Shown { image: Image::from_rgb8(over.clone()), x: 0, y: 0, w: 20, h: 10 };
    let mut ground = Pixels::new(30, 30);
    lay(&shown, &mut ground, 12, -4);
    assert_eq!(ground.as_slice()[12], over.as_slice()[4 * 20]);
    assert_eq!(ground.as_slice()[5 * 30 + 29], over.as_slice()[9 * 20 + 17]);
    assert_eq!(ground.as_slice()[6 * 30 + 12], Rgb8Pixel::default());
}

#[test]
fn from_nearer_the_middle_is_twice_as_large() {
    let whole = waves(64, 32);
    let mut seen = Pixels::new(64, 32);
    nearer(&whole, Rect::new(-32.0, -16.0, 128.0, 64.0), &mut seen);
    let pixel = |of: &Pixels, x: usize, y: usize| of.as_slice()[y * 64 + x];
    for (x, y) in [(1, 1), (20, 11), (63, 31), (40, 2)] {
        let (near, far) = (pixel(&seen, x, y), pixel(&whole, 16 + x / 2, 8 + y / 2));
        // A wave rises by no more than 18 from pixel to pixel.
        let off = [near.r.abs_diff(far.r), near.g.abs_diff(far.g), near.b.abs_diff(far.b)];
        assert!(off.iter().all(|off| *off <= 18), "at {x},{y}: {near:?}, not {far:?}");
    }
}

#[test]
fn seen_from_where_it_was_it_is_itself() {
    let (whole, mut seen) = (waves(64, 32), Pixels::new(64, 32));
    nearer(&whole, Rect::new(0.0, 0.0, 64.0, 32.0), &mut seen);
    assert_eq!(seen.as_slice(), whole.as_slice());
}

#[test]
fn a_moving_camera_draws_into_two_buffers_and_never_into_the_one_on_the_glass() {
    let whole = waves(64, 32);
    let window = Rect::new(0.0, 0.0, 64.0, 32.0);
    let image = Image::from_rgb8(whole.clone());
    let seen = VecDeque::new();
    let mut ground = Ground { layers: Vec::new(), whole, place: window, window, image, seen };
    let bytes = |image: &Image| image.to_rgb8().unwrap().as_bytes().to_vec();
    let mut glass: Option<(Image, Vec<u8>)> = None;
    for step in 1..8 {
        ground.look_at(Rect::new(-(step as f32), 0.0, 64.0 + 2.0 * step as f32, 32.0));
        if let Some((shown, looked)) = glass {
            assert_eq!(bytes(&shown), looked, "what was on the glass has changed under it");
            assert_ne!(bytes(&ground.image), looked, "it moves");
        }
        glass = Some((ground.image.clone(), bytes(&ground.image)));
        assert!(ground.seen.len() <= 2);
    }
    ground.look_at(window);
    assert!(ground.seen.is_empty(), "nothing is kept for a camera that rests");
}
