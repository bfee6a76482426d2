//! What is given to do and said: to a class, to some of its children, or to one.

use super::{Avatar, html};
use crate::{Catalogue, Child, Frame, Words, art, calendar};
use askama::Template;
use model::LessonId;

/// What was given or said before.
pub struct Given {
    /// By which it can be taken back; none for what stays, as messages do.
    pub id: Option<String>,
    /// Where its recorded voice is heard.
    pub sound: Option<String>,
    /// Where its picture is seen.
    pub picture: Option<String>,
    /// With which pictures children answered, each with a name.
    pub replies: Vec<(String, String)>,
    /// For whom, in words: none for the whole class.
    pub names: Vec<String>,
    /// Lessons to play.
    pub lessons: Vec<LessonId>,
    /// Words, of a message.
    pub text: String,
    /// The last day, of a task.
    pub until_day: Option<i32>,
    /// How many have done it, and how many it is for.
    pub done: Option<(usize, usize)>,
}

/// What a form was filled with so far.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// Children who were chosen; none for the whole class.
    pub children: Vec<String>,
    /// Lessons that were chosen.
    pub lessons: Vec<String>,
    /// The last day as typed.
    pub until: String,
    /// The message.
    pub text: String,
}

#[derive(Template)]
#[template(path = "given.html")]
struct Page<'a> {
    frame: Frame,
    filled: &'a Filled,
    wrong: Option<String>,
    is_done: bool,
    children: Vec<(Avatar, String, bool)>,
    lessons: Vec<(String, String, bool)>,
    faces: Vec<(&'static str, String)>,
    given: Vec<Line>,
    whole: String,
    some: String,
    today: String,
}

struct Line {
    id: Option<String>,
    sound: Option<String>,
    picture: Option<String>,
    replies: Vec<Reply>,
    whom: String,
    what: String,
    until: String,
    done: String,
}

/// A picture with which children answered.
struct Reply {
    art: String,
    told: String,
    n: String,
    names: String,
}

/// Writes the page; `wrong` is the sentence that says why the form was not taken.
pub fn write(
    frame: Frame,
    (filled, wrong, is_done): (&Filled, Option<&str>, bool),
    class: &[&Child],
    given: &[Given],
    catalogue: &Catalogue,
) -> String {
    let words = frame.words;
    let roll = |child: &Child| match child.roll {
        Some(roll) => words.say("desk-roll", &[("n", roll.into())]),
        None => String::new(),
    };
    let mut children: Vec<(Avatar, String, bool)> = class
        .iter()
        .map(|child| {
            let who = Avatar::of(child);
            let is_chosen = filled.children.contains(&who.id);
            (who, roll(child), is_chosen)
        })
        .collect();
    let mut lessons: Vec<(String, String, bool)> = catalogue
        .lessons
        .iter()
        .map(|lesson| {
            let is_chosen = filled.lessons.contains(&lesson.id.0);
            (lesson.id.0.clone(), lesson.title.get(words.language()).to_owned(), is_chosen)
        })
        .collect();
    // What was chosen is seen without scrolling.
    children.sort_by_key(|(.., is_chosen)| !is_chosen);
    lessons.sort_by_key(|(.., is_chosen)| !is_chosen);
    let whole = words.say("desk-give-whole", &[("n", class.len().into())]);
    let some = words.say("desk-give-some", &[("n", filled.children.len().into())]);
    let line = |one: &Given| Line {
        id: one.id.clone(),
        sound: one.sound.clone(),
        picture: one.picture.clone(),
        replies: replies(&one.replies, words),
        whom: match one.names.as_slice() {
            [] => words.t("desk-given-class"),
            names => names.join(", "),
        },
        what: match one.lessons.as_slice() {
            [] if one.text.is_empty() => String::new(),
            [] => format!("“{}”", one.text),
            lessons => {
                let names = lessons.iter().map(|lesson| catalogue.lesson_name(lesson, words));
                names.collect::<Vec<_>>().join(", ")
            }
        },
        until: one.until_day.map(|day| words.short_day(day)).unwrap_or_default(),
        done: one.done.map_or_else(String::new, |(done, of)| {
            words.say("desk-given-done", &[("done", done.into()), ("of", of.into())])
        }),
    };
    let given = given.iter().map(line).collect();
    let wrong = wrong.map(|key| words.t(key));
    let today = calendar::written(frame.today);
    let faces = art::faces().map(|face| (face, art::face(face))).collect();
    html(&Page {
        frame,
        filled,
        wrong,
        is_done,
        children,
        lessons,
        faces,
        given,
        whole,
        some,
        today,
    })
}

/// Answers by picture, each with how many and who.
fn replies(all: &[(String, String)], words: Words) -> Vec<Reply> {
    let of = |picture: &&str| {
        let names: Vec<&str> =
            all.iter().filter(|(one, _)| one == picture).map(|(_, name)| name.as_str()).collect();
        let n = words.n(names.len() as u64);
        let told = words.t(&format!("desk-reply-{picture}"));
        let (art, names) = (art::url(&format!("reply-{picture}.svg")), names.join(", "));
        (!names.is_empty()).then_some(Reply { art, told, n, names })
    };
    art::REPLIES.iter().filter_map(of).collect()
}
