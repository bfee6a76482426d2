//! What stands in the same place on every child's screen: house, ear, bird.

use crate::icons::Drawing;
use crate::stage::Row;
use scene::{Align, Colour, Face, Item, Look, Point, Pose, Rect, Stage};

/// A fixed thing that answers touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// The house: back home.
    Home,
    /// The ear: say it again.
    Ear,
    /// The bird: help me.
    Bird,
}

/// The fixed thing that a touch at `at` means.
pub fn at(stage: &Stage, at: Point) -> Option<Fixed> {
    let reach = stage.mm * 3.0;
    [(Fixed::Home, stage.home()), (Fixed::Ear, stage.ear()), (Fixed::Bird, stage.bird())]
        .into_iter()
        .find(|(_, rect)| rect.grown(reach).contains(at))
        .map(|(fixed, _)| fixed)
}

/// The rows of the fixed things. `pressed` lies lower by its lip.
pub fn rows(stage: &Stage, bird: Pose, pressed: Option<Fixed>, is_mute: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let discs = [
        (Fixed::Home, "home", stage.home(), Colour::WHITE, Colour::rgb(0xcdbfa8), Drawing::Home),
        (Fixed::Ear, "ear", stage.ear(), Colour::HIGHLIGHT, Colour::MARIGOLD_EDGE, Drawing::Ear),
    ];
    for (fixed, id, rect, fill, edge, drawing) in discs {
        let (card, face) = disc(stage, id, rect, fill, edge, pressed == Some(fixed));
        rows.push((card, None));
        rows.push((
            Item::new(format!("{id}-icon"), face.grown(-rect.w * 0.19), blank()),
            Some(drawing),
        ));
    }
    rows.push((Item::new("bird", stage.bird(), blank()).live(), Some(Drawing::Bird(bird))));
    if is_mute {
        let ear = stage.ear();
        let side = stage.mm * 6.0;
        let rect = Rect::new(ear.x - side * 0.4, ear.bottom() - side * 0.8, side, side);
        rows.push((Item::new("mute", rect, blank()), Some(Drawing::Mute)));
    }
    rows
}

/// Tells adults that the voice is a draft: small, in the corner where nothing is touched.
pub fn draft(stage: &Stage, text: String) -> Row {
    let (side, high) = (stage.mm * 1.5, stage.mm * 4.6);
    let place = Rect::new(side, stage.height - high - side / 2.0, stage.mm * 24.0, high);
    let size = (stage.mm * 2.6).round();
    let look =
        Look::Text { text, face: Face::Reading, size, colour: Colour::INK, align: Align::Start };
    (Item::new("draft", place, look).faded(0.7), None)
}

/// A round button: its card and the box of its face.
pub fn disc(
    stage: &Stage,
    id: &str,
    rect: Rect,
    fill: Colour,
    edge: Colour,
    is_down: bool,
) -> (Item, Rect) {
    let lip = stage.mm * 0.8;
    let down = if is_down { lip * 0.75 } else { 0.0 };
    let look =
        Look::Card { fill, edge, border: stage.mm * 0.5, radius: rect.w / 2.0, lip: lip - down };
    let face = Rect::new(rect.x, rect.y + down, rect.w, rect.h - lip);
    (Item::new(id, Rect::new(rect.x, rect.y + down, rect.w, rect.h - down), look).live(), face)
}

/// The look of an item that a drawing of the shell is put into.
pub fn blank() -> Look {
    Look::Icon(scene::Icon::Ground)
}
