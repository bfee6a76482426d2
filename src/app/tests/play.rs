//! Whole lessons, played by a child who knows the answers, and by one who does not.

use crate::ground::{PLAYROOM, app, data, playroom};
use activity::Gesture;
use app::film::Player;
use app::raster::Pose;
use app::screen::Place;
use app::session::Entry;
use app::sprites::Sprites;
use model::LessonId;
use pixels::Headless;

fn player(folder: &std::path::Path) -> Player {
    let window = Headless::open(1280, 800).expect("a window opens");
    Player::new(app(folder, (1280, 800), "bn", false), window)
}

/// Plays on until `done` says so; fails after ten minutes of play.
fn play_until(player: &mut Player, done: impl Fn(&Player) -> bool) {
    let limit = *player.now.borrow() + 600_000;
    while !done(player) {
        let now = *player.now.borrow() + 400;
        assert!(now < limit, "still at {:?} after ten minutes", player.app.borrow().place());
        player.run_to(now);
        let gesture = player.app.borrow().show_how(now);
        match gesture {
            Some(Gesture::Tap(at)) => player.tap(at),
            Some(Gesture::Drag(points)) => player.drag(&points),
            None => {}
        }
    }
}

fn is_at(player: &Player, step: &str) -> bool {
    player.app.borrow().place().is_some_and(|(_, at)| at.0 == step)
}

#[test]
fn every_lesson_can_be_played_to_its_end_and_every_answer_is_right() {
    let folder = data();
    let mut player = player(folder.path());
    let lessons = [
        ("bn-p-07", 14),
        ("bn-1-13", 6),
        ("bn-1-02", 10),
        ("bn-1-17", 14),
        ("ma-p-07", 8),
        ("bn-1-14", 4),
        ("ma-p-05", 20),
        ("ma-1-03", 8),
        ("ev-1-01", 10),
        ("he-p-01", 6),
        ("en-p-02", 10),
        ("ar-p-01", 3),
    ];
    // The others take minutes; `./run test --all` plays them too.
    let is_long = std::env::var_os("JONAKI_LONG").is_some_and(|long| !long.is_empty());
    let n = if is_long { lessons.len() } else { 3 };
    for (lesson, least) in lessons.into_iter().take(n) {
        let before = player.app.borrow().attempts(1000).len();
        let now = *player.now.borrow();
        player
            .app
            .borrow_mut()
            .open_lesson(&LessonId::from(lesson), &Entry::Start, now)
            .expect("opens");
        play_until(&mut player, |player| player.app.borrow().place().is_none());
        let attempts = player.app.borrow().attempts(1000).split_off(before);
        assert!(attempts.len() >= least, "{lesson}: only {} answers", attempts.len());
        for attempt in attempts.iter().filter(|attempt| attempt.tag.as_deref() != Some("unseen")) {
            assert!(attempt.correct >= 1.0, "{lesson}: {attempt:?}");
        }
        let shown = player.app.borrow().view(*player.now.borrow());
        assert!(shown.rows.iter().any(|(item, _)| item.id == "doel"), "the bird cheers");
    }
}

#[test]
fn every_kind_of_activity_is_played_and_recorded() {
    let folder = data();
    let window = Headless::open(1024, 600).expect("a window opens");
    let app = playroom(folder.path(), (1024, 600), "bn", false);
    let mut player = Player::new(app, window);
    for lesson in PLAYROOM {
        let before = player.app.borrow().attempts(1000).len();
        let now = *player.now.borrow();
        player
            .app
            .borrow_mut()
            .open_lesson(&LessonId::from(lesson), &Entry::Start, now)
            .expect("opens");
        play_until(&mut player, |player| player.app.borrow().place().is_none());
        let attempts = player.app.borrow().attempts(1000).split_off(before);
        // Who comes late to the drum has still joined in.
        let is_right = |attempt: &model::Attempt| attempt.correct >= 1.0 || attempt.kind == "song";
        assert!(!attempts.is_empty(), "{lesson} was not recorded");
        for attempt in attempts {
            assert!(is_right(&attempt), "{attempt:?}");
            assert_eq!((attempt.tries, attempt.rung, attempt.lesson.as_str()), (1, 0, lesson));
        }
    }
}

#[test]
fn a_lesson_that_is_left_goes_on_at_the_same_step() {
    let folder = data();
    let mut player = player(folder.path());
    let lesson = LessonId::from("bn-1-13");
    player.app.borrow_mut().open_lesson(&lesson, &Entry::Start, 0).expect("opens");
    play_until(&mut player, |player| is_at(player, "questions"));
    let home = player.app.borrow().stage().home().middle();
    player.tap(home);
    assert_eq!(player.app.borrow().place(), None);
    let stop = player.find("stop-0").expect("what was left is the first stop of the path");
    player.tap(stop);
    assert!(is_at(&player, "questions"));
}

#[test]
fn a_wrong_answer_is_shown_at_once_and_the_right_one_in_the_end() {
    let folder = data();
    let mut player = player(folder.path());
    player
        .app
        .borrow_mut()
        .open_lesson(&LessonId::from("bn-1-13"), &Entry::Start, 0)
        .expect("opens");
    play_until(&mut player, |player| is_at(player, "questions"));
    let now = *player.now.borrow() + 2500;
    player.run_to(now);
    let wrong = player.find("wrong-1").expect("there is a wrong choice");
    let before = player.window.picture();
    player.tap(wrong);
    assert!(before != player.window.picture(), "the touch is seen within 80 ms");
    // The page is looked at again, then a second wrong choice takes one away.
    for _ in 0..40 {
        let now = *player.now.borrow() + 1500;
        player.run_to(now);
        if let Some(wrong) = player.find("wrong-2") {
            player.tap(wrong);
        }
        if player.app.borrow().attempts(10).len() > 1 {
            break;
        }
    }
    let wrong = player.app.borrow().attempts(100);
    assert!(
        wrong.iter().any(|attempt| attempt.correct == 0.0 && attempt.tag.is_some()),
        "{wrong:?}"
    );
    play_until(&mut player, |player| {
        player.app.borrow().attempts(1).last().is_some_and(|attempt| attempt.correct >= 1.0)
    });
    let helped = player.app.borrow().attempts(1).remove(0);
    assert!(!helped.is_clean(), "{helped:?}");
}

#[test]
fn a_press_that_is_given_up_opens_nothing_and_leaves_nothing() {
    let folder = data();
    let mut player = player(folder.path());
    player.app.borrow_mut().open_page(&Place::Library, 0);
    player.step(0);
    let tile = player.find("lesson-bn-1-13").expect("there is a tile");
    let mut app = player.app.borrow_mut();
    app.down(tile, 0);
    app.cancel(50);
    app.up(tile, 60);
    assert_eq!(app.place(), None);
    app.open_lesson(&LessonId::from("bn-1-13"), &Entry::Start, 100).expect("opens");
    let house = app.stage().home().middle();
    app.down(house, 200);
    app.cancel(250);
    app.up(house, 300);
    assert!(app.place().is_some(), "the house was not meant");
}

#[test]
fn a_background_is_kept_as_it_is_shown_and_never_twice() {
    let mut sprites = Sprites::new(Some(crate::ground::bundle("JONAKI_BUNDLE")), 800);
    let pose = |h, turn| Pose { w: 0.0, h, turn, pivot: (0.5, 0.5), mirror: false };
    let sky = sprites.picture("kit:bg_sky", &pose(536.0, 0.0)).expect("is in the bundle");
    assert_eq!((sky.w, sky.h), (1920, 536));
    assert_eq!(sprites.kept(), (0, 1920 * 536 * 3));
    sprites.picture("kit:mango", &pose(90.0, 8.0)).expect("is in the bundle");
    let (decoded, shown) = sprites.kept();
    assert!(decoded > 0 && shown > 1920 * 536 * 3, "{decoded} {shown}");
}

#[test]
fn home_draws_nothing_while_nobody_touches_it() {
    let folder = data();
    let mut player = player(folder.path());
    player.step(0);
    // The bird speaks twice more; nothing moves for that.
    let frames = player.window.frames;
    player.run_to(120_000);
    assert_eq!(player.window.frames, frames);
}
