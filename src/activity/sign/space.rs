//! Places and turns in the signer's own space: x to her right, y up, z away from her.
//!
//! Lengths are arms' lengths and the breastbone is the origin, so that a sign fits any body.

use serde::{Deserialize, Serialize};
use std::ops::{Add, Mul, Sub};

/// A place or a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spot(pub [f32; 3]);

impl Spot {
    /// A place from its three numbers.
    pub const fn new(x: f32, y: f32, z: f32) -> Self {
        Self([x, y, z])
    }

    /// The same seen in a mirror that stands before her middle.
    pub fn mirrored(self) -> Self {
        let [x, y, z] = self.0;
        Self([-x, y, z])
    }

    /// How far it points along another.
    pub fn dot(self, other: Self) -> f32 {
        self.0.iter().zip(other.0).map(|(a, b)| a * b).sum()
    }

    /// What is upright on both.
    pub fn cross(self, other: Self) -> Self {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        Self([b * z - c * y, c * x - a * z, a * y - b * x])
    }

    /// Its length.
    pub fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    /// The same direction with length 1.
    pub fn unit(self) -> Self {
        self * (1.0 / self.length().max(1e-6))
    }

    /// The place `share` of the way to another.
    pub fn towards(self, other: Self, share: f32) -> Self {
        self + (other - self) * share
    }
}

impl Add for Spot {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] + other.0[at]))
    }
}

impl Sub for Spot {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + other * -1.0
    }
}

impl Mul<f32> for Spot {
    type Output = Self;

    fn mul(self, by: f32) -> Self {
        Self(self.0.map(|part| part * by))
    }
}

/// How a hand is held: where its fingers point and where its palm looks. The two are upright
/// on each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Along the stretched fingers.
    pub finger: Spot,
    /// Out of the palm.
    pub palm: Spot,
}

impl Turn {
    /// The same in a mirror.
    pub fn mirrored(self) -> Self {
        Self { finger: self.finger.mirrored(), palm: self.palm.mirrored() }
    }

    /// The turn `share` of the way to another, along the shortest way: about the one axis that
    /// brings both directions over at once.
    pub fn towards(self, other: Self, share: f32) -> Self {
        let (axis, angle) = self.way(&other);
        let turned = |of: Spot| rotated(of, axis, angle * share);
        Self { finger: turned(self.finger), palm: turned(self.palm) }
    }

    /// The axis and the angle from here to another turn.
    fn way(&self, other: &Self) -> (Spot, f32) {
        let from = [self.finger, self.palm, self.finger.cross(self.palm)];
        let to = [other.finger, other.palm, other.finger.cross(other.palm)];
        let along: f32 = from.iter().zip(to).map(|(a, b)| a.dot(b)).sum();
        let angle = ((along - 1.0) / 2.0).clamp(-1.0, 1.0).acos();
        let axis = from.iter().zip(to).map(|(a, b)| a.cross(b)).fold(Spot::default(), Add::add);
        if axis.length() > 1e-3 {
            return (axis.unit(), angle);
        }
        // Half a turn has no shortest way: whatever stands still under it is its axis.
        let still = from.iter().zip(to).map(|(a, b)| *a + b);
        let axis = still.max_by(|a, b| a.length().total_cmp(&b.length())).unwrap_or(self.palm);
        (axis.unit(), angle)
    }
}

/// A direction turned about an axis (Rodrigues).
pub(super) fn rotated(of: Spot, axis: Spot, angle: f32) -> Spot {
    let (sin, cos) = angle.sin_cos();
    of * cos + axis.cross(of) * sin + axis * (axis.dot(of) * (1.0 - cos))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UP: Spot = Spot::new(0.0, 1.0, 0.0);
    const OUT: Spot = Spot::new(0.0, 0.0, 1.0);

    fn is_near(a: Spot, b: Spot) -> bool {
        (a - b).length() < 1e-3
    }

    #[test]
    fn a_turn_arrives_and_stays_upright_on_the_way() {
        let directions = [UP, UP * -1.0, OUT, OUT * -1.0, UP.cross(OUT), OUT.cross(UP)];
        let turns: Vec<Turn> = directions
            .iter()
            .flat_map(|finger| directions.map(|palm| Turn { finger: *finger, palm }))
            .filter(|turn| turn.finger.dot(turn.palm) == 0.0)
            .collect();
        for (from, to) in turns.iter().flat_map(|from| turns.iter().map(move |to| (from, to))) {
            let half = from.towards(*to, 0.5);
            assert!(half.finger.dot(half.palm).abs() < 1e-3, "{from:?} {to:?}");
            assert!((half.finger.length() - 1.0).abs() < 1e-3, "{from:?} {to:?}");
            let end = from.towards(*to, 1.0);
            assert!(
                is_near(end.finger, to.finger) && is_near(end.palm, to.palm),
                "{from:?} {to:?}"
            );
        }
    }
}
