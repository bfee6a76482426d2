//! Encoding, tried on the kit and on pictures made here: small files that still look the same.

use super::*;
use crate::media::palette::multiplied;
use crate::media::{FileKind, Selector, render};

fn kit(name: &str, side: u32) -> Sprite {
    let file =
        std::fs::read(format!("{}/../../lessons/kit/{name}.svg", env!("CARGO_MANIFEST_DIR")))
            .unwrap();
    render(&file, FileKind::Svg, &Selector::Whole, (side, side)).unwrap()
}

fn made(w: u32, h: u32, colour: impl Fn(u32, u32) -> [u8; 4]) -> Sprite {
    let rgba = (0..w * h).flat_map(|at| colour(at % w, at / w)).collect();
    Sprite { rgba, x: 0, y: 0, w, h, box_w: w, box_h: h, scale: 1.0 }
}

/// Mean and worst difference after decoding, premultiplied.
fn off(sprite: &Sprite, encoded: &Encoded) -> (f32, f32) {
    let format = image::ImageFormat::from_extension(encoded.format).unwrap();
    let decoded = image::load_from_memory_with_format(&encoded.bytes, format).unwrap().into_rgba8();
    assert_eq!(decoded.dimensions(), (sprite.w, sprite.h));
    let (mut total, mut worst) = (0.0, 0.0_f32);
    for (a, b) in sprite.rgba.chunks_exact(4).zip(decoded.as_raw().chunks_exact(4)) {
        let (a, b) = (multiplied([a[0], a[1], a[2], a[3]]), multiplied([b[0], b[1], b[2], b[3]]));
        for (a, b) in a.iter().zip(b) {
            total += (a - b).abs();
            worst = worst.max((a - b).abs());
        }
    }
    (total / sprite.rgba.len() as f32, worst)
}

#[test]
fn sprites_of_the_kit_become_small_palettes_that_look_the_same() {
    for name in ["doel_greet", "mitu_stand", "mango_tree", "boat_small", "shapla"] {
        let sprite = kit(name, 320);
        let encoded = encode(&sprite).unwrap();
        let (mean, worst) = off(&sprite, &encoded);
        eprintln!(
            "{name}: {} {} bytes, off by {mean:.3} mean, {worst:.0} worst",
            encoded.format,
            encoded.bytes.len()
        );
        assert_eq!(encoded.format, "png");
        assert!(encoded.bytes.len() < 20_000 && mean < 0.6 && worst <= 56.5);
    }
}

#[test]
fn a_background_becomes_a_small_palette() {
    let sprite = kit("bg_near", 800);
    let encoded = encode(&sprite).unwrap();
    let (mean, worst) = off(&sprite, &encoded);
    eprintln!(
        "bg_near: {} {} bytes, off by {mean:.3} mean, {worst:.0} worst",
        encoded.format,
        encoded.bytes.len()
    );
    assert!(encoded.format == "png" && encoded.bytes.len() < 40_000 && mean < 0.6);
}

#[test]
fn few_colours_are_kept_exactly() {
    let sprite = made(64, 64, |x, y| {
        [(x * 4) as u8 & 0xF0, (y * 4) as u8 & 0xF0, 9, if x > 40 { 128 } else { 255 }]
    });
    assert_eq!(off(&sprite, &encode(&sprite).unwrap()), (0.0, 0.0));
}

/// Soft and grainy, as a photograph is.
fn photograph(alpha: impl Fn(u32) -> u8) -> Sprite {
    made(256, 256, |x, y| {
        let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503).rotate_left(7))
            .wrapping_mul(0x9E37_79B9)
            >> 28;
        [(x / 2 + grain) as u8, (y / 2 + grain * 2) as u8, ((x + y) / 3 + grain) as u8, alpha(x)]
    })
}

#[test]
fn a_photograph_becomes_a_jpeg_and_a_cut_out_one_stays_lossless() {
    let whole = photograph(|_| 255);
    let encoded = encode(&whole).unwrap();
    let (mean, _) = off(&whole, &encoded);
    eprintln!("photograph: {} {} bytes, off by {mean:.2}", encoded.format, encoded.bytes.len());
    assert!(encoded.format == "jpeg" && mean < 6.0);
    let cut = photograph(|x| x as u8);
    let encoded = encode(&cut).unwrap();
    assert!(encoded.format != "jpeg");
    assert_eq!(off(&cut, &encoded).1, 0.0);
}

#[test]
fn the_same_sprite_gives_the_same_bytes() {
    let sprite = kit("firefly", 200);
    assert_eq!(encode(&sprite), encode(&sprite));
}
