//! What a channel asks of a child who learns with it.

use crate::finding::Findings;
use crate::source::Source;
use activity::item::akshara::tiles;
use activity::story;
use model::{LessonId, SkillId, Step};
use scene::timeline::bare;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// A skill that is taught, and that no question of any lesson measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unpractised {
    /// The skill.
    pub skill: SkillId,
    /// The lessons that teach it.
    pub taught_in: Vec<LessonId>,
}

/// A letter that is to be read before it was taught.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Early {
    /// The letter, joined letter, kar or digit.
    pub letter: String,
    /// Where it stands: file and line.
    pub place: String,
    /// The skill that teaches it.
    pub skill: String,
    /// The lesson that does, or `none`.
    pub lesson: String,
}

/// How much is to be read in a story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Load {
    /// The lesson.
    pub lesson: LessonId,
    /// The step.
    pub step: String,
    /// The child reads without the voice.
    pub by_myself: bool,
    /// Words on each page.
    pub words: Vec<usize>,
    /// The word with the most aksharas, and how many those are.
    pub longest: (String, usize),
}

/// Kinds in which nothing is asked.
const ASKS_NOTHING: [&str; 3] = ["story", "song", "cert"];

pub(super) fn unpractised(source: &Source) -> Vec<Unpractised> {
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let steps = source.lessons.iter().flat_map(|lesson| &lesson.steps);
    for step in steps.filter(|step| !ASKS_NOTHING.contains(&step.kind.as_str())) {
        asked.extend(step.skill.as_ref().map(|skill| skill.0.clone()));
        skills(&serde_json::from_str(&step.spec).unwrap_or_default(), &mut asked);
    }
    let taught = |skill: &SkillId| -> Vec<LessonId> {
        let lessons = source.lessons.iter().filter(|lesson| lesson.head.teaches.contains(skill));
        lessons.map(|lesson| lesson.head.id.clone()).collect()
    };
    let unasked = source.skills.iter().filter(|skill| !asked.contains(&skill.id.0));
    unasked
        .map(|skill| Unpractised { skill: skill.id.clone(), taught_in: taught(&skill.id) })
        .filter(|skill| !skill.taught_in.is_empty())
        .collect()
}

/// The skills that single questions name.
fn skills(spec: &Value, asked: &mut BTreeSet<String>) {
    match spec {
        Value::Object(table) => {
            asked.extend(table.get("skill").and_then(Value::as_str).map(str::to_owned));
            table.values().for_each(|value| skills(value, asked));
        }
        Value::Array(list) => list.iter().for_each(|value| skills(value, asked)),
        _ => {}
    }
}

pub(super) fn early(findings: &Findings) -> Vec<Early> {
    let told = findings.sorted().into_iter().filter(|finding| finding.code == "pack-untaught");
    told.map(|finding| {
        let arg = |name: &str| {
            let found = finding.args.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let line = findings.place(finding).map_or(0, |(line, _)| line);
        Early {
            letter: arg("letter"),
            place: format!("{}:{line}", finding.file.display()),
            skill: arg("skill"),
            lesson: arg("lesson"),
        }
    })
    .collect()
}

pub(super) fn loads(source: &Source) -> Vec<Load> {
    let stories = source.lessons.iter().flat_map(|lesson| {
        let stories = lesson.steps.iter().filter(|step| step.kind == story::KIND.id);
        stories.map(move |step| (lesson, step))
    });
    let load = |(lesson, step): (&model::Lesson, &Step)| {
        let own: story::Spec = serde_json::from_str(&step.spec).unwrap_or_default();
        let shown = own.again.as_ref().and_then(|id| {
            let earlier = lesson.steps.iter().find(|step| step.id.0 == *id)?;
            serde_json::from_str(&earlier.spec).ok()
        });
        let by_myself = own.by_myself;
        let spec: story::Spec = shown.unwrap_or(own);
        let texts = || spec.page.iter().map(|page| page.say.text.as_str());
        let words = texts().flat_map(str::split_whitespace).map(bare);
        let is_letter =
            |akshara: &&Vec<String>| akshara.concat().chars().any(char::is_alphanumeric);
        let n = |word: &str| tiles(word).iter().filter(is_letter).count();
        let longest = words.map(|word| (word.to_owned(), n(word)));
        Load {
            lesson: lesson.head.id.clone(),
            step: step.id.0.clone(),
            by_myself,
            words: texts().map(|text| text.split_whitespace().count()).collect(),
            longest: longest.max_by_key(|(_, n)| *n).unwrap_or_default(),
        }
    };
    stories.map(load).collect()
}
