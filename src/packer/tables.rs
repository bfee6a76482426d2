//! Reads the keys of one table and says what is wrong with each.

use crate::document::{Node, Value};
use crate::finding::{Finding, Findings};
use model::Phrase;
use std::ops::Range;
use std::path::Path;

/// A table whose keys are known by name.
pub struct Keys<'n, 'f> {
    file: &'n Path,
    node: &'n Node,
    findings: &'f mut Findings,
    /// Keys that were meant by keys that are not known.
    slips: Vec<String>,
}

impl<'n, 'f> Keys<'n, 'f> {
    /// Starts to read a table; a key that is not among `known` is told at once.
    pub fn new(file: &'n Path, node: &'n Node, known: &[&str], findings: &'f mut Findings) -> Self {
        if !matches!(node.value, Value::Table(_)) {
            findings.push(Finding::error(file, "pack-wants-table").at(&node.span));
        }
        let mut slips = Vec::new();
        for entry in node.entries() {
            if !known.contains(&entry.key.as_str()) {
                findings.push(unknown_key(file, &entry.key, &entry.span, known));
                slips.push(meant(&entry.key, known.iter().copied()).to_owned());
            }
        }
        Self { file, node, findings, slips }
    }

    /// A text that may be there.
    pub fn text(&mut self, key: &str) -> Option<&'n str> {
        let node = self.node.get(key)?;
        match node.text() {
            Some(text) if !text.trim().is_empty() => Some(text),
            Some(_) => self.wrong(node, "pack-empty", key),
            None => self.wrong(node, "pack-wants-text", key),
        }
    }

    /// A text that must be there.
    pub fn need_text(&mut self, key: &'static str) -> Option<&'n str> {
        self.need(key);
        self.text(key)
    }

    /// A text by language that must be there: `{ bn = "…", en = "…" }`.
    pub fn need_phrase(&mut self, key: &'static str) -> Option<Phrase> {
        self.need(key);
        self.phrase(key)
    }

    /// A text by language that may be there.
    pub fn phrase(&mut self, key: &str) -> Option<Phrase> {
        let node = self.node.get(key)?;
        let mut phrase = Phrase::default();
        if node.entries().is_empty() {
            return self.wrong(node, "pack-wants-phrase", key);
        }
        for entry in node.entries() {
            match entry.node.text() {
                Some(text) if is_language(&entry.key) => {
                    phrase.0.insert(entry.key.clone(), text.trim().to_owned());
                }
                _ => self.findings.push(
                    Finding::error(self.file, "pack-wants-phrase").with("key", key).at(&entry.span),
                ),
            }
        }
        Some(phrase)
    }

    /// A whole number between two bounds that may be there.
    pub fn whole(&mut self, key: &str, least: i64, most: i64) -> Option<i64> {
        let node = self.node.get(key)?;
        match node.value {
            Value::Whole(number) if (least..=most).contains(&number) => Some(number),
            Value::Whole(_) => {
                let finding = Finding::error(self.file, "pack-out-of-range").at(&node.span);
                self.findings
                    .push(finding.with("key", key).with("least", least).with("most", most));
                None
            }
            _ => self.wrong(node, "pack-wants-whole", key),
        }
    }

    /// Yes or no, that may be there.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let node = self.node.get(key)?;
        match node.value {
            Value::Flag(flag) => Some(flag),
            _ => self.wrong(node, "pack-wants-flag", key),
        }
    }

    /// A list of texts, with their places; empty when it is not there.
    pub fn texts(&mut self, key: &str) -> Vec<(&'n str, Range<usize>)> {
        let Some(node) = self.node.get(key) else { return Vec::new() };
        if !matches!(node.value, Value::List(_)) {
            let _: Option<()> = self.wrong(node, "pack-wants-texts", key);
        }
        let mut texts = Vec::new();
        for item in node.items() {
            match item.text() {
                Some(text) => texts.push((text, item.span.clone())),
                None => {
                    let _: Option<()> = self.wrong(item, "pack-wants-texts", key);
                }
            }
        }
        texts
    }

    /// Says that `key` is missing if it is, and was not just misspelt.
    pub fn need(&mut self, key: &'static str) {
        if self.node.get(key).is_none() && !self.slips.iter().any(|slip| slip == key) {
            self.findings.push(
                Finding::error(self.file, "pack-missing").with("key", key).at(&self.node.span),
            );
        }
    }

    /// Where the value of a key stands, else the table.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.node.get(key).map_or_else(|| self.node.span.clone(), |node| node.span.clone())
    }

    fn wrong<T>(&mut self, node: &Node, code: &'static str, key: &str) -> Option<T> {
        self.findings.push(Finding::error(self.file, code).with("key", key).at(&node.span));
        None
    }
}

/// The finding for a key that nothing reads.
pub fn unknown_key(file: &Path, key: &str, span: &Range<usize>, known: &[&str]) -> Finding {
    Finding::error(file, "pack-unknown-key")
        .with("key", key)
        .with("meant", meant(key, known.iter().copied()))
        .with("known", known.join(", "))
        .at(span)
}

/// The known name that was most likely meant, or `none`.
pub fn meant<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> &'n str {
    known
        .into_iter()
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, other)| *distance * 2 <= other.chars().count().max(2))
        .min()
        .map_or("none", |(_, other)| other)
}

/// Whether it is an id: ASCII letters, digits, `.`, `_` and `-`, starting with a letter or digit.
pub fn is_id(id: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    id.len() <= 50
        && id.chars().all(good)
        && id.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !id.ends_with('.')
}

/// Whether it looks like a language tag, such as `bn` or `ctg`.
pub fn is_language(tag: &str) -> bool {
    let good = |c: char| c.is_ascii_alphanumeric() || c == '-';
    (2..=20).contains(&tag.len())
        && tag.chars().all(good)
        && tag.starts_with(|c: char| c.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_guessed_and_a_wild_word_is_not() {
        assert_eq!(meant("minuts", ["minutes", "needs"]), "minutes");
        assert_eq!(meant("ttile", ["title"]), "title");
        assert_eq!(meant("colour", ["title", "id"]), "none");
    }

    #[test]
    fn ids_are_plain_ascii() {
        assert!(is_id("bn-p-07") && is_id("bn.v1") && is_id("9"));
        assert!(
            !is_id("")
                && !is_id("আম")
                && !is_id("a b")
                && !is_id("-a")
                && !is_id("a/b")
                && !is_id("a.")
        );
    }
}
