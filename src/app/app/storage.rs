//! The storage page within the app: somebody looks, and makes room where an adult wants it.

use super::{App, Screen};
use crate::screen::Place;
use crate::screen::tabs::Tab;
use crate::storage::{Deed, Errand, Found, Where};
use model::LearnerId;
use std::sync::mpsc::TryRecvError;

impl App {
    /// Begins to look at what takes up the storage; a film keeps nothing and finds nothing.
    pub(super) fn look_at_storage(&mut self) {
        self.errand = self.begin_errand(Deed::Look);
    }

    /// Makes room, leaves something out or takes it again, on an adult's word.
    pub(super) fn change_storage(&mut self, deed: Deed) {
        self.errand = self.begin_errand(deed);
        let is_making = self.errand.is_some();
        self.show_storage(Found { is_making, ..Found::default() });
    }

    /// Shows what was found, once it is there.
    pub(super) fn watch_storage(&mut self) {
        let Some(errand) = &self.errand else { return };
        match errand.found() {
            Ok(found) => {
                self.errand = None;
                if found.has_changed {
                    // What is played must not look for what is gone.
                    self.open_lessons_anew();
                }
                self.show_storage(found);
            }
            Err(TryRecvError::Disconnected) => self.errand = None,
            Err(TryRecvError::Empty) => {}
        }
    }

    fn begin_errand(&self, deed: Deed) -> Option<Errand> {
        let data = self.parts.data.clone()?;
        let entered = self.players().into_iter().filter_map(|player| player.record);
        let learners = entered.chain([LearnerId::NOBODY, LearnerId::TOGETHER]).collect();
        let line = self.parts.worker.line();
        Some(Errand::begin(Where { data, line, learners }, deed))
    }

    /// The page with what was found, unless an adult has gone on already.
    fn show_storage(&mut self, found: Found) {
        if let Screen::Page(page, Place::Adults(Tab::Storage | Tab::Parts)) = &mut self.screen {
            page.found(found);
        }
    }
}
