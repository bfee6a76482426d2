//! A signer on film, in the window of the figure.

use super::tests::sign;
use super::*;
use crate::item::player_tests::{Player, assert_tidy};
use scene::{Look, Stage};
use serde_json::json;

fn film(lang: &str) -> serde_json::Value {
    json!({
        "clip": { "key": format!("l:clips/{lang}"), "lang": lang, "ms": 2000, "draft": "খসড়া" },
        "cue": [{ "at": 0.4, "words": [1, 1] }, { "at": 1.2, "words": [0, 0] }],
    })
}

fn steps() -> String {
    let text = json!({ "line": "p1", "text": "মিতু নদী দেখে।" });
    json!({
        "left_handed": true,
        "pages": [{ "text": text, "art": "kit:mitu", "film": [film("bdsl"), film("isl")],
                    "signed": [{ "sign": sign("demo.a", "one") }] }],
        "choose": [{ "ask": text, "film": [film("bdsl")], "right": { "text": "ক" }, "wrong": [{ "text": "খ" }] }],
    })
    .to_string()
}

fn play() -> Player {
    Player::open(&[("sign", &steps())], 1, false)
}

/// The clip on the glass, and how far it is.
fn shown(player: &Player, ms: Ms) -> (String, Ms) {
    match player.item(ms, "film").look {
        Look::Film { clip, ms } => (clip, ms),
        other => panic!("a film was expected, not {other:?}"),
    }
}

fn lit(player: &Player, ms: Ms) -> Vec<usize> {
    let Look::Words { words, .. } = player.item(ms, "words").look else { panic!("no words") };
    words.iter().enumerate().filter(|(_, word)| word.lit).map(|(at, _)| at).collect()
}

#[test]
fn a_film_is_shown_before_the_figure_and_its_cues_light_the_words() {
    let player = play();
    assert!(!player.has(900, "signer-trunk"), "one of them is enough");
    assert_eq!(shown(&player, 900), ("l:clips/bdsl".into(), 900));
    assert_eq!(
        [300, 500, 1300, 2100].map(|ms| lit(&player, ms)),
        [vec![], vec![1], vec![0], vec![]]
    );
    let Look::Text { text, .. } = player.item(0, "draft-sign-text").look else { panic!("no text") };
    assert_eq!(text, "খসড়া");
}

#[test]
fn the_turtle_the_arrow_and_a_touch_do_to_a_film_what_they_do_to_the_figure() {
    let mut player = play();
    player.tap(1000, SLOW);
    assert_eq!(shown(&player, 1450).1, 1350, "from then on at three quarters");
    player.tap(1950, AGAIN);
    assert_eq!(shown(&player, 2000).1, 0);
    let small = player.item(2100, "film").rect;
    player.tap(2200, WINDOW);
    let large = player.item(2300, "film").rect;
    assert!(large.w > small.w * 1.3, "{small:?} {large:?}");
}

#[test]
fn a_film_is_in_its_window_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        let mut player = play();
        player.stage = Stage::of_display(w, h, 7.0);
        for start in [0, 10_000] {
            let (window, film) = (player.item(start, WINDOW).rect, player.item(start, "film").rect);
            assert_eq!(window.around_both(&film), window, "{w}x{h}");
            assert!(!film.overlaps(&player.item(start, "draft-sign").rect), "{w}x{h}");
            for button in [AGAIN, SLOW] {
                assert!(!film.overlaps(&player.item(start, button).rect), "{w}x{h}: {button}");
            }
            assert_tidy(&player.frame(start), &player.stage);
            if start == 0 {
                player.tap(5000, NEXT);
            }
        }
    }
}

#[test]
fn somebody_who_knows_looks_at_the_whole_film_first() {
    let player = play();
    let at =
        |ms| player.activity.show_how(&Moment { ms, stage: player.stage, lines: &player.lines });
    assert_eq!(at(2000), None);
    assert!(at(2300).is_some());
    assert_eq!(play().play_alone(0).last(), Some(&Effect::Finished));
}
