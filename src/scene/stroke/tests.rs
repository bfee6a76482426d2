use super::*;
use crate::Point;
use proptest::prelude::*;

/// Strokes as they are known for letters: a spiral, a bent line, a short slant, a headline, a
/// figure of eight, a ring whose end is its start, and a notch that goes in and comes back.
const STROKES: [&[[f32; 2]]; 7] = [
    &[
        [0.36, 0.473],
        [0.384, 0.398],
        [0.411, 0.368],
        [0.445, 0.354],
        [0.523, 0.365],
        [0.566, 0.392],
        [0.596, 0.435],
        [0.61, 0.492],
        [0.609, 0.562],
        [0.597, 0.598],
        [0.555, 0.638],
        [0.517, 0.657],
        [0.432, 0.67],
        [0.348, 0.655],
        [0.297, 0.627],
        [0.244, 0.575],
        [0.199, 0.507],
        [0.153, 0.407],
        [0.13, 0.387],
    ],
    &[[0.51, 0.633], [0.6, 0.55], [0.697, 0.53], [0.68, 0.7], [0.697, 0.9]],
    &[[0.6, 0.598], [0.653, 0.62], [0.74, 0.706], [0.79, 0.74]],
    &[[0.09, 0.235], [0.92, 0.235]],
    &[
        [0.5, 0.477],
        [0.3, 0.35],
        [0.25, 0.2],
        [0.5, 0.1],
        [0.75, 0.2],
        [0.7, 0.35],
        [0.5, 0.477],
        [0.27, 0.6],
        [0.2, 0.75],
        [0.5, 0.9],
        [0.8, 0.75],
        [0.73, 0.6],
        [0.5, 0.477],
    ],
    &[[0.5, 0.137], [0.8, 0.3], [0.85, 0.6], [0.5, 0.87], [0.15, 0.6], [0.2, 0.3], [0.5, 0.137]],
    &[[0.31, 0.677], [0.2, 0.5], [0.4, 0.4], [0.48, 0.56], [0.5, 0.42], [0.763, 0.433]],
];

fn points(of: &[[f32; 2]]) -> Vec<Point> {
    of.iter().map(|[x, y]| Point::new(*x, *y)).collect()
}

fn path(at: usize) -> Path {
    Path::new(&points(STROKES[at]))
}

/// Draws along these places in one touch.
fn draw(follow: &mut Follow, places: &[Point]) -> Track {
    let mut track = follow.touch(places[0]);
    for place in &places[1..] {
        track = follow.go(*place);
    }
    follow.lift();
    track
}

#[test]
fn a_path_is_as_long_as_its_curve_and_knows_its_places() {
    let line = path(3);
    assert!((line.length() - 0.83).abs() < 1e-3);
    assert!(line.at(0.415).distance(Point::new(0.505, 0.235)) < 1e-3);
    assert_eq!(line.start(), line.at(-1.0));
    assert_eq!(line.end(), line.at(9.0));
    let near = line.nearest(Point::new(0.5, 0.3));
    assert!((near.along - 0.41).abs() < 0.01 && (near.distance - 0.065).abs() < 1e-3);
}

#[test]
fn a_curve_passes_through_its_points_and_never_swings_out() {
    for stroke in STROKES {
        let given = points(stroke);
        let places = Path::new(&given);
        for point in &given {
            assert!(places.nearest(*point).distance < 0.004, "{point:?}");
        }
        let wide: f32 = given.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        assert!(places.length() < 1.1 * wide, "{} {wide}", places.length());
    }
}

#[test]
fn commands_are_curves_and_a_single_point_is_a_dot() {
    assert_eq!(commands(&[]), "");
    assert_eq!(commands(&[Point::new(3.0, 4.0)]), "M 3.0 4.0 L 3.1 4.0");
    assert_eq!(commands(&[Point::new(0.0, 0.0), Point::new(9.0, 0.0)]), "M 0.0 0.0 L 9.0 0.0");
    let bent = [Point::new(0.0, 0.0), Point::new(10.0, 5.0), Point::new(20.0, 0.0)];
    assert_eq!(commands(&bent).matches(" C ").count(), 2);
}

#[test]
fn simplifying_keeps_the_corners_and_little_else() {
    let corner: Vec<_> = (0..=10)
        .map(|at| Point::new(at as f32 / 10.0, 0.0))
        .chain((1..=10).map(|at| Point::new(1.0, at as f32 / 10.0)))
        .collect();
    let kept = simplified(&corner, 0.008);
    assert_eq!(kept, [Point::new(0.0, 0.0), Point::new(1.0, 0.0), Point::new(1.0, 1.0)]);
}

#[test]
fn a_dot_is_done_by_a_touch_on_it() {
    let mut follow = Follow::new(Path::new(&[Point::new(0.345, 0.85)]), 0.09);
    assert_eq!(follow.touch(Point::new(0.8, 0.2)), Track::Off);
    assert_eq!(follow.touch(Point::new(0.37, 0.83)), Track::Done);
}

#[test]
fn a_touch_away_from_the_start_does_nothing_until_it_comes_there() {
    let mut follow = Follow::new(path(0), 0.09);
    assert_eq!(follow.touch(Point::new(0.79, 0.24)), Track::Off);
    assert_eq!(follow.go(Point::new(0.7, 0.3)), Track::Off);
    assert_eq!(follow.reached(), 0.0);
}

#[test]
fn a_stroke_may_be_done_in_several_touches() {
    let stroke = path(0);
    let mut follow = Follow::new(stroke.clone(), 0.06);
    let middle = stroke.length() / 2.0;
    assert_eq!(draw(&mut follow, &stroke.part(0.0, middle)), Track::On);
    assert!((follow.reached() - middle).abs() < 0.02);
    assert_eq!(draw(&mut follow, &stroke.part(middle, stroke.length())), Track::Done);
}

#[test]
fn a_finger_that_jumps_far_ahead_has_left_the_path() {
    let ring = path(4);
    let mut follow = Follow::new(ring.clone(), 0.09);
    draw(&mut follow, &ring.part(0.0, 0.3));
    follow.touch(ring.at(0.3));
    assert_eq!(follow.go(Point::new(0.5, 0.9)), Track::Off);
    assert!(follow.reached() < 0.6);
}

#[test]
fn a_crossing_is_passed_straight() {
    let eight = path(4);
    let mut follow = Follow::new(eight.clone(), 0.09);
    let half = eight.length() / 2.0;
    draw(&mut follow, &eight.part(0.0, half - 0.1));
    assert!((follow.reached() - half + 0.1).abs() < 0.03, "{} of {half}", follow.reached());
    draw(&mut follow, &eight.part(half - 0.1, half + 0.1));
    assert!((follow.reached() - half - 0.1).abs() < 0.03, "{} of {half}", follow.reached());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn following_a_stroke_completes_it(at in 0..STROKES.len(), step in 0.004_f32..0.06, tolerance in 0.05_f32..0.1) {
        let stroke = path(at);
        let count = (stroke.length() / step).ceil() as usize;
        let places: Vec<_> = (0..=count).map(|n| stroke.at(n as f32 * step)).collect();
        prop_assert_eq!(draw(&mut Follow::new(stroke, tolerance), &places), Track::Done);
    }

    #[test]
    fn a_trembling_finger_completes_it_too(
        at in 0..STROKES.len(),
        noise in proptest::collection::vec((0.0_f32..1.0, 0.0_f32..6.2), 400),
        tolerance in 0.06_f32..0.1,
    ) {
        let stroke = path(at);
        let count = (stroke.length() / 0.02).ceil() as usize;
        let places: Vec<_> = (0..=count)
            .zip(noise.iter().cycle())
            .map(|(n, (size, angle))| {
                let place = stroke.at(n as f32 * 0.02);
                let off = size * tolerance / 2.0;
                Point::new(place.x + off * angle.cos(), place.y + off * angle.sin())
            })
            .collect();
        prop_assert_eq!(draw(&mut Follow::new(stroke, tolerance), &places), Track::Done);
    }

    #[test]
    fn the_wrong_way_round_never_completes_it(at in 0..STROKES.len(), step in 0.004_f32..0.06) {
        let stroke = path(at);
        let count = (stroke.length() / step).ceil() as usize;
        let places: Vec<_> = (0..=count).rev().map(|n| stroke.at(n as f32 * step)).collect();
        let mut follow = Follow::new(stroke, 0.09);
        for _ in 0..5 {
            prop_assert_ne!(draw(&mut follow, &places), Track::Done);
        }
    }

    #[test]
    fn a_scribble_never_completes_a_long_stroke(
        // Two straight legs, as of the second stroke, come about by chance too.
        at in prop_oneof![Just(0_usize), Just(4), Just(5)],
        places in proptest::collection::vec((0.0_f32..1.0, 0.0_f32..1.0), 200),
    ) {
        let stroke = path(at);
        let places: Vec<_> = places.into_iter().map(|(x, y)| Point::new(x, y)).collect();
        let mut follow = Follow::new(stroke.clone(), 0.09);
        follow.touch(stroke.start());
        for place in places {
            prop_assert_ne!(follow.go(place), Track::Done);
        }
    }
}
