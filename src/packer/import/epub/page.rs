//! One page: its pictures where they lie, and its words in the order in which they sound.

use super::overlay::Overlay;
use crate::export::Lost;
use crate::import::book::{Figure, Letters, Page, Said, Spot};
use crate::import::flow::{Flow, trimmed};
use crate::import::markup::Tree;
use crate::import::spread::{self, Mark};
use crate::import::{address, style};
use scene::{Point, Rect};
use std::collections::BTreeMap;

/// Letters that our own books draw into their pictures.
const LETTERS: &str = "letters";
/// What moves or answers on a page, and has no place in a story.
const PLAYED: [(&str, &str); 7] = [
    ("video", "pack-lost-film"),
    ("audio", "pack-lost-sound"),
    ("script", "pack-lost-script"),
    ("canvas", "pack-lost-script"),
    ("iframe", "pack-lost-script"),
    ("form", "pack-lost-script"),
    ("math", "pack-lost-formula"),
];

/// Reads a page; `None` where it is no page that can be read.
pub(super) fn read(
    text: &str,
    file: &str,
    overlay: &Overlay,
    lost: &mut Vec<Lost>,
) -> Option<Page> {
    let Some(tree) = Tree::read(text) else {
        lost.push(Lost { key: "pack-lost-page", what: file.to_owned() });
        return None;
    };
    for at in tree.below(0) {
        if let Some((_, key)) = PLAYED.iter().find(|(name, _)| *name == tree.name(at)) {
            lost.push(Lost { key, what: file.to_owned() });
        }
    }
    let body = tree.first("body").or_else(|| tree.first("svg")).unwrap_or(0);
    let boxes = Boxes::of(&tree, body);
    let mut page = Page { name: file.to_owned(), ..Page::default() };
    page.figures = figures(&tree, body, file, &boxes, lost);
    page.letters = letters(&tree, body, &boxes);
    let flow = Flow::of(&tree, body, &|at| is_letters(&tree, at));
    page.said = said(&tree, &flow, file, overlay, lost);
    Some(page)
}

fn is_letters(tree: &Tree, at: usize) -> bool {
    tree.is_of(at, LETTERS) && tree.around(at).any(|outer| tree.is_of(outer, "picture"))
}

/// Where elements lie that say so themselves.
struct Boxes {
    /// The box of an element, and the window that it is seen in.
    known: BTreeMap<usize, (Rect, Rect)>,
}

impl Boxes {
    fn of(tree: &Tree, body: usize) -> Self {
        let page = viewport(tree);
        let mut known = BTreeMap::new();
        let mut place: BTreeMap<usize, (Rect, Rect)> = BTreeMap::from([(body, (page, page))]);
        for at in tree.below(body).skip(1) {
            let (outer, window) = place.get(&tree.node(at).around).copied().unwrap_or((page, page));
            let style = tree.get(at, "style").unwrap_or_default();
            let along = |name| style::length(style, name, outer.w);
            let down = |name| style::length(style, name, outer.h);
            let (left, top) = (along("left"), down("top"));
            let (w, h) = (along("width"), down("height").or_else(|| down("line-height")));
            let rect = Rect::new(
                outer.x + left.unwrap_or(0.0),
                outer.y + top.unwrap_or(0.0),
                w.unwrap_or(outer.w),
                h.unwrap_or(outer.h),
            );
            let is_sized = w.is_some_and(|w| w > 0.0) && h.is_some_and(|h| h > 0.0);
            let is_window = is_sized && style::value(style, "overflow") == Some("hidden");
            let window = if is_window { rect } else { window };
            if (left.is_some() || top.is_some()) && is_sized {
                known.insert(at, (rect, window));
            }
            place.insert(at, (rect, window));
        }
        Self { known }
    }

    /// Where a picture lies: what the nearest element around it says that says anything.
    fn spot(&self, tree: &Tree, at: usize) -> Option<Spot> {
        let own = std::iter::once(at).chain(tree.around(at));
        let holder = own.take(3).find(|outer| self.known.contains_key(outer))?;
        let (rect, window) = self.known.get(&holder)?;
        let style = tree.get(holder, "style").unwrap_or_default();
        let mut spot = Spot::new(*window, *rect);
        spot.opacity = style::number(style, "opacity").unwrap_or(1.0).clamp(0.0, 1.0);
        let turn = style::call(style, "transform", "rotate");
        spot.turn =
            turn.and_then(|text| style::sane(text.trim_end_matches("deg"))).unwrap_or(0.0) % 360.0;
        let mut about =
            style::value(style, "transform-origin").unwrap_or_default().split_whitespace();
        let mut origin = || style::sane(about.next()?.strip_suffix("px")?);
        if let (Some(x), Some(y)) = (origin(), origin()) {
            spot.about = Point::new(rect.x + x, rect.y + y);
        }
        let inner = tree.get(at, "style").unwrap_or_default();
        spot.mirror = [style, inner]
            .iter()
            .any(|text| style::call(text, "transform", "scaleX") == Some("-1"));
        Some(spot)
    }
}

/// How large the page says that it is.
fn viewport(tree: &Tree) -> Rect {
    let metas = tree.below(0).filter(|at| tree.name(*at) == "meta");
    let said = metas.filter(|at| tree.get(*at, "name") == Some("viewport"));
    let sizes = said.filter_map(|at| {
        let content = tree.get(at, "content")?.replace(',', ";").replace('=', ":");
        let side = |name| style::sane(style::value(&content, name)?).filter(|side| *side >= 1.0);
        Some((side("width")?, side("height")?))
    });
    let drawn = tree.first("svg").and_then(|at| {
        let numbers = tree.get(at, "viewbox")?.split([' ', ',']).filter_map(style::sane);
        let numbers: Vec<f32> = numbers.collect();
        (numbers.len() == 4 && numbers[2] >= 1.0 && numbers[3] >= 1.0)
            .then(|| (numbers[2], numbers[3]))
    });
    let (w, h) = sizes.into_iter().next().or(drawn).unwrap_or((1280.0, 800.0));
    Rect::new(0.0, 0.0, w, h)
}

fn figures(
    tree: &Tree,
    body: usize,
    file: &str,
    boxes: &Boxes,
    lost: &mut Vec<Lost>,
) -> Vec<Figure> {
    let mut found = Vec::new();
    for at in tree.below(body) {
        let link = match tree.name(at) {
            "img" => tree.get(at, "src"),
            "image" => tree.get(at, "xlink:href").or_else(|| tree.get(at, "href")),
            _ => tree.get(at, "style").and_then(style::url),
        };
        let Some(link) = link else { continue };
        let Some(source) = address::resolve(file, link) else {
            let what: String = link.chars().take(60).collect();
            lost.push(Lost { key: "pack-lost-elsewhere", what });
            continue;
        };
        let alt = tree.get(at, "alt").or_else(|| tree.get(at, "aria-label")).unwrap_or_default();
        found.push(Figure {
            file: source,
            spot: boxes.spot(tree, at),
            alt: alt.to_owned(),
            ..Figure::default()
        });
    }
    found
}

fn letters(tree: &Tree, body: usize, boxes: &Boxes) -> Vec<Letters> {
    let all = tree.below(body).filter(|at| is_letters(tree, *at));
    let read = all.filter_map(|at| {
        let style = tree.get(at, "style").unwrap_or_default();
        let text = Flow::of(tree, at, &|_| false).text;
        Some(Letters {
            text,
            spot: boxes.spot(tree, at)?,
            size: style::length(style, "font-size", 16.0)?,
        })
    });
    read.collect()
}

/// What is read on the page: with an overlay the paragraphs in which anything sounds.
fn said(
    tree: &Tree,
    flow: &Flow,
    file: &str,
    overlay: &Overlay,
    lost: &mut Vec<Lost>,
) -> Vec<Said> {
    let ids: BTreeMap<&str, usize> =
        flow.spans.keys().filter_map(|at| Some((tree.get(*at, "id")?, *at))).collect();
    let mut heard: Vec<Mark> = Vec::new();
    for (page, id, clip) in &overlay.pairs {
        if page != file {
            continue;
        }
        let span = ids.get(id.as_str()).and_then(|at| flow.spans.get(at));
        match span.map(|span| trimmed(&flow.text, span.clone())).filter(|span| !span.is_empty()) {
            Some(span) => heard.push((span, Some(clip.clone()))),
            None => lost.push(Lost { key: "pack-lost-overlay", what: format!("{file}#{id}") }),
        }
    }
    let mut all = Vec::new();
    for paragraph in spread::paragraphs(flow, &heard) {
        let pieces = spread::pieces(&flow.text, &paragraph, &heard);
        let text = &flow.text[paragraph];
        match (pieces.is_empty(), heard.is_empty()) {
            (false, _) => all.extend(pieces),
            (true, true) => all.extend(spread::sentences(text)),
            // A page number, say: on a page that is read aloud, it is not.
            (true, false) => lost.push(Lost { key: "pack-lost-unheard", what: text.to_owned() }),
        }
    }
    all
}
