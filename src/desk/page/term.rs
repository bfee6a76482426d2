//! A child's report of a term, on one sheet of A4: when she came, what she knows in each subject, what
//! is growing, and room for her teacher's words. It compares her with nobody and gives no mark.

use super::{Avatar, html};
use crate::{Catalogue, Child, Frame, Words};
use askama::Template;
use learn::{Facts, Level};
use std::collections::BTreeMap;

/// A child with what the report tells.
pub struct Told<'a> {
    /// Who.
    pub child: &'a Child,
    /// What her answers come to.
    pub facts: &'a Facts,
    /// Days on which she learnt in the term.
    pub n_days: usize,
    /// Minutes of it.
    pub minutes: u64,
    /// Lessons that she finished in it.
    pub n_finished: u64,
}

#[derive(Template)]
#[template(path = "term.html")]
struct Page {
    frame: Frame,
    back: String,
    range: String,
    since: String,
    until: String,
    today: String,
    sheets: Vec<Sheet>,
}

struct Sheet {
    who: Avatar,
    roll: String,
    lede: String,
    strands: Vec<Strand>,
}

struct Strand {
    name: String,
    known: String,
    list: String,
    more: String,
    growing: String,
}

/// So many names of a subject have room.
const NAMES: usize = 10;

/// Writes the reports of some children for the days from one to another, one a page of paper.
pub fn write(
    frame: Frame,
    children: &[Told<'_>],
    catalogue: &Catalogue,
    (since, until): (i32, i32),
    back: String,
) -> String {
    let words = frame.words;
    let args = [("from", words.whole_day(since).into()), ("to", words.whole_day(until).into())];
    let range = words.say("desk-family-range", &args);
    let sheet = |told: &Told<'_>| {
        let args = [
            ("name", told.child.name.as_str().into()),
            ("days", told.n_days.into()),
            ("hours", told.minutes.div_ceil(60).into()),
            ("lessons", told.n_finished.into()),
        ];
        let roll = told.child.roll.map(|roll| words.say("desk-roll", &[("n", roll.into())]));
        Sheet {
            who: Avatar::of(told.child),
            roll: roll.unwrap_or_default(),
            lede: words.say("desk-term-lede", &args),
            strands: strands(told.facts, catalogue, words, (since, until)),
        }
    };
    let sheets = children.iter().map(sheet).collect();
    let date = crate::calendar::written;
    let (first, last) = (date(since), date(until));
    let today = words.whole_day(frame.today);
    html(&Page { frame, back, range, since: first, until: last, today, sheets })
}

fn strands(
    facts: &Facts,
    catalogue: &Catalogue,
    words: Words,
    (since, until): (i32, i32),
) -> Vec<Strand> {
    let mut by_strand = BTreeMap::<usize, (usize, Vec<String>, Vec<String>)>::new();
    for (id, one) in facts.practices() {
        let strand = catalogue.skill(id).map(|skill| skill.strand.as_str()).unwrap_or("BN");
        let place = super::skills::STRANDS.iter().position(|name| *name == strand);
        let (n_known, new, growing) = by_strand.entry(place.unwrap_or(0)).or_default();
        match one.reached(Level::Known) {
            Some(day) if day <= until => {
                *n_known += 1;
                if day >= since {
                    new.push(catalogue.skill_name(id, words));
                }
            }
            _ if one.level() >= Level::Growing => growing.push(catalogue.skill_name(id, words)),
            _ => {}
        }
    }
    let strand = |(place, (n_known, new, growing)): (usize, (usize, Vec<String>, Vec<String>))| {
        let key = super::skills::STRANDS.get(place).copied().unwrap_or("BN").to_lowercase();
        let names =
            |all: &[String]| all.iter().take(NAMES).cloned().collect::<Vec<_>>().join(" · ");
        let more = new.len().saturating_sub(NAMES);
        Strand {
            name: words.t(&format!("desk-strand-{key}")),
            known: match n_known {
                0 => String::new(),
                n => words.say("desk-term-known", &[("n", n.into()), ("new", new.len().into())]),
            },
            list: names(&new),
            more: match more {
                0 => String::new(),
                n => words.say("desk-term-more", &[("n", n.into())]),
            },
            growing: names(&growing),
        }
    };
    let is_told = |(_, (n, _, growing)): &(usize, (usize, Vec<String>, Vec<String>))| {
        *n > 0 || !growing.is_empty()
    };
    by_strand.into_iter().filter(is_told).map(strand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::{child, facts, frame};

    #[test]
    fn a_report_says_what_grows_and_gives_no_mark() {
        let (one, hers) = (child(1, "Amina"), facts(2));
        let told = [Told { child: &one, facts: &hers, n_days: 12, minutes: 130, n_finished: 9 }];
        for language in ["bn", "en"] {
            let html = write(
                frame(language),
                &told,
                &Catalogue::default(),
                (20_700, 20_784),
                "/desk".into(),
            );
            assert!(html.contains("Amina") && html.contains("bn.look") && !html.contains("desk-"));
            for mark in ["%", "score", "rank", "ফেল"] {
                assert!(!html.contains(mark), "{mark}: {html}");
            }
        }
    }
}
