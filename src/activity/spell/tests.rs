use super::*;
use crate::Input;
use crate::item::player_tests::{Player, assert_fair, assert_tidy, attempts, said};

fn spec(word: &str, extra: &[(&str, &str)]) -> String {
    let extra: Vec<_> = extra
        .iter()
        .map(|(text, tag)| serde_json::json!({"text": text, "tag": tag, "why": {"line": "why", "text": "মনে রাখি।"}}))
        .collect();
    serde_json::json!({
        "item": [{
            "ask": {"line": "ask", "text": "বানাও।"}, "word": word, "art": "kit:x", "extra": extra,
            "say": {"line": "word", "text": word},
        }],
        "voice": [{"text": "ন", "say": {"line": "no", "text": "ন"}}],
        "order_why": {"line": "order", "text": "আগে বর্ণ, তারপর কার।"},
    })
    .to_string()
}

fn river() -> Player {
    Player::open(&[("build", &spec("নদী", &[("ি", "i-ii")]))], 2, false)
}

#[test]
fn a_word_is_built_letter_first_then_kar() {
    let mut player = river();
    assert_eq!(said(&player.tap(1000, "tile-1")), ["no"]);
    player.tap(2000, "tile-2");
    assert!(player.has(2600, "akshara-2"));
    player.tap(3000, "tile-3");
    assert_eq!(player.at(3400, Input::Tick), []);
    let effects = player.at(3450, Input::Tick);
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_clean());
    assert_eq!((attempt.expected.as_str(), attempt.response.as_str()), ("নদী", "নদী"));
    assert_eq!(said(&effects)[0], "word");
    assert!(player.has(3500, "whole"));
}

#[test]
fn a_kar_before_its_letter_and_a_letter_before_the_kar_are_told() {
    let mut player = Player::open(&[("build", &spec("দিন", &[]))], 2, false);
    let effects = player.tap(1000, "tile-2");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("kar-first"));
    assert_eq!(said(&effects), ["order", "ask"]);
    player.tap(3000, "tile-1");
    let effects = player.tap(4000, "tile-3");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("no-kar"));
    assert!(player.item(4500, "tile-3").live);
}

#[test]
fn a_wrong_tile_walks_home_and_what_is_right_stays() {
    let mut player = river();
    for (at, tile) in (0..).zip(["tile-1", "tile-2", "tile-4"]) {
        player.tap(1000 + at * 600, tile);
    }
    let effects = player.at(2700, Input::Tick);
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("i-ii"));
    assert_eq!(attempts(&effects)[0].response, "নদি");
    assert_eq!(said(&effects), ["why", "ask"]);
    assert!(player.item(3200, "tile-4").live && player.has(3200, "place-3"));
    assert!(!player.item(3200, "tray").live, "what is right cannot be taken back");
    player.tap(5000, "tile-4");
    player.at(5500, Input::Tick);
    assert!(!player.item(6000, "tile-4").live, "the second time it falls away");
    let effects = player.play_alone(8000);
    assert_eq!((attempts(&effects)[0].correct, attempts(&effects)[0].rung), (1.0, 2));
}

#[test]
fn a_tile_is_dragged_onto_the_tray_and_taken_back() {
    let mut player = river();
    let tile = player.item(1000, "tile-1").rect;
    let tray = player.item(1000, "tray").rect;
    player.drag(1000, tile.middle(), tray.middle());
    assert!(player.has(1700, "akshara-1"));
    player.tap(2000, "undo");
    assert_eq!(player.item(2600, "tile-1").rect, tile);
    player.drag(3000, tile.middle(), Point::new(tile.x, player.stage.height - 5.0));
    assert_eq!(player.item(3700, "tile-1").rect, tile);
    player.tap(4000, "tile-1");
    player.tap(5000, "tray");
    assert_eq!(player.item(5600, "tile-1").rect, tile);
}

#[test]
fn every_kar_has_its_place_on_its_true_side() {
    let place = |word: &str, tile: usize| {
        let player = Player::open(&[("build", &spec(word, &[]))], 2, true);
        let rect = |at| player.item(0, &format!("place-{at}")).rect;
        (rect(tile - 1), rect(tile))
    };
    let (letter, kar) = place("দিন", 2);
    assert!(kar.right() <= letter.x);
    let (letter, kar) = place("নদী", 3);
    assert!(kar.x >= letter.right());
    let (letter, kar) = place("ফুল", 2);
    assert!(kar.y >= letter.bottom());
    let (letter, kar) = place("ঢোল", 2);
    assert!(kar.x >= letter.right());
}

#[test]
fn a_child_who_knows_builds_on_every_glass() {
    let words = [
        spec("নদী", &[("ি", "i-ii")]),
        spec("বৃষ্টি", &[("স্ট", "sh-s"), ("ী", "i-ii"), ("ষ্ঠ", "breath")]),
        spec("চাঁদ", &[("া", "x")]),
        spec("পাখিরালয়", &[("ী", "i-ii"), ("থ", "kh-th")]),
    ];
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for (spec, calm) in words.iter().zip([false, true, false, false]) {
            let mut player = Player::open(&[("build", spec)], 9, calm);
            player.stage = Stage::of_display(w, h, 7.0);
            assert_tidy(&player.frame(0), &player.stage);
            let effects = player.play_alone(1000);
            assert!(attempts(&effects)[0].is_clean(), "{w}x{h}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_word_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"item": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({"item": [
        {"word": "ক"},
        {"word": "দুই শব্দ"},
        {"word": "নদী", "extra": [{"text": "কা"}, {"text": "ি"}, {"text": "ি"}]},
        {"word": "প্রতিষ্ঠানগুলো"},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("item.0.word", "activity-one-word"),
            problem("item.1.word", "activity-one-word"),
            problem("item.2.extra.0.text", "activity-one-tile"),
            problem("item.2.extra.2.text", "activity-same-choice"),
        ]
    );
    assert_eq!(found(serde_json::from_str(&self::spec("নদী", &[("ি", "x")])).expect("JSON")), []);
}

#[test]
fn a_word_that_is_only_heard_is_read_by_a_deaf_child() {
    let mut json: serde_json::Value = serde_json::from_str(&spec("নদী", &[])).expect("JSON");
    json["item"][0].as_object_mut().expect("an item").remove("art");
    let steps = [("build", json.to_string())];
    let steps: Vec<_> = steps.iter().map(|(kind, spec)| (*kind, spec.as_str())).collect();
    assert!(!Player::open(&steps, 2, false).has(0, "meant"), "others hear it");
    let mut player = Player::open_deaf(&steps);
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        player.stage = scene::Stage::of_display(w, h, 7.0);
        let meant = player.item(0, "meant").rect;
        assert!(!meant.overlaps(&player.item(0, "place-1").rect), "{w}x{h}");
        assert_tidy(&player.frame(0), &player.stage);
    }
    for line in player.lines.values_mut() {
        line.draft = true;
    }
    let effects = player.play_alone(0);
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_evidence() && attempt.is_clean(), "no voice was trusted: {attempt:?}");
}

#[test]
fn tiles_lie_anywhere() {
    let spec = spec("নদী", &[("ি", "i-ii")]);
    let open = |seed| Player::open(&[("build", &spec)], seed, true);
    assert_fair(&["tile-1", "tile-2", "tile-3", "tile-4"], 0, open);
}
