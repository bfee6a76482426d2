//! Pictures that move become frames that a figure shows in turn, where they fit.

use super::support::Workshop;
use super::support::archives::{CONTAINER, archive, png};
use super::{checked, keys};
use image::codecs::gif::{GifEncoder, Repeat};
use image::{Delay, Frame, Rgba, RgbaImage};
use packer::import::moving::{TooMuch, frames};
use packer::import::{ImportError, epub, strip};
use packer::pack;

fn colour(n: usize) -> Rgba<u8> {
    Rgba([(n * 40 % 256) as u8, (255 - n * 20 % 256) as u8, 90, 255])
}

/// A GIF of so many frames, each shown for so long.
pub(super) fn gif(n: usize, ms: u32, (w, h): (u32, u32)) -> Vec<u8> {
    let mut bytes = Vec::new();
    {
        let mut encoder = GifEncoder::new_with_speed(&mut bytes, 30);
        encoder.set_repeat(Repeat::Infinite).expect("set");
        for at in 0..n {
            let picture = RgbaImage::from_pixel(w, h, colour(at));
            let delay = Delay::from_numer_denom_ms(ms, 1);
            encoder.encode_frame(Frame::from_parts(picture, 0, 0, delay)).expect("written");
        }
    }
    bytes
}

/// An APNG of the same.
pub(super) fn apng(n: u32, ms: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 24, 16);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_animated(n, 0).expect("set");
    encoder.set_frame_delay(ms, 1000).expect("set");
    let mut writer = encoder.write_header().expect("begun");
    for at in 0..n {
        let picture = RgbaImage::from_pixel(24, 16, colour(at as usize));
        writer.write_image_data(&picture).expect("written");
    }
    writer.finish().expect("whole");
    bytes
}

/// An animated WebP of the same.
fn webp(n: usize, ms: i32) -> Vec<u8> {
    let mut config = webp::WebPConfig::new().expect("an encoder");
    config.lossless = 1;
    let mut encoder = webp::AnimEncoder::new(24, 16, &config);
    let pictures: Vec<RgbaImage> =
        (0..n).map(|at| RgbaImage::from_pixel(24, 16, colour(at))).collect();
    for (at, picture) in pictures.iter().enumerate() {
        encoder.add_frame(webp::AnimFrame::from_rgba(picture, 24, 16, at as i32 * ms));
    }
    encoder.encode().to_vec()
}

fn middle(png: &[u8]) -> Rgba<u8> {
    let picture = image::load_from_memory(png).expect("a picture").to_rgba8();
    *picture.get_pixel(picture.width() / 2, picture.height() / 2)
}

#[test]
fn every_kind_of_picture_that_moves_becomes_the_same_strip() {
    for bytes in [gif(4, 100, (24, 16)), apng(4, 100), webp(4, 100)] {
        let strip = frames(&bytes).expect("fits").expect("it moves");
        assert_eq!((strip.pictures.len(), strip.of, strip.w, strip.h), (4, 4, 24, 16));
        assert!((strip.every - 0.4).abs() < 0.11, "{}", strip.every);
        let near =
            |a: Rgba<u8>, b: Rgba<u8>| a.0.iter().zip(&b.0).all(|(a, b)| a.abs_diff(*b) < 12);
        let seen: Vec<_> = strip.pictures.iter().map(|png| middle(png)).collect();
        assert!(seen.iter().enumerate().all(|(at, seen)| near(*seen, colour(at))), "{seen:?}");
    }
    assert!(frames(&png(9, 9, [1, 2, 3, 255])).expect("fits").is_none(), "it stands still");
    let still = frames(&gif(1, 100, (9, 9))).expect("fits").expect("a GIF");
    assert_eq!((still.pictures.len(), still.of), (1, 1));
}

#[test]
fn what_is_too_much_for_a_tablet_is_thinned_out_made_smaller_or_refused() {
    let strip = frames(&gif(30, 50, (24, 16))).expect("fits").expect("it moves");
    assert_eq!((strip.pictures.len(), strip.of), (12, 30));
    let strip = frames(&gif(8, 100, (2400, 1000))).expect("fits").expect("it moves");
    assert!(
        strip.h <= 804 && strip.w <= 1920 && strip.pictures.len() == 2,
        "{} {}",
        strip.w,
        strip.h
    );
    assert!(matches!(frames(&gif(12, 1000, (9, 9))), Err(TooMuch::Long(_))));
    assert!(matches!(frames(&gif(601, 10, (2, 2))), Err(TooMuch::Long(_) | TooMuch::Many(_))));
    let mut huge = gif(2, 100, (9, 9));
    huge[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert!(matches!(frames(&huge), Err(TooMuch::Large(..) | TooMuch::Torn(_))));
}

#[test]
fn frames_go_into_a_lesson_that_stays_as_it_is_and_the_motion_is_told() {
    let workshop = Workshop::new();
    let lesson = workshop.read("tiny/one/lesson.toml");
    workshop.write("wave.gif", gif(20, 100, (400, 400)));
    let (file, folder) = (workshop.path("wave.gif"), workshop.path("tiny/one"));
    let done = strip::import(&file, &folder).expect("imported");
    assert_eq!(done.imported.written.len(), 12);
    assert_eq!(done.imported.lost[0].what, "wave: 12/20");
    assert_eq!(workshop.read("tiny/one/lesson.toml"), lesson);
    let moved = lesson.replace("art = \"kit:bird\"\nat", &format!("art = \"{}\"\nat", done.art));
    let moved = moved.replace("do = [{ move", &format!("do = [{}, {{ move", done.motion));
    let moved =
        moved.replace("part = [{ name = \"wing\", do = [{ swing = 12, every = 0.4 }] }]\n", "");
    workshop.write("tiny/one/lesson.toml", moved);
    assert_eq!(checked(&workshop), "");
    assert!(matches!(strip::import(&file, &folder), Err(ImportError::Exists(_))));
    workshop.write("still.gif", gif(1, 100, (9, 9)));
    let still = strip::import(&workshop.path("still.gif"), &folder);
    assert!(matches!(still, Err(ImportError::Moving { .. })));
    workshop.write("dance.json", "{\"v\":\"5.7\",\"layers\":[]}");
    let dance =
        strip::import(&workshop.path("dance.json"), &folder).map(|_| ()).expect_err("refused");
    let told = dance.told(&i18n::Tr::new("bn"));
    assert!(told.contains("Lottie") && told.contains("GIF"), "{told}");
    assert!(strip::import(&file, &workshop.path("tiny")).is_err());
}

#[test]
fn a_picture_that_moves_in_a_book_moves_in_its_story() {
    let workshop = Workshop::new();
    let package = "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
        <dc:title>পাখা</dc:title><dc:language>bn</dc:language><dc:creator>A</dc:creator><dc:rights>CC0</dc:rights></metadata>\
        <manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
    let page = "<html><body><img src=\"fan.gif\" alt=\"পাখা\"/><p>পাখা ঘোরে।</p></body></html>";
    workshop.write(
        "book.epub",
        archive(&[
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OEBPS/book.opf", package.as_bytes()),
            ("OEBPS/a.xhtml", page.as_bytes()),
            ("OEBPS/fan.gif", &gif(3, 200, (60, 60))),
        ]),
    );
    let imported = super::bring(&workshop, "book.epub", epub::import).expect("imported");
    assert_eq!(keys(&imported), []);
    let lesson = workshop.read("tiny/book/lesson.toml");
    assert!(
        lesson.contains("walk = [\"picture-1-1\", \"picture-1-2\", \"picture-1-3\"], every = 0.60"),
        "{lesson}"
    );
    assert!(!pack::check(&workshop.channel()).has_errors(), "{}", checked(&workshop));
}
