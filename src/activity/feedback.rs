//! Praise that varies, second chances, and the ladder of help, the same everywhere.
//!
//! The ladder: 0 the prompt again and slowly, 1 where to look, 2 a wrong choice
//! falls away, 3 it is shown and the child does it. Never more than three wrong in a row
//! before 3.

use crate::random::Chance;
use model::LineId;

/// How many praises and second chances the shell has (`praise-1` …, `retry-1` …).
const PRAISES: usize = 12;
const RETRIES: usize = 8;

/// Chooses praise and second-chance lines, never the same one twice running.
#[derive(Clone, Debug)]
pub struct Feedback {
    chance: Chance,
    last_praise: usize,
    last_retry: usize,
}

impl Feedback {
    /// Feedback from a seed.
    pub fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed ^ 0x9e11), last_praise: PRAISES, last_retry: RETRIES }
    }

    /// The next praise.
    pub fn praise(&mut self) -> LineId {
        self.last_praise = another(&mut self.chance, PRAISES, self.last_praise);
        LineId(format!("shell/praise-{}", self.last_praise + 1))
    }

    /// The next second chance.
    pub fn retry(&mut self) -> LineId {
        self.last_retry = another(&mut self.chance, RETRIES, self.last_retry);
        LineId(format!("shell/retry-{}", self.last_retry + 1))
    }

    /// The chance that shuffles this step.
    pub fn chance(&mut self) -> &mut Chance {
        &mut self.chance
    }
}

/// A number below `n` that is not `last`.
fn another(chance: &mut Chance, n: usize, last: usize) -> usize {
    if last >= n { chance.below(n) } else { (last + 1 + chance.below(n - 1)) % n }
}

/// How much help one item has had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ladder {
    /// Highest rung so far, 0..=3.
    pub rung: u8,
    /// Tries so far.
    pub tries: u8,
    wrong_in_a_row: u8,
    /// The prompt was said slowly.
    slowly: bool,
}

impl Ladder {
    /// Notes a try; after a wrong one gives the rung that now helps.
    pub fn tried(&mut self, right: bool) -> u8 {
        self.tries = self.tries.saturating_add(1);
        if right {
            self.wrong_in_a_row = 0;
        } else {
            self.wrong_in_a_row += 1;
            // First wrong: why, and the prompt again (1). Second: a choice falls away (2). Third: shown (3).
            self.rung = self.rung.max(self.wrong_in_a_row.min(3));
        }
        self.rung
    }

    /// The child asked for help: the rung that helps now. Rung 0, the prompt slowly, helps once
    /// and only before anything else did.
    pub fn helped(&mut self) -> u8 {
        if self.rung > 0 || self.slowly {
            self.rung = (self.rung + 1).min(3);
        }
        self.heard_slowly();
        self.rung
    }

    /// The prompt was said slowly for another item that shares it.
    pub fn heard_slowly(&mut self) {
        self.slowly = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn praise_never_repeats_at_once_and_uses_every_line() {
        let mut feedback = Feedback::new(7);
        let said: Vec<_> = (0..200).map(|_| feedback.praise()).collect();
        assert!(said.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(said.iter().collect::<HashSet<_>>().len(), PRAISES);
    }

    #[test]
    fn three_wrong_answers_lead_to_being_shown() {
        let mut ladder = Ladder::default();
        assert_eq!([false, false, false].map(|right| ladder.tried(right)), [1, 2, 3]);
        assert_eq!(ladder.tries, 3);
    }

    #[test]
    fn asking_climbs_one_rung_at_a_time() {
        let mut ladder = Ladder::default();
        assert_eq!([(); 5].map(|()| ladder.helped()), [0, 1, 2, 3, 3]);
        let mut ladder = Ladder::default();
        ladder.tried(false);
        assert_eq!(ladder.helped(), 2, "after a wrong answer it is too late for the prompt alone");
    }
}
