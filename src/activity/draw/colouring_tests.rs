//! Colouring in: a house with a roof over it, a small window in it, and the sun apart.

use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts};
use proptest::prelude::*;
use scene::{Colour, Look, Stage};

const SPEC: &str = r#"{"ask": {"line": "ask", "text": "রং করো।"}, "colour": {"aspect": 1.0,
    "lines": "kit:house#lines", "region": [
    {"art": "kit:house#r1", "outline": [[[0.2, 0.3], [0.8, 0.3], [0.8, 0.95], [0.2, 0.95]]]},
    {"art": "kit:house#r2", "outline": [[[0.1, 0.4], [0.5, 0.05], [0.9, 0.4]]]},
    {"art": "kit:house#r3", "outline": [[[0.48, 0.6], [0.52, 0.6], [0.52, 0.64], [0.48, 0.64]]]},
    {"art": "kit:house#r4", "outline": [[[0.02, 0.02], [0.12, 0.02], [0.12, 0.12], [0.02, 0.12]]]}]}}"#;

const SIZES: [(u32, u32); 5] = [(1280, 800), (800, 1280), (1024, 600), (800, 480), (1920, 1200)];

fn player() -> Player {
    Player::open(&[("draw", SPEC)], 1, false)
}

fn on(player: &Player, x: f32, y: f32) -> Point {
    let place = player.item(0, "lines").rect;
    Point::new(place.x + place.w * x, place.y + place.h * y)
}

fn colour(player: &Player, ms: Ms, id: &str) -> Colour {
    match player.item(ms, id).look {
        Look::Tinted { colour, .. } => colour,
        _ => panic!("{id} takes no colour"),
    }
}

#[test]
fn a_touch_fills_the_region_under_the_finger_and_another_colour_changes_it() {
    let mut player = player();
    assert_eq!(colour(&player, 0, "r1"), Colour::WHITE);
    player.tap_at(1000, on(&player, 0.3, 0.8));
    assert_eq!(colour(&player, 1100, "r1"), COLOURS[0]);
    player.tap(1500, "colour-5");
    player.tap_at(2000, on(&player, 0.3, 0.8));
    assert_eq!(colour(&player, 2100, "r1"), COLOURS[4]);
    assert_eq!(colour(&player, 2100, "r2"), Colour::WHITE);
}

#[test]
fn where_two_regions_meet_the_upper_one_is_meant() {
    let mut player = player();
    player.tap_at(1000, on(&player, 0.5, 0.35));
    assert_eq!(colour(&player, 1100, "r1"), Colour::WHITE);
    assert_eq!(colour(&player, 1100, "r2"), COLOURS[0]);
}

#[test]
fn the_arrow_takes_back_the_last_fill_and_no_more() {
    let mut player = player();
    assert!(!player.item(500, "undo").live);
    player.tap_at(1000, on(&player, 0.3, 0.8));
    player.tap(1500, "colour-2");
    // The second touch changes nothing that is seen, so it is nothing to take back.
    player.tap_at(2000, on(&player, 0.3, 0.8));
    player.tap_at(2500, on(&player, 0.3, 0.8));
    player.tap(3000, "undo");
    assert_eq!(colour(&player, 3100, "r1"), COLOURS[0]);
    player.tap(3500, "undo");
    assert_eq!(colour(&player, 3600, "r1"), Colour::WHITE);
    assert!(!player.item(3700, "undo").live);
}

#[test]
fn a_finger_draws_no_lines_and_a_wrist_fills_nothing() {
    let mut player = player();
    let (from, to) = (on(&player, 0.3, 0.8), on(&player, 0.5, 0.2));
    player.drag(1000, from, to);
    assert!(!player.has(1300, "line-0"));
    assert_eq!(colour(&player, 1300, "r1"), COLOURS[0], "where the finger came down counts");
    player.at(2000, Input::Down(to));
    player.at(2050, Input::Cancel);
    player.at(2100, Input::Up(to));
    assert_eq!(colour(&player, 2200, "r2"), Colour::WHITE);
}

#[test]
fn a_small_hand_that_lands_beside_a_region_meant_it() {
    let mut player = player();
    let mm = player.stage.mm;
    let edge = on(&player, 0.8, 0.8);
    player.tap_at(1000, Point::new(edge.x + 3.5 * mm, edge.y));
    assert_eq!(colour(&player, 1100, "r1"), COLOURS[0]);
    player.tap_at(2000, Point::new(edge.x + 6.0 * mm, edge.y));
    assert_eq!(colour(&player, 2100, "r2"), Colour::WHITE);
}

#[test]
fn the_smallest_region_can_be_touched_on_every_glass() {
    for (w, h) in SIZES {
        let mut player = Player::open(&[("draw", SPEC)], 1, true);
        player.stage = Stage::of_display(w, h, 7.0);
        let window = on(&player, 0.5, 0.62);
        let beside = Point::new(window.x + 4.0 * player.stage.mm, window.y);
        player.tap_at(1000, beside);
        assert_eq!(colour(&player, 1100, "r3"), COLOURS[0], "{w}x{h}");
        player.tap_at(2000, Point::new(window.x + 8.0 * player.stage.mm, window.y));
        assert_eq!(colour(&player, 2100, "r1"), COLOURS[0], "{w}x{h}");
    }
}

#[test]
fn the_drawing_can_be_coloured_again_from_its_record() {
    let mut player = player();
    player.tap(500, "colour-4");
    player.tap_at(1000, on(&player, 0.3, 0.8));
    player.tap(1500, "colour-1");
    player.tap_at(2000, on(&player, 0.07, 0.07));
    let effects = player.tap(3000, "done");
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_clean());
    assert_eq!(attempt.response, "r1:3 r4:0");
    let fills = Fills::from_text(&attempt.response).expect("can be read");
    assert_eq!([0, 1, 2, 3].map(|n| fills.colour(n)), [Some(3), None, None, Some(0)]);
}

#[test]
fn a_child_colours_on_every_glass() {
    for (w, h) in SIZES {
        let mut player = Player::open(&[("draw", SPEC)], 9, true);
        player.stage = Stage::of_display(w, h, 7.0);
        assert_tidy(&player.frame(0), &player.stage);
        let (paper, lines) = (player.item(0, "paper").rect, player.item(0, "lines").rect);
        assert_eq!(paper.around_both(&lines), paper, "{w}x{h}");
        let effects = player.play_alone(1000);
        assert_tidy(&player.frame(90_000), &player.stage);
        let attempts = attempts(&effects);
        assert_eq!(attempts.len(), 1);
        assert_eq!(attempts[0].response, "r1:1 r2:2 r3:3 r4:4", "{w}x{h}");
    }
}

#[test]
fn a_picture_below_what_is_coloured_is_refused() {
    let both = serde_json::json!({"art": "kit:a", "colour": {"art": "kit:b"}});
    let problems = fields::check(&both);
    assert_eq!(problems.iter().map(|p| p.key).collect::<Vec<_>>(), ["activity-colour-and-art"]);
    assert_eq!(fields::check(&serde_json::json!({"colour": {"art": "kit:b"}})), []);
}

proptest! {
    #[test]
    fn the_colours_of_all_regions_come_back_from_the_record(
        touches in prop::collection::vec((0..12usize, 0..6usize), 0..20)
    ) {
        let mut fills = Fills::default();
        touches.into_iter().for_each(|(region, colour)| fills.fill(region, colour));
        let again = Fills::from_text(&fills.to_text()).expect("can be read");
        for region in 0..12 {
            prop_assert_eq!(again.colour(region), fills.colour(region));
        }
        prop_assert_eq!(again.to_text(), fills.to_text());
    }

    #[test]
    fn no_text_harms_colouring(text in "[r0-9: a]{0,30}") {
        let _ = Fills::from_text(&text);
    }
}
