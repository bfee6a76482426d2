//! Our own keyboard, since the tablet gives none: Bangla in school order, digits, and Latin
//! letters that become Bangla.

use super::canvas::{Canvas, Paint};
use super::tabs::Tab;
use super::{Glance, Go, Page, Place, Purpose, View};
use crate::icons::Drawing;
use crate::screen::gate::DIGITS;
use scene::{Align, Colour, Face, Icon, Item, Look, Ms, Rect, Stage, Wake};
use typing::{Keyboard, Layout, Pressed};

/// The page.
pub struct Keys {
    keyboard: Keyboard,
    purpose: Purpose,
}

/// A name is no longer than this.
const LETTERS: usize = 24;

impl Keys {
    /// A keyboard for this purpose.
    pub fn new(purpose: Purpose) -> Self {
        let keyboard = match &purpose {
            Purpose::Rename(player) => Keyboard::new(Layout::Bangla, LETTERS).holding(&player.name),
            Purpose::NewChild => Keyboard::new(Layout::Bangla, LETTERS),
            Purpose::Join => Keyboard::new(Layout::Code, LETTERS),
            Purpose::Code => Keyboard::new(Layout::Digits, DIGITS),
        };
        Self { keyboard, purpose }
    }

    fn finish(&self, text: String) -> Vec<Go> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        if self.purpose == Purpose::Code {
            let digits: Option<String> = text.chars().map(latin_digit).collect();
            return match digits.filter(|digits| digits.len() == DIGITS) {
                Some(code) => vec![Go::Named(Box::new(Purpose::Code), code)],
                None => vec![Go::Play("wrong")],
            };
        }
        vec![Go::Named(Box::new(self.purpose.clone()), text)]
    }
}

impl Page for Keys {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, mm) = (at.stage, at.stage.mm);
        canvas.paper();
        canvas.home(Paint::WHITE);
        let home = stage.home();
        let left = home.right() + 4.0 * mm;
        let field = Rect::new(left, home.y + mm, stage.width - left - 6.0 * mm, 13.0 * mm);
        canvas.card("field", field, Paint::WHITE, 2.4);
        let text = self.keyboard.text().shown();
        let is_empty = text.is_empty();
        let (shown, ink) = if is_empty {
            (at.tr.msg(self.purpose.title(), &[]), Colour::rgb(0x8f86a0))
        } else {
            (text, Colour::INK)
        };
        canvas.words("typed", field.grown(-2.0 * mm), &shown, 6.0, ink);
        let places = Places::of(stage, self.keyboard.rows());
        for (n, word) in self.keyboard.suggestions().iter().take(places.words.len()).enumerate() {
            let id = format!("word-{n}");
            let rect = places.words[n];
            let face = canvas.tile(&id, rect, Paint::SUN);
            canvas.words(&format!("{id}-text"), face, word, 4.4, Colour::INK);
        }
        for (row, rects) in self.keyboard.rows().iter().zip(&places.keys) {
            for (key, rect) in row.iter().zip(rects) {
                self.key(key, *rect, &mut canvas);
            }
        }
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        Vec::new()
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        if id == "home" {
            return self.back();
        }
        if let Some(n) = id.strip_prefix("word-").and_then(|n| n.parse().ok()) {
            self.keyboard.take(n);
            return Vec::new();
        }
        let Some(key) = id.strip_prefix("key-") else { return Vec::new() };
        match self.keyboard.press(key) {
            Pressed::Done => self.finish(self.keyboard.text().text()),
            Pressed::Refused => vec![Go::Play("wrong")],
            Pressed::Changed | Pressed::Switched => Vec::new(),
        }
    }

    fn back(&mut self) -> Vec<Go> {
        let tab = match self.purpose {
            Purpose::Join => Tab::Tablet,
            Purpose::Code => Tab::Eyes,
            Purpose::NewChild | Purpose::Rename(_) => Tab::Children,
        };
        vec![Go::To(Place::Adults(tab))]
    }
}

/// A digit as it is kept, however it was typed.
fn latin_digit(letter: char) -> Option<char> {
    let value = letter.to_digit(10).or_else(|| u32::from(letter).checked_sub(BANGLA_ZERO))?;
    char::from_digit(value, 10)
}

/// The digit nought of Bangla; the others follow it.
const BANGLA_ZERO: u32 = 0x09e6;

impl Keys {
    fn key(&self, key: &typing::Key, rect: Rect, canvas: &mut Canvas<'_>) {
        let mm = canvas.stage.mm;
        let id = format!("key-{}", key.id);
        let paint = match key.id.as_str() {
            "done" => Paint::LEAF,
            "join" | "page" | "shift" | "digits" | "latin" | "bangla" | "back" | "space" => QUIET,
            _ => Paint::WHITE,
        };
        let face = canvas.tile(&id, rect, paint);
        let side = (face.h * 0.6).min(7.0 * mm);
        let icon = Rect::around(face.middle(), side, side);
        match key.id.as_str() {
            "done" => canvas.drawing(&format!("{id}-icon"), icon, Drawing::Icon(Icon::Tick)),
            "back" => canvas.drawing(&format!("{id}-icon"), icon, Drawing::Erase),
            _ => {
                let upper = if key.kar.is_some() { face.h * 0.62 } else { face.h };
                let letter = Rect::new(face.x, face.y, face.w, upper);
                canvas.words(&format!("{id}-face"), letter, &key.face, 5.4, Colour::INK);
            }
        }
        if let Some(kar) = &key.kar {
            let lower = Rect::new(face.x, face.y + face.h * 0.56, face.w, face.h * 0.44);
            let look = Look::Text {
                text: kar.clone(),
                face: Face::Display,
                size: (3.4 * mm).round(),
                colour: Colour::rgb(0x7a6f90),
                align: Align::Middle,
            };
            canvas.row((Item::new(format!("{id}-kar"), lower, look), None));
        }
    }
}

/// A key that inserts nothing.
const QUIET: Paint = Paint { fill: Colour::rgb(0xf1e8d4), edge: Colour::CARD_EDGE };

/// Where the keys lie.
struct Places {
    words: [Rect; 4],
    keys: Vec<Vec<Rect>>,
}

impl Places {
    fn of(stage: &Stage, rows: &[typing::Row]) -> Self {
        let mm = stage.mm;
        let edge = 3.0 * mm;
        let gap = 1.0 * mm;
        let wide = stage.width - 2.0 * edge;
        let top = stage.home().bottom() + 3.0 * mm;
        let word_w = (wide - 3.0 * gap) / 4.0;
        let words = [0.0, 1.0, 2.0, 3.0]
            .map(|n| Rect::new(edge + n * (word_w + gap), top, word_w, 9.0 * mm));
        let keys_top = top + 11.0 * mm;
        let n = rows.len().max(1) as f32;
        let room = stage.height - 3.0 * mm - keys_top;
        let high = ((room - gap * (n - 1.0)) / n).min(15.0 * mm);
        let start = stage.height - 3.0 * mm - n * high - (n - 1.0) * gap;
        let longest = rows.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
        let side = (wide - gap * (longest - 1.0)) / longest;
        let keys = rows.iter().enumerate().map(|(line, row)| {
            let y = start + line as f32 * (high + gap);
            // Room that a short row leaves goes to its space.
            let spare = (longest - row.len() as f32) * (side + gap);
            let has_space = row.iter().any(|key| key.id == "space");
            let mut x = if has_space { edge } else { edge + spare / 2.0 };
            row.iter()
                .map(|key| {
                    let w = if key.id == "space" { side + spare } else { side };
                    let rect = Rect::new(x, y, w, high);
                    x += w + gap;
                    rect
                })
                .collect()
        });
        Self { words, keys: keys.collect() }
    }
}
