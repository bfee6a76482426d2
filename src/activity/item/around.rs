//! What stands around the cards: ground, dots, title, caption, the asked picture, sparks.

use super::card::picture;
use super::text;
use super::{HOP_MS, hop};
use scene::{Align, Colour, Face, Icon, Item, Look, Ms, Point, Rect, Stage};
use std::f32::consts::TAU;

/// Soft hills at the lower edge, so that a question stands somewhere.
pub fn ground(stage: &Stage, items: &mut Vec<Item>) {
    let height = (stage.height * 0.17).round();
    let rect = Rect::new(0.0, stage.height - height, stage.width, height);
    items.push(Item::new("ground", rect, Look::Icon(Icon::Ground)));
}

/// One dot an item: done, now, to come. A single item needs none.
pub fn dots(stage: &Stage, middle: Point, count: usize, now: usize, items: &mut Vec<Item>) {
    if count < 2 {
        return;
    }
    // Many items stand closer, so that the row stays between home and ear.
    let step = (4.6 * stage.mm).min(stage.width * 0.4 / count as f32);
    let left = middle.x - step * (count - 1) as f32 / 2.0;
    for at in 0..count {
        let (fill, edge) = match at.cmp(&now) {
            std::cmp::Ordering::Less => (Colour::LEAF, Colour::CARD_EDGE),
            std::cmp::Ordering::Equal => (Colour::HIGHLIGHT, Colour::INK),
            std::cmp::Ordering::Greater => (Colour::WHITE, Colour::CARD_EDGE),
        };
        let side = 2.7 * stage.mm;
        let look = Look::Card { fill, edge, border: 0.4 * stage.mm, radius: side / 2.0, lip: 0.0 };
        let place = Rect::around(Point::new(left + step * at as f32, middle.y), side, side);
        items.push(Item::new(format!("dot-{at}"), place, look));
    }
}

/// The prompt, for those who read; it is always spoken too.
pub fn title(stage: &Stage, place: Rect, words: &str, items: &mut Vec<Item>) {
    // Two lines of the display face stand farther apart than lines for reading.
    let room_h = place.h * 0.84;
    let size = text::fit(words, place.w, room_h, 6.2 * stage.mm, 4.0 * stage.mm);
    let look = Look::Text {
        text: words.to_owned(),
        face: Face::Display,
        size,
        colour: Colour::INK,
        align: Align::Middle,
    };
    items.push(Item::new("ask", place, look));
}

/// What a caption tells of the last answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing: a hint.
    Plain,
    /// It was wrong.
    Wrong,
    /// It was right.
    Right,
}

/// What the bird says, to be read: a white pill, as wide as its words, inside `place`.
pub fn caption(stage: &Stage, place: Rect, tone: Tone, words: &str, items: &mut Vec<Item>) {
    let edge = match tone {
        Tone::Plain => Colour::CARD_EDGE,
        Tone::Wrong => Colour::MARIGOLD,
        Tone::Right => Colour::LEAF,
    };
    let mm = stage.mm;
    let margin = 4.0 * mm;
    let size = text::fit(words, place.w - 2.0 * margin, place.h, 4.2 * mm, 3.2 * mm);
    let is_one_line = text::width(words, size) <= place.w - 2.0 * margin;
    let height = if is_one_line { (8.3 * mm).min(place.h) } else { place.h };
    let width = (text::width(words, size) + 2.0 * margin).max(40.0 * mm).min(place.w);
    let pill = Rect::around(place.middle(), width, height);
    let look = Look::Card {
        fill: Colour::WHITE,
        edge,
        border: 0.54 * mm,
        radius: (height / 2.0).min(4.2 * mm),
        lip: 0.0,
    };
    items.push(Item::new("caption", pill, look));
    let look = Look::Text {
        text: words.to_owned(),
        face: Face::Reading,
        size,
        colour: Colour::INK,
        align: Align::Middle,
    };
    let room = Rect::new(pill.x + margin, pill.y, pill.w - 2.0 * margin, pill.h);
    items.push(Item::new("caption-text", room, look));
}

/// What is asked about, on its disc: a picture or a large text. A touch asks again.
pub fn focus(
    stage: &Stage,
    place: Rect,
    art: Option<&str>,
    words: Option<&str>,
    live: bool,
    items: &mut Vec<Item>,
) {
    let disc = Item::new("focus", place, Look::Icon(Icon::FocusDisc));
    items.push(if live { disc.live() } else { disc });
    if let Some(art) = art {
        items.push(Item::new("focus-art", place.grown(-place.w * 0.16), picture(art)));
    }
    if let Some(words) = words {
        let room = place.grown(-place.w * 0.12);
        let size = text::fit(words, room.w, room.h, 24.0 * stage.mm, 4.6 * stage.mm);
        let look = Look::Text {
            text: words.to_owned(),
            face: Face::Display,
            size,
            colour: Colour::INK,
            align: Align::Middle,
        };
        items.push(Item::new("focus-text", room, look));
    }
}

/// Sparks that fly from a card, `count` of them (8 at most are alive at once).
pub fn sparks(stage: &Stage, card: Rect, count: usize, since: Ms, now: Ms, items: &mut Vec<Item>) {
    const COLOURS: [Icon; 4] =
        [Icon::SparkSun, Icon::SparkCoral, Icon::SparkLeaf, Icon::SparkViolet];
    let Some(gone) = now.checked_sub(since).filter(|gone| *gone < HOP_MS) else { return };
    let share = gone as f32 / HOP_MS as f32;
    let count = count.min(8);
    for at in 0..count {
        let (sin, cos) = (TAU * (at as f32 + 0.5) / count as f32).sin_cos();
        // From the card's edge outward, fast at first; larger in the middle of the way.
        let reach = 1.0 - (1.0 - share) * (1.0 - share);
        let out = stage.mm * (2.0 + 7.0 * reach);
        let middle = card.middle();
        let place = Point::new(
            middle.x + cos * (card.w / 2.0 + out),
            middle.y + sin * (card.h / 2.0 + out),
        );
        let side = stage.mm * if at % 2 == 0 { 5.4 } else { 4.2 };
        let spark = Item::new(
            format!("spark-{}-{at}", card.x as i32),
            Rect::around(place, side, side),
            Look::Icon(COLOURS[at % 4]),
        );
        items.push(spark.faded(0.2 + 0.8 * hop(since, HOP_MS, now)));
    }
}

/// Shows which one it is: a ring around it and a hand whose finger is on it.
pub fn shown(stage: &Stage, name: &str, card: Rect, items: &mut Vec<Item>) {
    let ring = card.grown(2.4 * stage.mm);
    items.push(Item::new(format!("{name}-ring"), ring, Look::Icon(Icon::Ring)));
    let side = (15.0 * stage.mm).min(card.h * 0.7);
    let tip = Point::new(card.x + card.w * 0.6, card.y + card.h * 0.62);
    // The tip of the finger is at 24 % / 11 % of its picture.
    let hand = Rect::new(tip.x - 0.24 * side, tip.y - 0.11 * side, side, side);
    items.push(Item::new(format!("{name}-hand"), hand, Look::Icon(Icon::Hand)));
}
