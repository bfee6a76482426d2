//! The hand that shows how a letter goes: where its finger is at an instant, and what it has
//! drawn by then.

use scene::stroke::Path;
use scene::tween::Ease;
use scene::{Ms, Point};

/// How long the hand takes for a letter.
pub(super) const LETTER_MS: Ms = 3_000;
/// How long it takes for one stroke.
pub(super) const STROKE_MS: Ms = 1_600;
/// How long it takes to point out how a stroke begins.
pub(super) const NUDGE_MS: Ms = 1_200;
/// How long it takes from the end of a stroke to the start of the next.
const HOP_MS: Ms = 250;

/// A part of a stroke that the hand draws.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    stroke: usize,
    from: f32,
    to: f32,
}

/// A hand that draws some pieces in turn, from an instant on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ghost {
    pieces: Vec<Piece>,
    began: Ms,
    draws_ms: Ms,
}

/// The hand at an instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shown {
    /// Where the tip of the finger is.
    pub(super) tip: Point,
    /// What it has drawn.
    pub(super) lines: Vec<Vec<Point>>,
}

impl Ghost {
    /// Draws all of these strokes.
    pub(super) fn letter(paths: &[Path], began: Ms) -> Self {
        let pieces = paths.iter().enumerate();
        let pieces = pieces.map(|(stroke, path)| Piece { stroke, from: 0.0, to: path.length() });
        Self { pieces: pieces.collect(), began, draws_ms: LETTER_MS }
    }

    /// Draws a part of one stroke.
    pub(super) fn part(stroke: usize, from: f32, to: f32, draws_ms: Ms, began: Ms) -> Self {
        Self { pieces: vec![Piece { stroke, from, to }], began, draws_ms }
    }

    /// When the last stroke ends.
    pub(super) fn ends(&self) -> Ms {
        self.began + self.draws_ms + HOP_MS * self.pieces.len().saturating_sub(1) as Ms
    }

    /// When it begins.
    pub(super) fn began(&self) -> Ms {
        self.began
    }

    /// What is to be seen of it; before it begins it waits at the first start.
    pub(super) fn at(&self, paths: &[Path], now: Ms) -> Option<Shown> {
        let whole: f32 = self.pieces.iter().map(|piece| piece.to - piece.from).sum();
        let count = self.pieces.len();
        let mut left = now.saturating_sub(self.began) as f32;
        let mut shown = Shown::default();
        for (at, piece) in self.pieces.iter().enumerate() {
            let path = paths.get(piece.stroke)?;
            // A dot has no length, and still takes a moment.
            let share =
                if whole > 0.0 { (piece.to - piece.from) / whole } else { 1.0 / count as f32 };
            let lasts = (self.draws_ms as f32 * share).max(1.0);
            let done = Ease::Ease.at(left / lasts);
            let along = piece.from + (piece.to - piece.from) * done;
            shown.tip = path.at(along);
            if left >= 0.0 && now > self.began {
                shown.lines.push(path.part(piece.from, along));
            }
            left -= lasts;
            if left < 0.0 {
                return Some(shown);
            }
            let Some(next) = self.pieces.get(at + 1).and_then(|next| paths.get(next.stroke)) else {
                break;
            };
            if left < HOP_MS as f32 {
                shown.tip = shown.tip.towards(next.start(), Ease::Ease.at(left / HOP_MS as f32));
                return Some(shown);
            }
            left -= HOP_MS as f32;
        }
        (count > 0).then_some(shown)
    }
}
