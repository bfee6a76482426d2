//! Reads an SVG `transform` attribute, for points that the rasteriser never sees.

use resvg::tiny_skia::Transform;

/// The transform of an attribute such as `translate(0 66) scale(.83)`; what cannot be read is passed over.
pub(super) fn parse(attribute: &str) -> Transform {
    attribute.split(')').fold(Transform::identity(), |all, part| {
        let Some((name, numbers)) = part.split_once('(') else { return all };
        let numbers: Vec<f32> = numbers
            .split([' ', ',', '\t', '\n'])
            .filter_map(|number| number.parse().ok())
            .collect();
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == ',');
        all.pre_concat(one(name, &numbers))
    })
}

fn one(name: &str, n: &[f32]) -> Transform {
    match (name, n) {
        ("matrix", [a, b, c, d, e, f]) => Transform::from_row(*a, *b, *c, *d, *e, *f),
        ("translate", [x]) => Transform::from_translate(*x, 0.0),
        ("translate", [x, y]) => Transform::from_translate(*x, *y),
        ("scale", [both]) => Transform::from_scale(*both, *both),
        ("scale", [x, y]) => Transform::from_scale(*x, *y),
        ("rotate", [degrees]) => Transform::from_rotate(*degrees),
        ("rotate", [degrees, x, y]) => Transform::from_rotate_at(*degrees, *x, *y),
        ("skewX", [degrees]) => Transform::from_skew(degrees.to_radians().tan(), 0.0),
        ("skewY", [degrees]) => Transform::from_skew(0.0, degrees.to_radians().tan()),
        _ => Transform::identity(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Point;

    fn moved(attribute: &str, x: f32, y: f32) -> (i32, i32) {
        let mut point = Point::from_xy(x, y);
        parse(attribute).map_point(&mut point);
        (point.x.round() as i32, point.y.round() as i32)
    }

    #[test]
    fn the_last_transform_of_a_list_acts_first() {
        assert_eq!(moved("translate(10 20) scale(2)", 3.0, 4.0), (16, 28));
        assert_eq!(moved("translate(100,0) rotate(90)", 10.0, 0.0), (100, 10));
        assert_eq!(moved("rotate(180 50 50)", 50.0, 60.0), (50, 40));
        assert_eq!(moved("matrix(1 0 0 1 5 6)", 1.0, 1.0), (6, 7));
    }

    #[test]
    fn an_unreadable_transform_moves_nothing() {
        assert_eq!(moved("wobble(3)", 3.0, 4.0), (3, 4));
    }
}
