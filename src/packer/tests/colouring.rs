//! The kit's drawings to colour in: packed as they are, and coloured to the end.

mod support;

use activity::draw::{Fills, Spec};
use activity::{Activity, Effect, Gesture, Input, Lines, Moment, Opening};
use bundle::Bundle;
use model::{Lesson, LessonId};
use packer::cache::Cache;
use packer::pack::{Order, pack};
use scene::Stage;
use std::path::Path;
use support::Workshop;
use wire::{SecretKey, TrustedKeys};

const DRAWINGS: [&str; 3] = ["colour_fish", "colour_boat", "colour_flower"];
const SIZES: [(u32, u32); 5] = [(1280, 800), (800, 1280), (1024, 600), (800, 480), (1920, 1200)];

/// The good channel with a lesson of the kit's drawings.
fn bundle(workshop: &Workshop) -> Bundle {
    let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons/kit");
    let mut lesson = "id = \"colour\"\ntitle = { bn = \"রং\" }\npicture = \"kit:dot\"\nteaches = [\"bn.story\"]\nminutes = 1\n".to_owned();
    for name in DRAWINGS {
        let svg = std::fs::read(kit.join(format!("{name}.svg"))).expect("is in the kit");
        workshop.write(&format!("kit/{name}.svg"), svg);
        lesson += &format!(
            "[[step]]\nkind = \"draw\"\nid = \"{name}\"\nask = \"রং দাও।\"\ncolour = \"kit:{name}\"\n"
        );
    }
    workshop.write("tiny/colour/lesson.toml", lesson);
    let (key, out) = (SecretKey::from_bytes(&[7; 32]), workshop.path("a.jonaki"));
    let channel = workshop.channel();
    let cache = Cache::new(&workshop.path("cache"));
    let order = Order {
        folder: &channel,
        out: &out,
        key: Some(&key),
        cache,
        speaker: None,
        only: None,
        for_release: false,
    };
    let outcome = pack(&order).expect("written");
    let told = packer::show::text(&outcome.findings, &i18n::Tr::new("en"), false);
    assert!(outcome.report.is_some(), "{told}");
    Bundle::open(&out, &TrustedKeys::new([key.public()])).expect("opens")
}

/// What is recorded when somebody who likes colours fills everything.
fn coloured(lesson: &Lesson, at: usize, (w, h): (u32, u32)) -> String {
    let step = &lesson.steps[at];
    let opening = Opening { lesson, step, seed: 1, calm: true, deaf: false, signs: None };
    let mut drawing: Box<dyn Activity> = activity::open(&opening).expect("opens");
    let (lines, stage) = (Lines::new(), Stage::of_display(w, h, 7.0));
    for ms in (5000..60_000).step_by(100) {
        let now = Moment { ms, stage, lines: &lines };
        let Some(Gesture::Tap(at)) = drawing.show_how(&now) else { continue };
        drawing.handle(Input::Down(at), &now);
        for effect in drawing.handle(Input::Up(at), &now) {
            if let Effect::Answered(attempt) = effect {
                return attempt.response;
            }
        }
    }
    panic!("it is never done");
}

#[test]
fn every_region_of_the_kits_drawings_can_be_touched_on_every_glass() {
    let workshop = Workshop::new();
    let bundle = bundle(&workshop);
    let lesson = bundle.lesson(&LessonId::from("colour")).expect("read");
    for (at, name) in DRAWINGS.into_iter().enumerate() {
        let spec: Spec = serde_json::from_str(&lesson.steps[at].spec).expect("a drawing");
        let colouring = spec.colour.expect("to colour in");
        let parts = colouring.region.iter().map(|region| region.art.as_str());
        for key in parts.chain([colouring.lines.as_str()]) {
            assert!(bundle.art(key, 100).is_ok() && bundle.art(key, 150).is_ok(), "{key}");
        }
        assert!(bundle.art(&format!("kit:{name}"), 100).is_err(), "the whole is never shown");
        for size in SIZES {
            let fills = Fills::from_text(&coloured(&lesson, at, size)).expect("can be read");
            for n in 0..colouring.region.len() {
                assert!(fills.colour(n).is_some(), "{name}: r{} at {size:?}", n + 1);
            }
        }
    }
}
