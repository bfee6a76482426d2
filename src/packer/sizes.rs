//! How large a picture is ever shown, in pixels of a 1280×800 screen.
//!
//! A picture is drawn once for each density at the largest size at which any page shows it,
//! so that nothing is blurred and nothing is larger than it has to be.

use crate::walk::Used;
use activity::{song, story};
use model::Step;
use scene::{Actor, Motion, timeline};
use std::collections::BTreeMap;

/// A lesson's tile on the shelf.
pub const TILE: (f32, f32) = (260.0, 260.0);

/// A picture to choose, to pair or to order.
const CHOICE: (f32, f32) = (340.0, 340.0);
/// A drawing to colour in fills the sheet.
const SHEET: (f32, f32) = (640.0, 640.0);
/// The height of a page's picture.
const PAGE: f32 = 536.0;
/// A background may be several screens wide.
const WIDEST: f32 = 4096.0;

/// Largest boxes by key.
pub type Fits = BTreeMap<String, (f32, f32)>;

/// The box that holds both.
pub fn larger(a: (f32, f32), b: (f32, f32)) -> (f32, f32) {
    (a.0.max(b.0), a.1.max(b.1))
}

/// Notes that a picture is shown in a box.
pub fn add(fits: &mut Fits, key: &str, fit: (f32, f32)) {
    let known = fits.entry(key.to_owned()).or_insert(fit);
    *known = larger(*known, fit);
}

/// Notes every picture of a step; `used` is what the lesson uses at all.
pub fn add_step(fits: &mut Fits, step: &Step, used: &Used) {
    if step.kind == story::KIND.id {
        // A story that cannot be read has findings of its own.
        let spec: story::Spec = serde_json::from_str(&step.spec).unwrap_or_default();
        let shared = spec.layer.iter().chain(spec.page.iter().flat_map(|page| &page.scene.layers));
        shared.for_each(|layer| add(fits, &layer.art, (WIDEST, PAGE)));
        for page in &spec.page {
            let zoom = page.scene.camera.iter().filter_map(|step| step.zoom).fold(1.0, f32::max);
            page.scene.actors.iter().for_each(|actor| add_actor(fits, actor, zoom));
        }
        return;
    }
    if step.kind == song::KIND.id {
        let spec: song::Spec = serde_json::from_str(&step.spec).unwrap_or_default();
        spec.layer.iter().for_each(|layer| add(fits, &layer.art, (WIDEST, PAGE)));
        spec.actor.iter().for_each(|actor| add_actor(fits, actor, 1.0));
        return;
    }
    // Whichever pictures stand in the specification, wherever the activity puts them.
    let spec: serde_json::Value = serde_json::from_str(&step.spec).unwrap_or_default();
    let mut texts = Vec::new();
    collect_texts(&spec, &mut texts);
    for (key, _) in &used.art {
        for text in &texts {
            match text.strip_prefix(key.as_str()) {
                Some("") => add(fits, key, CHOICE),
                Some(part) if part.starts_with('#') => add(fits, text, SHEET),
                _ => {}
            }
        }
    }
}

fn add_actor(fits: &mut Fits, actor: &Actor, zoom: f32) {
    let motions = || actor.motions.iter().chain(&actor.touch);
    let grow = motions().filter_map(|motion| motion.grow).fold(1.0, f32::max);
    let side = actor.size * grow * zoom * PAGE;
    let fit = (side, side);
    let poses = |motion: &Motion| {
        motion.pose.clone().into_iter().chain(motion.walk.clone().unwrap_or_default())
    };
    // A letter that moves is written, not drawn.
    let own = Some(actor.art.clone()).filter(|art| !art.is_empty());
    for key in motions().flat_map(poses).chain(own) {
        add(fits, &key, fit);
    }
    for part in &actor.parts {
        add(fits, &format!("{}#{}", actor.art, part.name), fit);
    }
    if !actor.parts.is_empty() {
        add(fits, &timeline::without(&actor.art, &actor.parts), fit);
    }
}

fn collect_texts<'j>(json: &'j serde_json::Value, texts: &mut Vec<&'j str>) {
    match json {
        serde_json::Value::String(text) => texts.push(text),
        serde_json::Value::Array(list) => list.iter().for_each(|value| collect_texts(value, texts)),
        serde_json::Value::Object(map) => {
            map.values().for_each(|value| collect_texts(value, texts));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(spec: &str) -> Fits {
        let step =
            Step { id: "story".into(), kind: "story".into(), skill: None, spec: spec.into() };
        let mut fits = Fits::new();
        add_step(&mut fits, &step, &Used::default());
        fits
    }

    #[test]
    fn an_actor_is_drawn_as_large_as_it_grows_and_the_camera_comes_near() {
        let fits = story(
            r#"{"page":[{"say":{"line":"a","text":"ক"},"camera":[{"zoom":1.5}],
                "actor":[{"id":"m","art":"kit:m","at":[0,0],"size":0.5,
                "do":[{"grow":2.0},{"pose":"kit:n"}]}]}]}"#,
        );
        assert_eq!(fits["kit:m"], (804.0, 804.0));
        assert_eq!(fits["kit:n"], (804.0, 804.0));
    }

    #[test]
    fn parts_and_the_figure_without_them_have_keys_of_their_own() {
        let fits = story(
            r#"{"page":[{"say":{"line":"a","text":"ক"},
                "actor":[{"id":"m","art":"kit:m","at":[0,0],"part":[{"name":"leg"},{"name":"arm"}]}]}]}"#,
        );
        let keys: Vec<&str> = fits.keys().map(String::as_str).collect();
        assert_eq!(keys, ["kit:m", "kit:m!arm,leg", "kit:m#arm", "kit:m#leg"]);
    }

    #[test]
    fn a_drawing_to_colour_is_cut_into_its_regions_and_lines_as_large_as_the_sheet() {
        let spec = r#"{"colour":{"region":[{"art":"kit:a#r1"}],"lines":"kit:a#lines"}}"#;
        let step = Step { id: "d".into(), kind: "draw".into(), skill: None, spec: spec.into() };
        let mut fits = Fits::new();
        let used = Used { art: vec![("kit:a".to_owned(), 0..0)], ..Used::default() };
        add_step(&mut fits, &step, &used);
        let fits: Vec<_> = fits.into_iter().collect();
        assert_eq!(fits, [("kit:a#lines".to_owned(), SHEET), ("kit:a#r1".to_owned(), SHEET)]);
    }

    #[test]
    fn what_moves_in_a_song_is_as_large_as_in_a_story() {
        let spec = r#"{"layer":[{"art":"kit:sky"}],
            "actor":[{"id":"m","art":"kit:m","at":[0,0],"size":0.5,"do":[{"grow":2.0}]}]}"#;
        let step = Step { id: "s".into(), kind: "song".into(), skill: None, spec: spec.into() };
        let mut fits = Fits::new();
        add_step(&mut fits, &step, &Used::default());
        assert_eq!([fits["kit:sky"], fits["kit:m"]], [(WIDEST, PAGE), (PAGE, PAGE)]);
    }

    #[test]
    fn a_layer_is_as_high_as_the_page() {
        assert_eq!(story(r#"{"layer":[{"art":"kit:sky"}]}"#)["kit:sky"], (WIDEST, PAGE));
    }
}
