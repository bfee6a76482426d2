//! Who chooses the next lesson, and what is mixed into it.

use super::curriculum::{Curriculum, n_items};
use super::learner::Random;
use learn::next::{Child, REVIEW_EVERY, Sitting, Wishes};
use learn::{Facts, Level, Next};

/// The ways that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Policy {
    /// Lessons in the order of a class, each once; round again at the end.
    Fixed,
    /// Any lesson.
    Random,
    /// The order of a class, each lesson again until its skill is growing (at most three
    /// times), every fourth item a review after 1, 3, 7 and 21 days.
    Ladder,
    /// The same, and after each lesson a round of reviews, so that it reviews as much as the
    /// engine may.
    Rounds,
    /// `learn::next` for a child who takes the stop that teaches, whatever else is offered.
    Learn,
    /// `learn::next` for a child who takes that stop and the review in turn.
    Engine,
}

pub(crate) const POLICIES: [Policy; 6] =
    [Policy::Fixed, Policy::Random, Policy::Ladder, Policy::Rounds, Policy::Learn, Policy::Engine];

/// Whatever a policy has to remember between lessons.
#[derive(Default)]
pub(crate) struct Memo {
    /// How many lessons were chosen.
    n_chosen: usize,
    /// The lesson of the fixed order, and how often it was played.
    at: usize,
    n_played: usize,
    /// For each skill, its rung of the ladder and the day of its last item.
    rungs: Vec<(usize, i32)>,
}

/// A lesson, and the skill that each of its items asks.
pub(crate) struct Choice {
    pub(crate) lesson: usize,
    pub(crate) items: Vec<usize>,
}

const LADDER: [i32; 4] = [1, 3, 7, 21];

impl Policy {
    pub(crate) fn choose(
        self,
        curriculum: &Curriculum,
        memo: &mut Memo,
        (facts, sittings): (&Facts, &[Sitting]),
        today: i32,
        random: &mut Random,
    ) -> Choice {
        let n_lessons = curriculum.course.lessons().len();
        memo.n_chosen += 1;
        match self {
            Self::Fixed => own((memo.n_chosen - 1) % n_lessons),
            Self::Random => own(random.next() as usize % n_lessons),
            Self::Rounds if memo.n_chosen.is_multiple_of(2) => memo.round(curriculum, facts, today),
            Self::Ladder | Self::Rounds => memo.ladder(curriculum, facts, today),
            Self::Learn => engine(curriculum, memo.n_chosen, false, (facts, sittings), today),
            Self::Engine => {
                let is_review = memo.n_chosen.is_multiple_of(2);
                engine(curriculum, memo.n_chosen, is_review, (facts, sittings), today)
            }
        }
    }
}

fn own(lesson: usize) -> Choice {
    Choice { lesson, items: vec![lesson; n_items(lesson)] }
}

fn engine(
    curriculum: &Curriculum,
    n_chosen: usize,
    is_review: bool,
    (facts, sittings): (&Facts, &[Sitting]),
    today: i32,
) -> Choice {
    let course = &curriculum.course;
    let wishes = Wishes { placement: Some(Default::default()), ..Wishes::default() };
    let next = Next::of(Child { facts, sittings, wishes: &wishes, course }, today);
    let path = next.path(0);
    let stops = if is_review { [path.review, path.learn] } else { [path.learn, path.review] };
    let stop = stops.into_iter().flatten().find_map(|stop| stop.lesson);
    let all = course.lessons();
    // With nothing left to offer, a child opens whatever lies on the shelf.
    let id = stop.unwrap_or_else(|| all[n_chosen % all.len()].id.clone());
    let place = |id| all.iter().position(|lesson| lesson.id == id).unwrap_or(0);
    let lesson = place(id.clone());
    let mixed = next.items(&id, n_items(lesson)).into_iter();
    let skill_at = |skill| all.iter().position(|lesson| lesson.teaches.contains(&skill));
    let items = mixed.map(|skill| skill.and_then(skill_at).unwrap_or(lesson));
    Choice { lesson, items: items.collect() }
}

impl Memo {
    fn ladder(&mut self, curriculum: &Curriculum, facts: &Facts, today: i32) -> Choice {
        let all = curriculum.course.lessons();
        let level = |place: usize| facts.state(&all[place].teaches[0]);
        if self.n_played > 0 && (level(self.at) >= Level::Growing || self.n_played >= 3) {
            (self.at, self.n_played) = ((self.at + 1) % all.len(), 0);
        }
        self.n_played += 1;
        let mut due = self.due(curriculum, facts, today).into_iter();
        let mut choice = own(self.at);
        for item in choice.items.iter_mut().skip(REVIEW_EVERY - 1).step_by(REVIEW_EVERY) {
            *item = due.next().unwrap_or(self.at);
        }
        choice
    }

    /// Ten due skills, or the next lesson where none is.
    fn round(&mut self, curriculum: &Curriculum, facts: &Facts, today: i32) -> Choice {
        let mut items = self.due(curriculum, facts, today);
        items.truncate(10);
        match items.first() {
            Some(&lesson) => Choice { lesson, items },
            None => self.ladder(curriculum, facts, today),
        }
    }

    /// What should be reviewed beside the lesson in hand, that which waits longest first.
    fn due(&mut self, curriculum: &Curriculum, facts: &Facts, today: i32) -> Vec<usize> {
        let all = curriculum.course.lessons();
        self.rungs.resize(all.len(), (0, 0));
        let due_on = |place: usize| {
            let (rung, last) = self.rungs[place];
            LADDER.get(rung).map(|rest| last + rest)
        };
        let is_due = |place: &usize| {
            let rested = due_on(*place).is_some_and(|day| day <= today);
            let grows = || facts.state(&all[*place].teaches[0]) >= Level::Growing;
            rested && *place != self.at && grows()
        };
        let mut due: Vec<usize> = (0..all.len()).filter(is_due).collect();
        due.sort_by_key(|place| due_on(*place));
        due
    }

    /// Moves a skill on its ladder, or back to the foot.
    pub(crate) fn answered(&mut self, skill: usize, right: bool, today: i32) {
        if let Some((rung, last)) = self.rungs.get_mut(skill) {
            let is_new_day = *last != today;
            *rung = if right { *rung + usize::from(is_new_day && *last > 0) } else { 0 };
            *last = today;
        }
    }
}
