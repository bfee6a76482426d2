//! How long to wait before the next try.

use crate::trouble::Retry;
use std::time::Duration;

/// The longest wait after the first failure; it doubles with each further one.
pub const BASE: Duration = Duration::from_secs(30);
/// No wait is longer, unless the server asks for it.
pub const CAP: Duration = Duration::from_secs(6 * 3600);
/// A server may ask for this much and no more.
pub const ASKED_CAP: Duration = Duration::from_secs(24 * 3600);

/// Counts failures in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backoff {
    failures: u32,
}

impl Backoff {
    /// Starts anew: a contact succeeded, the network changed, an adult asks.
    pub fn reset(&mut self) {
        self.failures = 0;
    }

    /// How long to wait after one more failure.
    ///
    /// `random` decides where between nothing and the whole ("full jitter", Brooker 2015), so
    /// that a school's tablets do not come back together after the same power cut.
    pub fn after(&mut self, retry: Retry, random: u64) -> Duration {
        let most = match retry {
            Retry::Later => BASE.saturating_mul(1 << self.failures.min(20)).min(CAP),
            // The watch will tell of another network; this is for when it cannot.
            Retry::OtherNetwork | Retry::Changed => CAP,
            Retry::After(asked) => {
                let asked = asked.min(ASKED_CAP);
                // A little later than asked, or everybody comes at the same second.
                return asked + part(asked / 10 + Duration::from_secs(1), random);
            }
        };
        self.failures = self.failures.saturating_add(1);
        match retry {
            // What only a change can mend is not tried sooner than half the longest wait.
            Retry::OtherNetwork | Retry::Changed => most / 2 + part(most / 2, random),
            _ => part(most, random),
        }
    }
}

fn part(whole: Duration, random: u64) -> Duration {
    let nanos = whole.as_nanos() * u128::from(random) / u128::from(u64::MAX);
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_wait_doubles_from_half_a_minute_to_six_hours() {
        let mut backoff = Backoff::default();
        let waits: Vec<u64> =
            (0..13).map(|_| backoff.after(Retry::Later, u64::MAX).as_secs()).collect();
        assert_eq!(waits[..5], [30, 60, 120, 240, 480]);
        assert_eq!(waits[9..], [15_360, 21_600, 21_600, 21_600]);
        backoff.reset();
        assert_eq!(backoff.after(Retry::Later, u64::MAX), BASE);
    }

    proptest! {
        #[test]
        fn no_wait_is_longer_than_it_may_be(
            failures in 0..40u32,
            random in any::<u64>(),
            asked in 0..1_000_000u64,
        ) {
            let mut backoff = Backoff { failures };
            prop_assert!(backoff.after(Retry::Later, random) <= CAP);
            prop_assert!(backoff.after(Retry::Changed, random) >= CAP / 2);
            let asked = Duration::from_secs(asked);
            let wait = backoff.after(Retry::After(asked), random);
            prop_assert!(wait >= asked.min(ASKED_CAP) && wait <= ASKED_CAP * 2);
        }

        #[test]
        fn tablets_spread_over_the_whole_wait(random in any::<u64>()) {
            let wait = Backoff::default().after(Retry::Later, random).as_secs_f64();
            let expected = 30.0 * (random as f64 / u64::MAX as f64);
            prop_assert!((wait - expected).abs() < 0.001);
        }
    }
}
