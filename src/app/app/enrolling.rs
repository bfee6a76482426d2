//! A tablet joins a school while the app runs.

use super::{App, Screen};
use crate::joined::Joined;
use crate::joining::Joining;
use crate::screen::Place;
use scene::Ms;
use std::rc::Rc;

impl App {
    /// Begins with a typed code.
    pub(super) fn begin_join(&mut self, code: &str, now: Ms) {
        self.parts.school.join(code);
        self.show_page(&Place::Join(self.parts.school.joining()), now);
    }

    /// Shows how far it has come, and makes the tablet one of the school's once it is.
    pub(super) fn watch_join(&mut self, now: Ms) {
        let state = self.parts.school.joining();
        if state == Joining::Joined && !self.parts.school.is_joined() {
            // Whether or not anybody still looks at the page.
            self.belong();
        }
        let Screen::Page(_, Place::Join(shown)) = &self.screen else { return };
        if *shown == Joining::Joined || state == Joining::Not || *shown == state {
            return;
        }
        self.show_page(&Place::Join(state), now);
    }

    /// From now on the tablet belongs to the school that it has just joined.
    fn belong(&mut self) {
        let Some(data) = &self.parts.data else { return };
        match Joined::start(&self.parts.worker, data) {
            Ok(Some(joined)) => self.parts.school = Rc::new(joined),
            Ok(None) => {}
            Err(error) => eprintln!("jonaki: the school is met after the next start: {error}"),
        }
    }
}
