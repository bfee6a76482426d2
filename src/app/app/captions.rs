//! What is said, written for whoever cannot hear it: at the lower edge, the spoken word lit.

use super::App;
use crate::screen::View;
use scene::{Colour, Item, Look, Ms, Rect, Wake, Word};

/// As many letters as stand beside each other, so that a line never needs two.
const LETTERS: usize = 44;
const UPRIGHT_LETTERS: usize = 30;

/// Where an activity writes what the bird says to an answer.
const ANSWER: &str = "caption-text";

impl App {
    /// Adds the caption where whoever plays is deaf and it stands nowhere yet: a page of a story
    /// has its text, a question its title, an answer what the bird says to it.
    pub(super) fn caption(&self, view: &mut View, now: Ms) {
        if !self.any_player(|player| player.is_deaf) {
            return;
        }
        let Some((line, lit, next)) = self.sounds.caption(now) else { return };
        let says = |item: &Item| match &item.look {
            Look::Words { .. } => true,
            Look::Text { text, .. } => item.id == ANSWER || *text == line.text,
            _ => false,
        };
        if view.rows.iter().any(|(item, _)| says(item)) {
            // What is said next may stand nowhere.
            view.wake = view.wake.sooner(Wake::At(next));
            return;
        }
        let (stage, mm) = (&self.stage, self.stage.mm);
        let most = if stage.is_portrait() { UPRIGHT_LETTERS } else { LETTERS };
        let all: Vec<&str> = line.text.split_whitespace().collect();
        let (from, until) = around(&all, lit.unwrap_or(0), most);
        let words = all[from..until]
            .iter()
            .enumerate()
            .map(|(n, text)| Word { text: (*text).to_owned(), lit: lit == Some(from + n) });
        let words: Vec<Word> = words.collect();
        let n_letters: usize = words.iter().map(|word| word.text.chars().count() + 1).sum();
        let size = (4.0 * mm).round();
        let wide = (n_letters as f32 * 0.6 * size + 4.0 * mm).min(stage.width - 8.0 * mm);
        let high = size * 1.4 + 1.8 * mm;
        let rect = Rect::new(
            ((stage.width - wide) / 2.0).round(),
            (stage.height - high - 0.6 * mm).round(),
            wide.round(),
            high.round(),
        );
        let look = Look::Card {
            fill: Colour::WHITE,
            edge: Colour::CARD_EDGE,
            border: mm * 0.4,
            radius: high / 2.0,
            lip: 0.0,
        };
        view.rows.push((Item::new("caption-pill", rect, look), None));
        let inner = rect.grown(-0.6 * mm);
        view.rows.push((Item::new("caption", inner, Look::Words { words, size }), None));
        view.wake = view.wake.sooner(Wake::At(next));
    }
}

/// Which words stand beside each other while one of them sounds: the line is cut into pieces of
/// at most so many letters, and a word never.
fn around(words: &[&str], lit: usize, most: usize) -> (usize, usize) {
    let (mut from, mut n) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        let long = word.chars().count() + 1;
        if n + long > most && at > from {
            if lit < at {
                return (from, at);
            }
            (from, n) = (at, 0);
        }
        n += long;
    }
    (from, words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_between_words_and_every_word_is_shown_in_its_turn() {
        let words = ["one", "two", "three", "four", "five", "six"];
        for lit in 0..words.len() {
            let (from, until) = around(&words, lit, 10);
            assert!((from..until).contains(&lit), "{lit}");
            let long: usize = words[from..until].iter().map(|word| word.len() + 1).sum();
            assert!(long <= 10, "{from} to {until}");
        }
        assert_eq!(around(&words, 0, 100), (0, 6));
        assert_eq!(around(&["immeasurably"], 0, 4), (0, 1), "a word is never cut");
    }
}
