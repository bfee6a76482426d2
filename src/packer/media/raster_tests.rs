//! Rendering, tried on the kit and on pictures made here.

use super::*;
use image::{ImageEncoder, Rgba, RgbaImage};

fn kit(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/../../lessons/kit/{name}.svg", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn draw_kit(name: &str, selector: &Selector, side: u32) -> Sprite {
    render(&kit(name), FileKind::Svg, selector, (side, side)).unwrap()
}

/// The sprite in its box, premultiplied.
fn on_box(sprite: &Sprite) -> Vec<f32> {
    let mut whole = vec![0.0; (4 * sprite.box_w * sprite.box_h) as usize];
    for (at, pixel) in sprite.rgba.chunks_exact(4).enumerate() {
        let (x, y) = (at as u32 % sprite.w + sprite.x, at as u32 / sprite.w + sprite.y);
        let to = 4 * (y * sprite.box_w + x) as usize;
        whole[to..to + 4].copy_from_slice(&crate::media::palette::multiplied([
            pixel[0], pixel[1], pixel[2], pixel[3],
        ]));
    }
    whole
}

#[test]
fn parts_drawn_over_each_other_are_the_whole_figure() {
    // The last-drawn group over all the rest must give the same pixels as the drawing itself.
    for (name, last) in [("doel_greet", "wing"), ("boat_small", "oar"), ("mitu_stand", "head")] {
        let whole = on_box(&draw_kit(name, &Selector::Whole, 256));
        let below = on_box(&draw_kit(name, &Selector::without([last]), 256));
        let above = on_box(&draw_kit(name, &Selector::only([last]), 256));
        let worst = (0..whole.len())
            .map(|at| {
                let alpha = above[at / 4 * 4 + 3] / 255.0;
                (above[at] + below[at] * (1.0 - alpha) - whole[at]).abs()
            })
            .fold(0.0, f32::max);
        assert!(worst <= 3.0, "{name} without and only {last} differ from the whole by {worst}");
    }
}

#[test]
fn a_part_lies_in_the_same_box_as_the_whole_and_is_trimmed() {
    let whole = draw_kit("boat_small", &Selector::Whole, 300);
    let oar = draw_kit("boat_small", &Selector::only(["oar"]), 300);
    assert_eq!((whole.box_w, whole.box_h, oar.box_w, oar.box_h), (300, 300, 300, 300));
    assert!(oar.w < 100 && oar.x > 180 && oar.h < 180, "{},{} {}×{}", oar.x, oar.y, oar.w, oar.h);
    assert_eq!(oar.rgba.len(), (4 * oar.w * oar.h) as usize);
    let first_column = (0..oar.h).any(|y| oar.rgba[(4 * y * oar.w + 3) as usize] > 0);
    assert!(first_column, "the left column is empty, so it is not trimmed");
}

#[test]
fn a_wide_drawing_keeps_its_shape_in_any_box() {
    let river = render(&kit("bg_river"), FileKind::Svg, &Selector::Whole, (960, 900)).unwrap();
    assert_eq!((river.box_w, river.box_h), (960, 268));
    assert!((river.scale - 0.5).abs() < 1e-6);
}

#[test]
fn scaling_a_cut_out_leaves_no_fringe_of_its_hidden_colour() {
    // Red on clear green: the green must not be seen along the edge.
    let picture = RgbaImage::from_fn(64, 64, |x, _| {
        if x < 32 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 255, 0, 0]) }
    });
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png)
        .write_image(&picture, 64, 64, image::ExtendedColorType::Rgba8)
        .unwrap();
    let sprite = render(&png, FileKind::Png, &Selector::Whole, (23, 23)).unwrap();
    assert!(sprite.w < 23 && sprite.h == 23);
    assert!(sprite.rgba.chunks_exact(4).all(|pixel| pixel[1] == 0), "green is seen");
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let size = render(&kit("mango"), FileKind::Svg, &Selector::Whole, (0, 10));
    assert_eq!(size, Err(MediaError::Size(0, 10)));
    assert!(matches!(
        render(b"<svg", FileKind::Svg, &Selector::Whole, (9, 9)),
        Err(MediaError::Svg(_))
    ));
    assert!(matches!(
        render(b"no png", FileKind::Png, &Selector::Whole, (9, 9)),
        Err(MediaError::Raster(_))
    ));
    assert_eq!(
        render(b"", FileKind::Jpeg, &Selector::only(["a"]), (9, 9)),
        Err(MediaError::NoParts)
    );
    let blank = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="a"/></svg>"#;
    let blank = render(blank.as_bytes(), FileKind::Svg, &Selector::only(["a"]), (9, 9));
    assert_eq!(blank, Err(MediaError::Blank("only a".into())));
}

#[test]
fn a_drawing_cannot_read_files_beside_it() {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/passwd" width="9" height="9"/><rect width="1" height="1" fill="#f00"/></svg>"##;
    let sprite = render(svg.as_bytes(), FileKind::Svg, &Selector::Whole, (9, 9)).unwrap();
    assert_eq!((sprite.w, sprite.h), (1, 1));
}
