//! A lesson is opened: at its start, where it was left, or at a step by name.

use super::{App, Screen, Waiting};
use crate::player::Player;
use crate::screen::Place;
use crate::session::{Entry, Manner, Session, SessionError};
use crate::together::Together;
use model::{LessonId, SkillId};
use scene::Ms;

impl App {
    /// Opens a lesson.
    ///
    /// # Errors
    /// [`SessionError`] when it cannot be opened; the screen stays as it is.
    pub fn open_lesson(
        &mut self,
        id: &LessonId,
        entry: &Entry,
        now: Ms,
    ) -> Result<(), SessionError> {
        let resume = match entry {
            Entry::Start => None,
            Entry::WhereLeft => {
                self.player.record.and_then(|hers| self.parts.worker.resume_at(hers, id))
            }
            Entry::At(step) => Some(step.clone()),
        };
        self.opened += 1;
        let seed = self.parts.seed ^ (self.opened << 32);
        let manner = self.manner(seed);
        let mut session = Session::open(&self.parts.bundle, id, resume.as_ref(), manner, now)?;
        session.must_be_at(entry)?;
        self.levels_before = self.levels();
        if self.together.is_some() {
            // Those who sit together first hear whose turn it is.
            self.waiting = Some(Waiting { session: Box::new(session), since: now, is_new: true });
            self.go_to(&Place::Turn, now);
            return Ok(());
        }
        session.ask_between(self.asides(id, seed));
        let wishes = session.start(&self.parts.bundle, now, &self.stage);
        self.screen = Screen::Lesson(Box::new(session));
        self.fulfil(wishes, now);
        Ok(())
    }

    /// How lessons are played to whoever plays now.
    pub(super) fn manner(&self, seed: u64) -> Manner<'_> {
        Manner {
            track: &self.parts.language,
            seed,
            calm: self.is_calm(),
            pace: self.settings.voice,
            deaf: self.any_player(|player| player.is_deaf),
            signs: self.signs(),
        }
    }

    /// The sign language in which they are signed to: hers, or that of somebody who sits with
    /// her; none whose films were left out here.
    fn signs(&self) -> Option<&str> {
        let others = self.together.iter().flat_map(Together::members);
        let wanted = self.player.signs().or_else(|| others.filter_map(Player::signs).next());
        let left_out = self.parts.bundle.left_out();
        wanted.filter(|tag| !left_out.contains(&bundle::Part::Signs((*tag).to_owned())))
    }

    /// How well she knows what she has practised, here and elsewhere.
    pub(super) fn levels(&self) -> Vec<(SkillId, learn::Level)> {
        let levels = |id| self.parts.worker.levels(id, self.parts.school.told());
        self.player.record.map_or_else(Vec::new, levels)
    }
}
