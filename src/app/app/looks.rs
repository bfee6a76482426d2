//! What adults chose for eyes and hands: larger things to touch, darker outlines.

use super::App;
use crate::settings::Settings;
use crate::stage::Row;
use scene::{Colour, Look, Stage};

impl App {
    /// Whether little is to move.
    pub(super) fn is_calm(&self) -> bool {
        self.settings.calm || self.parts.forced.calm
    }

    /// Waits for the pictures of clips from now on, so that the same input gives the same pixels.
    pub fn wait_for_clips(&mut self) {
        self.sprites.wait_for_clips();
    }

    /// Whether there is music under stories.
    pub(super) fn has_music(&self) -> bool {
        self.settings.music && !self.parts.forced.no_music
    }
}

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
