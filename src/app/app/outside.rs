//! What films, benches, sheets and tests ask of the app, beside touching it.

use super::{App, OnAnswer, Screen};
use crate::player::Player;
use crate::resume::Playing;
use crate::screen::Place;
use crate::session::Entry;
use crate::settings::Settings;
use model::{LearnerId, LessonId, Stamp};
use scene::Ms;

impl App {
    /// What adults decided.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Tells `told` of every answer once it is committed.
    pub fn on_answer(&mut self, told: OnAnswer) {
        self.on_answer = Some(told);
    }

    /// Takes a child, or those who sat together, back to where they were when the program died,
    /// if that was just now.
    pub fn take_up(&mut self, now: Ms) {
        let Some(playing) = self.parts.data.as_deref().and_then(Playing::left_behind) else {
            return;
        };
        let players = self.players();
        let all: Vec<Player> = players.into_iter().chain([Player::nobody()]).collect();
        let find = |id: &LearnerId| all.iter().find(|one| one.record == Some(*id)).cloned();
        let mut who: Vec<Player> = playing.learners.iter().filter_map(find).collect();
        let entry = match who.len() {
            0 => return,
            1 => {
                self.be(who.remove(0), now);
                Entry::WhereLeft
            }
            _ => {
                self.sit(who, now);
                // Where a group stands is nobody's own place.
                let step = self.parts.worker.resume_at(LearnerId::TOGETHER, &playing.lesson);
                step.map_or(Entry::Start, Entry::At)
            }
        };
        (self.tries, self.n_reached) = (playing.tries + 1, 0);
        self.go_to(&Place::Lesson(playing.lesson, entry), now);
    }

    /// All lessons, in the order of the shelf.
    pub fn lessons(&self) -> Vec<LessonId> {
        self.choice.heads().iter().map(|head| head.id.clone()).collect()
    }

    /// The first lesson on the shelf.
    pub fn first_lesson(&self) -> Option<LessonId> {
        self.parts.bundle.shelf(0, 1).ok()?.into_iter().next().map(|head| head.id)
    }

    /// What a child who knows the answer would do now, if it is her turn.
    pub fn show_how(&self, now: Ms) -> Option<activity::Gesture> {
        match &self.screen {
            Screen::Lesson(session) => session.show_how(now, &self.stage),
            _ => None,
        }
    }

    /// The answers recorded so far, newest last.
    pub fn attempts(&self, limit: usize) -> Vec<model::Attempt> {
        self.player.record.map_or_else(Vec::new, |id| self.parts.worker.attempts(id, limit))
    }

    /// The lesson and step in play, if one is.
    pub fn place(&self) -> Option<(LessonId, model::StepId)> {
        match &self.screen {
            Screen::Lesson(session) => {
                Some((session.lesson().head.id.clone(), session.step().clone()))
            }
            _ => None,
        }
    }

    /// Shows a page, as a child who got there would see it.
    pub fn open_page(&mut self, place: &Place, now: Ms) {
        self.go_to(place, now);
    }

    /// Who plays.
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// From now on this child plays.
    pub fn play_as(&mut self, player: Player, now: Ms) {
        self.be(player, now);
    }

    /// The line that is being said.
    pub fn said(&self, now: Ms) -> Option<String> {
        self.sounds.caption(now).map(|(line, ..)| line.text)
    }

    /// Another wall clock.
    pub fn set_wall(&mut self, wall: fn() -> Stamp) {
        self.parts.wall = wall;
    }

    /// These children sit down together.
    pub fn sit_together(&mut self, members: Vec<Player>, now: Ms) {
        self.sit(members, now);
    }
}
