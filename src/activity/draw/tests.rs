use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use proptest::prelude::*;
use scene::{Look, Stage};

const SPEC: &str = r#"{"ask": {"line": "ask", "text": "তোমার বাড়ি আঁকো।"}}"#;

fn player() -> Player {
    Player::open(&[("draw", SPEC)], 1, false)
}

fn paper(player: &Player) -> Rect {
    player.item(0, "paper").rect
}

fn ink(player: &Player, ms: Ms, id: &str) -> scene::Colour {
    match player.item(ms, id).look {
        Look::Ink { colour, .. } => colour,
        _ => panic!("{id} is no line"),
    }
}

#[test]
fn a_finger_draws_in_the_chosen_colour_and_the_arrow_takes_it_back() {
    let mut player = player();
    let paper = paper(&player);
    assert!(!player.item(500, "done").live && !player.item(500, "undo").live);
    player.drag(1000, paper.middle(), Point::new(paper.x + 50.0, paper.y + 50.0));
    assert_eq!(ink(&player, 1300, "line-0"), COLOURS[0]);
    player.tap(1500, "colour-5");
    player.drag(2000, paper.middle(), Point::new(paper.right() - 50.0, paper.y + 50.0));
    assert_eq!(ink(&player, 2300, "line-1"), COLOURS[4]);
    player.tap(3000, "undo");
    assert!(player.has(3100, "line-0") && !player.has(3100, "line-1"));
}

#[test]
fn a_finished_drawing_is_kept_line_by_line() {
    let mut player = player();
    let paper = paper(&player);
    player.drag(1000, paper.middle(), Point::new(paper.right(), paper.bottom()));
    player.tap_at(2000, Point::new(paper.x + 100.0, paper.y + 100.0));
    let effects = player.tap(3000, "done");
    let attempt = attempts(&effects)[0];
    assert!(attempt.is_clean());
    let sheet = Sheet::from_text(&attempt.response).expect("can be read");
    assert_eq!(sheet.lines.len(), 2);
    assert_eq!(sheet.lines[0].points, [Point::new(0.5, 0.5), Point::new(1.0, 1.0)]);
    assert_eq!(sheet.lines[1].points.len(), 1, "a dot is a line too");
    assert!(said(&effects)[0].starts_with("shell/praise"));
    assert!(player.at(9000, Input::Tick).contains(&Effect::Finished));
}

#[test]
fn a_line_that_leaves_the_paper_or_is_given_up_stays_on_it() {
    let mut player = player();
    let paper = paper(&player);
    player.at(1000, Input::Down(paper.middle()));
    player.at(1050, Input::Move(Point::new(paper.right() + 500.0, paper.y - 300.0)));
    player.at(1100, Input::Cancel);
    let line = player.item(1200, "line-0").rect;
    let width = 2.4 * player.stage.mm;
    assert!(line.right() <= paper.right() + width + 0.1 && line.y >= paper.y - width - 0.1);
}

#[test]
fn lines_lie_on_the_paper_also_when_the_glass_is_turned() {
    let mut player = player();
    let before = paper(&player);
    player.drag(1000, before.middle(), Point::new(before.x, before.y));
    player.stage = Stage::of_display(800, 1280, 8.0);
    let after = paper(&player).grown(2.5 * player.stage.mm);
    let line = player.item(2000, "line-0").rect;
    assert!(line.x >= after.x && line.right() <= after.right(), "{line:?}");
    assert!(line.y >= after.y && line.bottom() <= after.bottom(), "{line:?}");
}

#[test]
fn who_draws_for_long_is_not_slowed_down_and_loses_no_line() {
    let mut sheet = Sheet::default();
    for round in 0..24 {
        let mut line = Line::begin(1, Point::new(0.5, 0.5));
        for step in 0..600 {
            let angle = step as f32 * 0.7 + round as f32;
            let reach = 0.1 + 0.4 * (step as f32 / 600.0);
            line.go(Point::new(0.5 + angle.cos() * reach, 0.5 + angle.sin() * reach), 900.0);
        }
        sheet.add(line);
    }
    let points: usize = sheet.lines.iter().map(|line| line.points.len()).sum();
    assert_eq!(sheet.lines.len(), 24);
    assert!(points <= 3000, "{points}");
}

#[test]
fn nobody_who_draws_is_asked_again_and_again() {
    let mut player = player();
    let paper = paper(&player);
    player.at(1000, Input::Down(paper.middle()));
    for ms in (1000..60_000).step_by(500) {
        assert_eq!(player.at(ms, Input::Tick), []);
    }
}

#[test]
fn a_child_draws_on_every_glass() {
    for (w, h) in [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)] {
        let mut player = Player::open(&[("draw", SPEC)], 9, true);
        player.stage = Stage::of_display(w, h, 7.0);
        assert_tidy(&player.frame(0), &player.stage);
        let middle = player.item(0, "paper").rect.middle();
        player.tap_at(100, middle);
        assert_tidy(&player.frame(200), &player.stage);
        player.tap(300, "undo");
        let effects = player.play_alone(1000);
        assert_tidy(&player.frame(90_000), &player.stage);
        let sheet = Sheet::from_text(&attempts(&effects)[0].response).expect("is read");
        assert_eq!(sheet.lines.iter().map(|line| line.colour).collect::<Vec<_>>(), [0, 2, 4]);
    }
}

proptest! {
    #[test]
    fn a_drawing_comes_back_from_its_record(
        lines in prop::collection::vec((0..6usize, prop::collection::vec((0..=1000u16, 0..=1000u16), 1..9)), 0..6)
    ) {
        let point = |(x, y): (u16, u16)| Point::new(f32::from(x) / 1000.0, f32::from(y) / 1000.0);
        let lines = lines
            .into_iter()
            .map(|(colour, points)| Line { colour, points: points.into_iter().map(point).collect() });
        let sheet = Sheet { lines: lines.collect() };
        prop_assert_eq!(Sheet::from_text(&sheet.to_text()), Some(sheet));
    }

    #[test]
    fn no_text_harms(text in "[0-9:,| a]{0,30}") {
        let _ = Sheet::from_text(&text);
    }
}
