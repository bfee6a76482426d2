//! What is offered to a child: the engine's path and what sleeps still, as pages show them.

use bundle::{Bundle, ReadError};
use learn::next::{Child, Reason, Sitting, Wishes};
use learn::{Course, CourseLesson, CourseSkill, Known, Next};
use model::{LessonHead, LessonId, Skill, SkillId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The installed lessons as a course, read once.
pub struct Choice {
    heads: Vec<LessonHead>,
    skills: Vec<Skill>,
    course: Course,
    /// Of each skill that is taught, the place of the first lesson that does.
    teachers: HashMap<SkillId, usize>,
}

/// What the record says of a child, as far as the choice asks.
#[derive(Debug, Default)]
pub struct Hers {
    /// What she knows.
    pub known: Known,
    /// Her sittings, the oldest first.
    pub sittings: Vec<Sitting>,
    /// What adults and she decided.
    pub wishes: Wishes,
    /// The day, counted from 1970-01-01.
    pub today: i32,
}

/// A stop of the path.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The lesson; none for a probe.
    pub lesson: Option<LessonId>,
    /// Its picture.
    pub picture: Option<String>,
    /// What it is for.
    pub sort: Sort,
    /// Why it is offered.
    pub reason: Reason,
}

/// What a stop is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Something new.
    Learn,
    /// Something that would be forgotten.
    Review,
    /// Something to make.
    Play,
}

/// So many lessons are read at once.
const SHELF: usize = 10_000;

impl Choice {
    /// The course of a bundle.
    ///
    /// # Errors
    /// When its shelf or skills are not the sealed ones.
    pub fn read(bundle: &Bundle) -> Result<Self, ReadError> {
        let heads = bundle.shelf(0, SHELF)?;
        let skills = bundle.skills()?;
        let of_skill = |skill: &Skill| CourseSkill {
            id: skill.id.clone(),
            strand: skill.strand.clone(),
            needs: skill.needs.clone(),
        };
        let of_lesson = |head: &LessonHead| CourseLesson {
            id: head.id.clone(),
            teaches: head.teaches.clone(),
            needs: head.needs.clone(),
            practises: head.practises.clone(),
            minutes: head.minutes,
            is_play: head.is_play,
            drill_for: head.drill_for.clone(),
        };
        let course = Course::new(
            skills.iter().map(of_skill).collect(),
            heads.iter().map(of_lesson).collect(),
        );
        let mut teachers = HashMap::new();
        for (place, head) in heads.iter().enumerate() {
            for skill in &head.teaches {
                teachers.entry(skill.clone()).or_insert(place);
            }
        }
        Ok(Self { heads, skills, course, teachers })
    }

    /// The lessons, in the order of the shelf.
    pub fn heads(&self) -> &[LessonHead] {
        &self.heads
    }

    /// The skills, in the order of the meadow.
    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    /// The skills that live in sound.
    pub fn in_sound(&self) -> BTreeSet<SkillId> {
        self.skills.iter().filter(|skill| skill.in_sound).map(|skill| skill.id.clone()).collect()
    }

    /// The course.
    pub fn course(&self) -> &Course {
        &self.course
    }

    /// The stops that are offered to a child, at most three; the seed decides where nothing else does.
    pub fn stops(&self, hers: &Hers, seed: u64) -> Vec<Stop> {
        let path = self.next(hers).path(seed);
        let of = |stop: Option<learn::next::Stop>, sort| {
            stop.map(|stop| {
                let head = stop.lesson.as_ref().and_then(|id| self.head(id));
                let picture = head.map(|head| head.picture.clone());
                Stop { lesson: stop.lesson, picture, sort, reason: stop.reason }
            })
        };
        let stops = [of(path.learn, Sort::Learn), of(path.review, Sort::Review)];
        stops.into_iter().flatten().chain(of(path.play, Sort::Play)).collect()
    }

    /// The lessons that come too early for a child, each with the lesson that would wake it, if
    /// one does.
    pub fn asleep(&self, hers: &Hers) -> BTreeMap<LessonId, Option<LessonId>> {
        let next = self.next(hers);
        let asleep = self.heads.iter().filter_map(|head| {
            let missing = next.asleep(&head.id)?;
            Some((head.id.clone(), self.waker(&missing)))
        });
        asleep.collect()
    }

    fn next<'a>(&'a self, hers: &'a Hers) -> Next<'a> {
        let Hers { known, sittings, wishes, today } = hers;
        Next::of(Child { facts: known, sittings, wishes, course: &self.course }, *today)
    }

    /// What each of the next questions of a lesson is: the lesson's own, or one about a skill
    /// that would be forgotten.
    pub fn items(&self, hers: &Hers, lesson: &LessonId, n_items: usize) -> Vec<Option<SkillId>> {
        let Hers { known, sittings, wishes, today } = hers;
        let child = Child { facts: known, sittings, wishes, course: &self.course };
        Next::of(child, *today).items(lesson, n_items)
    }

    /// The lesson with this id.
    pub fn head(&self, id: &LessonId) -> Option<&LessonHead> {
        self.heads.iter().find(|head| head.id == *id)
    }

    /// The first lesson that teaches one of these skills.
    fn waker(&self, missing: &[SkillId]) -> Option<LessonId> {
        let first = missing.iter().filter_map(|skill| self.teachers.get(skill)).min();
        first.map(|place| self.heads[*place].id.clone())
    }
}

/// What is mixed up, for adults; a tag that nobody named is shown as its author wrote it.
pub fn confusion(tag: &str, tr: &i18n::Tr) -> String {
    let key = format!("mix-{tag}");
    if tr.has(&key) { tr.msg(&key, &[]) } else { tag.to_owned() }
}

/// Why something is offered, as a sentence for adults.
pub fn reason(why: &Reason, skills: &[Skill], tr: &i18n::Tr) -> String {
    let title = |id: &SkillId| {
        let skill = skills.iter().find(|skill| skill.id == *id);
        skill.map_or_else(|| id.0.clone(), |skill| skill.title.get(tr.language()).to_owned())
    };
    match why {
        Reason::Assigned => tr.msg("reason-assigned", &[]),
        Reason::Unfinished => tr.msg("reason-unfinished", &[]),
        Reason::Drill { tag } => tr.msg("reason-drill", &[("tag", confusion(tag, tr).into())]),
        Reason::Again { skill } => tr.msg("reason-again", &[("skill", title(skill).into())]),
        Reason::NextStep { skill } => tr.msg("reason-next", &[("skill", title(skill).into())]),
        Reason::Due { skill, days_late } => {
            let args = [("skill", title(skill).into()), ("days", i64::from(*days_late).into())];
            tr.msg("reason-due", &args)
        }
        Reason::Play => tr.msg("reason-play", &[]),
        Reason::Probe => tr.msg("reason-probe", &[]),
    }
}
