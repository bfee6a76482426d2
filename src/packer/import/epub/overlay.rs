//! Media overlays: which words of a page sound when.

use crate::export::Lost;
use crate::import::archive::Archive;
use crate::import::book::Clip;
use crate::import::{ImportError, address, instant, xml};
use std::path::Path;

/// The words of an overlay, in the order in which they are read.
#[derive(Default)]
pub(super) struct Overlay {
    /// The page's file and the id in it, with its sound.
    pub(super) pairs: Vec<(String, String, Clip)>,
}

pub(super) fn read(
    file: &str,
    archive: &mut Archive,
    lost: &mut Vec<Lost>,
) -> Result<Overlay, ImportError> {
    let mut overlay = Overlay::default();
    if !archive.has(file) {
        lost.push(Lost { key: "pack-lost-missing", what: file.to_owned() });
        return Ok(overlay);
    }
    let text = archive.text(file)?;
    let Ok(document) = xml::read(&text, Path::new(file)) else {
        lost.push(Lost { key: "pack-lost-overlay", what: file.to_owned() });
        return Ok(overlay);
    };
    for pair in xml::named(document.root(), "par") {
        let inner =
            |name: &'static str| pair.children().find(|node| node.tag_name().name() == name);
        let source = |name| xml::attribute(inner(name)?, "src");
        let Some((page, id)) = source("text")
            .and_then(|link| Some((address::resolve(file, link)?, address::fragment(link)?)))
        else {
            continue;
        };
        let clip = inner("audio").and_then(|audio| {
            let at = |name, lesser| {
                xml::attribute(audio, name).or_else(|| xml::attribute(audio, lesser))
            };
            let from = at("clipBegin", "clip-begin").map_or(Some(0), instant::ms)?;
            let to = match at("clipEnd", "clip-end") {
                Some(text) => Some(instant::ms(text)?),
                None => None,
            };
            Some(Clip { file: address::resolve(file, xml::attribute(audio, "src")?)?, from, to })
        });
        match clip {
            Some(clip) => overlay.pairs.push((page, id, clip)),
            None => lost.push(Lost { key: "pack-lost-overlay", what: format!("{file}#{id}") }),
        }
    }
    Ok(overlay)
}
