//! What pages show beside words: the one style sheet, fonts, icons and the children's pictures.
//!
//! All of it is part of the program and stands under a name that changes with it, so that a
//! browser may keep it for ever.

use std::sync::OnceLock;

/// A file that pages refer to.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

macro_rules! file {
    ($name:literal, $media:literal, $path:literal) => {
        File { name: $name, media: $media, bytes: include_bytes!($path) }
    };
}
macro_rules! face {
    ($name:literal) => {
        File {
            name: concat!("face-", $name, ".svg"),
            media: SVG,
            bytes: include_bytes!(concat!("../../lessons/kit/face_", $name, ".svg")),
        }
    };
}

const SVG: &str = "image/svg+xml";

const FILES: [File; 11] = [
    file!("desk.css", "text/css; charset=utf-8", "art/desk.css"),
    file!("desk.js", "text/javascript; charset=utf-8", "art/desk.js"),
    file!("voice.js", "text/javascript; charset=utf-8", "art/voice.js"),
    file!("reply-tick.svg", "image/svg+xml", "../../ui/art/badge_tick.svg"),
    file!("reply-flower.svg", "image/svg+xml", "../../ui/art/plant_flower.svg"),
    file!("reply-firefly.svg", "image/svg+xml", "../../ui/art/firefly_badge.svg"),
    file!("icons.svg", "image/svg+xml", "art/icons.svg"),
    file!("hind-500.ttf", "font/ttf", "../../ui/fonts/HindSiliguri-Medium.ttf"),
    file!("hind-600.ttf", "font/ttf", "../../ui/fonts/HindSiliguri-SemiBold.ttf"),
    file!("baloo-700.ttf", "font/ttf", "../../ui/fonts/BalooDa2-Bold.ttf"),
    file!("OFL.txt", "text/plain; charset=utf-8", "../../ui/fonts/OFL-HindSiliguri.txt"),
];

/// The same set, in the same order, as children choose from on the tablets.
const FACES: [File; 24] = [
    face!("bee"),
    face!("butterfly"),
    face!("cat"),
    face!("cow"),
    face!("crab"),
    face!("deer"),
    face!("dog"),
    face!("duck"),
    face!("elephant"),
    face!("fish"),
    face!("frog"),
    face!("goat"),
    face!("hen"),
    face!("horse"),
    face!("monkey"),
    face!("mouse"),
    face!("owl"),
    face!("parrot"),
    face!("rabbit"),
    face!("sheep"),
    face!("snail"),
    face!("squirrel"),
    face!("tiger"),
    face!("turtle"),
];

/// A file by its name.
pub fn file(name: &str) -> Option<&'static File> {
    FILES.iter().chain(&FACES).find(|file| file.name == name)
}

/// Where a file is found.
pub fn url(name: &str) -> String {
    format!("{ROOT}{}/{name}", version())
}

/// Under what files are found.
pub const ROOT: &str = "/desk/a/";

/// Changes whenever any file does.
pub fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut all = blake3::Hasher::new();
        FILES.iter().chain(&FACES).for_each(|file| {
            all.update(file.bytes);
        });
        all.finalize().to_hex()[..12].to_owned()
    })
}

/// The ids of the children's pictures, in the order in which they choose from them.
pub fn faces() -> impl Iterator<Item = &'static str> {
    let id = |file: &'static File| file.name.strip_prefix("face-")?.strip_suffix(".svg");
    FACES.iter().filter_map(id)
}

/// The pictures with which children answer a message.
pub const REPLIES: [&str; 3] = ["tick", "flower", "firefly"];

/// Where a child's picture is found. One of another set is always the same one of ours, as on
/// the tablets.
pub fn face(picture: &str) -> String {
    let named = format!("face-{picture}.svg");
    let of_other = || {
        let sum = picture
            .bytes()
            .fold(0usize, |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        &FACES[sum % FACES.len()]
    };
    url(FACES.iter().find(|file| file.name == named).unwrap_or_else(of_other).name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_the_style_sheet_names_is_there() {
        let css = std::str::from_utf8(file("desk.css").unwrap().bytes).unwrap();
        let named: Vec<_> =
            css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(named.len() >= 3);
        assert!(named.iter().all(|name| file(name).is_some()), "{named:?}");
    }

    #[test]
    fn a_picture_that_nobody_knows_is_always_the_same_known_one() {
        assert!(face("cow").ends_with("/face-cow.svg"));
        assert_eq!(face("dragon"), face("dragon"));
        assert!(face("").starts_with(ROOT));
    }
}
