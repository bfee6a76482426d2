//! What the teacher said to whoever plays, and her raised hand.

use super::App;
use crate::icons::Face;
use crate::roster::prefers;
use crate::screen::mail::{Letter, Picture};
use model::Event;
use model::event::HAND;
use progress::school::Message;
use std::collections::HashMap;

/// So many letters, the newest, are laid out with their voices and pictures.
const LETTERS: usize = 30;

impl App {
    /// What was said to her or to her class, the newest first, with the pictures that came.
    pub(super) fn letters(&self) -> (Vec<Letter>, HashMap<String, Vec<u8>>) {
        let mut photos = HashMap::new();
        let Some(told) = self.parts.school.told() else { return (Vec::new(), photos) };
        let mut letters = Vec::new();
        for one in self.messages().into_iter().take(LETTERS) {
            let came = |name: &String| told.said(name).ok().flatten();
            let voice = one.sound.as_ref().and_then(came);
            let picture = one.picture.as_ref().and_then(|name| match name.strip_prefix("face/") {
                Some(face) => Some(Picture::Face(Face::named(face))),
                None => {
                    photos.insert(name.clone(), came(name)?);
                    Some(Picture::Photo(name.clone()))
                }
            });
            letters.push(Letter { id: one.id, from: one.from, text: one.text, voice, picture });
        }
        (letters, photos)
    }

    fn messages(&self) -> Vec<Message> {
        let Some(record) = self.player.record else { return Vec::new() };
        let said = self.parts.school.told().and_then(|told| told.messages().ok());
        let class = self.player.class;
        let is_hers = |one: &Message| {
            one.learner == Some(record) || one.class.is_some() && one.class == class
        };
        said.into_iter().flatten().filter(is_hers).collect()
    }

    /// Whether there is a message that she has not opened.
    pub(super) fn has_mail(&self) -> bool {
        let (Some(newest), Some(record)) = (self.messages().into_iter().next(), self.player.record)
        else {
            return false;
        };
        let chosen = self.parts.worker.chosen(record, self.parts.school.told());
        chosen.preference(prefers::MAIL) != Some(newest.id.as_str())
    }

    /// Whether her hand is up; none where nobody would see it.
    pub(super) fn hand(&self) -> Option<bool> {
        let record = self.player.record.filter(|_| self.parts.school.is_joined())?;
        let told = self.parts.school.told()?;
        let chosen = self.parts.worker.chosen(record, Some(told.clone()));
        let raised = chosen.preference(HAND).filter(|raised| !raised.is_empty());
        let seen = told.hand_seen(record).ok().flatten();
        Some(raised.is_some_and(|raised| seen.as_deref() != Some(raised)))
    }

    /// Raises her hand, or takes it down. What is written down tells one raising from another.
    pub(super) fn raise_hand(&mut self, is_up: bool) {
        let value = if is_up { (self.parts.wall)().wall_ms.to_string() } else { String::new() };
        self.record(&Event::Preferred { what: HAND.to_owned(), value });
        if is_up {
            // She waits, so the school is told at once and not with the next answers.
            self.parts.school.send_now();
        }
    }
}
