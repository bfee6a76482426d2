//! Which of the installed channels is played: children's lessons, or those that a teacher takes.

use super::App;
use crate::choice::Choice;
use crate::lessons::{self, Lessons, Start};
use crate::sprites::Sprites;
use bundle::{Bundle, ReadError};
use std::rc::Rc;

impl App {
    /// Plays the channel that was just set. Where it cannot be opened, what was played goes on,
    /// and the next start tries again.
    pub(super) fn change_channel(&mut self) {
        let Some(data) = self.parts.data.clone() else { return };
        let wanted = self.settings.channel.clone();
        let opened = lessons::open(&data, wanted.as_deref(), Start::Uncounted)
            .map_err(|why| why.to_string());
        let changed = opened.and_then(|Lessons { bundle, channels }| {
            self.parts.channels = channels;
            self.play_from(Rc::new(bundle)).map_err(|why| why.to_string())
        });
        if let Err(why) = changed {
            eprintln!("jonaki: the lessons of {wanted:?} cannot be played: {why}");
        }
    }

    fn play_from(&mut self, bundle: Rc<Bundle>) -> Result<(), ReadError> {
        let choice = Choice::read(&bundle)?;
        self.sounds.speak_from(bundle.clone(), &self.parts.language, &self.settings)?;
        self.nobody_plays(self.now);
        self.choice = choice;
        self.sprites = Sprites::new(Some(bundle.clone()), self.stage.height as u32);
        self.alts = Default::default();
        self.parts.bundle = bundle;
        Ok(())
    }
}
