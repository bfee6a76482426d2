//! The page for the wall: what a class learnt this week. It names no child, counts for none, and says
//! of nobody what she needs.

use super::drawn::{Skill, meadow, skill};
use super::html;
use crate::{Catalogue, Frame};
use askama::Template;
use learn::{Facts, Level};
use model::SkillId;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "learnt.html")]
struct Page {
    frame: Frame,
    back: String,
    class: String,
    range: String,
    lede: String,
    skills: Vec<Skill>,
    flies: Vec<(u32, u32, bool)>,
}

/// So many skills have room on the wall.
const SKILLS: usize = 12;

/// Writes the page from what the answers of the class come to.
pub fn write(frame: Frame, class: &[&Facts], catalogue: &Catalogue) -> String {
    let (words, today) = (frame.words, frame.today);
    let mut new = BTreeMap::<&SkillId, usize>::new();
    let mut n_known = 0;
    for (id, one) in class.iter().flat_map(|facts| facts.practices()) {
        if let Some(day) = one.reached(Level::Known) {
            n_known += 1;
            if (today - 6..=today).contains(&day) {
                *new.entry(id).or_default() += 1;
            }
        }
    }
    let n_new: usize = new.values().sum();
    // In the order in which they are taught, so that no number decides.
    let place = |id: &SkillId| catalogue.skills.iter().position(|skill| skill.id == *id);
    let mut order: Vec<&SkillId> = new.into_keys().collect();
    order.sort_by_key(|id| (place(id).unwrap_or(usize::MAX), (*id).clone()));
    let skills = order.into_iter().take(SKILLS).map(|id| skill(id, catalogue, words)).collect();
    let args = [("from", words.short_day(today - 6).into()), ("to", words.whole_day(today).into())];
    let range = words.say("desk-family-range", &args);
    let lede = match n_new {
        0 => words.say("desk-learnt-none", &[("all", n_known.into())]),
        n => words.say("desk-learnt-lede", &[("n", n.into()), ("all", n_known.into())]),
    };
    let back = format!("/desk/class/{}/reports", frame.class_id());
    let name = frame.class.as_ref().map(|class| class.name.clone()).unwrap_or_default();
    let flies = meadow(n_known, n_new);
    html(&Page { frame, back, class: name, range, lede, skills, flies })
}
