//! What happens over time: a child is placed, draws, plays for a while, and rests.

use crate::fit::play_through;
use crate::ground::{SIZES, app_on_battery, data, playroom_set};
use crate::pages::{NAMES, tile, with_children};
use crate::shown::Shown;
use app::audio::Silence;
use app::commands;
use app::player::Player;
use app::screen::Place;
use app::settings::Settings;
use model::Stamp;

#[test]
fn a_sitting_ends_gently_and_another_child_may_go_on() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(with_children(folder.path(), 3, size, "bn"), size);
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    shown.run_to(14 * 60_000);
    assert!(!shown.has("sleeper"), "not before her minutes are over");
    shown.run_to(15 * 60_000 + 2_000);
    assert!(shown.has("sleeper"), "the bird sleeps");
    shown.check("good night");
    shown.tap("who", 50);
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    assert!(shown.has("sleeper"), "she has just played");
    shown.tap("who", 50);
    let sumon = tile(&mut shown, "সুমন");
    shown.tap(&sumon, 50);
    assert!(shown.has("library"), "another child has minutes of her own");
}

#[test]
fn what_is_being_played_is_finished_before_the_bird_sleeps() {
    let folder = data();
    let size = (1280, 800);
    let mut shown = Shown::of(with_children(folder.path(), 1, size, "bn"), size);
    let rahim = tile(&mut shown, "রাহিম");
    shown.tap(&rahim, 50);
    let at = 15 * 60_000 - 20_000;
    shown.run_to(at);
    shown.tap("library", 50);
    shown.tap("lesson-bn-p-07", 50);
    shown.run_to(at + 60_000);
    assert!(shown.app.borrow().place().is_some(), "a story is heard to its end");
    shown.run_to(at + 20_000 + 3 * 60_000 + 1_000);
    assert!(shown.has("sleeper"), "but not for ever");
}

#[test]
fn at_night_the_bird_sleeps_unless_the_clock_is_in_doubt() {
    for (hour, sleeps) in [(22, true), (12, false)] {
        let folder = data();
        let mut app = with_children(folder.path(), 2, (1280, 800), "bn");
        app.set_wall(if hour == 22 {
            || Stamp { wall_ms: 1_767_247_200_000 + 10 * 3_600_000, ..Stamp::default() }
        } else {
            || Stamp { wall_ms: 16 * 3_600_000, ..Stamp::default() }
        });
        let mut shown = Shown::of(app, (1280, 800));
        shown.run_to(1_000);
        assert_eq!(shown.has("sleeper"), sleeps, "{hour}");
    }
}

#[test]
fn a_new_child_plays_a_few_questions_and_is_placed() {
    let folder = data();
    let size = (1024, 600);
    for (name, picture) in NAMES.iter().take(2) {
        commands::add_learner(folder.path(), name, picture).expect("is entered");
    }
    let mut shown = Shown::of(crate::ground::playroom(folder.path(), size, "bn", false), size);
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    assert!(shown.has("stop-0") && !shown.has("stop-1"), "nothing is known of her");
    shown.tap("stop-0", 50);
    let mut n_asked = 0;
    while !shown.has("library") {
        assert!(shown.now < 600_000, "the game does not end");
        shown.run_to(shown.now + 400);
        let gesture = shown.app.borrow().show_how(shown.now);
        if let Some(gesture) = gesture {
            n_asked += 1;
            shown.gesture(&gesture);
        }
    }
    assert!((1..40).contains(&n_asked), "{n_asked}");
    shown.check("her path after the first game");
    assert!(shown.has("stop-1"), "there is more on her path now");
    let attempts = shown.app.borrow().attempts(100);
    assert!(!attempts.is_empty(), "her answers are kept");
    shown.tap("me", 50);
    shown.tap("me", 50);
    let rahim = tile(&mut shown, "রাহিম");
    shown.tap(&rahim, 50);
    shown.tap("stop-0", 50);
    shown.run_to(shown.now + 3_000);
    shown.tap("home", 50);
    assert!(shown.has("stop-1"), "who passes it over is placed too");
}

#[test]
fn what_a_child_drew_hangs_in_her_gallery_and_nowhere_else() {
    for size in SIZES {
        let folder = data();
        for (name, picture) in NAMES.iter().take(2) {
            commands::add_learner(folder.path(), name, picture).expect("is entered");
        }
        let app = crate::ground::playroom(folder.path(), size, "bn", false);
        let mut shown = Shown::of(app, size);
        let mitu = tile(&mut shown, "মিতু");
        shown.tap(&mitu, 50);
        for lesson in ["play-draw", "play-colour"] {
            let start = app::session::Entry::Start;
            let now = shown.now;
            shown.app.borrow_mut().open_lesson(&lesson.into(), &start, now).expect("opens");
            while shown.app.borrow().place().is_some() {
                shown.run_to(shown.now + 500);
                let gesture = shown.app.borrow().show_how(shown.now);
                if let Some(gesture) = gesture {
                    shown.gesture(&gesture);
                }
            }
        }
        let now = shown.now;
        shown.app.borrow_mut().open_page(&Place::Gallery, now);
        let mut seen = 0;
        loop {
            shown.check("the gallery");
            let has_ink = shown.has("r1") || shown.has("line-0");
            seen += usize::from(has_ink);
            if !shown.has("later") {
                break;
            }
            shown.tap("later", 50);
        }
        assert_eq!(seen, 5, "three coloured in, two drawn");
        let now = shown.now;
        shown.app.borrow_mut().open_page(&Place::Who, now);
        let rahim = tile(&mut shown, "রাহিম");
        shown.tap(&rahim, 50);
        let now = shown.now;
        shown.app.borrow_mut().open_page(&Place::Gallery, now);
        assert!(!shown.has("later") && !shown.has("r1"), "it is hers alone");
    }
}

/// Ten at night in Bangladesh.
fn night() -> Stamp {
    Stamp { wall_ms: 1_767_247_200_000 + 10 * 3_600_000, ..Stamp::default() }
}

#[test]
fn in_the_morning_the_tablet_asks_who_it_is() {
    let folder = data();
    let app = with_children(folder.path(), 2, (1280, 800), "bn");
    let mut shown = Shown::of(app, (1280, 800));
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    shown.app.borrow_mut().set_wall(night);
    shown.run_to(shown.now + 1_000);
    assert!(shown.has("sleeper"), "it is night");
    shown.app.borrow_mut().back(shown.now);
    shown.tap("sleeper", 50);
    assert!(shown.has("sleeper"), "a touch does not wake her");
    shown.app.borrow_mut().set_wall(app::clock::noon);
    shown.run_to(shown.now + 1_000);
    assert!(shown.has("guest"), "last night's child is not taken for this morning's");
}

#[test]
fn a_first_game_that_is_cut_short_ends_with_the_child_who_played_it() {
    let folder = data();
    for (name, picture) in NAMES.iter().take(2) {
        commands::add_learner(folder.path(), name, picture).expect("is entered");
    }
    let app = crate::ground::playroom(folder.path(), (1280, 800), "bn", false);
    let mut shown = Shown::of(app, (1280, 800));
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    shown.tap("stop-0", 50);
    shown.run_to(25 * 60_000);
    assert!(shown.has("sleeper"), "her minutes are over");
    shown.tap("who", 50);
    let rahim = tile(&mut shown, "রাহিম");
    shown.tap(&rahim, 50);
    assert!(!shown.has("stop-1"), "nothing is known of another child yet");
    shown.tap("library", 50);
    shown.tap("lesson-play-listen", 50);
    let before = shown.app.borrow().place();
    let gesture = loop {
        shown.run_to(shown.now + 300);
        let gesture = shown.app.borrow().show_how(shown.now);
        if let Some(gesture) = gesture {
            break gesture;
        }
    };
    shown.gesture(&gesture);
    shown.run_to(shown.now + 4_000);
    assert_eq!(shown.app.borrow().place(), before, "his lesson is his own");
}

#[test]
fn whoever_gets_up_plays_alone_again_and_a_guest_leaves_no_trace() {
    let folder = data();
    let app = with_children(folder.path(), 3, (1280, 800), "bn");
    let mut shown = Shown::of(app, (1280, 800));
    let mitu = tile(&mut shown, "মিতু");
    shown.tap(&mitu, 50);
    shown.tap("together", 50);
    let rahim = tile(&mut shown, "রাহিম");
    shown.tap(&rahim, 50);
    shown.tap("go", 50);
    assert!(shown.has("head-0"), "the path shows who sits there");
    shown.check("the path of a group");
    let now = shown.now;
    let start = app::session::Entry::Start;
    shown.app.borrow_mut().open_lesson(&"bn-p-07".into(), &start, now).expect("opens");
    shown.run_to(now + 100);
    assert!(shown.has("mine"), "first they hear whose turn it is");
    shown.check("whose turn");
    shown.tap("home", 50);
    assert!(shown.has("meadow") && !shown.has("head-0"), "the group is over");
    shown.app.borrow_mut().open_page(&Place::Who, shown.now);
    shown.tap("guest", 50);
    shown.tap("library", 50);
    shown.tap("lesson-bn-p-07", 50);
    shown.run_to(shown.now + 5_000);
    shown.tap("home", 50);
    drop(shown);
    let opened = progress::Progress::open(folder.path(), "boot", Stamp::default());
    let (record, _) = opened.expect("the app has let go of the record");
    let nobody = record.sessions(model::LearnerId::NOBODY, 10).expect("is read");
    assert!(nobody.is_empty(), "{nobody:?}");
}

/// What is written for a deaf child on the glass in the next seconds.
fn written(shown: &mut Shown, seconds: u64) -> String {
    let mut all = String::new();
    for _ in 0..seconds * 2 {
        shown.run_to(shown.now + 500);
        for (item, _) in shown.app.borrow().view(shown.now).rows {
            if let (true, scene::Look::Words { words, .. }) = (item.id == "caption", &item.look) {
                all.extend(words.iter().map(|word| format!("{} ", word.text)));
            }
        }
    }
    all
}

#[test]
fn the_bird_greets_whoever_comes_and_lets_eyes_rest_between_lessons() {
    let folder = data();
    let (size, settings) = ((1280, 800), Settings { minutes: 0, ..Settings::default() });
    let app = playroom_set(folder.path(), size, "bn", settings, Box::new(Silence));
    let mut shown = Shown::of(app, size);
    let deaf = Player { is_deaf: true, ..Player::guest() };
    shown.app.borrow_mut().play_as(deaf, 0);
    assert!(written(&mut shown, 3).contains("খুঁজছিলাম"), "at noon she was looked for");
    shown.tap("library", 50);
    shown.tap("home", 50);
    assert!(!written(&mut shown, 3).contains("খুঁজছিলাম"), "once is enough");
    play_through(&mut shown, "play-count");
    assert!(!written(&mut shown, 8).contains("বিশ্রাম"), "she has only begun");
    shown.tap("next", 50);
    while shown.now < 20 * 60_000 {
        shown.tap("ear", 50);
        shown.run_to(shown.now + 30_000);
    }
    play_through(&mut shown, "play-count");
    assert!(written(&mut shown, 8).contains("বিশ্রাম"), "after twenty minutes she looks away");
    play_through(&mut shown, "play-count");
    assert!(!written(&mut shown, 8).contains("বিশ্রাম"), "and then it counts anew");
}

#[test]
fn new_lessons_and_a_low_battery_are_told_once() {
    let folder = data();
    let battery = folder.path().join("power/BAT0");
    std::fs::create_dir_all(&battery).expect("a folder");
    std::fs::write(battery.join("type"), "Battery\n").expect("is written");
    let charged = |percent: &str| {
        std::fs::write(battery.join("capacity"), percent).expect("is written");
    };
    charged("80");
    let size = (1280, 800);
    let start = |settings: Settings| {
        let mut shown = Shown::of(app_on_battery(folder.path(), size, settings), size);
        let deaf = Player { is_deaf: true, ..Player::guest() };
        shown.app.borrow_mut().play_as(deaf, 0);
        let said = written(&mut shown, 12);
        (shown, said)
    };
    let (first, said) = start(Settings::default());
    assert!(!said.contains("নতুন পাঠ") && !said.contains("চার্জ"), "{said}");
    drop(first);
    let kept = Settings::load(folder.path());
    assert!(kept.told.as_deref().is_some_and(|told| told.starts_with("jonaki-1 ")), "{kept:?}");
    // The tablet had an earlier release when it was last played with.
    charged("12");
    let (mut shown, said) = start(Settings { told: Some("jonaki-1 0".into()), ..kept.clone() });
    assert!(said.contains("নতুন পাঠ এসেছে") && said.contains("চার্জ কমে গেছে"), "{said}");
    assert_eq!(Settings::load(folder.path()).told, kept.told);
    shown.tap("library", 50);
    shown.tap("home", 50);
    let again = written(&mut shown, 12);
    assert!(!again.contains("নতুন পাঠ") && !again.contains("চার্জ"), "once is enough: {again}");
    charged("4");
    shown.tap("library", 50);
    shown.tap("home", 50);
    assert!(written(&mut shown, 12).contains("জমা করে রাখলাম"), "her work is safe");
}
