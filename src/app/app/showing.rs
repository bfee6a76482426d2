//! What is on the glass at an instant.

use super::{App, Screen, labels, looks};
use crate::chrome;
use crate::screen::{Place, View};
use scene::{Ms, Wake};

impl App {
    /// Puts this instant onto the glass; gives the next instant that looks different.
    pub fn show(&mut self, now: Ms) -> Wake {
        let view = self.view(now);
        let (bundle, language) = (&self.parts.bundle, self.tr.language());
        let alt = |art: &str| self.alts.of(bundle, art, language);
        let name = |id: &str| labels::of(id, &view.rows, &self.tr, &alt);
        self.model.show(&view.rows, &mut self.sprites, &name);
        view.wake
    }

    /// What is to be seen now.
    pub fn view(&self, now: Ms) -> View {
        let mut view = self.screen_view(now);
        self.caption(&mut view, now);
        self.pulse(&mut view, now);
        self.mark(&mut view.rows);
        if self.settings.contrast {
            looks::outline(&mut view.rows, self.stage.mm);
        }
        let look = self.next_look(now).map_or(Wake::Touch, Wake::At);
        View { wake: view.wake.sooner(look), ..view }
    }

    /// The same without what is added for whoever needs it: captions, marks, outlines.
    pub(super) fn screen_view(&self, now: Ms) -> View {
        match &self.screen {
            Screen::Page(page, place) => {
                let mut view = page.view(&self.glance(now));
                if self.sounds.is_draft() && self.idle_at().is_none() {
                    let text = self.tr.msg("draft-voice", &[]);
                    view.rows.push(chrome::draft(&self.stage, text));
                }
                if *place == Place::Road { self.with_carrier(view, now) } else { view }
            }
            Screen::Gate(_) | Screen::Corner(_) => self.adults_view(now),
            Screen::Lesson(session) => {
                let frame = session.frame(now, &self.stage);
                let mut rows: Vec<_> = frame.items.into_iter().map(|item| (item, None)).collect();
                rows.extend(chrome::rows(
                    &self.stage,
                    frame.bird,
                    self.pressed,
                    self.sounds.is_mute(),
                ));
                self.driver(&mut rows);
                if session.is_draft() {
                    rows.push(chrome::draft(&self.stage, self.tr.msg("draft-voice", &[])));
                }
                let due = self.hand_on.into_iter().chain(self.probe_wake()).min();
                let wake = due.map_or(frame.wake, |at| frame.wake.sooner(Wake::At(at)));
                View { rows, wake }
            }
        }
    }
}
