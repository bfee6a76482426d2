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
            now_ms < failed.last_ms + LONGEST_MS.min(wait_ms)
        })
    }

    /// A try did not succeed.
    pub(crate) fn failed(&mut self, names: &[String], now_ms: i64) {
        self.0.retain(|_, failed| now_ms < failed.last_ms + FORGOTTEN_MS);
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

    /// A try succeeded: the account waits no more. Where it came from still does.
    pub(crate) fn succeeded(&mut self, name: &str) {
        self.0.remove(name);
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
        slow.succeeded("mina");
        assert!(!slow.must_wait(&names, 0));
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
