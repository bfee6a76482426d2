//! What was typed so far, always written as Bangla is written.
//!
//! A text is kept as letters of one character each, so that taking one back is taking one off
//! the end. What a key would spoil is either put right, as a kar that no letter carries and
//! which becomes a vowel, or refused. A join that waits for its letter is no part of the text
//! yet: so the text never ends in a hasanta, at whatever moment it is asked for.

use crate::orthography::{
    CHANDRABINDU, HASANTA, KHANDA_TA, RA, Sort, YA, independent, is_mark, letters, sort, stored,
};

/// More letters are joined in no Bangla word.
const MOST_JOINED: usize = 4;
/// The two vowels that a *ya-phala* may follow, as in the first sound of "Annie".
const TAKE_YA: [char; 2] = ['\u{985}', '\u{98F}'];

/// A text that grows and shrinks at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    letters: Vec<char>,
    /// The next letter joins to the last one.
    joining: bool,
    limit: usize,
}

impl Text {
    /// An empty text for at most `limit` letters as a reader counts them: a letter with all
    /// that is joined to it and lies on it is one.
    pub fn new(limit: usize) -> Self {
        Self { letters: Vec::new(), joining: false, limit }
    }

    /// Adds what a key gives, a letter or several, whole or not at all. Says whether it did.
    pub fn insert(&mut self, typed: &str) -> bool {
        let before = self.clone();
        let fits = !typed.is_empty()
            && letters(typed).into_iter().all(|letter| self.put(letter))
            && self.count() <= self.limit;
        if !fits {
            *self = before;
        }
        fits
    }

    /// Makes the next letter join to the one before. Says whether that one can be joined to.
    pub fn join(&mut self) -> bool {
        let can = match self.letters.last() {
            Some(last) if TAKE_YA.contains(last) => true,
            Some(last) => sort(*last) == Some(Sort::Consonant) && self.joined() < MOST_JOINED,
            None => false,
        };
        let begins = can && !self.joining;
        self.joining |= begins;
        begins
    }

    /// Takes back what stands last: a waiting join, a mark, or a letter together with the
    /// hasanta that joined it. Says whether there was anything.
    pub fn backspace(&mut self) -> bool {
        if std::mem::take(&mut self.joining) {
            return true;
        }
        let taken = self.letters.pop().is_some();
        if self.letters.last() == Some(&HASANTA) {
            self.letters.pop();
        }
        taken
    }

    /// Puts `typed` in place of the last `count` letters, whole or not at all.
    pub(crate) fn replace_end(&mut self, count: usize, typed: &str) -> bool {
        let before = self.clone();
        self.joining = false;
        self.letters.truncate(self.letters.len().saturating_sub(count));
        let fits = self.insert(typed);
        if !fits {
            *self = before;
        }
        fits
    }

    /// Ends the typing: a join that waits for a letter and a space at the end are dropped.
    pub fn finish(&mut self) {
        self.joining = false;
        if self.letters.last() == Some(&' ') {
            self.letters.pop();
        }
    }

    /// The text in Unicode's composed form, without a join that waits for its letter.
    pub fn text(&self) -> String {
        stored(&self.letters)
    }

    /// The text to show while it is typed: a waiting join is to be seen.
    pub fn shown(&self) -> String {
        let mut shown = self.text();
        shown.extend(self.joining.then_some(HASANTA));
        shown
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// How many letters a reader counts, spaces among them.
    pub fn count(&self) -> usize {
        let begins = |at: &usize| {
            !is_mark(self.letters[*at]) && (*at == 0 || self.letters[at - 1] != HASANTA)
        };
        (0..self.letters.len()).filter(begins).count()
    }

    /// The last letter as it is handled here, in one character.
    pub(crate) fn last(&self) -> Option<char> {
        self.letters.last().copied()
    }

    fn put(&mut self, letter: char) -> bool {
        let Some(sort) = sort(letter) else { return false };
        if sort == Sort::Hasanta {
            return self.join();
        }
        let joining = std::mem::take(&mut self.joining);
        match sort {
            Sort::Consonant | Sort::KhandaTa => {
                if joining && self.may_join(letter) {
                    self.letters.push(HASANTA);
                }
                self.letters.push(letter);
                true
            }
            Sort::Kar => self.put_kar(letter),
            Sort::Chandrabindu => self.put_chandrabindu(),
            Sort::Final => self.put_final(letter),
            Sort::Space if matches!(self.last(), None | Some(' ')) => false,
            _ => {
                self.letters.push(letter);
                true
            }
        }
    }

    /// Whether `letter` is one that joins to the last.
    fn may_join(&self, letter: char) -> bool {
        match self.last() {
            Some(last) if TAKE_YA.contains(&last) => letter == YA,
            last => letter != KHANDA_TA || last == Some(RA),
        }
    }

    /// A kar goes before the marks that end a syllable, in the place of another kar, and stands
    /// as a vowel where no letter carries it.
    fn put_kar(&mut self, kar: char) -> bool {
        let end = self.end_of_base();
        let base = end.checked_sub(1).map(|at| self.letters[at]);
        match base.and_then(sort) {
            Some(Sort::Consonant) => self.letters.insert(end, kar),
            Some(Sort::Kar) if base == Some(kar) => return false,
            Some(Sort::Kar) => self.letters[end - 1] = kar,
            _ => self.letters.extend(independent(kar)),
        }
        true
    }

    fn put_chandrabindu(&mut self) -> bool {
        let end = self.end_of_base();
        let can = self.carries_marks(end) && self.letters.get(end) != Some(&CHANDRABINDU);
        if can {
            self.letters.insert(end, CHANDRABINDU);
        }
        can
    }

    fn put_final(&mut self, letter: char) -> bool {
        let can = self.carries_marks(self.end_of_base()) && self.last() != Some(letter);
        if can {
            if self.last().and_then(sort) == Some(Sort::Final) {
                self.letters.pop();
            }
            self.letters.push(letter);
        }
        can
    }

    /// Where the last letter and its kar end and the marks after them begin.
    fn end_of_base(&self) -> usize {
        let is_after =
            |letter: &char| matches!(sort(*letter), Some(Sort::Chandrabindu | Sort::Final));
        self.letters.iter().rposition(|letter| !is_after(letter)).map_or(0, |at| at + 1)
    }

    fn carries_marks(&self, end: usize) -> bool {
        let base = end.checked_sub(1).and_then(|at| sort(self.letters[at]));
        matches!(base, Some(Sort::Consonant | Sort::Vowel | Sort::Kar))
    }

    /// How many letters are joined at the end.
    fn joined(&self) -> usize {
        1 + self.letters.rchunks(2).take_while(|pair| pair[0] == HASANTA).count()
    }
}

#[cfg(test)]
pub(crate) mod tests;
