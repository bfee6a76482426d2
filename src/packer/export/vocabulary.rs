//! The words of a bundle's cards, as a table that any spreadsheet opens.

use super::ExportError;
use bundle::Bundle;
use model::{Lesson, Step};
use serde_json::Value;

/// Kinds whose cards hold words.
const KINDS: [&str; 7] = ["listen", "match", "order", "sort", "build", "gap", "trace"];

/// One line a word and place, with a head line. The mark in front tells spreadsheets that the
/// letters are UTF-8, without which Bangla opens as gibberish.
///
/// # Errors
/// [`ExportError::Read`] where the bundle is not as it was sealed.
pub fn write(bundle: &Bundle) -> Result<Vec<u8>, ExportError> {
    let mut table = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(["word", "picture", "lesson", "step", "kind", "skill"])?;
    for head in bundle.shelf(0, bundle.n_lessons())? {
        let lesson = bundle.lesson(&head.id)?;
        for step in lesson.steps.iter().filter(|step| KINDS.contains(&step.kind.as_str())) {
            let mut words = Vec::new();
            gather(&serde_json::from_str(&step.spec).unwrap_or_default(), &mut words);
            let mut told: Vec<&(String, String)> = Vec::new();
            for word in &words {
                if !told.contains(&word) {
                    told.push(word);
                    table.write_record(record(word, &lesson, step))?;
                }
            }
        }
    }
    table.into_inner().map_err(|error| ExportError::Io(error.into_error()))
}

fn record((word, picture): &(String, String), lesson: &Lesson, step: &Step) -> [String; 6] {
    let skill = step.skill.as_ref().map(ToString::to_string).unwrap_or_default();
    [
        plain(word),
        picture.clone(),
        lesson.head.id.to_string(),
        step.id.to_string(),
        step.kind.clone(),
        skill,
    ]
}

/// A spreadsheet takes what begins so for a sum to work out.
fn plain(word: &str) -> String {
    if word.starts_with(['=', '+', '-', '@']) { format!("'{word}") } else { word.to_owned() }
}

/// Words with the picture on the same card.
fn gather(spec: &Value, words: &mut Vec<(String, String)>) {
    match spec {
        Value::Object(table) if table.contains_key("line") => {}
        Value::Object(table) => {
            let text = |key: &str| table.get(key).and_then(Value::as_str);
            if let Some(word) = text("word").or(text("text")).or(text("letter")) {
                words.push((word.to_owned(), text("art").unwrap_or_default().to_owned()));
            }
            let deeper =
                table.iter().filter(|(key, _)| !["signed", "film"].contains(&key.as_str()));
            deeper.for_each(|(_, value)| gather(value, words));
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, words)),
        _ => {}
    }
}
