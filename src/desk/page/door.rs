//! The pages before anybody is signed in: signing in, and the three steps of a first visit.

use super::html;
use crate::Words;
use askama::Template;

/// What stands around these pages.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// The reader's language.
    pub words: Words,
}

impl Outside {
    fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    fn art(&self, name: &str) -> String {
        crate::art::url(name)
    }

    fn icon(&self, name: &str) -> String {
        format!("{}#i-{name}", crate::art::url("icons.svg"))
    }

    fn other_language(&self) -> (&'static str, String) {
        let other = if self.words.language() == "bn" { "en" } else { "bn" };
        (other, Words::of(other).t("desk-this-language"))
    }
}

#[derive(Template)]
#[template(path = "signin.html")]
struct SignIn<'a> {
    frame: Outside,
    school: &'a str,
    login: &'a str,
    wrong: Option<String>,
}

/// The page on which one signs in; `wrong` says why the last try did not succeed.
pub fn sign_in(words: Words, school: &str, login: &str, wrong: Option<&str>) -> String {
    let wrong = wrong.map(|key| words.t(key));
    html(&SignIn { frame: Outside { words }, school, login, wrong })
}

/// What was typed into the first visit so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The school's name.
    pub school: String,
    /// Where it is.
    pub place: String,
    /// Confusions that are one sound at home.
    pub one_sound: Vec<String>,
    /// The first teacher's name.
    pub name: String,
    /// What she signs in with.
    pub login: String,
    /// The first class.
    pub class: String,
    /// Its children, one a line.
    pub children: String,
}

/// What sounds alike in many homes, to choose from.
pub const SOUNDS: [&str; 6] = ["c-ch", "sh-s", "sh-ss", "p-ph", "n-nn", "r-rr"];

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome<'a> {
    frame: Outside,
    step: usize,
    typed: &'a Typed,
    wrong: Option<String>,
    sounds: Vec<(&'static str, String, bool)>,
    steps: [(usize, String, String); 3],
    here: String,
}

/// A step of the first visit, from 1 to 3; what was typed in the others is carried along, and
/// nothing is kept before the last one.
pub fn welcome(words: Words, step: usize, typed: &Typed, wrong: Option<&str>) -> String {
    let wrong = wrong.map(|key| words.t(key));
    let chosen = |tag: &str| typed.one_sound.iter().any(|one| one == tag);
    let sounds = SOUNDS.map(|tag| (tag, words.mix(tag), chosen(tag))).into();
    let steps =
        [1, 2, 3].map(|n| (n, words.n(n as u64), words.t(&format!("desk-welcome-step-{n}"))));
    let here = format!("/desk/welcome/{step}");
    html(&Welcome { frame: Outside { words }, step, typed, wrong, sounds, steps, here })
}

#[derive(Template)]
#[template(path = "told.html")]
struct Told<'a> {
    frame: Outside,
    title: String,
    text: String,
    back: &'a str,
}

/// A page that says one thing: that something is not there, or was not done.
pub fn told(words: Words, title: &str, text: &str, back: &str) -> String {
    let (title, text) = (words.t(title), words.t(text));
    html(&Told { frame: Outside { words }, title, text, back })
}
