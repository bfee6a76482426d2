//! `channel.toml`: who publishes what.

use crate::document;
use crate::finding::{Finding, Findings};
use crate::tables::{Keys, is_id, is_language};
use model::{ChannelHead, Phrase};
use std::ops::Range;
use std::path::Path;

/// What `channel.toml` says.
pub(super) struct Head {
    pub(super) channel: ChannelHead,
    pub(super) release: u64,
    /// A channel beside this one whose skills, shell and pronunciations it shares.
    pub(super) base: Option<String>,
    /// Names of the lessons' folders in the order of the shelf, if it is not that of their names.
    pub(super) order: Option<Vec<(String, Range<usize>)>>,
}

const KEYS: &[&str] = &[
    "format", "id", "title", "language", "prompts", "author", "licence", "release", "base",
    "lessons",
];

/// The number of the format that this packer reads.
const FORMAT: i64 = 1;

/// Reads it; `None` only where there is no file.
pub(super) fn read(file: &Path, findings: &mut Findings) -> Option<Head> {
    let document = document::read(file, findings)?;
    let mut wrong = Vec::new();
    let mut keys = Keys::new(file, &document.root, KEYS, findings);
    keys.need("format");
    if keys.whole("format", 1, 1_000_000).is_some_and(|format| format != FORMAT) {
        wrong.push(
            Finding::error(file, "pack-format").with("most", FORMAT).at(&keys.place("format")),
        );
    }
    let id = keys.need_text("id").unwrap_or_default().to_owned();
    if !id.is_empty() && !is_id(&id) {
        wrong.push(Finding::error(file, "pack-id").with("id", &id).at(&keys.place("id")));
    }
    let title = keys.need_phrase("title").unwrap_or_default();
    let mut language = |key: &'static str| {
        let tag = keys.text(key).unwrap_or("bn").to_owned();
        if !is_language(&tag) {
            wrong
                .push(Finding::error(file, "pack-language").with("tag", &tag).at(&keys.place(key)));
        }
        tag
    };
    let (taught, prompts) = (language("language"), language("prompts"));
    let author = keys.need_text("author").unwrap_or_default().to_owned();
    let licence = keys.need_text("licence").unwrap_or_default().to_owned();
    if !licence.is_empty() && !is_licence(&licence) {
        wrong.push(
            Finding::error(file, "pack-licence")
                .with("licence", &licence)
                .at(&keys.place("licence")),
        );
    }
    keys.need("release");
    let release = keys.whole("release", 1, i64::from(u32::MAX)).unwrap_or(1).unsigned_abs();
    let base = keys.text("base").map(str::to_owned);
    let beside = file.parent().and_then(Path::parent);
    let is_there = |base: &String| {
        is_id(base) && beside.is_some_and(|beside| beside.join(base).join("channel.toml").is_file())
    };
    if let Some(base) = base.as_ref().filter(|base| !is_there(base)) {
        wrong.push(Finding::error(file, "pack-no-base").with("base", base).at(&keys.place("base")));
    }
    let base = base.filter(is_there);
    let order = document.root.get("lessons").map(|_| {
        let texts = keys.texts("lessons").into_iter();
        texts.map(|(name, span)| (name.to_owned(), span)).collect()
    });
    wrong.into_iter().for_each(|finding| findings.push(finding));
    let channel =
        ChannelHead { id, title, language: taught, prompts, licence, author, signs: Vec::new() };
    Some(Head { channel, release, base, order })
}

/// Whether it has the form of an SPDX expression, such as `CC-BY-4.0` or `MIT OR Apache-2.0`.
pub(crate) fn is_licence(text: &str) -> bool {
    let good =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '(' | ')' | ':');
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.iter().skip(1).step_by(2).all(|word| ["AND", "OR", "WITH"].contains(word));
    words.len() % 2 == 1 && joined && words.iter().all(|word| word.chars().all(good))
}

/// A title has to be there in Bangla: that is what children's teachers read.
pub(super) fn title_fits(title: &Phrase) -> bool {
    title.0.contains_key("bn")
}

#[cfg(test)]
mod tests {
    use super::is_licence;

    #[test]
    fn licences_are_spdx_expressions() {
        assert!(is_licence("CC-BY-4.0") && is_licence("MIT OR Apache-2.0"));
        assert!(!is_licence("free for all") && !is_licence("মুক্ত") && !is_licence(""));
    }
}
