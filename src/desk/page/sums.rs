//! The classes of a school side by side, as sums: no child is named, and no group of fewer than
//! five is shown, so that nothing of one child can be read from a number.

use super::html;
use super::records::{self, Held};
use crate::{Frame, Words};
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
    /// Girls, and how many of them did anything, where the school's list says who is one.
    pub girls: (usize, usize),
    /// Boys, likewise.
    pub boys: (usize, usize),
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
    held: Vec<String>,
    has_sexes: bool,
}

struct Line {
    name: String,
    played: String,
    share: u32,
    minutes: String,
    finished: String,
    sexes: String,
}

/// How many of a group are told. A number says nothing of one child only where neither it nor what is
/// left of the group is a handful: a class in which all but one played tells of that one as clearly as
/// if she were named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// So many.
    Exactly(usize),
    /// So many and perhaps a few more: the rest is a handful.
    AtLeast(usize),
    /// A handful.
    Few,
}

impl Part {
    /// A part of a group; none where the group itself is a handful.
    fn of(part: usize, of: usize) -> Option<Self> {
        let is_handful = |n: usize| (1..FEWEST).contains(&n);
        let rest = of.checked_sub(part).filter(|_| of >= FEWEST)?;
        Some(match () {
            () if is_handful(part) => Self::Few,
            () if is_handful(rest) => Self::AtLeast(of + 1 - FEWEST),
            () => Self::Exactly(part),
        })
    }

    /// What is sure of it.
    fn least(self) -> usize {
        match self {
            Self::Exactly(n) | Self::AtLeast(n) => n,
            Self::Few => 0,
        }
    }
}

/// Writes the page; classes come in the order of the school.
pub fn write(frame: Frame, sums: &[Sum], held: &[Held]) -> String {
    let words = frame.words;
    let told = |sum: &Sum| Part::of(sum.n_played, sum.n_children);
    let shown: Vec<(&Sum, Part)> = sums.iter().filter_map(|sum| Some((sum, told(sum)?))).collect();
    let hidden = match sums.len() - shown.len() {
        0 => String::new(),
        n => words.say("desk-sums-hidden", &[("n", n.into())]),
    };
    let n_children: usize = shown.iter().map(|(sum, _)| sum.n_children).sum();
    let n_played: usize = shown.iter().map(|(_, part)| part.least()).sum();
    let is_exact = shown.iter().all(|(_, part)| matches!(part, Part::Exactly(_)));
    let lede = if is_exact { "desk-sums-lede" } else { "desk-sums-lede-least" };
    let lede = words.say(lede, &[("n", n_children.into()), ("played", n_played.into())]);
    // Of a handful every number would be theirs.
    let many = || shown.iter().filter(|(_, part)| *part != Part::Few);
    let minutes: u64 = many().map(|(sum, _)| sum.minutes).sum();
    let finished: u64 = many().map(|(sum, _)| sum.n_finished).sum();
    let figures = [
        ("desk-sums-children", n_children as u64),
        ("desk-sums-played", n_played as u64),
        ("desk-sums-minutes", minutes.checked_div(n_played as u64).unwrap_or(0)),
        ("desk-sums-finished", finished),
    ];
    let figure = |(key, n): (&str, u64)| {
        let is_least = !is_exact && key == "desk-sums-played";
        (if is_least { format!("{}+", words.n(n)) } else { words.n(n) }, words.t(key))
    };
    let figures = figures.map(figure).into();
    let lines: Vec<Line> = shown.iter().map(|(sum, part)| line(sum, *part, words)).collect();
    let has_sexes = lines.iter().any(|line| !line.sexes.is_empty());
    let held = held_in_words(held, words);
    html(&Page { frame, lede, figures, lines, hidden, held, has_sexes })
}

fn line(sum: &Sum, part: Part, words: Words) -> Line {
    let of = ("of", sum.n_children.into());
    let played = match part {
        Part::Exactly(n) => words.say("desk-sums-of", &[("n", n.into()), of]),
        Part::AtLeast(n) => words.say("desk-sums-at-least", &[("n", n.into()), of]),
        Part::Few => words.say("desk-sums-few", &[of]),
    };
    let number = |n: u64| if part == Part::Few { String::new() } else { words.n(n) };
    let each = match part {
        Part::AtLeast(_) => sum.n_children,
        _ => sum.n_played,
    };
    Line {
        name: sum.name.clone(),
        played,
        share: (100 * part.least() / sum.n_children.max(1)) as u32,
        minutes: number(sum.minutes.checked_div(each as u64).unwrap_or(0)),
        finished: number(sum.n_finished),
        sexes: sexes(sum, words),
    }
}

/// How many girls and boys learnt; nothing where either is a handful, or the list does not say of a
/// handful what they are.
fn sexes(sum: &Sum, words: Words) -> String {
    let ((girls, girls_played), (boys, boys_played)) = (sum.girls, sum.boys);
    let is_told = |part, of| matches!(Part::of(part, of), Some(Part::Exactly(_)));
    let is_both = is_told(girls, sum.n_children)
        && is_told(girls + boys, sum.n_children)
        && is_told(girls_played, girls)
        && is_told(boys_played, boys);
    if !is_both {
        return String::new();
    }
    let args = [
        ("girls", girls.into()),
        ("girls_played", girls_played.into()),
        ("boys", boys.into()),
        ("boys_played", boys_played.into()),
    ];
    words.say("desk-sums-sexes", &args)
}

/// Training and visits, and who trained.
fn held_in_words(held: &[Held], words: Words) -> Vec<String> {
    let told = |is_training| records::told(held, is_training, words);
    let mut by: Vec<&str> =
        held.iter().filter(|one| one.is_training).map(|one| one.by.as_str()).collect();
    by.sort_unstable();
    by.dedup();
    let mut all = vec![told(true), told(false)];
    if !by.is_empty() {
        all.insert(1, words.say("desk-trained-by", &[("names", by.join(", ").into())]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::frame;

    /// What is read on a page: addresses hold numbers that say nothing of anybody.
    fn read(html: &str) -> String {
        let parts = html.split('<').filter_map(|part| Some(part.split_once('>')?.1));
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_class_of_four_is_in_no_number() {
        let sum = |name: &str, n_children: usize| Sum {
            name: name.into(),
            n_children,
            n_played: n_children,
            minutes: 10 * n_children as u64,
            n_finished: 2,
            girls: (0, 0),
            boys: (0, 0),
        };
        let html = write(frame("en"), &[sum("Large", 30), sum("Small", 4)], &[]);
        assert!(html.contains("Large") && !html.contains("Small"), "{html}");
        assert!(
            html.contains("30 of 30 children") && html.contains("One class of fewer than five")
        );
        assert!(!read(&html).contains("34"), "{html}");
        let one = Sum { n_played: 1, minutes: 77, n_finished: 78, ..sum("Quiet", 30) };
        let html = write(frame("en"), &[one], &[]);
        assert!(html.contains("Quiet") && html.contains("fewer than five of 30"), "{html}");
        let read = read(&html);
        assert!(!read.contains("77") && !read.contains("78"), "what they did would be theirs");
        let empty = write(frame("en"), &[Sum::default()], &[]);
        assert!(empty.contains("0 of 0 children"));
    }

    #[test]
    fn a_number_is_told_only_where_what_is_left_of_the_group_is_no_handful_either() {
        for (part, of, told) in [
            (0, 30, Some(Part::Exactly(0))),
            (1, 30, Some(Part::Few)),
            (4, 30, Some(Part::Few)),
            (5, 30, Some(Part::Exactly(5))),
            (25, 30, Some(Part::Exactly(25))),
            (26, 30, Some(Part::AtLeast(26))),
            (29, 30, Some(Part::AtLeast(26))),
            (30, 30, Some(Part::Exactly(30))),
            (4, 5, Some(Part::Few)),
            (3, 4, None),
            (0, 4, None),
        ] {
            assert_eq!(Part::of(part, of), told, "{part} of {of}");
        }
        // However many of the rest did nothing, the page is the same but for what they all did.
        let page = |n_played| {
            let sum =
                Sum { name: "C".into(), n_children: 30, n_played, minutes: 900, ..Sum::default() };
            write(frame("en"), &[sum], &[])
        };
        assert_eq!(page(26), page(29));
        assert!(page(27).contains("at least 26 of 30") && page(27).contains("At least 26 of 30"));
    }

    #[test]
    fn girls_and_boys_are_told_apart_only_where_both_are_many() {
        let sum = |girls, boys| Sum {
            name: "Class".into(),
            n_children: 30,
            n_played: 20,
            girls,
            boys,
            ..Sum::default()
        };
        let is_told = |girls, boys| write(frame("en"), &[sum(girls, boys)], &[]).contains("girls");
        assert!(is_told((15, 10), (15, 10)));
        assert!(!is_told((27, 18), (3, 2)), "three boys");
        assert!(!is_told((15, 13), (15, 7)), "two girls who did nothing");
        assert!(!is_told((14, 9), (13, 8)), "three of whom the list does not say it");
        assert!(!is_told((0, 0), (0, 0)), "a list that says nothing");
    }

    #[test]
    fn training_and_visits_are_told_with_who_trained() {
        let held =
            [Held { is_training: true, n: 4, minutes: 90, by: "Asha".into(), ..Held::default() }];
        let html = write(frame("en"), &[], &held);
        assert!(html.contains("Asha") && html.contains("1½"), "{html}");
    }
}
