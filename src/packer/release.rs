//! What may not reach children: a release is refused for it, a bundle to try is not.

use crate::finding::{Finding, Findings};
use crate::source::{LineSource, Source};
use model::{Lesson, LessonId, Skill};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Refuses what is only a draft where children would learn it as it is, and what nobody vouches for.
pub fn check(source: &Source, folder: &Path, findings: &mut Findings) {
    source.clips.tell_lacking(true, findings);
    refuse_signs(source, folder, findings);
    refuse_voices(source, findings);
    refuse_uncredited(source, folder, findings);
}

/// A sign that deaf people have not checked, whether it is a draft or was made up to try the player.
fn refuse_signs(source: &Source, folder: &Path, findings: &mut Findings) {
    if !source.drafts.is_empty() {
        let names: Vec<&str> = source.drafts.iter().map(String::as_str).collect();
        let finding = Finding::error(folder, "pack-sign-not-reviewed");
        findings.push(finding.with("names", names.join(", ")));
    }
}

/// A machine's voice where the sound is what is learned.
fn refuse_voices(source: &Source, findings: &mut Findings) {
    for line in drafts_by_ear(source) {
        findings.push(
            Finding::error(&line.place.file, "pack-draft-voice")
                .at(&line.place.span)
                .with("text", &line.text)
                .with("id", &line.id.0),
        );
    }
}

/// The lines that children learn by ear and that nobody has recorded.
pub(crate) fn drafts_by_ear(source: &Source) -> impl Iterator<Item = &LineSource> {
    let of_lesson = |lesson: &Lesson| {
        let ids = by_ear(lesson, is_of_sounds(lesson, source));
        let id = lesson.head.id.clone();
        ids.into_iter().map(move |line| (id.clone(), line))
    };
    let learned: BTreeSet<(LessonId, String)> = source.lessons.iter().flat_map(of_lesson).collect();
    let unspoken = source.lines.iter().filter(|line| line.recording.is_none());
    unspoken.filter(move |line| {
        line.track == source.head.prompts
            && learned.contains(&(line.lesson.clone(), line.id.0.clone()))
    })
}

/// Pictures and sounds of which nobody knows whose they are, or what may be done with them.
fn refuse_uncredited(source: &Source, folder: &Path, findings: &mut Findings) {
    // What came from a book that does not say it stands under these two until somebody asked.
    let is_unsaid = |text: &String| ["", "?", "NOASSERTION"].contains(&text.as_str());
    for art in source.art.values().filter(|art| is_unsaid(&art.author) || is_unsaid(&art.licence)) {
        findings.push(Finding::error(&art.file.file, "pack-no-credit"));
    }
    // Its sounds stand under what the kit says of the whole of itself.
    if let Some(kit) = source.uncredited_kit.as_ref().filter(|_| !source.sounds.is_empty()) {
        findings.push(Finding::error(kit, "pack-no-credit"));
    }
    let says = [&source.head.author, &source.head.licence];
    if says.iter().any(|text| text.trim().is_empty()) {
        findings.push(Finding::error(&folder.join("channel.toml"), "pack-no-credit"));
    }
}

/// Whether a lesson teaches letters, or what lives in sound.
fn is_of_sounds(lesson: &Lesson, source: &Source) -> bool {
    let teaches = |skill: &&Skill| lesson.head.teaches.contains(&skill.id);
    let has_letters =
        |skill: &Skill| source.letters.get(&skill.id).is_some_and(|letters| !letters.is_empty());
    let mut taught = source.skills.iter().filter(teaches);
    taught.any(|skill| skill.in_sound || has_letters(skill))
}

/// Kinds in which something is told apart by how it sounds.
const HEARD: [&str; 7] = ["listen", "match", "trace", "build", "gap", "sort", "order"];

/// The lines of a lesson that say what is learned: what cards, letters and words are called, and in
/// a lesson of sounds also what is asked, for the sound stands in the question.
fn by_ear(lesson: &Lesson, is_of_sounds: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for step in lesson.steps.iter().filter(|step| HEARD.contains(&step.kind.as_str())) {
        let spec = serde_json::from_str(&step.spec).unwrap_or_default();
        gather(&spec, is_of_sounds, &mut lines);
    }
    lines
}

fn gather(spec: &Value, is_of_sounds: bool, lines: &mut Vec<String>) {
    match spec {
        Value::Object(table) => {
            for (key, value) in table {
                let says = ["say", "name"].contains(&key.as_str()) || key == "ask" && is_of_sounds;
                match value.get("line").and_then(Value::as_str) {
                    Some(line) if says => lines.push(line.to_owned()),
                    Some(_) => {}
                    None => gather(value, is_of_sounds, lines),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, is_of_sounds, lines)),
        _ => {}
    }
}
