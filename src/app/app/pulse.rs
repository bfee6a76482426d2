//! Every sound has its twin for whoever cannot hear: a band at the glass's edge, for a moment.
//!
//! Which sound it was is told by where the band is and by its form, and by its colour too, never
//! by the colour alone. Bands are thin and opaque, so that little is drawn anew.

use super::App;
use crate::screen::View;
use scene::{Colour, Item, Look, Ms, Rect, Stage, Wake};

/// So long a band is there.
const PULSE_MS: Ms = 400;
/// From then on it is half as thick.
const THIN_MS: Ms = 200;
/// How thick it is.
const THICK_MM: f32 = 1.6;
/// Blue for what turns a page.
const PAGE: Colour = Colour::rgb(0x2f86c9);

impl App {
    /// Adds the band of the sound that was played last, where whoever plays is deaf.
    pub(super) fn pulse(&self, view: &mut View, now: Ms) {
        let is_meant = self.any_player(|player| player.is_deaf);
        let Some((sound, since)) = self.sounds.played().filter(|_| is_meant) else { return };
        let gone = now.saturating_sub(since);
        if gone >= PULSE_MS {
            return;
        }
        let is_thin = gone >= THIN_MS && !self.is_calm();
        let share = if is_thin { 0.5 } else { 1.0 };
        let thick = (THICK_MM * self.stage.mm * share).round().max(1.0);
        let (colour, bands) = bands(sound, &self.stage, thick);
        let look = || Look::Card { fill: colour, edge: colour, border: 0.0, radius: 0.0, lip: 0.0 };
        let bands = bands.into_iter().enumerate();
        view.rows
            .extend(bands.map(|(at, rect)| (Item::new(format!("pulse-{at}"), rect, look()), None)));
        let next = if gone < THIN_MS && !self.is_calm() { THIN_MS } else { PULSE_MS };
        view.wake = view.wake.sooner(Wake::At(since + next));
    }
}

/// Colour and places of a sound's bands.
fn bands(sound: &str, stage: &Stage, thick: f32) -> (Colour, Vec<Rect>) {
    let (w, h) = (stage.width, stage.height);
    let low = h - thick;
    match sound {
        // Both sides, whole.
        "right" => {
            let side = |x: f32| Rect::new(x, 0.0, thick, h);
            (Colour::LEAF, vec![side(0.0), side(w - thick)])
        }
        // The lower edge, broken into pieces.
        "wrong" => {
            let piece = |at: u8| Rect::new(w * (0.02 + 0.2 * f32::from(at)), low, w * 0.16, thick);
            (Colour::MARIGOLD, (0..5).map(piece).collect())
        }
        // The upper half of the right side, from where the page comes.
        "page" => (PAGE, vec![Rect::new(w - thick, 0.0, thick, h * 0.5)]),
        // The upper edge: a light is carried over it.
        "firefly" => (Colour::HIGHLIGHT, vec![Rect::new(0.0, 0.0, w, thick)]),
        // A dash under the finger's world.
        "tap" => (Colour::INK, vec![Rect::new(w * 0.46, low, w * 0.08, thick)]),
        // Anything else that sounds in a lesson: two dashes on the upper edge.
        _ => {
            let dash = |share: f32| Rect::new(w * share, 0.0, w * 0.14, thick);
            (Colour::VIOLET, vec![dash(0.3), dash(0.56)])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sounds_differ_by_where_their_bands_are_and_not_by_colour_alone() {
        let stage = Stage::of_display(1280, 800, 8.0);
        let sounds = ["right", "wrong", "page", "firefly", "tap", "splash"];
        let places = sounds.map(|sound| bands(sound, &stage, 10.0).1);
        for (at, one) in places.iter().enumerate() {
            assert!(places[at + 1..].iter().all(|other| other != one), "{}", sounds[at]);
            let area: f32 = one.iter().map(|band| band.w * band.h).sum();
            assert!(area < 0.03 * stage.width * stage.height, "{} takes {area}", sounds[at]);
            assert!(one.iter().all(|band| band.right() <= 1280.0 && band.bottom() <= 800.0));
        }
    }
}
