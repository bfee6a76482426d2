//! Takes groups out of a drawing and reads the pivots that the artist noted beside them.
//!
//! A drawing is cut as text, by the byte ranges of its elements: what stays is exactly what was
//! drawn, with its ancestors' transforms, clips and definitions.

use super::MediaError;
use super::transform;
use resvg::tiny_skia::{Point, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

/// Which parts of a drawing are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Selector {
    /// All of it.
    #[default]
    Whole,
    /// Only these `<g id>` groups.
    Only(Vec<String>),
    /// Everything but these.
    Without(Vec<String>),
}

impl Selector {
    /// Only the named groups.
    pub fn only<T: Into<String>>(ids: impl IntoIterator<Item = T>) -> Self {
        Self::Only(ids.into_iter().map(Into::into).collect())
    }

    /// Everything but the named groups.
    pub fn without<T: Into<String>>(ids: impl IntoIterator<Item = T>) -> Self {
        Self::Without(ids.into_iter().map(Into::into).collect())
    }
}

impl std::fmt::Display for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole => f.write_str("whole"),
            Self::Only(ids) => write!(f, "only {}", ids.join(", ")),
            Self::Without(ids) => write!(f, "without {}", ids.join(", ")),
        }
    }
}

/// The drawing with only the selected parts left in it.
pub(super) fn select(svg: &str, selector: &Selector) -> Result<String, MediaError> {
    let document = parse(svg)?;
    if let Some(text) = document.descendants().find(|node| node.has_tag_name_of("text")) {
        return Err(MediaError::Letters(text.text().unwrap_or_default().trim().to_owned()));
    }
    let (ids, keep_named) = match selector {
        Selector::Whole => return Ok(svg.to_owned()),
        Selector::Only(ids) => (ids, true),
        Selector::Without(ids) => (ids, false),
    };
    if let Some(id) = ids.iter().find(|id| group(&document, id).is_none()) {
        let known = groups(svg)?.join(", ");
        return Err(MediaError::NoGroup { id: id.clone(), known });
    }
    let cut = Cut { svg, ids, keep_named };
    let root = document.root_element();
    let mut out = String::with_capacity(svg.len());
    out.push_str(&svg[..root.range().start]);
    cut.element(root, &mut out);
    Ok(out)
}

/// The ids of all groups of a drawing, in the order in which they are drawn.
pub fn groups(svg: &str) -> Result<Vec<String>, MediaError> {
    Ok(parse(svg)?
        .descendants()
        .filter(|node| node.has_tag_name_of("g"))
        .filter_map(|node| node.attribute("id").map(str::to_owned))
        .collect())
}

/// Where a group turns, in 0..1 of the drawing's view box, if the artist noted it.
pub fn pivot(svg: &str, id: &str) -> Option<(f32, f32)> {
    let document = parse(svg).ok()?;
    let group = group(&document, id)?;
    noted_pivot(group, id)
}

/// Where the figure as a whole turns: the pivot of its only outermost named group.
pub fn whole_pivot(svg: &str) -> Option<(f32, f32)> {
    let document = parse(svg).ok()?;
    let mut outermost = document.descendants().filter(|node| {
        node.has_tag_name_of("g")
            && node.attribute("id").is_some()
            && !node.ancestors().skip(1).any(|above| above.attribute("id").is_some())
    });
    let figure = outermost.next()?;
    match outermost.next() {
        Some(_) => None,
        None => noted_pivot(figure, figure.attribute("id")?),
    }
}

fn parse(svg: &str) -> Result<Document<'_>, MediaError> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(svg, options).map_err(|error| MediaError::Svg(error.to_string()))
}

fn group<'a, 'i>(document: &'a Document<'i>, id: &str) -> Option<Node<'a, 'i>> {
    document
        .descendants()
        .find(|node| node.has_tag_name_of("g") && node.attribute("id") == Some(id))
}

/// Looks at the local name only: some programs write `svg:g`.
trait LocalName {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// Draws nothing by itself, but other parts may refer to it.
fn is_definition(node: Node<'_, '_>) -> bool {
    const NAMES: [&str; 9] = [
        "defs",
        "clipPath",
        "mask",
        "linearGradient",
        "radialGradient",
        "pattern",
        "filter",
        "symbol",
        "style",
    ];
    NAMES.iter().any(|name| node.has_tag_name_of(name))
}

struct Cut<'a> {
    svg: &'a str,
    ids: &'a [String],
    keep_named: bool,
}

impl Cut<'_> {
    fn is_named(&self, node: Node<'_, '_>) -> bool {
        node.has_tag_name_of("g")
            && node.attribute("id").is_some_and(|id| self.ids.iter().any(|own| own == id))
    }

    /// Writes an element with what stays of its children; text and comments between them stay.
    fn element(&self, node: Node<'_, '_>, out: &mut String) {
        let mut from = node.range().start;
        for child in node.children().filter(Node::is_element) {
            out.push_str(&self.svg[from..child.range().start]);
            self.child(child, out);
            from = child.range().end;
        }
        out.push_str(&self.svg[from..node.range().end]);
    }

    fn child(&self, child: Node<'_, '_>, out: &mut String) {
        let holds_named = child.descendants().any(|node| self.is_named(node));
        if is_definition(child)
            || self.is_named(child) == self.keep_named && (self.keep_named || !holds_named)
        {
            out.push_str(&self.svg[child.range()]);
        } else if holds_named && !self.is_named(child) {
            self.element(child, out);
        } else {
            // What goes may hold the clip or the shape that a part which stays refers to.
            for kept in child.descendants().filter(|node| is_definition(*node)) {
                if !kept.ancestors().skip(1).any(is_definition) {
                    out.push_str(&self.svg[kept.range()]);
                }
            }
        }
    }
}

/// Reads `<!-- pivot of ID: x,y (note) -->` before a group and brings it into 0..1 of the view box.
fn noted_pivot(group: Node<'_, '_>, id: &str) -> Option<(f32, f32)> {
    let head = format!("pivot of {id}:");
    let note = std::iter::successors(group.prev_sibling(), Node::prev_sibling)
        .take_while(|node| !node.is_element())
        .filter_map(|node| if node.is_comment() { node.text() } else { None })
        .find_map(|text| text.trim().strip_prefix(&head))?
        .trim();
    let end =
        note.find(|c: char| !(c.is_ascii_digit() || "+-., ".contains(c))).unwrap_or(note.len());
    let (x, y) = note[..end].trim().split_once(',')?;
    let mut point = Point::from_xy(x.trim().parse().ok()?, y.trim().parse().ok()?);
    // A note is in the space around the group, unless it names the group's own space.
    let own = note.contains(&format!("in {id} space"));
    let spaces: Vec<_> = group.ancestors().skip(usize::from(!own)).collect();
    let to_view = spaces.iter().rev().fold(Transform::identity(), |all, node| {
        all.pre_concat(
            node.attribute("transform").map_or_else(Transform::identity, transform::parse),
        )
    });
    to_view.map_point(&mut point);
    let (left, top, width, height) = view_box(group.document().root_element())?;
    Some(((point.x - left) / width, (point.y - top) / height))
}

fn view_box(root: Node<'_, '_>) -> Option<(f32, f32, f32, f32)> {
    let number = |text: &str| text.trim().trim_end_matches("px").parse::<f32>().ok();
    let Some(text) = root.attribute("viewBox") else {
        return Some((
            0.0,
            0.0,
            number(root.attribute("width")?)?,
            number(root.attribute("height")?)?,
        ));
    };
    let mut numbers = text.split([' ', ',']).filter(|part| !part.is_empty()).map(number);
    let view = (numbers.next()??, numbers.next()??, numbers.next()??, numbers.next()??);
    (view.2 > 0.0 && view.3 > 0.0).then_some(view)
}

#[cfg(test)]
#[path = "parts_tests.rs"]
mod tests;
