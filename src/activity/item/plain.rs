//! Plain things that stand on many screens: words, discs, plates, panels, buttons.

use super::card::picture;
use super::text::fit;
use scene::{Align, Colour, Face, Icon, Item, Look, Point, Rect, Stage};

/// Words in ink that fill their box, at most `largest` millimetres high.
pub fn words(stage: &Stage, id: &str, place: Rect, text: &str, largest: f32) -> Item {
    let size = fit(text, place.w, place.h, largest * stage.mm, 4.0 * stage.mm);
    let look = Look::Text {
        text: text.to_owned(),
        face: Face::Display,
        size,
        colour: Colour::INK,
        align: Align::Middle,
    };
    Item::new(id, place, look)
}

/// A disc around a point.
pub fn disc(stage: &Stage, id: &str, middle: Point, side: f32, fill: Colour, edge: Colour) -> Item {
    let look = Look::Card { fill, edge, border: 0.5 * stage.mm, radius: side / 2.0, lip: 0.0 };
    Item::new(id, Rect::around(middle, side, side), look)
}

/// A small plate with a number or a word, round at its ends: pushes both.
pub fn plate(stage: &Stage, id: &str, place: Rect, text: &str, fill: Colour) -> [Item; 2] {
    let radius = place.w.min(place.h) / 2.0;
    let look = Look::Card { fill, edge: Colour::WHITE, border: 0.5 * stage.mm, radius, lip: 0.0 };
    let room = place.grown(-0.8 * stage.mm);
    [
        Item::new(id, place, look),
        words(stage, &format!("{id}-text"), room, text, place.h * 0.62 / stage.mm),
    ]
}

/// The face of a table or tray.
pub fn panel(stage: &Stage, id: &str, place: Rect, fill: Colour, edge: Colour) -> Item {
    let radius = (4.6 * stage.mm).min(place.h / 2.0);
    Item::new(id, place, Look::Card { fill, edge, border: 0.67 * stage.mm, radius, lip: 0.0 })
}

/// A round button with a pictogram; `pressed` and asleep ones look it.
pub fn button(
    stage: &Stage,
    id: &str,
    place: Rect,
    icon: Icon,
    fill: Colour,
    (live, pressed): (bool, bool),
    items: &mut Vec<Item>,
) {
    let lip = if pressed { 0.27 } else { 0.8 } * stage.mm;
    let down = 0.8 * stage.mm - lip;
    let face = Rect::new(place.x, place.y + down, place.w, place.h - down);
    let edge = if fill == Colour::WHITE { Colour::CARD_EDGE } else { fill.darker() };
    let look = Look::Card { fill, edge, border: 0.5 * stage.mm, radius: face.w / 2.0, lip };
    let opacity = if live { 1.0 } else { 0.45 };
    let disc = Item::new(id, face, look).faded(opacity);
    items.push(if live { disc.live() } else { disc });
    let inner = Rect::new(face.x, face.y, face.w, face.h - lip).grown(-face.w * 0.2);
    items.push(Item::new(format!("{id}-icon"), inner, Look::Icon(icon)).faded(opacity));
}

/// An upright picture of the bundle in its box.
pub fn sprite(id: &str, place: Rect, art: &str) -> Item {
    Item::new(id, place, picture(art))
}

/// The place of a single button in a row below a table.
pub fn middle_button(stage: &Stage, row: Rect) -> Rect {
    let side = stage.large().min(row.h);
    Rect::around(row.middle(), side, side)
}
