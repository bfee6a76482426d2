//! Other lessons under the hands of whoever writes them: what is open is shown anew.

use super::{App, Screen, labels};
use crate::choice::Choice;
use crate::session::Entry;
use bundle::{Bundle, ReadError};
use scene::Ms;
use std::rc::Rc;

impl App {
    /// Plays the lessons of another bundle from now on. A lesson that is open begins again at
    /// the step at which it stands, shuffled as before, so that nothing looks different but
    /// what was changed.
    ///
    /// # Errors
    /// [`ReadError`] where the bundle cannot be read; then everything stays as it is.
    pub fn take_lessons(&mut self, bundle: Bundle, now: Ms) -> Result<(), ReadError> {
        let bundle = Rc::new(bundle);
        let choice = Choice::read(&bundle)?;
        self.sounds.speak_from(bundle.clone(), &self.parts.language, &self.settings)?;
        self.sprites.take(bundle.clone());
        (self.choice, self.alts) = (choice, labels::Alts::default());
        self.parts.bundle = bundle;
        self.model.forget();
        self.show_again(now);
        Ok(())
    }

    fn show_again(&mut self, now: Ms) {
        if let Some((lesson, step)) = self.place() {
            self.leave_lesson(now);
            self.opened = self.opened.saturating_sub(1);
            let mut entries = [Entry::At(step), Entry::Start].into_iter();
            if !entries.any(|entry| self.open_lesson(&lesson, &entry, now).is_ok()) {
                // It is not there any more.
                self.go_home(now);
            }
        } else if let Screen::Page(_, place) = &self.screen {
            let place = place.clone();
            self.show_page(&place, now);
        }
    }
}
