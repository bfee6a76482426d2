//! What the teacher said: her words, her voice and a picture on a card, the newest first; and the
//! pictures with which a child answers.

use super::canvas::{Canvas, Paint};
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Face as Portrait, Mark, Plant};
use model::Event;
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
    /// The same in her voice.
    pub voice: Option<Vec<u8>>,
    /// What goes with it.
    pub picture: Option<Picture>,
}

/// A picture of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// One of the children's own set.
    Face(Portrait),
    /// One that came with it, by its name.
    Photo(String),
}

/// The page.
pub struct Mail {
    letters: Vec<Letter>,
    at: usize,
    /// With which picture this letter was answered since it was opened.
    answered: Option<&'static str>,
}

impl Mail {
    /// What was said to a child, the newest first.
    pub fn new(letters: Vec<Letter>) -> Self {
        Self { letters, at: 0, answered: None }
    }

    fn letter(&self) -> Option<&Letter> {
        self.letters.get(self.at)
    }

    /// Her voice, or the bird where only words came.
    fn say(&self) -> Vec<Go> {
        match self.letter().and_then(|letter| letter.voice.clone()) {
            Some(voice) => vec![Go::Hear(voice)],
            None => vec![Go::say("teacher-message-new")],
        }
    }

    fn draw(&self, letter: &Letter, card: Rect, canvas: &mut Canvas<'_>) {
        let mm = canvas.stage.mm;
        let inner = card.grown(-4.0 * mm);
        let stamp = Rect::new(inner.x, inner.y, 10.0 * mm, 10.0 * mm);
        canvas.drawing("stamp", stamp, Drawing::Mark(Mark::Mail));
        let from_x = stamp.right() + 3.0 * mm;
        let from = Rect::new(from_x, inner.y, inner.right() - from_x, 10.0 * mm);
        canvas.words("letter-from", from, &letter.from, 5.0, Colour::VIOLET);
        let side = canvas.stage.medium();
        let low = inner.bottom() - side;
        self.answers(Rect::new(inner.x, low, inner.w, side), letter.voice.is_some(), canvas);
        let top = from.bottom() + 2.0 * mm;
        let mut body = Rect::new(inner.x, top, inner.w, low - 3.0 * mm - top);
        if let Some(picture) = &letter.picture {
            let is_wide = body.w > body.h * 1.2;
            let (w, h) = match (is_wide, letter.text.is_empty()) {
                (_, true) => (body.w, body.h),
                (true, _) => (body.h.min(body.w * 0.45), body.h),
                (false, _) => (body.w, body.h * 0.55),
            };
            let place = Rect::new(body.x, body.y, w, h);
            match picture {
                Picture::Face(face) => {
                    canvas.drawing("letter-picture", place, Drawing::Face(*face));
                }
                Picture::Photo(name) => canvas.picture("letter-picture", place, name),
            }
            let gap = 3.0 * mm;
            body = if is_wide {
                Rect::new(body.x + w + gap, body.y, body.w - w - gap, body.h)
            } else {
                Rect::new(body.x, body.y + h + gap, body.w, body.h - h - gap)
            };
        }
        if letter.text.is_empty() {
            return;
        }
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

    /// The voice on the left, what she may answer on the right.
    fn answers(&self, row: Rect, has_voice: bool, canvas: &mut Canvas<'_>) {
        let side = row.h;
        if has_voice {
            let place = Rect::new(row.x, row.y, side, side);
            canvas.round("voice", place, Paint::LEAF, Drawing::Mark(Mark::Play), 0.6);
        }
        let gap = (side * 0.3).min((row.w - 4.0 * side) / 3.0);
        for (at, (name, drawing)) in ANSWERS.into_iter().enumerate() {
            let n = (ANSWERS.len() - at) as f32;
            let x = row.right() - n * side - (n - 1.0) * gap;
            let paint = if self.answered == Some(name) { Paint::SUN } else { Paint::WHITE };
            let place = Rect::new(x, row.y, side, side);
            canvas.round(&format!("reply-{name}"), place, paint, drawing, 0.7);
        }
    }
}

/// So many letters stand on the card in the largest writing.
const SHORT: usize = 90;

/// The pictures with which a child answers: understood, thank you, glad.
const ANSWERS: [(&str, Drawing); 3] = [
    ("tick", Drawing::Icon(Icon::BadgeTick)),
    ("flower", Drawing::Plant(Plant::Flower)),
    ("firefly", Drawing::Icon(Icon::Firefly)),
];

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
        let high = if stage.is_portrait() { low - 6.0 * mm } else { stage.height - 6.0 * mm } - top;
        let card = Rect::new(left, top, right - left, high);
        canvas.card("letter", card, Paint::WHITE, 3.0);
        if let Some(letter) = self.letter() {
            self.draw(letter, card, &mut canvas);
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
        let Some(letter) = self.letters.first() else { return Vec::new() };
        let voice = letter.voice.clone().map(Go::Hear);
        [Go::Read(letter.id.clone())].into_iter().chain(voice).collect()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => self.back(),
            "later" => {
                self.at = (self.at + 1).min(self.letters.len().saturating_sub(1));
                self.answered = None;
                let voice = self.letter().and_then(|letter| letter.voice.clone());
                voice.map(Go::Hear).into_iter().collect()
            }
            id => {
                let meant = id.strip_prefix("reply-");
                let answer = ANSWERS.iter().find(|(name, _)| meant == Some(*name));
                let (Some((name, _)), Some(letter)) = (answer, self.letter()) else {
                    return self.say();
                };
                let (message, picture) = (letter.id.clone(), (*name).to_owned());
                self.answered = Some(name);
                vec![Go::Record(Event::Replied { message, picture }), Go::Play("firefly")]
            }
        }
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Road)]
    }
}
