//! What is signed for a text, whoever signs it: signs of the lexicon, or a film of a signer.
//!
//! A text may be signed in several sign languages at once; whoever plays sees one of them. A
//! film is the better one, so the figure signs only where no film does.

use super::track::Part;
use crate::shape::{Field, Shape, may, must};
use crate::spec::Problem;
use scene::Ms;
use serde::{Deserialize, Serialize};

/// The key of what the figure signs.
pub(crate) const SIGNED: Field = may("signed", Shape::List(&Shape::Table(PART)));
/// The key of what was filmed.
pub(crate) const FILM: Field = may("film", Shape::List(&Shape::Table(FILMED)));

const PART: &[Field] = &[
    may("sign", Shape::Sign),
    may("spell", Shape::Spell),
    may("words", WORDS),
    may("place", Shape::OneOf(&["left", "middle", "right"])),
];
const FILMED: &[Field] = &[must("clip", Shape::Clip), may("cue", Shape::List(&Shape::Table(CUE)))];
const CUE: &[Field] = &[must("at", Shape::Number(0.0, 60.0)), may("words", WORDS)];
const WORDS: Shape = Shape::List(&Shape::Number(0.0, 99.0));

/// What is signed for one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hands {
    /// What the figure signs, in the signing order.
    pub signed: Vec<Part>,
    /// Films of it, at most one for each language.
    pub film: Vec<Film>,
}

/// A film of a signer, and which words are lit meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Film {
    /// The clip.
    pub clip: Clip,
    /// Which words are lit from when on, in the order of time.
    pub cue: Vec<Cue>,
}

/// A clip as the player takes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Clip {
    /// Its key among the pictures of the bundle.
    pub key: String,
    /// Its sign language.
    pub lang: String,
    /// Its length.
    pub ms: u32,
    /// The word for "draft", while it is not reviewed.
    pub draft: Option<String>,
}

/// From here on these words are lit; none are where none are named.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cue {
    /// Seconds from the clip's beginning.
    pub at: f32,
    /// First and last word of the text, counted from 0.
    pub words: Option<[usize; 2]>,
}

impl Hands {
    /// What is signed in a language, an empty one being whichever comes first; `None` where
    /// nothing is.
    pub(crate) fn in_language(&self, wanted: &str) -> Option<Self> {
        let films = self.film.iter().map(|film| film.clip.lang.as_str());
        let mut languages = films.chain(self.signed.iter().map(Part::language));
        let first = languages.next()?;
        let language = if wanted.is_empty() { first } else { wanted };
        let signed = self.signed.iter().filter(|part| part.language() == language);
        let film = self.film.iter().filter(|film| film.clip.lang == language);
        let hands = Self { signed: signed.cloned().collect(), film: film.cloned().collect() };
        (!hands.is_empty()).then_some(hands)
    }

    /// Whether nothing is signed.
    pub(crate) fn is_empty(&self) -> bool {
        self.signed.is_empty() && self.film.is_empty()
    }

    /// The word for "draft", where anything in it is one.
    pub(super) fn draft(&self) -> Option<&str> {
        let signs = self.signed.iter().flat_map(Part::signs);
        let films = self.film.iter().filter_map(|film| film.clip.draft.as_deref());
        films.chain(signs.filter_map(|sign| sign.draft.as_deref())).next()
    }

    /// What is wrong with it, signed for a text of so many words.
    pub(crate) fn check(&self, words: usize, path: &str) -> Vec<Problem> {
        let mut problems = Vec::new();
        let leaves =
            |at: Option<[usize; 2]>| at.is_some_and(|[first, last]| first > last || last >= words);
        let out = |path: String| Problem::at(&path, "activity-sign-words").with("words", words);
        for (at, part) in self.signed.iter().enumerate() {
            let path = join(path, &format!("signed.{at}"));
            if part.sign.is_some() == part.spell.is_some() {
                problems.push(Problem::at(&path, "activity-sign-or-spell"));
            }
            problems.extend(leaves(part.words).then(|| out(format!("{path}.words"))));
        }
        for (at, film) in self.film.iter().enumerate() {
            let path = join(path, &format!("film.{at}"));
            let is_second = self.film[..at].iter().any(|one| one.clip.lang == film.clip.lang);
            if is_second {
                let problem = Problem::at(&format!("{path}.clip"), "activity-film-twice");
                problems.push(problem.with("lang", &film.clip.lang));
            }
            let mut free = 0.0;
            for (n, cue) in film.cue.iter().enumerate() {
                let path = format!("{path}.cue.{n}");
                if cue.at < free || cue.at * 1000.0 > film.clip.ms as f32 {
                    let problem = Problem::at(&format!("{path}.at"), "activity-film-times");
                    problems.push(problem.with("seconds", film.clip.ms as f32 / 1000.0));
                }
                free = cue.at;
                problems.extend(leaves(cue.words).then(|| out(format!("{path}.words"))));
            }
        }
        problems
    }
}

impl Film {
    /// The words that are lit at an instant of the film.
    pub(super) fn lit(&self, ms: Ms) -> Option<[usize; 2]> {
        let begun = |cue: &&Cue| cue.at * 1000.0 <= ms as f32;
        let cue = self.cue.iter().rev().find(begun)?;
        cue.words.filter(|_| ms < Ms::from(self.clip.ms))
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn hands() -> Hands {
        serde_json::from_value(json!({
            "signed": [
                { "sign": { "id": "a", "lang": "bdsl" } },
                { "spell": { "text": "ক", "letters": [{ "id": "k", "lang": "isl", "draft": "খসড়া" }] } },
            ],
            "film": [{
                "clip": { "key": "film", "lang": "asl", "ms": 2000 },
                "cue": [{ "at": 0.5, "words": [1, 2] }, { "at": 1.5 }],
            }],
        }))
        .expect("hands")
    }

    #[test]
    fn one_text_is_signed_in_as_many_languages_as_it_has() {
        let hands = hands();
        let of = |language: &str| hands.in_language(language);
        assert_eq!(of("bdsl").expect("signs").signed[0].sign.as_ref().expect("is one").id, "a");
        let isl = of("isl").expect("a spelled word");
        assert_eq!((isl.signed.len(), isl.film.len(), isl.draft()), (1, 0, Some("খসড়া")));
        assert_eq!(of("asl").expect("a film").film.len(), 1);
        assert_eq!(of("lsf"), None, "another language than hers is not shown to her");
        assert_eq!(of(""), of("asl"), "a film comes before the figure");
        assert_eq!(Hands::default().in_language(""), None);
    }

    #[test]
    fn the_cues_of_a_film_light_its_words_until_the_next_one() {
        let film = &hands().film[0];
        let lit = [0, 499, 500, 1499, 1500, 2500].map(|ms| film.lit(ms));
        assert_eq!(lit, [None, None, Some([1, 2]), Some([1, 2]), None, None]);
    }

    #[test]
    fn what_is_wrong_with_a_film_is_found() {
        let mut hands = hands();
        assert_eq!(hands.check(3, "pages.0"), []);
        hands.film[0].cue.push(Cue { at: 1.0, words: Some([2, 3]) });
        hands.film[0].cue.push(Cue { at: 2.5, words: None });
        hands.film.push(hands.film[0].clone());
        hands.film[1].cue.clear();
        let found: Vec<_> =
            hands.check(3, "").into_iter().map(|one| (one.path.join("."), one.key)).collect();
        let problem = |path: &str, key| (path.to_owned(), key);
        assert_eq!(
            found,
            [
                problem("film.0.cue.2.at", "activity-film-times"),
                problem("film.0.cue.2.words", "activity-sign-words"),
                problem("film.0.cue.3.at", "activity-film-times"),
                problem("film.1.clip", "activity-film-twice"),
            ]
        );
    }
}
