//! Where plants stand on the meadow, and where their lights hang.

use super::super::canvas::on_ground;
use crate::icons::Plant;
use scene::{Point, Rect, Stage};

/// A plant's place.
pub(super) struct Spot {
    /// Its box; the drawing stands at the foot of it.
    pub(super) rect: Rect,
    /// Middle of what its lights hang about.
    crown: Point,
    /// How far they spread to the sides and up and down.
    spread: (f32, f32),
}

impl Spot {
    /// The place of a plant. The ground covers the glass, so places follow the drawn ground.
    pub(super) fn of(plant: Plant, stage: &Stage) -> Self {
        let is_tall = stage.is_portrait();
        let (x, y, side) = if is_tall { tall(plant) } else { wide(plant) };
        // The foot of every drawing stands at (256, 486) of 512.
        let rect = Rect::new(x - side / 2.0, y - side * 0.949, side, side);
        let (crown, spread) = match plant {
            Plant::Banyan => (0.42, (0.44, 0.34)),
            Plant::Palm => (0.32, (0.4, 0.26)),
            Plant::Kash => (0.4, (0.42, 0.22)),
            Plant::Shapla => (0.62, (0.5, 0.3)),
            Plant::Bamboo => (0.4, (0.28, 0.32)),
            Plant::Flower | Plant::Bush => (0.5, (0.46, 0.36)),
        };
        let crown = Point::new(x, rect.y + side * crown);
        let rect = on_ground(stage, rect);
        let crown = on_ground(stage, Rect::new(crown.x, crown.y, 0.0, 0.0)).middle();
        Self { rect, crown, spread: (spread.0 * rect.w, spread.1 * rect.w) }
    }

    /// Where light `at` of `n` hangs: on a spiral of the golden angle, so that they never lie
    /// in a heap, however many there are.
    pub(super) fn light(&self, at: usize, n: usize) -> Point {
        let turn = at as f32 * 2.399_963;
        let out = ((at as f32 + 0.5) / n.max(6) as f32).sqrt();
        let (x, y) = self.spread;
        Point::new(self.crown.x + out * x * turn.cos(), self.crown.y + out * y * turn.sin())
    }
}

/// Foot and side on the wide ground.
fn wide(plant: Plant) -> (f32, f32, f32) {
    match plant {
        Plant::Banyan => (245.0, 640.0, 400.0),
        Plant::Bush => (470.0, 600.0, 150.0),
        Plant::Kash => (640.0, 650.0, 260.0),
        Plant::Flower => (420.0, 740.0, 150.0),
        Plant::Shapla => (850.0, 740.0, 190.0),
        Plant::Palm => (985.0, 600.0, 330.0),
        Plant::Bamboo => (800.0, 560.0, 220.0),
    }
}

/// Foot and side on the upright ground.
fn tall(plant: Plant) -> (f32, f32, f32) {
    match plant {
        Plant::Banyan => (225.0, 850.0, 400.0),
        Plant::Bush => (440.0, 830.0, 150.0),
        Plant::Kash => (240.0, 1080.0, 260.0),
        Plant::Flower => (420.0, 1150.0, 150.0),
        Plant::Shapla => (560.0, 1090.0, 190.0),
        Plant::Palm => (610.0, 850.0, 330.0),
        Plant::Bamboo => (450.0, 980.0, 200.0),
    }
}
