//! What things are called, spoken: the cards and pictures of all lessons, and the lessons
//! themselves, each name once. A child who cannot see explores the glass with her finger, and
//! hears them.

use super::Channel;
use super::bytes::Reader;
use super::lesson::LessonSource;
use super::lines::sources;
use crate::finding::Findings;
use crate::folder;
use crate::source::{ArtSource, LineSource};
use crate::walk::UsedLine;
use model::{Lesson, LessonId};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::char::is_combining_mark;

/// Kinds in which things are chosen.
const CHOSEN: [&str; 7] = ["listen", "match", "order", "count", "sort", "build", "gap"];
/// What is written on one card, at most: more is a text to read.
const LETTERS: usize = 40;

/// The names, as lines `name-…` of the shell in the channel's first language. The rest of an
/// id follows from the text, and a recording of that name beside the shell's takes the place
/// of the draft voice.
pub(super) fn of(
    lessons: &[LessonSource],
    art: &BTreeMap<String, ArtSource>,
    channel: &Channel<'_>,
    reader: &mut Reader,
    findings: &mut Findings,
) -> Vec<LineSource> {
    let language = &channel.head.channel.prompts;
    let alt = |key: &str| art.get(key)?.alt.0.get(language).cloned();
    let mut names = BTreeSet::new();
    for lesson in lessons.iter().map(|read| &read.lesson) {
        names.extend(lesson.head.title.0.get(language).cloned());
        names.extend(alt(&lesson.head.picture));
        for step in lesson.steps.iter().filter(|step| CHOSEN.contains(&step.kind.as_str())) {
            if let Ok(spec) = serde_json::from_str(&step.spec) {
                gather(&spec, &alt, &mut names);
            }
        }
    }
    let id = |text: &str| format!("name-{}", &blake3::hash(text.as_bytes()).to_hex()[..12]);
    let line = |text: String| UsedLine { id: id(&text), text, say: None, sound: None, span: 0..0 };
    let lines: Vec<UsedLine> = names.into_iter().map(line).collect();
    let sounds = folder::sounds(&channel.shared.join("shell"), false, findings);
    let file = channel.shared.join("shell.toml");
    let shell = LessonId::from("shell");
    sources(&shell, language, &lines, &sounds, &file, channel, reader, findings)
}

/// The pictures that a child chooses, pairs or puts somewhere, and the lesson's tile.
pub(super) fn on_cards(lesson: &Lesson) -> BTreeSet<String> {
    fn art(spec: &Value, found: &mut BTreeSet<String>) {
        match spec {
            Value::Object(table) => {
                found.extend(table.get("art").and_then(Value::as_str).map(str::to_owned));
                table.values().for_each(|value| art(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| art(value, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::from([lesson.head.picture.clone()]);
    for step in lesson.steps.iter().filter(|step| CHOSEN.contains(&step.kind.as_str())) {
        art(&serde_json::from_str(&step.spec).unwrap_or_default(), &mut found);
    }
    found
}

/// What is written on things, else what their pictures show, wherever it stands in a step.
fn gather(spec: &Value, alt: &dyn Fn(&str) -> Option<String>, names: &mut BTreeSet<String>) {
    match spec {
        // What somebody says is no name.
        Value::Object(table) if table.contains_key("line") => {}
        Value::Object(table) => {
            let text = |key: &str| table.get(key).and_then(Value::as_str);
            let shown = || text("art").and_then(alt);
            names.extend(
                text("text").map(str::to_owned).or_else(shown).filter(|text| is_name(text)),
            );
            table.values().for_each(|value| gather(value, alt, names));
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, alt, names)),
        _ => {}
    }
}

/// Whether a voice can say it by itself: a sign that needs a letter cannot stand alone.
pub(crate) fn is_name(text: &str) -> bool {
    let stands = |first: char| first.is_alphanumeric() && !is_combining_mark(first);
    text.chars().next().is_some_and(stands) && text.chars().count() <= LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_called_by_its_text_else_by_its_picture_and_a_sign_alone_by_nothing() {
        let spec: Value = serde_json::from_str(
            r#"{"item": [
                {"right": {"text": "আম", "art": "kit:mango"}, "wrong": [{"art": "kit:boat"}, {"text": "ি"}]},
                {"ask": {"line": "a", "text": "কোনটা আম?"}, "right": {"text": "আম"}, "wrong": [{"art": "kit:unknown"}, {"text": "৫"}]}
            ]}"#,
        )
        .unwrap();
        let alt = |key: &str| (key == "kit:boat").then(|| "একটা নৌকা".to_owned());
        let mut names = BTreeSet::new();
        gather(&spec, &alt, &mut names);
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["আম", "একটা নৌকা", "৫"]);
    }
}
