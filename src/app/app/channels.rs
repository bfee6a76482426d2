//! Which of the installed channels is played: children's lessons, or those that a teacher takes.

use super::App;
use crate::lessons::{self, Lessons, Start};

impl App {
    /// Plays the channel that is set, as it is installed now. Where it cannot be opened, what was
    /// played goes on, and the next start tries again.
    pub(super) fn open_lessons_anew(&mut self) {
        let Some(data) = self.parts.data.clone() else { return };
        let wanted = self.settings.channel.clone();
        let opened = lessons::open(&data, wanted.as_deref(), Start::Uncounted)
            .map_err(|why| why.to_string());
        let changed = opened.and_then(|Lessons { bundle, channels }| {
            self.parts.channels = channels;
            self.nobody_plays(self.now);
            self.take_lessons(bundle, self.now).map_err(|why| why.to_string())
        });
        if let Err(why) = changed {
            eprintln!("jonaki: the lessons of {wanted:?} cannot be played: {why}");
        }
    }
}
