use super::*;
use crate::{Effect, Lines, Moment};
use scene::{Look, Rect, Stage, Wake};

fn stage() -> Stage {
    Stage::of_display(1280, 800, 8.0)
}

#[test]
fn a_lone_letter_is_large_and_a_sentence_small_but_readable() {
    let size = |words: &str| text::fit(words, 220.0, 210.0, 149.0, 34.0);
    assert_eq!(size("অ"), 149.0);
    assert!(size("ন্ধ") > 140.0, "a joined letter is one letter");
    assert!(size("নদী") < size("অ"));
    assert_eq!(size(&"অনেক অনেক লম্বা কথা যা কোনো কার্ডে ধরে না ".repeat(3)), 34.0);
}

#[test]
fn several_words_take_several_lines_before_they_shrink() {
    let wide = text::fit("গাছের ডালে", 240.0, 60.0, 60.0, 20.0);
    let tall = text::fit("গাছের ডালে", 240.0, 160.0, 60.0, 20.0);
    assert!(tall > wide, "{tall} {wide}");
}

#[test]
fn a_wobble_and_a_hop_end_where_they_began() {
    assert_eq!(wobble(100, 100 + WOBBLE_MS), 0.0);
    assert_eq!(hop(100, HOP_MS, 100 + HOP_MS), 0.0);
    assert_eq!(hop(100, HOP_MS, 99), 0.0);
    assert!(hop(100, HOP_MS, 100 + HOP_MS / 2) > 0.99);
}

#[test]
fn a_pressed_card_goes_down_by_what_its_lip_loses() {
    let choice = Choice { text: Some("অ".into()), ..Choice::default() };
    let rect = Rect::new(100.0, 100.0, 200.0, 200.0);
    let draw = |stand| {
        let mut items = Vec::new();
        Card { id: "x", rect, choice: &choice, stand, live: true, opacity: 1.0 }
            .push(&stage(), &mut items);
        let Look::Card { lip, .. } = items[0].look else { panic!("no card") };
        (items[0].rect, lip)
    };
    let ((rest, lip), (pressed, pressed_lip)) = (draw(Stand::Rest), draw(Stand::Pressed));
    assert!((lip - 8.0).abs() < 0.1 && (pressed_lip - 2.0).abs() < 0.1);
    assert!((pressed.y - rest.y - 6.0).abs() < 0.1);
    assert_eq!(pressed.bottom(), rest.bottom());
}

#[test]
fn never_more_than_eight_sparks_fly_and_they_go_out() {
    let count = |now| {
        let mut items = Vec::new();
        sparks(&stage(), Rect::new(0.0, 0.0, 100.0, 100.0), 20, 1000, now, &mut items);
        items.len()
    };
    assert_eq!([999, 1000, 1000 + HOP_MS - 1, 1000 + HOP_MS].map(count), [0, 8, 8, 0]);
}

#[test]
fn when_nobody_touches_she_points_asks_again_offers_help_and_then_all_rests() {
    let lines = Lines::new();
    let at = |ms| Moment { ms, stage: stage(), lines: &lines };
    let mut talk = Talk::new(false);
    talk.ask(&"ask".into(), &at(0));
    assert_eq!(talk.wake(&at(0)), Wake::At(8_000));
    assert_eq!(talk.wake(&at(8_100)), Wake::Moving);
    assert!(talk.hop(&at(8_250)) > 0.9);
    assert_eq!(talk.wake(&at(8_500)), Wake::At(16_000));
    assert_eq!(talk.tick(&at(16_000)), [Effect::Say(vec!["ask".into()])]);
    assert_eq!(talk.wake(&at(16_000)), Wake::At(30_000));
    assert_eq!(talk.tick(&at(30_000)), [Effect::Say(vec!["shell/hint-offer".into()])]);
    assert_eq!(talk.wake(&at(30_000)), Wake::Touch);
    talk.touched(&at(40_000));
    assert_eq!(talk.wake(&at(40_000)), Wake::At(48_000));
}

#[test]
fn two_choices_look_alike_only_when_text_and_picture_are_the_same() {
    let choice = |text: &str, art: Option<&str>| Choice {
        text: Some(text.into()),
        art: art.map(Into::into),
        ..Choice::default()
    };
    assert!(choice("আম", None).looks_like(&choice(" আম", None)));
    assert!(!choice("আম", None).looks_like(&choice("আম", Some("kit:mango"))));
    assert_eq!(
        Choice::default().check("item.0.right").map(|problem| problem.key),
        Some("activity-choice-empty")
    );
}

#[test]
fn a_step_that_asks_nothing_is_over_at_once() {
    for kind in ["count", "line", "sort", "build", "gap", "quiz", "song"] {
        let player = player_tests::Player::open(&[(kind, "{}")], 1, false);
        assert!(player.started.contains(&crate::Effect::Finished), "{kind}");
        let _ = player.frame(0);
    }
}
