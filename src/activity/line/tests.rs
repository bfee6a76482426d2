use super::*;
use crate::Input;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};

fn spec(item: &serde_json::Value) -> String {
    let say: Vec<_> = (1..=10)
        .map(|n| serde_json::json!({"line": format!("n{n}"), "text": n.to_string()}))
        .collect();
    serde_json::json!({"item": [item], "say": say}).to_string()
}

fn add() -> serde_json::Value {
    serde_json::json!({
        "ask": {"line": "ask", "text": "৬ আর ২ মিলে কত?"}, "text": "৬ + ২ = ?",
        "to": 10, "start": 6, "hop": 2, "why": {"line": "why", "text": "ব্যাঙ এখনো লাফায়নি।"},
    })
}

fn find() -> serde_json::Value {
    serde_json::json!({"ask": {"line": "ask", "text": "৭ কোথায়?"}, "to": 10, "find": 7, "hide": [7, 8]})
}

#[test]
fn each_touch_is_one_hop_and_says_the_number_it_comes_to() {
    let mut player = Player::open(&[("line", &spec(&add()))], 1, false);
    assert!(!player.item(500, "done").live);
    assert_eq!(said(&player.tap(1000, "stone-11")), ["n7"], "one hop, however far the finger is");
    assert_eq!(said(&player.tap(2000, "stone-9")), ["n8"]);
    let effects = player.tap(3000, "done");
    assert!(attempts(&effects)[0].is_clean());
    assert_eq!(attempts(&effects)[0].response, "8");
}

#[test]
fn counting_the_start_is_off_by_one_and_then_the_way_lights_up() {
    let mut player = Player::open(&[("line", &spec(&add()))], 1, false);
    player.tap(1000, "stone-8");
    let effects = player.tap(2000, "done");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("off-by-one"));
    assert_eq!(said(&effects), ["why", "ask"]);
    player.tap(5000, "done");
    let fill = |player: &Player, id| match player.item(6000, id).look {
        scene::Look::Card { fill, .. } => fill,
        _ => panic!("a stone"),
    };
    assert_eq!(fill(&player, "stone-9"), scene::Colour::HIGHLIGHT);
    assert_ne!(fill(&player, "stone-10"), scene::Colour::HIGHLIGHT);
    assert!(!player.item(6000, "done").live, "it stands at the start again");
}

#[test]
fn the_hopper_is_dragged_to_the_stone_it_is_let_go_over() {
    let mut player = Player::open(&[("line", &spec(&add()))], 1, false);
    let hopper = player.item(1000, "hopper").rect.middle();
    let goal = player.item(1000, "stone-9").rect.middle();
    assert_eq!(said(&player.drag(1000, hopper, goal)), ["n8"]);
    let effects = player.tap(2000, "done");
    assert!(attempts(&effects)[0].is_clean());
}

#[test]
fn a_number_is_found_on_its_stone() {
    let mut player = Player::open(&[("line", &spec(&find()))], 1, false);
    assert!(!player.has(500, "number-7") && player.has(500, "number-6"));
    let effects = player.tap(1000, "stone-9");
    assert_eq!(
        (attempts(&effects)[0].response.as_str(), attempts(&effects)[0].correct),
        ("8", 0.0)
    );
    player.tap(3000, "stone-7");
    assert!(!player.item(3500, "stone-1").live, "far stones fall away");
    let effects = player.tap(4000, "stone-8");
    assert_eq!(attempts(&effects)[0].correct, 1.0);
    assert!(
        player.has(4200, "number-7") && player.at(9000, Input::Tick).contains(&Effect::Finished)
    );
}

#[test]
fn a_child_who_knows_hops_on_every_glass() {
    let back =
        serde_json::json!({"ask": {"line": "ask", "text": "?"}, "to": 20, "start": 12, "hop": -5});
    let tens =
        serde_json::json!({"ask": {"line": "ask", "text": "?"}, "to": 100, "step": 10, "find": 70});
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for item in [&add(), &find(), &back, &tens] {
            let mut player = Player::open(&[("line", &spec(item))], 9, false);
            player.stage = Stage::of_display(w, h, 7.0);
            assert_tidy(&player.frame(600), &player.stage);
            for stone in player.frame(600).items.iter().filter(|it| it.id.starts_with("stone-")) {
                assert!(stone.rect.w >= 8.0 * player.stage.mm, "{w}x{h}: {:?}", stone.rect);
            }
            let effects = player.play_alone(1000);
            assert!(attempts(&effects)[0].is_clean(), "{w}x{h}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_line_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"item": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({"item": [
        {"to": 100, "find": 3},
        {"from": 5, "to": 4, "find": 5},
        {"to": 10},
        {"to": 10, "start": 12, "hop": 1},
        {"to": 100, "step": 10, "find": 75},
        {"to": 10, "hop": 0},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("item.0.to", "activity-line-length"),
            problem("item.1.to", "activity-line-length"),
            problem("item.2", "activity-find-or-hop"),
            problem("item.3.start", "activity-off-the-line"),
            problem("item.3.hop", "activity-off-the-line"),
            problem("item.4.find", "activity-off-the-line"),
            problem("item.5.hop", "activity-find-or-hop"),
        ]
    );
    assert_eq!(found(serde_json::json!({"item": [add(), find()]})), []);
}
