//! Texts that were typed for a Bijoy font: without the font they are gibberish, so their author
//! is shown what they say and asked to write that instead.

use super::{Document, Node, Value};
use crate::finding::{Finding, Findings};
use bijoy::Confidence;

/// Finds them in all values of a file.
pub(super) fn check(document: &Document, findings: &mut Findings) {
    check_node(&document.root, document, findings);
}

fn check_node(node: &Node, document: &Document, findings: &mut Findings) {
    match &node.value {
        Value::Text(text) => {
            let found = bijoy::recognise(text);
            let Some(sure) = found.pieces.iter().map(|piece| piece.confidence).max() else {
                return;
            };
            let finding = Finding::error(&document.file, "pack-bijoy")
                .at(&node.span)
                .with("was", text)
                .with("text", found.convert(text));
            findings.push(if sure == Confidence::Sure { finding } else { finding.warning() });
        }
        Value::List(nodes) => nodes.iter().for_each(|node| check_node(node, document, findings)),
        Value::Table(entries) => {
            entries.iter().for_each(|entry| check_node(&entry.node, document, findings));
        }
        Value::Whole(_) | Value::Number(_) | Value::Flag(_) | Value::Time => {}
    }
}
