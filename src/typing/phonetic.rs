//! A word in Latin letters, written in Bangla by its sound.
//!
//! `a` is the *a-kar* and `o` the sound that every bare letter has, so `rahim` and `rohim` are
//! two words. Capitals are the other letter of a pair: `T D N R S` for the ones said with a bent
//! tongue, `I U` for the long vowels. Letters join where Bangla words join them
//! (`conjuncts.txt`): `tr` does, `nv` does not. `rr` puts a reph on the next letter, `y` after a
//! letter is its *ya-phala*, and `,,` joins what does not join by itself. `z` is read as in
//! names, like `j`; `J` and `Z` are the letter of *jomuna*. The sounds stand in `sounds.txt`.
//!
//! Every beginning of a word gives what that much of it sounds like, so the Bangla form grows
//! while somebody types.

mod tables;

use crate::Text;
use crate::orthography::{ANUSVARA, Sort, YA, YYA, independent, letters, sort};
use tables::{joins, sound_at};

/// The letter of `ng` once it carries a kar, which an anusvara cannot.
const NGA: &str = "\u{999}";
/// The vowel in front of the y of a word that begins with one.
const I: &str = "\u{987}";
/// What `o` is: written where no letter carries it.
const INHERENT: &str = "\u{985}";
const O_KAR: char = '\u{9CB}';

/// Writes `latin` in Bangla. What is no Latin letter stays what it is, digits become Bangla ones.
pub fn from_latin(latin: &str) -> String {
    let mut writer = Writer { text: Text::new(usize::MAX), last: Last::Nothing, begins: true };
    let mut rest = latin;
    while let Some(letter) = rest.chars().next() {
        let length = if rest.starts_with(",,") {
            writer.join();
            2
        } else if let Some((sound, bangla)) = sound_at(rest, writer.last == Last::Nothing) {
            writer.sound(sound, bangla);
            sound.len()
        } else {
            writer.other(letter);
            letter.len_utf8()
        };
        rest = &rest[length..];
    }
    writer.text.finish();
    writer.text.text()
}

/// What the next sound follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// The beginning of a word.
    Nothing,
    /// A letter that no vowel has followed yet.
    Letter,
    /// `rr`, which becomes the reph of the next letter.
    Reph,
    /// A join that was asked for.
    Join,
    /// `o` after a letter, heard and not written.
    Inherent,
    /// A written vowel.
    Vowel,
    /// `w`, from which a vowel glides off.
    Glide,
    /// What carries neither a kar nor a joined letter.
    Closed,
}

struct Writer {
    text: Text,
    last: Last,
    /// The letters at the end are the first of their word.
    begins: bool,
}

impl Writer {
    fn sound(&mut self, sound: &str, bangla: &str) {
        let kind = bangla.chars().next().and_then(sort);
        match (sound, kind) {
            ("y", _) => self.y(),
            ("w", _) => self.glide(bangla),
            (_, Some(Sort::Kar | Sort::Vowel)) => self.vowel(sound, bangla),
            (_, Some(Sort::Final | Sort::Chandrabindu)) => self.mark(sound, bangla),
            _ => self.letter(sound, bangla),
        }
    }

    fn join(&mut self) {
        if self.text.join() {
            self.last = Last::Join;
        }
    }

    fn letter(&mut self, sound: &str, bangla: &str) {
        let first = letters(bangla)[0];
        let joins = match self.last {
            Last::Reph => true,
            Last::Letter => self.text.last().is_some_and(|last| joins(last, first, self.begins)),
            _ => false,
        };
        if joins {
            self.text.join();
        } else {
            self.begins = self.last == Last::Nothing;
        }
        if !self.text.insert(bangla) {
            // Too many would be joined: what is heard is written all the same.
            self.text.backspace();
            self.text.insert(bangla);
        }
        self.last = match (sound, letters(bangla).last().copied().and_then(sort)) {
            ("rr", _) => Last::Reph,
            (_, Some(Sort::Consonant)) => Last::Letter,
            _ => Last::Closed,
        };
    }

    /// Between vowels a y is a letter, after a letter its phala.
    fn y(&mut self) {
        let joins = matches!(self.last, Last::Letter | Last::Reph | Last::Join)
            && !matches!(self.text.last(), Some(YA | YYA));
        if joins {
            self.text.join();
            self.text.insert(&YA.to_string());
        } else {
            if self.last == Last::Nothing {
                self.text.insert(I);
            }
            self.text.insert(&YYA.to_string());
        }
        self.last = Last::Letter;
    }

    fn glide(&mut self, bangla: &str) {
        self.text.insert(bangla);
        self.last = Last::Glide;
    }

    fn vowel(&mut self, sound: &str, bangla: &str) {
        if self.last == Last::Closed && self.text.last() == Some(ANUSVARA) {
            self.text.backspace();
            self.text.insert(NGA);
            self.last = Last::Letter;
        }
        let kar = bangla.chars().next().unwrap_or_default();
        let alone = independent(kar).map_or_else(|| bangla.to_owned(), String::from);
        let is_inherent = bangla == INHERENT;
        match self.last {
            Last::Letter | Last::Reph | Last::Join if is_inherent => {
                // What was to be joined has got its vowel.
                if self.last == Last::Join {
                    self.text.backspace();
                }
                self.last = Last::Inherent;
                return;
            }
            Last::Letter | Last::Reph | Last::Join => self.text.insert(bangla),
            Last::Glide if is_inherent => true,
            Last::Vowel if is_inherent => {
                self.text.insert(&independent(O_KAR).map(String::from).unwrap_or_default())
            }
            // Two vowels of which the second begins with a y that nobody writes in Latin letters.
            Last::Vowel | Last::Glide | Last::Inherent if sound == "a" || sound == "e" => {
                self.text.insert(&format!("{YYA}{kar}"))
            }
            _ => self.text.insert(&alone),
        };
        self.last = Last::Vowel;
    }

    /// A mark that nothing carries is written as the letter of its sound, or as it was typed.
    fn mark(&mut self, sound: &str, bangla: &str) {
        let is_anusvara = bangla.starts_with(ANUSVARA);
        if self.text.insert(bangla) {
            self.last = if is_anusvara || sound == ":" { Last::Closed } else { self.last };
        } else if is_anusvara {
            self.letter(sound, NGA);
        } else {
            self.text.insert(sound);
            self.last = Last::Nothing;
        }
    }

    fn other(&mut self, letter: char) {
        let bangla = match letter.to_digit(10) {
            Some(digit) => char::from_u32('\u{9E6}' as u32 + digit).unwrap_or(letter),
            None => letter,
        };
        self.text.insert(&bangla.to_string());
        self.last = Last::Nothing;
    }
}

#[cfg(test)]
mod tests;
