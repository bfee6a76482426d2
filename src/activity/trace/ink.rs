//! Strokes as items: bands, dots, what the finger draws, what is complete.

use scene::stroke::{Path, commands};
use scene::{Colour, Item, Look, Point, Rect};

/// Widths as shares of the letter's box: the guide band (8.9 mm on the 8-inch tablet), the
/// child's ink (5.7 mm) and the light on it.
pub(super) const BAND: f32 = 0.116;
pub(super) const INK: f32 = 0.074;
pub(super) const GLINT: f32 = 0.014;
/// Width of a dot of the middle line, and the distance of two.
pub(super) const DOT: f32 = 0.008;
const DOTS: f32 = 0.032;
/// The light on ink.
pub(super) const LIGHT: Colour = Colour::rgb(0x7fb8e2);

/// Lines drawn in one colour, in pixels; its box is as small as may be, since all of it is
/// drawn again when anything of it changes.
pub(super) fn ink(id: impl Into<String>, lines: &[Vec<Point>], width: f32, colour: Colour) -> Item {
    let all = || lines.iter().flatten();
    let bound = |of: fn(&Point) -> f32, pick: fn(f32, f32) -> f32, from: f32| {
        all().map(of).fold(from, pick)
    };
    // A curve swings a little beyond its points.
    let margin = 0.5 * width + 4.0;
    let left = (bound(|point| point.x, f32::min, f32::MAX) - margin).floor();
    let top = (bound(|point| point.y, f32::min, f32::MAX) - margin).floor();
    let right = (bound(|point| point.x, f32::max, f32::MIN) + margin).ceil();
    let bottom = (bound(|point| point.y, f32::max, f32::MIN) + margin).ceil();
    let rect = if lines.is_empty() {
        Rect::default()
    } else {
        Rect::new(left, top, right - left, bottom - top)
    };
    let drawn: Vec<String> =
        lines.iter().map(|line| commands(line)).filter(|line| !line.is_empty()).collect();
    Item::new(id, rect, Look::Ink { commands: drawn.join(" "), width, colour })
}

/// The dots of a middle line: short dashes, which round caps make dots of.
pub(super) fn dots(path: &Path, from: f32) -> Vec<Vec<Point>> {
    let count = ((path.length() - from) / DOTS).max(0.0) as usize;
    (1..count)
        .map(|at| from + at as f32 * DOTS)
        .map(|along| vec![path.at(along), path.at(along + 0.3 * DOT)])
        .collect()
}

/// The places of a stroke that its curve is drawn through: few, as commands are long.
pub(super) fn line(path: &Path) -> Vec<Point> {
    scene::stroke::simplified(&path.part(0.0, path.length()), 0.001)
}

/// Where light falls on a complete stroke: on its beginning, a little up and to the left.
pub(super) fn glint(path: &Path) -> Vec<Point> {
    let length = path.length();
    let part = path.part(0.1 * length, 0.45 * length);
    let part = scene::stroke::simplified(&part, 0.001);
    part.into_iter().map(|point| Point::new(point.x - 0.008, point.y - 0.014)).collect()
}
