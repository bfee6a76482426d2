//! The school's adults, classes and settings, for whoever leads it.

use super::html;
use crate::page::door::SOUNDS;
use crate::{Frame, Roster};
use askama::Template;
use std::collections::BTreeSet;

/// Somebody who may sign in.
pub struct Adult {
    /// Her account.
    pub id: String,
    /// What people call her.
    pub name: String,
    /// What she types to sign in.
    pub login: String,
    /// What she does, in words.
    pub does: String,
    /// Whether it is whoever looks at the page.
    pub is_self: bool,
    /// Whether whoever looks at the page may change it.
    pub is_hers: bool,
}

#[derive(Template)]
#[template(path = "school.html")]
struct Page<'a> {
    frame: Frame,
    lede: String,
    wrong: Option<String>,
    is_done: bool,
    adults: &'a [Adult],
    classes: Vec<(String, String, String)>,
    sounds: Vec<(&'static str, String, bool)>,
}

/// Writes the page; `wrong` is the sentence that says why a form was not taken.
pub fn write(
    frame: Frame,
    (wrong, is_done): (Option<&str>, bool),
    adults: &[Adult],
    roster: &Roster,
    one_sound: &BTreeSet<String>,
) -> String {
    let words = frame.words;
    let args = [
        ("classes", roster.classes.len().into()),
        ("children", roster.children.len().into()),
        ("adults", adults.len().into()),
    ];
    let lede = words.say("desk-school-lede", &args);
    let wrong = wrong.map(|key| words.t(key));
    let count = |id| words.say("desk-n-children", &[("n", roster.of_class(id).len().into())]);
    let classes =
        frame.classes.iter().map(|one| (one.id.to_string(), one.name.clone(), count(one.id)));
    let classes = classes.collect();
    let sounds = SOUNDS.map(|tag| (tag, words.mix(tag), one_sound.contains(tag))).into();
    html(&Page { frame, lede, wrong, is_done, adults, classes, sounds })
}
