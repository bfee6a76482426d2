//! Where everything lies, on any glass: pure functions of the stage.
//!
//! Fixed are home, ear and bird ([`Stage`]) and the dead strip of 8 mm at the lower edge.
//! Targets are at least 15 mm; 8 mm apart where that fits, closer before they are smaller.

pub mod board;
pub mod choose;
pub mod table;

pub use board::{Board, board};
pub use choose::{Choose, choose, choose_signed};
pub use table::{Table, above, beside};

use scene::{Point, Rect, Stage};

/// Smallest side of anything that a child touches, millimetres.
pub const LEAST_MM: f32 = 15.0;

/// What stands in the same place in every activity with cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chrome {
    /// Middle of the row of item dots.
    pub dots: Point,
    /// Room of the prompt.
    pub title: Rect,
    /// The widest that the caption may be: in the dead strip, beside or above the bird.
    pub caption: Rect,
    /// Below this the cards may begin.
    pub top: f32,
    /// Lower edge of the cards, so that the caption has room.
    pub floor: f32,
}

impl Chrome {
    /// The chrome of a stage; `dotted` where a row of dots stands above the title.
    pub fn of(stage: &Stage, dotted: bool) -> Self {
        let mm = stage.mm;
        let middle = stage.width / 2.0;
        if stage.is_portrait() {
            let margin = stage.margin().x;
            let floor = stage.bird().y - 15.0 * mm;
            return Self {
                dots: Point::new(middle, 17.5 * mm),
                title: Rect::new(margin, 19.4 * mm, stage.width - 2.0 * margin, 13.5 * mm),
                caption: Rect::new(margin, floor + 1.5 * mm, stage.width - 2.0 * margin, 12.0 * mm),
                top: 33.0 * mm,
                floor,
            };
        }
        let left = stage.home().right() + 2.0 * mm;
        let (title_y, title_h) = if dotted { (5.0 * mm, 11.4 * mm) } else { (2.2 * mm, 10.4 * mm) };
        let half = stage.bird().x - 2.0 * mm - middle;
        Self {
            dots: Point::new(middle, 3.2 * mm),
            title: Rect::new(left, title_y, stage.width - 2.0 * left, title_h),
            caption: Rect::around(
                Point::new(middle, stage.height - 8.3 * mm),
                2.0 * half,
                12.0 * mm,
            ),
            top: title_y + title_h,
            floor: stage.height - 17.0 * mm,
        }
    }
}

/// A grid of `n` equal places in an area: the columns that make them largest, centred, the
/// last row too. A place is at most `max` and, where `max` is square, square itself.
pub fn grid(area: Rect, n: usize, max: (f32, f32), gap: f32) -> Vec<Rect> {
    let (columns, size) = best(area, n, max, gap, 1, 0.0);
    place(area, n, columns, size, gap)
}

/// The best number of columns for `n` places in each of `groups` groups above one another
/// (`between` apart), with the size of a place.
fn best(
    area: Rect,
    n: usize,
    max: (f32, f32),
    gap: f32,
    groups: usize,
    between: f32,
) -> (usize, (f32, f32)) {
    let mut found = (1, (0.0, 0.0));
    let mut most = f32::MIN;
    for columns in 1..=n.max(1) {
        let rows = n.div_ceil(columns);
        let all_rows = (rows * groups) as f32;
        let spaces = (all_rows - groups as f32) * gap + (groups as f32 - 1.0) * between;
        let w = ((area.w - (columns as f32 - 1.0) * gap) / columns as f32).min(max.0);
        let h = ((area.h - spaces) / all_rows).min(max.1);
        // Neither a strip nor a tower: at most a third longer than wide, or the other way.
        let (w, h) = (w.min(h * 1.33), h.min(w * 1.25));
        let (w, h) = if max.0 == max.1 { (w.min(h), h.min(w)) } else { (w, h) };
        // A full last row is worth a little size.
        let holes = (columns * rows - n) as f32;
        let worth = w.min(h) * (1.0 - 0.03 * holes);
        if worth > most {
            most = worth;
            found = (columns, (w, h));
        }
    }
    found
}

/// Places of this size in rows, centred in the area.
fn place(area: Rect, n: usize, columns: usize, (w, h): (f32, f32), gap: f32) -> Vec<Rect> {
    let rows = n.div_ceil(columns.max(1));
    let height = rows as f32 * h + (rows.saturating_sub(1)) as f32 * gap;
    let top = area.y + (area.h - height) / 2.0;
    (0..n)
        .map(|at| {
            let row = at / columns;
            let in_row = columns.min(n - row * columns) as f32;
            let width = in_row * w + (in_row - 1.0) * gap;
            let x = area.x + (area.w - width) / 2.0 + (at % columns) as f32 * (w + gap);
            // Whole pixels; sizes are cut, never rounded up, so that nothing begins to touch.
            Rect::new(x.round(), (top + row as f32 * (h + gap)).round(), w.floor(), h.floor())
        })
        .collect()
}

#[cfg(test)]
mod tests;
