//! A child who waits is spoken to again, twice; then the page rests.

use scene::{Ms, Wake};

/// After so long without a touch the bird speaks again.
const AFTER_MS: [Ms; 2] = [12_000, 30_000];

/// Counts how long nobody has touched a page.
#[derive(Debug, Default)]
pub struct Nudge {
    since: Ms,
    n_given: usize,
}

impl Nudge {
    /// Somebody touched the page.
    pub fn touched(&mut self, now: Ms) {
        *self = Self { since: now, n_given: 0 };
    }

    /// Whether it is time to speak again.
    pub fn is_due(&mut self, now: Ms) -> bool {
        let is_due = AFTER_MS.get(self.n_given).is_some_and(|after| now >= self.since + after);
        self.n_given += usize::from(is_due);
        is_due
    }

    /// When it is time.
    pub fn wake(&self) -> Wake {
        AFTER_MS.get(self.n_given).map_or(Wake::Touch, |after| Wake::At(self.since + after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_speaks_twice_and_rests() {
        let mut nudge = Nudge::default();
        nudge.touched(1_000);
        assert!(!nudge.is_due(12_999));
        assert!(nudge.is_due(13_000) && !nudge.is_due(13_000));
        assert!(nudge.is_due(31_000) && !nudge.is_due(900_000));
        assert_eq!(nudge.wake(), Wake::Touch);
    }
}
