//! Something that an author has to mend, or should look at.

use i18n::{Arg, Tr};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// No bundle is made.
    Error,
    /// A bundle is made, but somebody should look.
    Warning,
}

/// One thing that is wrong, with its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, below the channel's folder where it is there.
    pub file: PathBuf,
    /// Bytes of the file; none where the whole file is meant.
    pub span: Option<(usize, usize)>,
    /// How bad it is.
    pub severity: Severity,
    /// Fluent key of the message; its `.help` says what to write instead.
    pub code: &'static str,
    /// Values for the message.
    pub args: Vec<(&'static str, String)>,
}

/// What was found, and the texts it was found in.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    texts: BTreeMap<PathBuf, Arc<str>>,
}

impl Finding {
    /// An error that concerns a whole file or folder.
    pub fn error(file: &Path, code: &'static str) -> Self {
        Self {
            file: file.to_owned(),
            span: None,
            severity: Severity::Error,
            code,
            args: Vec::new(),
        }
    }

    /// The same as something to look at only.
    #[must_use]
    pub fn warning(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    /// The same at a place in the file.
    #[must_use]
    pub fn at(mut self, span: &Range<usize>) -> Self {
        self.span = Some((span.start, span.end));
        self
    }

    /// The same with a value for its message.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "whoever reports hands over what is at hand")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The message in a language.
    pub fn message(&self, tr: &Tr) -> String {
        tr.msg(self.code, &self.fluent_args())
    }

    /// What to do about it, where there is more to say than the message says.
    pub fn help(&self, tr: &Tr) -> Option<String> {
        let key = format!("{}.help", self.code);
        tr.has(&key).then(|| tr.msg(&key, &self.fluent_args()))
    }

    /// Whether the file itself cannot be understood here.
    fn is_of_writing(&self) -> bool {
        self.code.starts_with("pack-syntax") || self.code == "pack-not-utf8"
    }

    /// Whether it says that something is not there.
    fn is_of_lack(&self) -> bool {
        ["pack-missing", "pack-no-steps"].contains(&self.code)
    }

    fn fluent_args(&self) -> Vec<(&str, Arg)> {
        // What is a number is written in the digits of the reader.
        let arg = |value: &String| match value.parse::<f64>() {
            Ok(number) if number.is_finite() && !value.starts_with('0') || value == "0" => {
                Arg::Number(number)
            }
            _ => Arg::Text(value.clone()),
        };
        self.args.iter().map(|(name, value)| (*name, arg(value))).collect()
    }
}

impl Findings {
    /// Keeps a finding.
    pub fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Keeps the text of a file, so that findings can show their line.
    pub fn keep_text(&mut self, file: &Path, text: &Arc<str>) {
        self.texts.insert(file.to_owned(), text.clone());
    }

    /// Reads the files that findings point into and that were not read as text before.
    pub fn read_texts(&mut self) {
        let pointed = self.list.iter().filter(|finding| finding.span.is_some());
        let unread = pointed.map(|finding| &finding.file);
        let unread: BTreeSet<PathBuf> =
            unread.filter(|file| !self.texts.contains_key(*file)).cloned().collect();
        for file in unread {
            // A file that has gone meanwhile is named without its line.
            if let Ok(text) = std::fs::read_to_string(&file) {
                self.texts.insert(file, Arc::from(text));
            }
        }
    }

    /// Everything found, in the order of files and lines, each once.
    ///
    /// What seems to be missing from a file that cannot be read whole may well be there, so
    /// it is not told before the file can be read.
    pub fn sorted(&self) -> Vec<&Finding> {
        let garbled: BTreeSet<&PathBuf> = self
            .list
            .iter()
            .filter(|finding| finding.is_of_writing())
            .map(|finding| &finding.file)
            .collect();
        let told = |finding: &&Finding| !finding.is_of_lack() || !garbled.contains(&finding.file);
        let mut list: Vec<&Finding> = self.list.iter().filter(told).collect();
        list.sort();
        list.dedup();
        list
    }

    /// Whether something stands in the way of a bundle.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether something is wrong with one file: then what follows from it means little.
    pub fn has_errors_in(&self, file: &Path) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Error && finding.file == file)
    }

    /// Those of one severity.
    #[must_use]
    pub fn only(&self, severity: Severity) -> Self {
        let list = self.list.iter().filter(|finding| finding.severity == severity).cloned();
        Self { list: list.collect(), texts: self.texts.clone() }
    }

    /// How many of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|finding| finding.severity == severity).count()
    }

    /// The text of a finding's file, if it could be read.
    pub fn text(&self, finding: &Finding) -> Option<&str> {
        self.text_of(&finding.file)
    }

    /// The text of a file, if it was read as one.
    pub fn text_of(&self, file: &Path) -> Option<&str> {
        self.texts.get(file).map(|text| &**text)
    }

    /// Line and column from 1, counted in characters, if the finding has a place.
    pub fn place(&self, finding: &Finding) -> Option<(usize, usize)> {
        let (text, (start, _)) = (self.text(finding)?, finding.span?);
        let before = &text[..text.floor_char_boundary(start)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_characters() {
        let mut findings = Findings::default();
        let file = Path::new("a.toml");
        findings.keep_text(file, &Arc::from("ক = 1\nখগ = 2"));
        let finding = Finding::error(file, "pack-unknown-key").at(&(11..12));
        assert_eq!(findings.place(&finding), Some((2, 2)));
        assert_eq!(findings.place(&finding.clone().at(&(900..901))), Some((2, 7)));
    }

    #[test]
    fn the_same_finding_is_told_once() {
        let mut findings = Findings::default();
        for _ in 0..2 {
            findings.push(Finding::error(Path::new("a"), "pack-unknown-key").warning());
        }
        assert_eq!(findings.sorted().len(), 1);
        assert!(!findings.has_errors());
    }
}
