//! Whole texts: glyphs in, Unicode out, and what nobody could make sense of.

use crate::akshara::{Akshara, CHANDRABINDU, Sort, sort};
use crate::table::{as_windows, bangla, is_alone, is_bangla};
use crate::words::addresses;
use std::mem;
use unicode_normalization::UnicodeNormalization;

/// What became of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The text in Unicode, composed (NFC): ড় ঢ় য় are two code points, ো ৌ one.
    pub text: String,
    /// Characters that stand in `text` as they came, for the font has no glyph for them or the
    /// glyph hangs on nothing, with their place in what was given, in bytes. Blanks and the
    /// stops that Bangla shares with English are known and not among them.
    pub unknown: Vec<(usize, char)>,
}

/// Reads `text` as typed for a Bijoy font. See [`Converted::of`] for what stays as it is.
pub fn convert(text: &str) -> String {
    Converted::of(text).text
}

impl Converted {
    /// Reads `text` as typed for a Bijoy font, whether it looks so or not.
    ///
    /// Two things are no such text whatever the caller believes, and stay: a text that holds
    /// Bangla of Unicode already, as a whole, and addresses (`https://…`, `www.…`, `a@b.c`).
    /// English among the rest becomes Bangla gibberish, for the font has a glyph for each of its
    /// letters: where both may be mixed, in brackets or between commas, ask
    /// [`recognise()`](crate::recognise()), which leaves out what looks English.
    pub fn of(text: &str) -> Self {
        if text.chars().any(is_bangla) {
            return Self { text: text.nfc().collect(), unknown: Vec::new() };
        }
        let (places, letters): (Vec<usize>, Vec<char>) =
            text.char_indices().map(|(at, letter)| (at, as_windows(letter))).unzip();
        let mut addresses = addresses(text).peekable();
        let mut writer = Writer::default();
        for (index, (&at, &letter)) in places.iter().zip(&letters).enumerate() {
            while addresses.next_if(|address| address.end <= at).is_some() {}
            let is_address = addresses.peek().is_some_and(|address| address.contains(&at));
            match bangla(&letters, index) {
                Some(_) if is_address => writer.other(letter.encode_utf8(&mut [0; 4])),
                // Whoever teaches writing writes a sign by itself, and means it.
                Some(sign) if is_sign(sign) && is_alone(&letters, index) => writer.other(sign),
                Some(bangla) => writer.piece(bangla, (at, letter)),
                None => {
                    writer.other(letter.encode_utf8(&mut [0; 4]));
                    if !letter.is_ascii() && !letter.is_whitespace() {
                        writer.unknown.push((at, letter));
                    }
                }
            }
        }
        writer.finish()
    }
}

fn is_sign(bangla: &str) -> bool {
    matches!(sort(bangla), Some(Sort::PreKar | Sort::Kar | Sort::Mark))
}

/// Writes syllables one after the other. The last whole one is held back, since a reph or a
/// chandrabindu may still be meant for it after the next one's kar was typed.
#[derive(Default)]
struct Writer {
    text: String,
    unknown: Vec<(usize, char)>,
    last: Akshara,
    open: Akshara,
}

impl Writer {
    fn piece(&mut self, bangla: &'static str, from: (usize, char)) {
        let Some(kind) = sort(bangla) else { return self.other(bangla) };
        if self.open.ends_before(bangla) {
            let last = mem::replace(&mut self.last, mem::take(&mut self.open));
            self.write(last);
        }
        let hangs_above = kind == Sort::Reph || bangla.starts_with(CHANDRABINDU);
        let goes_back = self.open.waits() && hangs_above;
        if goes_back && self.last.add(bangla, from) || self.open.add(bangla, from) {
            return;
        }
        self.close();
        self.unknown.push(from);
        self.text.push(from.1);
    }

    /// What is no part of a syllable.
    fn other(&mut self, text: &str) {
        self.close();
        self.text.push_str(text);
    }

    fn close(&mut self) {
        for akshara in [mem::take(&mut self.last), mem::take(&mut self.open)] {
            self.write(akshara);
        }
    }

    fn write(&mut self, akshara: Akshara) {
        if akshara.is_empty() {
            return;
        }
        match akshara.finish() {
            Ok(syllable) => self.text.push_str(&syllable),
            Err(from) => {
                self.unknown.push(from);
                self.text.push(from.1);
            }
        }
    }

    fn finish(mut self) -> Converted {
        self.close();
        Converted { text: self.text.nfc().collect(), unknown: self.unknown }
    }
}
