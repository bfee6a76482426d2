//! What is wrong with the TOML itself, in words of our own that can be translated.

use super::clamp;
use crate::finding::Finding;
use std::path::Path;
use toml_spanner::{Error, ErrorKind};

/// The finding for an error of the parser.
pub(super) fn finding(error: &Error, text: &str, file: &Path) -> Finding {
    let span = clamp(text, error.span().range());
    let found = &text[span.clone()];
    let finding = |code| Finding::error(file, code).at(&span);
    match error.kind() {
        ErrorKind::Unexpected('“' | '”' | '„' | '‘' | '’') => {
            finding("pack-syntax-quotes").with("found", found)
        }
        ErrorKind::Unexpected('\n' | '\r') | ErrorKind::UnexpectedEof => {
            finding("pack-syntax-no-value")
        }
        ErrorKind::UnterminatedString(quote) => finding("pack-syntax-unended").with("quote", quote),
        ErrorKind::UnquotedString => finding("pack-syntax-unquoted").with("found", found),
        ErrorKind::DuplicateKey { first } | ErrorKind::DuplicateField { first, .. } => {
            finding("pack-syntax-twice")
                .with("key", found)
                .with("line", line(text, first.range().start))
        }
        ErrorKind::DuplicateTable { first, .. } | ErrorKind::RedefineAsArray { first } => {
            finding("pack-syntax-table-twice").with("line", line(text, first.range().start))
        }
        ErrorKind::MissingArrayComma | ErrorKind::MissingInlineTableComma => {
            finding("pack-syntax-comma")
        }
        ErrorKind::UnclosedArray => finding("pack-syntax-unclosed").with("bracket", "]"),
        ErrorKind::UnclosedInlineTable => finding("pack-syntax-unclosed").with("bracket", "}"),
        ErrorKind::InvalidEscape(_)
        | ErrorKind::InvalidHexEscape(_)
        | ErrorKind::InvalidEscapeValue(_) => finding("pack-syntax-backslash"),
        ErrorKind::InvalidInteger(_)
        | ErrorKind::InvalidFloat(_)
        | ErrorKind::InvalidDateTime(_) => finding("pack-syntax-number").with("found", found),
        ErrorKind::Unexpected(c) if !c.is_ascii() => {
            finding("pack-syntax-not-ascii").with("found", found)
        }
        ErrorKind::Wanted { .. } if !found.is_ascii() => {
            finding("pack-syntax-not-ascii").with("found", found)
        }
        ErrorKind::FileTooLarge => finding("pack-too-large"),
        _ => finding("pack-syntax").with("found", found.trim()).with("why", error.message(text)),
    }
}

fn line(text: &str, at: usize) -> usize {
    text[..text.floor_char_boundary(at)].matches('\n').count() + 1
}
