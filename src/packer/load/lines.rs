//! What is spoken: the lessons' lines, the shell's, further tracks, and the recordings of them.

use super::bytes::Reader;
use super::{Channel, files};
use crate::document::{self, Document, Node};
use crate::finding::{Finding, Findings};
use crate::folder::{self, Files};
use crate::source::{LineSource, Place};
use crate::tables::{Keys, is_id, is_language, meant};
use crate::walk::UsedLine;
use model::{LessonId, LineId, Skill};
use scene::timeline::bare;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many praises and second chances the activities choose from.
const PRAISES: usize = 12;
const RETRIES: usize = 8;

/// Reads `say.toml`, the channel's own pronunciations for the draft voice; it may be missing.
pub(super) fn pronunciations(file: &Path, findings: &mut Findings) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    if !file.exists() {
        return known;
    }
    let Some(document) = document::read(file, findings) else { return known };
    Keys::new(file, &document.root, &["say"], findings);
    for entry in document.root.get("say").map(Node::entries).unwrap_or_default() {
        match entry.node.text() {
            Some(text) => {
                known.insert(entry.key.clone(), text.to_owned());
            }
            None => findings.push(
                Finding::error(file, "pack-wants-text")
                    .with("key", &entry.key)
                    .at(&entry.node.span),
            ),
        }
    }
    known
}

/// The shell's own lines in all tracks (`shell.toml`, `shell.en.toml`, recordings in `shell/`, `shell.en/`).
pub(super) fn shell(
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<LineSource> {
    let file = channel.shared.join("shell.toml");
    if !file.exists() {
        findings.push(Finding::error(&file, "pack-no-shell").warning());
        return Vec::new();
    }
    let Some(document) = document::read(&file, findings) else { return Vec::new() };
    let lines = read_lines(&document, findings);
    for line in lines.iter().filter(|line| !is_id(&line.id)) {
        findings.push(Finding::error(&file, "pack-id").with("id", &line.id).at(&line.span));
    }
    let wanted =
        |name: &str, n: usize| (1..=n).map(|at| format!("{name}-{at}")).collect::<Vec<_>>();
    let lacking: Vec<String> =
        wanted("praise", PRAISES).into_iter().chain(wanted("retry", RETRIES)).collect();
    let lacking: Vec<&String> =
        lacking.iter().filter(|id| !lines.iter().any(|line| line.id == **id)).collect();
    if let Some(first) = lacking.first() {
        findings.push(
            Finding::error(&file, "pack-shell-lacks")
                .with("id", first)
                .with("n", lacking.len())
                .warning(),
        );
    }
    let sounds = folder::sounds(&channel.shared.join("shell"), false, findings);
    let id = LessonId::from("shell");
    let prompts = &channel.head.channel.prompts;
    let mut spoken = sources(&id, prompts, &lines, &sounds, &file, channel, reader, findings);
    files::warn_of_unused_recordings(&sounds, &lines, &[], findings);
    spoken.extend(tracks(&id, channel.shared, "shell", "shell", &lines, channel, reader, findings));
    spoken
}

/// The names of skills in all tracks of the shell, as `skill-<id>`, so that the bird can call
/// them. A recording lies beside the shell's.
pub(super) fn skill_names(
    skills: &[&Skill],
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<LineSource> {
    let file = channel.shared.join("skills.toml");
    let prompts = channel.head.channel.prompts.clone();
    let further = files::by_language(channel.shared, "shell").into_iter().map(|(tag, _)| {
        let folder = format!("shell.{tag}");
        (tag, folder)
    });
    let mut spoken = Vec::new();
    for (language, folder) in std::iter::once((prompts, "shell".to_owned())).chain(further) {
        let sounds = folder::sounds(&channel.shared.join(folder), false, findings);
        let named = skills.iter().filter_map(|skill| {
            let text = skill.title.0.get(&language)?.clone();
            let id = format!("skill-{}", skill.id);
            Some(UsedLine { id, text, say: None, sound: None, span: 0..0 })
        });
        let lines: Vec<UsedLine> = named.collect();
        let id = LessonId::from("shell");
        spoken.extend(sources(&id, &language, &lines, &sounds, &file, channel, reader, findings));
    }
    spoken
}

/// A lesson's lines in all tracks (`prompts.en.toml`, recordings in `sound/`, `sound.en/`).
pub(super) fn of_lesson(
    id: &LessonId,
    folder: &Path,
    lines: &[UsedLine],
    sounds: &Files,
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<LineSource> {
    let prompts = &channel.head.channel.prompts;
    let mut spoken =
        sources(id, prompts, lines, sounds, &folder.join("lesson.toml"), channel, reader, findings);
    spoken.extend(tracks(id, folder, "prompts", "sound", lines, channel, reader, findings));
    spoken
}

/// Further tracks: `<name>.<language>.toml` with recordings in `<sound>.<language>/`.
#[expect(
    clippy::too_many_arguments,
    reason = "one place calls it for lessons and one for the shell"
)]
fn tracks(
    id: &LessonId,
    folder: &Path,
    name: &str,
    sound: &str,
    known: &[UsedLine],
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<LineSource> {
    let mut spoken = Vec::new();
    for (language, file) in files::by_language(folder, name) {
        if !is_language(&language) || language == channel.head.channel.prompts {
            findings.push(Finding::error(&file, "pack-language").with("tag", &language));
            continue;
        }
        let Some(document) = document::read(&file, findings) else { continue };
        let lines = read_lines(&document, findings);
        let lesson_is_good = !findings.has_errors_in(&folder.join("lesson.toml"));
        let ids: BTreeSet<&str> = known.iter().map(|line| line.id.as_str()).collect();
        for line in lines.iter().filter(|line| lesson_is_good && !ids.contains(line.id.as_str())) {
            let meant = meant(&line.id, ids.iter().copied());
            findings.push(
                Finding::error(&file, "pack-no-line")
                    .with("id", &line.id)
                    .with("meant", meant)
                    .at(&line.span),
            );
        }
        let sounds = folder::sounds(&folder.join(format!("{sound}.{language}")), false, findings);
        files::warn_of_unused_recordings(&sounds, &lines, &[], findings);
        spoken.extend(sources(id, &language, &lines, &sounds, &file, channel, reader, findings));
    }
    spoken
}

/// `[line]` with an id and a text each.
fn read_lines(document: &Document, findings: &mut Findings) -> Vec<UsedLine> {
    let file = &document.file;
    Keys::new(file, &document.root, &["line"], findings);
    let mut lines = Vec::new();
    for entry in document.root.get("line").map(Node::entries).unwrap_or_default() {
        let node = &entry.node;
        let (text, say, sound) = match node.text() {
            Some(text) => (Some(text), None, None),
            None => {
                let mut keys = Keys::new(file, node, &["text", "say", "sound"], findings);
                (keys.need_text("text"), keys.text("say"), keys.text("sound"))
            }
        };
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else {
            if node.text().is_some() {
                findings.push(
                    Finding::error(file, "pack-empty").with("key", &entry.key).at(&node.span),
                );
            }
            continue;
        };
        lines.push(UsedLine {
            id: entry.key.clone(),
            text: text.to_owned(),
            say: say.map(str::to_owned),
            sound: sound.map(str::to_owned),
            span: entry.span.clone(),
        });
    }
    lines
}

/// Joins each line with its recording, if somebody has recorded it.
#[expect(clippy::too_many_arguments, reason = "a line has all of these, and only this makes one")]
pub(super) fn sources(
    id: &LessonId,
    track: &str,
    lines: &[UsedLine],
    sounds: &Files,
    file: &Path,
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<LineSource> {
    let mut spoken = Vec::new();
    for line in lines {
        let named = line.sound.as_deref().map(|name| {
            name.rsplit_once('.')
                .filter(|(_, end)| folder::SOUNDS.contains(end))
                .map_or(name, |(stem, _)| stem)
        });
        let path = sounds.get(named.unwrap_or(&line.id));
        if let (Some(name), None) = (named, path) {
            let meant = meant(name, sounds.names());
            findings.push(
                Finding::error(file, "pack-no-recording")
                    .with("name", name)
                    .with("meant", meant)
                    .at(&line.span),
            );
        }
        // A score of the same name is an effect, not somebody speaking.
        let path = path.filter(|path| path.extension().is_some_and(|ending| ending != "toml"));
        let cues = path.map(|path| path.with_extension("vtt")).filter(|path| path.exists());
        spoken.push(LineSource {
            lesson: id.clone(),
            track: track.to_owned(),
            id: LineId(line.id.clone()),
            text: line.text.clone(),
            say: line.say.clone().or_else(|| pronounced(&line.text, channel.say)),
            recording: path.and_then(|path| reader.read(path, findings)),
            cues: cues.and_then(|path| reader.read(&path, findings)),
            place: Place { file: file.to_owned(), span: line.span.clone() },
        });
    }
    spoken
}

/// The line with the channel's pronunciations in place of the words that have one.
fn pronounced(text: &str, say: &BTreeMap<String, String>) -> Option<String> {
    let word = |word: &str| match say.get(bare(word)) {
        Some(spoken) => word.replacen(bare(word), spoken, 1),
        None => word.to_owned(),
    };
    let spoken = text.split_whitespace().map(word).collect::<Vec<_>>().join(" ");
    let changed = text.split_whitespace().any(|word| say.contains_key(bare(word)));
    changed.then_some(spoken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_a_pronunciation_are_replaced_inside_their_punctuation() {
        let say = BTreeMap::from([("রিকশা".to_owned(), "[[r'ikSa]]".to_owned())]);
        assert_eq!(pronounced("নানার রিকশা।", &say), Some("নানার [[r'ikSa]]।".into()));
        assert_eq!(pronounced("নানার বাড়ি।", &say), None);
    }
}
