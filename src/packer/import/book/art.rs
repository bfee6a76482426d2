//! The pictures of a book: looked at, named by us, and copied once each.

use super::{Figure, ImportError, crop};
use crate::export::Lost;
use crate::import::archive::Archive;
use crate::import::begun::Begun;
use crate::import::moving::{self, Frames};
use crate::media::{FileKind, Selector, render};
use resvg::usvg;
use std::collections::BTreeMap;

/// A picture is tried at this size before it is taken over.
const TRIED: (u32, u32) = (64, 64);

/// A picture of the lesson.
#[derive(Clone, Debug, Default)]
pub(super) struct Picture {
    /// Names of its frames in `art`; a still picture has one.
    pub(super) names: Vec<String>,
    /// How long a round of its frames takes, seconds.
    pub(super) every: f32,
    /// Width and height.
    pub(super) shape: (f32, f32),
}

/// The pictures by the file and the part of it that is seen; a picture that cannot be used has none.
pub(super) type Pictures = BTreeMap<Key, Picture>;

/// A file, and where it is cut.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    file: String,
    cut: Option<crop::Cut>,
}

/// What a figure shows.
pub(super) fn key(figure: &Figure) -> Key {
    Key { file: figure.file.clone(), cut: crop::needed(figure) }
}

/// Copies every picture that is shown.
pub(super) fn copy<'b>(
    figures: impl Iterator<Item = &'b Figure>,
    archive: &mut Archive,
    begun: &mut Begun,
    lost: &mut Vec<Lost>,
) -> Result<Pictures, ImportError> {
    let mut pictures = Pictures::new();
    let mut known: Vec<Key> = Vec::new();
    for figure in figures {
        let key = key(figure);
        if known.contains(&key) {
            continue;
        }
        known.push(key.clone());
        let Some(bytes) = archive.read(&figure.file)? else {
            lost.push(Lost { key: "pack-lost-missing", what: figure.file.clone() });
            continue;
        };
        let name = format!("picture-{}", pictures.len() + 1);
        match taken(&bytes, key.cut.as_ref(), &name, begun)? {
            Ok(picture) => {
                if let Some((shown, all)) = picture.1 {
                    let what = format!("{}: {shown}/{all}", figure.file);
                    lost.push(Lost { key: "pack-lost-frames", what });
                }
                pictures.insert(key, picture.0);
            }
            Err(why) => {
                lost.push(Lost {
                    key: "pack-lost-picture",
                    what: format!("{}: {why}", figure.file),
                });
            }
        }
    }
    Ok(pictures)
}

/// A picture with how many of its frames are kept, where that is not all of them; or why it is none.
type Taken = Result<(Picture, Option<(usize, usize)>), String>;

fn taken(
    bytes: &[u8],
    cut: Option<&crop::Cut>,
    name: &str,
    begun: &mut Begun,
) -> Result<Taken, ImportError> {
    match moving::frames(bytes) {
        Ok(Some(frames)) => return Ok(Ok(strip(&frames, name, begun)?)),
        Ok(None) => {}
        // What moves too much is still a picture.
        Err(_) => {
            if let Some(first) = moving::first(bytes) {
                let shape = (first.w as f32, first.h as f32);
                begun.write(&format!("art/{name}.png"), &first.png)?;
                let picture = Picture { names: vec![name.to_owned()], every: 0.0, shape };
                return Ok(Ok((picture, Some((1, 2)))));
            }
        }
    }
    let Some((kind, ending)) = kind(bytes) else {
        return Ok(Err("svg, png, jpeg, webp, gif?".to_owned()));
    };
    if let Err(why) = render(bytes, kind, &Selector::Whole, TRIED) {
        return Ok(Err(why.to_string()));
    }
    if let Some(cut) = cut.filter(|_| kind != FileKind::Svg)
        && let Some((png, shape)) = crop::cropped(bytes, cut)
    {
        begun.write(&format!("art/{name}.png"), &png)?;
        return Ok(Ok((Picture { names: vec![name.to_owned()], every: 0.0, shape }, None)));
    }
    let Some(shape) = shape(bytes, kind) else { return Ok(Err("0 × 0".to_owned())) };
    begun.write(&format!("art/{name}.{ending}"), bytes)?;
    Ok(Ok((Picture { names: vec![name.to_owned()], every: 0.0, shape }, None)))
}

/// Frames as pictures in turn.
fn strip(
    frames: &Frames,
    name: &str,
    begun: &mut Begun,
) -> Result<(Picture, Option<(usize, usize)>), ImportError> {
    let mut names = Vec::new();
    for (at, png) in frames.pictures.iter().enumerate() {
        let name = format!("{name}-{}", at + 1);
        begun.write(&format!("art/{name}.png"), png)?;
        names.push(name);
    }
    let kept = (frames.pictures.len() < frames.of).then_some((frames.pictures.len(), frames.of));
    let shape = (frames.w as f32, frames.h as f32);
    Ok((Picture { names, every: frames.every, shape }, kept))
}

/// What a file is by its first bytes: names in books are often wrong.
pub(in crate::import) fn kind(bytes: &[u8]) -> Option<(FileKind, &'static str)> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some((FileKind::Png, "png")),
        [0xff, 0xd8, 0xff, ..] => Some((FileKind::Jpeg, "jpg")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Some((FileKind::WebP, "webp"))
        }
        _ if head.contains("<svg") => Some((FileKind::Svg, "svg")),
        _ => None,
    }
}

fn shape(bytes: &[u8], kind: FileKind) -> Option<(f32, f32)> {
    if kind == FileKind::Svg {
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
        let size = usvg::Tree::from_str(text, &usvg::Options::default()).ok()?.size();
        return Some((size.width(), size.height()));
    }
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok()?;
    let (w, h) = reader.into_dimensions().ok()?;
    (w > 0 && h > 0).then_some((w as f32, h as f32))
}
