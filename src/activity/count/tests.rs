use super::*;
use crate::Input;
use crate::item::player_tests::{Player, assert_fair, assert_tidy, attempts, said};
use scene::Pose;

fn spec(put: Option<u32>, start: u32) -> String {
    let say: Vec<_> = (1..=10)
        .map(|n| serde_json::json!({"line": format!("n{n}"), "text": n.to_string()}))
        .collect();
    serde_json::json!({
        "item": [{
            "ask": {"line": "ask", "text": "কয়টি?"}, "art": "kit:mango", "n": 6, "put": put, "start": start,
            "why": {"line": "why", "text": "আবার গুনি।"},
        }],
        "say": say,
    })
    .to_string()
}

fn player(put: Option<u32>, start: u32) -> Player {
    Player::open(&[("count", &spec(put, start))], 3, false)
}

#[test]
fn each_thing_says_its_number_once_and_the_digit_is_chosen() {
    let mut player = player(None, 0);
    for (at, thing) in (0..).zip(["thing-4", "thing-1", "thing-6"]) {
        assert_eq!(said(&player.tap(1000 + at * 300, thing)), [format!("n{}", at + 1)]);
    }
    assert!(player.has(2000, "thing-4-said"));
    assert_eq!(said(&player.tap(2200, "thing-1")), ["n2"], "it keeps its number");
    for (at, thing) in (0..).zip(["thing-2", "thing-3", "thing-5"]) {
        assert_eq!(said(&player.tap(2500 + at * 300, thing)), [format!("n{}", at + 4)]);
    }
    let effects = player.tap(4000, "right");
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_clean());
    assert_eq!((attempt.expected.as_str(), attempt.response.as_str()), ("6", "6"));
    assert_eq!(said(&effects)[0], "n6");
    assert_eq!(player.frame(4100).bird, Pose::Cheer);
    assert!(player.at(8000, Input::Tick).contains(&Effect::Finished));
}

#[test]
fn a_wrong_number_names_its_slip_and_she_counts_anew() {
    let mut player = player(None, 0);
    player.tap(1000, "thing-1");
    player.tap(1300, "thing-1");
    let effects = player.tap(2000, "wrong-2");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("double"));
    assert_eq!(said(&effects)[1..], ["why", "ask"]);
    assert!(!player.has(2100, "thing-1-said"));
    player.tap(3000, "thing-1");
    let effects = player.tap(4000, "wrong-1");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("skip"));
    assert_eq!((attempts(&effects)[0].tries, attempts(&effects)[0].rung), (2, 1));
    assert!(!player.item(4100, "wrong-1").live, "the second time it falls away");
    assert!(player.item(4100, "wrong-2").live);
}

#[test]
fn things_fly_into_the_basket_and_out_again_until_she_says_that_is_all() {
    let mut player = player(Some(3), 0);
    assert!(!player.item(500, "done").live);
    let rest = player.item(500, "thing-2").rect;
    assert_eq!(said(&player.tap(1000, "thing-2")), ["n1"]);
    assert!(!player.item(1200, "thing-2").live, "nothing is caught on its way");
    assert!(player.item(1500, "done").live);
    assert_eq!(said(&player.tap(2000, "thing-3")), ["n2"]);
    assert_eq!(said(&player.tap(3000, "basket")), ["n1"], "the last one comes out again");
    assert!(player.item(3500, "thing-3").live);
    assert_eq!(said(&player.tap(4000, "basket")).len(), 0, "none is not a number that is said");
    assert_eq!(player.item(4600, "thing-2").rect, rest);
    for (at, thing) in (0..).zip(["thing-1", "thing-2", "thing-3"]) {
        player.tap(5000 + at * 600, thing);
    }
    let effects = player.tap(8000, "done");
    assert!(attempts(&effects)[0].is_clean());
}

#[test]
fn a_basket_that_holds_some_is_counted_on() {
    let mut player = player(Some(2), 4);
    assert_eq!(said(&player.tap(1000, "thing-1")), ["n5"]);
    assert_eq!(said(&player.tap(2000, "thing-2")), ["n6"]);
    assert_eq!(said(&player.tap(3000, "thing-3")), ["n7"]);
    let effects = player.tap(4000, "done");
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.tag.as_deref(), attempt.expected.as_str()), (Some("target"), "6"));
    let effects = player.tap(6000, "done");
    assert_eq!(attempts(&effects)[0].response, "7");
    assert!(player.item(6500, "thing-1").live, "the second time it is emptied");
    let effects = player.play_alone(8000);
    assert_eq!((attempts(&effects)[0].correct, attempts(&effects)[0].rung), (1.0, 2));
}

#[test]
fn cards_stand_anywhere() {
    let spec = spec(None, 0);
    let open = |seed| Player::open(&[("count", &spec)], seed, true);
    assert_fair(&["right", "wrong-1", "wrong-2"], 0, open);
}

#[test]
fn a_child_who_knows_counts_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for (put, start, calm) in [(None, 0, false), (Some(6), 0, true), (Some(3), 2, false)] {
            let mut player = Player::open(&[("count", &spec(put, start))], 9, calm);
            player.stage = Stage::of_display(w, h, 7.0);
            assert_tidy(&player.frame(0), &player.stage);
            player.tap(10, "thing-1");
            assert_tidy(&player.frame(900), &player.stage);
            let effects = player.play_alone(3000);
            assert!(attempts(&effects)[0].is_clean(), "{w}x{h}");
        }
    }
}

#[test]
fn what_is_wrong_with_counting_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"item": 1})), [problem("", "activity-unreadable")]);
    assert_eq!(found(serde_json::json!({})), [problem("item", "activity-no-items")]);
    let spec = serde_json::json!({"item": [
        {"n": 3, "put": 5, "wrong": [{"n": 3}]},
        {"n": 3, "start": 1, "wrong": [{"n": 3}, {"n": 4}, {"n": 4}]},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("item.0.put", "activity-too-few-things"),
            problem("item.0.wrong", "activity-basket-has-no-cards"),
            problem("item.0.wrong.0", "activity-foil-is-target"),
            problem("item.1.start", "activity-start-needs-put"),
            problem("item.1.wrong.0", "activity-foil-is-target"),
            problem("item.1.wrong.2", "activity-same-choice"),
        ]
    );
    assert_eq!(found(serde_json::from_str(&self::spec(Some(2), 1)).expect("JSON")), []);
}
