use super::*;
use crate::item::player_tests::{Player, assert_fair, assert_tidy, attempts, said};
use scene::{Colour, Item, Look, Point, Pose, Stage, Wake};

/// Two questions of lesson 1: the first with a why and a praise, the second with a picture.
const TWO: &str = r#"{"item":[
    {"id":"o","ask":{"line":"ask","text":"অ কোনটি?"},
     "right":{"text":"অ"},
     "wrong":[{"text":"আ","tag":"a-aa","why":{"line":"why","text":"দুটোই প্রায় একরকম।"}},{"text":"ই"},{"text":"উ"}],
     "praise":{"line":"own","text":"ঠিক!"},
     "look":{"line":"look","text":"মাত্রার নিচে দেখো।"},
     "told":{"line":"told","text":"এটা অ।"}},
    {"ask":{"line":"ask2","text":"কোন বর্ণ?"},"show":"kit:mango","skill":"other",
     "right":{"text":"আ"},"wrong":[{"text":"ই"}],"praise":{"line":"own","text":"ঠিক!"}}]}"#;

fn player() -> Player {
    Player::open(&[("listen", TWO)], 5, false)
}

fn fill(item: &Item) -> Colour {
    match item.look {
        Look::Card { fill, .. } => fill,
        ref other => panic!("a card was expected, not {other:?}"),
    }
}

#[test]
fn it_asks_at_once_and_a_tap_counts_from_the_first_frame() {
    let mut player = player();
    assert_eq!(said(&player.started), ["ask"]);
    let effects = player.tap(0, "right");
    assert_eq!(effects[0], Effect::Play("tap".into()));
    assert_eq!(attempts(&effects).len(), 1);
}

#[test]
fn a_right_answer_is_recorded_before_it_is_praised() {
    let mut player = player();
    let effects = player.tap(2000, "right");
    assert!(matches!(effects[1], Effect::Answered(_)), "{effects:?}");
    assert_eq!(effects[2], Effect::Play("right".into()));
    assert_eq!(said(&effects), ["own"]);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.item.as_str(), attempt.asked.as_str()), ("o", "অ কোনটি?"));
    assert_eq!((attempt.expected.as_str(), attempt.response.as_str()), ("অ", "অ"));
    assert!(attempt.is_clean());
    assert_eq!(attempt.ms, 2050);
}

#[test]
fn after_the_praise_and_a_pause_the_next_question_comes_by_itself() {
    let mut player = player();
    player.tap(2000, "right");
    assert_eq!(player.frame(3000).wake, Wake::At(3450));
    assert_eq!(player.at(3449, Input::Tick), []);
    assert_eq!(said(&player.at(3450, Input::Tick)), ["ask2"]);
    // The lesson's own praise is said once; then the shell's.
    let effects = player.tap(5000, "right");
    assert!(said(&effects)[0].starts_with("shell/praise-"));
    assert_eq!(attempts(&effects)[0].skill, Some("other".into()));
    assert_eq!(attempts(&effects)[0].item.as_str(), "2");
    assert!(player.at(6500, Input::Tick).contains(&Effect::Finished));
    assert_eq!(player.tap_at(6600, Point::new(640.0, 500.0)), []);
}

#[test]
fn a_tap_goes_on_but_a_drumming_hand_does_not_lose_its_praise() {
    let mut player = player();
    player.tap(2000, "right");
    let anywhere = Point::new(640.0, 300.0);
    assert_eq!(player.at(2500, Input::Down(anywhere)), []);
    assert_eq!(said(&player.at(2700, Input::Down(anywhere))), ["ask2"]);
}

#[test]
fn a_wrong_answer_says_why_and_asks_again() {
    let mut player = player();
    let effects = player.tap(2000, "wrong-1");
    assert!(matches!(effects[1], Effect::Answered(_)));
    assert_eq!(effects[2], Effect::Play("wrong".into()));
    assert_eq!(said(&effects), ["why", "ask"]);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, attempt.tag.as_deref(), attempt.rung), (0.0, Some("a-aa"), 0));
    assert_eq!(fill(&player.item(2100, "wrong-1")), Colour::WRONG_FILL);
    assert!(player.has(2100, "wrong-1-mark"));
    assert_eq!(player.frame(2100).bird, Pose::Think);
    // Dead for a moment, then it may be tried again.
    assert!(!player.item(2649, "wrong-1").live);
    assert!(player.item(2650, "wrong-1").live);
}

#[test]
fn what_a_draft_voice_asks_by_ear_alone_is_no_evidence() {
    let mut player = player();
    for line in player.lines.values_mut() {
        line.draft = true;
    }
    let wrong = player.tap(2000, "wrong-1");
    assert_eq!(attempts(&wrong)[0].tag.as_deref(), Some("draft-voice"));
    let right = player.tap(6000, "right");
    assert_eq!((attempts(&right)[0].correct, attempts(&right)[0].is_evidence()), (1.0, false));
    // The next question shows a picture, so that the child need not trust the voice.
    player.at(12_000, Input::Tick);
    let seen = player.tap(14_000, "right");
    assert_eq!(attempts(&seen)[0].skill, Some("other".into()));
    assert!(attempts(&seen)[0].is_evidence());
}

#[test]
fn a_touch_that_is_given_up_chooses_nothing() {
    let mut player = player();
    let card = player.item(2000, "right").rect.middle();
    player.at(2000, Input::Down(card));
    assert_eq!(player.at(2050, Input::Cancel), []);
    assert_eq!(player.at(2100, Input::Up(card)), []);
    assert_eq!(attempts(&player.tap(2200, "right"))[0].tries, 1);
}

#[test]
fn a_wrong_card_wobbles_and_is_still_again() {
    let mut player = player();
    let rest = player.item(2000, "wrong-1").rect.x;
    player.tap(2000, "wrong-1");
    assert_ne!(player.item(2080, "wrong-1").rect.x, rest);
    assert_eq!(player.item(2290, "wrong-1").rect.x, rest);
    assert_eq!(player.frame(2080).wake, Wake::Moving);
}

#[test]
fn three_wrong_answers_climb_the_ladder_and_then_it_is_shown() {
    let mut player = player();
    player.tap(2000, "wrong-1");
    let second = player.tap(4000, "wrong-2");
    assert!(said(&second)[0].starts_with("shell/retry-"));
    assert_eq!(attempts(&second)[0].rung, 1);
    assert_eq!(fill(&player.item(4700, "wrong-2")), Colour::FADED);
    assert!(!player.item(9000, "wrong-2").live);
    let third = player.tap(6000, "wrong-3");
    assert_eq!(said(&third), ["told"]);
    let frame = player.frame(8000);
    let live: Vec<_> =
        frame.items.iter().filter(|item| item.live).map(|item| item.id.as_str()).collect();
    assert_eq!(live, ["right"]);
    assert!(player.has(8000, "right-ring") && player.has(8000, "right-hand"));
    let last = player.tap(8000, "right");
    let attempt = attempts(&last)[0];
    assert_eq!((attempt.correct, attempt.tries, attempt.rung), (1.0, 4, 3));
    assert!(!attempt.is_clean());
}

#[test]
fn help_asks_again_then_says_where_to_look_then_takes_a_foil_away_then_shows() {
    let mut player = player();
    assert_eq!(said(&player.at(2000, Input::Help)), ["ask"]);
    assert_eq!(said(&player.at(4000, Input::Help)), ["look", "ask"]);
    assert_eq!(said(&player.at(6000, Input::Help)), ["ask"]);
    let faded = (1..=3).filter(|at| !player.item(6100, &format!("wrong-{at}")).live).count();
    assert_eq!(faded, 1);
    assert_eq!(said(&player.at(8000, Input::Help)), ["told"]);
    assert_eq!(attempts(&player.tap(9500, "right"))[0].rung, 3);
}

#[test]
fn the_ear_and_the_asked_picture_say_it_again() {
    let mut player = player();
    assert_eq!(player.at(3000, Input::Replay), [Effect::Replayed, Effect::Say(vec!["ask".into()])]);
    player.tap(4000, "right");
    player.at(6000, Input::Tick);
    let effects = player.tap(7000, "focus");
    assert!(effects.contains(&Effect::Replayed) && said(&effects) == ["ask2"]);
}

#[test]
fn a_question_about_a_story_opens_the_page_again() {
    let story = r#"{"page":[{"say":{"line":"p1","text":"মিতু নদীর পাড়ে"},
        "actor":[{"id":"mitu","art":"kit:mitu","at":[0.3,0.7],"touch_sound":"bell"}]}]}"#;
    let asks = r#"{"item":[{"ask":{"line":"ask","text":"কোথায়?"},"right":{"art":"a"},
        "wrong":[{"art":"b"},{"art":"c"}],"again":"s0","page":1.0}]}"#;
    let mut player = Player::open(&[("story", story), ("listen", asks)], 1, false);
    let effects = player.tap(2000, "wrong-1");
    let lines = said(&effects);
    assert!(lines[0].starts_with("shell/retry-"));
    assert_eq!(lines[1..], ["p1", "ask"]);
    // The retry line takes a second and a pause; then the page opens for as long as its line.
    assert!(!player.has(3299, "mitu") && player.has(3299, "right"));
    assert!(player.has(3300, "mitu") && !player.has(3300, "right"));
    assert!(player.frame(3300).items.iter().all(|item| !item.live));
    let lit = player.item(3450, "words");
    assert!(matches!(lit.look, Look::Words { ref words, .. } if words[1].lit), "{lit:?}");
    assert!(player.has(4550, "right"));
    assert_eq!(attempts(&player.tap(4600, "right"))[0].tries, 2);
}

#[test]
fn a_touch_closes_the_page_and_a_page_that_is_not_there_is_not_looked_at() {
    let story = r#"{"page":[{"say":{"line":"p1","text":"মিতু"},"actor":[{"id":"mitu","art":"m","at":[0,0]}]}]}"#;
    let asks = r#"{"item":[{"ask":{"line":"ask","text":"?"},"right":{"art":"a"},"wrong":[{"art":"b"}],"again":"s0","page":PAGE}]}"#;
    let mut player =
        Player::open(&[("story", story), ("listen", &asks.replace("PAGE", "1"))], 1, false);
    player.tap(2000, "wrong-1");
    assert_eq!(said(&player.at(3500, Input::Down(Point::new(600.0, 300.0)))), ["ask"]);
    assert!(player.has(3500, "right"));
    let mut player =
        Player::open(&[("story", story), ("listen", &asks.replace("PAGE", "7"))], 1, false);
    assert_eq!(said(&player.tap(2000, "wrong-1"))[1..], ["ask"]);
}

#[test]
fn the_right_card_is_as_often_in_every_place() {
    let open = |seed| Player::open(&[("listen", TWO)], seed, true);
    assert_fair(&["right", "wrong-1", "wrong-2", "wrong-3"], 0, open);
}

#[test]
fn a_screen_left_alone_wakes_only_for_its_nudges_and_then_rests() {
    let mut player = player();
    assert_eq!(player.frame(100).wake, Wake::Moving);
    assert_eq!(player.frame(500).wake, Wake::At(9000));
    assert_eq!(player.frame(9100).wake, Wake::Moving);
    assert_eq!(player.frame(9500).wake, Wake::At(17_000));
    assert_eq!(said(&player.at(17_000, Input::Tick)), ["ask"]);
    assert_eq!(said(&player.at(31_000, Input::Tick)), ["shell/hint-offer"]);
    assert_eq!(player.frame(40_000).wake, Wake::Touch);
    assert_eq!(player.frame(40_000).bird, Pose::Point);
}

#[test]
fn calm_children_see_states_change_at_once_and_nothing_fly() {
    let mut player = Player::open(&[("listen", TWO)], 5, true);
    let still = player.frame(0);
    assert_eq!(still.items, player.frame(300).items);
    player.tap(2000, "wrong-1");
    assert_eq!(
        player.item(2080, "wrong-1").rect.x,
        still.items.iter().find(|item| item.id == "wrong-1").expect("is there").rect.x
    );
    player.tap(5000, "right");
    assert!(matches!(player.frame(5100).wake, Wake::At(_)));
    assert!(player.frame(5200).items.iter().all(|item| !item.id.starts_with("spark")));
}

#[test]
fn a_child_who_knows_plays_it_to_its_end_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        let mut player = player();
        player.stage = Stage::of_display(w, h, 7.0);
        for ms in [0, 100, 400] {
            assert_tidy(&player.frame(ms), &player.stage);
        }
        let effects = player.play_alone(0);
        assert_eq!(attempts(&effects).iter().filter(|attempt| attempt.is_clean()).count(), 2);
    }
}

#[test]
fn what_is_wrong_with_a_step_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json)
            .into_iter()
            .map(|problem| (problem.path.join("."), problem.key))
            .collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"item": 3})), [problem("", "activity-unreadable")]);
    assert_eq!(found(serde_json::json!({})), [problem("item", "activity-no-items")]);
    let ask = serde_json::json!({"line": "a", "text": "?"});
    let spec = serde_json::json!({"item": [
        {"id": "x", "ask": ask, "right": {"text": "ক"}, "wrong": [{"text": "ক"}, {"text": "খ"}, {"text": "খ"}, {}]},
        {"id": "x", "ask": ask, "right": {"art": "a"}, "wrong": [], "page": 1.0},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("item.1.id", "activity-same-id"),
            problem("item.0.wrong", "activity-too-many-choices"),
            problem("item.0.wrong.0", "activity-foil-is-target"),
            problem("item.0.wrong.2", "activity-same-choice"),
            problem("item.0.wrong.3", "activity-choice-empty"),
            problem("item.1.wrong", "activity-no-foil"),
            problem("item.1", "activity-again-needs-page"),
        ]
    );
    let fixed = serde_json::json!({"ask": ask, "fixed": true, "right": {"text": "ক"}, "wrong": [{"text": "খ"}]});
    assert_eq!(
        found(serde_json::json!({"item": [fixed, fixed]})),
        [problem("item", "activity-right-always-first")]
    );
    assert_eq!(found(serde_json::from_str(TWO).expect("JSON")), []);
}

#[test]
fn a_fixed_question_stands_as_it_was_written() {
    let spec = r#"{"item":[{"ask":{"line":"a","text":"?"},"fixed":true,"place":2.0,"right":{"text":"খ"},"wrong":[{"text":"ক"},{"text":"গ"}]}]}"#;
    for seed in 0..5 {
        let player = Player::open(&[("listen", spec)], seed, true);
        let x = |id| player.item(0, id).rect.x;
        assert!(x("wrong-1") < x("right") && x("right") < x("wrong-2"));
    }
}
