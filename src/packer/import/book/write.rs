//! The lesson's own file, and who drew its pictures.

use super::art::{self, Pictures};
use super::pages::Parted;
use super::place::{self, Placed};
use super::{Book, ImportError, Wanted, rights};
use crate::export::Lost;
use crate::import::begun::Begun;
use crate::import::{TILE, quoted, tile_credit};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The page behind pictures that do not fill it.
const PAPER: &str = include_str!("paper.svg");
/// So many words are read in a minute, slowly and with a look at the picture.
const WORDS_A_MINUTE: usize = 40;

/// Writes `lesson.toml`, `art.toml` and the paper.
pub(super) fn lesson(
    book: &Book,
    pages: &[Parted<'_>],
    pictures: &Pictures,
    wanted: &Wanted<'_>,
    begun: &mut Begun,
    lost: &mut Vec<Lost>,
) -> Result<(), ImportError> {
    let prompts = begun.prompts();
    let mut text = head(book, pages, pictures, wanted, begun, lost);
    let mut needs_paper = false;
    for page in pages {
        needs_paper |= write_page(page, pictures, &mut text);
    }
    if needs_paper {
        begun.write("art/paper.svg", PAPER.as_bytes())?;
    }
    if pictures.is_empty() {
        begun.write("art/tile.svg", TILE.as_bytes())?;
    }
    let own = if pictures.is_empty() { tile_credit(&prompts) } else { String::new() };
    begun.write("art.toml", (credits(book, pictures, &prompts) + &own).as_bytes())?;
    begun.write("lesson.toml", text.as_bytes())
}

fn head(
    book: &Book,
    pages: &[Parted<'_>],
    pictures: &Pictures,
    wanted: &Wanted<'_>,
    begun: &Begun,
    lost: &mut Vec<Lost>,
) -> String {
    let title = wanted.title.filter(|title| !title.trim().is_empty());
    let own = Some(book.title.as_str()).filter(|title| !title.is_empty());
    let title = title.or(own).unwrap_or(&begun.id).to_owned();
    let figures = book.pages.iter().flat_map(|page| &page.figures);
    let tile = figures
        .filter_map(|figure| pictures.get(&art::key(figure)))
        .find_map(|one| one.names.first());
    let words: usize = pages.iter().map(|page| page.text().split_whitespace().count()).sum();
    let minutes = (words / WORDS_A_MINUTE + 1).clamp(1, 120);
    let mut text = format!(
        "id = {}\ntitle = {{ bn = {} }}\npicture = {}\nteaches = [{}]\nminutes = {minutes}\n",
        quoted(&begun.id),
        quoted(&title),
        quoted(tile.map_or("tile", String::as_str)),
        quoted(wanted.skill)
    );
    let (author, licence) = whose(book);
    if licence == rights::UNKNOWN {
        lost.push(Lost { key: "pack-lost-rights", what: book.rights.clone() });
    }
    if book.author.is_empty() {
        lost.push(Lost { key: "pack-lost-author", what: title });
    }
    let _ = write!(
        text,
        "author = {}\nlicence = {}\n\n[[step]]\nkind = \"story\"\n",
        quoted(&author),
        quoted(&licence)
    );
    text
}

/// The author and the licence of a book; the channel's would be untrue.
fn whose(book: &Book) -> (String, String) {
    let author = if book.author.is_empty() { "?".to_owned() } else { book.author.clone() };
    (author, rights::licence(&book.rights).unwrap_or_else(|| rights::UNKNOWN.to_owned()))
}

/// Writes a page; says whether it needs a paper behind its pictures.
fn write_page(page: &Parted<'_>, pictures: &Pictures, text: &mut String) -> bool {
    let figures: Vec<_> =
        page.of.figures.iter().map(|figure| pictures.get(&art::key(figure))).collect();
    let shapes: Vec<(f32, f32)> =
        figures.iter().map(|picture| picture.map_or((1.0, 1.0), |picture| picture.shape)).collect();
    let placed = place::figures(page.of, &shapes);
    let shown: Vec<_> = figures
        .iter()
        .zip(&placed)
        .filter_map(|(picture, placed)| Some(((*picture)?, placed)))
        .collect();
    // Only what lies at the back may be the ground of the page.
    let is_ground = |(picture, placed): &&(&art::Picture, &Placed)| {
        placed.is_ground && picture.names.len() == 1
    };
    let grounds = shown.iter().take_while(is_ground).count();
    let _ = write!(text, "\n[[step.page]]\nsay = {}\n", quoted(&page.text()));
    let mut layers: Vec<&str> = shown[..grounds]
        .iter()
        .filter_map(|(picture, _)| picture.names.first())
        .map(String::as_str)
        .collect();
    if layers.is_empty() && !place::is_ours(page.of) {
        layers.push("paper");
    }
    let written: Vec<String> =
        layers.iter().map(|name| format!("{{ art = {}, depth = 0 }}", quoted(name))).collect();
    if !written.is_empty() {
        let _ = writeln!(text, "layer = [{}]", written.join(", "));
    }
    for (n, (picture, placed)) in shown[grounds..].iter().enumerate() {
        let Some(first) = picture.names.first() else { continue };
        let what = format!("art = {}", quoted(first));
        let mut motions = motions(placed);
        if picture.names.len() > 1 {
            let names: Vec<String> = picture.names.iter().map(|name| quoted(name)).collect();
            let (names, every) = (names.join(", "), picture.every);
            motions.push(format!("{{ walk = [{names}], every = {every:.2} }}"));
        }
        actor(text, &format!("figure-{}", n + 1), &what, placed, &motions);
    }
    for (n, (letters, placed)) in page.of.letters.iter().zip(place::letters(page.of)).enumerate() {
        let what = format!("text = {}", quoted(&letters.text));
        actor(text, &format!("letters-{}", n + 1), &what, &placed, &motions(&placed));
    }
    layers.contains(&"paper")
}

fn actor(text: &mut String, id: &str, what: &str, placed: &Placed, motions: &[String]) {
    let ([x, y], size) = (placed.at, placed.size);
    let _ = write!(
        text,
        "\n[[step.page.actor]]\nid = \"{id}\"\n{what}\nat = [{x:.4}, {y:.4}]\nsize = {size:.4}\n"
    );
    if placed.mirror {
        text.push_str("mirror = true\n");
    }
    if !motions.is_empty() {
        let _ = writeln!(text, "do = [{}]", motions.join(", "));
    }
}

/// What is done in an instant, when the page opens.
fn motions(placed: &Placed) -> Vec<String> {
    let turn = (placed.turn != 0.0).then(|| format!("{{ turn = {:.1} }}", placed.turn));
    let fade = (placed.opacity < 1.0).then(|| format!("{{ fade = {:.2} }}", placed.opacity));
    turn.into_iter().chain(fade).collect()
}

/// What the pictures show, and whose they are where it is not the book's author.
fn credits(book: &Book, pictures: &Pictures, language: &str) -> String {
    let mut told: BTreeMap<&str, String> = BTreeMap::new();
    for figure in book.pages.iter().flat_map(|page| &page.figures) {
        let Some(picture) = pictures.get(&art::key(figure)) else { continue };
        for name in &picture.names {
            let text = told.entry(name).or_default();
            let mut add = |key: &str, value: String| {
                if !text.contains(&format!("{key} = ")) {
                    let _ = writeln!(text, "{key} = {value}");
                }
            };
            if !figure.alt.is_empty() {
                add("alt", format!("{{ {language} = {} }}", quoted(&figure.alt)));
            }
            if !figure.author.is_empty() {
                add("author", quoted(&figure.author));
            }
            if let Some(licence) = rights::named(&figure.rights) {
                add("licence", quoted(&licence));
            }
        }
    }
    let (author, licence) = whose(book);
    let mut text = format!("author = {}\nlicence = {}\n", quoted(&author), quoted(&licence));
    for (name, inside) in told.iter().filter(|(_, inside)| !inside.is_empty()) {
        let _ = write!(text, "\n[{name}]\n{inside}");
    }
    text
}
