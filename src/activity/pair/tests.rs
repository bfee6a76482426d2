use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use scene::{Look, Pose, Stage, Wake};

fn spec(mode: &str, pairs: usize) -> String {
    let letters = ["অ", "আ", "ই", "ঈ", "উ", "ঊ", "এ", "ঐ"];
    let pair: Vec<_> = (0..pairs)
        .map(|at| {
            serde_json::json!({
                "a": {"text": letters[at], "say": {"line": format!("a{at}"), "text": letters[at]}},
                "b": {"art": format!("kit:{at}")},
                "tag": format!("t{at}"),
            })
        })
        .collect();
    serde_json::json!({"ask": {"line": "ask", "text": "জোড়া মেলাও"}, "mode": mode, "pair": pair})
        .to_string()
}

fn player(mode: &str, pairs: usize) -> Player {
    Player::open(&[("match", &spec(mode, pairs))], 3, false)
}

/// Opens a card of a memory; it has been turned over when this returns.
fn open(player: &mut Player, ms: Ms, id: &str) -> Vec<Effect> {
    player.tap(ms, id)
}

#[test]
fn one_card_and_then_its_partner_are_joined() {
    let mut player = player("open", 3);
    assert_eq!(said(&player.started), ["ask"]);
    let first = player.tap(2000, "a-1");
    assert_eq!((attempts(&first).len(), said(&first)), (0, vec!["a0"]));
    let second = player.tap(3000, "b-1");
    assert!(matches!(second[1], Effect::Answered(_)), "recorded before it sounds");
    assert_eq!(second[2], Effect::Play("right".into()));
    let attempt = attempts(&second)[0];
    assert_eq!(
        (attempt.asked.as_str(), attempt.expected.as_str(), attempt.response.as_str()),
        ("অ", "kit:0", "kit:0")
    );
    assert!(attempt.is_clean());
    assert!(player.has(5000, "a-1-mark") && player.has(5000, "thread-1"));
    assert!(!player.item(5000, "a-1").live && !player.item(5000, "b-1").live);
}

#[test]
fn a_drag_from_one_to_the_other_says_the_same() {
    let mut player = player("open", 3);
    let middle = |player: &Player, id| player.item(2000, id).rect.middle();
    let (from, to) = (middle(&player, "b-2"), middle(&player, "a-2"));
    let effects = player.drag(2000, from, to);
    assert_eq!(attempts(&effects)[0].asked, "kit:1");
    assert!(player.has(3000, "thread-2"));
    // In the air the thread follows the finger.
    player.at(4000, Input::Down(middle(&player, "a-1")));
    player.at(4050, Input::Move(to));
    assert!(matches!(player.item(4060, "thread").look, Look::Ink { .. }));
}

#[test]
fn a_touch_that_is_given_up_joins_nothing() {
    let mut player = player("open", 3);
    let from = player.item(2000, "a-1").rect.middle();
    let to = player.item(2000, "b-2").rect.middle();
    player.at(2000, Input::Down(from));
    player.at(2030, Input::Move(to));
    assert_eq!(player.at(2060, Input::Cancel), []);
    assert!(!player.has(2060, "thread"));
    assert_eq!(player.at(2090, Input::Up(to)), []);
}

#[test]
fn a_wrong_partner_wobbles_and_the_first_card_stays_chosen() {
    let mut player = player("open", 3);
    player.tap(2000, "a-1");
    let rest = player.item(3000, "b-2").rect.x;
    let effects = player.tap(3000, "b-2");
    let attempt = attempts(&effects)[0];
    assert_eq!(
        (attempt.item.as_str(), attempt.correct, attempt.tag.as_deref()),
        ("1", 0.0, Some("t0"))
    );
    assert!(said(&effects)[0].starts_with("shell/retry-"));
    assert_ne!(player.item(3090, "b-2").rect.x, rest);
    assert_eq!(player.item(3400, "b-2").rect.x, rest);
    assert_eq!(player.frame(3100).bird, Pose::Think);
    assert_eq!(attempts(&player.tap(5000, "b-1"))[0].tries, 2);
}

#[test]
fn after_three_wrong_partners_only_the_right_one_is_left_and_is_shown() {
    let mut player = player("open", 4);
    player.tap(1000, "a-1");
    let mut rungs = Vec::new();
    for ms in [2000, 4000, 6000] {
        let foil = (2..=4)
            .map(|at| format!("b-{at}"))
            .find(|id| player.item(ms, id).live)
            .expect("a live foil");
        rungs.push(attempts(&player.tap(ms, &foil))[0].rung);
    }
    assert_eq!(rungs, [0, 1, 2]);
    let frame = player.frame(8000);
    let below: Vec<_> = frame
        .items
        .iter()
        .filter(|item| item.live && item.id.starts_with("b-"))
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(below, ["b-1"]);
    assert!(player.has(8000, "b-1-ring"));
    assert_eq!(attempts(&player.tap(8000, "b-1"))[0].rung, 3);
}

#[test]
fn the_last_pair_is_praised_and_then_the_step_ends_by_itself() {
    let mut player = player("open", 2);
    for (at, id) in ["a-1", "b-1", "a-2"].iter().enumerate() {
        player.tap(1000 * (at as Ms + 1), id);
    }
    let effects = player.tap(4000, "b-2");
    assert!(said(&effects).last().is_some_and(|line| line.starts_with("shell/praise-")));
    assert_eq!(player.frame(4500).bird, Pose::Cheer);
    assert_eq!(player.frame(5000).wake, Wake::At(5450));
    assert_eq!(player.at(5450, Input::Tick), [Effect::Hush, Effect::Finished]);
    assert_eq!(player.at(9000, Input::Tick), []);
}

#[test]
fn a_card_turns_over_in_three_pictures() {
    let mut player = player("memory", 2);
    let at = player.item(1000, "a-1").rect;
    assert!(player.has(1000, "a-1-back") && !player.has(1000, "a-1-text"));
    assert_eq!(said(&open(&mut player, 1000, "a-1")), ["a0"]);
    assert!(player.has(1100, "a-1-back"));
    assert!((player.item(1120, "a-1").rect.w - at.w * 0.2).abs() < 1.0);
    assert!(player.has(1230, "a-1-text"));
    assert_eq!(player.frame(1120).wake, Wake::Moving);
    assert!(matches!(player.frame(1230).wake, Wake::At(_)));
}

#[test]
fn two_unlike_cards_stay_open_for_a_look_and_then_turn_back() {
    let mut player = player("memory", 3);
    open(&mut player, 1000, "a-1");
    let effects = open(&mut player, 2000, "b-2");
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("unseen"), "nobody could know");
    assert!(player.has(3400, "b-2-art"));
    assert_eq!(player.frame(3000).wake, Wake::At(3430));
    assert_eq!(player.at(3430, Input::Tick), [], "bad luck makes no sound");
    assert!(player.has(3600, "b-2-art"), "both wobble first");
    assert!(player.has(3900, "b-2-back") && player.has(3900, "a-1-back"));
}

#[test]
fn a_miss_counts_only_when_both_cards_had_been_seen() {
    let mut player = player("memory", 3);
    let tries = [("a-1", "b-2"), ("a-1", "b-3"), ("a-1", "b-2")];
    let mut tags = Vec::new();
    for (at, (first, second)) in (0..).zip(tries) {
        let ms = 1000 + 5000 * at;
        open(&mut player, ms, first);
        let effects = open(&mut player, ms + 1000, second);
        let attempt = attempts(&effects)[0];
        tags.push((attempt.tag.clone().unwrap_or_default(), attempt.rung, said(&effects).len()));
        let sound = player.at(ms + 4000, Input::Tick);
        assert_eq!(sound.contains(&Effect::Play("wrong".into())), at == 2);
    }
    assert_eq!(tags, [("unseen".into(), 0, 0), ("unseen".into(), 0, 0), ("t0".into(), 0, 1)]);
}

#[test]
fn a_quick_hand_need_not_wait_for_unlike_cards() {
    let mut player = player("memory", 3);
    open(&mut player, 1000, "a-1");
    open(&mut player, 1300, "b-2");
    open(&mut player, 1600, "b-1");
    let effects = open(&mut player, 2300, "a-1");
    assert_eq!(attempts(&effects)[0].correct, 1.0);
    assert!(player.has(4000, "a-1-mark") && player.has(4000, "b-2-back"));
}

#[test]
fn help_in_a_memory_leads_to_two_ringed_cards() {
    let mut player = player("memory", 4);
    let said_at: Vec<_> =
        (1..=4).map(|at| said(&player.at(at * 3000, Input::Help)).len()).collect();
    assert_eq!(said_at, [1, 2, 1, 2]);
    let frame = player.frame(14_000);
    let live: std::collections::BTreeSet<_> =
        frame.items.iter().filter(|item| item.live).map(|item| item.id.as_str()).collect();
    assert_eq!(live, ["a-1", "b-1"].into());
    assert!(player.has(14_000, "a-1-ring") && player.has(14_000, "b-1-ring"));
}

#[test]
fn cards_lie_anywhere_with_the_same_chance() {
    let mut counts = [0u32; 4];
    let spec = spec("memory", 2);
    for seed in 0..2000 {
        let player = Player::open(&[("match", &spec)], seed, true);
        let frame = player.frame(0);
        let cards = frame.items.iter().filter(|item| item.live);
        let at = cards.enumerate().find(|(_, item)| item.id == "a-1").expect("lies somewhere").0;
        counts[at] += 1;
    }
    // 500 expected each; five standard deviations are about 97.
    assert!(counts.iter().all(|n| n.abs_diff(500) < 97), "{counts:?}");
}

#[test]
fn a_child_who_knows_plays_both_games_to_their_end_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for (mode, pairs) in [("open", 8), ("memory", 8), ("open", 2), ("memory", 6)] {
            let mut player = player(mode, pairs);
            player.stage = Stage::of_display(w, h, 7.0);
            assert_tidy(&player.frame(0), &player.stage);
            let effects = player.play_alone(0);
            let clean = attempts(&effects).iter().filter(|attempt| attempt.is_clean()).count();
            assert_eq!(clean, pairs, "{mode} on {w}x{h}");
            assert_tidy(&player.frame(300_000), &player.stage);
        }
    }
}

#[test]
fn a_board_left_alone_rests() {
    for mode in ["open", "memory"] {
        let mut player = player(mode, 3);
        player.tap(1000, "a-1");
        player.at(60_000, Input::Tick);
        player.at(90_000, Input::Tick);
        assert_eq!(player.frame(120_000).wake, Wake::Touch);
    }
}

#[test]
fn what_is_wrong_with_a_board_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json)
            .into_iter()
            .map(|problem| (problem.path.join("."), problem.key))
            .collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    let ask = serde_json::json!({"line": "a", "text": "?"});
    assert_eq!(found(serde_json::json!({"pair": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({"ask": ask, "pair": [{"id": "x", "a": {"text": "ক"}, "b": {}}]});
    assert_eq!(
        found(spec),
        [problem("pair", "activity-pairs-count"), problem("pair.0.b", "activity-choice-empty")]
    );
    let spec = serde_json::json!({"ask": ask, "pair": [
        {"id": "x", "a": {"text": "ক"}, "b": {"text": "খ"}},
        {"id": "x", "a": {"text": "গ"}, "b": {"text": "ক"}},
    ]});
    assert_eq!(
        found(spec),
        [problem("pair.1.id", "activity-same-id"), problem("pair.1.b", "activity-same-choice")]
    );
    for mode in ["open", "memory"] {
        assert_eq!(found(serde_json::from_str(&self::spec(mode, 8)).expect("JSON")), []);
    }
}

#[test]
fn a_drag_leaves_no_other_card_chosen_and_old_misses_lie_still() {
    let mut player = player("open", 3);
    player.tap(1000, "a-1");
    let (from, to) =
        (player.item(2000, "a-2").rect.middle(), player.item(2000, "b-2").rect.middle());
    player.drag(2000, from, to);
    let edge = |item: scene::Item| match item.look {
        Look::Card { edge, .. } => edge,
        other => panic!("a card was expected, not {other:?}"),
    };
    assert_eq!(edge(player.item(4000, "a-1")), scene::Colour::CARD_EDGE);

    let mut player = self::player("memory", 4);
    open(&mut player, 1000, "a-1");
    open(&mut player, 1500, "b-2");
    player.at(4000, Input::Tick);
    let rest = player.item(5000, "a-1").rect.x;
    open(&mut player, 5000, "a-3");
    open(&mut player, 5500, "b-4");
    player.at(8000, Input::Tick);
    assert_eq!(player.item(8080, "a-1").rect.x, rest);
}
