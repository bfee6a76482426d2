//! How well a letter was written, and what the record says of it.

use super::Trace;
use crate::{Effect, Moment};
use model::{Attempt, ItemId};
use scene::Point;
use scene::stroke::simplified;

/// Places of the record may lie so far beside what was drawn, in shares of the box.
const FINENESS: f32 = 0.008;

/// What happened while a letter was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    /// How often the path was left.
    pub(super) slips: u8,
    /// Tries that went wrong.
    pub(super) wrong: u8,
    /// Highest rung of any of its strokes.
    pub(super) rung: u8,
    /// A stroke came before its turn.
    pub(super) is_out_of_order: bool,
    /// A stroke was drawn from its end.
    pub(super) is_mirrored: bool,
}

impl Score {
    /// 0.5 where order, direction or a hand was needed, 0.75 where the path was left more
    /// than once, else 1.
    fn correct(&self) -> f32 {
        if self.is_out_of_order || self.is_mirrored || self.rung >= 2 {
            0.5
        } else if self.slips > 1 {
            0.75
        } else {
            1.0
        }
    }

    fn tag(&self) -> Option<String> {
        let tag =
            if self.is_out_of_order { Some("order") } else { self.is_mirrored.then_some("mirror") };
        tag.map(str::to_owned)
    }
}

impl Trace {
    /// The record of the letter that has just been written.
    pub(super) fn answer(&self, now: &Moment<'_>) -> Option<Effect> {
        let letter = self.letter()?;
        let number = self.turn / self.spec.rounds.len().max(1) + 1;
        let id = letter.id.clone().unwrap_or_else(|| number.to_string());
        Some(Effect::Answered(Box::new(Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId(format!("{id}-{}", self.round().name())),
            skill: self.place.skill.clone(),
            asked: self.spec.ask.text.clone(),
            expected: letter.letter.letter.clone(),
            response: strokes(&self.sheet.written),
            correct: self.score.correct(),
            tries: self.score.wrong.saturating_add(1),
            rung: self.score.rung,
            tag: self.score.tag(),
            ms: now.ms.saturating_sub(self.opened).try_into().unwrap_or(u32::MAX),
        })))
    }
}

/// Strokes as `x,y x,y|x,y …` in thousandths of the box.
fn strokes(written: &[Vec<Point>]) -> String {
    let thousandths = |share: f32| (share * 1000.0).round() as i32;
    let point = |point: &Point| format!("{},{}", thousandths(point.x), thousandths(point.y));
    let stroke = |points: &Vec<Point>| {
        simplified(points, FINENESS).iter().map(point).collect::<Vec<_>>().join(" ")
    };
    written.iter().map(stroke).collect::<Vec<_>>().join("|")
}
