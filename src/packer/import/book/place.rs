//! Where a picture of a page comes to lie on our stage.
//!
//! A page of a book has any shape, ours has one. What lies in a window of our shape keeps its
//! place; from any other page the part with pictures is taken and made as large as fits.

use super::{Figure, Letters, Page, crop};
use scene::{Point, Rect};

/// Our page: its height is the measure of sizes.
pub(super) const STAGE: Rect = Rect::new(0.0, 0.0, 1280.0, 536.0);
/// What a size may be (`docs/lesson-format.md`).
const SIZES: std::ops::RangeInclusive<f32> = 0.02..=3.0;
/// Pictures that nobody placed stand so far apart.
const GAP: f32 = 24.0;
/// Shapes that differ by less are one shape.
const ALIKE: f32 = 0.03;

/// The part of a page in which pictures are placed.
pub(in crate::import) type Frame = Rect;

/// Where something lies on a page of a book, in pixels of that page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Spot {
    /// The window that it is seen in.
    pub(in crate::import) frame: Frame,
    pub(in crate::import) rect: Rect,
    /// Degrees, about a place of the page.
    pub(in crate::import) turn: f32,
    pub(in crate::import) about: Point,
    pub(in crate::import) opacity: f32,
    pub(in crate::import) mirror: bool,
}

impl Spot {
    pub(in crate::import) fn new(frame: Frame, rect: Rect) -> Self {
        Self { frame, rect, turn: 0.0, about: rect.middle(), opacity: 1.0, mirror: false }
    }

    pub(super) fn faded(self, opacity: f32) -> Self {
        Self { opacity, ..self }
    }

    /// Its middle once it is turned.
    fn middle(&self) -> Point {
        let (sin, cos) = self.turn.to_radians().sin_cos();
        let middle = self.rect.middle();
        let (x, y) = (middle.x - self.about.x, middle.y - self.about.y);
        Point::new(self.about.x + x * cos - y * sin, self.about.y + x * sin + y * cos)
    }
}

/// Something on our stage.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    /// Its middle in shares of the page.
    pub(super) at: [f32; 2],
    /// Height of its box as a share of the page's height.
    pub(super) size: f32,
    pub(super) turn: f32,
    pub(super) opacity: f32,
    pub(super) mirror: bool,
    /// It fills the page from edge to edge.
    pub(super) is_ground: bool,
}

/// Where the pictures of a page stand; `shapes` are their widths and heights.
pub(super) fn figures(page: &Page, shapes: &[(f32, f32)]) -> Vec<Placed> {
    let own = beside(&page.figures, shapes);
    let stage = Stage::of(page);
    let placed = page.figures.iter().zip(own);
    placed.map(|(figure, own)| crop::spot(figure).map_or(own, |spot| stage.place(&spot))).collect()
}

/// Whether a page has the shape of ours: then it lacks nothing behind its pictures.
pub(super) fn is_ours(page: &Page) -> bool {
    let mut spots = page.figures.iter().filter_map(|figure| figure.spot);
    spots
        .next()
        .is_some_and(|first| is_alike(&first.frame) && spots.all(|spot| spot.frame == first.frame))
}

fn is_alike(frame: &Frame) -> bool {
    (frame.w / frame.h / (STAGE.w / STAGE.h) - 1.0).abs() < ALIKE
}

/// Where the letters of a page stand.
pub(super) fn letters(page: &Page) -> Vec<Placed> {
    let stage = Stage::of(page);
    let one = |letters: &Letters| {
        let placed = stage.place(&letters.spot);
        // A letter is drawn four fifths as high as its box.
        let size = (letters.size * stage.scale / 0.8 / STAGE.h).clamp(*SIZES.start(), *SIZES.end());
        Placed { size, ..placed }
    };
    page.letters.iter().map(one).collect()
}

/// How a part of a page is shown on the stage.
struct Stage {
    from: Rect,
    scale: f32,
    /// Where the left upper corner of the part comes to lie.
    corner: Point,
}

impl Stage {
    fn of(page: &Page) -> Self {
        let spots = page.figures.iter().filter_map(crop::spot);
        let spots: Vec<Spot> =
            spots.chain(page.letters.iter().map(|letters| letters.spot)).collect();
        let Some(first) = spots.first() else {
            return Self { from: STAGE, scale: 1.0, corner: Point::default() };
        };
        let is_one = spots.iter().all(|spot| spot.frame == first.frame);
        let from = if is_one && is_alike(&first.frame) { first.frame } else { around(&spots) };
        let scale = (STAGE.w / from.w).min(STAGE.h / from.h);
        let corner = Point::new((STAGE.w - from.w * scale) / 2.0, (STAGE.h - from.h * scale) / 2.0);
        Self { from, scale, corner }
    }

    fn place(&self, spot: &Spot) -> Placed {
        let middle = spot.middle();
        let share = |at: f32, corner: f32, from: f32, whole: f32| {
            (((at - from) * self.scale + corner) / whole).clamp(-1.9, 1.9)
        };
        let (w, h) = (spot.rect.w * self.scale, spot.rect.h * self.scale);
        let (x, y) = (
            share(middle.x, self.corner.x, self.from.x, STAGE.w),
            share(middle.y, self.corner.y, self.from.y, STAGE.h),
        );
        let left = x * STAGE.w - w / 2.0;
        let top = y * STAGE.h - h / 2.0;
        let covers =
            left < 2.0 && left + w > STAGE.w - 2.0 && top.abs() < 2.0 && (h - STAGE.h).abs() < 2.0;
        let is_plain = spot.turn == 0.0 && spot.opacity >= 1.0 && !spot.mirror;
        Placed {
            at: [x, y],
            size: (w.max(h) / STAGE.h).clamp(*SIZES.start(), *SIZES.end()),
            turn: spot.turn,
            opacity: spot.opacity,
            mirror: spot.mirror,
            is_ground: covers && is_plain && left.abs() < 2.0,
        }
    }
}

/// The part of a page in which anything is seen.
fn around(spots: &[Spot]) -> Rect {
    let seen = spots.iter().map(|spot| {
        let (rect, frame) = (spot.rect, spot.frame);
        let (left, top) = (rect.x.max(frame.x), rect.y.max(frame.y));
        let (right, bottom) =
            (rect.right().min(frame.right()), (rect.y + rect.h).min(frame.y + frame.h));
        (left, top, right, bottom)
    });
    let whole = seen.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)));
    let (left, top, right, bottom) = whole.unwrap_or((0.0, 0.0, 1.0, 1.0));
    Rect::new(left, top, (right - left).max(1.0), (bottom - top).max(1.0))
}

/// Pictures without places: beside each other, as high as there is room for all of them.
fn beside(figures: &[Figure], shapes: &[(f32, f32)]) -> Vec<Placed> {
    let aspect = |shape: &(f32, f32)| (shape.0 / shape.1.max(1.0)).clamp(0.05, 20.0);
    let without = figures.iter().zip(shapes).filter(|(figure, _)| figure.spot.is_none());
    let aspects: Vec<f32> = without.map(|(_, shape)| aspect(shape)).collect();
    let gaps = GAP * aspects.len().saturating_sub(1) as f32;
    let sum: f32 = aspects.iter().sum();
    let h = ((STAGE.w - gaps) / sum.max(0.05)).clamp(1.0, STAGE.h);
    let mut x = (STAGE.w - gaps - sum * h) / 2.0;
    let mut next = |shape: &(f32, f32), is_placed: bool| {
        let w = aspect(shape) * h;
        let middle = x + w / 2.0;
        if !is_placed {
            x += w + GAP;
        }
        Placed {
            at: [(middle / STAGE.w).clamp(-1.9, 1.9), 0.5],
            size: (w.max(h) / STAGE.h).clamp(*SIZES.start(), *SIZES.end()),
            turn: 0.0,
            opacity: 1.0,
            mirror: false,
            is_ground: false,
        }
    };
    figures.iter().zip(shapes).map(|(figure, shape)| next(shape, figure.spot.is_some())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(spot: Option<Spot>) -> Figure {
        Figure { spot, ..Figure::default() }
    }

    #[test]
    fn what_lies_in_a_window_of_our_shape_keeps_its_place() {
        let spot = Spot::new(STAGE, Rect::new(320.0, 134.0, 64.0, 134.0));
        let ground = Spot::new(STAGE, Rect::new(0.0, 0.0, 1900.0, 536.0));
        let page =
            Page { figures: vec![figure(Some(ground)), figure(Some(spot))], ..Page::default() };
        let placed = figures(&page, &[(1.0, 1.0); 2]);
        assert!(placed[0].is_ground && !placed[1].is_ground);
        assert_eq!((placed[1].at, placed[1].size), ([0.275, 0.375], 0.25));
    }

    #[test]
    fn a_turn_about_another_place_is_a_turn_and_a_move() {
        let mut spot = Spot::new(STAGE, Rect::new(0.0, 0.0, 128.0, 128.0));
        (spot.turn, spot.about) = (90.0, Point::new(64.0, 0.0));
        let page = Page { figures: vec![figure(Some(spot))], ..Page::default() };
        let placed = &figures(&page, &[(1.0, 1.0)])[0];
        assert!((placed.at[0] * 1280.0).abs() < 0.1 && placed.at[1].abs() < 0.001, "{placed:?}");
    }

    #[test]
    fn the_pictures_of_another_page_are_made_as_large_as_fits() {
        let frame = Rect::new(0.0, 0.0, 600.0, 800.0);
        let spot = Spot::new(frame, Rect::new(50.0, 100.0, 500.0, 268.0));
        let page = Page { figures: vec![figure(Some(spot))], ..Page::default() };
        let placed = &figures(&page, &[(1.0, 1.0)])[0];
        assert_eq!(placed.at, [0.5, 0.5]);
        assert!((placed.size - 1000.0 / 536.0).abs() < 0.001, "{placed:?}");
    }

    #[test]
    fn pictures_without_places_stand_beside_each_other_and_fit() {
        for n in 1..6 {
            let page = Page { figures: vec![figure(None); n], ..Page::default() };
            let placed = figures(&page, &vec![(300.0, 200.0); n]);
            let half = |one: &Placed| one.size * 536.0 / 1280.0 / 2.0;
            assert!(
                placed
                    .iter()
                    .all(|one| one.at[0] - half(one) > -0.01 && one.at[0] + half(one) < 1.01)
            );
            assert!(
                placed
                    .windows(2)
                    .all(|two| two[0].at[0] + half(&two[0]) < two[1].at[0] - half(&two[1]))
            );
        }
    }
}
