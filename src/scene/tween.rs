//! How a value goes from one to another.

use serde::{Deserialize, Serialize};
use std::f32::consts::PI;

/// The course of a motion between its start (0) and its end (1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ease {
    /// Slow at both ends.
    #[default]
    Ease,
    /// The same speed all the way.
    Steady,
    /// Faster and faster, as things fall.
    Fall,
    /// Fast, then slow.
    Settle,
    /// Past the goal and back.
    Spring,
    /// Falls and bounces once.
    Bounce,
}

impl Ease {
    /// The share of the way gone at the share `t` of the time, both 0..1 (a spring goes past 1).
    pub fn at(self, t: f32) -> f32 {
        let t = t.clamp(0.0, 1.0);
        match self {
            Self::Ease => (1.0 - (PI * t).cos()) / 2.0,
            Self::Steady => t,
            Self::Fall => t * t,
            Self::Settle => 1.0 - (1.0 - t) * (1.0 - t),
            // The usual overshoot of 1.70158 gives 10 % past the goal.
            Self::Spring => {
                let u = t - 1.0;
                1.0 + 2.701_58 * u * u * u + 1.701_58 * u * u
            }
            Self::Bounce => {
                if t < 0.7 {
                    (t / 0.7).powi(2)
                } else {
                    let u = (t - 0.85) / 0.15;
                    1.0 - 0.12 * (1.0 - u * u)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_course_starts_at_0_and_ends_at_1() {
        for ease in [Ease::Ease, Ease::Steady, Ease::Fall, Ease::Settle, Ease::Spring, Ease::Bounce]
        {
            assert!(ease.at(0.0).abs() < 1e-4, "{ease:?}");
            assert!((ease.at(1.0) - 1.0).abs() < 1e-4, "{ease:?}");
        }
    }
}
