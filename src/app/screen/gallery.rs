//! A child's own drawings, the newest first: nobody judges them and nobody else sees them here.

use super::canvas::{Canvas, Paint};
use super::{Glance, Go, Page, Place, View};
use crate::icons::Drawing;
use activity::draw::{kept, paper_aspect};
use scene::{Icon, Ms, Pose, Rect, Stage, Wake};

/// A drawing out of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The specification of the step in which it was made.
    pub spec: String,
    /// The drawing, as the record has it.
    pub response: String,
}

/// The page.
pub struct Gallery {
    drawings: Vec<Drawn>,
    at: usize,
}

impl Gallery {
    /// Her drawings, the newest first.
    pub fn new(drawings: Vec<Drawn>) -> Self {
        Self { drawings, at: 0 }
    }

    fn line(&self) -> &'static str {
        if self.drawings.is_empty() { "gallery-empty" } else { "gallery-open" }
    }
}

impl Page for Gallery {
    fn view(&self, at: &Glance<'_>) -> View {
        let mut canvas = Canvas::new(at);
        let stage = at.stage;
        canvas.ground(Drawing::Wall);
        canvas.home(Paint::WHITE);
        canvas.ear();
        let place = Places::of(stage);
        canvas.card("frame", place.frame, Paint::WHITE, 3.0);
        if let Some(drawn) = self.drawings.get(self.at) {
            for item in kept(&drawn.spec, &drawn.response, stage, place.paper) {
                canvas.row((item, None));
            }
        }
        if self.at > 0 {
            canvas.round("earlier", place.earlier, Paint::WHITE, Drawing::Icon(Icon::Back), 0.6);
        }
        if self.at + 1 < self.drawings.len() {
            canvas.round("later", place.later, Paint::SUN, Drawing::Icon(Icon::Next), 0.6);
        }
        canvas.bird(if self.drawings.is_empty() { Pose::Point } else { Pose::Cheer });
        canvas.done(Wake::Touch)
    }

    fn opened(&mut self, _now: Ms) -> Vec<Go> {
        vec![Go::say(self.line())]
    }

    fn tapped(&mut self, id: &str, _now: Ms) -> Vec<Go> {
        match id {
            "home" => return self.back(),
            "earlier" => self.at = self.at.saturating_sub(1),
            "later" => self.at = (self.at + 1).min(self.drawings.len().saturating_sub(1)),
            _ => return vec![Go::say(self.line())],
        }
        Vec::new()
    }

    fn back(&mut self) -> Vec<Go> {
        vec![Go::To(Place::Meadow)]
    }
}

/// Where everything lies.
struct Places {
    frame: Rect,
    paper: Rect,
    earlier: Rect,
    later: Rect,
}

impl Places {
    fn of(stage: &Stage) -> Self {
        let (mm, side) = (stage.mm, stage.medium());
        let top = stage.home().bottom() + 4.0 * mm;
        let low = stage.height - 23.1 * mm;
        let (room, earlier) = if stage.is_portrait() {
            let edge = 6.0 * mm;
            let room = Rect::new(edge, top, stage.width - 2.0 * edge, low - 4.0 * mm - top);
            (room, Rect::new(edge, low, side, side))
        } else {
            let left = stage.home().x + side + 5.0 * mm;
            let right = stage.bird().x - 4.0 * mm;
            let room = Rect::new(left, 4.0 * mm, right - left, stage.height - 13.0 * mm);
            (room, Rect::new(stage.home().x, low, side, side))
        };
        let later = if stage.is_portrait() {
            earlier.moved(side + 5.0 * mm, 0.0)
        } else {
            Rect::new(stage.ear().x, stage.bird().y - side - 5.0 * mm, side, side)
        };
        // As wide for its height as what it was drawn on.
        let aspect = paper_aspect(stage);
        let inner = room.grown(-3.0 * mm);
        let wide = inner.w.min(inner.h * aspect);
        let paper = Rect::around(room.middle(), wide, wide / aspect);
        Self { frame: paper.grown(2.0 * mm), paper, earlier, later }
    }
}
