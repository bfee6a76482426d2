use super::*;
use crate::item::choice::card_id;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use scene::{Item, Look, Stage};
use serde_json::{Value, json};

fn hand(finger: &str, palm: &str, at: [f32; 3]) -> Value {
    json!({ "joints": vec![0.0; 15], "finger": finger, "palm": palm, "at": at })
}

pub(crate) fn sign(id: &str, hands: &str) -> Value {
    let face = json!({ "brow": "raise", "mouth": "aa" });
    json!({ "id": id, "hands": hands, "draft": "খসড়া", "key": [
        { "t": 0, "right": hand("up", "out", [0.3, 0.1, 0.3]), "face": face },
        { "t": 500, "hold": 200, "right": hand("left", "in", [0.6, 0.6, 0.4]), "head": { "tilt": 20 } },
    ]})
}

fn scene(speak: bool) -> String {
    json!({
        "speak": speak,
        "pages": [
            { "text": { "line": "p1", "text": "মিতু নদী দেখে।" }, "art": "kit:mitu", "signed": [
                { "sign": sign("demo.b", "one"), "words": [1, 2] },
                { "spell": { "text": "মি", "letters": [sign("m", "one"), sign("i", "one")] }, "words": [0, 0] },
            ]},
            { "text": { "line": "p2", "text": "নেই!" }, "signed": [{ "sign": sign("demo.c", "two-sym") }] },
        ],
        "choose": [{
            "ask": { "line": "ask", "text": "কোনটা?" },
            "signed": [{ "sign": sign("demo.c", "two-sym") }],
            "right": { "art": "kit:boat" },
            "wrong": [{ "art": "kit:cat", "tag": "cat" }, { "art": "kit:mango" }],
        }],
    })
    .to_string()
}

fn play(speak: bool) -> Player {
    Player::open(&[("sign", &scene(speak))], 1, false)
}

/// Which words are lit.
fn lit(player: &Player, ms: Ms) -> Vec<usize> {
    let Look::Words { words, .. } = player.item(ms, "words").look else { panic!("no words") };
    words.iter().enumerate().filter(|(_, word)| word.lit).map(|(at, _)| at).collect()
}

fn signer(player: &Player, ms: Ms) -> Vec<Item> {
    let items = player.frame(ms).items;
    items.into_iter().filter(|item| item.id.starts_with("signer-")).collect()
}

#[test]
fn the_lit_words_follow_the_hands_and_not_the_text() {
    let player = play(false);
    assert_eq!(lit(&player, 0), [0; 0]);
    assert_eq!(lit(&player, 800), [1, 2]);
    // 400 still, 320 on the way, 700 the sign; two letters of 350 ms, the last 250 ms longer.
    assert_eq!(lit(&player, 1430), [0]);
    assert_eq!(lit(&player, 2360), [0]);
    assert_eq!(lit(&player, 2380), [0; 0]);
    assert_ne!(player.frame(2700).wake, scene::Wake::Moving, "and when all is said she rests");
}

#[test]
fn nothing_has_to_be_heard_unless_somebody_wants_to_hear() {
    let mut quiet = play(false);
    assert_eq!(said(&quiet.started), [""; 0]);
    assert_eq!(said(&quiet.play_alone(0)), [""; 0]);
    let mut asking = play(false);
    asking.tap(9000, NEXT);
    asking.tap(19_000, NEXT);
    assert!(asking.has(19_500, "right"));
    assert_eq!(said(&asking.at(29_000, Input::Help)), [""; 0]);
    let mut speaking = play(true);
    assert_eq!(said(&speaking.started), ["p1"]);
    assert!(said(&speaking.play_alone(0)).contains(&"ask"));
}

#[test]
fn a_turtle_makes_her_slow_and_an_arrow_lets_her_sign_again() {
    let mut player = play(false);
    player.tap(0, SLOW);
    assert!(player.has(50, "slow-0") && !player.has(50, "slow-1"));
    player.tap(100, SLOW);
    assert_eq!(lit(&player, 2400), [1, 2], "at half the speed");
    player.tap(2500, SLOW);
    assert!(!player.has(2600, "slow-0"), "and then as fast as at first");
    let effects = player.tap(9000, AGAIN);
    assert!(effects.contains(&Effect::Replayed));
    assert_eq!(lit(&player, 9800), [1, 2]);
    player.at(20_000, Input::Replay);
    assert_eq!(lit(&player, 20_800), [1, 2], "the ear does it too");
}

#[test]
fn who_asks_again_while_she_signs_sees_it_over_and_over_until_the_next_touch() {
    let mut player = play(false);
    let white = player.item(0, AGAIN).look;
    player.tap(500, AGAIN);
    assert_ne!(player.item(600, AGAIN).look, white, "the arrow is lit");
    let first: Vec<_> = (0..20).map(|at| signer(&player, 600 + at * 100)).collect();
    let round = (100..6_000).find(|later| {
        (0..20).all(|at| signer(&player, 600 + later + at * 100) == first[at as usize])
    });
    let round = round.expect("it comes again by itself");
    assert_eq!(player.frame(600 + 5 * round).wake, scene::Wake::Moving);
    assert!(player.knows(600 + round), "who has seen it once may go on");
    assert_ne!(player.frame(600 + 20 * round).wake, scene::Wake::Moving, "nobody may be there");
    player.tap(600 + 2 * round, AGAIN);
    let rests = 600 + 2 * round + 200 + round;
    assert_ne!(player.frame(rests).wake, scene::Wake::Moving, "once more, and no more");
    assert_eq!(player.item(rests, AGAIN).look, white);
}

#[test]
fn a_touch_on_her_shows_her_larger_and_the_next_one_as_before() {
    let mut player = play(false);
    let small = player.item(0, WINDOW).rect;
    player.tap(0, WINDOW);
    assert!(player.item(100, WINDOW).rect.w > small.w * 1.3 && !player.has(100, "art"));
    player.tap(200, WINDOW);
    assert_eq!(player.item(300, WINDOW).rect, small);
}

#[test]
fn a_sign_that_nobody_reviewed_is_marked_as_a_draft() {
    let mut player = play(false);
    let Look::Text { text, .. } = player.item(0, "draft-sign-text").look else { panic!("no text") };
    assert_eq!(text, "খসড়া");
    player.tap(9000, NEXT);
    player.tap(19_000, NEXT);
    assert!(player.has(19_500, "right") && player.has(19_500, "draft-sign"));
}

#[test]
fn she_signs_and_the_child_chooses_the_picture() {
    let mut player = play(false);
    player.tap(9000, NEXT);
    player.tap(19_000, NEXT);
    let still = signer(&player, 29_000);
    let effects = player.tap(29_000, &card_id(1));
    assert_eq!(attempts(&effects)[0].tag.as_deref(), Some("cat"));
    assert_ne!(signer(&player, 30_000), still, "she signs it again");
    let effects = player.tap(40_000, &card_id(0));
    let attempt = attempts(&effects)[0];
    assert!(attempt.correct > 0.99 && attempt.tries == 2);
    assert_eq!((attempt.expected.as_str(), attempt.asked.as_str()), ("kit:boat", "কোনটা?"));
}

#[test]
fn she_stays_in_her_window_on_every_glass_and_nothing_that_is_touched_overlaps() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        let mut player = play(false);
        player.stage = Stage::of_display(w, h, 7.0);
        let glass = player.stage.rect();
        for start in [0, 10_000, 20_000] {
            for ms in (start..start + 2600).step_by(130) {
                let frame = player.frame(ms);
                assert_tidy(&frame, &player.stage);
                assert!(frame.items.len() <= 56, "{} items are too many", frame.items.len());
                let window = player.item(ms, WINDOW).rect;
                for item in frame.items.iter().filter(|item| item.live) {
                    let least = 15.0 * player.stage.mm - 1.0;
                    let lip = player.stage.mm;
                    assert!(
                        item.rect.w >= least && item.rect.h >= least - lip,
                        "{w}x{h} {}",
                        item.id
                    );
                    assert!(item.rect.right() <= glass.w && item.rect.bottom() <= glass.h);
                }
                let drawn = signer(&player, ms);
                assert!((24..=40).contains(&drawn.len()), "{}", drawn.len());
                for item in drawn.iter().filter(|item| !item.id.ends_with("trunk")) {
                    let place = item.rect.around_both(&window);
                    assert_eq!(place, window, "{w}x{h} at {ms}: {}", item.id);
                }
            }
            if start < 20_000 {
                player.tap(start + 9000, NEXT);
                player.at(start + 10_000, Input::Tick);
            }
        }
    }
}

#[test]
fn somebody_who_knows_the_answers_comes_to_the_end() {
    let effects = play(false).play_alone(0);
    assert_eq!(effects.last(), Some(&Effect::Finished));
    assert_eq!(attempts(&effects).len(), 1);
}

#[test]
fn a_left_handed_signer_is_seen_as_in_a_mirror() {
    let with = |left: bool| {
        let spec = json!({ "left_handed": left, "pages": [
            { "text": { "line": "a", "text": "ক" }, "signed": [{ "sign": sign("a", "one") }] },
        ]});
        Player::open(&[("sign", &spec.to_string())], 1, false)
    };
    let x = |player: &Player| {
        player.item(1300, "signer-right-palm").rect.middle().x
            - player.item(1300, WINDOW).rect.middle().x
    };
    let (right, left) = (x(&with(false)), x(&with(true)));
    assert!(right < 0.0 && (right + left).abs() < 1.0, "{right} {left}");
}

#[test]
fn what_is_wrong_with_a_signed_scene_is_found() {
    let found = |json: Value| -> Vec<(String, &str)> {
        fields::check(&json).into_iter().map(|it| (it.path.join("."), it.key)).collect()
    };
    let problem = |path: &str, key| (path.to_owned(), key);
    assert_eq!(found(json!({})), [problem("", "activity-sign-empty")]);
    assert_eq!(found(json!({ "pages": 1 })), [problem("", "activity-unreadable")]);
    let text = json!({ "line": "a", "text": "ক খ" });
    let spec = json!({ "pages": [
        { "text": text, "signed": [] },
        { "text": text, "signed": [{}, { "sign": sign("a", "one"), "words": [1, 2] }] },
    ], "choose": [{ "ask": text, "signed": [{ "sign": sign("a", "one") }], "right": { "art": "x" } }] });
    assert_eq!(
        found(spec),
        [
            problem("pages.0.signed", "activity-sign-nothing"),
            problem("pages.1.signed.0", "activity-sign-or-spell"),
            problem("pages.1.signed.1.words", "activity-sign-words"),
            problem("choose.0.wrong", "activity-no-foil"),
        ]
    );
}
