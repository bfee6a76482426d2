use super::*;
use crate::item::player_tests::{Player, assert_fair, assert_tidy, attempts, said};
use scene::{Pose, Stage};

fn spec(questions: usize) -> String {
    let item: Vec<_> = (1..=questions)
        .map(|n| {
            serde_json::json!({
                "ask": {"line": format!("ask-{n}"), "text": "৪০ শিশু, ১০ ট্যাবলেট। প্রথমে কী করবেন?"},
                "right": {"text": "সবাইকে একসাথে একটি দৃশ্য দেখিয়ে প্রশ্ন করব",
                    "why": {"line": format!("why-{n}"), "text": "একসাথে দেখলে সবাই ভাবে।"}},
                "wrong": [
                    {"text": "ট্যাবলেট বিলি করব", "tag": "attention",
                        "why": {"line": format!("not-{n}"), "text": "তখন মন চলে যায় ট্যাবলেটে।"}},
                    {"text": "ভালো ১০ জনকে দেব"},
                ],
            })
        })
        .collect();
    serde_json::json!({"item": item}).to_string()
}

fn player() -> Player {
    Player::open(&[("quiz", &spec(5))], 1, false)
}

#[test]
fn every_answer_counts_once_and_tells_its_reason() {
    let mut player = player();
    let effects = player.tap(1000, "wrong-1");
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, attempt.tag.as_deref()), (0.0, Some("attention")));
    assert_eq!(said(&effects), ["not-1"]);
    assert_eq!(player.frame(1100).bird, Pose::Think);
    assert!(player.has(1100, "reason-text") && player.has(1100, "right-mark"));
    assert!(!player.item(1100, "right").live, "it cannot be mended afterwards");
    assert_eq!(said(&player.tap(2000, "next")), ["ask-2"]);
    let effects = player.tap(3000, "right");
    assert!(attempts(&effects)[0].is_clean());
    assert_eq!(said(&effects), ["why-2"]);
}

/// Answers all questions, so many of them wrong; gives what happened at the end.
fn answer(player: &mut Player, from: Ms, wrong: usize) -> Vec<Effect> {
    let mut last = Vec::new();
    for at in 0..5 {
        let ms = from + at as Ms * 1000;
        player.tap(ms, if at < wrong { "wrong-2" } else { "right" });
        last = player.tap(ms + 500, "next");
    }
    last
}

#[test]
fn four_of_five_pass() {
    let mut player = player();
    assert_eq!(said(&answer(&mut player, 1000, 1)), ["shell/quiz-passed"]);
    assert_eq!(player.frame(9000).bird, Pose::Cheer);
    assert!(!player.has(9000, "again"));
    assert!(player.tap(9000, "next").contains(&Effect::Finished));
}

#[test]
fn who_has_not_passed_may_begin_again_or_go_on() {
    let mut player = player();
    assert_eq!(said(&answer(&mut player, 1000, 2)), ["shell/quiz-again"]);
    player.tap(9000, "again");
    let effects = player.tap(10_000, "right");
    assert_eq!((attempts(&effects)[0].tries, attempts(&effects)[0].is_clean()), (2, false));
    let mut other = self::player();
    answer(&mut other, 1000, 5);
    assert!(other.tap(9000, "next").contains(&Effect::Finished));
}

#[test]
fn ear_and_bird_say_again_whatever_was_said_last() {
    let mut player = player();
    player.tap(1000, "wrong-1");
    assert_eq!(said(&player.at(2000, Input::Replay)), ["not-1"]);
    let mut player = self::player();
    answer(&mut player, 1000, 5);
    assert_eq!(said(&player.at(9000, Input::Replay)), ["shell/quiz-again"]);
}

#[test]
fn the_bird_climbs_the_ladder_and_the_answer_tells_how_far() {
    let mut player = player();
    let slowly = player.at(500, Input::Help);
    assert_eq!(slowly, [Effect::SaySlowly(vec!["ask-1".into()])]);
    assert_eq!(said(&player.at(2000, Input::Help)), ["shell/hint-1"]);
    player.at(4000, Input::Help);
    let gone = ["wrong-1", "wrong-2"].iter().filter(|id| !player.item(4100, id).live).count();
    assert_eq!(gone, 1, "one wrong answer has fallen away");
    assert!(player.item(4100, "right").live && !player.has(4100, "right-hand"));
    assert_eq!(said(&player.at(6000, Input::Help)), ["shell/hint-3"]);
    assert!(player.has(6100, "right-hand"));
    assert_tidy(&player.frame(6100), &player.stage);
    let effects = player.tap(8000, "right");
    assert_eq!(attempts(&effects)[0].rung, 3);
    player.tap(9000, "next");
    let effects = player.tap(10_000, "right");
    assert_eq!(attempts(&effects)[0].rung, 0, "the next question begins anew");
}

#[test]
fn who_waits_is_pointed_at_and_asked_again_and_then_left_in_peace() {
    let mut player = player();
    assert_eq!(player.frame(8_000).bird, Pose::Listen);
    assert_eq!(player.frame(9_000).bird, Pose::Point);
    assert_eq!(said(&player.at(20_000, Input::Tick)), ["ask-1"]);
    player.tap(21_000, "right");
    assert_eq!(player.frame(28_000).bird, Pose::Cheer);
    assert_eq!(player.frame(31_000).bird, Pose::Point, "to go on");
    assert_eq!(player.frame(31_000).wake, scene::Wake::Touch);
    assert!(player.at(60_000, Input::Tick).is_empty());
}

#[test]
fn answers_stand_anywhere() {
    let spec = spec(1);
    let open = |seed| Player::open(&[("quiz", &spec)], seed, true);
    assert_fair(&["right", "wrong-1", "wrong-2"], 0, open);
}

#[test]
fn an_adult_who_knows_passes_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        let mut player = Player::open(&[("quiz", &spec(5))], 9, false);
        player.stage = Stage::of_display(w, h, 7.0);
        assert_tidy(&player.frame(0), &player.stage);
        player.tap(100, "right");
        assert_tidy(&player.frame(200), &player.stage);
        let effects = player.play_alone(3000);
        assert!(attempts(&effects).iter().all(|attempt| attempt.is_clean()), "{w}x{h}");
    }
}

#[test]
fn what_is_wrong_with_a_quiz_is_found() {
    let found = |json: serde_json::Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(serde_json::json!({"item": 1})), [problem("", "activity-unreadable")]);
    let spec = serde_json::json!({"pass": 3, "item": [
        {"right": {"text": "a"}, "wrong": [{"text": "a"}, {"text": "b"}, {"text": "b"}]},
        {"right": {"text": "a"}},
    ]});
    assert_eq!(
        found(spec),
        [
            problem("pass", "activity-cannot-pass"),
            problem("item.0.wrong.0", "activity-foil-is-target"),
            problem("item.0.wrong.2", "activity-same-choice"),
            problem("item.1.wrong", "activity-no-foil"),
        ]
    );
}
