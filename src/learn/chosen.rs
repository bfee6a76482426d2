//! What was decided for a child, by her or by adults, on whichever tablet, where the newest
//! counts; and which lessons she has finished.

use crate::Placement;
use crate::day::{MINUTE_MS, claimed_day, day_of, is_plausible};
use model::{Event, LessonId, SkillId, Stamp, StreamId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was chosen for one child, which lessons she woke and finished, and where a probe
/// placed her.
///
/// It depends on the set of folded events and their [`When`] alone, never on the order of
/// arrival or on repeated delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub(crate) preferences: BTreeMap<String, Made<String>>,
    pub(crate) placed: Option<Made<BTreeSet<SkillId>>>,
    pub(crate) woken: BTreeSet<LessonId>,
    /// With the newest day on which each was, counted from 1970-01-01; 0 where nobody knows it.
    pub(crate) finished: BTreeMap<LessonId, i32>,
    /// Of those that this tablet recorded, where the newest end stands in its logs: once the
    /// school has heard it, the school's day counts, not this tablet's clock.
    #[serde(skip)]
    pub(crate) recorded: BTreeMap<LessonId, (StreamId, u64)>,
}

/// When something was chosen, which decides between two choices: the minute first, and within
/// a minute the place in the logs.
///
/// Days are too long here: what she chose this morning on one tablet must not come back in
/// the afternoon on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct When {
    /// Since 1970 UTC.
    pub minute: i32,
    /// The log that holds the event.
    pub stream: StreamId,
    /// Its number in that log, from 1.
    pub seq: u64,
}

/// One choice, with when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made<T> {
    pub(crate) at: When,
    pub(crate) value: T,
}

impl When {
    /// The place of an event that happened at an instant, milliseconds since 1970 UTC.
    pub fn new(at_ms: i64, stream: StreamId, seq: u64) -> Self {
        let minute = at_ms.div_euclid(MINUTE_MS).clamp(i32::MIN.into(), i32::MAX.into());
        Self { minute: minute as i32, stream, seq }
    }

    /// The place of an event on the tablet that recorded it, until the school has heard it and
    /// tells when it was.
    ///
    /// A clock that cannot be believed puts it behind all others: a child sees what she has
    /// just chosen, though somebody may have chosen later elsewhere.
    pub fn claimed(at: &Stamp, stream: StreamId, seq: u64) -> Self {
        let is_believed = claimed_day(at).is_some();
        Self::new(if is_believed { at.wall_ms } else { i64::MAX }, stream, seq)
    }
}

impl When {
    /// The day in Bangladesh, counted from 1970-01-01.
    fn day(&self) -> i32 {
        day_of(i64::from(self.minute) * MINUTE_MS)
    }
}

impl Chosen {
    /// Adds one event; one that neither chooses nor finishes, or was added before, changes
    /// nothing.
    pub fn fold(&mut self, at: When, event: &Event) {
        match event {
            Event::Preferred { what, value } => {
                self.prefer(what, &Made { at, value: value.clone() });
            }
            Event::Placed { assumed } => {
                self.place(&Made { at, value: assumed.iter().cloned().collect() });
            }
            Event::Woken { lesson } => {
                self.woken.insert(lesson.clone());
            }
            Event::Completed { lesson, .. } => {
                let day = Some(at.day()).filter(|day| is_plausible(*day));
                self.finish(lesson, day.unwrap_or(0));
            }
            _ => {}
        }
    }

    /// Adds that a lesson was played to its end on a day.
    pub fn finish(&mut self, lesson: &LessonId, day: i32) {
        let newest = self.finished.entry(lesson.clone()).or_insert(day);
        *newest = day.max(*newest);
    }

    /// Says on which day, and with which event of its own logs, a tablet recorded the newest end
    /// of a lesson.
    pub fn record_finish(&mut self, lesson: &LessonId, day: i32, stream: StreamId, seq: u64) {
        self.finished.insert(lesson.clone(), day);
        self.recorded.insert(lesson.clone(), (stream, seq));
    }

    /// Adds all of another record that is hers; of two choices the newer one counts.
    pub fn join(&mut self, other: &Self) {
        other.preferences.iter().for_each(|(what, made)| self.prefer(what, made));
        other.placed.iter().for_each(|made| self.place(made));
        self.woken.extend(other.woken.iter().cloned());
        other.finished.iter().for_each(|(lesson, day)| self.finish(lesson, *day));
    }

    /// What was chosen of a sort, such as `colour`.
    pub fn preference(&self, what: &str) -> Option<&str> {
        self.preferences.get(what).map(|made| made.value.as_str())
    }

    /// The lessons that were woken before their time.
    pub fn woken(&self) -> &BTreeSet<LessonId> {
        &self.woken
    }

    /// The lessons that were played to their end.
    pub fn finished(&self) -> impl Iterator<Item = &LessonId> {
        self.finished.keys()
    }

    /// The newest day on which a lesson was played to its end, counted from 1970-01-01; 0 where
    /// nobody knows it, `None` where it never was.
    pub fn finished_on(&self, lesson: &LessonId) -> Option<i32> {
        self.finished.get(lesson).copied()
    }

    /// Whether a lesson that was given on a day is done: it was played to its end on that day or
    /// later; where no day was told, ever.
    pub fn has_done(&self, lesson: &LessonId, given_day: Option<i32>) -> bool {
        let finished = self.finished_on(lesson);
        finished.is_some_and(|day| given_day.is_none_or(|given| day >= given))
    }

    /// What a probe came to; `None` before one was played or passed over.
    pub fn placement(&self) -> Option<Placement> {
        self.placed.as_ref().map(|made| Placement { assumed: made.value.clone() })
    }

    /// When each choice was made that another may replace.
    pub(crate) fn times(&self) -> impl Iterator<Item = When> {
        let preferences = self.preferences.values().map(|made| made.at);
        preferences.chain(self.placed.iter().map(|made| made.at))
    }

    fn prefer(&mut self, what: &str, made: &Made<String>) {
        if self.preferences.get(what).is_none_or(|known| known.at < made.at) {
            self.preferences.insert(what.to_owned(), made.clone());
        }
    }

    fn place(&mut self, made: &Made<BTreeSet<SkillId>>) {
        if self.placed.as_ref().is_none_or(|known| known.at < made.at) {
            self.placed = Some(made.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(minute: i32, stream: u8, seq: u64) -> When {
        When { minute, stream: StreamId([stream; 16]), seq }
    }

    fn colour(value: &str) -> Event {
        Event::Preferred { what: "colour".into(), value: value.into() }
    }

    fn events() -> impl Strategy<Value = Vec<(When, Event)>> {
        let event = (0..5u8, 0..3u8).prop_map(|(sort, n)| match sort {
            0 => colour(&n.to_string()),
            1 => Event::Preferred { what: format!("sort-{n}"), value: "x".into() },
            2 => Event::Woken { lesson: format!("lesson-{n}").as_str().into() },
            3 => Event::Completed { lesson: format!("lesson-{n}").as_str().into(), ms: 1 },
            _ => Event::Placed { assumed: vec![format!("skill-{n}").as_str().into()] },
        });
        prop::collection::vec((0..9i32, 0..3u8, event), 0..30).prop_map(|all| {
            let each = all.into_iter().enumerate();
            each.map(|(seq, (minute, stream, event))| (at(minute, stream, seq as u64), event))
                .collect()
        })
    }

    fn folded(events: &[(When, Event)]) -> Chosen {
        let mut chosen = Chosen::default();
        events.iter().for_each(|(at, event)| chosen.fold(*at, event));
        chosen
    }

    proptest! {
        #[test]
        fn arrival_and_repetition_change_nothing_and_two_records_are_one(
            (events, shuffled) in events()
                .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
            part in any::<prop::sample::Index>(),
        ) {
            prop_assert_eq!(folded(&events), folded(&shuffled));
            prop_assert_eq!(folded(&events), folded(&[&events[..], &shuffled].concat()));
            let (one, other) = shuffled.split_at(part.index(shuffled.len() + 1));
            let mut joined = folded(one);
            joined.join(&folded(other));
            prop_assert_eq!(joined, folded(&events));
        }
    }

    #[test]
    fn the_newest_counts_and_within_a_minute_the_place_in_the_logs() {
        let chosen = |a, b| folded(&[(a, colour("a")), (b, colour("b"))]);
        for (a, b) in
            [(at(1, 9, 9), at(2, 1, 1)), (at(1, 1, 9), at(1, 2, 1)), (at(1, 1, 1), at(1, 1, 2))]
        {
            assert_eq!(chosen(a, b).preference("colour"), Some("b"), "{a:?} {b:?}");
            assert_eq!(chosen(b, a).preference("colour"), Some("a"), "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_clock_that_cannot_be_believed_puts_a_choice_behind_all_others() {
        let claimed = |wall_ms, stream, seq| {
            When::claimed(&Stamp { wall_ms, mono_ms: 1, boot: 1 }, StreamId([stream; 16]), seq)
        };
        let noon = 1_780_000_000_000;
        assert_eq!(claimed(noon, 1, 1), When::new(noon, StreamId([1; 16]), 1));
        assert!(claimed(0, 1, 1) > claimed(noon, 9, 9));
        assert!(claimed(i64::MAX, 1, 2) > claimed(i64::MIN, 1, 1));
    }

    #[test]
    fn a_lesson_that_was_woken_stays_awake() {
        let woken = [(at(1, 1, 1), Event::Woken { lesson: "a".into() })];
        assert!(folded(&woken).woken().contains(&"a".into()));
    }
}
