//! The drawn library that every lesson may use, and what is known of each picture.

use crate::document::{self, Node};
use crate::finding::{Finding, Findings};
use crate::foils::{self, Confusions};
use crate::folder::{self, Files};
use crate::letters::{self, Letters};
use crate::load::is_licence;
use crate::tables::Keys;
use model::Phrase;
use std::collections::BTreeMap;
use std::path::Path;

/// The kit beside the channels.
#[derive(Clone, Debug, Default)]
pub struct Kit {
    /// Pictures by name.
    pub art: Files,
    /// What is known of them.
    pub credits: Credits,
    /// Effects and scores by name.
    pub sounds: Files,
    /// Strokes of letters.
    pub letters: Letters,
    /// Which letters are taken for each other.
    pub confusions: Confusions,
}

/// Who drew what, under which licence, and what it shows.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    author: Option<String>,
    licence: Option<String>,
    pictures: BTreeMap<String, Credit>,
}

#[derive(Clone, Debug, Default)]
struct Credit {
    alt: Phrase,
    author: Option<String>,
    licence: Option<String>,
}

/// Reads the kit in a folder; a channel without a kit has none.
pub fn read(folder: &Path, findings: &mut Findings) -> Kit {
    Kit {
        art: folder::pictures(folder, findings),
        credits: credits(&folder.join("kit.toml"), findings),
        sounds: folder::sounds(&folder.join("sound"), true, findings),
        letters: letters::read(&folder.join("strokes.json"), findings),
        confusions: foils::read(&folder.join("confusions.json"), findings),
    }
}

/// Reads a file such as `kit.toml` or a lesson's `art.toml`; without the file nothing is known.
pub fn credits(file: &Path, findings: &mut Findings) -> Credits {
    if !file.exists() {
        return Credits::default();
    }
    let Some(document) = document::read(file, findings) else { return Credits::default() };
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
    let mut known = Credits {
        author: text(&document.root, "author"),
        licence: text(&document.root, "licence"),
        pictures: BTreeMap::new(),
    };
    let licences = document.root.entries().iter().flat_map(|entry| {
        let below = entry.node.get("licence");
        below.or((entry.key == "licence").then_some(&entry.node))
    });
    for node in licences {
        if let Some(licence) = node.text().filter(|text| !is_licence(text)) {
            findings
                .push(Finding::error(file, "pack-licence").with("licence", licence).at(&node.span));
        }
    }
    for entry in document.root.entries() {
        if ["author", "licence"].contains(&entry.key.as_str()) {
            continue;
        }
        let mut keys = Keys::new(file, &entry.node, &["alt", "author", "licence"], findings);
        let credit = Credit {
            alt: keys.phrase("alt").unwrap_or_default(),
            author: keys.text("author").map(str::to_owned),
            licence: keys.text("licence").map(str::to_owned),
        };
        known.pictures.insert(entry.key.clone(), credit);
    }
    known
}

impl Credits {
    /// What a picture shows, in words.
    pub fn alt(&self, name: &str) -> Phrase {
        self.pictures.get(name).map(|credit| credit.alt.clone()).unwrap_or_default()
    }

    /// Who drew a picture, or else whoever is given.
    pub fn author<'a>(&'a self, name: &str, otherwise: &'a str) -> &'a str {
        let own = self.pictures.get(name).and_then(|credit| credit.author.as_deref());
        own.or(self.author.as_deref()).unwrap_or(otherwise)
    }

    /// Under which licence a picture is, or else the given one.
    pub fn licence<'a>(&'a self, name: &str, otherwise: &'a str) -> &'a str {
        let own = self.pictures.get(name).and_then(|credit| credit.licence.as_deref());
        own.or(self.licence.as_deref()).unwrap_or(otherwise)
    }

    /// Whether author and licence of everything are known.
    pub fn is_whole(&self) -> bool {
        self.author.is_some() && self.licence.is_some()
    }

    /// The pictures that are spoken of.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pictures.keys().map(String::as_str)
    }
}
