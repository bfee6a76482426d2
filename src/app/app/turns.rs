//! Children who sit together: the tablet is handed on after each item.

use super::{App, Screen};
use crate::chrome::blank;
use crate::icons::Drawing;
use crate::player::Player;
use crate::screen::Place;
use crate::stage::Row;
use crate::together::Together;
use model::{Event, LearnerId};
use scene::{Item, Look, Ms, Rect};

/// So long the praise of an answer is left alone before the tablet is handed on.
const PRAISE_MS: Ms = 1_900;

impl App {
    /// These children sit down together; the path is that of the first.
    pub(super) fn sit(&mut self, members: Vec<Player>, now: Ms) {
        if let Some(first) = members.first().cloned() {
            self.together = Some(Together::new(members));
            (self.player, self.is_chosen) = (first, true);
            self.sounds.say_shell(&["group-go"]);
            self.show_page(&Place::Road, now);
        }
    }

    /// Whose record an event goes into; none for a guest's.
    pub(super) fn whose(&self, event: &Event) -> Option<LearnerId> {
        match (&self.together, event) {
            // Of those who sit together each answers for herself; the lesson is the group's.
            (Some(together), Event::Answered(_)) => Some(together.record()),
            (Some(_), Event::LearnerAdded { .. } | Event::Preferred { .. }) | (None, _) => {
                self.player.record
            }
            (Some(_), _) => Some(LearnerId::TOGETHER),
        }
    }

    /// Looks at what was just answered: an item that is over passes the turn on.
    pub(super) fn answered(&mut self, event: &Event) {
        let Event::Answered(attempt) = event else { return };
        self.heard_in_probe(attempt);
        if attempt.correct >= 1.0 {
            self.was_right(self.now);
        }
        let Some(together) = self.together.as_mut().filter(|_| attempt.correct >= 1.0) else {
            return;
        };
        together.pass();
        self.hand_on = Some(self.now + PRAISE_MS);
    }

    /// Hands the tablet on once the praise is over; also before the first item of a lesson.
    pub(super) fn hand_on(&mut self, now: Ms) {
        self.now = now;
        if self.hand_on.is_none_or(|at| now < at) {
            return;
        }
        self.hand_on = None;
        if self.together.is_none() || !matches!(self.screen, Screen::Lesson(_)) {
            return;
        }
        self.sounds.hush();
        self.show_page_over_lesson(now);
    }

    fn show_page_over_lesson(&mut self, now: Ms) {
        let nothing =
            Screen::Page(Box::new(crate::screen::turn::Turn::new(Vec::new())), Place::Turn);
        if let Screen::Lesson(session) = std::mem::replace(&mut self.screen, nothing) {
            self.waiting = Some((session, now));
            self.go_to(&Place::Turn, now);
        }
    }

    /// A child takes the tablet, or all do; the lesson goes on where it stood.
    pub(super) fn claim(&mut self, learner: Option<LearnerId>, now: Ms) {
        if let Some(together) = &mut self.together {
            match learner {
                Some(learner) => together.claim(learner),
                None => together.all(),
            }
        }
        if let Some((mut session, since)) = self.waiting.take() {
            session.rested(now.saturating_sub(since));
            self.held = None;
            self.screen = Screen::Lesson(session);
        }
    }

    /// Those who sat together get up from a lesson that waits.
    pub(super) fn get_up(&mut self, now: Ms) {
        self.leave_lesson(now);
        self.go_to(&Place::Road, now);
    }

    /// The face of whoever drives, under the house.
    pub(super) fn driver(&self, rows: &mut Vec<Row>) {
        let Some(player) = self.together.as_ref().and_then(Together::driver) else { return };
        let (home, side) = (self.stage.home(), self.stage.mm * 9.7);
        let rect = Rect::new(
            home.middle().x - side / 2.0,
            home.bottom() + self.stage.mm * 1.5,
            side,
            side,
        );
        let paint = player.hue.paint();
        let look = Look::Card {
            fill: paint.fill,
            edge: paint.edge,
            border: self.stage.mm * 0.6,
            radius: side / 2.0,
            lip: 0.0,
        };
        rows.push((Item::new("driver", rect, look), None));
        if let Some(face) = player.face {
            let inner = rect.grown(-side * 0.12);
            rows.push((Item::new("driver-face", inner, blank()), Some(Drawing::Face(face))));
        }
    }
}
