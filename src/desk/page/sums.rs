//! The classes of a school side by side, as sums: no child is named, and no group of fewer than
//! five is shown, so that nothing of one child can be read from a number.

use super::html;
use crate::Frame;
use askama::Template;

/// A class in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// What it is called.
    pub name: String,
    /// So many children.
    pub n_children: usize,
    /// So many of them did anything in the last seven days.
    pub n_played: usize,
    /// Minutes of all of them in the last seven days.
    pub minutes: u64,
    /// Lessons that were played to their end in the last seven days.
    pub n_finished: u64,
}

/// Fewer than so many are not shown by themselves.
pub const FEWEST: usize = 5;

#[derive(Template)]
#[template(path = "sums.html")]
struct Page {
    frame: Frame,
    lede: String,
    figures: Vec<(String, String)>,
    lines: Vec<Line>,
    hidden: String,
}

struct Line {
    name: String,
    played: String,
    share: u32,
    minutes: String,
    finished: String,
}

/// Writes the page; classes come in the order of the school.
pub fn write(frame: Frame, sums: &[Sum]) -> String {
    let words = frame.words;
    // Of a class in which one or two played, every number would be theirs.
    let is_shown = |sum: &&Sum| sum.n_children >= FEWEST && !(1..FEWEST).contains(&sum.n_played);
    let shown: Vec<&Sum> = sums.iter().filter(is_shown).collect();
    let hidden = match sums.len() - shown.len() {
        0 => String::new(),
        n => words.say("desk-sums-hidden", &[("n", n.into())]),
    };
    let all = |of: fn(&Sum) -> u64| shown.iter().map(|sum| of(sum)).sum::<u64>();
    let (children, played) = (all(|sum| sum.n_children as u64), all(|sum| sum.n_played as u64));
    let lede = words.say("desk-sums-lede", &[("n", children.into()), ("played", played.into())]);
    let each = |sum: u64, n: u64| sum.checked_div(n).unwrap_or(0);
    let figures = [
        ("desk-sums-children", children),
        ("desk-sums-played", played),
        ("desk-sums-minutes", each(all(|sum| sum.minutes), played)),
        ("desk-sums-finished", all(|sum| sum.n_finished)),
    ];
    let figures = figures.map(|(key, n)| (words.n(n), words.t(key))).into();
    let line = |sum: &&Sum| Line {
        name: sum.name.clone(),
        played: words
            .say("desk-sums-of", &[("n", sum.n_played.into()), ("of", sum.n_children.into())]),
        share: (100 * sum.n_played / sum.n_children.max(1)) as u32,
        minutes: words.n(each(sum.minutes, sum.n_played as u64)),
        finished: words.n(sum.n_finished),
    };
    let lines = shown.iter().map(line).collect();
    html(&Page { frame, lede, figures, lines, hidden })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::frame;

    #[test]
    fn a_class_of_four_is_in_no_number() {
        let sum = |name: &str, n_children: usize| Sum {
            name: name.into(),
            n_children,
            n_played: n_children,
            minutes: 10 * n_children as u64,
            n_finished: 2,
        };
        let html = write(frame("en"), &[sum("Large", 30), sum("Small", 4)]);
        assert!(html.contains("Large") && !html.contains("Small"), "{html}");
        assert!(
            html.contains("30 of 30 children") && html.contains("One class of fewer than five")
        );
        assert!(!html.contains("34"), "{html}");
        let one = Sum { n_played: 1, ..sum("Quiet", 30) };
        assert!(!write(frame("en"), &[one]).contains("Quiet"));
        let empty = write(frame("en"), &[Sum::default()]);
        assert!(empty.contains("0 of 0 children"));
    }
}
