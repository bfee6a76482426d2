//! What is likely to come: writer and reader guess alike, so a right guess costs nothing.
//!
//! Two guesses are made for an atom. The first is what came last time after the same atoms of
//! the same row: which question was asked tells what was expected, and mostly what was
//! answered. The second is what followed last time on this column's last atom: questions of a
//! lesson come in the same order for every child.

use std::collections::HashMap;

/// Everything that has come so far. Contexts are hashes; where two meet, both sides guess
/// wrongly together, which costs a byte and no truth.
#[derive(Default)]
pub(super) struct Guess {
    in_row: HashMap<u64, usize>,
    after: HashMap<u64, usize>,
    last: HashMap<u64, usize>,
}

/// The guesses for one row, made from its first atom to its last.
pub(super) struct Row<'a> {
    guess: &'a mut Guess,
    start: u64,
    context: u64,
}

impl Guess {
    /// Begins a row of a shape.
    pub(super) fn row(&mut self, shape: usize) -> Row<'_> {
        let start = mix(0xcbf2_9ce4_8422_2325, shape as u64);
        Row { guess: self, start, context: start }
    }
}

impl Row<'_> {
    /// How an atom is written: 0 and 1 for a guess that was right, else its place and 2.
    pub(super) fn code(&mut self, field: usize, atom: usize) -> u64 {
        let (first, second) = self.guesses(field);
        self.learn(field, atom);
        match atom {
            _ if Some(atom) == first => 0,
            _ if Some(atom) == second => 1,
            _ => atom as u64 + 2,
        }
    }

    /// Which atom was written; `None` for a guess where there was nothing to guess from.
    pub(super) fn atom(&mut self, field: usize, code: u64) -> Option<usize> {
        let (first, second) = self.guesses(field);
        let atom = match code {
            0 => first?,
            1 => second?,
            _ => usize::try_from(code - 2).ok()?,
        };
        self.learn(field, atom);
        Some(atom)
    }

    fn guesses(&self, field: usize) -> (Option<usize>, Option<usize>) {
        let first = self.guess.in_row.get(&mix(self.context, field as u64));
        let column = mix(self.start, field as u64);
        let last = self.guess.last.get(&column);
        let second = last.and_then(|last| self.guess.after.get(&mix(column, *last as u64)));
        (first.copied(), second.copied())
    }

    fn learn(&mut self, field: usize, atom: usize) {
        self.guess.in_row.insert(mix(self.context, field as u64), atom);
        let column = mix(self.start, field as u64);
        if let Some(last) = self.guess.last.insert(column, atom) {
            self.guess.after.insert(mix(column, last as u64), atom);
        }
        self.context = mix(self.context, atom as u64);
    }
}

/// One step of FNV-1a over eight bytes, folded: part of the format, never to change.
fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash ^ value.wrapping_add(1)).wrapping_mul(0x0000_0100_0000_01b3);
    mixed ^ (mixed >> 29)
}
