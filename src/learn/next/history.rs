//! What was played when, by lesson and by strand.

use super::Sitting;
use crate::Course;
use std::collections::BTreeMap;

/// Sittings with installed lessons, looked up by the lesson's place.
#[derive(Debug)]
pub(super) struct History<'a> {
    sittings: &'a [Sitting],
    /// Of each lesson, what it was sat with.
    lessons: BTreeMap<usize, Sat>,
    /// The place of the lesson that was sat with last.
    latest: Option<usize>,
}

/// All sittings with one lesson, by their numbers in the order of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sat {
    /// The first.
    pub(super) first: usize,
    /// The last.
    pub(super) last: usize,
    /// Whether one led to the end.
    is_completed: bool,
}

impl<'a> History<'a> {
    pub(super) fn of(sittings: &'a [Sitting], course: &Course) -> Self {
        let mut lessons = BTreeMap::<usize, Sat>::new();
        let mut latest = None;
        for (number, sitting) in sittings.iter().enumerate() {
            let Some(place) = course.place(&sitting.lesson) else { continue };
            let sat = lessons.entry(place);
            let sat = sat.or_insert(Sat { first: number, last: number, is_completed: false });
            sat.last = number;
            sat.is_completed |= sitting.completed;
            latest = Some(place);
        }
        Self { sittings, lessons, latest }
    }

    pub(super) fn sat(&self, place: usize) -> Option<Sat> {
        self.lessons.get(&place).copied()
    }

    pub(super) fn is_completed(&self, place: usize) -> bool {
        self.sat(place).is_some_and(|sat| sat.is_completed)
    }

    /// The last sitting with a lesson.
    pub(super) fn last(&self, place: usize) -> Option<&'a Sitting> {
        self.sat(place).map(|sat| &self.sittings[sat.last])
    }

    /// The sitting of all that was last: which lesson, on which day, whether to its end.
    pub(super) fn latest(&self) -> Option<(usize, i32, bool)> {
        let place = self.latest?;
        self.last(place).map(|sitting| (place, sitting.day, sitting.completed))
    }

    /// The lessons whose last sitting was left before its end, the last one first.
    pub(super) fn unfinished(&self) -> Vec<usize> {
        let left = self.lessons.iter().filter(|(_, sat)| !self.sittings[sat.last].completed);
        let mut left: Vec<_> = left.map(|(place, sat)| (sat.last, *place)).collect();
        left.sort_unstable_by(|a, b| b.cmp(a));
        left.into_iter().map(|(_, place)| place).collect()
    }
}
