//! Pages of books as a tree, whether they are XHTML or HTML as browsers forgive it.

use html5gum::{State, Token, Tokenizer};
use std::collections::BTreeMap;

/// The most elements and texts of one page.
const MOST_NODES: usize = 200_000;
/// What lies deeper hangs on the last element that does not: a tower of elements would break the stack.
const DEEPEST: usize = 200;
/// Elements of HTML that hold nothing and have no end.
const EMPTY: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements whose inside is no markup.
const RAW: [&str; 2] = ["style", "script"];

/// A page.
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// A place in a page.
#[derive(Default)]
pub(super) struct Node {
    /// What is inside, in order.
    pub(super) inside: Vec<usize>,
    /// The element around it; the root is around itself.
    pub(super) around: usize,
    /// What it is.
    pub(super) is: Is,
}

/// What stands at a place.
#[derive(Default)]
pub(super) enum Is {
    /// The page itself.
    #[default]
    Root,
    /// Letters.
    Text(String),
    /// An element with its attributes, names in small letters.
    Element(String, BTreeMap<String, String>),
}

impl Tree {
    /// Reads a page; `None` where it has entities of its own or is larger than any page.
    pub(super) fn read(text: &str) -> Option<Self> {
        if text.contains("<!ENTITY") {
            return None;
        }
        let text = without_cdata(text);
        let mut tree = Self { nodes: vec![Node::default()] };
        let mut open = vec![0];
        let mut tokens = Tokenizer::new(&*text);
        while let Some(Ok(token)) = tokens.next() {
            if tree.nodes.len() > MOST_NODES {
                return None;
            }
            let last = open.last().copied().unwrap_or(0);
            match token {
                Token::StartTag(tag) => {
                    let name = lossy(&tag.name);
                    let pairs = tag.attributes.iter();
                    let attributes = pairs.map(|(key, value)| (lossy(key), lossy(value))).collect();
                    let is_empty = tag.self_closing || EMPTY.contains(&name.as_str());
                    if RAW.contains(&name.as_str()) && !is_empty {
                        tokens.set_state(State::RawText);
                    }
                    let at = tree.add(last, Is::Element(name, attributes));
                    if !is_empty && open.len() < DEEPEST {
                        open.push(at);
                    }
                }
                Token::EndTag(tag) => {
                    let name = lossy(&tag.name);
                    let known = open.iter().rposition(|at| tree.name(*at) == name);
                    // An end without a beginning ends nothing.
                    if let Some(at) = known.filter(|at| *at > 0) {
                        open.truncate(at);
                    }
                }
                Token::String(letters) => drop(tree.add(last, Is::Text(lossy(&letters)))),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        Some(tree)
    }

    fn add(&mut self, around: usize, is: Is) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node { inside: Vec::new(), around, is });
        self.nodes[around].inside.push(at);
        at
    }

    /// A place by its number; the root is 0.
    pub(super) fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// The name of an element; nothing for letters.
    pub(super) fn name(&self, at: usize) -> &str {
        match &self.nodes[at].is {
            Is::Element(name, _) => name,
            Is::Root | Is::Text(_) => "",
        }
    }

    /// An attribute of an element.
    pub(super) fn get(&self, at: usize, name: &str) -> Option<&str> {
        match &self.nodes[at].is {
            Is::Element(_, attributes) => attributes.get(name).map(String::as_str),
            Is::Root | Is::Text(_) => None,
        }
    }

    /// Whether an element is of a class.
    pub(super) fn is_of(&self, at: usize, class: &str) -> bool {
        self.get(at, "class").is_some_and(|all| all.split_whitespace().any(|one| one == class))
    }

    /// Everything in an element and the element itself, in the order of the page.
    pub(super) fn below(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut waiting = vec![at];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(self.nodes[next].inside.iter().rev());
            Some(next)
        })
    }

    /// The elements around a place, from the nearest on.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let outer = move |at: &usize| (*at != 0).then(|| self.nodes[*at].around);
        std::iter::successors(outer(&at), outer)
    }

    /// The first element of a name.
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.below(0).find(|at| self.name(*at) == name)
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The same page with what stood in `<![CDATA[…]]>` as plain letters: HTML knows no such thing.
fn without_cdata(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<![CDATA[") {
        let (inside, after) = after.split_once("]]>").unwrap_or((after, ""));
        plain.push_str(before);
        plain.push_str(&crate::export::escaped(inside));
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> String {
        fn write(tree: &Tree, at: usize, out: &mut String) {
            match &tree.node(at).is {
                Is::Text(text) => out.push_str(text),
                Is::Root | Is::Element(..) => {
                    out.push_str(&format!("({}", tree.name(at)));
                    tree.node(at).inside.iter().for_each(|inner| write(tree, *inner, out));
                    out.push(')');
                }
            }
        }
        let tree = Tree::read(text).expect("a page");
        let mut out = String::new();
        write(&tree, 0, &mut out);
        out
    }

    #[test]
    fn pages_are_read_as_they_are_meant_whichever_rules_they_were_written_by() {
        assert_eq!(shape("<p>a<br>b<img src='x'></img>c</p>"), "((pa(br)b(img)c))");
        assert_eq!(shape("<div><span/>x</div>"), "((div(span)x))");
        assert_eq!(shape("<p>a</b></p>c"), "((pa)c)");
        assert_eq!(shape("<style>p > a { }</style>t"), "((stylep > a { })t)");
        assert_eq!(shape("a<![CDATA[<b>&amp;]]>c"), "(a<b>&amp;c)");
        assert_eq!(shape("&nbsp;&#2438;&ldquo;"), "(\u{a0}\u{986}\u{201c})");
        assert!(Tree::read("<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>").is_none());
    }

    #[test]
    fn a_tower_of_elements_is_read_to_its_end() {
        let tower = "<div>".repeat(100_000) + "top";
        let tree = Tree::read(&tower).expect("a page");
        assert!(
            tree.below(0).any(|at| matches!(&tree.node(at).is, Is::Text(text) if text == "top"))
        );
        assert!(tree.below(0).map(|at| tree.around(at).count()).max() <= Some(DEEPEST + 1));
        assert!(Tree::read(&"<b>x</b>".repeat(MOST_NODES)).is_none());
    }

    proptest::proptest! {
        #[test]
        fn whatever_stands_in_a_page_is_no_reason_to_panic(text in "([<>/!\\[\\]&;=\"' a-z]|<p>|</p>|<!\\[CDATA\\[|\\PC){0,60}") {
            if let Some(tree) = Tree::read(&text) {
                proptest::prop_assert!(tree.below(0).count() <= text.len() + 1);
            }
        }
    }
}
