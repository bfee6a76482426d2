//! When the next contact is due. Pure: times are durations since the service began.

use crate::backoff::Backoff;
use crate::trouble::Retry;
use std::time::Duration;

/// After an answer, a contact at most this often.
pub const POKED: Duration = Duration::from_secs(5 * 60);
/// With nothing to send, the school is asked this often whether it has something.
pub const IDLE: Duration = Duration::from_secs(15 * 60);
/// A network that has just come needs a moment for its address.
pub const SETTLE: Duration = Duration::from_secs(2);

/// Waits, and why.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    due: Duration,
    /// When the last contact ended, and whether it failed.
    last: Option<(Duration, bool)>,
    backoff: Backoff,
    asked: bool,
    /// No contact was tried on this network yet.
    fresh: bool,
}

impl Schedule {
    /// The first contact is due soon after the start.
    pub fn new() -> Self {
        Self { due: SETTLE, last: None, backoff: Backoff::default(), asked: false, fresh: true }
    }

    /// How long to wait from `now` on.
    pub fn wait(&self, now: Duration) -> Duration {
        self.due.saturating_sub(now)
    }

    /// Whether the next contact is one that an adult asked for.
    pub fn is_asked(&self) -> bool {
        self.asked
    }

    /// Whether the network may be searched for the server: once on each, and for an adult.
    pub fn may_seek(&self) -> bool {
        self.asked || self.fresh
    }

    /// Another network is there, or none: what failed before may succeed now.
    pub fn network_changed(&mut self, now: Duration) {
        self.backoff.reset();
        (self.due, self.fresh) = (now + SETTLE, true);
    }

    /// An answer was recorded. A contact that failed keeps its waiting time.
    pub fn poked(&mut self, now: Duration) {
        let due = match self.last {
            Some((_, true)) => return,
            Some((ended, false)) => now.max(ended + POKED),
            None => now,
        };
        self.due = self.due.min(due);
    }

    /// An adult asks for a contact.
    pub fn asked(&mut self, now: Duration) {
        self.backoff.reset();
        (self.due, self.asked) = (now, true);
    }

    /// A contact has ended; `failed` says when it is worth another try.
    pub fn ended(&mut self, now: Duration, failed: Option<Retry>, random: u64) {
        (self.asked, self.fresh) = (false, false);
        self.last = Some((now, failed.is_some()));
        self.due = now
            + match failed {
                Some(retry) => self.backoff.after(retry, random),
                None => {
                    self.backoff.reset();
                    // A tenth more or less, so that a class does not ask in one breath.
                    IDLE.mul_f64(0.9 + 0.2 * (random as f64 / u64::MAX as f64))
                }
            };
    }
}

impl Default for Schedule {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn answers_bring_one_contact_in_five_minutes() {
        let mut schedule = Schedule::new();
        schedule.ended(MINUTE, None, 0);
        for second in 0..60 {
            schedule.poked(MINUTE + Duration::from_secs(second));
        }
        assert_eq!(schedule.wait(MINUTE), POKED);
        schedule.poked(MINUTE * 20);
        assert_eq!(schedule.wait(MINUTE * 20), Duration::ZERO);
    }

    #[test]
    fn answers_do_not_shorten_the_wait_after_a_failure_but_a_network_and_an_adult_do() {
        let mut schedule = Schedule::new();
        (0..9).for_each(|_| schedule.ended(MINUTE, Some(Retry::Later), u64::MAX));
        let wait = schedule.wait(MINUTE);
        schedule.poked(MINUTE);
        assert_eq!(schedule.wait(MINUTE), wait);
        schedule.network_changed(MINUTE);
        assert_eq!(schedule.wait(MINUTE), SETTLE);
        schedule.ended(MINUTE, Some(Retry::Later), u64::MAX);
        assert_eq!(schedule.wait(MINUTE), crate::backoff::BASE, "it began anew");
        assert!(!schedule.may_seek());
        schedule.asked(MINUTE);
        assert!(
            schedule.is_asked() && schedule.may_seek() && schedule.wait(MINUTE) == Duration::ZERO
        );
        schedule.ended(MINUTE, None, 0);
        assert!(!schedule.is_asked());
    }

    #[test]
    fn an_idle_tablet_asks_about_four_times_an_hour() {
        let mut schedule = Schedule::new();
        schedule.ended(MINUTE, None, 0);
        assert_eq!(schedule.wait(MINUTE), IDLE.mul_f64(0.9));
        schedule.ended(MINUTE, None, u64::MAX);
        assert!(schedule.wait(MINUTE) <= IDLE.mul_f64(1.1));
    }
}
