//! A text in the pieces in which it sounds, or in its sentences where it does not.

use super::book::{Clip, Said};
use super::flow::{Flow, trimmed};
use std::ops::Range;

/// A place of a text with its sound, where it has one.
pub(super) type Mark = (Range<usize>, Option<Clip>);

/// The paragraphs of a page; those through which one mark goes are one.
pub(super) fn paragraphs(flow: &Flow, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for paragraph in flow.paragraphs() {
        let crosses =
            |(span, _): &&Mark| span.start < paragraph.start && span.end > paragraph.start;
        match found.last_mut().filter(|_| marks.iter().any(|mark| crosses(&mark))) {
            Some(last) => last.end = paragraph.end,
            None => found.push(paragraph),
        }
    }
    found
}

/// A paragraph in the pieces of its marks, none where nothing in it is marked. What stands between
/// two marks belongs to the first of them.
pub(super) fn pieces(text: &str, paragraph: &Range<usize>, marks: &[Mark]) -> Vec<Said> {
    let mut inside: Vec<Mark> = marks
        .iter()
        .map(|(span, clip)| (trimmed(text, span.clone()), clip.clone()))
        .filter(|(span, _)| !span.is_empty() && paragraph.contains(&span.start))
        .collect();
    inside.sort_by_key(|(span, _)| (span.start, span.end));
    // Words inside of a sentence that sounds as a whole have no time of their own.
    inside.dedup_by(|next, before| next.0.start < before.0.end);
    let mut found = Vec::new();
    for (n, (span, clip)) in inside.iter().enumerate() {
        let from = if n == 0 { paragraph.start } else { span.start };
        let to = inside.get(n + 1).map_or(paragraph.end, |(next, _)| next.start);
        let piece = text.get(from..to).unwrap_or_default();
        let before = text.get(..from).unwrap_or_default();
        found.push(Said {
            text: piece.trim().to_owned(),
            is_glued: n > 0 && !before.ends_with(char::is_whitespace),
            is_first: n == 0,
            clip: clip.clone(),
        });
    }
    found
}

/// A text without a voice, sentence by sentence.
pub(super) fn sentences(text: &str) -> Vec<Said> {
    let mut found: Vec<Said> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut end = |words: &mut Vec<&str>| {
        if !words.is_empty() {
            let (text, is_first) = (words.join(" "), found.is_empty());
            found.push(Said { text, is_first, ..Said::default() });
            words.clear();
        }
    };
    for word in text.split_whitespace() {
        words.push(word);
        if super::book::ends_sentence(word) {
            end(&mut words);
        }
    }
    end(&mut words);
    found
}
