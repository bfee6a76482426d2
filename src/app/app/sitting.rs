//! How long a sitting lasts at home, and when the bird sleeps.

use super::{App, Screen};
use crate::screen::Place;
use crate::screen::night::Why;
use learn::day::claimed_day;
use model::LearnerId;
use scene::Ms;
use std::collections::BTreeMap;

/// Whoever has played her minutes rests for so long.
const REST_MS: Ms = 30 * 60_000;
/// What is being played when the minutes are over is finished, but no longer than this.
const FINISH_MS: Ms = 3 * 60_000;
/// A right answer is praised before the bird sleeps.
const PRAISE_MS: Ms = 2_500;
/// An adult who has been at the gate keeps the bird awake for so long.
const AWAKE_MS: Ms = 30 * 60_000;
/// Minutes of the day in which a school's tablet is taken to be in class.
const SCHOOL_TIME: std::ops::Range<i64> = 8 * 60..16 * 60;
/// A day in Bangladesh begins six hours before one in Greenwich.
const ZONE_MS: i64 = 6 * 3_600_000;

/// The sitting of whoever plays.
#[derive(Debug, Default)]
pub(super) struct Sitting {
    /// When it began; none while nobody plays.
    began: Option<Ms>,
    /// When it was first seen that it is over.
    over: Option<Ms>,
    /// The latest right answer.
    last_right: Ms,
    /// Until when each child rests.
    resting: BTreeMap<Option<LearnerId>, Ms>,
    /// Until when the quiet time does not count.
    awake_until: Ms,
}

impl App {
    /// A child begins; true where she has just played and rests still.
    pub(super) fn begin_sitting(&mut self, now: Ms) -> bool {
        let sitting = &mut self.sitting;
        (sitting.began, sitting.over) = (Some(now), None);
        sitting.resting.get(&self.player.record).is_some_and(|until| now < *until)
    }

    /// Nobody plays any more.
    pub(super) fn end_sitting(&mut self) {
        (self.sitting.began, self.sitting.over) = (None, None);
    }

    /// A right answer: a good moment to end.
    pub(super) fn was_right(&mut self, now: Ms) {
        self.sitting.last_right = now;
    }

    /// An adult was at the gate: the bird stays awake for a while.
    pub(super) fn stay_awake(&mut self, now: Ms) {
        self.sitting.awake_until = now + AWAKE_MS;
        self.sitting.resting.clear();
        self.sitting.began = self.sitting.began.map(|_| now);
        self.sitting.over = None;
    }

    /// Lets the bird sleep when it is time, gently: what is being played is finished first.
    pub(super) fn watch_sitting(&mut self, now: Ms) {
        let Some(why) = self.bedtime(now) else { return };
        let over = *self.sitting.over.get_or_insert(now);
        let is_time = match &self.screen {
            Screen::Page(_, Place::Night(_) | Place::First | Place::Secret(_) | Place::Turn) => {
                false
            }
            Screen::Page(..) if self.idle_at().is_some() => false,
            Screen::Page(_, Place::Who) => why == Why::Late,
            Screen::Page(..) => true,
            Screen::Lesson(_) => {
                let right = self.sitting.last_right;
                right >= over && now >= right + PRAISE_MS || now >= over + FINISH_MS
            }
            Screen::Gate(_) | Screen::Corner(_) => false,
        };
        if !is_time {
            return;
        }
        if why == Why::Over {
            self.sitting.resting.insert(self.player.record, now + REST_MS);
        }
        self.leave_lesson(now);
        self.go_to(&Place::Night(why), now);
    }

    /// When to look again.
    pub(super) fn next_look(&self, now: Ms) -> Option<Ms> {
        let minutes = Ms::from(self.settings.minutes);
        let limit = self.sitting.began.filter(|_| minutes > 0).map(|at| at + minutes * 60_000);
        // Quiet hours are looked at once a minute: the clock may be set at any time.
        let quiet = self.settings.quiet.then_some(now + 60_000);
        let limit = limit.filter(|at| *at > now);
        limit.into_iter().chain(quiet).chain(self.idle_at()).min()
    }

    fn bedtime(&self, now: Ms) -> Option<Why> {
        if now < self.sitting.awake_until {
            return None;
        }
        let at = (self.parts.wall)();
        // A clock that nobody can believe sends no child to bed.
        let minute = (at.wall_ms + ZONE_MS).rem_euclid(86_400_000) / 60_000;
        if claimed_day(&at).is_some() && self.settings.is_quiet_at(minute as u16) {
            return Some(Why::Late);
        }
        let minutes = Ms::from(self.settings.minutes);
        let is_over = |began: Ms| minutes > 0 && now >= began + minutes * 60_000;
        // A class sits as long as its teacher likes.
        let is_school_time = SCHOOL_TIME.contains(&minute) && self.parts.school.is_joined();
        let is_class = self.together.is_some() || is_school_time;
        self.sitting.began.filter(|began| !is_class && is_over(*began)).map(|_| Why::Over)
    }
}
