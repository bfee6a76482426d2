//! What the signer is drawn on: her space seen from before her, in pixels, as thick strokes.

use super::space::{Spot, rotated};
use scene::stroke::commands;
use scene::{Colour, Item, Look, Point, Rect};

/// What is seen of her space, arms' lengths: half its width, its upper and its lower edge.
const HALF: f32 = 0.9;
const TOP: f32 = 1.0;
const LOW: f32 = -0.86;
/// We look down on her a little, so that what is nearer stands lower.
const TILT: f32 = 0.16;

/// About this place she leans: her hips.
const HIPS: Spot = Spot::new(0.0, -0.8, 0.0);
const UP: Spot = Spot::new(0.0, 1.0, 0.0);
const AHEAD: Spot = Spot::new(0.0, 0.0, 1.0);

/// A box to draw in.
pub(super) struct Paper {
    /// Where her breastbone is.
    origin: Point,
    /// Pixels in an arm's length.
    unit: f32,
    /// Her right is at our left, unless she is seen in a mirror.
    side: f32,
    lean: f32,
    turn: f32,
}

impl Paper {
    pub(super) fn new(place: Rect, mirror: bool, [lean, turn]: [f32; 2]) -> Self {
        let unit = (place.w / (2.0 * HALF)).min(place.h / (TOP - LOW));
        let origin = Point::new(place.middle().x, place.bottom() + LOW * unit);
        let side = if mirror { 1.0 } else { -1.0 };
        Self { origin, unit, side, lean: lean.to_radians(), turn: turn.to_radians() }
    }

    /// Where a place of hers is seen.
    fn seen(&self, spot: Spot) -> Point {
        let turned = rotated(spot, UP, self.turn);
        let [x, y, z] = (HIPS + rotated(turned - HIPS, AHEAD, -self.lean)).0;
        let up = y - z * TILT;
        Point::new(self.origin.x + self.side * x * self.unit, self.origin.y - up * self.unit)
    }

    /// Smooth strokes of one width and colour, as one item; none where there is no way.
    pub(super) fn stroke(
        &self,
        id: &str,
        ways: &[Vec<Spot>],
        width: f32,
        colour: Colour,
    ) -> Option<Item> {
        let ways: Vec<Vec<Point>> =
            ways.iter().map(|way| way.iter().map(|spot| self.seen(*spot)).collect()).collect();
        let width = (width * self.unit).max(1.0);
        let edge = |at: Point| Rect::around(at, width + 2.0, width + 2.0);
        let all = ways.iter().flatten().map(|at| edge(*at));
        // The curve between two points bows out a little farther than they stand.
        let place = all.reduce(|a, b| a.around_both(&b))?.grown(width * 0.1);
        let commands = ways.iter().map(|way| commands(way)).collect::<Vec<_>>().join(" ");
        Some(Item::new(format!("signer-{id}"), place, Look::Ink { commands, width, colour }))
    }
}
