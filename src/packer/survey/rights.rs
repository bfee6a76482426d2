//! Whose everything is, and what may be done with it.

use crate::write::Content;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What one author gave under one licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    /// SPDX expression; empty where nobody said it.
    pub licence: String,
    /// Who made it; empty where nobody said it.
    pub author: String,
    /// Pictures and films, as drawings: parts of one count once.
    pub pictures: BTreeSet<String>,
    /// Recorded lines.
    pub recordings: usize,
}

/// The credits of everything in a bundle, by licence and author.
pub(super) fn credits(content: &Content<'_>) -> Vec<Credit> {
    let mut all: BTreeMap<(&str, &str), (BTreeSet<String>, usize)> = BTreeMap::new();
    for drawn in &content.art {
        let whole = drawn.key.split(['#', '!']).next().unwrap_or_default();
        let credit = all.entry((&drawn.info.licence, &drawn.info.author)).or_default();
        credit.0.insert(whole.to_owned());
    }
    let head = &content.source.head;
    let recorded = content.lines.iter().filter(|spoken| spoken.source.recording.is_some());
    let recorded = recorded.count();
    if recorded > 0 {
        all.entry((&head.licence, &head.author)).or_default().1 = recorded;
    }
    let credit = |((licence, author), (pictures, recordings)): ((&str, &str), _)| Credit {
        licence: licence.to_owned(),
        author: author.to_owned(),
        pictures,
        recordings,
    };
    all.into_iter().map(credit).collect()
}
