//! The package of a book: its files, the order of its pages, whose it is.

use super::CONTAINER;
use crate::export::Lost;
use crate::import::archive::Archive;
use crate::import::{ImportError, Wanted, address, xml};
use resvg::usvg::roxmltree::Node;
use std::collections::BTreeMap;

/// What a package says.
pub(super) struct Package {
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) author: String,
    pub(super) rights: String,
    /// Its files by their ids.
    pub(super) items: BTreeMap<String, Item>,
    /// Its pages in their order.
    pub(super) spine: Vec<Item>,
    pub(super) lost: Vec<Lost>,
}

/// A file of a book.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) file: String,
    pub(super) kind: String,
    /// The id of what says when its words sound.
    pub(super) overlay: Option<String>,
    properties: String,
}

/// Kinds of files that are pages.
const PAGES: [&str; 3] = ["application/xhtml+xml", "image/svg+xml", "text/html"];

pub(super) fn read(archive: &mut Archive, wanted: &Wanted<'_>) -> Result<Package, ImportError> {
    let torn =
        |why: &str| ImportError::Archive { path: wanted.file.to_owned(), why: why.to_owned() };
    let container = archive.text(CONTAINER)?;
    let container = xml::read(&container, wanted.file)?;
    let file =
        xml::named(container.root(), "rootfile").find_map(|node| xml::attribute(node, "full-path"));
    let file = address::resolve("", file.ok_or_else(|| torn("no package"))?);
    let file = file.ok_or_else(|| torn("no package"))?;
    let text = archive.text(&file)?;
    let document = xml::read(&text, wanted.file)?;
    let root = document.root();
    let items: BTreeMap<String, Item> =
        xml::named(root, "item").filter_map(|node| item(node, &file)).collect();
    let mut lost = Vec::new();
    let spine = spine(root, &items, &mut lost);
    let said = |name| xml::named(root, name).map(xml::words).find(|text| !text.is_empty());
    let subjects = xml::named(root, "subject").chain(xml::named(root, "description"));
    lost.extend(subjects.map(|node| Lost { key: "pack-lost-about", what: xml::words(node) }));
    Ok(Package {
        title: said("title").unwrap_or_default(),
        language: said("language"),
        author: people(root),
        rights: rights(root),
        items,
        spine,
        lost,
    })
}

fn item(node: Node<'_, '_>, package: &str) -> Option<(String, Item)> {
    let text = |name| xml::attribute(node, name).unwrap_or_default().to_owned();
    let file = address::resolve(package, xml::attribute(node, "href")?)?;
    let overlay = xml::attribute(node, "media-overlay").map(str::to_owned);
    let (kind, properties) = (text("media-type"), text("properties"));
    Some((xml::attribute(node, "id")?.to_owned(), Item { file, kind, overlay, properties }))
}

/// The pages in their order, without the table of contents.
fn spine(root: Node<'_, '_>, items: &BTreeMap<String, Item>, lost: &mut Vec<Lost>) -> Vec<Item> {
    let mut found = Vec::new();
    for node in xml::named(root, "itemref") {
        let id = xml::attribute(node, "idref").unwrap_or_default();
        let Some(item) = items.get(id) else {
            lost.push(Lost { key: "pack-lost-missing", what: id.to_owned() });
            continue;
        };
        let is_contents = item.properties.split_whitespace().any(|one| one == "nav");
        let is_page = PAGES.contains(&item.kind.as_str());
        match (is_contents, is_page) {
            // What leads to the pages is made anew by whoever plays the story.
            (true, _) => {}
            (false, false) => lost.push(Lost { key: "pack-lost-page", what: item.file.clone() }),
            (false, true) => found.push(item.clone()),
        }
    }
    found
}

/// Whoever made it, each once.
fn people(root: Node<'_, '_>) -> String {
    let named = ["creator", "contributor", "publisher"].into_iter();
    let mut people: Vec<String> = Vec::new();
    for name in named.flat_map(|name| xml::named(root, name)).map(xml::words) {
        if !name.is_empty() && !people.contains(&name) {
            people.push(name);
        }
    }
    people.join(", ")
}

/// What may be done with it: what is said, and where a licence is linked.
fn rights(root: Node<'_, '_>) -> String {
    let links = xml::named(root, "link").filter_map(|node| {
        let is_licence = xml::attribute(node, "rel").is_some_and(|rel| rel.contains("license"));
        is_licence.then(|| xml::attribute(node, "href").unwrap_or_default().to_owned())
    });
    let metas = xml::named(root, "meta").filter(|node| {
        let property = xml::attribute(*node, "property").unwrap_or_default();
        property == "dcterms:rights" || property == "dcterms:license"
    });
    let said =
        xml::named(root, "rights").chain(xml::named(root, "license")).chain(metas).map(xml::words);
    let all: Vec<String> = said.chain(links).filter(|text| !text.is_empty()).collect();
    all.join("; ")
}
