//! Good night: the sitting is over, or it is late. The bird sleeps; a touch wakes it for a moment.

use super::canvas::{Canvas, Paint, on_ground};
use super::{Glance, Go, Page, Place, View};
use crate::icons::{Drawing, Mark};
use scene::{Colour, Ms, Pose, Rect, Wake};

/// The bird answers a touch once in so long.
const ANSWERS_MS: Ms = 60_000;

/// Why the bird sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The minutes of this sitting are over.
    Over,
    /// It is the quiet time of the evening.
    Late,
}

/// The page.
pub struct Night {
    why: Why,
    answered: Option<Ms>,
}

impl Night {
    /// The night.
    pub fn new(why: Why) -> Self {
        Self { why, answered: None }
    }
}

impl Page for Night {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let (stage, mm) = (at.stage, at.stage.mm);
        let is_tall = stage.is_portrait();
        canvas.ground(Drawing::Night);
        let (x, y) = if is_tall { (268.0, 318.0) } else { (340.0, 262.0) };
        let bird = on_ground(stage, Rect::new(x, y, 264.0, 264.0));
        canvas.touch("sleeper", bird, Drawing::Bird(Pose::Sleep));
        let lock = Rect::new(2.2 * mm, 2.2 * mm, 12.0 * mm, 12.0 * mm);
        canvas.touch("adults", lock, Drawing::LockQuiet);
        if self.why == Why::Over {
            let paint = Paint::DUSK;
            canvas.round("who", stage.ear(), paint, Drawing::Mark(Mark::Group), 0.7);
        }
        let wide = stage.width - 10.0 * mm;
        let line = Rect::new(5.0 * mm, stage.height - 13.0 * mm, wide, 8.0 * mm);
        let pale = Colour::rgb(0xfff3cf);
        canvas.words("title", line, &at.tr.msg("night-title", &[]), 6.0, pale);
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        match self.why {
            Why::Over => vec![Go::Say(vec!["goodbye".into(), "rest".into()])],
            Why::Late => vec![Go::say("goodbye-night")],
        }
    }

    fn tapped(&mut self, id: &str, now: Ms) -> Vec<Go> {
        match id {
            "adults" => return vec![Go::To(Place::Gate)],
            "who" => return vec![Go::To(Place::Who)],
            _ => {}
        }
        let is_quiet = self.answered.is_some_and(|at| now < at + ANSWERS_MS);
        if is_quiet {
            return Vec::new();
        }
        self.answered = Some(now);
        vec![Go::say("tomorrow")]
    }

    fn back(&mut self) -> Vec<Go> {
        Vec::new()
    }
}
