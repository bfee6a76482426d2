//! Certificates: what they may be for, one as it is printed, and whether a code is of one of ours.

use super::{Avatar, html};
use crate::{Child, Frame, Words};
use askama::Template;
use learn::{Facts, Level};
use model::SkillId;

use crate::Catalogue;

/// A certificate as it stands on paper.
pub struct Certificate {
    /// By which it is found again.
    pub code: String,
    /// For what.
    pub what: String,
    /// Her name.
    pub name: String,
    /// When, counted from 1970-01-01.
    pub day: i32,
    /// Who signed it.
    pub from: String,
    /// The dark squares of its picture, row by row.
    pub qr: Vec<Vec<bool>>,
}

#[derive(Template)]
#[template(path = "certificate.html")]
struct Page {
    frame: Frame,
    back: String,
    sheets: Vec<Sheet>,
}

struct Sheet {
    face: String,
    hue: u8,
    given: Certificate,
    day: String,
    code: String,
    size: usize,
    path: String,
}

/// Writes some, a sheet each; `back` leads to where they were made.
pub fn write(frame: Frame, back: String, all: Vec<(&Child, Certificate)>) -> String {
    let sheet = |(child, given): (&Child, Certificate)| {
        let who = Avatar::of(child);
        let (size, path) = (given.qr.len() + 4, super::join::path(&given.qr));
        let (day, code) = (frame.words.whole_day(given.day), in_two(&given.code));
        Sheet { face: who.face, hue: who.hue, given, day, code, size, path }
    };
    let sheets = all.into_iter().map(sheet).collect();
    html(&Page { frame, back, sheets })
}

/// A code as people read it.
fn in_two(code: &str) -> String {
    match code.split_at_checked(code.len() / 2) {
        Some((left, right)) => format!("{left}-{right}"),
        None => code.to_owned(),
    }
}

#[derive(Template)]
#[template(path = "certify.html")]
struct Ask {
    frame: Frame,
    who: Avatar,
    lede: String,
    reasons: Vec<String>,
    before: Vec<(String, String, String)>,
    wrong: Option<String>,
}

/// Writes the page on which one is made; `before` are those that she has: code, what, day.
pub fn ask(
    frame: Frame,
    child: &Child,
    reasons: Vec<String>,
    before: Vec<(String, String, i32)>,
    wrong: Option<&str>,
) -> String {
    let words = frame.words;
    let who = Avatar::of(child);
    let lede = words.say("desk-certify-lede", &[("name", child.name.as_str().into())]);
    let before = before.into_iter().map(|(code, what, day)| (code, what, words.whole_day(day)));
    let before = before.collect();
    let wrong = wrong.map(|key| words.t(key));
    html(&Ask { frame, who, lede, reasons, before, wrong })
}

#[derive(Template)]
#[template(path = "certify_class.html")]
struct AskClass {
    frame: Frame,
    due: Vec<(Avatar, String)>,
    wrong: Option<String>,
}

/// Writes the page on which those of a class are made whose work gives reason for one that they do
/// not have yet; each child stands there with the reason.
pub fn ask_class(frame: Frame, due: &[(&Child, String)], wrong: Option<&str>) -> String {
    let wrong = wrong.map(|key| frame.t(key));
    let due = due.iter().map(|(child, what)| (Avatar::of(child), what.clone())).collect();
    html(&AskClass { frame, due, wrong })
}

/// For so many known skills of a subject there may be a certificate.
const STEPS: [usize; 5] = [5, 10, 20, 30, 50];

/// What a child's own work gives reason for: the highest step of each subject, and of all.
pub fn reasons(facts: &Facts, catalogue: &Catalogue, words: Words) -> Vec<String> {
    let known: Vec<&SkillId> =
        facts.levels().filter(|(_, level)| *level >= Level::Known).map(|(id, _)| id).collect();
    let step = |n: usize| STEPS.iter().rev().find(|step| n >= **step).copied();
    let mut reasons = Vec::new();
    if let Some(n) = step(known.len()) {
        reasons.push(words.say("desk-certify-lights", &[("n", n.into())]));
    }
    for strand in super::skills::STRANDS {
        let is_of = |id: &&&SkillId| catalogue.skill(id).is_some_and(|one| one.strand == strand);
        if let Some(n) = step(known.iter().filter(is_of).count()) {
            let name = words.t(&format!("desk-strand-{}", strand.to_lowercase()));
            let args = [("n", n.into()), ("strand", name.into())];
            reasons.push(words.say("desk-certify-strand", &args));
        }
    }
    reasons
}

#[derive(Template)]
#[template(path = "check.html")]
struct Check {
    frame: Frame,
    asked: String,
    told: Option<(bool, String)>,
}

/// Whether a code is of a certificate.
pub enum Found {
    /// Nothing was asked.
    Nothing,
    /// There is none, or it was a child's who was erased.
    None,
    /// It is; whose and for what, where whoever asks may know.
    Given(i32, Option<(String, String)>),
}

/// Writes the page on which a code is looked up.
pub fn check(frame: Frame, asked: &str, found: &Found) -> String {
    let words = frame.words;
    let told = match found {
        Found::Nothing => None,
        Found::None => Some((false, words.t("desk-check-none"))),
        Found::Given(day, None) => {
            let args = [("day", words.whole_day(*day).into())];
            Some((true, words.say("desk-check-given", &args)))
        }
        Found::Given(day, Some((name, what))) => {
            let args = [
                ("day", words.whole_day(*day).into()),
                ("name", name.as_str().into()),
                ("what", what.as_str().into()),
            ];
            Some((true, words.say("desk-check-whose", &args)))
        }
    };
    html(&Check { frame, asked: asked.to_owned(), told })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::{child, frame};

    #[test]
    fn a_certificate_has_its_code_twice_and_a_name_is_told_to_whom_it_is_for() {
        let given = Certificate {
            code: "ABCDE23456".into(),
            what: "Ten lights".into(),
            name: "Amina <b>".into(),
            day: 20_784,
            from: "Mina".into(),
            qr: vec![vec![true; 21]; 21],
        };
        let (back, amina) = ("/desk".to_owned(), child(1, "Amina"));
        let html = write(frame("en"), back, vec![(&amina, given)]);
        assert!(html.contains("ABCDE-23456") && html.contains("class=\"qr\""));
        assert!(
            html.contains("Ten lights") && !html.contains("<b>\n") && !html.contains("Amina <b>")
        );
        for language in ["bn", "en"] {
            let whole = Found::Given(20_784, Some(("Amina".into(), "Ten lights".into())));
            assert!(check(frame(language), "ABCDE-23456", &whole).contains("Amina"));
            let without = check(frame(language), "x", &Found::Given(20_784, None));
            assert!(!without.contains("Amina") && !without.contains("desk-"));
            assert!(!check(frame(language), "", &Found::None).contains("desk-"));
        }
    }

    #[test]
    fn nothing_known_is_no_reason() {
        let none = reasons(&Facts::default(), &Catalogue::default(), Words::of("en"));
        assert_eq!(none, Vec::<String>::new());
    }
}
