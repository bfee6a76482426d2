//! The way of those who cannot see: a touch says what lies there, a second touch on the same
//! thing chooses it. A finger that glides says whatever it comes over.
//!
//! A tablet of this kind has no voice for its screen, so ours does it: with the lines of the
//! lessons, the shell's, and the names that the packer has spoken for cards and pictures.

use super::{App, Screen, labels};
use crate::icons::Face;
use crate::screen::Place;
use crate::together::Together;
use scene::{Item, Ms, Point, Rect};

/// Kinds in which a finger draws, paints or beats time: there it is never held back.
const FREE: [&str; 3] = ["trace", "draw", "song"];
/// A touch beside a thing means it up to here, millimetres.
const REACH_MM: f32 = 4.0;

/// What the finger on the glass does for a child who cannot see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Exploring {
    /// It touches, as everybody's does.
    #[default]
    Not,
    /// It says what it comes over.
    Feels,
    /// It has chosen, and does nothing more until it leaves.
    Chose,
}

/// A thing that was found by touch.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    name: String,
    face: Option<Face>,
    place: Option<Rect>,
}

impl App {
    /// Whether touches explore, where things are chosen by touching them again.
    fn explores(&self) -> bool {
        match &self.screen {
            Screen::Gate(_) | Screen::Corner(_) => false,
            Screen::Page(
                _,
                Place::Adults(_)
                | Place::Child(_)
                | Place::Away(_)
                | Place::Keys(_)
                | Place::Join(_)
                | Place::Picture(_)
                | Place::Face(_),
            ) => false,
            Screen::Page(_, Place::Secret(player, _)) => player.is_blind,
            // Nobody has said yet who plays, and one of these children may not see.
            Screen::Page(_, Place::Who | Place::Together(_)) => {
                self.players().iter().any(|player| player.is_blind)
            }
            Screen::Page(..) => self.any_player(|player| player.is_blind),
            Screen::Lesson(session) => {
                let is_blind = match self.together.as_ref().and_then(Together::driver) {
                    Some(driver) => driver.is_blind,
                    None => self.any_player(|player| player.is_blind),
                };
                is_blind && !FREE.contains(&session.kind())
            }
        }
    }

    /// A finger came down. True where that was all: it explores, or has chosen.
    pub(super) fn explore_down(&mut self, at: Point, now: Ms) -> bool {
        if !self.explores() {
            self.exploring = Exploring::Not;
            return false;
        }
        self.exploring = Exploring::Feels;
        let Some(id) = self.under(at, now) else { return true };
        let found = self.called(&id, now);
        // Another question may have cards of the same ids in other places.
        if self.focus.as_ref() == Some(&id) && self.found.as_ref() == Some(&found) {
            self.exploring = Exploring::Chose;
            self.key_press(now);
            (self.focus, self.found) = (None, None);
        } else {
            self.find(id, found, now);
        }
        true
    }

    /// It moved.
    pub(super) fn explore_moved(&mut self, at: Point, now: Ms) -> bool {
        if self.exploring == Exploring::Feels
            && let Some(id) = self.under(at, now)
            && self.focus.as_ref() != Some(&id)
        {
            let found = self.called(&id, now);
            self.find(id, found, now);
        }
        self.exploring != Exploring::Not
    }

    /// It left the glass.
    pub(super) fn explore_up(&mut self) -> bool {
        std::mem::take(&mut self.exploring) != Exploring::Not
    }

    /// What a thing is called, and where it lies.
    fn called(&self, id: &str, now: Ms) -> Found {
        let rows = self.screen_view(now).rows;
        let (bundle, language) = (&self.parts.bundle, self.tr.language());
        let alt = |art: &str| self.alts.of(bundle, art, language);
        let place = rows.iter().find(|(item, _)| item.id == id).map(|(item, _)| item.rect);
        Found { name: labels::of(id, &rows, &self.tr, &alt), face: labels::face(id, &rows), place }
    }

    /// Marks a thing and says what it is called.
    fn find(&mut self, id: String, found: Found, now: Ms) {
        self.at(now);
        self.sounds.play("tap");
        let is_said = match found.face {
            Some(face) => self.sounds.say_first_word(&format!("turn-{}", face.id())),
            None => self.sounds.say_text(&found.name, self.lines()),
        };
        if !is_said {
            let keys = labels::keys(&id);
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            self.sounds.say_first_of(&keys);
        }
        (self.focus, self.found) = (Some(id), Some(found));
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
