//! What the pages for adults are built of: panels, labels, pills. The one place with small
//! text; nothing here moves but what is pressed.

use crate::stage::Row;
use scene::{Align, Colour, Face, Item, Look, Rect, Stage};

/// Quiet text of a panel.
pub(super) const SOFT: Colour = Colour::rgb(0x5d5470);
const PANEL_EDGE: Colour = Colour::rgb(0xe3d6bb);
const VIOLET_EDGE: Colour = Colour::rgb(0x5a3787);

/// A white panel.
pub(super) fn panel(id: &str, rect: Rect, stage: &Stage) -> Row {
    let look = Look::Card {
        fill: Colour::WHITE,
        edge: PANEL_EDGE,
        border: (stage.mm * 0.35).max(1.0),
        radius: stage.mm * 3.0,
        lip: 0.0,
    };
    (Item::new(id, rect, look), None)
}

/// A line of text; `size` in millimetres.
pub(super) fn label(id: &str, rect: Rect, text: String, size: f32, stage: &Stage) -> Row {
    text_row(id, rect, text, size, (Face::Reading, Colour::INK, Align::Start), stage)
}

/// A heading in the display face.
pub(super) fn heading(id: &str, rect: Rect, text: String, size: f32, stage: &Stage) -> Row {
    text_row(id, rect, text, size, (Face::Display, Colour::INK, Align::Start), stage)
}

/// A line of text of any face, colour and place; `size` in millimetres.
pub(super) fn text_row(
    id: &str,
    rect: Rect,
    text: String,
    size: f32,
    (face, colour, align): (Face, Colour, Align),
    stage: &Stage,
) -> Row {
    let look = Look::Text { text, face, size: (size * stage.mm).round(), colour, align };
    (Item::new(id, rect, look), None)
}

/// How a pill looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pill {
    /// The one thing to do on a page.
    Main,
    /// Something else that can be done.
    Other,
    /// Cannot be used now.
    Asleep,
}

/// A rounded button with a word on it: its card and its text.
pub(super) fn pill(
    id: &str,
    rect: Rect,
    text: String,
    kind: Pill,
    is_down: bool,
    stage: &Stage,
) -> [Row; 2] {
    let (fill, ink) = match (kind, is_down) {
        (Pill::Main, false) => (Colour::VIOLET, Colour::WHITE),
        (Pill::Main, true) => (VIOLET_EDGE, Colour::WHITE),
        (Pill::Other, false) => (Colour::WHITE, Colour::VIOLET),
        (Pill::Other, true) => (Colour::rgb(0xf6f0e2), Colour::VIOLET),
        (Pill::Asleep, _) => (Colour::rgb(0xf6f0e2), SOFT),
    };
    let look = Look::Card {
        fill,
        edge: if kind == Pill::Asleep { PANEL_EDGE } else { VIOLET_EDGE },
        border: (stage.mm * 0.35).max(1.0),
        radius: rect.h / 2.0,
        lip: 0.0,
    };
    let card = Item::new(id, rect, look);
    let card = if kind == Pill::Asleep { card } else { card.live() };
    let style = (Face::Display, ink, Align::Middle);
    [(card, None), text_row(&format!("{id}-text"), rect, text, 3.3, style, stage)]
}
