//! Background layers merged into one opaque picture, and that picture seen from nearer.

use super::{Row, posed};
use crate::sprites::{Shown, Sprites};
use pixels::mix::{blend, plain};
use pixels::resample::{self, Axis, Beyond};
use scene::{Look, Rect};
use slint::{Image, Rgb8Pixel, SharedPixelBuffer};
use std::collections::VecDeque;

type Pixels = SharedPixelBuffer<Rgb8Pixel>;

/// Merged layers.
pub(super) struct Ground {
    layers: Vec<Row>,
    whole: Pixels,
    /// Where the whole lies at the moment, to look like the layers.
    place: Rect,
    /// The part of the stage that the layers fill.
    pub(super) window: Rect,
    /// What of the whole the window shows, pixel by pixel.
    pub(super) image: Image,
    /// Buffers of the last two pictures while a camera moves, the older one first. One is on
    /// the glass, the other is drawn into: to make a new one each time costs as much again.
    seen: VecDeque<Pixels>,
}

impl Ground {
    /// Merges layers, bottom first; `None` where there are none.
    pub(super) fn merge(layers: &[Row], sprites: &mut Sprites) -> Option<Self> {
        let window = layers.first()?.0.rect;
        let (w, h) = (window.w as u32, window.h as u32);
        let mut whole = plain(w, h, Rgb8Pixel::default());
        for (layer, _) in layers {
            if let Look::Card { fill, .. } = &layer.look {
                let [_, r, g, b] = fill.0.to_be_bytes();
                whole = plain(w, h, Rgb8Pixel { r, g, b });
            }
            // It is on the glass already, so that nothing is decoded or scaled again.
            let shown = posed(layer).and_then(|(art, pose)| sprites.picture(art, &pose));
            if let Some(shown) = shown {
                let x = (layer.rect.x.round() - window.x) as i32 + shown.x;
                let y = (layer.rect.y.round() - window.y) as i32 + shown.y;
                lay(&shown, &mut whole, x, y);
            }
        }
        let image = Image::from_rgb8(whole.clone());
        let seen = VecDeque::new();
        Some(Self { layers: layers.to_vec(), whole, place: window, window, image, seen })
    }

    /// Where the merged picture would have to lie to look like these layers; `None` where
    /// they are others, or have moved against each other.
    pub(super) fn place(&self, layers: &[Row]) -> Option<Rect> {
        if layers.len() != self.layers.len() {
            return None;
        }
        let window = self.window;
        let mut place: Option<Rect> = None;
        for ((before, _), (now, _)) in self.layers.iter().zip(layers).skip(1) {
            if before.id != now.id || before.look != now.look || before.rect.h <= 0.0 {
                return None;
            }
            let zoom = now.rect.h / before.rect.h;
            let x = now.rect.x - (before.rect.x - window.x) * zoom;
            let y = now.rect.y - (before.rect.y - window.y) * zoom;
            let found = Rect::new(x, y, window.w * zoom, window.h * zoom);
            match place {
                // Places are rounded to whole pixels, each layer by itself.
                Some(known) if (known.x - x).abs() > 2.0 || (known.y - y).abs() > 2.0 => {
                    return None;
                }
                Some(known) if (known.w - found.w).abs() > 1.0 => return None,
                Some(_) => {}
                None => place = Some(found),
            }
        }
        place
    }

    /// Makes the picture that the window shows when the whole lies at `place`.
    pub(super) fn look_at(&mut self, place: Rect) {
        if place != self.place {
            self.place = place;
            if place == self.window {
                self.seen.clear();
                self.image = Image::from_rgb8(self.whole.clone());
                return;
            }
            let (w, h) = (self.whole.width(), self.whole.height());
            let spare = if self.seen.len() < 2 { None } else { self.seen.pop_front() };
            let mut seen = spare.unwrap_or_else(|| plain(w, h, Rgb8Pixel::default()));
            nearer(&self.whole, place.moved(-self.window.x, -self.window.y), &mut seen);
            self.image = Image::from_rgb8(seen.clone());
            self.seen.push_back(seen);
        }
    }
}

/// Lays a picture over opaque pixels, its upper left corner at `x`, `y`.
fn lay(over: &Shown, into: &mut Pixels, x: i32, y: i32) {
    let (w, h) = (into.width() as i32, into.height() as i32);
    let (left, right) = (x.max(0), (x + over.w as i32).min(w));
    if left >= right {
        return;
    }
    let below = into.make_mut_slice();
    let rows = y.max(0)..(y + over.h as i32).min(h);
    let row_of = |row: i32| {
        let start = (row - y) as usize * over.w as usize + (left - x) as usize;
        start..start + (right - left) as usize
    };
    let row_in = |row: i32| {
        row as usize * w as usize + left as usize..row as usize * w as usize + right as usize
    };
    if let Some(over) = over.image.to_rgb8() {
        for row in rows {
            below[row_in(row)].copy_from_slice(&over.as_slice()[row_of(row)]);
        }
    } else if let Some(over) = over.image.to_rgba8_premultiplied() {
        for row in rows {
            blend(&over.as_slice()[row_of(row)], &mut below[row_in(row)]);
        }
    }
}

/// What a window of the picture's own size shows of it when it lies at `place`.
fn nearer(whole: &Pixels, place: Rect, seen: &mut Pixels) {
    let (w, h) = (whole.width(), whole.height());
    let picture = resample::Pixels::<3> { bytes: whole.as_bytes(), width: w as usize };
    let x = Axis { from: place.x, scale: place.w / w as f32 };
    let y = Axis { from: place.y, scale: place.h / h as f32 };
    resample::rgb(picture, x, y, Beyond::Edge, seen.make_mut_bytes(), w as usize);
}

#[cfg(test)]
mod tests;
