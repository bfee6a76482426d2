//! Places and sizes. Everything a finger meets is measured in millimetres of real glass.

use serde::{Deserialize, Serialize};

/// Milliseconds on a monotonic clock that starts when a step opens.
pub type Ms = u64;

/// A place, in pixels of the stage or in shares of a box, as the user says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// A point.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Distance to another point.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point `share` of the way to `other`.
    pub fn towards(self, other: Self, share: f32) -> Self {
        Self::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }
}

/// An upright box in pixels: upper left corner and size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// A box from its upper left corner.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// A box around its middle.
    pub fn around(middle: Point, w: f32, h: f32) -> Self {
        Self::new(middle.x - w / 2.0, middle.y - h / 2.0, w, h)
    }

    /// The middle.
    pub fn middle(&self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Right edge.
    pub fn right(&self) -> f32 {
        self.x + self.w
    }

    /// Lower edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// The same box grown by `by` on every side (shrunk where negative).
    pub fn grown(&self, by: f32) -> Self {
        Self::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }

    /// The same box moved.
    pub fn moved(&self, dx: f32, dy: f32) -> Self {
        Self::new(self.x + dx, self.y + dy, self.w, self.h)
    }

    /// The smallest box that holds both.
    pub fn around_both(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self::new(x, y, right - x, bottom - y)
    }

    /// Whether a point lies in it.
    pub fn contains(&self, at: Point) -> bool {
        at.x >= self.x && at.x < self.right() && at.y >= self.y && at.y < self.bottom()
    }

    /// Whether two boxes share any area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

/// The glass: its size in pixels and how many of them make a millimetre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Width in pixels.
    pub width: f32,
    /// Height in pixels.
    pub height: f32,
    /// Pixels in a millimetre.
    pub mm: f32,
}

impl Stage {
    /// The stage of a display whose diagonal is known in inches (8 where it is not).
    pub fn of_display(width: u32, height: u32, diagonal_inches: f32) -> Self {
        let (w, h) = (width.max(1) as f32, height.max(1) as f32);
        Self { width: w, height: h, mm: w.hypot(h) / (diagonal_inches * 25.4) }
    }

    /// Whether it stands upright, so that answers go below.
    pub fn is_portrait(&self) -> bool {
        self.height > self.width
    }

    /// The whole glass.
    pub fn rect(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width, self.height)
    }

    /// Side of a primary target: 20 mm.
    pub fn large(&self) -> f32 {
        20.0 * self.mm
    }

    /// Side of a secondary target: 15 mm.
    pub fn medium(&self) -> f32 {
        15.0 * self.mm
    }

    /// Room between targets, and the dead strip at the lower edge where wrists rest: 8 mm.
    pub fn gap(&self) -> f32 {
        8.0 * self.mm
    }

    /// Margin of the fixed buttons at the side (6 mm) and at the top (2.2 mm).
    pub fn margin(&self) -> Point {
        Point::new(6.0 * self.mm, 2.2 * self.mm)
    }

    /// Reading text: 5.4 mm, never less than 4 mm.
    pub fn reading(&self) -> f32 {
        (5.4 * self.mm).round()
    }

    /// The fixed place of the house (home), top left.
    pub fn home(&self) -> Rect {
        let margin = self.margin();
        Rect::new(margin.x, margin.y, self.medium(), self.medium())
    }

    /// The fixed place of the ear (say it again), top right.
    pub fn ear(&self) -> Rect {
        let margin = self.margin();
        Rect::new(self.width - margin.x - self.medium(), margin.y, self.medium(), self.medium())
    }

    /// The fixed place of the bird (help), bottom right, above the dead strip.
    pub fn bird(&self) -> Rect {
        let side = self.large();
        Rect::new(self.width - 5.3 * self.mm - side, self.height - 7.0 * self.mm - side, side, side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_eight_inch_tablet_has_the_drawn_sizes() {
        let stage = Stage::of_display(1280, 800, 8.0);
        assert!((stage.mm - 7.43).abs() < 0.01);
        assert!((stage.large() - 149.0).abs() < 1.0);
        assert!((stage.gap() - 60.0).abs() < 1.0);
    }
}
