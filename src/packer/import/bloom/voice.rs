//! The texts of a page and their recordings: one for each sentence, or one for a whole text with
//! the times at which its sentences end.

use super::page::Around;
use crate::export::Lost;
use crate::import::book::{Clip, Said};
use crate::import::flow::Flow;
use crate::import::instant;
use crate::import::spread::{self, Mark};

/// A text with a recording, or a sentence with one.
const RECORDED: &str = "audio-sentence";
/// A sentence of a text that was recorded whole.
const PART: &str = "bloom-highlightSegment";
/// Endings of recordings, the usual one first.
const ENDINGS: [&str; 4] = ["mp3", "wav", "ogg", "m4a"];

/// What is read on a page, in its order.
pub(super) fn said(around: &Around<'_>, page: usize, lost: &mut Vec<Lost>) -> Vec<Said> {
    let tree = around.tree;
    let texts = tree.below(page).filter(|at| {
        tree.is_of(*at, "bloom-editable")
            && tree.get(*at, "lang") == Some(around.language)
            // A description is for those who cannot see the picture.
            && !tree.around(*at).any(|outer| tree.is_of(outer, "bloom-imageDescription"))
    });
    let mut all = Vec::new();
    for text in texts.collect::<Vec<_>>() {
        let flow = Flow::of(tree, text, &|at| tree.is_of(at, "bubble") || tree.name(at) == "label");
        let marks = marks(around, text, &flow, lost);
        for paragraph in spread::paragraphs(&flow, &marks) {
            let pieces = spread::pieces(&flow.text, &paragraph, &marks);
            match pieces.is_empty() {
                true => all.extend(spread::sentences(&flow.text[paragraph])),
                false => all.extend(pieces),
            }
        }
    }
    all
}

fn marks(around: &Around<'_>, text: usize, flow: &Flow, lost: &mut Vec<Lost>) -> Vec<Mark> {
    let tree = around.tree;
    if tree.is_of(text, RECORDED) {
        return whole(around, text, flow, lost);
    }
    let spans = tree.below(text).filter(|at| tree.is_of(*at, RECORDED));
    let marked = spans.filter_map(|at| {
        let clip = recording(around, at, lost).map(|file| Clip { file, from: 0, to: None });
        Some((flow.spans.get(&at)?.clone(), clip))
    });
    marked.collect()
}

/// A text that was recorded in one go; its sentences where their ends are known, else all of it.
fn whole(around: &Around<'_>, text: usize, flow: &Flow, lost: &mut Vec<Lost>) -> Vec<Mark> {
    let tree = around.tree;
    let file = recording(around, text, lost);
    let clip = |from, to| file.as_ref().map(|file| Clip { file: file.clone(), from, to });
    let ends = tree.get(text, "data-audiorecordingendtimes").unwrap_or_default();
    let ends: Option<Vec<u32>> = ends.split_whitespace().map(instant::ms).collect();
    let ends = ends.filter(|ends| ends.windows(2).all(|two| two[0] < two[1]));
    let parts: Vec<usize> = tree.below(text).filter(|at| tree.is_of(*at, PART)).collect();
    match ends.filter(|ends| ends.len() == parts.len() && !ends.is_empty()) {
        Some(ends) => {
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let last = parts.len() - 1;
            let timed = parts.iter().zip(starts.zip(&ends)).enumerate();
            timed
                .filter_map(|(n, (at, (from, to)))| {
                    let to = if n == last { None } else { Some(*to) };
                    Some((flow.spans.get(at)?.clone(), clip(from, to)))
                })
                .collect()
        }
        None => {
            flow.spans.get(&text).map(|span| (span.clone(), clip(0, None))).into_iter().collect()
        }
    }
}

/// The file of a recording; what was never recorded has an id all the same.
fn recording(around: &Around<'_>, at: usize, lost: &mut Vec<Lost>) -> Option<String> {
    let id = around.tree.get(at, "id").filter(|id| !id.contains(['/', '\\']))?;
    let files = ENDINGS.map(|ending| format!("audio/{id}.{ending}"));
    let file = files.into_iter().find(|file| around.archive.has(file));
    let was_recorded = around.tree.get(at, "data-duration").is_some();
    if file.is_none() && was_recorded {
        lost.push(Lost { key: "pack-lost-missing", what: format!("audio/{id}.mp3") });
    }
    file
}
