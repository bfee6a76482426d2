//! The tray: a place for each tile of the word, every kar on its true side.

use crate::item::akshara::{Kind, Side, kind};
use scene::Rect;

/// Sizes in the width of a letter's place.
const KAR: f32 = 0.6;
const MARK: f32 = 0.5;
const BELOW: f32 = 0.5;
const APART: f32 = 0.28;

/// The places of a word's tiles, in the order in which they are said.
pub(super) struct Tray {
    /// Akshara by akshara, tile by tile.
    pub(super) places: Vec<Vec<Rect>>,
}

impl Tray {
    /// Lays a word out in a room; no letter is wider than `most` pixels.
    pub(super) fn of(word: &[Vec<String>], room: Rect, most: f32) -> Self {
        let widths: Vec<f32> = word.iter().map(|akshara| width(akshara)).collect();
        let all: f32 = widths.iter().sum::<f32>() + APART * (word.len().saturating_sub(1)) as f32;
        let is_low = |tile: &String| kind(tile) == Kind::Kar(Side::Below);
        let height = if word.iter().flatten().any(is_low) { 1.0 + BELOW } else { 1.0 };
        let unit = (room.w / all.max(1.0)).min(room.h / height).min(most);
        let top = room.middle().y - height * unit / 2.0;
        let mut x = room.middle().x - all * unit / 2.0;
        let mut places = Vec::new();
        for (akshara, width) in word.iter().zip(widths) {
            places.push(cells(akshara, x, top, unit));
            x += (width + APART) * unit;
        }
        Self { places }
    }

    /// The place of a tile, by its number in the word.
    pub(super) fn place(&self, spot: usize) -> Rect {
        self.places.iter().flatten().nth(spot).copied().unwrap_or_default()
    }
}

/// The width of an akshara with its kar and marks, in letters.
fn width(akshara: &[String]) -> f32 {
    let part = |tile: &String| match kind(tile) {
        Kind::Letter => 1.0,
        Kind::Kar(Side::Left | Side::Right) => KAR,
        Kind::Kar(Side::Both) => 2.0 * KAR,
        Kind::Kar(Side::Below) => 0.0,
        Kind::Mark => MARK,
    };
    akshara.iter().map(part).sum()
}

/// The places of one akshara's tiles.
fn cells(akshara: &[String], left: f32, top: f32, unit: f32) -> Vec<Rect> {
    let is_before = |tile: &String| matches!(kind(tile), Kind::Kar(Side::Left | Side::Both));
    let letter_x = left + if akshara.iter().any(is_before) { KAR * unit } else { 0.0 };
    let mut right = letter_x + unit;
    let gap = unit * 0.04;
    akshara
        .iter()
        .map(|tile| {
            let mut after = |width: f32| {
                let place = Rect::new(right, top, width * unit, unit);
                right += width * unit;
                place
            };
            let place = match kind(tile) {
                Kind::Letter => Rect::new(letter_x, top, unit, unit),
                Kind::Kar(Side::Left) => Rect::new(left, top, KAR * unit, unit),
                Kind::Kar(Side::Right | Side::Both) => after(KAR),
                Kind::Kar(Side::Below) => {
                    Rect::new(letter_x + unit * 0.15, top + unit, unit * 0.7, BELOW * unit)
                }
                Kind::Mark => after(MARK),
            };
            place.grown(-gap)
        })
        .collect()
}
