//! Edges, tried on small drawings and on the kit's pictures to colour in.

use super::*;
use crate::media::groups;

fn near(ring: &[Point], expected: &[(f32, f32)]) {
    assert_eq!(ring.len(), expected.len(), "{ring:?}");
    for (at, (x, y)) in ring.iter().zip(expected) {
        assert!(at.distance(Point::new(*x, *y)) < 1e-3, "{ring:?}");
    }
}

#[test]
fn edges_are_shares_of_the_box_whatever_its_units_and_transforms() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 20 200 100" width="50" height="25">
        <g transform="translate(10 20)"><g id="r1" transform="scale(2)"><path d="M0,0H50V25H0Z"/></g></g></svg>"#;
    let rings = outline(svg, "r1").unwrap();
    near(&rings[0], &[(0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (0.0, 0.5)]);
    assert!((aspect(svg).unwrap() - 2.0).abs() < 1e-3);
}

#[test]
fn a_circle_needs_few_places_and_keeps_its_size() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g id="r1"><circle cx="50" cy="50" r="40"/></g></svg>"#;
    let ring = &outline(svg, "r1").unwrap()[0];
    assert!((12..=MOST_PLACES).contains(&ring.len()), "{}", ring.len());
    for at in ring {
        assert!((at.distance(Point::new(0.5, 0.5)) - 0.4).abs() < 2e-3, "{at:?}");
    }
}

#[test]
fn a_ragged_edge_becomes_coarser_until_it_is_short_enough() {
    let teeth: String = (0..200).map(|n| format!("L{},{} ", n, (n % 2) * 3)).collect();
    let svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><g id="r1"><path d="M0,0 {teeth} L200,200 L0,200Z"/></g></svg>"#
    );
    let rings = outline(&svg, "r1").unwrap();
    assert!(rings[0].len() <= MOST_PLACES);
}

#[test]
fn what_is_only_drawn_as_a_line_has_no_edges() {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g id="r1"><path d="M0,0H9V9" fill="none" stroke="#000"/></g></svg>"##;
    assert_eq!(outline(svg, "r1").unwrap(), Rings::new());
}

#[test]
fn every_region_of_the_kits_pictures_to_colour_has_edges() {
    for name in ["colour_fish", "colour_boat", "colour_flower"] {
        let path = format!("{}/../../lessons/kit/{name}.svg", env!("CARGO_MANIFEST_DIR"));
        let svg = std::fs::read_to_string(path).unwrap();
        let regions: Vec<_> = groups(&svg).unwrap();
        let regions: Vec<_> = regions.iter().filter(|id| id.starts_with("r")).collect();
        assert!(regions.len() > 7, "{name} has {regions:?}");
        for id in regions.into_iter().filter(|id| *id != "regions") {
            let rings = outline(&svg, id).unwrap();
            let places: usize = rings.iter().map(Vec::len).sum();
            assert!((3..=MOST_PLACES).contains(&places), "{name} {id}: {places}");
        }
    }
}
