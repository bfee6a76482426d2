//! One page of a book: its pictures, its texts in one language, and what a story cannot hold.

use super::voice;
use crate::export::Lost;
use crate::import::archive::Archive;
use crate::import::book::{Figure, Page, Spot};
use crate::import::flow::Flow;
use crate::import::markup::Tree;
use crate::import::{address, style};
use scene::Rect;

/// What a page is read with.
pub(super) struct Around<'a> {
    pub(super) tree: &'a Tree,
    /// The file of the book.
    pub(super) file: &'a str,
    /// The language to take.
    pub(super) language: &'a str,
    /// What the book is called, which the page after the cover says again.
    pub(super) title: &'a str,
    pub(super) archive: &'a Archive,
}

/// Pages that ask something instead of telling it.
const GAMES: [&str; 3] = ["bloom-interactive-page", "simple-comprehension-quiz", "bloom-game"];
/// The picture that stands where nobody chose one.
const NO_PICTURE: &str = "placeholder.png";

/// Reads a page; none where it is no page of the story.
pub(super) fn read(around: &Around<'_>, at: usize, n: usize, lost: &mut Vec<Lost>) -> Option<Page> {
    let tree = around.tree;
    let name = match tree.get(at, "data-page-number").filter(|number| !number.trim().is_empty()) {
        Some(number) => number.trim().to_owned(),
        None => tree.get(at, "data-xmatter-page").map_or_else(|| n.to_string(), str::to_owned),
    };
    let is_game = tree.get(at, "data-activity").is_some_and(|kind| !kind.is_empty())
        || GAMES.iter().any(|class| tree.is_of(at, class));
    if is_game {
        lost.push(Lost { key: "pack-lost-game", what: name });
        return None;
    }
    let is_around =
        ["bloom-frontMatter", "bloom-backMatter"].iter().any(|class| tree.is_of(at, class));
    let is_cover = tree.is_of(at, "outsideFrontCover") || tree.is_of(at, "frontCover");
    // What is told of the book before and after the story is no page of it.
    if is_around && !is_cover {
        let told = voice::said(around, at, &mut Vec::new());
        let told: Vec<&str> = told.iter().map(|said| said.text.as_str()).collect();
        let what = told.join(" ");
        if !what.is_empty() && what != around.title {
            lost.push(Lost { key: "pack-lost-about", what });
        }
        return None;
    }
    tell_lost(tree, at, &name, lost);
    let figures = figures(around, at, lost);
    let said = voice::said(around, at, lost);
    Some(Page { name, figures, said, ..Page::default() })
}

/// Names what moves, sounds or is signed on a page beside its story.
fn tell_lost(tree: &Tree, at: usize, name: &str, lost: &mut Vec<Lost>) {
    let mut tell = |key, what: String| lost.push(Lost { key, what });
    if let Some(music) = tree.get(at, "data-backgroundaudio").filter(|file| !file.is_empty()) {
        tell("pack-lost-sound", music.to_owned());
    }
    for inner in tree.below(at) {
        match tree.name(inner) {
            "source" => {
                let film = tree.get(inner, "src").unwrap_or_default();
                tell("pack-lost-signed", film.split('#').next().unwrap_or_default().to_owned());
            }
            "video" if tree.get(inner, "src").is_some() => {
                tell("pack-lost-signed", tree.get(inner, "src").unwrap_or_default().to_owned());
            }
            "iframe" | "canvas" => tell("pack-lost-script", name.to_owned()),
            _ => {}
        }
        if tree.get(inner, "data-initialrect").is_some() {
            tell("pack-lost-motion", name.to_owned());
        }
        if let Some(sound) = tree.get(inner, "data-sound").filter(|sound| *sound != "none") {
            tell("pack-lost-sound", sound.to_owned());
        }
    }
}

fn figures(around: &Around<'_>, at: usize, lost: &mut Vec<Lost>) -> Vec<Figure> {
    let tree = around.tree;
    let mut found = Vec::new();
    for inner in tree.below(at) {
        let is_picture = tree.name(inner) == "img";
        let link = match is_picture {
            true => tree.get(inner, "src"),
            false => tree.get(inner, "style").and_then(style::url),
        };
        let Some(link) = link.filter(|link| !link.is_empty()) else { continue };
        let is_ours = tree.is_of(inner, "branding") || tree.is_of(inner, "licenseImage");
        if is_ours || link.to_lowercase().ends_with(NO_PICTURE) {
            continue;
        }
        let Some(file) = address::resolve(around.file, link) else {
            let what: String = link.chars().take(60).collect();
            lost.push(Lost { key: "pack-lost-elsewhere", what });
            continue;
        };
        let told = |name| tree.get(inner, name).unwrap_or_default().trim().to_owned();
        let (creator, copyright) = (told("data-creator"), told("data-copyright"));
        let author = if creator.is_empty() { copyright } else { creator };
        found.push(Figure {
            file,
            spot: spot(tree, inner),
            alt: described(around, inner),
            author,
            rights: told("data-license"),
        });
    }
    found
}

/// Where a picture lies on another: in pixels of the one below, whose size stands beside it.
fn spot(tree: &Tree, at: usize) -> Option<Spot> {
    let over = ["bloom-canvas-element", "bloom-textOverPicture"];
    let is_over = |outer: &usize| over.iter().any(|class| tree.is_of(*outer, class));
    let holder = tree.around(at).find(is_over)?;
    let canvas =
        tree.around(holder).find(|outer| tree.get(*outer, "data-imgsizebasedon").is_some())?;
    let mut sides = tree.get(canvas, "data-imgsizebasedon")?.split(',').filter_map(style::sane);
    let (w, h) = (sides.next()?, sides.next()?);
    let frame = Rect::new(0.0, 0.0, w, h);
    if w < 1.0 || h < 1.0 {
        return None;
    }
    if tree.is_of(holder, "bloom-backgroundImage") {
        return Some(Spot::new(frame, frame));
    }
    let text = tree.get(holder, "style")?;
    let side = |name, whole| style::length(text, name, whole);
    let rect = Rect::new(side("left", w)?, side("top", h)?, side("width", w)?, side("height", h)?);
    (rect.w > 0.0 && rect.h > 0.0).then(|| Spot::new(frame, rect))
}

/// What a picture shows: its description in the language, else its alternative text.
fn described(around: &Around<'_>, picture: usize) -> String {
    let tree = around.tree;
    let holder = tree.around(picture).find(|outer| {
        tree.is_of(*outer, "bloom-imageContainer") || tree.is_of(*outer, "bloom-canvas")
    });
    let texts = holder.into_iter().flat_map(|holder| tree.below(holder).collect::<Vec<_>>());
    let mut told = texts.filter(|at| {
        tree.is_of(*at, "bloom-editable")
            && tree.get(*at, "lang") == Some(around.language)
            && tree.around(*at).any(|outer| tree.is_of(outer, "bloom-imageDescription"))
    });
    let told =
        told.next().map(|at| Flow::of(tree, at, &|_| false).text).filter(|text| !text.is_empty());
    let alt = tree.get(picture, "alt").unwrap_or_default();
    // Bloom writes the file's name where a picture could not be loaded.
    let alt = if alt.contains("is missing or was loading") { "" } else { alt };
    told.unwrap_or_else(|| alt.to_owned())
}
