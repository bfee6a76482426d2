//! XML from elsewhere: no document type with entities of its own, and no more than a book needs.

use super::ImportError;
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use std::path::Path;

/// The most nodes of one file.
const MOST_NODES: u32 = 2_000_000;

/// Reads it; `path` is whose it is, for errors.
pub(super) fn read<'t>(text: &'t str, path: &Path) -> Result<Document<'t>, ImportError> {
    let torn = |why: String| ImportError::Archive { path: path.to_owned(), why };
    if text.contains("<!ENTITY") {
        return Err(torn("it has entities of its own".to_owned()));
    }
    // A document type that only names itself is harmless, and some book makers write one.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    Document::parse_with_options(text, options).map_err(|why| torn(why.to_string()))
}

/// Elements of a name, whatever their namespace: book makers do not agree on it.
pub(super) fn named<'n, 'i: 'n>(
    root: Node<'n, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'n, 'i>> {
    root.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// An attribute by its name alone, whatever its namespace.
pub(super) fn attribute<'n>(node: Node<'n, '_>, name: &str) -> Option<&'n str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// All letters in an element, with single spaces.
pub(super) fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|inner| inner.is_text()).filter_map(|inner| inner.text());
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
