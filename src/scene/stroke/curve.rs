//! Points made into a smooth curve, for drawing and for following alike.

use crate::Point;
use std::fmt::Write;

/// Two directions that differ by more than 60 degrees are a corner, which stays one.
const CORNER: f32 = 0.5;
/// Straight pieces that a curve between two points is cut into.
const PIECES: usize = 8;

/// The curve through these points as SVG commands, with one decimal. A single point gives a
/// dot: the renderer's round caps make a disc of it.
pub fn commands(points: &[Point]) -> String {
    let points = distinct(points);
    let mut out = String::with_capacity(points.len() * 36);
    let Some(first) = points.first() else { return out };
    // Writing into a string cannot fail.
    let _ = write!(out, "M {:.1} {:.1}", first.x, first.y);
    if points.len() < 3 {
        // A piece of no length has no direction, and then no caps either.
        let last = points.get(1).copied().unwrap_or(Point::new(first.x + 0.1, first.y));
        let _ = write!(out, " L {:.1} {:.1}", last.x, last.y);
        return out;
    }
    for at in 1..points.len() {
        let [_, a, b, to] = cubic(&points, at);
        let _ =
            write!(out, " C {:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", a.x, a.y, b.x, b.y, to.x, to.y);
    }
    out
}

/// The same curve as many short straight pieces.
pub fn smooth(points: &[Point]) -> Vec<Point> {
    let points = distinct(points);
    if points.len() < 3 {
        return points;
    }
    let mut out = vec![points[0]];
    for at in 1..points.len() {
        let [from, a, b, to] = cubic(&points, at);
        out.extend((1..=PIECES).map(|piece| {
            let t = piece as f32 / PIECES as f32;
            let (x, y, z) = (from.towards(a, t), a.towards(b, t), b.towards(to, t));
            x.towards(y, t).towards(y.towards(z, t), t)
        }));
    }
    out
}

/// The points without those that lie within `tolerance` of the line between the points that
/// are kept (Ramer 1972, Douglas and Peucker 1973).
pub fn simplified(points: &[Point], tolerance: f32) -> Vec<Point> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    if points.len() < 3 {
        return points.to_vec();
    }
    let inner = points.iter().enumerate().take(points.len() - 1).skip(1);
    let far = inner
        .map(|(at, point)| (at, beside(*point, *first, *last)))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match far.filter(|(_, distance)| *distance > tolerance) {
        Some((at, _)) => {
            let mut kept = simplified(&points[..=at], tolerance);
            kept.pop();
            kept.extend(simplified(&points[at..], tolerance));
            kept
        }
        None => vec![*first, *last],
    }
}

/// How far a point lies from the piece between two others.
pub fn beside(point: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let whole = dx * dx + dy * dy;
    if whole <= f32::EPSILON {
        return point.distance(from);
    }
    let share = ((point.x - from.x) * dx + (point.y - from.y) * dy) / whole;
    point.distance(from.towards(to, share.clamp(0.0, 1.0)))
}

/// The points without those that repeat the one before.
fn distinct(points: &[Point]) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if out.last().is_none_or(|last| last.distance(*point) > 1e-4) {
            out.push(*point);
        }
    }
    out
}

/// The cubic between the points `at - 1` and `at`: a Catmull-Rom curve whose parameter is
/// the distance, so that points at uneven distances never make it overshoot.
fn cubic(points: &[Point], at: usize) -> [Point; 4] {
    let (from, to) = (points[at - 1], points[at]);
    let third = from.distance(to) / 3.0;
    let (a, b) = (tangent(points, at - 1), tangent(points, at));
    [
        from,
        Point::new(from.x + a.x * third, from.y + a.y * third),
        Point::new(to.x - b.x * third, to.y - b.y * third),
        to,
    ]
}

/// The direction of the curve at a point, nothing at a corner.
fn tangent(points: &[Point], at: usize) -> Point {
    let unit = |from: Point, to: Point| {
        let length = from.distance(to).max(f32::EPSILON);
        (Point::new((to.x - from.x) / length, (to.y - from.y) / length), length)
    };
    let before = at.checked_sub(1).map(|before| unit(points[before], points[at]));
    let after = points.get(at + 1).map(|after| unit(points[at], *after));
    match (before, after) {
        (Some((into, d_in)), Some((out, d_out))) => {
            if into.x * out.x + into.y * out.y < CORNER {
                return Point::default();
            }
            into.towards(out, d_in / (d_in + d_out))
        }
        (Some((only, _)), None) | (None, Some((only, _))) => only,
        (None, None) => Point::default(),
    }
}
