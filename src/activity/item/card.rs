//! A card in each of its states. State is told by shape, mark and place, never by colour alone.

use super::Choice;
use super::text::fit;
use scene::{Align, Colour, Face, Icon, Item, Look, Rect, Stage};

/// How a card stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// Waits.
    #[default]
    Rest,
    /// A finger is on it.
    Pressed,
    /// Was chosen and waits for its partner.
    Chosen,
    /// Was wrong; may be tried again.
    Wrong,
    /// Was right.
    Right,
    /// Was right and lies deeper, so that what is left stands out.
    Sunk,
    /// Has fallen away.
    Faded,
    /// Lies on its face.
    Shut,
}

/// A card to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// Its id; its parts are called after it.
    pub id: &'a str,
    /// Its place with the lip, where it waits.
    pub rect: Rect,
    /// What it holds.
    pub choice: &'a Choice,
    /// How it stands.
    pub stand: Stand,
    /// Whether a touch on it does something.
    pub live: bool,
    /// 0 gone … 1 there.
    pub opacity: f32,
}

/// Colours of a state: face, outline, and how clear what stands on the card is.
const fn look(stand: Stand) -> (Colour, Colour, f32) {
    match stand {
        Stand::Rest | Stand::Pressed => (Colour::WHITE, Colour::CARD_EDGE, 1.0),
        Stand::Chosen => (Colour::WHITE, Colour::HIGHLIGHT, 1.0),
        Stand::Wrong => (Colour::WRONG_FILL, Colour::MARIGOLD, 0.7),
        Stand::Right | Stand::Sunk => (Colour::RIGHT_FILL, Colour::LEAF, 1.0),
        Stand::Faded => (Colour::FADED, Colour::rgb(0xeadfc8), 0.3),
        Stand::Shut => (Colour::VIOLET, Colour::rgb(0x5a3585), 1.0),
    }
}

impl Card<'_> {
    /// Adds the card, what stands on it and its mark.
    pub fn push(&self, stage: &Stage, items: &mut Vec<Item>) {
        let mm = stage.mm;
        let (fill, edge, clear) = look(self.stand);
        let lip = match self.stand {
            Stand::Pressed | Stand::Wrong => 0.27 * mm,
            Stand::Sunk | Stand::Faded => 0.54 * mm,
            _ => 1.08 * mm,
        };
        let border = if self.stand == Stand::Chosen { 0.95 * mm } else { 0.67 * mm };
        // What is pressed goes down by what the lip loses.
        let down = 1.08 * mm - lip;
        let face = Rect::new(self.rect.x, self.rect.y + down, self.rect.w, self.rect.h - down);
        let radius = (3.8 * mm).min(face.w / 3.0);
        let card = Look::Card { fill, edge, border, radius, lip };
        let item = Item::new(self.id, face, card).faded(self.opacity);
        items.push(if self.live { item.live() } else { item });
        let inner = Rect::new(face.x, face.y, face.w, face.h - lip).grown(-(border + 0.9 * mm));
        if self.stand == Stand::Shut {
            let side = inner.w.min(inner.h);
            let back = Rect::around(inner.middle(), side, side);
            let back = Item::new(format!("{}-back", self.id), back, Look::Icon(Icon::CardBack));
            items.push(back.faded(self.opacity));
        } else {
            self.push_content(inner, clear * self.opacity, mm, items);
        }
        let mark = match self.stand {
            Stand::Wrong => Icon::BadgeWrong,
            Stand::Right | Stand::Sunk => Icon::BadgeTick,
            _ => return,
        };
        let side = (face.w * 0.27).clamp(6.0 * mm, 9.2 * mm);
        let corner = scene::Point::new(face.right() - side * 0.2, face.y + side * 0.15);
        let mark = Item::new(
            format!("{}-mark", self.id),
            Rect::around(corner, side, side),
            Look::Icon(mark),
        );
        items.push(mark.faded(self.opacity));
    }

    fn push_content(&self, inner: Rect, opacity: f32, mm: f32, items: &mut Vec<Item>) {
        let text = self.choice.text.as_deref();
        let words_h = match (text, &self.choice.art) {
            (Some(_), Some(_)) => inner.h * 0.32,
            (Some(_), None) => inner.h,
            _ => 0.0,
        };
        if let Some(art) = &self.choice.art {
            let room = Rect::new(inner.x, inner.y, inner.w, inner.h - words_h);
            let picture = picture(art);
            items.push(Item::new(format!("{}-art", self.id), room, picture).faded(opacity));
        }
        if let Some(text) = text {
            let room = Rect::new(inner.x, inner.bottom() - words_h, inner.w, words_h);
            // 20 mm is a letter that fills its card; 4.6 mm is the smallest that a child meets.
            let size = fit(text, room.w, room.h, 20.0 * mm, 4.6 * mm);
            let look = Look::Text {
                text: text.to_owned(),
                face: Face::Display,
                size,
                colour: Colour::INK,
                align: Align::Middle,
            };
            items.push(Item::new(format!("{}-text", self.id), room, look).faded(opacity));
        }
    }
}

/// An upright picture.
pub fn picture(art: &str) -> Look {
    Look::Picture { art: art.to_owned(), turn: 0.0, pivot: (0.5, 0.5), mirror: false }
}
