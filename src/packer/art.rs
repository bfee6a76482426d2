//! Draws every picture for both densities.

use crate::cache::{Cache, Key};
use crate::finding::Finding;
use crate::media::{self, MEDIA_VERSION, MediaError, Selector};
use crate::refused;
use crate::source::{ArtSource, SoundSource};
use blake3::Hash;
use bundle::ArtInfo;
use indicatif::ProgressBar;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Drawn for 1280×800, and half as large again.
pub const DENSITIES: [u16; 2] = [100, 150];

/// How many pictures, effects or lines a processor takes at a time: one may take a hundred times
/// as long as the next, and whoever is done first would wait for the other's heap.
pub const ONE: usize = 1;

/// A photograph that is shown so many times larger than it is looks blurred.
const BLURRED: f32 = 1.2;

/// A picture that is ready for the bundle.
pub struct Drawn {
    /// Its key.
    pub key: String,
    /// Everything but the blob's hash.
    pub info: ArtInfo,
    /// The file.
    pub bytes: Vec<u8>,
    /// Made now; else it was made before.
    pub fresh: bool,
}

/// An effect that is ready for the bundle.
pub struct Played {
    /// Its key.
    pub key: String,
    /// Length.
    pub ms: u32,
    /// The file.
    pub bytes: Vec<u8>,
    /// Made now; else it was made before.
    pub fresh: bool,
}

/// Draws all pictures, several at once.
pub fn draw(
    art: &BTreeMap<String, ArtSource>,
    cache: &Cache,
    bar: &ProgressBar,
) -> (Vec<Drawn>, Vec<Finding>) {
    let jobs: Vec<_> = art
        .iter()
        .flat_map(|(key, source)| DENSITIES.map(|density| (key, source, density)))
        .collect();
    let drawn: Vec<Result<(Drawn, Option<Finding>), Finding>> = jobs
        .into_par_iter()
        .with_max_len(ONE)
        .map(|(key, source, density)| {
            let drawn = one(key, source, density, cache).map_err(|error| refused(source, &error));
            bar.inc(1);
            drawn
        })
        .collect();
    sort_out(drawn)
}

/// Says what is wrong with pictures without drawing them for the bundle.
pub fn check(art: &BTreeMap<String, ArtSource>) -> Vec<Finding> {
    let small = (64, 64);
    let jobs: Vec<&ArtSource> = art.values().collect();
    jobs.into_par_iter()
        .flat_map_iter(|source| {
            match media::render(&source.file.bytes, source.kind, &source.selector, small) {
                Ok(drawn) => look(source, &drawn),
                // Which parts there are has been looked at where they are named.
                Err(MediaError::NoGroup { .. }) => Vec::new(),
                Err(error) => vec![refused(source, &error)],
            }
        })
        .collect()
}

/// What is to be looked at in a picture that can be drawn.
fn look(source: &ArtSource, drawn: &media::Sprite) -> Vec<Finding> {
    let at_use = |code| {
        let name = source.file.file.file_stem().unwrap_or_default().to_string_lossy();
        let finding = Finding::error(&source.place.file, code).at(&source.place.span);
        finding.with("name", name).warning()
    };
    let mut found = Vec::new();
    let enlarged = media::enlarged(&source.file.bytes, source.kind, fit(source, DENSITIES[0]));
    found.extend(enlarged.filter(|times| *times > BLURRED).map(|times| blurred(source, times)));
    if source.on_card && source.alt.0.is_empty() {
        found.push(at_use("pack-no-alt"));
    }
    if source.on_card && is_pale(drawn) {
        found.push(at_use("pack-pale"));
    }
    found
}

fn blurred(source: &ArtSource, times: f32) -> Finding {
    let finding = Finding::error(&source.file.file, "pack-blurred");
    finding.with("times", format!("{times:.1}")).warning()
}

/// Whether hardly anything of it stands out from a white card: three to one, as for letters and
/// pictures on the web.
fn is_pale(drawn: &media::Sprite) -> bool {
    let linear = |value: u8| (f32::from(value) / 255.0).powf(2.2);
    let stands_out = |pixel: &&[u8]| {
        let light =
            0.2126 * linear(pixel[0]) + 0.7152 * linear(pixel[1]) + 0.0722 * linear(pixel[2]);
        1.05 / (light + 0.05) >= 3.0
    };
    let seen: Vec<&[u8]> = drawn.rgba.chunks_exact(4).filter(|pixel| pixel[3] > 127).collect();
    seen.iter().copied().filter(|pixel| stands_out(pixel)).count() * 50 < seen.len()
}

/// Says what is wrong with effects without making them.
pub fn check_sounds(sounds: &BTreeMap<String, SoundSource>) -> Vec<Finding> {
    let check = |(key, source): (&String, &SoundSource)| {
        let file = &source.file;
        let wrong = match file.ending.as_str() {
            "toml" => media::parse_score(&String::from_utf8_lossy(&file.bytes), key).err(),
            ending => media::decode(&file.bytes, ending).err(),
        };
        wrong.map(|error| file.refused(&error))
    };
    sounds.iter().filter_map(check).collect()
}

/// Makes all effects.
pub fn play(
    sounds: &BTreeMap<String, SoundSource>,
    cache: &Cache,
    bar: &ProgressBar,
) -> (Vec<Played>, Vec<Finding>) {
    let jobs: Vec<_> = sounds.iter().collect();
    let played: Vec<Result<(Played, Option<Finding>), Finding>> = jobs
        .into_par_iter()
        .with_max_len(ONE)
        .map(|(key, source)| {
            let played = one_sound(key, source, cache);
            bar.inc(1);
            played
                .map(|played| (played, None))
                .map_err(|error| refused::finding(&error, &source.file.file))
        })
        .collect();
    sort_out(played)
}

/// Under which key a picture is kept.
pub fn key(source: &ArtSource, density: u16) -> Hash {
    let (w, h) = fit(source, density);
    Key::new("art")
        .with(MEDIA_VERSION.to_le_bytes())
        .with(source.selector.to_string())
        .with(format!("{:?}", source.kind))
        .with(w.to_le_bytes())
        .with(h.to_le_bytes())
        .with(&source.file.bytes)
        .finish()
}

/// Under which key an effect is kept.
pub fn sound_key(source: &SoundSource) -> Hash {
    let file = &source.file;
    Key::new("sound")
        .with(MEDIA_VERSION.to_le_bytes())
        .with(&file.ending)
        .with(&file.bytes)
        .finish()
}

/// What the cache keeps of a picture beside its file.
#[derive(Serialize, Deserialize)]
struct Head {
    format: String,
    x: u32,
    y: u32,
    w: u32,
    h: u32,
    box_w: u32,
    box_h: u32,
    scale: f32,
}

fn one(
    key: &str,
    source: &ArtSource,
    density: u16,
    cache: &Cache,
) -> Result<(Drawn, Option<Finding>), MediaError> {
    let hash = self::key(source, density);
    let (head, bytes, fresh) = match cache.get::<Head>(&hash) {
        Some((head, bytes)) => (head, bytes, false),
        None => {
            let made = media::picture(
                &source.file.bytes,
                source.kind,
                &source.selector,
                fit(source, density),
            )?;
            let media::Picture { file, x, y, w, h, box_w, box_h, scale } = made;
            let head = Head { format: file.format.to_owned(), x, y, w, h, box_w, box_h, scale };
            cache.put(&hash, &head, &file.bytes);
            (head, file.bytes, true)
        }
    };
    let photo = source.kind != media::FileKind::Svg;
    let blurred = (photo && head.scale > BLURRED && density == DENSITIES[0])
        .then(|| blurred(source, head.scale));
    let Head { format, x, y, w, h, box_w, box_h, .. } = head;
    let info = ArtInfo {
        density,
        blob: String::new(),
        format,
        x,
        y,
        w,
        h,
        box_w,
        box_h,
        pivot: source.pivot,
        alt: source.alt.clone(),
        licence: source.licence.clone(),
        author: source.author.clone(),
    };
    Ok((Drawn { key: key.to_owned(), info, bytes, fresh }, blurred))
}

fn one_sound(key: &str, source: &SoundSource, cache: &Cache) -> Result<Played, MediaError> {
    let hash = sound_key(source);
    if let Some((ms, bytes)) = cache.get::<u32>(&hash) {
        return Ok(Played { key: key.to_owned(), ms, bytes, fresh: false });
    }
    let file = &source.file;
    let clip = match file.ending.as_str() {
        "toml" => media::effect(&String::from_utf8_lossy(&file.bytes), key)?,
        ending => media::effect_recording(&file.bytes, ending)?,
    };
    cache.put(&hash, &clip.ms, &clip.ogg);
    Ok(Played { key: key.to_owned(), ms: clip.ms, bytes: clip.ogg, fresh: true })
}

fn fit(source: &ArtSource, density: u16) -> (u32, u32) {
    let pixels = |side: f32| (side * f32::from(density) / 100.0).ceil().clamp(1.0, 8192.0) as u32;
    (pixels(source.fit.0), pixels(source.fit.1))
}

fn refused(source: &ArtSource, error: &MediaError) -> Finding {
    // The drawing is at fault, or whoever asks for a part of it that it lacks.
    match (error, &source.selector) {
        (
            MediaError::NoParts | MediaError::NoGroup { .. },
            Selector::Only(_) | Selector::Without(_),
        ) => refused::finding(error, &source.place.file).at(&source.place.span),
        _ => source.file.refused(error),
    }
}

fn sort_out<T>(results: Vec<Result<(T, Option<Finding>), Finding>>) -> (Vec<T>, Vec<Finding>) {
    let (mut made, mut findings) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok((one, finding)) => {
                made.push(one);
                findings.extend(finding);
            }
            Err(finding) => findings.push(finding),
        }
    }
    (made, findings)
}
