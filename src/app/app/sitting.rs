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
/// Eyes that looked at the glass for so long look far away for a moment: the 20-20-20 rule that
/// eye doctors give for screens.
const EYES_MS: Ms = 20 * 60_000;
/// What is being played when the minutes are over is finished, but no longer than this.
const FINISH_MS: Ms = 3 * 60_000;
/// A right answer is praised before the bird sleeps.
const PRAISE_MS: Ms = 2_500;
/// A finished lesson is celebrated for so long.
const CELEBRATION_MS: Ms = 8_000;
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
    /// Somebody has just come, and was not greeted yet.
    greets: bool,
    /// Since when somebody has looked at the glass without a rest for her eyes.
    looking: Ms,
    /// When it was first seen that it is over.
    over: Option<Ms>,
    /// The latest right answer.
    last_right: Ms,
    /// How long each child has played before she left, and when that was.
    played: BTreeMap<Option<LearnerId>, (Ms, Ms)>,
    /// Until when each child rests.
    resting: BTreeMap<Option<LearnerId>, Ms>,
    /// Until when the quiet time does not count.
    awake_until: Ms,
}

impl App {
    /// Whether a child has just played her minutes.
    pub(super) fn rests(&self, who: Option<LearnerId>, now: Ms) -> bool {
        self.sitting.resting.get(&who).is_some_and(|until| now < *until)
    }

    /// A child begins, or goes on where she was a short while ago.
    pub(super) fn begin_sitting(&mut self, now: Ms) {
        let before = self.sitting.played.remove(&self.player.record);
        let before = before.filter(|(_, left)| now < left + REST_MS).map_or(0, |(ms, _)| ms);
        (self.sitting.began, self.sitting.over) = (Some(now.saturating_sub(before)), None);
        self.sitting.greets = before == 0;
        self.sitting.looking = now.saturating_sub(before);
    }

    /// Several begin together.
    pub(super) fn begin_looking(&mut self, now: Ms) {
        self.sitting.looking = now;
    }

    /// What the bird says to whoever has just come, by the time of the day; once.
    pub(super) fn greeting(&mut self) -> Option<&'static str> {
        let at = (self.parts.wall)();
        let hour = (at.wall_ms + ZONE_MS).rem_euclid(86_400_000) / 3_600_000;
        let line = match hour {
            // A clock that nobody can believe knows no morning.
            _ if claimed_day(&at).is_none() => "greet-back",
            4..11 => "greet-morning",
            17..24 => "greet-evening",
            _ => "greet-day",
        };
        std::mem::take(&mut self.sitting.greets).then_some(line)
    }

    /// Whether her eyes should rest now, between two lessons; from then on it counts anew.
    pub(super) fn rests_eyes(&mut self, now: Ms) -> bool {
        let is_due = now >= self.sitting.looking + EYES_MS;
        if is_due {
            self.sitting.looking = now;
        }
        is_due
    }

    /// Whoever played does so no more.
    pub(super) fn end_sitting(&mut self, now: Ms) {
        if let Some(began) = self.sitting.began.take() {
            let played = now.saturating_sub(began);
            self.sitting.played.insert(self.player.record, (played, now));
        }
        self.sitting.over = None;
    }

    /// A right answer: a good moment to end.
    pub(super) fn was_right(&mut self, now: Ms) {
        self.sitting.last_right = now;
    }

    /// An adult was at the gate: the bird stays awake for a while.
    pub(super) fn stay_awake(&mut self, now: Ms) {
        self.sitting.awake_until = now + AWAKE_MS;
        self.sitting.resting.clear();
        self.sitting.played.clear();
        self.sitting.began = self.sitting.began.map(|_| now);
        self.sitting.over = None;
    }

    /// Lets the bird sleep when it is time, gently: what is being played is finished first.
    pub(super) fn watch_sitting(&mut self, now: Ms) {
        let Some(why) = self.bedtime(now) else {
            if matches!(self.screen, Screen::Page(_, Place::Night(Why::Late))) {
                // Morning has come.
                self.go_to(&self.start(), now);
            }
            return;
        };
        let over = *self.sitting.over.get_or_insert(now);
        let is_time = match &self.screen {
            Screen::Page(_, Place::Night(_) | Place::First | Place::Secret(..) | Place::Turn) => {
                false
            }
            Screen::Page(..) if self.idle_at().is_some() => false,
            Screen::Page(_, Place::Who) => why == Why::Late,
            // What was finished is celebrated first.
            Screen::Page(_, Place::Celebration) => now >= self.celebrated + CELEBRATION_MS,
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
        self.end_probe();
        self.nobody_plays(now);
        self.sitting.played.clear();
        self.go_to(&Place::Night(why), now);
    }

    /// When to look again.
    pub(super) fn next_look(&self, now: Ms) -> Option<Ms> {
        let minutes = Ms::from(self.settings.minutes);
        let limit = self.sitting.began.filter(|_| minutes > 0).map(|at| at + minutes * 60_000);
        let ends = self.sitting.over.map(|over| over + FINISH_MS);
        let praised = self.sitting.over.map(|_| self.sitting.last_right + PRAISE_MS);
        let cheered = self.sitting.over.map(|_| self.celebrated + CELEBRATION_MS);
        let due = [limit, ends, praised, cheered, self.idle_at(), self.quiet_edge(now)];
        let due = due.into_iter().chain([self.screen_until()]);
        due.flatten().filter(|at| *at > now).min()
    }

    /// When the quiet time begins or ends next, by the clock as it stands now.
    fn quiet_edge(&self, now: Ms) -> Option<Ms> {
        const DAY_MS: i64 = 86_400_000;
        let settings = self.settings.quiet.then_some(&self.settings)?;
        let at = (self.parts.wall)().wall_ms + ZONE_MS;
        let edges = [settings.quiet_from, settings.quiet_until].map(|minute| {
            let until = (i64::from(minute) * 60_000 - at).rem_euclid(DAY_MS);
            if until == 0 { DAY_MS } else { until }
        });
        edges.into_iter().min().map(|until| now + until.unsigned_abs())
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
