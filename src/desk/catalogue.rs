//! What the school's lessons are called: titles, skills and what helps against a confusion.

use crate::Words;
use model::{LessonHead, LessonId, Skill, SkillId};
use serde::{Deserialize, Serialize};

/// The lessons that are offered to the school's tablets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// In the order of the shelf.
    pub lessons: Vec<LessonHead>,
    /// In the order in which they are taught.
    pub skills: Vec<Skill>,
    /// What children read aloud; a catalogue of an older program has none.
    #[serde(default)]
    pub texts: Vec<Text>,
}

/// A text to read aloud.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The lesson that it is of.
    pub lesson: LessonId,
    /// Its lines.
    pub lines: Vec<String>,
}

impl Text {
    /// Its words, each with the signs around it.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().flat_map(|line| line.split_whitespace()).filter(|word| is_word(word))
    }
}

/// A dash between spaces is none.
fn is_word(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

impl Catalogue {
    /// Adds another channel's behind these; of two with one id the first counts.
    pub fn add(&mut self, other: Self) {
        for lesson in other.lessons {
            if self.lesson(&lesson.id).is_none() {
                self.lessons.push(lesson);
            }
        }
        for skill in other.skills {
            if self.skill(&skill.id).is_none() {
                self.skills.push(skill);
            }
        }
        for text in other.texts {
            if self.text(&text.lesson).is_none() {
                self.texts.push(text);
            }
        }
    }

    /// A lesson.
    pub fn lesson(&self, id: &LessonId) -> Option<&LessonHead> {
        self.lessons.iter().find(|lesson| lesson.id == *id)
    }

    /// A skill.
    pub fn skill(&self, id: &SkillId) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == *id)
    }

    /// The text of a lesson.
    pub fn text(&self, lesson: &LessonId) -> Option<&Text> {
        self.texts.iter().find(|text| text.lesson == *lesson)
    }

    /// What a lesson is called; its id where it is not known.
    pub fn lesson_name(&self, id: &LessonId, words: Words) -> String {
        let title = self.lesson(id).map(|lesson| lesson.title.get(words.language()).to_owned());
        title.unwrap_or_else(|| id.0.clone())
    }

    /// What a skill is called; its id where it is not known.
    pub fn skill_name(&self, id: &SkillId, words: Words) -> String {
        let title = self.skill(id).map(|skill| skill.title.get(words.language()).to_owned());
        title.unwrap_or_else(|| id.0.clone())
    }

    /// What a teacher does without the tablet for what a lesson teaches, where its author says it.
    pub fn away(lesson: &LessonHead, words: Words) -> Option<String> {
        (!lesson.away.is_empty()).then(|| lesson.away.get(words.language()).to_owned())
    }

    /// The small lesson against a confusion.
    pub fn drill(&self, tag: &str) -> Option<&LessonHead> {
        self.lessons.iter().find(|lesson| lesson.drill_for.as_deref() == Some(tag))
    }

    /// The first lesson that teaches a skill, else the first that practises it.
    pub fn teacher_of(&self, skill: &SkillId) -> Option<&LessonHead> {
        let teaches = self.lessons.iter().find(|lesson| lesson.teaches.contains(skill));
        teaches.or_else(|| self.lessons.iter().find(|lesson| lesson.practises.contains(skill)))
    }
}
