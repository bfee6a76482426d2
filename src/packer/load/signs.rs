//! `signs/`: the lexicon of a channel, one file for each sign, beside the list of hand shapes.

use super::Channel;
use crate::clips::Clips;
use crate::document::{self, Document};
use crate::finding::{Finding, Findings};
use crate::folder::Files;
use crate::signs::Lexicon;
use crate::tables::meant;
use crate::walk::{self, Surroundings, Used};
use activity::shape::Field;
use activity::sign::lexicon::{FINGERS, REVIEWED, SHAPES, SIGN, check};
use i18n::Tr;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Angles of a hand's joints, by the shape's name.
type Shapes = BTreeMap<String, Value>;

/// Reads the lexicon; a channel without the folder has none.
pub(super) fn read(channel: &Channel<'_>, findings: &mut Findings) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let folder = channel.folder.join("signs");
    if !folder.is_dir() {
        return lexicon;
    }
    let shapes = read_shapes(&folder.join("shapes.toml"), channel, findings);
    // The children read the word, so it is in the language that is taught.
    let draft = Tr::new(&channel.head.channel.language).msg("activity-sign-draft", &[]);
    for file in files(&folder) {
        let Some(document) = document::read(&file, findings) else { continue };
        let Some(mut sign) = walk(&document, SIGN, channel, findings) else { continue };
        for problem in check(&sign) {
            let mut finding =
                Finding::error(&file, problem.key).at(&document.root.deepest(&problem.path));
            finding.args = problem.args;
            findings.push(finding);
        }
        fill_shapes(&mut sign, &document, &shapes, findings);
        let id = text(&sign, "id");
        if file.file_stem().is_none_or(|stem| stem != id.as_str()) {
            let span = document.root.deepest(&["id"]);
            findings.push(Finding::error(&file, "pack-sign-file-name").with("id", id).at(&span));
            continue;
        }
        let is_reviewed = sign["status"] == REVIEWED;
        let mut played = json!({
            "id": id, "lang": sign["lang"], "hands": sign["hands"], "key": sign["key"],
        });
        if !is_reviewed {
            played["draft"] = json!(draft);
        }
        lexicon.add(&id, &text(&sign, "gloss"), played, is_reviewed);
    }
    lexicon
}

fn text(json: &Value, key: &str) -> String {
    json[key].as_str().unwrap_or_default().to_owned()
}

/// The signs' files in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    let is_sign = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending == "toml")
            && path.file_stem().is_some_and(|name| name != "shapes")
    };
    files.retain(is_sign);
    files.sort();
    files
}

/// A file along its fields, as a step is read.
pub(super) fn walk(
    document: &Document,
    fields: &'static [Field],
    channel: &Channel<'_>,
    findings: &mut Findings,
) -> Option<Value> {
    let none = Files::default();
    let around = Surroundings {
        file: &document.file,
        lesson: "signs",
        art: &none,
        sounds: &none,
        kit: channel.kit,
        skills: channel.skills,
        signs: &Lexicon::default(),
        clips: &Clips::default(),
        steps: &[],
    };
    walk::sheet(&document.root, fields, &around, &mut Used::default(), findings)
}

fn read_shapes(file: &Path, channel: &Channel<'_>, findings: &mut Findings) -> Shapes {
    let mut shapes = Shapes::new();
    let Some(document) = document::read(file, findings) else { return shapes };
    let Some(json) = walk(&document, SHAPES, channel, findings) else { return shapes };
    let list = json["shape"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (at, shape) in list.iter().enumerate() {
        let place = |key: &str| document.root.deepest(&["shape", &at.to_string(), key]);
        let mut joints = Vec::new();
        for finger in FINGERS {
            let angles = shape[finger].as_array().map(Vec::as_slice).unwrap_or_default();
            if angles.len() != 3 {
                let finding = Finding::error(file, "pack-sign-angles").with("finger", finger);
                findings.push(finding.at(&place(finger)));
            }
            joints.extend(angles.iter().cloned());
        }
        let id = text(shape, "id");
        if shapes.insert(id.clone(), Value::Array(joints)).is_some() {
            findings
                .push(Finding::error(file, "pack-sign-same-shape").with("id", id).at(&place("id")));
        }
    }
    shapes
}

/// Puts the angles of its shape into every hand.
fn fill_shapes(sign: &mut Value, document: &Document, shapes: &Shapes, findings: &mut Findings) {
    for (at, key) in sign["key"].as_array_mut().into_iter().flatten().enumerate() {
        for name in ["right", "left"] {
            let Some(hand) = key.get_mut(name) else { continue };
            let shape = text(hand, "shape");
            if let Some(joints) = shapes.get(&shape) {
                hand["joints"] = joints.clone();
                continue;
            }
            let known: Vec<&str> = shapes.keys().map(String::as_str).collect();
            let finding = Finding::error(&document.file, "pack-sign-no-shape")
                .with("shape", &shape)
                .with("meant", meant(&shape, known.iter().copied()))
                .with("known", known.join(", "));
            let span = document.root.deepest(&["key", &at.to_string(), name, "shape"]);
            findings.push(finding.at(&span));
        }
    }
}
