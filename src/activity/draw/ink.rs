//! Lines as thick round strokes. A finger that draws moves a hundred times a second, and the
//! lines before it do not: theirs are written once and kept.

use super::lines::{COLOURS, Line, Sheet};
use super::look::Layout;
use scene::{Item, Look, Rect, Stage};
use std::fmt::Write;

/// Width of a line, millimetres.
const LINE_MM: f32 = 2.4;

/// The finished lines as they lie on one paper.
#[derive(Default)]
pub(super) struct Inked {
    paper: Rect,
    items: Vec<Item>,
}

impl Inked {
    /// Writes all lines of a sheet.
    pub(super) fn of(sheet: &Sheet, stage: &Stage) -> Self {
        let paper = Layout::of(stage).paper;
        Self { paper, items: written(sheet, stage, &paper) }
    }

    /// Shows them on a paper: what is kept, unless the paper hops or the glass was turned.
    pub(super) fn show(&self, sheet: &Sheet, stage: &Stage, paper: &Rect, items: &mut Vec<Item>) {
        if self.paper == *paper {
            items.extend_from_slice(&self.items);
        } else {
            items.extend(written(sheet, stage, paper));
        }
    }
}

fn written(sheet: &Sheet, stage: &Stage, paper: &Rect) -> Vec<Item> {
    let lines = sheet.lines.iter().enumerate();
    lines.map(|(at, line)| draw_line(stage, at, line, paper)).collect()
}

/// One line; a touch without a way is a dot.
pub(super) fn draw_line(stage: &Stage, at: usize, line: &Line, paper: &Rect) -> Item {
    let width = LINE_MM * stage.mm;
    let places = line.points.iter().map(|at| (paper.x + at.x * paper.w, paper.y + at.y * paper.h));
    let places: Vec<(f32, f32)> = places.collect();
    let mut commands = String::with_capacity(places.len() * 14);
    for (at, (x, y)) in places.iter().enumerate() {
        // Writing into a string cannot fail.
        let _ = write!(commands, "{} {x:.1} {y:.1} ", if at == 0 { "M" } else { "L" });
    }
    if let [(x, y)] = places.as_slice() {
        let _ = write!(commands, "L {:.1} {y:.1}", x + 0.1);
    }
    let x = |pick: fn(f32, f32) -> f32, from| places.iter().map(|at| at.0).fold(from, pick);
    let y = |pick: fn(f32, f32) -> f32, from| places.iter().map(|at| at.1).fold(from, pick);
    let (left, right) = (x(f32::min, f32::MAX), x(f32::max, f32::MIN));
    let (top, bottom) = (y(f32::min, f32::MAX), y(f32::max, f32::MIN));
    let rect = Rect::new(left, top, right - left, bottom - top).grown(width);
    let look = Look::Ink { commands, width, colour: COLOURS[line.colour.min(COLOURS.len() - 1)] };
    Item::new(format!("line-{at}"), rect, look)
}
