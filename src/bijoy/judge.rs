//! What one word says about being typed for a Bijoy font.

use crate::Converted;
use crate::odds::points;
use crate::orthography::is_possible;
use crate::table::is_bangla;

/// Below these points a word is of another language, whatever stands beside it.
const AGAINST: i32 = -6;
/// Keeps letters apart or together and is seen by nobody.
const JOINERS: [char; 2] = ['\u{200C}', '\u{200D}'];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Verdict {
    /// It is no Bangla, or Bangla of Unicode.
    Against,
    /// It may be anything: a number, a unit, one letter, none that is small. Half of the font's
    /// letters are capitals, but so are abbreviations.
    Silent,
    /// How much it looks like Bangla, in the points of [`points`]; below 0 it does not much.
    Speaks(i32),
}

pub(crate) fn judge(word: &str) -> Verdict {
    let letters = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let has_digit = letters.contains(|letter: char| letter.is_ascii_digit());
    if has_digit || word.contains(is_bangla) {
        return Verdict::Against;
    }
    let Converted { text, unknown } = Converted::of(letters);
    let is_part = |letter| is_bangla(letter) || JOINERS.contains(&letter);
    let bangla = text.trim_matches(|letter| !is_part(letter));
    let is_whole = unknown.is_empty() && bangla.chars().all(is_part);
    let is_short = letters.chars().count() < 2;
    if bangla.is_empty() && unknown.is_empty() {
        return Verdict::Silent;
    }
    if !is_whole || !is_short && !is_possible(bangla) {
        return Verdict::Against;
    }
    // `5wU` and `10kg` are alike to anybody who does not read them.
    let is_unit = letters.len() < word.len() && letters.len() < 4;
    let has_no_small = !letters.contains(|letter: char| letter.is_ascii_lowercase());
    if is_short || is_unit || has_no_small || ends_in_capitals(letters) {
        return Verdict::Silent;
    }
    // `kvm` and `cvb` are names of things: so short and all small, a word may agree and no more.
    let is_brief = letters.len() < 4 && letters.bytes().all(|letter| letter.is_ascii_lowercase());
    match points(letters).min(if is_brief { 0 } else { i32::MAX }) {
        points if points < AGAINST => Verdict::Against,
        points => Verdict::Speaks(points),
    }
}

/// As in `WebGPU` and `MySQL`. Bangla words end in a kar or in one capital.
fn ends_in_capitals(word: &str) -> bool {
    word.is_ascii() && word.chars().rev().take(2).all(|letter| letter.is_ascii_uppercase())
}
