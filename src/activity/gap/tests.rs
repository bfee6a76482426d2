use super::*;
use crate::Input;
use crate::item::player_tests::{Player, assert_fair, assert_tidy, attempts, said};

fn spec(text: &str) -> String {
    serde_json::json!({"item": [{
        "ask": {"line": "ask", "text": "কোনটা বসবে?"},
        "text": text,
        "art": "kit:bird",
        "right": {"text": "ন্ধ", "say": {"line": "itself", "text": "ন্ধ"}},
        "wrong": [
            {"text": "ন্ন", "tag": "half", "why": {"line": "why", "text": "জোড়া বর্ণটা দেখো।"}},
            {"text": "ল্প"},
        ],
        "say": {"line": "all", "text": "তপু আমার বন্ধু।"},
    }]})
    .to_string()
}

const SENTENCE: &str = "তপু আমার ব__ু।";

#[test]
fn the_gap_is_filled_and_the_whole_is_read() {
    let mut player = Player::open(&[("gap", &spec(SENTENCE))], 1, false);
    assert!(player.has(500, "gap"));
    let effects = player.tap(1000, "right");
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_clean());
    assert_eq!(attempt.response, "তপু আমার বন্ধু।");
    assert_eq!(said(&effects)[0], "all");
    assert!(player.has(1200, "whole") && !player.has(1200, "gap"));
}

#[test]
fn a_wrong_card_says_why_then_falls_away_then_the_right_one_is_shown() {
    let mut player = Player::open(&[("gap", &spec(SENTENCE))], 1, false);
    let effects = player.tap(1000, "wrong-1");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("half"));
    assert_eq!(attempts(&effects)[0].response, "তপু আমার বন্নু।");
    assert_eq!(said(&effects), ["why", "ask"]);
    assert!(player.item(1700, "wrong-1").live);
    player.tap(2000, "wrong-1");
    assert!(!player.item(2100, "wrong-1").live);
    let effects = player.tap(3000, "wrong-2");
    assert_eq!(said(&effects), ["shell/hint-3"]);
    assert!(player.has(5000, "right-hand"), "a hand shows it when it is said");
    let effects = player.tap(6000, "right");
    assert_eq!((attempts(&effects)[0].rung, attempts(&effects)[0].is_clean()), (3, false));
}

#[test]
fn a_touch_on_the_text_asks_again() {
    let mut player = Player::open(&[("gap", &spec(SENTENCE))], 1, false);
    assert_eq!(said(&player.tap(1000, "text")), ["ask"]);
    assert_eq!(said(&player.at(3000, Input::Help)), ["ask"]);
    assert_eq!(said(&player.at(5000, Input::Help)), ["shell/hint-1", "ask"]);
}

#[test]
fn texts_of_any_length_stay_in_their_room_on_every_glass() {
    let long = "নানা বাড়ির পাশে বসে তপু আর মিতুকে রোজ একটা করে ব__ু ও পাখির মজার গল্প বলেন।";
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for text in ["__", "প া খ __", SENTENCE, long] {
            let mut player = Player::open(&[("gap", &spec(text))], 9, false);
            player.stage = Stage::of_display(w, h, 7.0);
            let frame = player.frame(0);
            assert_tidy(&frame, &player.stage);
            let room = player.item(0, "text").rect;
            for item in frame.items.iter().filter(|item| item.id.starts_with("piece-")) {
                assert!(room.contains(item.rect.middle()), "{w}x{h} {text}");
                assert!(
                    item.rect.x >= room.x && item.rect.right() <= room.right(),
                    "{w}x{h} {text}"
                );
            }
            let effects = player.play_alone(1000);
            assert!(attempts(&effects)[0].is_clean(), "{w}x{h}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_gap_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"item": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({"item": [
        {"text": "no gap", "right": {"text": "a"}, "wrong": [{"text": "a"}]},
        {"text": "__ __", "right": {"art": "x"}},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("item.0.text", "activity-one-gap"),
            problem("item.0.wrong.0", "activity-foil-is-target"),
            problem("item.1.text", "activity-one-gap"),
            problem("item.1.wrong", "activity-no-foil"),
            problem("item.1.right", "activity-gap-needs-text"),
        ]
    );
}

#[test]
fn cards_stand_anywhere() {
    let spec = spec(SENTENCE);
    let open = |seed| Player::open(&[("gap", &spec)], seed, true);
    assert_fair(&["right", "wrong-1", "wrong-2"], 0, open);
}
