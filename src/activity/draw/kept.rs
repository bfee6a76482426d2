//! A drawing out of the record, shown again.

use super::fields::Spec;
use super::fills::Fills;
use super::ink::draw_line;
use super::lines::Sheet;
use super::look::Layout;
use crate::item::sprite;
use scene::{Item, Rect, Stage};

/// Width of the paper in shares of its height, as it is drawn on here.
pub fn paper_aspect(stage: &Stage) -> f32 {
    let paper = Layout::of(stage).paper;
    paper.w / paper.h
}

/// What was drawn or coloured in a step, on a paper of this place; nothing where the step is
/// no `draw` step any more, or the record is of another.
pub fn kept(spec: &str, response: &str, stage: &Stage, paper: Rect) -> Vec<Item> {
    let Ok(spec) = serde_json::from_str::<Spec>(spec) else { return Vec::new() };
    let mut items = Vec::new();
    match (&spec.colour, Fills::from_text(response), Sheet::from_text(response)) {
        (Some(colouring), Some(fills), _) => {
            let place = colouring.place(stage, &paper);
            colouring.show(&fills, place, &mut items);
        }
        (None, _, Some(sheet)) => {
            if let Some(art) = &spec.art {
                let inner = paper.grown(-2.0 * stage.mm);
                items.push(sprite("under", inner, art).faded(0.35));
            }
            let lines = sheet.lines.iter().enumerate();
            items.extend(lines.map(|(at, line)| draw_line(stage, at, line, &paper)));
        }
        _ => {}
    }
    items
}
