use super::*;
use crate::Input;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};

fn spec(baskets: usize) -> String {
    let ids = ["round", "three", "four"];
    let basket: Vec<_> = ids[..baskets]
        .iter()
        .map(|id| serde_json::json!({"id": id, "text": id, "why": {"line": format!("why-{id}"), "text": "কোণা গুনি।"}}))
        .collect();
    let thing = |id: &str, home: &str| {
        serde_json::json!({"id": id, "art": format!("kit:{id}"), "in": home,
            "say": {"line": id, "text": id}, "tag": "shape"})
    };
    let things = [("ball", "round"), ("plate", "round"), ("roof", "three"), ("book", "four")];
    let thing: Vec<_> = things
        .iter()
        .filter(|(_, home)| ids[..baskets].contains(home))
        .map(|(id, home)| thing(id, home))
        .collect();
    serde_json::json!({"ask": {"line": "ask", "text": "কোন ঝুড়িতে?"}, "basket": basket, "thing": thing})
        .to_string()
}

fn home_of(thing: &str) -> &'static str {
    match thing {
        "ball" | "plate" => "basket-1",
        "roof" => "basket-2",
        _ => "basket-3",
    }
}

/// What lies on the table, from the key of its picture.
fn on_the_table(player: &Player, ms: Ms) -> String {
    let scene::Look::Picture { art, .. } = player.item(ms, "thing").look else {
        panic!("a picture")
    };
    art.trim_start_matches("kit:").to_owned()
}

use scene::Ms;

#[test]
fn a_touch_on_a_basket_sends_the_thing_there() {
    let mut player = Player::open(&[("sort", &spec(3))], 5, false);
    let thing = on_the_table(&player, 600);
    let effects = player.tap(1000, home_of(&thing));
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_clean());
    assert_eq!((attempt.item.0.as_str(), attempt.kind.as_str()), (thing.as_str(), "sort"));
    assert_eq!(player.frame(1200).wake, Wake::Moving);
    assert!(player.has(1700, &format!("in-{thing}")));
    let effects = player.at(3500, Input::Tick);
    assert_eq!(said(&effects), [on_the_table(&player, 4000)], "the next one names itself");
}

#[test]
fn a_thing_is_dragged_into_a_basket_or_walks_back() {
    let mut player = Player::open(&[("sort", &spec(3))], 5, false);
    let thing = on_the_table(&player, 600);
    let rest = player.item(600, "thing").rect;
    let effects = player.drag(1000, rest.middle(), Point::new(rest.x - 80.0, rest.y));
    assert!(attempts(&effects).is_empty());
    assert_eq!(player.item(1600, "thing").rect, rest);
    let basket = player.item(2000, home_of(&thing)).rect.middle();
    let effects = player.drag(2000, rest.middle(), basket);
    assert!(attempts(&effects)[0].is_clean());
}

#[test]
fn a_wrong_basket_says_why_and_the_second_time_one_falls_away() {
    let mut player = Player::open(&[("sort", &spec(3))], 5, false);
    let thing = on_the_table(&player, 600);
    let wrong = ["basket-1", "basket-2", "basket-3"].into_iter().find(|it| *it != home_of(&thing));
    let effects = player.tap(1000, wrong.unwrap());
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("shape"));
    assert_eq!(said(&effects).last(), Some(&"ask"));
    assert!(said(&effects)[0].starts_with("why-"));
    player.tap(3000, wrong.unwrap());
    let live = (1..=3).filter(|at| player.item(3600, &format!("basket-{at}")).live).count();
    assert_eq!(live, 2);
}

#[test]
fn things_come_in_any_order() {
    let spec = spec(3);
    let mut counts = std::collections::HashMap::new();
    for seed in 0..2000 {
        let player = Player::open(&[("sort", &spec)], seed, true);
        *counts.entry(on_the_table(&player, 0)).or_insert(0u32) += 1;
    }
    // 500 expected each; five standard deviations are about 97.
    assert!(counts.len() == 4 && counts.values().all(|n| n.abs_diff(500) < 97), "{counts:?}");
}

#[test]
fn a_child_who_knows_sorts_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for (baskets, calm) in [(2, true), (3, false)] {
            let mut player = Player::open(&[("sort", &spec(baskets))], 9, calm);
            player.stage = Stage::of_display(w, h, 7.0);
            assert_tidy(&player.frame(600), &player.stage);
            let effects = player.play_alone(1000);
            assert!(attempts(&effects).iter().all(|attempt| attempt.is_clean()), "{w}x{h}");
            assert_eq!(attempts(&effects).len(), if baskets == 2 { 3 } else { 4 });
        }
    }
}

#[test]
fn what_is_wrong_with_sorting_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"thing": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({
        "basket": [{"id": "a"}, {"id": "a", "text": "x"}],
        "thing": [{"id": "t", "text": "x", "in": "b"}],
    });
    assert_eq!(
        found(spec),
        [
            problem("thing", "activity-things-count"),
            problem("basket.1.id", "activity-same-id"),
            problem("basket.0", "activity-choice-empty"),
            problem("thing.0.in", "activity-unknown-basket"),
            problem("basket.0", "activity-empty-basket"),
            problem("basket.1", "activity-empty-basket"),
        ]
    );
    assert_eq!(found(serde_json::from_str(&self::spec(3)).expect("JSON")), []);
}
