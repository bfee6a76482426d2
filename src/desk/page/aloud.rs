//! A child reads aloud: the text with a mark for each word, the time, and how she read before.

use super::{Avatar, html};
use crate::{Catalogue, Child, Frame, Words};
use askama::Template;
use model::LessonId;
use serde::{Deserialize, Serialize};

/// How a text was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The lesson whose text it was.
    pub lesson: LessonId,
    /// So many words were tried.
    pub n_words: usize,
    /// Which of them were read otherwise, from 0.
    pub wrong: Vec<usize>,
    /// It took so many seconds.
    pub seconds: u32,
    /// Who listened.
    pub by: String,
}

impl Reading {
    /// Correct words a minute, rounded down: nobody is told more than was heard.
    pub fn a_minute(&self) -> u64 {
        let right = self.n_words.saturating_sub(self.wrong.len()) as u64;
        right * 60 / u64::from(self.seconds.max(1))
    }
}

/// Correct words a minute that Bangla classes are asked for, by class: the curriculum's own step in
/// class 2, and what was measured for classes 3 and 5 (Primary Education Journal 12, 2021).
pub const BENCHMARKS: [(u8, u64); 3] = [(2, 30), (3, 46), (5, 54)];

/// So many readings are listed.
const LISTED: usize = 12;

#[derive(Template)]
#[template(path = "aloud.html")]
struct Page {
    frame: Frame,
    who: Avatar,
    texts: Vec<(String, String, bool)>,
    text: String,
    title: String,
    lines: Vec<Vec<Word>>,
    words: Vec<Word>,
    wrong: Option<String>,
    result: Option<Result>,
    before: Vec<Before>,
}

#[derive(Clone)]
struct Word {
    at: usize,
    no: String,
    text: String,
}

/// What the newest reading came to.
struct Result {
    told: String,
    marks: Vec<Mark>,
    /// How far along the scale it is.
    width: u64,
}

/// A benchmark on the scale.
struct Mark {
    x: u64,
    told: String,
    is_met: bool,
}

struct Before {
    day: String,
    text: String,
    a_minute: String,
    told: String,
    by: String,
}

/// Writes the page; `asked` is the text that was chosen, if any, and `wrong` the sentence that says
/// why a form was not taken.
pub fn write(
    frame: Frame,
    child: &Child,
    (asked, is_done, wrong): (&LessonId, bool, Option<&str>),
    before: &[(i32, Reading)],
    catalogue: &Catalogue,
) -> String {
    let words = frame.words;
    let text = catalogue.text(asked).or(catalogue.texts.first());
    let texts = catalogue.texts.iter().map(|one| {
        let is_chosen = text.is_some_and(|text| text.lesson == one.lesson);
        (one.lesson.0.clone(), catalogue.lesson_name(&one.lesson, words), is_chosen)
    });
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.map(|text| text.lines.as_slice()).unwrap_or_default() {
        let of = crate::catalogue::Text { lesson: asked.clone(), lines: vec![line.clone()] };
        let word = |text: &str| {
            at += 1;
            Word { at: at - 1, no: words.n(at as u64), text: text.to_owned() }
        };
        lines.push(of.words().map(word).collect::<Vec<_>>());
    }
    let told = |reading: &Reading| {
        let right = reading.n_words.saturating_sub(reading.wrong.len());
        let args = [
            ("right", right.into()),
            ("n", reading.n_words.into()),
            ("seconds", (reading.seconds as usize).into()),
        ];
        words.say("desk-aloud-told", &args)
    };
    let newest = before.last().filter(|_| is_done);
    let listed = before.iter().rev().take(LISTED).map(|(day, reading)| Before {
        day: words.short_day(*day),
        text: catalogue.lesson_name(&reading.lesson, words),
        a_minute: words.n(reading.a_minute()),
        told: told(reading),
        by: reading.by.clone(),
    });
    html(&Page {
        who: Avatar::of(child),
        texts: texts.collect(),
        text: text.map(|text| text.lesson.0.clone()).unwrap_or_default(),
        title: text.map(|text| catalogue.lesson_name(&text.lesson, words)).unwrap_or_default(),
        words: lines.concat(),
        lines,
        wrong: wrong.map(|key| words.t(key)),
        result: newest.map(|(_, reading)| result(reading, words)),
        before: listed.collect(),
        frame,
    })
}

/// The scale is as long as the furthest benchmark and some more, in a box of 300.
fn result(reading: &Reading, words: Words) -> Result {
    const LONG: u64 = 300;
    const MOST: u64 = 75;
    let reached = reading.a_minute();
    let place = |n: u64| n.min(MOST) * LONG / MOST;
    let mark = |(class, n): (u8, u64)| Mark {
        x: place(n),
        told: words.say("desk-aloud-mark", &[("class", class.into()), ("n", (n as usize).into())]),
        is_met: reached >= n,
    };
    Result {
        told: words.say("desk-aloud-result", &[("n", (reached as usize).into())]),
        marks: BENCHMARKS.map(mark).into(),
        width: place(reached).max(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correct_words_a_minute_leave_out_what_was_read_otherwise() {
        let reading = |n_words, wrong: &[usize], seconds| Reading {
            lesson: "bn-1-13".into(),
            n_words,
            wrong: wrong.to_vec(),
            seconds,
            by: String::new(),
        };
        assert_eq!(reading(51, &[], 60).a_minute(), 51);
        assert_eq!(reading(51, &[3, 9, 20], 90).a_minute(), 32);
        assert_eq!(reading(1, &[0], 5).a_minute(), 0);
        assert_eq!(reading(10, &[], 0).a_minute(), 600);
    }
}
