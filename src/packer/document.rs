//! A TOML file as a tree that knows where everything stands, whatever is wrong with it.

mod old_fonts;
mod spelling;
mod syntax;

use crate::finding::{Finding, Findings};
use crate::folder;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml_spanner::{Arena, Item};
use unicode_normalization::UnicodeNormalization;

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file as findings name it.
    pub file: PathBuf,
    /// The whole of it.
    pub root: Node,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Bytes of the file, always on the borders of characters.
    pub span: Range<usize>,
    /// The value.
    pub value: Value,
}

/// A value. Texts are in NFC from here on.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A number without a fraction.
    Whole(i64),
    /// A number with one.
    Number(f64),
    /// `true` or `false`.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// A table: keys with their places, in the order of the file.
    Table(Vec<Entry>),
    /// A date or time, which no key takes.
    Time,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub span: Range<usize>,
    /// The value.
    pub node: Node,
}

/// A whole curriculum in one file is smaller.
const MOST_BYTES: u64 = 16 << 20;

/// Reads a TOML file; `None` when it cannot be read at all.
pub fn read(file: &Path, findings: &mut Findings) -> Option<Document> {
    match folder::read(file, MOST_BYTES) {
        Ok(bytes) => Some(parse(&bytes, file, findings)),
        Err(refused) => {
            findings.push(refused.finding(file));
            None
        }
    }
}

/// Reads the bytes of a TOML file. What cannot be understood becomes findings, the rest a tree.
pub fn parse(bytes: &[u8], file: &Path, findings: &mut Findings) -> Document {
    let text: Arc<str> = match std::str::from_utf8(bytes) {
        Ok(text) => Arc::from(text),
        Err(error) => {
            let lossy: Arc<str> = Arc::from(String::from_utf8_lossy(bytes));
            let at = error.valid_up_to();
            findings.push(Finding::error(file, "pack-not-utf8").at(&clamp(&lossy, at..at + 1)));
            findings.keep_text(file, &lossy);
            return Document { file: file.to_owned(), root: Node::empty() };
        }
    };
    findings.keep_text(file, &text);
    let arena = Arena::new();
    let parsed = toml_spanner::parse_recoverable(&text, &arena);
    for error in parsed.errors() {
        findings.push(syntax::finding(error, &text, file));
    }
    let mut too_deep = None;
    let root = node(parsed.table().as_item(), &text, 0, &mut too_deep);
    if let Some(span) = too_deep {
        findings.push(Finding::error(file, "pack-syntax-deep").at(&span));
    }
    let document = Document { file: file.to_owned(), root };
    old_fonts::check(&document, findings);
    spelling::check(&document, &text, findings);
    document
}

/// The same range on borders of characters and inside the text, never empty unless the text is.
pub fn clamp(text: &str, span: Range<usize>) -> Range<usize> {
    let mut start = text.floor_char_boundary(span.start.min(text.len()));
    if start == text.len() {
        start = text.char_indices().next_back().map_or(0, |(at, _)| at);
    }
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    let end = if end == start { text.ceil_char_boundary((start + 1).min(text.len())) } else { end };
    start..end
}

/// Nothing that an author writes is nested deeper; a tower of tables would break the stack.
const DEEPEST: usize = 32;

fn node(item: &Item<'_>, text: &str, depth: usize, too_deep: &mut Option<Range<usize>>) -> Node {
    let span = clamp(text, item.span().range());
    if depth > DEEPEST {
        too_deep.get_or_insert(first_line(text, span));
        return Node::empty();
    }
    let mut inner = |item: &Item<'_>| node(item, text, depth + 1, too_deep);
    let value = match item.value() {
        toml_spanner::Value::String(text) => Value::Text(text.nfc().collect()),
        toml_spanner::Value::Integer(number) => match number.as_i64() {
            Some(whole) => Value::Whole(whole),
            None => Value::Number(number.as_f64()),
        },
        toml_spanner::Value::Float(number) => Value::Number(*number),
        toml_spanner::Value::Boolean(flag) => Value::Flag(*flag),
        toml_spanner::Value::DateTime(_) => Value::Time,
        toml_spanner::Value::Array(items) => Value::List(items.iter().map(&mut inner).collect()),
        toml_spanner::Value::Table(table) => Value::Table(
            table
                .iter()
                .map(|(key, item)| Entry {
                    key: key.name.nfc().collect(),
                    span: clamp(text, key.span.range()),
                    node: inner(item),
                })
                .collect(),
        ),
    };
    // A table is as long as all that stands under it; what is meant is its first line.
    let span = match &value {
        Value::Table(_) | Value::List(_) => first_line(text, span),
        _ => span,
    };
    Node { span, value }
}

fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let length = text[span.clone()].find(['\n', '\r']).unwrap_or(span.len());
    clamp(text, span.start..span.start + length)
}

impl Node {
    /// A table without keys.
    pub fn empty() -> Self {
        Self { span: 0..0, value: Value::Table(Vec::new()) }
    }

    /// The entries of a table; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The nodes of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The string that it is.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Where a path of keys and indices leads, or as far towards it as there is something.
    pub fn deepest<S: AsRef<str>>(&self, path: &[S]) -> Range<usize> {
        let mut here = self;
        let mut span = self.span.clone();
        for part in path {
            let part = part.as_ref();
            let next = match &here.value {
                Value::Table(entries) => {
                    entries.iter().find(|entry| entry.key == part).map(|entry| &entry.node)
                }
                Value::List(items) => part.parse().ok().and_then(|at: usize| items.get(at)),
                _ => None,
            };
            let Some(next) = next else { break };
            here = next;
            span = next.span.clone();
        }
        span
    }
}

#[cfg(test)]
mod tests;
