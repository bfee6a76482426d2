//! What the teacher said: her words on a card, the newest first.

use super::canvas::{Canvas, Paint};
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Mark};
use scene::{Align, Colour, Face, Icon, Item, Look, Ms, Pose, Rect, Wake};

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: String,
    /// Who says it.
    pub from: String,
    /// What is said.
    pub text: String,
}

/// The page.
pub struct Mail {
    letters: Vec<Letter>,
    at: usize,
}

impl Mail {
    /// What was said to a child, the newest first.
    pub fn new(letters: Vec<Letter>) -> Self {
        Self { letters, at: 0 }
    }
}

/// So many letters stand on the card in the largest writing.
const SHORT: usize = 90;

impl Page for Mail {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, mm) = (at.stage, at.stage.mm);
        canvas.ground(Drawing::Wall);
        canvas.home(Paint::WHITE);
        canvas.ear();
        let low = stage.height - 23.1 * mm;
        let top = stage.home().bottom() + 5.0 * mm;
        let side = stage.medium();
        let left = 10.0 * mm;
        let right =
            if stage.is_portrait() { stage.width - left } else { stage.bird().x - 3.0 * mm };
        let high =
            if stage.is_portrait() { low - 6.0 * mm } else { stage.height - 12.0 * mm } - top;
        let card = Rect::new(left, top, right - left, high);
        canvas.card("letter", card, Paint::WHITE, 3.0);
        if let Some(letter) = self.letters.get(self.at) {
            let inner = card.grown(-5.0 * mm);
            let stamp = Rect::new(inner.x, inner.y, 11.0 * mm, 11.0 * mm);
            canvas.drawing("stamp", stamp, Drawing::Mark(Mark::Mail));
            let from_x = stamp.right() + 3.0 * mm;
            let from = Rect::new(from_x, inner.y, inner.right() - from_x, 11.0 * mm);
            canvas.words("letter-from", from, &letter.from, 5.4, Colour::VIOLET);
            let body_y = from.bottom() + 2.0 * mm;
            let body = Rect::new(inner.x, body_y, inner.w, inner.bottom() - body_y);
            let size = if letter.text.chars().count() > SHORT { 4.0 } else { 5.6 };
            let look = Look::Text {
                text: letter.text.clone(),
                face: Face::Reading,
                size: (size * mm).round(),
                colour: Colour::INK,
                align: Align::Start,
            };
            canvas.row((Item::new("letter-text", body, look), None));
        }
        if self.at + 1 < self.letters.len() {
            let later = if stage.is_portrait() {
                Rect::new(left, low, side, side)
            } else {
                Rect::new(stage.ear().x, stage.bird().y - side - 5.0 * mm, side, side)
            };
            canvas.round("later", later, Paint::SUN, Drawing::Icon(Icon::Next), 0.6);
        }
        canvas.bird(Pose::Listen);
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        self.letters.first().map(|letter| Go::Read(letter.id.clone())).into_iter().collect()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => self.back(),
            "later" => {
                self.at = (self.at + 1).min(self.letters.len().saturating_sub(1));
                Vec::new()
            }
            _ => vec![Go::say("teacher-message-new")],
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Road)]
    }
}
