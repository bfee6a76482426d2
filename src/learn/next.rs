//! What a child may do next: a path of at most three stops, each with its reason.
//!
//! One stop teaches, one brings back what would be forgotten, one is for making something.
//! They are an offer. Needs advise and never lock: a lesson that comes too early is asleep,
//! says what would wake it, and wakes for whoever wants it.

mod history;
mod learn;
mod play;
mod review;

use crate::{Course, Knows, Level, Placement};
use history::History;
use model::{LessonId, SkillId};
use review::Due;
use std::collections::{BTreeMap, BTreeSet};

/// The choices for one child on one day, worked out once for as many questions as there are.
///
/// The same values lead to the same answers, whoever asks.
#[derive(Debug)]
pub struct Next<'a> {
    child: Child<'a>,
    today: i32,
    levels: BTreeMap<&'a SkillId, Level>,
    history: History<'a>,
    /// What is due, that which waits longest first.
    due: Vec<Due<'a>>,
    /// The places of the lessons that may be offered.
    awake: Vec<usize>,
}

impl<'a> Next<'a> {
    /// The choices on a day, counted from 1970-01-01.
    pub fn of(child: Child<'a>, today: i32) -> Self {
        let mut next = Self {
            child,
            today,
            levels: child.facts.all_levels().into_iter().collect(),
            history: History::of(child.sittings, child.course),
            due: review::due(child, today),
            awake: Vec::new(),
        };
        let places = 0..child.course.lessons().len();
        next.awake = places.filter(|place| next.missing(*place).is_none()).collect();
        next
    }

    /// What she may do now; no lesson is in two of the stops.
    ///
    /// The seed decides where nothing else does, as between two songs; one for each child and
    /// day will do.
    pub fn path(&self, seed: u64) -> Path {
        if self.is_unknown() {
            let probe = Stop { lesson: None, reason: Reason::Probe };
            return Path { learn: Some(probe), ..Path::default() };
        }
        let learn = self.learn(seed);
        let review = self.review(learn.as_ref());
        let play = self.play([&learn, &review], seed);
        Path { learn, review, play }
    }

    /// What each of the next `n_items` of a running lesson asks: `None` for the lesson's own
    /// item, or a due skill to ask instead.
    ///
    /// Each due skill comes once, those that wait longest first; what the lesson measures
    /// anyway, and what is not growing yet, is not mixed in. Into a lesson that teaches comes
    /// one as every fourth item. A lesson that has nothing left to teach is there to review,
    /// and only its first item is surely its own: ten items of one skill say hardly more than
    /// one, while nine others wait.
    pub fn items(&self, lesson: &LessonId, n_items: usize) -> Vec<Option<SkillId>> {
        let is_review = self.child.course.place(lesson).is_some_and(|place| self.is_learned(place));
        let mut due = self.to_mix_into(lesson);
        let is_mixed = |n: usize| n > 0 && is_review || (n + 1).is_multiple_of(REVIEW_EVERY);
        (0..n_items).map(|n| if is_mixed(n) { due.next() } else { None }).collect()
    }

    /// What would wake a lesson that comes too early for her, at least one skill; `None` for
    /// one that is awake, and for one that is not installed.
    ///
    /// A skill that should come first is there once it is growing. A lesson is awake, whatever
    /// it needs, once it was woken, given by a teacher, or played to its end.
    pub fn asleep(&self, lesson: &LessonId) -> Option<Vec<SkillId>> {
        self.missing(self.child.course.place(lesson)?)
    }
}

/// One in so many items of a lesson that teaches is a review.
pub const REVIEW_EVERY: usize = 4;

/// A child, and what there is for her.
#[derive(Clone, Copy, Debug)]
pub struct Child<'a> {
    /// What her answers say.
    pub facts: &'a dyn Knows,
    /// Her sittings on this tablet, the oldest first; those of the last weeks are enough.
    pub sittings: &'a [Sitting],
    /// What adults and she herself decided.
    pub wishes: &'a Wishes,
    /// What is installed.
    pub course: &'a Course,
}

/// One sitting with one lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Which lesson.
    pub lesson: LessonId,
    /// The day, counted from 1970-01-01.
    pub day: i32,
    /// Whether it was played to its end.
    pub completed: bool,
}

/// What adults and the child herself decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Lessons that a teacher gave and that were not played to their end since, in her order.
    pub assigned: Vec<LessonId>,
    /// Lessons that were played to their end, on whichever tablet.
    pub finished: BTreeSet<LessonId>,
    /// Lessons that were woken before their time.
    pub woken: BTreeSet<LessonId>,
    /// Skills in whose place a deaf child learns others; they count as met.
    pub replaced: BTreeSet<SkillId>,
    /// What a probe came to; `None` before one was played or passed over.
    pub placement: Option<Placement>,
}

/// The stops that are offered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// Something new, or something not finished.
    pub learn: Option<Stop>,
    /// Something that would be forgotten.
    pub review: Option<Stop>,
    /// Something to make, or to listen to.
    pub play: Option<Stop>,
}

/// A lesson to play, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The lesson; `None` for a [`crate::Probe`], which is none.
    pub lesson: Option<LessonId>,
    /// Why it is offered, for an adult who asks.
    pub reason: Reason,
}

/// Why a lesson is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A teacher gave it.
    Assigned,
    /// It was begun and left.
    Unfinished,
    /// It helps against a confusion that showed again among the last ten items.
    Drill {
        /// The confusion, such as `a-aa`.
        tag: String,
    },
    /// It was played to its end, and a skill that it teaches is not growing yet.
    Again {
        /// The skill.
        skill: SkillId,
    },
    /// It teaches what comes next.
    NextStep {
        /// The first skill that it teaches and she does not know.
        skill: SkillId,
    },
    /// A skill would be forgotten.
    Due {
        /// The skill.
        skill: SkillId,
        /// For how many days it has been due, from 0.
        days_late: u32,
    },
    /// It is for making something.
    Play,
    /// Nothing is known of her, and a few questions would find where to begin.
    Probe,
}

/// What the stops ask.
impl Next<'_> {
    fn level(&self, skill: &SkillId) -> Level {
        self.levels.get(skill).copied().unwrap_or_default()
    }

    /// Whether a skill is thought to be there without an answer that shows it. What was
    /// assumed is so no longer once she was asked: from then on her answers say it.
    fn is_assumed(&self, skill: &SkillId) -> bool {
        let Wishes { replaced, placement, .. } = self.child.wishes;
        let is_placed = || placement.as_ref().is_some_and(|one| one.assumed.contains(skill));
        replaced.contains(skill) || self.level(skill) == Level::New && is_placed()
    }

    /// What would wake the lesson, see [`Next::asleep`].
    fn missing(&self, place: usize) -> Option<Vec<SkillId>> {
        let Child { course, wishes, .. } = self.child;
        let id = &course.lessons()[place].id;
        let is_wanted = wishes.woken.contains(id) || wishes.assigned.contains(id);
        if is_wanted || self.is_completed(place) {
            return None;
        }
        let is_open = |need: &&SkillId| self.level(need) < Level::Growing && !self.is_assumed(need);
        let missing: Vec<SkillId> = course.needs(place).iter().filter(is_open).cloned().collect();
        (!missing.is_empty()).then_some(missing)
    }

    fn awake(&self) -> impl Iterator<Item = usize> + '_ {
        self.awake.iter().copied()
    }

    /// Whether nothing at all is known of her, and nobody has said where to begin.
    fn is_unknown(&self) -> bool {
        let Child { sittings, wishes, course, .. } = self.child;
        let is_new = self.levels.is_empty() && sittings.is_empty();
        let is_told = wishes.placement.is_some()
            || !wishes.assigned.is_empty()
            || !wishes.finished.is_empty();
        is_new && !is_told && course.lessons().iter().any(|lesson| !lesson.teaches.is_empty())
    }

    fn stop(&self, place: usize, reason: Reason) -> Stop {
        Stop { lesson: Some(self.child.course.lessons()[place].id.clone()), reason }
    }

    /// Whether it was played to its end before.
    fn is_completed(&self, place: usize) -> bool {
        let Child { course, wishes, .. } = self.child;
        self.history.is_completed(place) || wishes.finished.contains(&course.lessons()[place].id)
    }

    /// Whether it was the last that she finished, and today: not twice in a row.
    fn is_just_done(&self, place: usize) -> bool {
        self.history.latest() == Some((place, self.today, true))
    }
}

/// A number that a seed draws for a thing, to part those that are otherwise alike.
fn draw(seed: u64, name: &str) -> u64 {
    // FNV-1a, with the seed as if it stood in front; its multiplier is the one that was published.
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    seed.to_le_bytes().into_iter().chain(name.bytes()).fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests;
