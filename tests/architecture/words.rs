//! Words that people read come from `i18n` or from a lesson, never from code.

use super::{Source, shipped_rust};
use tests::tree::{self, Complaints};

#[test]
fn no_bangla_is_written_into_code() {
    let mut sources = shipped_rust(|owner| owner != "i18n");
    sources.extend(tree::files("ui", ".slint").into_iter().map(Source::open));
    let mut complaints = Complaints::default();
    // How a letter is pronounced and what a bench draws are data about Bangla, not words to
    // anybody.
    let is_data = |path: &std::path::Path| {
        path.starts_with("src/packer/media") || path.starts_with("src/app/bench")
    };
    for source in sources.iter().filter(|source| !is_data(source.path.as_ref())) {
        for literal in
            source.parted.literals.iter().filter(|literal| literal.text.chars().any(is_bangla))
        {
            complaints.add(
                &source.path,
                source.line(literal.at),
                format!("says `{}`", literal.text),
            );
        }
    }
    complaints.expect_none(
        "for words, write a key into i18n/bn/*.ftl and i18n/en/*.ftl and ask `Tr`; \
         for a letter that code needs as data, write its number: `'\\u{9CD}'`; for a list of words as data, \
         write a file beside the code and read it with `include_str!`.",
    );
}

#[test]
fn what_lessons_say_is_mixed_up_has_a_name_for_adults() {
    let languages = ["bn", "en"].map(i18n::Tr::new);
    let mut complaints = Complaints::default();
    let mut files = tree::files("lessons", ".toml");
    files.extend(tree::files("lessons", "confusions.json"));
    let mut n_tags = 0;
    for file in files {
        let source = Source::open(file);
        for (at, line) in source.text.lines().enumerate() {
            let starts = ["tag = \"", "\"tag\": \""].into_iter();
            let tags = starts.flat_map(|start| line.split(start).skip(1));
            for tag in tags.filter_map(|rest| rest.split('"').next()) {
                n_tags += 1;
                let key = format!("mix-{tag}");
                if !languages.iter().all(|tr| tr.msg(&key, &[]) != key) {
                    complaints.add(&source.path, at + 1, format!("has the tag {tag}"));
                }
            }
        }
    }
    assert!(n_tags > 50, "only {n_tags} tags were found");
    complaints.expect_none(
        "write what it means as `mix-<tag>` into i18n/bn/confusion.ftl and i18n/en/confusion.ftl.",
    );
}

/// Whether a letter is of the Bengali block of Unicode.
pub(crate) fn is_bangla(letter: char) -> bool {
    ('\u{980}'..='\u{9FF}').contains(&letter)
}
