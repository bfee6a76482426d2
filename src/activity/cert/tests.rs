use super::*;
use crate::item::player_tests::{Player, assert_tidy, attempts, said};
use scene::{Pose, Stage, Wake};

const SPEC: &str = r#"{
    "title": {"line": "title", "text": "সনদ"},
    "text": {"line": "text", "text": "ডিজিটাল ক্লাস চালানোর কোর্সটি শেষ হলো।"},
    "art": "kit:teacher"}"#;

/// Two lines of a second with the pause between them.
const READ: Ms = 2250;

fn player() -> Player {
    Player::open(&[("cert", SPEC)], 1, false)
}

#[test]
fn the_page_is_read_aloud_and_the_bird_cheers() {
    let mut player = player();
    assert_eq!(said(&player.started), ["title", "text"]);
    let frame = player.frame(500);
    assert_eq!(frame.bird, Pose::Cheer);
    for id in ["frame", "page", "title", "text", "art", "stitch-1", "stitch-4"] {
        assert!(player.has(500, id), "{id}");
    }
    assert_eq!(frame.wake, Wake::At(READ));
    let again = player.at(3000, Input::Replay);
    assert!(again.contains(&Effect::Replayed));
    assert_eq!(said(&again), ["title", "text"]);
}

#[test]
fn next_ends_it_and_a_touch_beside_does_not() {
    let mut player = player();
    let page = player.item(0, "page").rect.middle();
    assert_eq!(player.tap_at(1000, page), []);
    let effects = player.tap(2000, "next");
    assert!(effects.contains(&Effect::Finished));
    assert!(attempts(&effects).is_empty(), "nothing was asked");
    assert_eq!(player.tap(3000, "next"), [], "it ends once");
}

#[test]
fn a_touch_that_slides_away_or_is_given_up_ends_nothing() {
    let mut player = player();
    let (page, next) = (player.item(0, "page").rect, player.item(0, "next").rect.middle());
    assert_eq!(player.drag(1000, next, page.middle()), [Effect::Play("tap".into())]);
    player.at(2000, Input::Down(next));
    player.at(2050, Input::Cancel);
    assert_eq!(player.at(2100, Input::Up(next)), []);
}

#[test]
fn a_page_that_nobody_touches_ends_after_a_pause() {
    let mut player = player();
    assert_eq!(player.frame(2500).wake, Wake::At(READ + PAUSE_MS));
    assert_eq!(player.at(READ + PAUSE_MS - 1, Input::Tick), []);
    assert!(player.at(READ + PAUSE_MS, Input::Tick).contains(&Effect::Finished));
    assert_eq!(player.frame(60_000).wake, Wake::Touch);
}

#[test]
fn without_a_picture_the_words_have_its_room() {
    let bare =
        r#"{"title": {"line": "title", "text": "সনদ"}, "text": {"line": "text", "text": "শেষ।"}}"#;
    let bare = Player::open(&[("cert", bare)], 1, false);
    assert!(!bare.has(0, "art"));
    assert!(bare.item(0, "text").rect.h > player().item(0, "text").rect.h);
}

#[test]
fn it_stands_on_every_glass_with_its_words_on_the_page() {
    for (w, h) in [(1280, 800), (800, 1280), (1024, 600), (800, 480), (1920, 1200)] {
        let mut player = Player::open(&[("cert", SPEC)], 9, true);
        player.stage = Stage::of_display(w, h, 7.0);
        let frame = player.frame(0);
        assert_tidy(&frame, &player.stage);
        let rect = |id: &str| player.item(0, id).rect;
        let page = rect("page");
        for button in [player.stage.home(), player.stage.ear(), player.stage.bird(), rect("next")] {
            assert!(!button.overlaps(&rect("frame")), "{w}x{h}");
        }
        let parts =
            ["stitch-1", "stitch-2", "title", "art", "text", "stitch-3", "stitch-4"].map(rect);
        for pair in parts.windows(2) {
            assert!(pair[0].bottom() <= pair[1].y + 0.1, "{w}x{h}: {pair:?}");
        }
        for part in parts {
            assert!(part.x >= page.x && part.right() <= page.right(), "{w}x{h}");
            assert!(part.y >= page.y && part.bottom() <= page.bottom(), "{w}x{h}");
        }
        assert!(player.play_alone(100).contains(&Effect::Finished));
    }
}
