use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use scene::{Pose, Wake};

fn spec(count: usize) -> String {
    let picture: Vec<_> = ["boat", "bush", "flight", "tiger", "nana", "mango"][..count]
        .iter()
        .map(|id| serde_json::json!({"id": id, "art": format!("kit:{id}"), "say": {"line": id, "text": id}}))
        .collect();
    serde_json::json!({
        "ask": {"line": "ask", "text": "সাজাও"},
        "picture": picture,
        "swap": [{"pair": ["flight", "bush"], "tag": "cause", "why": {"line": "why", "text": "আগে ভয়, পরে দৌড়।"}}],
        "praise": {"line": "own", "text": "ঠিক!"},
    })
    .to_string()
}

fn player() -> Player {
    Player::open(&[("order", &spec(4))], 2, false)
}

/// Places pictures one after the other, half a second apart, and lets the order be judged.
fn place(player: &mut Player, from: Ms, ids: &[&str]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (at, id) in (0..).zip(ids) {
        effects.extend(player.tap(from + at * 500, &format!("picture-{id}")));
    }
    let arrived = from + (ids.len() as Ms - 1) * 500 + 50 + WALK_MS;
    assert_eq!(player.at(arrived - 1, Input::Tick), []);
    effects.extend(player.at(arrived, Input::Tick));
    effects
}

fn x(player: &Player, ms: Ms, id: &str) -> f32 {
    player.item(ms, id).rect.middle().x
}

#[test]
fn a_touch_sends_a_picture_to_the_next_slot_and_a_second_one_back() {
    let mut player = player();
    let rest = player.item(1000, "picture-boat").rect;
    assert_eq!(said(&player.tap(1000, "picture-boat")), ["boat"]);
    assert_eq!(player.frame(1100).wake, Wake::Moving);
    assert!(!player.item(1200, "picture-boat").live, "nothing is caught on its way");
    assert_eq!(
        player.item(1450, "picture-boat").rect.middle(),
        player.item(1450, "slot-1").rect.middle()
    );
    player.tap(2000, "picture-boat");
    assert_eq!(player.item(2450, "picture-boat").rect, rest);
}

#[test]
fn the_right_order_is_recorded_and_then_praised() {
    let mut player = player();
    let effects = place(&mut player, 1000, &["boat", "bush", "flight", "tiger"]);
    let attempt = attempts(&effects)[0];
    assert_eq!(
        (attempt.expected.as_str(), attempt.response.as_str()),
        ("boat bush flight tiger", "boat bush flight tiger")
    );
    assert!(attempt.is_clean());
    assert_eq!(said(&effects).last(), Some(&"own"));
    let judged = 2500 + 50 + WALK_MS;
    assert_eq!(player.frame(judged).bird, Pose::Cheer);
    assert!(player.at(judged + 1400, Input::Tick).contains(&Effect::Finished));
}

#[test]
fn what_is_right_from_the_start_stays_and_the_rest_walks_back_with_a_why() {
    let mut player = player();
    let effects = place(&mut player, 1000, &["boat", "flight", "bush", "tiger"]);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, attempt.tag.as_deref()), (0.0, Some("cause")));
    assert_eq!(said(&effects)[3..], ["why", "ask"]);
    assert_eq!(player.frame(3000).bird, Pose::Think);
    assert!(player.has(3000, "picture-bush-mark"));
    for ms in [3850, 4300] {
        player.at(ms, Input::Tick);
    }
    assert!(!player.item(5000, "picture-boat").live && player.has(5000, "picture-boat-mark"));
    assert!(player.item(5000, "picture-tiger").live);
    let effects = place(&mut player, 6000, &["bush", "flight", "tiger"]);
    assert_eq!(
        (attempts(&effects)[0].tries, attempts(&effects)[0].rung, attempts(&effects)[0].correct),
        (2, 1, 1.0)
    );
}

#[test]
fn a_picture_is_dragged_to_the_slot_that_it_is_let_go_near() {
    let mut player = player();
    let from = player.item(1000, "picture-tiger").rect.middle();
    let slot = player.item(1000, "slot-3").rect;
    let near = Point::new(slot.middle().x, slot.y - 8.0 * player.stage.mm);
    player.drag(1000, from, near);
    assert_eq!(x(&player, 2000, "picture-tiger"), slot.middle().x);
    // Another one that is let go there takes the place; the first goes back.
    let from = player.item(2000, "picture-boat").rect.middle();
    player.drag(2000, from, slot.middle());
    assert_eq!(x(&player, 3000, "picture-boat"), slot.middle().x);
    assert!(player.item(3000, "picture-tiger").rect.y > slot.bottom());
    // Let go beside everything, it goes back too.
    player.drag(3000, slot.middle(), Point::new(10.0, player.stage.height - 20.0));
    assert!(player.item(4000, "picture-boat").rect.y > slot.bottom());
}

#[test]
fn a_held_picture_follows_the_finger() {
    let mut player = player();
    let rest = player.item(1000, "picture-tiger").rect;
    player.at(1000, Input::Down(rest.middle()));
    player.at(1030, Input::Move(Point::new(rest.middle().x + 100.0, rest.middle().y - 50.0)));
    let held = player.item(1040, "picture-tiger").rect;
    assert_eq!((held.x - rest.x, held.y - rest.y.round()), (100.0, -50.0));
    assert_eq!(
        player.frame(1040).items.iter().rposition(|item| item.id == "picture-tiger"),
        player
            .frame(1040)
            .items
            .iter()
            .rposition(|item| item.id.starts_with("picture-") && !item.id.ends_with("-art"))
    );
}

#[test]
fn a_held_picture_that_is_given_up_walks_back() {
    let mut player = player();
    let rest = player.item(1000, "picture-tiger").rect;
    let slot = player.item(1000, "slot-2").rect.middle();
    player.at(1000, Input::Down(rest.middle()));
    player.at(1030, Input::Move(slot));
    assert_eq!(player.at(1060, Input::Cancel), []);
    assert_eq!(player.at(1070, Input::Up(slot)), []);
    assert_eq!(player.frame(1100).wake, Wake::Moving);
    assert_eq!(player.item(1060 + WALK_MS, "picture-tiger").rect, rest);
}

#[test]
fn the_ladder_says_where_shows_a_ghost_and_then_walks_them_in() {
    let mut player = player();
    let wrong = ["boat", "tiger", "flight", "bush"];
    place(&mut player, 1000, &wrong);
    player.at(4000, Input::Tick);
    player.at(5000, Input::Tick);
    assert!(!player.has(5500, "ghost-2"));
    place(&mut player, 6000, &wrong[1..]);
    player.at(9000, Input::Tick);
    assert!(player.has(9800, "ghost-2") && !player.has(9800, "ghost-3"));
    let effects = place(&mut player, 10_000, &wrong[1..]);
    assert_eq!(attempts(&effects)[0].rung, 2);
    assert_eq!(said(&effects).last(), Some(&"ask"));
    // They walk back, then in one by one, then all but the first walk back again.
    let mut now = 11_450;
    let mut most = 0;
    while now <= 17_500 {
        now += 33;
        player.at(now, Input::Tick);
        let slot_y = player.item(now, "slot-1").rect.y;
        most = most.max(
            wrong
                .iter()
                .filter(|id| player.item(now, &format!("picture-{id}")).rect.y - slot_y < 10.0)
                .count(),
        );
    }
    assert_eq!(most, 4, "all were shown in their places");
    assert!(player.has(now, "ghost-3") && player.has(now, "ghost-4"));
    assert!(!player.item(now, "picture-bush").live, "the first of them stays");
    let effects = place(&mut player, 20_000, &["flight", "tiger"]);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, attempt.rung, attempt.tries), (1.0, 3, 4));
}

#[test]
fn help_climbs_the_same_ladder() {
    let mut player = player();
    player.tap(500, "picture-tiger");
    assert_eq!(said(&player.at(2000, Input::Help)), ["ask"]);
    assert_eq!(said(&player.at(4000, Input::Help)), ["shell/hint-1", "ask"]);
    player.tap(5000, "picture-tiger");
    player.at(6000, Input::Help);
    assert!(player.has(6100, "ghost-1"));
    assert_eq!(said(&player.at(8000, Input::Help)), ["shell/hint-3", "ask"]);
    let effects = player.play_alone(8000);
    assert_eq!(attempts(&effects)[0].rung, 3);
}

#[test]
fn pictures_lie_anywhere_but_never_in_their_order() {
    let spec = spec(3);
    let mut counts = [0u32; 3];
    for seed in 0..3000 {
        let player = Player::open(&[("order", &spec)], seed, true);
        let places = ["boat", "bush", "flight"].map(|id| x(&player, 0, &format!("picture-{id}")));
        assert!(!places.is_sorted(), "seed {seed}");
        counts[places.iter().filter(|place| **place < places[0]).count()] += 1;
    }
    // The one order that is left out makes the first place a little rarer: 1/6, 1/3 + 1/6, 1/3.
    assert!(counts.iter().all(|n| *n > 400), "{counts:?}");
}

#[test]
fn a_child_who_knows_orders_them_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for (count, calm) in [(2, false), (4, true), (6, false)] {
            let mut player = Player::open(&[("order", &spec(count))], 9, calm);
            player.stage = Stage::of_display(w, h, 7.0);
            assert_tidy(&player.frame(0), &player.stage);
            player.tap(10, "picture-boat");
            assert_tidy(&player.frame(100), &player.stage);
            assert_tidy(&player.frame(800), &player.stage);
            let effects = player.play_alone(1000);
            assert!(attempts(&effects)[0].is_clean(), "{w}x{h}");
        }
    }
}

#[test]
fn a_table_left_alone_rests() {
    let mut player = player();
    player.tap(1000, "picture-boat");
    player.at(60_000, Input::Tick);
    player.at(90_000, Input::Tick);
    assert_eq!(player.frame(120_000).wake, Wake::Touch);
}

#[test]
fn what_is_wrong_with_an_order_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json)
            .into_iter()
            .map(|problem| (problem.path.join("."), problem.key))
            .collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"picture": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({"picture": [{"id": "x", "art": "a"}, {"id": "x", "art": "a"}, {"id": "y"}],
        "swap": [{"pair": ["x"], "tag": "t"}, {"pair": ["x", "z"], "tag": "t"}]});
    assert_eq!(
        found(spec),
        [
            problem("picture.1.id", "activity-same-id"),
            problem("picture.1", "activity-same-choice"),
            problem("picture.2", "activity-choice-empty"),
            problem("swap.0.pair", "activity-swap-needs-two"),
            problem("swap.1.pair", "activity-unknown-picture"),
        ]
    );
    assert_eq!(found(serde_json::json!({})), [problem("picture", "activity-pictures-count")]);
    assert_eq!(found(serde_json::from_str(&self::spec(6)).expect("JSON")), []);
}

#[test]
fn however_often_it_is_shown_the_child_ends_it_herself() {
    for count in [2, 4] {
        let mut player = Player::open(&[("order", &spec(count))], 4, false);
        let mut now = 0;
        for _ in 0..9 {
            now += 12_000;
            player.at(now, Input::Help);
            for ms in (now..now + 10_000).step_by(100) {
                player.at(ms, Input::Tick);
            }
        }
        let effects = player.play_alone(now + 11_000);
        assert_eq!((attempts(&effects)[0].rung, attempts(&effects)[0].correct), (3, 1.0));
    }
}
