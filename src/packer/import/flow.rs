//! The letters of a page in the order in which they are read, and where each element has its own.

use super::markup::{Is, Tree};
use std::collections::BTreeMap;
use std::ops::Range;

/// Elements that do not break a line.
const INLINE: [&str; 24] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd",
    "mark", "q", "ruby", "s", "small", "span", "strong", "sub", "sup", "time", "u",
];
/// Elements whose letters nobody reads.
const UNREAD: [&str; 12] = [
    "head", "script", "style", "template", "rt", "rp", "svg", "object", "video", "audio", "iframe",
    "math",
];

/// What is read on a page.
#[derive(Default)]
pub(super) struct Flow {
    /// All letters, with single spaces.
    pub(super) text: String,
    /// Where the letters of each element are.
    pub(super) spans: BTreeMap<usize, Range<usize>>,
    /// Where a paragraph ends and the next begins.
    pub(super) breaks: Vec<usize>,
    /// A space that comes before the next letter.
    is_apart: bool,
}

impl Flow {
    /// Reads what is below `root`, without what `skip` says is no text to read.
    pub(super) fn of(tree: &Tree, root: usize, skip: &dyn Fn(usize) -> bool) -> Self {
        let mut flow = Self::default();
        // Into an element, and out of it again: towers must not stand on our own stack.
        let mut waiting = vec![(root, true)];
        while let Some((at, goes_in)) = waiting.pop() {
            let is_block =
                !matches!(tree.node(at).is, Is::Text(_)) && !INLINE.contains(&tree.name(at));
            if !goes_in {
                flow.close(at);
                if is_block {
                    flow.part();
                }
                continue;
            }
            if let Is::Text(text) = &tree.node(at).is {
                flow.letters(text);
                continue;
            }
            if UNREAD.contains(&tree.name(at)) || tree.get(at, "hidden").is_some() || skip(at) {
                continue;
            }
            if tree.name(at) == "br" {
                flow.is_apart = true;
                continue;
            }
            if is_block && at != root {
                flow.part();
            }
            flow.spans.insert(at, flow.text.len()..flow.text.len());
            waiting.push((at, false));
            waiting.extend(tree.node(at).inside.iter().rev().map(|inner| (*inner, true)));
        }
        flow
    }

    fn letters(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.is_apart = true;
                continue;
            }
            if c.is_control() {
                continue;
            }
            if std::mem::take(&mut self.is_apart) && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push(c);
        }
    }

    fn close(&mut self, at: usize) {
        let end = self.text.len();
        if let Some(span) = self.spans.get_mut(&at) {
            *span = span.start..end.max(span.start);
        }
    }

    /// Here one paragraph ends.
    fn part(&mut self) {
        self.is_apart = true;
        if !self.text.is_empty() && self.breaks.last() != Some(&self.text.len()) {
            self.breaks.push(self.text.len());
        }
    }

    /// The paragraphs, as places in the text.
    pub(super) fn paragraphs(&self) -> Vec<Range<usize>> {
        let starts = std::iter::once(0).chain(self.breaks.iter().copied());
        let ends = self.breaks.iter().copied().chain([self.text.len()]);
        let all = starts.zip(ends).map(|(start, end)| trimmed(&self.text, start..end));
        all.filter(|place| !place.is_empty()).collect()
    }
}

/// A place without the spaces at its edges.
pub(super) fn trimmed(text: &str, place: Range<usize>) -> Range<usize> {
    let Some(inside) = text.get(place.clone()) else { return place.start..place.start };
    let start = place.start + (inside.len() - inside.trim_start().len());
    start..(start + inside.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(text: &str) -> (Tree, Flow) {
        let tree = Tree::read(text).expect("a page");
        let flow = Flow::of(&tree, 0, &|_| false);
        (tree, flow)
    }

    #[test]
    fn letters_are_read_in_their_order_and_every_element_knows_its_own() {
        let (tree, flow) = flow(
            "<p>a <span id=x>b</span><b>c</b>\n d</p><div><p> e<br>f </p><script>g</script></div><i>h</i>",
        );
        assert_eq!(flow.text, "a bc d e f h");
        let told: Vec<&str> =
            flow.paragraphs().into_iter().map(|place| &flow.text[place]).collect();
        assert_eq!(told, ["a bc d", "e f", "h"]);
        let span = tree.below(0).find(|at| tree.get(*at, "id") == Some("x")).expect("there");
        assert_eq!(flow.text[flow.spans[&span].clone()].trim(), "b");
    }

    #[test]
    fn what_is_skipped_or_empty_leaves_nothing_behind() {
        let tree = Tree::read("<p>a<b class=z>b</b>c</p><p> </p>").expect("a page");
        let flow = Flow::of(&tree, 0, &|at| tree.is_of(at, "z"));
        assert_eq!((flow.text.as_str(), flow.paragraphs().len()), ("ac", 1));
        assert!(Flow::of(&tree, 0, &|_| true).text.is_empty());
    }
}
