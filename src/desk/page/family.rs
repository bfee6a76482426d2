//! The family's page: what a child learnt this week, on one sheet of A4, with pictures for those who
//! cannot read. No need stands on it, no rank, and nothing of another child.

use super::drawn::{Skill, meadow, skill};
use super::{Avatar, html};
use crate::{Catalogue, Child, Frame};
use askama::Template;
use learn::{Facts, Level};
use model::SkillId;

/// A child with what the sheet tells.
pub struct Told<'a> {
    /// Who.
    pub child: &'a Child,
    /// What her answers come to.
    pub facts: &'a Facts,
    /// Whether she learnt on each of the last seven days, the newest last.
    pub days: [bool; 7],
}

#[derive(Template)]
#[template(path = "family.html")]
struct Page {
    frame: Frame,
    back: String,
    range: String,
    sheets: Vec<Sheet>,
}

struct Sheet {
    who: Avatar,
    days: Vec<(String, bool, String)>,
    learn_title: String,
    skills: Vec<Skill>,
    lights: String,
    flies: Vec<(u32, u32, bool)>,
}

/// So many skills have room on the sheet.
const SKILLS: usize = 8;

/// Writes the sheets of some children, one a page of paper.
pub fn write(frame: Frame, children: &[Told<'_>], catalogue: &Catalogue, back: String) -> String {
    let (words, today) = (frame.words, frame.today);
    let args = [("from", words.short_day(today - 6).into()), ("to", words.whole_day(today).into())];
    let range = words.say("desk-family-range", &args);
    let day = |at: usize, learnt: bool| {
        let day = today - 6 + at as i32;
        let weekday = (i64::from(day) + 4).rem_euclid(7);
        let told = words.t(if learnt { "desk-family-learnt" } else { "desk-family-not" });
        (words.t(&format!("desk-day-{weekday}")), learnt, told)
    };
    let sheet = |told: &Told<'_>| {
        let mut known: Vec<(i32, &SkillId)> = told
            .facts
            .practices()
            .filter_map(|(id, one)| Some((one.reached(Level::Known)?, id)))
            .collect();
        // The newest first; of one day in the order of the ids.
        known.sort_by_key(|(day, id)| (std::cmp::Reverse(*day), (*id).clone()));
        let n_new = known.iter().filter(|(day, _)| (today - 6..=today).contains(day)).count();
        let title = match (n_new, known.len()) {
            (0, 0) => "desk-family-soon",
            (0, _) => "desk-family-knows",
            _ => "desk-family-new",
        };
        let shown = if n_new == 0 { SKILLS / 2 } else { n_new.min(SKILLS) };
        let skills = known.iter().take(shown).map(|(_, id)| skill(id, catalogue, words)).collect();
        let args = [("n", known.len().into()), ("new", n_new.into())];
        Sheet {
            who: Avatar::of(told.child),
            days: told.days.iter().enumerate().map(|(at, learnt)| day(at, *learnt)).collect(),
            learn_title: words.t(title),
            skills,
            lights: words.say("desk-family-lights", &args),
            flies: meadow(known.len(), n_new),
        }
    };
    let sheets = children.iter().map(sheet).collect();
    html(&Page { frame, back, range, sheets })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::class::tests::{child, facts, frame};

    #[test]
    fn a_sheet_tells_what_was_learnt_and_nothing_of_what_is_hard() {
        let (one, hers) = (child(1, "Amina"), facts(7));
        let days = [true, false, true, false, false, false, true];
        for language in ["bn", "en"] {
            let told = [Told { child: &one, facts: &hers, days }];
            let html = write(frame(language), &told, &Catalogue::default(), "/desk".into());
            assert!(html.contains("Amina") && !html.contains("desk-"), "{html}");
            assert_eq!(html.matches("#i-sun").count(), 3);
            // She mixes up two letters, and that is between her and her teacher.
            let told = ["mixed", "গুলিয়ে", "সাহায্য"];
            assert!(told.iter().all(|word| !html.contains(word)), "{html}");
            assert!(!html.contains("<script") && !html.contains("style="));
        }
    }
}
