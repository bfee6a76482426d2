//! Parts, tried on small drawings and on the whole kit.

use super::*;

const BIRD: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<g stroke="#000">
<!-- pivot of bird: 50,90 (feet) -->
<g id="bird" transform="translate(10 0) scale(.5)">
<path id="body" d="M0,0H9V9Z"/>
<!-- pivot of head: 0,80 (neck, in head space) -->
<g id="head" transform="translate(20 30)">
<defs><clipPath id="cut"><rect width="5" height="5"/></clipPath></defs>
<circle r="4" clip-path="url(#cut)"/>
<!-- pivot of eye: 4,6 (in head space) -->
<g id="eye"><circle r="1"/></g>
</g>
<!-- a note between -->
<!-- pivot of wing: 40,50 -->
<g id="wing" transform="rotate(20)"><rect width="5" height="5" clip-path="url(#cut)"/></g>
</g>
</g>
</svg>"##;

fn kit() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../lessons/kit");
    let mut drawings: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "svg"))
        .map(|path| {
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect();
    drawings.sort();
    drawings
}

#[test]
fn only_keeps_a_group_with_its_ancestors_and_all_definitions() {
    let cut = select(BIRD, &Selector::only(["wing"])).unwrap();
    assert!(
        cut.contains("id=\"wing\"") && cut.contains("scale(.5)") && cut.contains("id=\"cut\""),
        "{cut}"
    );
    assert!(
        !cut.contains("id=\"eye\"") && !cut.contains("id=\"body\"") && !cut.contains("r=\"4\""),
        "{cut}"
    );
    parse(&cut).unwrap();
}

#[test]
fn without_takes_a_group_out_but_leaves_the_clip_that_others_use() {
    let cut = select(BIRD, &Selector::without(["head"])).unwrap();
    assert!(
        cut.contains("id=\"wing\"") && cut.contains("id=\"body\"") && cut.contains("id=\"cut\""),
        "{cut}"
    );
    assert!(!cut.contains("id=\"head\"") && !cut.contains("id=\"eye\""), "{cut}");
    parse(&cut).unwrap();
}

#[test]
fn a_group_inside_another_can_be_taken_alone_or_out() {
    let alone = select(BIRD, &Selector::only(["eye"])).unwrap();
    assert!(alone.contains("translate(20 30)") && !alone.contains("r=\"4\""), "{alone}");
    let out = select(BIRD, &Selector::without(["eye"])).unwrap();
    assert!(!out.contains("id=\"eye\"") && out.contains("r=\"4\""), "{out}");
}

#[test]
fn an_unknown_group_is_named_with_those_that_there_are() {
    let error = select(BIRD, &Selector::only(["beak"])).unwrap_err().to_string();
    assert!(error.contains("beak") && error.contains("bird, head, eye, wing"), "{error}");
}

#[test]
fn letters_in_a_drawing_are_refused() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>আম</text></svg>"#;
    assert_eq!(select(svg, &Selector::Whole), Err(MediaError::Letters("আম".into())));
}

#[test]
fn a_pivot_is_moved_by_the_transforms_around_its_group() {
    let near = |got: Option<(f32, f32)>, x: f32, y: f32| {
        let (gx, gy) = got.unwrap();
        assert!((gx - x).abs() < 1e-4 && (gy - y).abs() < 1e-4, "{gx},{gy} instead of {x},{y}");
    };
    near(pivot(BIRD, "bird"), 0.5, 0.9);
    near(pivot(BIRD, "wing"), 0.3, 0.25);
    // In its own space: moved by the head's transform too.
    near(pivot(BIRD, "head"), 0.2, 0.55);
    // In its parent's space, which is what is usual.
    near(pivot(BIRD, "eye"), 0.22, 0.18);
    near(whole_pivot(BIRD), 0.5, 0.9);
    assert_eq!(pivot(BIRD, "tail"), None);
}

#[test]
fn a_drawing_of_several_outer_groups_has_no_pivot_as_a_whole() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><!-- pivot of a: 1,1 --><g id="a"/><g id="b"/></svg>"#;
    assert!(pivot(svg, "a").is_some());
    assert_eq!(whole_pivot(svg), None);
}

#[test]
fn every_pivot_noted_in_the_kit_is_found_and_lies_in_its_drawing() {
    for (name, svg) in kit() {
        for (at, _) in svg.match_indices("<!-- pivot of ") {
            let id = svg[at + 14..].split(':').next().unwrap();
            let (x, y) =
                pivot(&svg, id).unwrap_or_else(|| panic!("{name}: the pivot of {id} is not found"));
            assert!(
                (0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y),
                "{name}: {id} turns at {x},{y}"
            );
        }
    }
}

#[test]
fn every_group_of_the_kit_can_be_cut_both_ways() {
    for (name, svg) in kit() {
        for id in groups(&svg).unwrap() {
            for selector in [Selector::only([id.as_str()]), Selector::without([id.as_str()])] {
                let cut = select(&svg, &selector).unwrap();
                parse(&cut).unwrap_or_else(|error| panic!("{name}, {selector}: {error}"));
            }
        }
    }
}
