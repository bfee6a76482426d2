//! The way of those who cannot see: a touch says what lies there, a second touch on the same
//! thing chooses it. A finger that glides says whatever it comes over.
//!
//! A tablet of this kind has no voice for its screen, so ours does it: with the lines of the
//! lessons, the shell's, and the names that the packer has spoken for cards and pictures.

use super::{App, Screen, labels};
use crate::screen::Place;
use scene::{Item, Ms, Point};

/// Kinds in which a finger draws, paints or beats time: there it is never held back.
const FREE: [&str; 3] = ["trace", "draw", "song"];
/// A touch beside a thing means it up to here, millimetres.
const REACH_MM: f32 = 4.0;

impl App {
    /// Whether touches explore, where things are chosen by touching them again.
    fn explores(&self) -> bool {
        match &self.screen {
            Screen::Gate(_) | Screen::Corner(_) => false,
            Screen::Page(
                _,
                Place::Adults(_) | Place::Child(_) | Place::Keys(_) | Place::Join(_),
            ) => false,
            Screen::Page(_, Place::Secret(player, _)) => player.is_blind,
            // Nobody has said yet who plays, and one of these children may not see.
            Screen::Page(_, Place::Who | Place::Together(_)) => {
                self.players().iter().any(|player| player.is_blind)
            }
            Screen::Page(..) => self.player.is_blind,
            Screen::Lesson(session) => self.player.is_blind && !FREE.contains(&session.kind()),
        }
    }

    /// A finger came down. True where that was all: it explores, or has chosen.
    pub(super) fn explore_down(&mut self, at: Point, now: Ms) -> bool {
        self.is_exploring = self.explores();
        if !self.is_exploring {
            return false;
        }
        match self.under(at, now) {
            Some(id) if self.focus.as_ref() == Some(&id) => {
                self.key_press(now);
                self.focus = None;
            }
            Some(id) => self.find(id, now),
            None => {}
        }
        true
    }

    /// It moved.
    pub(super) fn explore_moved(&mut self, at: Point, now: Ms) -> bool {
        if self.is_exploring
            && let Some(id) = self.under(at, now)
            && self.focus.as_ref() != Some(&id)
        {
            self.find(id, now);
        }
        self.is_exploring
    }

    /// It left the glass.
    pub(super) fn explore_up(&mut self) -> bool {
        std::mem::take(&mut self.is_exploring)
    }

    /// Marks a thing and says what it is called.
    fn find(&mut self, id: String, now: Ms) {
        let rows = self.screen_view(now).rows;
        let (bundle, language) = (&self.parts.bundle, self.tr.language());
        let alt = |art: &str| labels::alt(bundle, art, language);
        let face = labels::face(&id, &rows).map(|face| format!("turn-{}", face.id()));
        let said = labels::of(&id, &rows, &self.tr, &alt);
        self.sounds.play("tap");
        let is_said = match face {
            Some(line) => self.sounds.say_first_word(&line),
            None => self.sounds.say_text(&said, self.lines()),
        };
        if !is_said {
            let keys = labels::keys(&id);
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            self.sounds.say_first_of(&keys);
        }
        self.focus = Some(id);
    }

    /// What a finger is over.
    fn under(&self, at: Point, now: Ms) -> Option<String> {
        if matches!(self.screen, Screen::Page(..)) {
            return self.hit(at, now);
        }
        let rows = self.screen_view(now).rows;
        let items: Vec<Item> = rows.into_iter().map(|(item, _)| item).collect();
        scene::hit::hit(&items, at, self.stage.mm * REACH_MM).map(|item| item.id.clone())
    }
}
