//! What a screen reader says of a thing that answers touches.

use crate::stage::Row;
use i18n::Tr;
use scene::Look;

/// The name of a thing: what is written on it, else the shell's word for it, else its id.
pub(super) fn of(id: &str, rows: &[Row], tr: &Tr) -> String {
    let is_on_it =
        |item: &&scene::Item| item.id.strip_prefix(id).is_some_and(|rest| rest.starts_with('-'));
    let written =
        rows.iter().map(|(item, _)| item).filter(is_on_it).find_map(|item| match &item.look {
            // A sign such as a plus says nothing by itself.
            Look::Text { text, .. } if text.contains(char::is_alphanumeric) => Some(text.clone()),
            _ => None,
        });
    let word = || {
        let sort = id.split_once('-').map_or(id, |(sort, _)| sort);
        let key = [format!("label-{id}"), format!("label-{sort}"), id.to_owned()];
        key.iter().find(|key| tr.has(key)).map(|key| tr.msg(key, &[]))
    };
    written.or_else(word).unwrap_or_else(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chrome::blank;
    use scene::{Align, Colour, Face, Item, Rect};

    #[test]
    fn what_is_written_on_a_thing_names_it_and_the_house_has_a_word() {
        let text = |text: &str| Look::Text {
            text: text.into(),
            face: Face::Display,
            size: 20.0,
            colour: Colour::INK,
            align: Align::Middle,
        };
        let rows = vec![
            (Item::new("pupil-1", Rect::default(), blank()).live(), None),
            (Item::new("pupil-1-name", Rect::default(), text("Mitu")), None),
            (Item::new("quiet-from-more", Rect::default(), blank()).live(), None),
            (Item::new("quiet-from-more-text", Rect::default(), text("+")), None),
        ];
        let tr = Tr::new("en");
        assert_eq!(of("pupil-1", &rows, &tr), "Mitu");
        assert_eq!(of("home", &rows, &tr), "Home");
        assert_eq!(of("face-cow", &rows, &tr), "Cow");
        assert_eq!(of("quiet-from-more", &rows, &tr), "Sleep begins half an hour later");
        assert_eq!(of("unheard-of", &rows, &tr), "unheard-of");
    }
}
