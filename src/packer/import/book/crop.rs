//! What of a picture the window of a page shows, where most of it lies outside.
//!
//! Wide backgrounds that a camera goes along have only a part of them on the page of a book; and
//! nothing of ours is drawn more than three times as high as a page.

use super::Figure;
use super::place::Spot;
use image::ImageFormat;
use scene::Rect;
use std::io::Cursor;

/// How much larger than its window a picture may be before it is cut.
const ROOM: f32 = 1.25;

/// A part of a picture, in thousandths of its width and height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cut {
    left: u16,
    top: u16,
    right: u16,
    bottom: u16,
}

/// The part of a figure's picture that is worth keeping; none where that is all of it.
pub(super) fn needed(figure: &Figure) -> Option<Cut> {
    // A drawing is sharp at any size and stays whole.
    let spot = figure.spot.as_ref().filter(|_| !figure.file.to_lowercase().ends_with(".svg"))?;
    let (rect, frame) = (spot.rect, spot.frame);
    let is_large = rect.w > frame.w * ROOM || rect.h > frame.h * ROOM;
    if !is_large || spot.turn != 0.0 || spot.mirror || rect.w <= 0.0 || rect.h <= 0.0 {
        return None;
    }
    let share =
        |at: f32, from: f32, whole: f32| (((at - from) / whole).clamp(0.0, 1.0) * 1000.0) as u16;
    let cut = Cut {
        left: share(frame.x, rect.x, rect.w),
        top: share(frame.y, rect.y, rect.h),
        right: share(frame.x + frame.w, rect.x, rect.w),
        bottom: share(frame.y + frame.h, rect.y, rect.h),
    };
    (cut.right > cut.left && cut.bottom > cut.top).then_some(cut)
}

/// Where a figure lies once its picture is cut.
pub(super) fn spot(figure: &Figure) -> Option<Spot> {
    let spot = figure.spot?;
    let Some(cut) = needed(figure) else { return Some(spot) };
    let Rect { x, y, w, h } = spot.rect;
    let at = |share: u16, from: f32, whole: f32| from + f32::from(share) / 1000.0 * whole;
    let (left, top) = (at(cut.left, x, w), at(cut.top, y, h));
    let rect = Rect::new(left, top, at(cut.right, x, w) - left, at(cut.bottom, y, h) - top);
    Some(Spot::new(spot.frame, rect).faded(spot.opacity))
}

/// The part of a picture as a PNG, with its width and height.
pub(super) fn cropped(bytes: &[u8], cut: &Cut) -> Option<(Vec<u8>, (f32, f32))> {
    let picture = image::load_from_memory(bytes).ok()?;
    let at = |share: u16, whole: u32| (u64::from(share) * u64::from(whole) / 1000) as u32;
    let (x, y) = (at(cut.left, picture.width()), at(cut.top, picture.height()));
    let w = at(cut.right, picture.width()).checked_sub(x).filter(|w| *w > 0)?;
    let h = at(cut.bottom, picture.height()).checked_sub(y).filter(|h| *h > 0)?;
    let mut png = Vec::new();
    picture.crop_imm(x, y, w, h).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).ok()?;
    Some((png, (w as f32, h as f32)))
}
