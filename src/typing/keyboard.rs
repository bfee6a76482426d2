//! A keyboard in use: which page of which layout is shown, and what has been typed.

use crate::layout::{Act, Layout, Row};
use crate::{Text, suggest};

/// The state of a keyboard.
#[derive(Debug, Clone)]
pub struct Keyboard {
    layout: Layout,
    page: usize,
    text: Text,
}

/// What came of pressing a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// The text is another one; the page may be the first again.
    Changed,
    /// Nothing came of it: the text has no place for it, or the key is not to be seen.
    Refused,
    /// The typing is over.
    Done,
    /// Other keys are shown.
    Switched,
}

impl Keyboard {
    /// A keyboard for a text of at most `limit` letters, with nothing typed.
    pub fn new(layout: Layout, limit: usize) -> Self {
        Self { layout, page: 0, text: Text::new(limit) }
    }

    /// The same keyboard with what somebody wrote before, to be changed from its end. What our
    /// keys could not have typed is left out.
    #[must_use]
    pub fn holding(mut self, text: &str) -> Self {
        for letter in crate::orthography::letters(text) {
            self.text.insert(letter.encode_utf8(&mut [0; 4]));
        }
        self
    }

    /// The keys to draw, row by row.
    pub fn rows(&self) -> &'static [Row] {
        &self.layout.pages()[self.page]
    }

    /// Which keyboard is shown.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Whether the second page is shown: the capitals, or the rarer letters.
    pub fn is_turned(&self) -> bool {
        self.page != 0
    }

    /// What has been typed.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Presses a key that is shown.
    pub fn press(&mut self, id: &str) -> Pressed {
        let Some(key) = self.rows().iter().flatten().find(|key| key.id == id) else {
            return Pressed::Refused;
        };
        let changed = match &key.act {
            Act::Insert(letter) => {
                let inserted = self.text.insert(letter);
                // The second page is for one letter, or a teacher would search the first for it.
                if inserted {
                    self.page = 0;
                }
                inserted
            }
            Act::Join => self.text.join(),
            Act::Backspace => self.text.backspace(),
            Act::Space => self.text.insert(" "),
            Act::Shift | Act::Page => {
                self.page = 1 - self.page;
                return Pressed::Switched;
            }
            Act::Switch(layout) => {
                (self.layout, self.page) = (*layout, 0);
                return Pressed::Switched;
            }
            Act::Done => {
                self.text.finish();
                return Pressed::Done;
            }
        };
        if changed { Pressed::Changed } else { Pressed::Refused }
    }

    /// Bangla words for the Latin letters at the end of the text, the likeliest first.
    pub fn suggestions(&self) -> Vec<String> {
        let word = self.latin_word();
        if self.layout == Layout::Latin && !word.is_empty() { suggest(&word) } else { Vec::new() }
    }

    /// Puts the suggestion with this index in the place of the Latin letters.
    pub fn take(&mut self, index: usize) -> Pressed {
        let Some(word) = self.suggestions().into_iter().nth(index) else {
            return Pressed::Refused;
        };
        let count = self.latin_word().chars().count();
        if self.text.replace_end(count, &word) { Pressed::Changed } else { Pressed::Refused }
    }

    /// The Latin letters, and what else writes sounds, at the end of the text.
    fn latin_word(&self) -> String {
        let text = self.text.text();
        let writes_sound = |letter: char| letter.is_ascii_alphabetic() || ",^:'".contains(letter);
        let start = text.trim_end_matches(writes_sound).len();
        let is_no_letter = |letter: char| !letter.is_ascii_alphabetic();
        text[start..].trim_start_matches(is_no_letter).to_owned()
    }
}

#[cfg(test)]
mod tests;
