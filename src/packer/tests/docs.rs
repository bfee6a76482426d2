//! The page for authors and the code say the same.

mod support;

use activity::shape::{Field, Shape};
use packer::pack;
use std::path::Path;
use support::Workshop;

fn page() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/lesson-format.md");
    std::fs::read_to_string(path).expect("docs/lesson-format.md")
}

/// Keys of a card, which the page explains once for all activities.
const CARD: &[&str] = &["text", "art", "say", "tag", "why"];

/// All keys of some fields, with those of the tables in them.
fn keys(fields: &'static [Field], found: &mut Vec<&'static str>) {
    fn inside(shape: Shape, found: &mut Vec<&'static str>) {
        match shape {
            Shape::List(inner) => inside(*inner, found),
            Shape::Table(fields) => keys(fields, found),
            Shape::OneOf(words) => found.extend(words),
            _ => {}
        }
    }
    for field in fields {
        found.push(field.name);
        inside(field.shape, found);
    }
}

#[test]
fn the_page_for_authors_explains_every_key_of_every_activity() {
    let page = page();
    let mut lacking = Vec::new();
    for kind in activity::kinds() {
        let Some((_, section)) = page.split_once(&format!("\n## {}:", kind.id)) else {
            lacking.push(format!("a section ## {}:", kind.id));
            continue;
        };
        let mut found = Vec::new();
        keys(kind.fields, &mut found);
        // Cards are explained once, in the first section that has them.
        let section = section.split("\n## ").next().unwrap_or_default();
        let named = |key: &str| section.contains(&format!("`{key}`")) || CARD.contains(&key);
        lacking.extend(
            found.into_iter().filter(|key| !named(key)).map(|key| format!("{}: {key}", kind.id)),
        );
    }
    assert!(lacking.is_empty(), "docs/lesson-format.md lacks {lacking:?}");
}

#[test]
fn the_example_of_the_page_for_authors_is_a_good_lesson() {
    let page = page();
    let (_, rest) = page.split_once("## A whole small lesson").expect("the heading");
    let (_, rest) = rest.split_once("```toml\n").expect("an example");
    let (lesson, _) = rest.split_once("```").expect("its end");
    let workshop = Workshop::new();
    for name in ["mango", "guava", "bg_meadow"] {
        workshop.write(&format!("kit/{name}.svg"), workshop.read("kit/dot.svg"));
    }
    let said = "alt = { bn = \"ফল\", en = \"a fruit\" }";
    let credits = workshop.read("kit/kit.toml");
    workshop.write("kit/kit.toml", format!("{credits}\n[mango]\n{said}\n[guava]\n{said}\n"));
    workshop.write("kit/sound/thud.toml", workshop.read("kit/sound/tap.toml"));
    let skills = workshop.read("tiny/skills.toml");
    workshop.write(
        "tiny/skills.toml",
        skills + "\n[[skill]]\nid = \"bn.v1\"\ntitle = { bn = \"স্বর\" }\nstrand = \"BN\"\n",
    );
    workshop.write("tiny/01-mango/lesson.toml", lesson);
    let findings = pack::check(&workshop.channel());
    assert_eq!(packer::show::text(&findings, &i18n::Tr::new("en"), false), "");
}

#[test]
fn everything_that_can_be_said_to_an_author_has_words() {
    let tr = i18n::Tr::new("en");
    let packer = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lacking = Vec::new();
    let mut n = 0;
    for (folder, start) in
        [(packer.to_owned(), "\"pack-"), (packer.join("../activity"), "\"activity-")]
    {
        for text in sources(&folder) {
            for (at, _) in text.match_indices(start) {
                let key = text[at + 1..].split('"').next().unwrap_or_default();
                n += 1;
                if !tr.has(key) {
                    lacking.push(key.to_owned());
                }
            }
        }
    }
    assert!(n > 100, "the sources are elsewhere");
    assert!(lacking.is_empty(), "no words for {lacking:?}");
}

fn sources(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("there").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(std::fs::read_to_string(path).expect("readable"));
        }
    }
    found
}
