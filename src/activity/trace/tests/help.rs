//! How the ladder of help leads to a written letter.

use super::*;

/// Begins the body of the letter and leaves it at once.
fn slip(player: &mut Player, from: Ms, effects: &mut Vec<Effect>) -> Ms {
    let body = stroke("অ", 0);
    player.trace(
        from,
        &[body.at(0.0), body.at(0.06), Point::new(0.9, 0.6), Point::new(0.95, 0.95)],
        effects,
    )
}

#[test]
fn one_slip_is_nothing_and_more_bring_help() {
    let mut player = dots("অ");
    let mut effects = Vec::new();
    let mut now = slip(&mut player, 3000, &mut effects);
    assert!(!player.has(now, "hand"));
    now = slip(&mut player, now + 100, &mut effects);
    assert!(!player.has(now, "hand"), "the first rung is a stronger pulse");
    now = slip(&mut player, now + 100, &mut effects);
    assert!(player.has(now, "hand") && player.has(now + 500, "ghost"), "the second is the hand");
    now = slip(&mut player, now + 100, &mut effects);
    assert!(
        said(&effects).contains(&"shell/hint-3"),
        "the third is to draw together: {:?}",
        said(&effects)
    );
    assert!(player.has(now, "hand") && !player.has(now, "ghost"));
}

#[test]
fn a_pulled_finger_completes_the_stroke_and_the_letter_counts_as_helped() {
    let mut player = dots("অ");
    let mut effects = Vec::new();
    let mut now = 3000;
    for _ in 0..4 {
        now = slip(&mut player, now, &mut effects) + 100;
    }
    // Far beside the path, as a very young hand draws.
    let body = stroke("অ", 0);
    let wild: Vec<_> = way(&body).iter().map(|at| Point::new(at.x + 0.1, at.y - 0.1)).collect();
    now = player.trace(now, &wild, &mut effects) + 100;
    assert!(player.has(now, "ink-0"), "the first stroke is complete");
    effects.extend(player.write(now, "অ", &[1, 2, 3]).0);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, attempt.rung), (0.5, 3));
    assert!(attempt.tries > 1 && attempt.tag.is_none());
}

#[test]
fn the_bird_helps_rung_by_rung() {
    let mut player = dots("অ");
    assert_eq!(said(&player.at(3000, Input::Help)), ["start"], "first only the question again");
    assert_eq!(said(&player.at(5000, Input::Help)), ["start"]);
    player.at(7000, Input::Help);
    assert!(player.has(7500, "ghost"), "the hand draws a stroke");
    assert_eq!(said(&player.at(10_000, Input::Help)), ["shell/hint-3"]);
    let (effects, _) = player.write(12_000, "অ", &[0, 1, 2, 3]);
    let attempt = attempts(&effects)[0];
    assert_eq!((attempt.correct, attempt.tries, attempt.rung), (0.5, 1, 3));
}

#[test]
fn help_is_for_one_stroke() {
    let mut player = dots("অ");
    for at in [3000, 4000, 5000, 6000] {
        player.at(at, Input::Help);
    }
    let (_, now) = player.write(8000, "অ", &[0]);
    assert!(!player.has(now, "hand"));
    let mut effects = Vec::new();
    let slant = stroke("অ", 1);
    let wild: Vec<_> = way(&slant).iter().map(|at| Point::new(at.x + 0.14, at.y - 0.14)).collect();
    let now = player.trace(now, &wild, &mut effects);
    assert!(!player.has(now, "ink-1"), "the next stroke is not pulled");
}

#[test]
fn when_nobody_touches_the_hand_shows_how_it_begins_and_then_all_rests() {
    let mut player = dots("অ");
    // The first lines end at 3.5 s; 8 s later the hand comes.
    let quiet = 3500;
    assert!(!player.has(quiet + 7_900, "hand"));
    assert!(player.has(quiet + 8_600, "ghost"));
    assert_eq!(player.frame(quiet + 8_600).wake, Wake::Moving);
    let waiting = player.frame(quiet + 9_500);
    assert!(
        waiting.items.iter().any(|item| item.id == "hand")
            && waiting.items.iter().all(|item| item.id != "ghost")
    );
    assert_eq!((waiting.wake, waiting.bird), (Wake::At(quiet + 16_000), scene::Pose::Point));
    assert_eq!(said(&player.at(quiet + 16_000, Input::Tick)), ["start"]);
    assert_eq!(said(&player.at(quiet + 30_000, Input::Tick)), ["shell/hint-offer"]);
    assert_eq!(player.frame(quiet + 31_500).wake, Wake::Touch);
}
