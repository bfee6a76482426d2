//! What is kept of children, for how long, and erasing one of them: for whoever leads the school.

use super::{Avatar, html};
use crate::{Child, Frame};
use askama::Template;

/// A child who has not been here for long.
pub struct Gone<'a> {
    /// Who.
    pub child: &'a Child,
    /// Her class; empty for none.
    pub class: String,
    /// The last day on which she did anything, counted from 1970-01-01.
    pub last_day: Option<i32>,
}

/// Nothing of a child that is older has a use at school, days: two school years.
pub const LONG_DAYS: i32 = 730;

#[derive(Template)]
#[template(path = "keeping.html")]
struct Page {
    frame: Frame,
    lede: String,
    is_erased: bool,
    gone: Vec<(Avatar, String, String)>,
}

/// Writes the page.
pub fn write(frame: Frame, is_erased: bool, gone: &[Gone<'_>]) -> String {
    let words = frame.words;
    let lede = words.say("desk-keeping-lede", &[("n", gone.len().into())]);
    let line = |one: &Gone<'_>| {
        let last = one.last_day.map_or_else(|| words.t("desk-never"), |day| words.whole_day(day));
        (Avatar::of(one.child), one.class.clone(), last)
    };
    let gone = gone.iter().map(line).collect();
    html(&Page { frame, lede, is_erased, gone })
}

/// What goes with a child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hers {
    /// Records that are read as hers.
    pub n_records: usize,
    /// Days on which she learnt.
    pub n_days: usize,
    /// Answers.
    pub n_answers: u64,
    /// Lessons that she finished.
    pub n_finished: u64,
    /// Skills that she knows.
    pub n_skills: usize,
    /// The first of those days and the last, counted from 1970-01-01.
    pub days: Option<(i32, i32)>,
}

#[derive(Template)]
#[template(path = "erase.html")]
struct ErasePage {
    frame: Frame,
    who: Avatar,
    wrong: Option<String>,
    goes: Vec<String>,
    type_it: String,
}

/// Writes the page that asks before a child is erased; `wrong` says why she was not.
pub fn erase(frame: Frame, child: &Child, hers: &Hers, wrong: Option<&str>) -> String {
    let words = frame.words;
    let who = Avatar::of(child);
    let mut goes = vec![
        words.say("desk-erase-name", &[("n", hers.n_records.into())]),
        words.say(
            "desk-erase-answers",
            &[("n", hers.n_answers.into()), ("lessons", hers.n_finished.into())],
        ),
        words.say("desk-erase-skills", &[("n", hers.n_skills.into())]),
    ];
    if let Some((first, last)) = hers.days {
        let (first, last) = (words.whole_day(first), words.whole_day(last));
        goes.push(words.say(
            "desk-erase-days",
            &[("n", hers.n_days.into()), ("first", first.into()), ("last", last.into())],
        ));
    }
    goes.push(words.t("desk-erase-given"));
    let wrong = wrong.map(|key| words.t(key));
    let type_it = words.say("desk-erase-type", &[("name", child.name.as_str().into())]);
    html(&ErasePage { frame, who, wrong, goes, type_it })
}
