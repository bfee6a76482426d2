//! How Bangla is written: marks, digits and spellings that a teacher would correct, and signs in
//! an order that no letter has, whatever they look like.
//!
//! Texts are looked at as they stand in the file, so that exactly what is wrong is marked. What
//! NFC mends (how a keyboard writes a letter with a dot below) is mended when a file is read and told to nobody.

mod signs;
mod words;

use super::{Document, Node, Value};
use crate::finding::{Finding, Findings};
use std::ops::Range;

/// How a line is spoken by the draft voice is not how it is written.
const LINE: [&str; 3] = ["text", "say", "sound"];

/// Finds them in all values of a file; `text` is the whole file.
pub(super) fn check(document: &Document, text: &str, findings: &mut Findings) {
    let name = document.file.file_name().unwrap_or_default().to_string_lossy();
    // Another language may share the script and have spellings of its own.
    let tag = name.strip_suffix(".toml").and_then(|stem| stem.rsplit_once('.')).map(|(_, tag)| tag);
    let is_bangla = tag.is_none_or(|tag| tag == "bn");
    let look = Look { document, text, is_bangla };
    look.node(&document.root, findings);
}

/// Something to correct: its place in the text that was looked at, and what to write.
#[derive(Debug, PartialEq)]
struct Slip {
    /// Bytes of the text.
    span: Range<usize>,
    /// Fluent key of the message.
    code: &'static str,
    /// What is to stand there.
    better: String,
    /// Nobody could have meant it: no letter is written so.
    is_error: bool,
}

struct Look<'a> {
    document: &'a Document,
    text: &'a str,
    is_bangla: bool,
}

impl Look<'_> {
    fn node(&self, node: &Node, findings: &mut Findings) {
        match &node.value {
            Value::Text(_) => self.written(node, findings),
            Value::List(nodes) => nodes.iter().for_each(|node| self.node(node, findings)),
            Value::Table(entries) => {
                let is_line = entries.iter().all(|entry| LINE.contains(&entry.key.as_str()));
                for entry in entries {
                    let is_table = matches!(entry.node.value, Value::Table(_));
                    if entry.key != "say" || !(is_line || is_table) {
                        self.node(&entry.node, findings);
                    }
                }
            }
            Value::Whole(_) | Value::Number(_) | Value::Flag(_) | Value::Time => {}
        }
    }

    fn written(&self, node: &Node, findings: &mut Findings) {
        let Some(raw) = self.text.get(node.span.clone()) else { return };
        if !raw.contains(is_bangla) {
            return;
        }
        let words = if self.is_bangla { words::slips(raw) } else { Vec::new() };
        for slip in signs::slips(raw).into_iter().chain(words) {
            let span = node.span.start + slip.span.start..node.span.start + slip.span.end;
            let finding = Finding::error(&self.document.file, slip.code)
                .at(&span)
                .with("was", &raw[slip.span])
                .with("better", slip.better);
            findings.push(if slip.is_error { finding } else { finding.warning() });
        }
    }
}

/// Whether it is of the Bengali block of Unicode.
fn is_bangla(letter: char) -> bool {
    ('\u{980}'..='\u{9ff}').contains(&letter)
}

/// The pieces between white space and quotes, with their places.
fn words(raw: &str) -> impl Iterator<Item = (usize, &str)> {
    raw.split(|c: char| c.is_whitespace() || "\"“”".contains(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - raw.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests;
