//! Which parts of a text were typed for a Bijoy font.
//!
//! Nothing in the text says so, and what is read is letters that every language uses. So each
//! word is judged by itself: whether it can be Bangla at all once it is converted, and how much
//! its letters look like it. Words that stand beside each other on a line then decide together,
//! since one short word proves nothing and is right in company: a run of words is a piece if its
//! points are [`ENOUGH`], or if it is not against it and most of the text is Bangla without it.
//! All of it leans to saying nothing: a missed word can be pointed out by a person, but English
//! that turns into gibberish costs trust.

use crate::Converted;
use crate::judge::{Verdict, judge};
use crate::words::{addresses, chunks, words};
use std::ops::Range;

/// What a run must have to stand alone. No word of a dictionary of 104,000 English words and of
/// 60,000 French ones reaches it, of the rare strings that people write beside them (`knvb`) 4 in
/// 100,000; of rare Bangla words, one by one, 88 in 100 do, and nearly every sentence.
const ENOUGH: i32 = 18;
/// What it must have among much that is Bangla.
const IN_COMPANY: i32 = 0;
/// From here on there is no doubt.
const SURE: i32 = 40;

/// How sure it is that a text was typed for a Bijoy font.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Confidence {
    /// It looks so; a person should be asked.
    Likely,
    /// Nothing else looks so.
    Sure,
}

/// A part of a line that was typed for a Bijoy font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// What it says.
    pub converted: Converted,
    /// How sure that is.
    pub confidence: Confidence,
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The pieces, from first to last. None holds a line's end, and none another.
    pub pieces: Vec<Piece>,
}

impl Found {
    /// The text in which all pieces were found, with each of them converted.
    pub fn convert(&self, text: &str) -> String {
        let mut converted = String::with_capacity(text.len());
        let mut at = 0;
        for piece in &self.pieces {
            converted += &text[at..piece.range.start];
            converted += &piece.converted.text;
            at = piece.range.end;
        }
        converted + &text[at..]
    }
}

/// Whether a text as a whole was typed for a Bijoy font: three quarters of what is no blank.
pub fn is_likely(text: &str) -> Option<Confidence> {
    let found = recognise(text);
    let count = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    let inside: usize = found.pieces.iter().map(|piece| count(&text[piece.range.clone()])).sum();
    let confidence = found.pieces.iter().map(|piece| piece.confidence).max()?;
    (inside * 4 >= count(text) * 3).then_some(confidence)
}

/// Finds the parts of a text that were typed for a Bijoy font.
///
/// Best effort where languages mix within a line: English words between Bangla ones are left
/// out when they look English (`and`, `Form-2`), but a lone capital or an abbreviation there
/// counts as Bangla, and a number goes with its neighbours.
pub fn recognise(text: &str) -> Found {
    let runs: Vec<Run> = lines(text).flat_map(|line| runs(text, line)).collect();
    let count = |of: fn(&Run) -> bool| -> usize {
        runs.iter().filter(|run| of(run)).map(|run| run.n_words).sum()
    };
    let has_company = count(|run| run.points >= Some(ENOUGH)) > count(|run| run.points.is_none());
    let least = if has_company { IN_COMPANY } else { ENOUGH };
    let pieces = runs.into_iter().filter_map(|run| {
        let points = run.points.filter(|points| *points >= least)?;
        Some(Piece {
            converted: Converted::of(&text[run.range.clone()]),
            confidence: if points >= SURE { Confidence::Sure } else { Confidence::Likely },
            range: run.range,
        })
    });
    Found { pieces: pieces.collect() }
}

/// Words of a line that stand beside each other and are judged together.
struct Run {
    range: Range<usize>,
    n_words: usize,
    /// Their sum; none if they are of another language or say nothing.
    points: Option<i32>,
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        start += line.len();
        start - line.len()..start
    })
}

fn runs(text: &str, line: Range<usize>) -> Vec<Run> {
    let judged = judged(text, line);
    let mut runs = Vec::new();
    for group in judged.chunk_by(|(_, a), (_, b)| is_against(a) == is_against(b)) {
        runs.push(run(text, group, &judged));
    }
    runs
}

fn is_against(verdict: &Verdict) -> bool {
    *verdict == Verdict::Against
}

type Judged = (Range<usize>, Verdict);

fn judged(text: &str, line: Range<usize>) -> Vec<Judged> {
    let (start, line) = (line.start, &text[line]);
    let addresses: Vec<Range<usize>> = addresses(line).collect();
    let words = chunks(line).flat_map(|chunk| words(line, chunk));
    let judged = words.map(|word| {
        let is_address = addresses.iter().any(|address| address.contains(&word.start));
        let verdict = if is_address { Verdict::Against } else { judge(&line[word.clone()]) };
        (start + word.start..start + word.end, verdict)
    });
    judged.collect()
}

/// Adds up one group of a line. What is silent belongs to a run only if nothing but Bangla
/// stands on both of its sides; a line's end contradicts nobody.
fn run(text: &str, group: &[Judged], line: &[Judged]) -> Run {
    let speaks = |(_, verdict): &Judged| matches!(verdict, Verdict::Speaks(_));
    let (mut first, mut last) = (0, group.len() - 1);
    if let (Some(from), Some(to)) = (group.iter().position(speaks), group.iter().rposition(speaks))
    {
        first = if group.first() == line.first() { 0 } else { from };
        last = if group.last() == line.last() { group.len() - 1 } else { to };
    }
    let points = group.iter().filter_map(|(_, verdict)| match verdict {
        Verdict::Speaks(points) => Some(*points),
        _ => None,
    });
    let end = group[last].0.end;
    let stops = text[end..].find(|letter| !"|\\".contains(letter)).unwrap_or(text.len() - end);
    Run {
        range: group[first].0.start..end + stops,
        n_words: last + 1 - first,
        points: points.reduce(|sum, points| sum + points),
    }
}
