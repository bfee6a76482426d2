//! Letters that a child has to read before any lesson taught them to her.

use crate::foils::Taught;
use activity::item::akshara::tiles;
use activity::spec::Problem;
use activity::story;
use model::{Lesson, LessonHead, Skill, Step};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds in which cards and words are read.
const READ: [&str; 7] = ["listen", "match", "order", "sort", "build", "gap", "trace"];

/// Every letter that a channel teaches, with the skill and the lesson that do.
pub(super) struct Alphabet(BTreeMap<String, Teacher>);

#[derive(Clone)]
struct Teacher {
    skill: String,
    /// The title of the first lesson that teaches the skill, if there is one.
    lesson: Option<String>,
}

impl Alphabet {
    /// The letters of a channel.
    pub(super) fn of<'a>(
        (skills, taught): (&[Skill], &Taught),
        lessons: impl Iterator<Item = &'a LessonHead>,
    ) -> Self {
        let lessons: Vec<&LessonHead> = lessons.collect();
        let mut letters = BTreeMap::new();
        for skill in skills {
            let lesson = lessons.iter().find(|head| head.teaches.contains(&skill.id));
            let teacher = Teacher {
                skill: skill.id.0.clone(),
                lesson: lesson.map(|head| format!("{} ({})", head.title.get("bn"), head.id)),
            };
            for letter in taught.get(&skill.id).into_iter().flatten() {
                letters.entry(letter.clone()).or_insert_with(|| teacher.clone());
            }
        }
        Self(letters)
    }

    /// Each text of a step with letters that are taught, but not to whoever has this lesson's
    /// skills and all that they need. A lesson that stands on no letters is one of pictures and
    /// voices: its cards say themselves.
    pub(super) fn untaught(&self, kind: &str, spec: &Value, known: &[String]) -> Vec<Problem> {
        let mut texts = Vec::new();
        if READ.contains(&kind) {
            gather(spec, "", &mut texts);
        }
        let owned = texts.into_iter().map(|(path, text)| (path, text.to_owned()));
        self.early(owned.collect(), known)
    }

    /// The same of a story that a child reads without the voice, be it an earlier one once more.
    pub(super) fn untaught_alone(
        &self,
        step: &Step,
        lesson: &Lesson,
        known: &[String],
    ) -> Vec<Problem> {
        let read = |step: &Step| serde_json::from_str::<story::Spec>(&step.spec).ok();
        let alone = Some(step).filter(|step| step.kind == story::KIND.id).and_then(read);
        let Some(alone) = alone.filter(|spec| spec.by_myself) else { return Vec::new() };
        let earlier = alone.again.as_ref();
        let earlier = earlier.and_then(|id| lesson.steps.iter().find(|step| step.id.0 == *id));
        let is_own = earlier.is_none();
        let pages = earlier.and_then(read).unwrap_or(alone).page;
        let place = |at| if is_own { format!("page.{at}.say") } else { "again".to_owned() };
        let texts = pages.into_iter().enumerate().map(|(at, page)| (place(at), page.say.text));
        self.early(texts.collect(), known)
    }

    /// The first letter of each text that comes too early.
    fn early(&self, texts: Vec<(String, String)>, known: &[String]) -> Vec<Problem> {
        let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
        let scripts: BTreeSet<Script> = known.iter().map(|letter| script(letter)).collect();
        let problem = |(path, text): (String, String)| {
            let tiles = tiles(&text).concat();
            let is_early =
                |tile: &&String| !known.contains(tile.as_str()) && scripts.contains(&script(tile));
            let mut early = tiles.iter().filter(is_early);
            let (letter, teacher) =
                early.find_map(|tile| self.0.get(tile).map(|teacher| (tile, teacher)))?;
            Some(
                Problem::at(&path, "pack-untaught")
                    .with("letter", letter)
                    .with("skill", &teacher.skill)
                    .with("lesson", teacher.lesson.as_deref().unwrap_or("none")),
            )
        };
        texts.into_iter().filter_map(problem).collect()
    }
}

/// What belongs together: who knows no digit is not asked for digits.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Letters,
    Digits,
    Other,
}

fn script(letter: &str) -> Script {
    match letter.chars().next() {
        Some('\u{9e6}'..='\u{9ef}') => Script::Digits,
        Some('\u{980}'..='\u{9e5}') => Script::Letters,
        _ => Script::Other,
    }
}

/// The texts that are to be read, with their paths. What stands below a picture only names it.
fn gather<'v>(spec: &'v Value, path: &str, texts: &mut Vec<(String, &'v str)>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match spec {
        Value::Object(table) if table.contains_key("line") => {}
        Value::Object(table) => {
            let is_caption = table.contains_key("art") && !table.contains_key("right");
            for (key, value) in table {
                match (key.as_str(), value.as_str()) {
                    ("letter", Some(text)) => texts.push((path.to_owned(), text)),
                    ("text" | "word" | "show_text", Some(text)) if !is_caption => {
                        texts.push((below(key), text));
                    }
                    ("signed" | "film" | "strokes" | "voice", _) => {}
                    _ => gather(value, &below(key), texts),
                }
            }
        }
        Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| gather(value, &below(&at.to_string()), texts));
        }
        _ => {}
    }
}
