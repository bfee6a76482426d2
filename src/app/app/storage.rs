//! The storage page within the app: somebody looks, and makes room where an adult wants it.

use super::{App, Screen};
use crate::screen::Place;
use crate::screen::storage::Storage;
use crate::screen::tabs::Tab;
use crate::storage::{Errand, Found, Where};
use model::LearnerId;
use std::sync::mpsc::TryRecvError;

impl App {
    /// Begins to look at what takes up the storage; a film keeps nothing and finds nothing.
    pub(super) fn look_at_storage(&mut self) {
        self.errand = self.begin_errand(false);
    }

    /// Makes room, on an adult's word.
    pub(super) fn make_room(&mut self) {
        self.errand = self.begin_errand(true);
        let is_making = self.errand.is_some();
        self.show_storage(Found { is_making, ..Found::default() });
    }

    /// Shows what was found, once it is there.
    pub(super) fn watch_storage(&mut self) {
        let Some(errand) = &self.errand else { return };
        match errand.found() {
            Ok(found) => {
                self.errand = None;
                self.show_storage(found);
            }
            Err(TryRecvError::Disconnected) => self.errand = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    fn begin_errand(&self, makes_room: bool) -> Option<Errand> {
        let data = self.parts.data.clone()?;
        let entered = self.players().into_iter().filter_map(|player| player.record);
        let learners = entered.chain([LearnerId::NOBODY, LearnerId::TOGETHER]).collect();
        let line = self.parts.worker.line();
        Some(Errand::begin(Where { data, line, learners }, makes_room))
    }

    /// The page with what was found, unless an adult has gone on already.
    fn show_storage(&mut self, found: Found) {
        let place = Place::Adults(Tab::Storage);
        if matches!(&self.screen, Screen::Page(_, shown) if *shown == place) {
            self.screen = Screen::Page(Box::new(Storage::new(found)), place);
        }
    }
}
