use super::*;

/// Every glass that must look composed, at every size it is sold in.
fn stages() -> impl Iterator<Item = (String, Stage)> {
    let sizes = [(1280, 800), (1024, 600), (800, 480), (1920, 1200), (800, 1280)];
    sizes.into_iter().flat_map(|(w, h)| {
        [7.0, 8.0, 10.1]
            .map(|inches| (format!("{w}x{h} at {inches} in"), Stage::of_display(w, h, inches)))
    })
}

/// Asserts that live places keep to the rules that hold for every screen.
fn assert_composed(name: &str, stage: &Stage, live: &[Rect]) {
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
        let least = (LEAST_MM * stage.mm).floor();
        assert!(rect.w >= least && rect.h >= least, "{name}: {at} is too small: {rect:?}");
        let others = fixed.iter().chain(&live[at + 1..]);
        for other in others {
            assert!(!rect.overlaps(other), "{name}: {at} {rect:?} lies over {other:?}");
        }
    }
}

#[test]
fn a_question_is_composed_on_every_glass() {
    for (glass, stage) in stages() {
        for n in 2..=4 {
            for with_focus in [false, true] {
                let layout = choose(&stage, n, with_focus);
                let live: Vec<_> = layout.focus.into_iter().chain(layout.cards.clone()).collect();
                assert_eq!(layout.cards.len(), n);
                let name = format!("{glass}, {n} answers, focus {with_focus}");
                assert_composed(&name, &stage, &live);
                for card in &live {
                    assert!(
                        !card.overlaps(&layout.chrome.caption.grown(-1.0)),
                        "{name}: caption over {card:?}"
                    );
                    assert!(
                        !card.overlaps(&layout.chrome.title.grown(-1.0)),
                        "{name}: title over {card:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_board_of_one_or_two_groups_is_composed_on_every_glass() {
    let memory = (2..=8).map(|pairs| (1, 2 * pairs, (30.0, 30.0)));
    let rows = (2..=8).map(|n| (2, n, (34.0, 32.0)));
    for (groups, n, max) in memory.chain(rows) {
        for (glass, stage) in stages() {
            let board = board(&stage, groups, n, max, 0.0);
            let live: Vec<_> = board.groups.iter().flatten().copied().collect();
            assert_eq!(live.len(), groups * n);
            let name = format!("{glass}, {groups} groups of {n}");
            assert_composed(&name, &stage, &live);
            for card in &live {
                assert!(
                    !card.overlaps(&board.caption().grown(-1.0)),
                    "{name}: caption over {card:?}"
                );
                assert!(
                    !card.overlaps(&board.chrome.title.grown(-1.0)),
                    "{name}: title over {card:?}"
                );
            }
        }
    }
}

#[test]
fn the_eight_inch_tablet_has_the_drawn_places() {
    let layout = choose(&Stage::of_display(1280, 800, 8.0), 3, true);
    let card = layout.cards[0];
    assert!((card.x - 205.0).abs() < 8.0 && (card.y - 434.0).abs() < 14.0, "{card:?}");
    assert!((card.w - 250.0).abs() < 8.0 && (card.h - 240.0).abs() < 8.0, "{card:?}");
    let focus = layout.focus.expect("has a focus");
    assert!((focus.w - 260.0).abs() < 8.0 && (focus.y - 122.0).abs() < 8.0, "{focus:?}");
}

#[test]
fn twelve_memory_cards_stand_in_four_columns_and_upright_in_three() {
    let columns = |w, h| {
        let board = board(&Stage::of_display(w, h, 8.0), 1, 12, (30.0, 30.0), 0.0);
        let first = board.groups[0][0].y;
        board.groups[0].iter().filter(|place| place.y == first).count()
    };
    assert_eq!([columns(1280, 800), columns(800, 1280)], [4, 3]);
}
