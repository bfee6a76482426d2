//! What is installed: the skills of a channel and the lessons that teach them.

use model::{LessonId, SkillId};
use std::collections::{BTreeMap, BTreeSet};

/// Skills and lessons in the order in which they are taught.
///
/// Anything can be put in: an id that nobody explains, a need that leads back to itself. What
/// cannot be made sense of is advice that is not given.
#[derive(Clone, Debug, Default)]
pub struct Course {
    skills: Vec<CourseSkill>,
    lessons: Vec<CourseLesson>,
    /// By id, the place in `lessons`.
    places: BTreeMap<LessonId, usize>,
    /// For each lesson, the skills that should come before it.
    needs: Vec<Vec<SkillId>>,
    /// For each lesson, the strand of what it teaches or, failing that, practises.
    strands: Vec<String>,
}

/// A skill, as far as the choice of lessons asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseSkill {
    /// Its id.
    pub id: SkillId,
    /// Strand of the curriculum, such as `BN`.
    pub strand: String,
    /// Skills that should come first.
    pub needs: Vec<SkillId>,
}

/// A lesson, as far as the choice of lessons asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourseLesson {
    /// Its id.
    pub id: LessonId,
    /// Skills that it teaches.
    pub teaches: Vec<SkillId>,
    /// Skills that should come first, beside those that the taught skills need.
    pub needs: Vec<SkillId>,
    /// Skills that its steps measure.
    pub practises: Vec<SkillId>,
    /// Planned length.
    pub minutes: u16,
    /// Whether it is for making something, such as drawing or singing.
    pub is_play: bool,
    /// The confusion against which it helps, where it is a mini-drill.
    pub drill_for: Option<String>,
}

impl Course {
    /// A course of skills and lessons in their order; of two with one id the first counts.
    pub fn new(mut skills: Vec<CourseSkill>, mut lessons: Vec<CourseLesson>) -> Self {
        let mut places = BTreeMap::new();
        lessons.retain(|lesson| {
            let place = places.len();
            *places.entry(lesson.id.clone()).or_insert(place) == place
        });
        let mut seen = BTreeSet::new();
        skills.retain(|skill| seen.insert(skill.id.clone()));
        let by_id = skills.iter().map(|skill| (&skill.id, skill)).collect();
        let taught: BTreeSet<&SkillId> = lessons.iter().flat_map(|one| &one.teaches).collect();
        let measured = lessons.iter().flat_map(|one| &one.practises).collect();
        let shown: BTreeSet<&SkillId> = taught.intersection(&measured).copied().collect();
        let needs = lessons.iter().map(|lesson| needs_of(lesson, &by_id, &shown)).collect();
        let strands = lessons.iter().map(|lesson| strand_of(lesson, &by_id)).collect();
        Self { places, needs, strands, skills, lessons }
    }

    /// All lessons, in their order.
    pub fn lessons(&self) -> &[CourseLesson] {
        &self.lessons
    }

    /// A lesson by its id.
    pub fn lesson(&self, id: &LessonId) -> Option<&CourseLesson> {
        self.place(id).map(|place| &self.lessons[place])
    }

    /// The skills of a strand that a lesson teaches, each after those that it needs.
    ///
    /// Where needs lead round in a circle, the given order decides.
    pub fn teaching_order(&self, strand: &str) -> Vec<SkillId> {
        let taught: BTreeSet<&SkillId> = self.lessons.iter().flat_map(|one| &one.teaches).collect();
        let is_meant = |skill: &&CourseSkill| skill.strand == strand && taught.contains(&skill.id);
        let mut open: Vec<&CourseSkill> = self.skills.iter().filter(is_meant).collect();
        let mut order = Vec::new();
        while !open.is_empty() {
            let waits = |skill: &CourseSkill| open.iter().any(|one| skill.needs.contains(&one.id));
            let next = open.iter().position(|skill| !waits(skill)).unwrap_or(0);
            order.push(open.remove(next).id.clone());
        }
        order
    }

    pub(crate) fn place(&self, id: &LessonId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The skills before a lesson that installed lessons teach and measure, each once.
    pub(crate) fn needs(&self, place: usize) -> &[SkillId] {
        &self.needs[place]
    }

    pub(crate) fn strand(&self, place: usize) -> &str {
        &self.strands[place]
    }
}

/// What no installed lesson teaches, or none measures, counts as met: a child could never show
/// it. A need that the lesson itself teaches is no need.
fn needs_of(
    lesson: &CourseLesson,
    skills: &BTreeMap<&SkillId, &CourseSkill>,
    shown: &BTreeSet<&SkillId>,
) -> Vec<SkillId> {
    let of_skills = lesson.teaches.iter().filter_map(|id| skills.get(id));
    let all = lesson.needs.iter().chain(of_skills.flat_map(|skill| &skill.needs));
    let mut needs = Vec::new();
    for need in all.filter(|need| shown.contains(need) && !lesson.teaches.contains(need)) {
        if !needs.contains(need) {
            needs.push(need.clone());
        }
    }
    needs
}

fn strand_of(lesson: &CourseLesson, skills: &BTreeMap<&SkillId, &CourseSkill>) -> String {
    let mut of_skills = lesson.teaches.iter().chain(&lesson.practises);
    let skill = of_skills.find_map(|id| skills.get(id));
    skill.map(|skill| skill.strand.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skills_are_taught_after_what_they_need_and_only_if_a_lesson_does() {
        let skill = |id: &str, strand: &str, needs: &[&str]| CourseSkill {
            id: id.into(),
            strand: strand.to_owned(),
            needs: needs.iter().map(|need| SkillId::from(*need)).collect(),
        };
        let skills = vec![
            skill("words", "BN", &["signs", "letters"]),
            skill("signs", "BN", &["letters", "counting"]),
            skill("letters", "BN", &[]),
            skill("letters", "MA", &["words"]),
            skill("untaught", "BN", &[]),
            skill("counting", "MA", &[]),
        ];
        let lesson = CourseLesson {
            id: "all".into(),
            teaches: ["words", "signs", "letters", "counting"].map(SkillId::from).into(),
            needs: Vec::new(),
            practises: Vec::new(),
            minutes: 5,
            is_play: false,
            drill_for: None,
        };
        let course = Course::new(skills, vec![lesson.clone(), lesson]);
        assert_eq!(course.lessons().len(), 1);
        assert_eq!(course.teaching_order("BN"), ["letters", "signs", "words"].map(SkillId::from));
        assert_eq!(course.teaching_order("nowhere"), []);
    }
}
