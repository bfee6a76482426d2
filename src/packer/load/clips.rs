//! `clips/`: films of a signer, a file for each that says who is seen in it, beside its pictures.

use super::bytes::Reader;
use super::{Channel, signs};
use crate::clips::{Clip, Clips};
use crate::document;
use crate::finding::{Finding, Findings};
use crate::media::{FileKind, Pictures, length};
use crate::refused;
use crate::tables::is_id;
use activity::sign::clip::{CLIP, check, lacking};
use activity::sign::lexicon::REVIEWED;
use i18n::Tr;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Pictures a second where nothing is said.
const RATE: f64 = 15.0;

/// Reads the clips of a lesson; one without the folder has none.
pub(super) fn read(
    folder: &Path,
    lesson: &str,
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Clips {
    let folder = folder.join("clips");
    let draft = Tr::new(&channel.head.channel.language).msg("activity-sign-draft", &[]);
    let mut clips = Clips::default();
    for file in listed(&folder).into_iter().filter(|path| ending(path) == "toml") {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !is_id(&name) {
            findings.push(Finding::error(&file, "pack-file-name").with("name", name));
            continue;
        }
        // Whatever is wrong with it below is told here, and not where it is used too.
        clips.add_bad(name.clone());
        let Some(document) = document::read(&file, findings) else { continue };
        let Some(said) = signs::walk(&document, CLIP, channel, findings) else { continue };
        for problem in check(&name, &said) {
            let place = document.root.deepest(&problem.path);
            findings.push(Finding::error(&file, problem.key).at(&place));
        }
        let licence = said["licence"].as_str().unwrap_or_default();
        if !licence.is_empty() && !super::head::is_licence(licence) {
            let finding = Finding::error(&file, "pack-licence").with("licence", licence);
            findings.push(finding.at(&document.root.deepest(&["licence"])));
        }
        let rate = said["rate"].as_f64().unwrap_or(RATE) as f32;
        let Some(pictures) = pictures(&folder.join(&name), rate, reader, findings) else {
            findings.push(Finding::error(&file, "pack-clip-no-pictures").with("name", name));
            continue;
        };
        let ms = match length(&pictures) {
            Ok(ms) => ms,
            Err(error) => {
                findings.push(refused::finding(&error, &file));
                continue;
            }
        };
        let is_reviewed = said["status"] == REVIEWED;
        let key = format!("{lesson}:clips/{name}");
        let mut played = json!({ "key": key, "lang": said["lang"], "ms": ms });
        if !is_reviewed {
            played["draft"] = json!(draft);
        }
        let text = |of: &str| said[of].as_str().unwrap_or_default().to_owned();
        let clip = Clip {
            played,
            is_reviewed,
            lacking: lacking(&name, &said),
            author: text("author"),
            licence: text("licence"),
            pictures,
            file,
        };
        clips.add(name, clip);
    }
    clips
}

/// The moving picture of this name, else the folder of numbered ones.
fn pictures(
    named: &Path,
    rate: f32,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Option<Pictures> {
    // A name may hold a point, so an ending is added and never put in its place.
    let mut moving = named.as_os_str().to_owned();
    moving.push(".webp");
    let moving = PathBuf::from(moving);
    if moving.is_file() {
        return Some(Pictures::Moving(reader.read(&moving, findings)?.bytes));
    }
    let files = listed(named).into_iter().filter_map(|path| {
        let kind = FileKind::of_extension(&ending(&path)).filter(|kind| *kind != FileKind::Svg)?;
        Some((kind, reader.read(&path, findings)?.bytes))
    });
    let files: Vec<_> = files.collect();
    (!files.is_empty()).then_some(Pictures::Numbered(files, rate))
}

/// What lies in a folder, by name: pictures are numbered with as many digits each.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}
