//! What a book says of itself: its title, its languages, whose it is and what may be done with it.

use crate::export::Lost;
use crate::import::ImportError;
use crate::import::archive::Archive;
use crate::import::book::Book;
use crate::import::flow::Flow;
use crate::import::markup::Tree;
use serde_json::Value;
use std::collections::BTreeSet;

/// What is told of the book and has no place in a lesson.
const TOLD: [&str; 5] = [
    "originalContributions",
    "originalAcknowledgments",
    "versionAcknowledgments",
    "funding",
    "licenseNotes",
];

/// The language to take: that of the channel's bird where the book has it, else its first one.
pub(super) fn language(tree: &Tree, prompts: &str) -> String {
    if languages(tree).contains(prompts) {
        return prompts.to_owned();
    }
    let said = field(tree, "contentLanguage1", None).filter(|tag| !tag.is_empty());
    let body = tree.first("body").and_then(|at| tree.get(at, "data-l1")).map(str::to_owned);
    said.or(body)
        .or_else(|| languages(tree).into_iter().next())
        .unwrap_or_else(|| prompts.to_owned())
}

/// The languages in which there is anything to read.
fn languages(tree: &Tree) -> BTreeSet<String> {
    let pages = tree.below(0).filter(|at| tree.is_of(*at, "numberedPage"));
    let texts = pages.flat_map(|page| tree.below(page).collect::<Vec<_>>());
    let texts = texts.filter(|at| {
        tree.is_of(*at, "bloom-editable") && !Flow::of(tree, *at, &|_| false).text.is_empty()
    });
    texts
        .filter_map(|at| tree.get(at, "lang"))
        .filter(|tag| !["", "z", "*"].contains(tag))
        .map(str::to_owned)
        .collect()
}

/// Fills in what the book says of itself.
pub(super) fn read(
    tree: &Tree,
    archive: &mut Archive,
    language: &str,
    book: &mut Book,
) -> Result<(), ImportError> {
    let meta: Value = match archive.has("meta.json") {
        true => serde_json::from_str(&archive.text("meta.json")?).unwrap_or_default(),
        false => Value::Null,
    };
    let meta =
        |key: &str| meta.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
    let told = |name| field(tree, name, Some(language)).unwrap_or_default();
    let first =
        |texts: [String; 3]| texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    book.title = first([told("bookTitle"), meta("title"), told("originalTitle")]);
    let people = [
        meta("author"),
        told("smallCoverCredits"),
        first([told("copyright"), meta("copyright"), String::new()]),
    ];
    let people: Vec<String> = people.into_iter().filter(|text| !text.is_empty()).collect();
    book.author = people.join("; ");
    book.rights = first([told("licenseUrl"), meta("license"), told("licenseDescription")]);
    for name in TOLD {
        let what = told(name);
        if !what.is_empty() {
            book.lost.push(Lost { key: "pack-lost-about", what });
        }
    }
    let others: Vec<String> = languages(tree).into_iter().filter(|tag| tag != language).collect();
    if !others.is_empty() {
        book.lost.push(Lost { key: "pack-lost-languages", what: others.join(", ") });
    }
    Ok(())
}

/// A field of the book's data, in a language where it has several.
fn field(tree: &Tree, name: &str, language: Option<&str>) -> Option<String> {
    let data = tree.below(0).find(|at| tree.get(*at, "id") == Some("bloomDataDiv"))?;
    let fields: Vec<usize> =
        tree.below(data).filter(|at| tree.get(*at, "data-book") == Some(name)).collect();
    let in_language = |tag: &str| fields.iter().find(|at| tree.get(**at, "lang") == Some(tag));
    let at = language.and_then(in_language).or_else(|| in_language("*")).or(fields.first())?;
    Some(Flow::of(tree, *at, &|_| false).text)
}
