//! How a letter looks: on any glass, at any instant.

use super::*;
use proptest::prelude::*;

fn stages() -> impl Iterator<Item = (String, Stage)> {
    let sizes = [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)];
    sizes.into_iter().flat_map(|(w, h)| {
        [7.0, 8.0, 10.1]
            .map(|inches| (format!("{w}x{h} at {inches} in"), Stage::of_display(w, h, inches)))
    })
}

#[test]
fn nothing_live_lies_over_anything_live_on_any_glass() {
    for (name, stage) in stages() {
        let places = Places::of(&stage, 5, 3);
        let live = [places.card, places.word, places.next];
        let least = (15.0 * stage.mm).floor();
        let fixed = [stage.home(), stage.ear(), stage.bird()];
        for (at, rect) in live.iter().enumerate() {
            assert!(
                rect.x >= 0.0 && rect.y >= 0.0 && rect.right() <= stage.width,
                "{name}: {at} leaves"
            );
            assert!(
                rect.bottom() <= stage.height - stage.gap() + 0.5,
                "{name}: {at} in the dead strip"
            );
            assert!(rect.w >= least && rect.h >= least, "{name}: {at} is too small: {rect:?}");
            for other in fixed.iter().chain(&live[at + 1..]) {
                assert!(!rect.overlaps(other), "{name}: {at} {rect:?} lies over {other:?}");
            }
        }
        assert!(
            places.card.w >= 60.0 * stage.mm,
            "{name}: the box is too small: {:?}",
            places.card
        );
        let still = places.rounds.iter().chain(&places.strokes).chain(&places.title);
        for pip in still {
            for other in live.iter().chain(&fixed) {
                assert!(!pip.overlaps(other), "{name}: {pip:?} lies over {other:?}");
            }
            assert!(
                pip.x >= 0.0 && pip.right() <= stage.width && pip.bottom() <= stage.height,
                "{name}"
            );
        }
    }
}

#[test]
fn the_box_is_as_large_as_drawn() {
    let side = |w, h| Places::of(&Stage::of_display(w, h, 8.0), 4, 3).card.w;
    for (found, drawn) in [
        (side(1280, 800), 590.0),
        (side(1024, 600), 430.0),
        (side(800, 480), 350.0),
        (side(800, 1280), 680.0),
    ] {
        assert!((found - drawn).abs() < 0.06 * drawn, "{found} {drawn}");
    }
    assert_eq!(Places::of(&Stage::of_display(800, 480, 8.0), 4, 3).title, None);
}

#[test]
fn every_item_has_a_name_of_its_own_and_live_ones_keep_apart() {
    for (_, stage) in stages() {
        let mut player = Player::open(&[("trace", &spec(&["আ"], json!({})))], 1, false);
        player.stage = stage;
        for ms in [0, 1000, 3000, 8000] {
            assert_tidy(&player.frame(ms), &stage);
        }
        player.at(8000, Input::Tick);
        assert_tidy(&player.frame(8100), &stage);
    }
}

#[test]
fn a_child_who_knows_the_letters_writes_them_on_every_glass() {
    for (name, stage) in stages() {
        let mut player = Player::open(
            &[("trace", &spec(&["অ", "র"], json!({ "rounds": ["alone"] })))],
            1,
            false,
        );
        player.stage = stage;
        let effects = player.play_lesson();
        assert!(attempts(&effects).iter().all(|attempt| attempt.is_clean()), "{name}");
    }
}

#[test]
fn ink_lies_in_its_box_and_complete_strokes_never_change() {
    let mut player = dots("অ");
    let (_, now) = player.write(3000, "অ", &[0]);
    let before = player.item(now, "ink-0");
    let mut effects = Vec::new();
    player.trace(now + 50, &stroke("অ", 1).part(0.0, 0.1), &mut effects);
    assert_eq!(before, player.item(now + 2000, "ink-0"));
    let Look::Ink { commands, width, .. } = &before.look else { panic!("no ink") };
    let numbers: Vec<f32> = commands.split(' ').filter_map(|word| word.parse().ok()).collect();
    for at in numbers.chunks(2) {
        let room = before.rect.grown(-width / 2.0);
        assert!(room.contains(Point::new(at[0], at[1])), "{at:?} outside {room:?}");
    }
}

#[test]
fn live_ink_keeps_no_places_nearer_than_three_pixels() {
    let mut player = dots("অ");
    let places = Places::of(&player.stage, 4, 1);
    let start = places.on_glass(stroke("অ", 0).at(0.0));
    player.at(3000, Input::Down(start));
    for at in 1..=90 {
        player.at(3000 + at, Input::Move(Point::new(start.x, start.y - at as f32 / 10.0)));
    }
    let Look::Ink { commands, .. } = player.item(3100, "ink").look else { panic!("no ink") };
    assert!(commands.matches(['C', 'L']).count() <= 3, "{commands}");
}

#[test]
fn a_wrist_on_the_lower_edge_does_nothing() {
    let mut player = dots("অ");
    let low = Point::new(640.0, player.stage.height - 20.0);
    assert_eq!(player.at(3000, Input::Down(low)), []);
    assert!(!player.has(3100, "ink"));
}

#[test]
fn the_word_card_says_the_letter_and_the_way_on_goes_on() {
    let mut player =
        Player::open(&[("trace", &spec(&["অ"], json!({ "rounds": ["dots", "alone"] })))], 1, false);
    assert_eq!(said(&player.tap(4000, "word")), ["name"]);
    let (_, now) = player.write(6000, "অ", &[0, 1, 2, 3]);
    assert_eq!(said(&player.tap(now + 1000, "next")), ["ask"]);
    assert!(
        !player.has(now + 1200, "start") && !player.has(now + 1200, "dots"),
        "alone there are no dots"
    );
}

#[test]
fn a_calm_letter_neither_hops_nor_pulses() {
    let mut player =
        Player::open(&[("trace", &spec(&["অ"], json!({ "rounds": ["dots"] })))], 1, true);
    assert_ne!(player.frame(300).wake, Wake::Moving);
    let (_, now) = player.write(6000, "অ", &[0, 1, 2, 3]);
    assert_eq!(player.item(now, "ink-0"), player.item(now + 300, "ink-0"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_same_touches_always_look_the_same(places in proptest::collection::vec((0.0_f32..1280.0, 0.0_f32..800.0), 1..40)) {
        let play = || {
            let mut player = dots("ই");
            let mut frames = Vec::new();
            for (at, (x, y)) in places.iter().enumerate() {
                let at = at as Ms;
                let place = Point::new(*x, *y);
                player.at(3000 + 40 * at, if at.is_multiple_of(8) { Input::Down(place) } else { Input::Move(place) });
                frames.push(player.frame(3010 + 40 * at));
            }
            frames
        };
        prop_assert_eq!(play(), play());
    }

    #[test]
    fn while_it_sleeps_nothing_changes(ms in 0_u64..19_500) {
        // Until somebody has to be asked again: that is done by a tick.
        let player = Player::open(&[("trace", &spec(&["অ"], json!({ "rounds": ["dots"] })))], 1, false);
        let mut frame = player.frame(ms);
        if let Wake::At(until) = frame.wake {
            prop_assert!(until > ms);
            let mut later = player.frame(until - 1);
            (later.wake, frame.wake) = (Wake::Touch, Wake::Touch);
            prop_assert_eq!(frame, later);
        }
    }
}
