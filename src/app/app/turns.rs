//! Children who sit together: the tablet is handed on after each item.

use super::{App, Screen, Waiting};
use crate::chrome::blank;
use crate::icons::Drawing;
use crate::player::Player;
use crate::screen::Place;
use crate::screen::turn::Turn;
use crate::session::Wish;
use crate::stage::Row;
use crate::together::Together;
use activity::Input;
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
            self.begin_looking(now);
            self.sounds.say_shell(&["group-go"]);
            self.show_page(&Place::Road, now);
        }
    }

    /// Whether something holds of whoever plays, or of anybody who sits with her.
    pub(super) fn any_player(&self, holds: impl Fn(&Player) -> bool) -> bool {
        match &self.together {
            Some(together) => together.round().iter().any(holds),
            None => holds(&self.player),
        }
    }

    /// Whose records an event goes into; none for a guest's.
    ///
    /// Of those who sit together each answers for herself. Where the lesson stands is the
    /// group's; that it was played is true of all of them, so that nobody is sent back to the
    /// beginning, and no teacher hears that a child did not play.
    pub(super) fn whose(&self, event: &Event) -> Vec<LearnerId> {
        let Some(together) = &self.together else {
            return self.player.record.into_iter().collect();
        };
        match event {
            Event::Answered(_) => vec![together.record()],
            Event::Reached { .. } | Event::Replayed { .. } => vec![LearnerId::TOGETHER],
            Event::Opened { .. } | Event::Completed { .. } | Event::Left { .. } => {
                let members = together.members().iter().filter_map(|one| one.record);
                members.chain([LearnerId::TOGETHER]).collect()
            }
            _ => self.player.record.into_iter().collect(),
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
        if self.probing.is_some() {
            return;
        }
        self.hand_on = Some(self.now + PRAISE_MS);
    }

    /// Hands the tablet on once the praise is over; also before the first item of a lesson.
    pub(super) fn hand_on(&mut self, now: Ms) {
        if self.hand_on.is_none_or(|at| now < at) {
            return;
        }
        self.hand_on = None;
        if self.together.is_none() || !matches!(self.screen, Screen::Lesson(_)) {
            return;
        }
        let turn = Screen::Page(Box::new(Turn::new(Vec::new())), Place::Turn);
        if let Screen::Lesson(mut session) = std::mem::replace(&mut self.screen, turn) {
            // Nothing stays under a finger that is no longer there.
            let wishes = session.handle(Input::Cancel, now, &self.stage);
            self.fulfil(wishes, now);
            self.sounds.hush();
            self.waiting = Some(Waiting { session, since: now, is_new: false });
            self.go_to(&Place::Turn, now);
        }
    }

    /// A child takes the tablet, or all do; the lesson goes on where it stood, and says again
    /// what it asked.
    pub(super) fn claim(&mut self, learner: Option<LearnerId>, now: Ms) {
        if let Some(together) = &mut self.together {
            match learner {
                Some(learner) => together.claim(learner),
                None => together.all(),
            }
        }
        let Some(Waiting { mut session, since, is_new }) = self.waiting.take() else { return };
        session.rested(now.saturating_sub(since));
        let mut wishes = if is_new {
            session.start(&self.parts.bundle, now, &self.stage)
        } else {
            session.handle(Input::Replay, now, &self.stage)
        };
        // Nobody asked to hear it again.
        wishes.retain(|wish| !matches!(wish, Wish::Record(Event::Replayed { .. })));
        self.held = None;
        self.screen = Screen::Lesson(session);
        self.fulfil(wishes, now);
    }

    /// Those who sat together get up; whoever was first goes on alone.
    pub(super) fn get_up(&mut self, now: Ms) {
        self.leave_lesson(now);
        self.together = None;
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
