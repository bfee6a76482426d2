//! The edges of parts of a drawing, so that the app knows which part a finger means without
//! looking at pixels.

use super::MediaError;
use super::parts::{self, Selector};
use resvg::tiny_skia::{Path, PathSegment};
use resvg::usvg::{Group, Node, Options, Tree};
use scene::Point;
use scene::stroke::simplified;

/// Most places of one part's edges; a finger is coarser than what they leave out.
const MOST_PLACES: usize = 60;
/// Straight pieces that a curve is cut into before what it does not need is left out.
const PIECES: usize = 16;
/// How far an edge may lie beside the drawn one at first, in shares of the drawing's box.
const BESIDE: f32 = 0.002;

/// The edges of a part, each closed, in shares of the drawing's box.
type Rings = Vec<Vec<Point>>;

/// Width of a drawing in shares of its height.
pub fn aspect(svg: &str) -> Result<f32, MediaError> {
    let size = read(svg)?.size();
    Ok(size.width() / size.height())
}

/// The edges of a group, with no more places than a finger needs; none where it fills nothing.
pub fn outline(svg: &str, id: &str) -> Result<Vec<Vec<Point>>, MediaError> {
    let tree = read(&parts::select(svg, &Selector::only([id]))?)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let mut rings = Rings::new();
    gather(tree.root(), &mut rings);
    let share = |at: &mut Point| *at = Point::new(at.x / width, at.y / height);
    rings.iter_mut().flatten().for_each(share);
    let mut beside = BESIDE;
    loop {
        let fewer: Rings = rings.iter().map(|ring| without_needless(ring, beside)).collect();
        let fewer: Rings = fewer.into_iter().filter(|ring| ring.len() > 2).collect();
        if fewer.iter().map(Vec::len).sum::<usize>() <= MOST_PLACES {
            return Ok(fewer);
        }
        beside *= 1.5;
    }
}

fn read(svg: &str) -> Result<Tree, MediaError> {
    let svg = svg.trim_start_matches('\u{feff}');
    Tree::from_str(svg, &Options::default()).map_err(|error| MediaError::Svg(error.to_string()))
}

/// The edges of everything that is filled.
fn gather(group: &Group, rings: &mut Rings) {
    for node in group.children() {
        match node {
            Node::Group(group) => gather(group, rings),
            Node::Path(path) if path.is_visible() && path.fill().is_some() => {
                let path = path.data().clone().transform(path.abs_transform());
                rings.extend(path.iter().flat_map(flat));
            }
            _ => {}
        }
    }
}

/// A path as rings of straight pieces.
fn flat(path: &Path) -> Rings {
    let mut rings = Rings::new();
    for segment in path.segments() {
        let point = |at: resvg::tiny_skia::Point| Point::new(at.x, at.y);
        if let PathSegment::MoveTo(to) = segment {
            rings.push(vec![point(to)]);
            continue;
        }
        let Some(ring) = rings.last_mut() else { continue };
        let from = ring.last().copied().unwrap_or_default();
        let along = (1..=PIECES).map(|piece| piece as f32 / PIECES as f32);
        match segment {
            PathSegment::LineTo(to) => ring.push(point(to)),
            PathSegment::QuadTo(a, to) => {
                let (a, to) = (point(a), point(to));
                ring.extend(along.map(|t| from.towards(a, t).towards(a.towards(to, t), t)));
            }
            PathSegment::CubicTo(a, b, to) => {
                let (a, b, to) = (point(a), point(b), point(to));
                ring.extend(along.map(|t| {
                    let (x, y, z) = (from.towards(a, t), a.towards(b, t), b.towards(to, t));
                    x.towards(y, t).towards(y.towards(z, t), t)
                }));
            }
            PathSegment::MoveTo(_) | PathSegment::Close => {}
        }
    }
    rings
}

/// A ring without the places that it does not need.
fn without_needless(ring: &[Point], beside: f32) -> Vec<Point> {
    let closed: Vec<Point> = ring.iter().chain(ring.first()).copied().collect();
    let mut kept = simplified(&closed, beside);
    kept.pop();
    kept
}

#[cfg(test)]
#[path = "outline_tests.rs"]
mod tests;
