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

/// Whether a letter is of the Bengali block of Unicode.
pub(crate) fn is_bangla(letter: char) -> bool {
    ('\u{980}'..='\u{9FF}').contains(&letter)
}
