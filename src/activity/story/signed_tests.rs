//! Stories that are signed beside the picture.

use super::*;
use crate::item::player_tests::Player;
use crate::sign::WINDOW;
use crate::sign::tests::sign;
use crate::sign::window::{AGAIN, SLOW};
use scene::{Look, Rect, Stage};
use serde_json::{Value, json};

/// Two pages; on each somebody stands with a face at `at`.
fn story(at: &[[f32; 2]]) -> String {
    let actors: Vec<Value> = at
        .iter()
        .enumerate()
        .map(|(n, at)| json!({ "id": format!("actor{n}"), "art": "kit:mitu", "at": at, "size": 0.5 }))
        .collect();
    let page = |line: &str, signs: Value| json!({ "say": { "line": line, "text": "মিতু নদী দেখে।" }, "signed": signs, "actor": actors });
    json!({ "page": [
        page("p1", json!([
            { "sign": sign("demo.a", "one"), "words": [1, 2] },
            { "sign": sign("demo.b", "one"), "words": [0, 0] },
        ])),
        page("p2", json!([])),
    ]})
    .to_string()
}

fn deaf(at: &[[f32; 2]]) -> Player {
    Player::open_deaf(&[("story", &story(at))])
}

fn lit(player: &Player, ms: Ms) -> Vec<usize> {
    let Look::Words { words, .. } = player.item(ms, "words").look else { panic!("no words") };
    words.iter().enumerate().filter(|(_, word)| word.lit).map(|(at, _)| at).collect()
}

#[test]
fn the_signer_is_there_for_whom_she_is_wanted_and_where_a_page_is_signed() {
    let hears = Player::open(&[("story", &story(&[[0.5, 0.7]]))], 1, false);
    assert!(!hears.has(500, WINDOW));
    let mut player = deaf(&[[0.5, 0.7]]);
    assert!(player.has(0, WINDOW) && player.has(0, SLOW) && player.has(0, AGAIN));
    player.at(400, Input::Tick);
    player.tap(9000, "next");
    assert!(!player.has(9500, WINDOW), "this page has no signs");
    player.tap(9600, "back");
    assert!(player.has(9700, WINDOW));
}

#[test]
fn the_lit_words_follow_her_hands_and_the_turtle_slows_them() {
    let mut player = deaf(&[[0.5, 0.7]]);
    player.at(400, Input::Tick);
    // 400 still, 320 on the way: the voice would light the first word long before.
    assert_eq!(lit(&player, 500), [0; 0]);
    assert_eq!([1200, 2300].map(|ms| lit(&player, ms)), [vec![1, 2], vec![0]]);
    assert_eq!(lit(&player, 6000), [0; 0]);
    player.tap(6000, AGAIN);
    player.tap(6050, SLOW);
    assert_eq!(lit(&player, 6100 + 440), [0; 0], "it is still on its way there");
    assert_eq!(lit(&player, 6100 + 500), [1, 2]);
    player.at(9000, Input::Word(0));
    assert_eq!(lit(&player, 9100), [0], "a touched word is lit as ever");
}

#[test]
fn a_touch_shows_her_larger_and_touches_on_her_are_not_for_an_actor_behind() {
    let mut player = deaf(&[[0.5, 0.35]]);
    let small = player.item(500, WINDOW).rect;
    player.tap(500, WINDOW);
    let large = player.item(600, WINDOW).rect;
    assert!(large.w > small.w * 1.3 && large.h > small.h, "{small:?} {large:?}");
    let actor = player.item(600, "actor0").rect.middle();
    assert!(large.contains(actor));
    player.tap_at(700, actor);
    assert_eq!(player.item(800, WINDOW).rect, small, "it was her that was touched");
}

/// Everything that must hold of where she stands.
fn assert_clear(player: &Player, ms: Ms, faces: usize, name: &str) -> Rect {
    let stage = player.stage;
    let window = player.item(ms, WINDOW).rect;
    let fixed = [stage.home(), stage.ear(), stage.bird()].map(|rect| ("fixed", rect));
    let named = ["words", "next", AGAIN, SLOW].map(|id| (id, player.item(ms, id).rect));
    for (id, rect) in fixed.into_iter().chain(named) {
        assert!(!rect.overlaps(&window), "{name}: she covers {id}, {rect:?} {window:?}");
    }
    for (at, (id, one)) in named.iter().enumerate() {
        for (other, two) in named[at + 1..].iter().chain(&fixed) {
            assert!(!one.overlaps(two), "{name}: {id} lies over {other}");
        }
    }
    for n in 0..faces {
        let face = player.item(ms, &format!("actor{n}")).rect;
        let face = Rect { h: face.h * 0.5, ..face };
        assert!(!face.overlaps(&window), "{name}: she covers the face of {n}, {face:?} {window:?}");
    }
    assert!(window.w >= 26.0 * stage.mm, "{name}: she is only {} wide", window.w / stage.mm);
    window
}

#[test]
fn she_covers_neither_text_nor_buttons_nor_a_face_on_any_glass() {
    let crowds: [&[[f32; 2]]; 4] = [
        &[],
        &[[0.5, 0.7]],
        &[[0.8, 0.3]],
        &[[0.1, 0.2], [0.3, 0.2], [0.5, 0.4], [0.7, 0.2], [0.9, 0.2], [0.2, 0.8], [0.8, 0.8]],
    ];
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        for crowd in crowds {
            let mut player = deaf(crowd);
            player.stage = Stage::of_display(w, h, 7.0);
            player.tap(9000, "next");
            let hop = player.item(9600, "back").rect;
            player.tap(9600, "back");
            for ms in [10_100, 12_000] {
                let window = assert_clear(&player, ms, crowd.len(), &format!("{w}x{h}"));
                assert!(!window.overlaps(&hop));
            }
        }
    }
}

#[test]
fn a_page_that_is_read_by_oneself_is_signed_when_it_is_asked_for() {
    let mut json: Value = serde_json::from_str(&story(&[])).expect("JSON");
    json["by_myself"] = json!(true);
    let mut player = Player::open_deaf(&[("story", &json.to_string())]);
    assert!(!player.has(1000, WINDOW));
    player.at(1000, Input::Replay);
    assert!(player.has(1100, WINDOW));
    assert_eq!(lit(&player, 1900), [1, 2]);
}

#[test]
fn somebody_who_knows_waits_for_her_hands() {
    let player = deaf(&[]);
    let effects = deaf(&[]).play_alone(0);
    assert_eq!(effects.last(), Some(&Effect::Finished));
    let at =
        |ms| player.activity.show_how(&Moment { ms, stage: player.stage, lines: &player.lines });
    assert_eq!(at(1500), None, "she signs still");
}

#[test]
fn what_is_wrong_with_a_signed_page_is_found() {
    let mut json: Value = serde_json::from_str(&story(&[])).expect("JSON");
    json["page"][0]["signed"][0]["words"] = json!([1, 3]);
    json["page"][1]["actor"] = json!([{ "id": "slow", "art": "kit:mitu", "at": [0.5, 0.5] }]);
    let found: Vec<_> = check(&json).into_iter().map(|one| (one.path.join("."), one.key)).collect();
    assert_eq!(
        found,
        [
            ("page.0.signed.0.words".to_owned(), "activity-sign-words"),
            ("page.1.actor.0.id".to_owned(), "activity-reserved-id"),
        ]
    );
}
