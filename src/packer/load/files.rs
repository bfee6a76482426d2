//! Files that nobody uses, and other things that lie about.

use super::Channel;
use super::lesson::LessonSource;
use crate::finding::{Finding, Findings};
use crate::folder::Files;
use crate::kit::{Credits, Kit};
use crate::tables::meant;
use crate::walk::UsedLine;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Says which pictures and sounds of the lessons are used by nothing.
pub(super) fn warn_of_unused(
    lessons: &[LessonSource],
    channel: &Channel<'_>,
    findings: &mut Findings,
) {
    // In a lesson that could not be understood, what is unused may only seem so.
    let good: Vec<&LessonSource> =
        lessons.iter().filter(|read| !findings.has_errors_in(&read.file)).collect();
    for read in good {
        let prefix = format!("{}:", read.lesson.head.id);
        let art: BTreeSet<&str> =
            read.used.art.iter().filter_map(|(key, _)| key.strip_prefix(&prefix)).collect();
        for (_, path) in read.art.iter().filter(|(name, _)| !art.contains(name)) {
            findings.push(Finding::error(path, "pack-unused").warning());
        }
        let is_used = |name: &str| read.used_clips().any(|(used, _)| used == name);
        for (_, clip) in read.clips.iter().filter(|(name, _)| !is_used(name)) {
            findings.push(Finding::error(&clip.file, "pack-unused").warning());
        }
        let sounds: Vec<&str> = read.used_sounds().into_iter().map(|(name, _)| name).collect();
        warn_of_unused_recordings(&read.sounds, &read.used.lines, &sounds, findings);
    }
    if let Some(file) = uncredited_kit(channel.folder, channel.kit) {
        findings.push(Finding::error(&file, "pack-kit-credit").warning());
    }
    let file = kit_file(channel.folder);
    warn_of_unknown_credits(&channel.kit.credits, &channel.kit.art, &file, findings);
}

/// The kit's file, where there is a kit and nobody says whose it is.
pub(super) fn uncredited_kit(channel: &Path, kit: &Kit) -> Option<PathBuf> {
    let is_there = kit.art.names().next().is_some();
    (is_there && !kit.credits.is_whole()).then(|| kit_file(channel))
}

fn kit_file(channel: &Path) -> PathBuf {
    channel.parent().unwrap_or(channel).join("kit").join("kit.toml")
}

/// Says which recordings belong to no line and are no effect either.
pub(super) fn warn_of_unused_recordings(
    sounds: &Files,
    lines: &[UsedLine],
    effects: &[&str],
    findings: &mut Findings,
) {
    let spoken = |name: &str| {
        let named = |line: &UsedLine| {
            line.sound
                .as_deref()
                .is_some_and(|sound| sound == name || sound.starts_with(&format!("{name}.")))
        };
        lines.iter().any(|line| line.id == name || named(line))
    };
    for (name, path) in sounds.iter().filter(|(name, _)| !effects.contains(name) && !spoken(name)) {
        let meant = meant(name, lines.iter().map(|line| line.id.as_str()));
        findings.push(Finding::error(path, "pack-unused-sound").with("meant", meant).warning());
    }
}

/// Says which pictures are described but not there.
pub(super) fn warn_of_unknown_credits(
    credits: &Credits,
    art: &Files,
    file: &Path,
    findings: &mut Findings,
) {
    for name in credits.names().filter(|name| art.get(name).is_none()) {
        let meant = meant(name, art.names());
        findings.push(
            Finding::error(file, "pack-credit-unused")
                .with("name", name)
                .with("meant", meant)
                .warning(),
        );
    }
}

/// Folders that are not lessons: hidden ones, the shell's recordings and the signs.
pub(super) fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name == "shell" || name == "signs" || name.starts_with("shell.")
}

/// The files `<name>.<language>.toml` of a folder with their languages.
pub(super) fn by_language(folder: &Path, name: &str) -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(String, PathBuf)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let file = path.file_name()?.to_str()?;
            let language = file.strip_prefix(name)?.strip_prefix('.')?.strip_suffix(".toml")?;
            Some((language.to_owned(), path.clone()))
        })
        .collect();
    found.sort();
    found
}
