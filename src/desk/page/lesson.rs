//! How a class fared in a lesson: which wrong answers were chosen, and what that tells.

use super::html;
use crate::{Catalogue, Frame, Words};
use askama::Template;
use model::{Attempt, LearnerId, LessonId};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "lessons.html")]
struct List {
    frame: Frame,
    lessons: Vec<(String, String, String)>,
}

/// Writes the list of lessons, with how many of the class finished each.
pub fn list(frame: Frame, catalogue: &Catalogue, finished: &BTreeMap<LessonId, usize>) -> String {
    let words = frame.words;
    let lessons = catalogue.lessons.iter().map(|lesson| {
        let n = finished.get(&lesson.id).copied().unwrap_or_default();
        let told = words.say("desk-lesson-finished", &[("n", n.into())]);
        (lesson.id.0.clone(), lesson.title.get(words.language()).to_owned(), told)
    });
    let lessons = lessons.collect();
    html(&List { frame, lessons })
}

#[derive(Template)]
#[template(path = "lesson.html")]
struct Page {
    frame: Frame,
    id: String,
    name: String,
    lede: String,
    call: Option<String>,
    lines: Vec<Line>,
}

struct Line {
    asked: String,
    /// Class and width of each part of the bar, of forty, with what stands in it.
    parts: Vec<(&'static str, usize, String)>,
    told: String,
    summary: String,
}

/// What children answered to one question at their newest first try.
#[derive(Default)]
struct Item {
    asked: String,
    alone: usize,
    helped: usize,
    /// Wrong answers with how often each was chosen, and the confusion it shows.
    other: BTreeMap<String, (usize, Option<String>)>,
}

/// So many children say something of a question.
const ENOUGH: usize = 5;

/// Writes the page; `attempts` come oldest first.
pub fn write(
    frame: Frame,
    lesson: &LessonId,
    attempts: &[(LearnerId, Attempt)],
    catalogue: &Catalogue,
) -> String {
    let words = frame.words;
    let mut newest = BTreeMap::<(&str, &str, &str, LearnerId), &Attempt>::new();
    for (learner, one) in attempts.iter().filter(|(_, one)| one.tries <= 1 && one.is_evidence()) {
        // In a drill the same item may ask one thing and then another.
        let key = (one.step.as_str(), one.item.as_str(), one.expected.as_str(), *learner);
        newest.insert(key, one);
    }
    let mut items = BTreeMap::<(&str, &str, &str), Item>::new();
    for ((step, item, expected, _), one) in newest {
        let into = items.entry((step, item, expected)).or_default();
        into.asked = one.expected.clone();
        match (one.correct >= 1.0, one.rung) {
            (true, 0) => into.alone += 1,
            (true, _) => into.helped += 1,
            (false, _) => {
                let (n, tag) = into.other.entry(one.response.clone()).or_default();
                *n += 1;
                tag.clone_from(&one.tag);
            }
        }
    }
    let mut items: Vec<Item> = items.into_values().collect();
    // Where the most went astray comes first, if enough children were asked to say so; of two
    // alike the order of the lesson stays.
    items.sort_by_key(|item| {
        let share = item.n_other() * 100 / item.n().max(1);
        (item.n() < ENOUGH, std::cmp::Reverse(share))
    });
    let n_children = attempts.iter().map(|(learner, _)| learner);
    let n_children = n_children.collect::<std::collections::BTreeSet<_>>().len();
    let lede =
        words.say("desk-lesson-lede", &[("n", n_children.into()), ("items", items.len().into())]);
    let worst = items.first().filter(|item| item.n() >= ENOUGH && 2 * item.n_other() > item.n());
    let call =
        worst.map(|item| words.say("desk-lesson-call", &[("asked", item.asked.as_str().into())]));
    let lines = items.iter().map(|item| item.line(words)).collect();
    let (id, name) = (lesson.0.clone(), catalogue.lesson_name(lesson, words));
    html(&Page { frame, id, name, lede, call, lines })
}

impl Item {
    fn n_other(&self) -> usize {
        self.other.values().map(|(n, _)| n).sum()
    }

    fn n(&self) -> usize {
        self.alone + self.helped + self.n_other()
    }

    fn line(&self, words: Words) -> Line {
        const WIDE: usize = 40;
        let n = self.n().max(1);
        let width = |part: usize| (part * WIDE / n).clamp(1, WIDE);
        let mut other: Vec<_> = self.other.iter().collect();
        other.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
        let mut parts = Vec::new();
        if self.alone > 0 {
            parts.push(("r", width(self.alone), words.n(self.alone as u64)));
        }
        if self.helped > 0 {
            parts.push(("h", width(self.helped), words.n(self.helped as u64)));
        }
        let is_short = |text: &str| text.chars().count() <= 6;
        for (response, (n, _)) in &other {
            let shown = if is_short(response) { response } else { "…" };
            parts.push(("w", width(*n), format!("{shown} {}", words.n(*n as u64))));
        }
        let told = if self.alone == self.n() {
            words.t("desk-lesson-all")
        } else if self.n() >= ENOUGH && self.n_other() == self.n() {
            words.t("desk-lesson-nobody")
        } else {
            // What the most frequent wrong answer tells, where its author said so.
            let most = other.first().and_then(|(_, (_, tag))| tag.as_ref());
            let named = most.map(|tag| (words.mix(tag), tag)).filter(|(name, tag)| name != *tag);
            named
                .map(|(name, _)| words.say("desk-lesson-mix", &[("mix", name.into())]))
                .unwrap_or_default()
        };
        let args = [
            ("alone", self.alone.into()),
            ("helped", self.helped.into()),
            ("other", self.n_other().into()),
        ];
        let summary = words.say("desk-lesson-bar", &args);
        Line { asked: self.asked.clone(), parts, told, summary }
    }
}

#[cfg(test)]
mod tests;
