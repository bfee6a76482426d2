//! Questions for a child who cannot hear: signed where there are signs, else read, never heard.

use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use crate::sign::WINDOW;
use crate::sign::tests::sign;
use crate::sign::window::{AGAIN, SLOW};
use scene::{Item, Look, Stage};
use serde_json::{Value, json};

/// A signed question with a picture, one without, and one that nobody signs.
fn three() -> String {
    let card = |text: &str| json!({ "text": text });
    let ask = |line: &str| json!({ "line": line, "text": "কে এলো?" });
    let signed = json!([{ "sign": sign("demo.a", "one"), "words": [0, 0] }]);
    json!({ "item": [
        { "ask": ask("a1"), "signed": signed, "show": "kit:river", "right": card("ক"),
          "wrong": [card("খ"), card("গ"), card("ঘ")] },
        { "ask": ask("a2"), "signed": signed, "right": card("ক"), "wrong": [card("খ"), card("গ")] },
        { "ask": ask("a3"), "right": card("ক"), "wrong": [card("খ")] },
    ]})
    .to_string()
}

fn deaf() -> Player {
    Player::open_deaf(&[("listen", &three())])
}

fn signer(player: &Player, ms: Ms) -> Vec<Item> {
    let items = player.frame(ms).items;
    items.into_iter().filter(|item| item.id.starts_with("signer-")).collect()
}

#[test]
fn whoever_hears_is_asked_as_ever() {
    let player = Player::open(&[("listen", &three())], 5, false);
    assert!(!player.has(0, WINDOW));
    assert_eq!(player.started, [Effect::Say(vec!["a1".into()])]);
}

#[test]
fn a_deaf_child_is_asked_with_hands_and_nothing_is_ever_spoken() {
    let mut player = deaf();
    assert_eq!(player.started, [Effect::Write(vec!["a1".into()])]);
    let rest = signer(&player, 0);
    assert_ne!(signer(&player, 1200), rest, "her hands move");
    assert_eq!(signer(&player, 9000), rest, "and rest again");
    let mut effects = player.tap(9000, "wrong-2");
    assert_eq!(attempts(&effects)[0].kind, "listen");
    assert_ne!(signer(&player, 10_300), rest, "she signs it again");
    effects.extend(player.tap(20_000, AGAIN));
    assert_ne!(signer(&player, 21_000), rest);
    effects.extend(player.tap(30_000, "focus"));
    effects.extend(player.at(40_000, Input::Help));
    effects.extend(player.play_alone(50_000));
    assert_eq!(effects.last(), Some(&Effect::Finished));
    assert!(said(&effects).len() > 6, "much was written");
    let spoken = |effect: &&Effect| matches!(effect, Effect::Say(_) | Effect::SayPart(..));
    assert_eq!(effects.iter().find(spoken), None);
}

#[test]
fn a_question_that_nobody_signs_is_read_and_its_cards_stand_as_ever() {
    let mut player = deaf();
    let hears = Player::open(&[("listen", &three())], 1, false);
    for start in [5000, 15_000] {
        player.tap(start, "right");
        player.at(start + 9000, Input::Tick);
    }
    let Look::Text { text, .. } = player.item(26_000, "ask").look else { panic!("no text") };
    assert_eq!(text, "কে এলো?");
    assert!(!player.has(26_000, WINDOW) && player.has(26_000, "right"));
    assert!(hears.has(0, "right"));
}

#[test]
fn her_answers_count_whatever_the_voice_is() {
    let mut player = deaf();
    for line in player.lines.values_mut() {
        line.draft = true;
    }
    let effects = player.play_alone(0);
    assert_eq!(attempts(&effects).len(), 3);
    assert!(attempts(&effects).iter().all(|attempt| attempt.is_evidence()));
}

#[test]
fn the_turtle_slows_her_from_one_question_to_the_next() {
    let mut player = deaf();
    player.tap(100, SLOW);
    assert!(player.has(200, "slow-0"));
    player.tap(9000, "right");
    player.at(20_000, Input::Tick);
    assert!(player.has(20_100, "slow-0") && player.has(20_100, WINDOW));
}

#[test]
fn a_signed_question_fits_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        let mut player = deaf();
        player.stage = Stage::of_display(w, h, 7.0);
        let glass = player.stage.rect();
        for start in [0, 20_000] {
            for ms in [start + 600, start + 1200, start + 5000] {
                assert_tidy(&player.frame(ms), &player.stage);
                let window = player.item(ms, WINDOW).rect;
                for item in signer(&player, ms).iter().filter(|one| !one.id.ends_with("trunk")) {
                    assert_eq!(item.rect.around_both(&window), window, "{w}x{h}: {}", item.id);
                }
                for item in player.frame(ms).items.iter().filter(|item| item.live) {
                    let least = 14.0 * player.stage.mm - 1.0;
                    assert!(item.rect.w >= least && item.rect.h >= least, "{w}x{h} {}", item.id);
                    assert!(item.rect.right() <= glass.w && item.rect.bottom() <= glass.h);
                }
            }
            // A wrong card first, so that a caption is there.
            player.tap(start + 6000, "wrong-1");
            let caption = player.item(start + 6500, "caption").rect;
            for id in ["right", WINDOW] {
                let rect = player.item(start + 6500, id).rect;
                assert!(!caption.overlaps(&rect), "{w}x{h}: the caption covers {id}");
            }
            player.tap(start + 12_000, "right");
            player.at(start + 20_000, Input::Tick);
        }
    }
}

#[test]
fn the_keys_of_signs_are_looked_at_in_questions_too() {
    let mut json: Value = serde_json::from_str(&three()).expect("JSON");
    json["item"][1]["signed"][0]["words"] = json!([0, 9]);
    let found: Vec<_> =
        fields::check(&json).into_iter().map(|one| (one.path.join("."), one.key)).collect();
    assert_eq!(found, [("item.1.signed.0.words".to_owned(), "activity-sign-words")]);
}
