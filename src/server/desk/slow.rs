//! Tries that did not succeed make the next one wait; nobody is locked out for good, or a child
//! who types nonsense could keep a teacher from her desk.

use std::collections::HashMap;

/// What failed lately, by account and by where it came from.
#[derive(Default)]
pub(crate) struct Slow(HashMap<String, Failed>);

struct Failed {
    n: u32,
    last_ms: i64,
}

/// So many failures cost nothing.
const FREE: u32 = 4;
/// The longest wait, milliseconds.
const LONGEST_MS: i64 = 30_000;
/// After this failures are forgotten, milliseconds.
const FORGOTTEN_MS: i64 = 3_600_000;
/// So many names are kept at most.
const MOST: usize = 4_096;

impl Slow {
    /// Whether a try must wait, for any of these names.
    pub(crate) fn must_wait(&self, names: &[String], now_ms: i64) -> bool {
        names.iter().filter_map(|name| self.0.get(name)).any(|failed| {
            let doublings = failed.n.saturating_sub(FREE);
            let wait_ms = if doublings == 0 { 0 } else { 1_000 << doublings.min(6) };
            // A clock that was set back makes nobody wait until it comes there again.
            (failed.last_ms..failed.last_ms + LONGEST_MS.min(wait_ms)).contains(&now_ms)
        })
    }

    /// A try did not succeed.
    pub(crate) fn failed(&mut self, names: &[String], now_ms: i64) {
        let is_fresh = |last_ms| (last_ms..last_ms + FORGOTTEN_MS).contains(&now_ms);
        self.0.retain(|_, failed| is_fresh(failed.last_ms));
        for name in names {
            if self.0.len() >= MOST && !self.0.contains_key(name) {
                // The one that failed longest ago waits for nothing any more.
                let oldest = self.0.iter().min_by_key(|(_, failed)| failed.last_ms);
                let oldest = oldest.map(|(name, _)| name.clone());
                oldest.map(|name| self.0.remove(&name));
            }
            let failed = self.0.entry(name.clone()).or_insert(Failed { n: 0, last_ms: now_ms });
            failed.n = failed.n.saturating_add(1);
            failed.last_ms = now_ms;
        }
    }

    /// A try succeeded: the account waits no more. Where it came from still does, for what failed
    /// there; this one did not.
    pub(crate) fn succeeded(&mut self, account: &str, from: &str) {
        self.0.remove(account);
        if let Some(failed) = self.0.get_mut(from) {
            failed.n = failed.n.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_half_a_minute_and_no_further() {
        let (mut slow, names) = (Slow::default(), ["mina".to_owned()]);
        let mut waits = Vec::new();
        for _ in 0..40 {
            slow.failed(&names, 0);
            let wait = (0..).step_by(1_000).find(|now| !slow.must_wait(&names, *now)).unwrap();
            waits.push(wait / 1_000);
        }
        assert_eq!(waits[..9], [0, 0, 0, 0, 2, 4, 8, 16, 30]);
        assert_eq!(waits[39], 30);
        assert!(!slow.must_wait(&["rina".to_owned()], 0), "another account does not wait");
        slow.succeeded("mina", "127.0.0");
        assert!(!slow.must_wait(&names, 0));
    }

    #[test]
    fn who_enters_clears_nothing_that_others_failed_at() {
        let mut slow = Slow::default();
        let names = |who: &str| [who.to_owned(), "127.0.0".to_owned()];
        for now in 0..20 {
            slow.failed(&names("rina"), now);
        }
        slow.failed(&names("mina"), 20);
        slow.succeeded("mina", "127.0.0");
        assert!(slow.must_wait(&names("mina"), 21), "the network waits on");
        for now in 0..20 {
            slow.failed(&names("mina"), 1_000_000 + now);
            slow.succeeded("mina", "127.0.0");
        }
        assert_eq!(slow.0["127.0.0"].n, 20, "and twenty who enter count for nothing");
    }

    #[test]
    fn a_clock_that_was_set_back_locks_nobody_out() {
        let (mut slow, names) = (Slow::default(), ["mina".to_owned()]);
        (0..20).for_each(|_| slow.failed(&names, 1_000_000));
        assert!(slow.must_wait(&names, 1_000_000) && !slow.must_wait(&names, 0));
        slow.failed(&names, 0);
        assert!(!slow.must_wait(&names, 0), "what a wrong clock said is forgotten");
    }

    #[test]
    fn a_flood_of_names_takes_a_bounded_room() {
        let mut slow = Slow::default();
        for n in 0..10_000 {
            slow.failed(&[format!("name {n}")], n);
        }
        assert!(slow.0.len() <= MOST);
    }
}
