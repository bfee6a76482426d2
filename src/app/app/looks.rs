//! What adults chose for eyes, hands and the battery: larger things to touch, darker outlines,
//! less motion and fewer frames.

use super::{App, Screen};
use crate::settings::Settings;
use crate::stage::Row;
use crate::typeface::Typeface;
use scene::{Colour, Look, Ms, Stage, Wake};

impl App {
    /// Whether little is to move.
    pub(super) fn is_calm(&self) -> bool {
        self.settings.calm || self.settings.low_power || self.parts.forced.calm
    }

    /// Waits for the pictures of clips from now on, so that the same input gives the same pixels.
    pub fn wait_for_clips(&mut self) {
        self.sprites.wait_for_clips();
    }

    /// Whether there is music under stories.
    pub(super) fn has_music(&self) -> bool {
        self.settings.music && !self.settings.low_power && !self.parts.forced.no_music
    }

    /// The family of reading text. Pages in English keep the plain one: the Latin letters of books
    /// are a tenth wider, and texts are laid out by the narrower ones.
    pub fn reading(&self) -> &'static str {
        let is_bangla = self.tr.language() == "bn";
        if is_bangla { self.settings.typeface } else { Typeface::Open }.family()
    }

    /// Whether the screen must not go dark: a lesson runs, and somebody was there a while ago.
    pub fn keeps_screen(&self, now: Ms) -> bool {
        self.screen_until().is_some_and(|until| now < until)
    }

    /// Until when the screen stays on; none where no lesson is played.
    pub(super) fn screen_until(&self) -> Option<Ms> {
        let is_played = matches!(self.screen, Screen::Lesson(_)) || self.waiting.is_some();
        is_played.then_some(self.touched_at + FORGOTTEN_MS)
    }

    /// How long nothing has to be drawn after `now`, unless somebody touches the glass; none
    /// until then.
    pub fn rest(&self, wake: Wake, now: Ms) -> Option<Ms> {
        let frame = if self.settings.low_power { SPARING_MS } else { FRAME_MS };
        match wake {
            Wake::Moving => Some(frame),
            Wake::At(at) if self.settings.low_power => Some(at.saturating_sub(now).max(frame)),
            Wake::At(at) => Some(at.saturating_sub(now).max(1)),
            Wake::Touch => None,
        }
    }
}

/// A frame of a moving picture lasts so long: 30 a second.
const FRAME_MS: Ms = 33;
/// And so long where the battery is spared: 15 a second.
const SPARING_MS: Ms = 67;

/// A lesson that nobody has touched for so long was forgotten, and its screen may go dark.
const FORGOTTEN_MS: Ms = 10 * 60_000;

/// So much larger is everything that is measured in millimetres.
const LARGER: f32 = 1.12;

/// The stage that everything is measured on.
pub(super) fn measured(glass: Stage, settings: &Settings) -> Stage {
    let share = if settings.large { LARGER } else { 1.0 };
    Stage { mm: glass.mm * share, ..glass }
}

/// Gives whatever answers touches a dark outline, and all writing the darkest ink.
pub(super) fn outline(rows: &mut [Row], mm: f32) {
    for (item, _) in rows {
        match &mut item.look {
            Look::Card { edge, border, .. } if item.live => {
                *edge = Colour::INK;
                *border = border.max(mm * 0.8);
            }
            Look::Text { colour, .. } if is_middling(*colour) => *colour = Colour::INK,
            _ => {}
        }
    }
}

/// Whether a colour of writing is neither dark nor light, so that it is hard to read.
fn is_middling(Colour(argb): Colour) -> bool {
    let [_, r, g, b] = argb.to_be_bytes();
    let light = (u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b)) / 10;
    (60..200).contains(&light)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_writing_on_dark_ground_stays_light() {
        assert!(!is_middling(Colour::WHITE) && !is_middling(Colour::INK));
        assert!(is_middling(Colour::rgb(0x8f86a0)));
    }
}
