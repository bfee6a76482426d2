//! Training of teachers and visits of a mobile classroom, as the head of a school writes them down.

use super::html;
use crate::{Frame, Words};
use askama::Template;

/// One of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Its number.
    pub no: u64,
    /// Whether teachers were trained; else it was a visit.
    pub is_training: bool,
    /// The day, counted from 1970-01-01.
    pub day: i32,
    /// Where.
    pub place: String,
    /// By whom.
    pub by: String,
    /// So many were there.
    pub n: u32,
    /// For so long.
    pub minutes: u32,
}

#[derive(Template)]
#[template(path = "records.html")]
struct Page {
    frame: Frame,
    wrong: Option<String>,
    trained: String,
    visited: String,
    trainings: Vec<Line>,
    visits: Vec<Line>,
    today: String,
}

struct Line {
    no: u64,
    day: String,
    place: String,
    by: String,
    n: String,
    hours: String,
}

/// Writes the page; `wrong` is the sentence that says why a form was not taken.
pub fn write(frame: Frame, held: &[Held], wrong: Option<&str>) -> String {
    let words = frame.words;
    let line = |one: &Held| Line {
        no: one.no,
        day: words.whole_day(one.day),
        place: one.place.clone(),
        by: one.by.clone(),
        n: words.n(one.n),
        hours: hours(one.minutes.into(), words),
    };
    let lines = |is_training| {
        held.iter().filter(|one| one.is_training == is_training).map(line).collect::<Vec<Line>>()
    };
    let (trained, visited) = (told(held, true, words), told(held, false, words));
    let (trainings, visits) = (lines(true), lines(false));
    let today = crate::calendar::written(frame.today);
    let wrong = wrong.map(|key| words.t(key));
    html(&Page { frame, wrong, trained, visited, trainings, visits, today })
}

/// All of a kind in one sentence.
pub(super) fn told(held: &[Held], is_training: bool, words: Words) -> String {
    let of: Vec<&Held> = held.iter().filter(|one| one.is_training == is_training).collect();
    let n: u64 = of.iter().map(|one| u64::from(one.n)).sum();
    let minutes: u64 = of.iter().map(|one| u64::from(one.minutes)).sum();
    let args =
        [("times", of.len().into()), ("n", n.into()), ("hours", hours(minutes, words).into())];
    words.say(if is_training { "desk-trained" } else { "desk-visited" }, &args)
}

/// Hours, with a half where there is one.
fn hours(minutes: u64, words: Words) -> String {
    let halves = (minutes + 15) / 30;
    let whole = words.n(halves / 2);
    if halves % 2 == 1 { words.say("desk-and-a-half", &[("n", whole.into())]) } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::frame;

    #[test]
    fn hours_are_told_to_the_half_and_both_kinds_apart() {
        let held = [
            Held {
                no: 1,
                is_training: true,
                n: 3,
                minutes: 150,
                by: "Asha".into(),
                ..Held::default()
            },
            Held { no: 2, n: 31, minutes: 60, place: "Char".into(), ..Held::default() },
        ];
        let html = write(frame("en"), &held, None);
        assert!(html.contains("2½") && html.contains("Asha") && html.contains("Char"), "{html}");
        for language in ["bn", "en"] {
            let html = write(frame(language), &held, Some("desk-wrong-empty"));
            assert!(!html.contains("desk-"), "{:?}", html.split("desk-").nth(1));
        }
    }
}
