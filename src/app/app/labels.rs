//! What a thing that answers touches is called: in words for a screen reader, and where our
//! own voice finds them.

use crate::icons::{Drawing, Face};
use crate::stage::Row;
use bundle::Bundle;
use i18n::Tr;
use model::Phrase;
use scene::{Item, Look};
use std::cell::RefCell;
use std::collections::HashMap;

/// The name of a thing: what is written on it, else what its picture shows, else the shell's
/// word for it. Never its id, which may tell which card is the right one.
pub(super) fn of(id: &str, rows: &[Row], tr: &Tr, alt: &dyn Fn(&str) -> Option<String>) -> String {
    let items = || rows.iter().map(|(item, _)| item).filter(|item| is_part(item, id));
    let written = items().find_map(|item| match &item.look {
        // A sign such as a plus says nothing by itself.
        Look::Text { text, .. } if text.contains(char::is_alphanumeric) => Some(text.clone()),
        _ => None,
    });
    let shown = || {
        items().find_map(|item| match &item.look {
            Look::Picture { art, .. } | Look::Tinted { art, .. } => alt(art),
            _ => None,
        })
    };
    let word = || keys(id).iter().find(|key| tr.has(key)).map(|key| tr.msg(key, &[]));
    written.or_else(shown).or_else(word).unwrap_or_else(|| tr.msg("label-card", &[]))
}

/// What pictures of the bundle show, in words. Each is looked up once: what moves is named at
/// every frame.
#[derive(Default)]
pub(super) struct Alts(RefCell<HashMap<String, Phrase>>);

impl Alts {
    /// What a picture shows, in this language, if anybody has said it.
    pub(super) fn of(&self, bundle: &Bundle, art: &str, language: &str) -> Option<String> {
        let key = art.split(['#', '!']).next().unwrap_or(art);
        let mut known = self.0.borrow_mut();
        if !known.contains_key(key) {
            let alt = bundle.art_info(key, 100).map(|info| info.alt).unwrap_or_default();
            known.insert(key.to_owned(), alt);
        }
        let words = known.get(key)?.get(language);
        (!words.is_empty()).then(|| words.to_owned())
    }
}

/// The child's picture on a thing, if there is one.
pub(super) fn face(id: &str, rows: &[Row]) -> Option<Face> {
    rows.iter().filter(|(item, _)| is_part(item, id)).find_map(|(_, drawing)| match drawing {
        Some(Drawing::Face(face)) => Some(*face),
        _ => None,
    })
}

/// Where the shell's word for a thing may stand, the nearest first.
pub(super) fn keys(id: &str) -> [String; 3] {
    let sort = id.split_once('-').map_or(id, |(sort, _)| sort);
    [format!("label-{id}"), id.to_owned(), format!("label-{sort}")]
}

/// Whether an item is the thing itself, or stands on it.
fn is_part(item: &Item, id: &str) -> bool {
    item.id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chrome::blank;
    use scene::{Align, Colour, Rect};

    #[test]
    fn what_is_written_or_drawn_on_a_thing_names_it_and_its_id_never_does() {
        let text = |text: &str| Look::Text {
            text: text.into(),
            face: scene::Face::Display,
            size: 20.0,
            colour: Colour::INK,
            align: Align::Middle,
        };
        let item = |id: &str, look| Item::new(id, Rect::default(), look);
        let rows = vec![
            (item("pupil-1", blank()).live(), None),
            (item("pupil-1-name", text("Mitu")), Some(Drawing::Face(Face::named("cow")))),
            (item("quiet-from-more", blank()).live(), None),
            (item("quiet-from-more-text", text("+")), None),
            (item("right", blank()).live(), None),
            (item("right-art", activity::item::card::picture("kit:mango")), None),
        ];
        let tr = Tr::new("en");
        let alt = |art: &str| (art == "kit:mango").then(|| "a mango".to_owned());
        let of = |id| of(id, &rows, &tr, &alt);
        assert_eq!(of("pupil-1"), "Mitu");
        assert_eq!(of("home"), "Home");
        assert_eq!(of("face-cow"), "Cow");
        assert_eq!(of("thing-kite"), "Kite");
        assert_eq!(of("quiet-from-more"), "Sleep begins half an hour later");
        assert_eq!(of("right"), "a mango");
        assert_eq!(of("wrong-1"), "Card");
        assert_eq!(face("pupil-1", &rows), Some(Face::named("cow")));
        assert_eq!(face("right", &rows), None);
    }
}
