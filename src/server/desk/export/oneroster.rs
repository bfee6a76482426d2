//! What children know as results of `OneRoster` 1.2, CSV binding: a line item for each skill, a result
//! for each skill that a child met. The score is her level, from 0 to 4, and its name stands beside it.

use crate::storage::StorageError;
use crate::storage::desk::Day;
use desk::{Catalogue, Words, calendar};
use learn::{Facts, Level};
use model::{ClassId, LearnerId, SchoolId, SkillId};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Whose results they are.
pub(super) struct About {
    pub(super) school: SchoolId,
    pub(super) class: ClassId,
    pub(super) now_ms: i64,
    pub(super) words: Words,
}

/// The files of an archive that such a one may have.
const FILES: [&str; 14] = [
    "academicSessions",
    "categories",
    "classes",
    "classResources",
    "courses",
    "courseResources",
    "demographics",
    "enrollments",
    "lineItems",
    "orgs",
    "resources",
    "results",
    "roles",
    "users",
];

/// The archive.
pub(super) fn archive(
    about: &About,
    all: &BTreeMap<LearnerId, (Facts, Vec<Day>)>,
    catalogue: &Catalogue,
) -> Result<Vec<u8>, StorageError> {
    let met: BTreeSet<&SkillId> =
        all.values().flat_map(|(facts, _)| facts.levels().map(|(id, _)| id)).collect();
    let text = |field: &str| field.to_owned();
    let category = format!("{}.skills", about.school);
    let mut manifest = vec![
        vec![text("propertyName"), text("value")],
        vec![text("manifest.version"), text("1.0")],
        vec![text("oneroster.version"), text("1.2")],
    ];
    let held = ["categories", "lineItems", "results"];
    manifest.extend(FILES.map(|file| {
        let is_held = if held.contains(&file) { "bulk" } else { "absent" };
        vec![format!("file.{file}"), text(is_held)]
    }));
    manifest.push(vec![text("source.systemName"), text("Jonaki")]);
    let categories = vec![
        ["sourcedId", "status", "dateLastModified", "title", "weight"].map(text).to_vec(),
        vec![
            category.clone(),
            String::new(),
            String::new(),
            about.words.t("desk-skills"),
            text("1"),
        ],
    ];
    let mut items = vec![
        [
            "sourcedId",
            "status",
            "dateLastModified",
            "title",
            "description",
            "assignDate",
            "dueDate",
            "classSourcedId",
            "categorySourcedId",
            "gradingPeriodSourcedId",
            "academicSessionSourcedId",
            "schoolSourcedId",
            "resultValueMin",
            "resultValueMax",
            "scoreScaleSourcedId",
        ]
        .map(text)
        .to_vec(),
    ];
    let today = calendar::written(learn::day::day_of(about.now_ms));
    items.extend(met.iter().map(|id| {
        let mut item = vec![line_item(about.class, id), String::new(), String::new()];
        item.extend([
            catalogue.skill_name(id, about.words),
            id.to_string(),
            today.clone(),
            today.clone(),
        ]);
        item.extend([about.class.to_string(), category.clone(), String::new(), String::new()]);
        item.extend([about.school.to_string(), text("0"), text("4"), String::new()]);
        item
    }));
    let mut results = vec![
        [
            "sourcedId",
            "status",
            "dateLastModified",
            "lineItemSourcedId",
            "studentSourcedId",
            "scoreStatus",
            "score",
            "textScore",
            "scoreDate",
            "comment",
        ]
        .map(text)
        .to_vec(),
    ];
    for (child, (facts, _)) in all {
        for (id, one) in facts.practices() {
            let level = one.level();
            let since = one.reached(level).map_or_else(|| today.clone(), calendar::written);
            let item = line_item(about.class, id);
            let mut result = vec![format!("{item}.{child}"), String::new(), String::new()];
            result.extend([
                item,
                child.to_string(),
                text("fully graded"),
                score(level).to_string(),
            ]);
            result.extend([name(level).to_owned(), since, String::new()]);
            results.push(result);
        }
    }
    let files = [
        ("manifest.csv", manifest),
        ("categories.csv", categories),
        ("lineItems.csv", items),
        ("results.csv", results),
    ];
    let odd = |error: zip::result::ZipError| StorageError::Unsound(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, lines) in files {
        archive.start_file(name, SimpleFileOptions::default()).map_err(odd)?;
        let written = archive.write_all(plain(&lines)?.as_bytes());
        written.map_err(|error| StorageError::Unsound(error.to_string()))?;
    }
    Ok(archive.finish().map_err(odd)?.into_inner())
}

fn line_item(class: ClassId, skill: &SkillId) -> String {
    format!("{class}.{skill}")
}

fn score(level: Level) -> u8 {
    match level {
        Level::New => 0,
        Level::Met => 1,
        Level::Growing => 2,
        Level::Known => 3,
        Level::Kept => 4,
    }
}

fn name(level: Level) -> &'static str {
    ["new", "met", "growing", "known", "kept"][usize::from(score(level))]
}

/// Lines as another program reads them: nothing is added to a field, as it is for people.
fn plain(lines: &[Vec<String>]) -> Result<String, StorageError> {
    let odd = |error: &dyn std::fmt::Display| StorageError::Unsound(error.to_string());
    let mut table = csv::Writer::from_writer(Vec::new());
    for line in lines {
        table.write_record(line).map_err(|error| odd(&error))?;
    }
    let bytes = table.into_inner().map_err(|error| odd(&error))?;
    String::from_utf8(bytes).map_err(|error| odd(&error))
}
