//! A table with things on it, and beside or below it what they are for.

use super::Chrome;
use scene::{Rect, Stage};

/// Where everything of a table lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Table {
    /// Dots and title.
    pub chrome: Chrome,
    /// Room of the caption; the title's where a glass is too low for both.
    pub caption: Rect,
    /// The table.
    pub table: Rect,
    /// The row below it, or the column beside it.
    pub rest: Rect,
}

/// A glass lower than this has no room for a caption below, millimetres.
const LOW_MM: f32 = 96.0;

/// A table with a row below, `row` millimetres high; the row keeps clear of the bird.
pub fn above(stage: &Stage, row: f32) -> Table {
    let mm = stage.mm;
    let (chrome, margin) = (Chrome::of(stage, true), stage.margin().x);
    let (top, bottom, caption) = room(stage, &chrome);
    let row_h = (row * mm).min((bottom - top) * 0.52);
    let clear = stage.bird().x - 2.0 * mm;
    let left = if stage.is_portrait() { margin } else { stage.width - clear };
    let row = Rect::new(left, bottom - row_h, stage.width - 2.0 * left, row_h);
    let table_h = row.y - 3.0 * mm - top;
    Table {
        chrome,
        caption,
        table: Rect::new(margin, top, stage.width - 2.0 * margin, table_h),
        rest: row,
    }
}

/// A table with a column at its right, `column` millimetres wide; on an upright glass the
/// column is a row below, as high as it would be wide.
pub fn beside(stage: &Stage, column: f32) -> Table {
    let mm = stage.mm;
    if stage.is_portrait() {
        return above(stage, column.min(44.0));
    }
    let (chrome, margin) = (Chrome::of(stage, true), stage.margin().x);
    let (top, bottom, caption) = room(stage, &chrome);
    let left = stage.width - margin - column * mm;
    let caption = if caption == chrome.title {
        caption
    } else {
        Rect::new(margin, caption.y, left - 3.0 * mm - margin, caption.h)
    };
    let below = stage.ear().bottom() + 2.0 * mm;
    Table {
        chrome,
        caption,
        table: Rect::new(margin, top, left - 4.0 * mm - margin, bottom - top),
        rest: Rect::new(left, below, column * mm, stage.bird().y - 3.0 * mm - below),
    }
}

/// From where to where the things may lie, and where the caption is.
fn room(stage: &Stage, chrome: &Chrome) -> (f32, f32, Rect) {
    let mm = stage.mm;
    if stage.is_portrait() {
        return (chrome.top, chrome.floor, chrome.caption);
    }
    let top = stage.home().bottom() + 2.0 * mm;
    if stage.height < LOW_MM * mm {
        (top, stage.height - stage.gap(), chrome.title)
    } else {
        (top, chrome.floor, chrome.caption)
    }
}
