//! What the children's pages are drawn with: grounds, discs, tiles and words, each touchable
//! thing lying lower while a finger is on it.

use super::{Glance, View};
use crate::chrome::{blank, disc};
use crate::icons::Drawing;
use crate::stage::Row;
use activity::item::text;
use scene::{Align, Colour, Face, Item, Look, Pose, Rect, Stage, Wake};

/// A fill with the colour of its edge and lip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// The face.
    pub fill: Colour,
    /// Outline and lip.
    pub edge: Colour,
}

impl Paint {
    /// White.
    pub const WHITE: Self = Self { fill: Colour::WHITE, edge: Colour::rgb(0xcdbfa8) };
    /// What is to be touched next.
    pub const SUN: Self = Self { fill: Colour::HIGHLIGHT, edge: Colour::MARIGOLD_EDGE };
    /// Go.
    pub const LEAF: Self = Self { fill: Colour::LEAF, edge: Colour::rgb(0x1f7d44) };
    /// At dusk.
    pub const DUSK: Self = Self { fill: Colour::rgb(0xd9ccf0), edge: Colour::rgb(0x8a6bd1) };
}

/// A page while it is drawn.
pub struct Canvas<'a> {
    /// The glass.
    pub stage: &'a Stage,
    at: Glance<'a>,
    rows: Vec<Row>,
}

impl<'a> Canvas<'a> {
    /// An empty page.
    pub fn new(at: &Glance<'a>) -> Self {
        Self { stage: at.stage, at: *at, rows: Vec::new() }
    }

    /// The finished page.
    pub fn done(self, wake: Wake) -> View {
        View { rows: self.rows, wake }
    }

    /// Whether a finger is on this thing.
    pub fn is_down(&self, id: &str) -> bool {
        self.at.pressed == Some(id)
    }

    /// The ground of the whole page.
    pub fn ground(&mut self, drawing: Drawing) {
        self.drawing("ground", self.stage.rect(), drawing);
    }

    /// Plain paper, for adults.
    pub fn paper(&mut self) {
        let fill = Colour::PAPER;
        let look = Look::Card { fill, edge: Colour::NONE, border: 0.0, radius: 0.0, lip: 0.0 };
        self.rows.push((Item::new("sky", self.stage.rect(), look), None));
    }

    /// A drawing that touches pass through.
    pub fn drawing(&mut self, id: &str, rect: Rect, drawing: Drawing) {
        self.rows.push((Item::new(id, rect, blank()), Some(drawing)));
    }

    /// The same, paler.
    pub fn pale(&mut self, id: &str, rect: Rect, drawing: Drawing, opacity: f32) {
        self.rows.push((Item::new(id, rect, blank()).faded(opacity), Some(drawing)));
    }

    /// A drawing that answers touches, a little lower while a finger is on it.
    pub fn touch(&mut self, id: &str, rect: Rect, drawing: Drawing) {
        let down = if self.is_down(id) { (self.stage.mm * 0.7).round() } else { 0.0 };
        self.rows.push((Item::new(id, rect.moved(0.0, down), blank()).live(), Some(drawing)));
    }

    /// A picture of the bundle.
    pub fn picture(&mut self, id: &str, rect: Rect, art: &str) {
        let look =
            Look::Picture { art: art.to_owned(), turn: 0.0, pivot: (0.5, 0.5), mirror: false };
        self.rows.push((Item::new(id, rect, look), None));
    }

    /// A round button with nothing on it yet; gives the box of its face.
    pub fn disc(&mut self, id: &str, rect: Rect, paint: Paint) -> Rect {
        let (card, face) = disc(self.stage, id, rect, paint.fill, paint.edge, self.is_down(id));
        self.rows.push((card, None));
        face
    }

    /// A round button with a drawing that takes this share of it.
    pub fn round(&mut self, id: &str, rect: Rect, paint: Paint, drawing: Drawing, share: f32) {
        let face = self.disc(id, rect, paint);
        let side = (rect.w * share).round();
        self.drawing(&format!("{id}-icon"), Rect::around(face.middle(), side, side), drawing);
    }

    /// A card that answers touches; gives the box of its face.
    pub fn tile(&mut self, id: &str, rect: Rect, paint: Paint) -> Rect {
        let lip = self.stage.mm * 1.1;
        let down = if self.is_down(id) { lip * 0.75 } else { 0.0 };
        let look = self.card_look(paint, lip - down, 3.2);
        let face = Rect::new(rect.x, rect.y + down, rect.w, rect.h - down);
        self.rows.push((Item::new(id, face, look).live(), None));
        Rect::new(face.x, face.y, face.w, face.h - (lip - down))
    }

    /// A card that touches pass through.
    pub fn card(&mut self, id: &str, rect: Rect, paint: Paint, radius_mm: f32) {
        let look = self.card_look(paint, 0.0, radius_mm);
        self.rows.push((Item::new(id, rect, look), None));
    }

    /// Pales what lies below it.
    pub fn veil(&mut self, id: &str, rect: Rect) {
        let fill = Colour(0xb0f3_ecf8);
        let look = Look::Card { fill, edge: Colour::NONE, border: 0.0, radius: 0.0, lip: 0.0 };
        self.rows.push((Item::new(id, rect, look), None));
    }

    fn card_look(&self, Paint { fill, edge }: Paint, lip: f32, radius_mm: f32) -> Look {
        let mm = self.stage.mm;
        Look::Card { fill, edge, border: mm * 0.65, radius: mm * radius_mm, lip }
    }

    /// Words in the middle of a box; `most_mm` high, smaller where they are long.
    pub fn words(&mut self, id: &str, rect: Rect, text: &str, most_mm: f32, colour: Colour) {
        let size = fitted(text, rect.w / self.stage.mm, most_mm) * self.stage.mm;
        self.text(id, rect, text, size.round(), colour);
    }

    /// The same on several lines, where that keeps them larger.
    pub fn lines(&mut self, id: &str, rect: Rect, text: &str, most_mm: f32, colour: Colour) {
        let mm = self.stage.mm;
        let size = text::fit(text, rect.w, rect.h, most_mm * mm, 2.6 * mm);
        self.text(id, rect, text, size, colour);
    }

    fn text(&mut self, id: &str, rect: Rect, text: &str, size: f32, colour: Colour) {
        let (text, face, align) = (text.to_owned(), Face::Display, Align::Middle);
        let look = Look::Text { text, face, size, colour, align };
        self.rows.push((Item::new(id, rect, look), None));
    }

    /// The bird in its place, answering touches.
    pub fn bird(&mut self, pose: Pose) {
        let bird = Item::new("bird", self.stage.bird(), blank()).live();
        self.rows.push((bird, Some(Drawing::Bird(pose))));
    }

    /// The ear in its place, with a mark where there is nothing to hear.
    pub fn ear(&mut self) {
        let ear = self.stage.ear();
        self.round("ear", ear, Paint::SUN, Drawing::Ear, 0.62);
        if self.at.is_mute {
            let side = self.stage.mm * 6.0;
            let rect = Rect::new(ear.x - side * 0.4, ear.bottom() - side * 0.8, side, side);
            self.drawing("mute", rect, Drawing::Mute);
        }
    }

    /// The house in its place.
    pub fn home(&mut self, paint: Paint) {
        self.round("home", self.stage.home(), paint, Drawing::Home, 0.62);
    }

    /// Any other row.
    pub fn row(&mut self, row: Row) {
        self.rows.push(row);
    }
}

/// The size at which a text stands in one line of so many millimetres, at most `most_mm`.
///
/// A Bangla letter is up to 0.7 of its size wide; signs around it take no room of their own.
fn fitted(text: &str, room_mm: f32, most_mm: f32) -> f32 {
    let is_sign = |c: char| matches!(c, '\u{981}'..='\u{983}' | '\u{9bc}' | '\u{9c1}'..='\u{9c4}' | '\u{9cd}');
    let n = text.chars().filter(|c| !is_sign(*c)).count().max(1) as f32;
    most_mm.min(room_mm / (n * 0.72)).max(2.0)
}

/// Where tiles of one size lie in a box: as many as fit, in the middle, and how many columns.
pub fn grid(room: Rect, tile: (f32, f32), gap: f32, most: usize) -> (Vec<Rect>, usize) {
    let fits = |room: f32, side: f32| (((room + gap) / (side + gap)) as usize).max(1);
    let columns = fits(room.w, tile.0).min(most.max(1));
    let lines = fits(room.h, tile.1).min(most.max(1).div_ceil(columns));
    let spread = |room: f32, side: f32, n: usize| {
        let free = (room - side * n as f32) / n as f32;
        let gap = free.min(gap * 1.4).max(0.0);
        (gap, (room - side * n as f32 - gap * (n - 1) as f32) / 2.0)
    };
    let (gap_x, x0) = spread(room.w, tile.0, columns);
    let (gap_y, y0) = spread(room.h, tile.1, lines);
    let place = |at: usize| {
        let (column, line) = ((at % columns) as f32, (at / columns) as f32);
        Rect::new(
            (room.x + x0 + column * (tile.0 + gap_x)).round(),
            (room.y + y0 + line * (tile.1 + gap_y)).round(),
            tile.0,
            tile.1,
        )
    };
    ((0..columns * lines).map(place).collect(), columns)
}

/// Size of the drawn grounds, wide and upright.
const WIDE: (f32, f32) = (1280.0, 800.0);
const TALL: (f32, f32) = (800.0, 1280.0);

/// Where something lies that was placed on the drawn ground, in its units: the ground covers the
/// glass, and what does not fit is cut on both sides.
pub fn on_ground(stage: &Stage, drawn: Rect) -> Rect {
    let (w, h) = if stage.is_portrait() { TALL } else { WIDE };
    let scale = (stage.width / w).max(stage.height / h);
    let (dx, dy) = ((stage.width - w * scale) / 2.0, (stage.height - h * scale) / 2.0);
    Rect::new(dx + drawn.x * scale, dy + drawn.y * scale, drawn.w * scale, drawn.h * scale)
}
