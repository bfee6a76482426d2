//! How large a text may be: an estimate from its letters, since nothing here knows a typeface.

use super::advance::{advance, widened};

/// Every line has this much to spare, in the size of the text.
const SPARE: f32 = 0.1;
/// Width of the circle that stands for a missing letter.
const CIRCLE: f32 = 0.65;
/// Width of a space.
const SPACE: f32 = 0.3;
/// Height of a single line, with room for signs above and below.
const LINE: f32 = 1.35;
/// Height of each of several lines, as the display face sets them.
const OF_SEVERAL: f32 = 1.64;

/// The largest size, at most `largest` and never below `smallest`, at which `text` fits into
/// a box, on several lines if it has several words.
pub fn fit(text: &str, width: f32, height: f32, largest: f32, smallest: f32) -> f32 {
    let words: Vec<f32> = words(text).collect();
    let mut size = largest;
    while size > smallest {
        let ems = width / size - SPARE;
        let is_whole = words.iter().all(|word| *word <= ems);
        let high = match lines(&words, ems) {
            1 => LINE,
            n => n as f32 * OF_SEVERAL,
        };
        if is_whole && high * size <= height {
            return size.floor();
        }
        size *= 0.95;
    }
    smallest.round()
}

/// How wide a text is on one line, in pixels.
pub fn width(text: &str, size: f32) -> f32 {
    let words: Vec<f32> = words(text).collect();
    let spaces = words.len().saturating_sub(1) as f32 * SPACE;
    (words.iter().sum::<f32>() + spaces + SPARE) * size
}

/// The widths of the words, in the size of the text.
fn words(text: &str) -> impl Iterator<Item = f32> + '_ {
    text.split_whitespace().map(|word| {
        let letters = word.chars().map(|letter| f32::from(advance(letter))).sum::<f32>();
        let pairs = word.chars().zip(word.chars().skip(1));
        let wider = pairs.map(|(letter, sign)| f32::from(widened(letter, sign))).sum::<f32>();
        let letters = (letters + wider) / 1000.0;
        // A sign that hugs no letter is set beside a dotted circle.
        let is_lone =
            word.starts_with(|c| matches!(c, '\u{981}'..='\u{983}' | '\u{9be}'..='\u{9cd}'));
        letters + if is_lone { CIRCLE } else { 0.0 }
    })
}

/// How many lines the words take where each line holds `ems`.
fn lines(words: &[f32], ems: f32) -> usize {
    let mut count = 1;
    let mut filled = 0.0;
    for word in words {
        let with_space = if filled > 0.0 { filled + SPACE + word } else { *word };
        if with_space > ems && filled > 0.0 {
            count += 1;
            filled = *word;
        } else {
            filled = with_space;
        }
    }
    count
}
