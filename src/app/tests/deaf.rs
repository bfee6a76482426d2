//! What a deaf child sees in place of what others hear, in real lessons.

use crate::fit::play_through;
use crate::ground::{PLAYROOM, SIZES, data, playroom};
use crate::shown::Shown;
use app::player::Player as Who;
use app::screen::Place;
use app::session::Entry;
use model::LessonId;
use scene::{Item, Look, Rect};

fn deaf() -> Who {
    Who { is_deaf: true, ..Who::guest() }
}

/// Opens a lesson of the playroom for somebody.
fn open(who: Who, lesson: &str, size: (u32, u32), language: &str, calm: bool) -> Shown {
    let folder = data();
    let mut shown = Shown::of(playroom(folder.path(), size, language, calm), size);
    shown.app.borrow_mut().play_as(who, 0);
    shown.run_to(8_000);
    let now = shown.now;
    let lesson = LessonId::from(lesson);
    shown.app.borrow_mut().open_lesson(&lesson, &Entry::Start, now).expect("opens");
    shown
}

fn items(shown: &Shown) -> Vec<Item> {
    shown.app.borrow().view(shown.now).rows.into_iter().map(|(item, _)| item).collect()
}

fn item(shown: &Shown, id: &str) -> Option<Item> {
    items(shown).into_iter().find(|item| item.id == id)
}

/// The bands of the sound that was played last.
fn bands(shown: &Shown) -> Vec<Rect> {
    let bands = items(shown).into_iter().filter(|item| item.id.starts_with("pulse-"));
    bands.map(|item| item.rect).collect()
}

#[test]
fn a_signed_story_and_its_questions_fit_every_size_in_both_languages() {
    for (at, size) in SIZES.into_iter().enumerate() {
        let language = if at % 2 == 0 { "bn" } else { "en" };
        let folder = data();
        let mut shown = Shown::of(playroom(folder.path(), size, language, false), size);
        shown.app.borrow_mut().play_as(deaf(), 0);
        shown.run_to(8_000);
        assert!(play_through(&mut shown, "play-story") > 5);
    }
}

#[test]
fn nothing_in_any_kind_of_lesson_waits_for_an_ear_and_all_fits_beside_its_captions() {
    for (size, language) in [((1024, 600), "bn"), ((800, 480), "en")] {
        let folder = data();
        let mut shown = Shown::of(playroom(folder.path(), size, language, false), size);
        shown.app.borrow_mut().play_as(deaf(), 0);
        for lesson in PLAYROOM {
            assert!(play_through(&mut shown, lesson) > 3, "{lesson}");
        }
    }
}

#[test]
fn who_hears_sees_no_signer_unless_she_is_wanted() {
    let size = (1280, 800);
    let wants = Who { signs: Some("bdsl".into()), ..Who::guest() };
    let other = Who { signs: Some("isl".into()), ..Who::guest() };
    let seen = [Who::guest(), wants, other, deaf()].map(|who| {
        let mut shown = open(who, "play-story", size, "bn", false);
        shown.run_to(shown.now + 1_000);
        shown.has("window")
    });
    assert_eq!(seen, [false, true, false, true]);
}

#[test]
fn a_question_is_written_for_her_as_long_as_it_would_be_said() {
    let mut shown = open(deaf(), "play-listen", (1280, 800), "bn", false);
    shown.run_to(shown.now + 300);
    let asked = item(&shown, "ask").expect("stands above");
    assert!(matches!(asked.look, Look::Text { ref text, .. } if text == "ক কোনটি?"));
    shown.tap("wrong-1", 60);
    shown.run_to(shown.now + 300);
    let written = items(&shown).into_iter().filter(|item| item.id.starts_with("caption"));
    assert!(written.count() > 0, "why is written");
}

#[test]
fn each_sound_has_a_twin_at_the_edge_and_none_for_whoever_hears() {
    let mut shown = open(deaf(), "play-story", (1280, 800), "bn", false);
    shown.run_to(shown.now + 12_000);
    assert_eq!(bands(&shown), []);
    shown.tap("next", 60);
    let page = bands(&shown);
    assert!(!page.is_empty(), "a page turns");
    shown.run_to(shown.now + 250);
    let later = bands(&shown);
    assert!(later[0].w * later[0].h < page[0].w * page[0].h, "it grows thin");
    shown.run_to(shown.now + 250);
    assert_eq!(bands(&shown), [], "and is gone");

    let hears = Who::guest();
    let mut shown = open(hears, "play-story", (1280, 800), "bn", false);
    shown.run_to(shown.now + 12_000);
    shown.tap("next", 60);
    assert_eq!(bands(&shown), []);
}

#[test]
fn right_and_wrong_are_told_by_place_and_form_and_a_calm_band_stands_still() {
    let twin = |id: &str| {
        let mut shown = open(deaf(), "play-listen", (1280, 800), "bn", true);
        shown.run_to(shown.now + 4_000);
        shown.tap(id, 60);
        let first = bands(&shown);
        shown.run_to(shown.now + 300);
        assert_eq!(bands(&shown), first, "calm: it does not change");
        shown.run_to(shown.now + 200);
        assert_eq!(bands(&shown), []);
        first
    };
    let (right, wrong) = (twin("right"), twin("wrong-1"));
    assert_eq!((right.len(), wrong.len()), (2, 5));
    assert!(right.iter().all(|band| band.h > band.w) && wrong.iter().all(|band| band.w > band.h));
}

#[test]
fn what_speaks_of_hearing_has_other_words_for_her() {
    let help = |who: Who| {
        let mut shown = open(who, "play-listen", (1280, 800), "bn", false);
        for wait in [4_000, 6_000] {
            shown.run_to(shown.now + wait);
            shown.tap("bird", 60);
        }
        shown.run_to(shown.now + 200);
        match item(&shown, "caption-text").expect("is written").look {
            Look::Text { text, .. } => text,
            other => panic!("no text: {other:?}"),
        }
    };
    assert_eq!(help(deaf()), "মন দিয়ে আবার দেখো।");
    assert_eq!(help(Who::guest()), "মন দিয়ে আবার শোনো।");
}

#[test]
fn a_filmed_clip_moves_in_its_window_and_the_turtle_slows_it() {
    let folder = data();
    let window = pixels::Headless::open(1024, 600).expect("a window opens");
    let app = playroom(folder.path(), (1024, 600), "bn", false);
    let mut player = app::film::Player::new(app, window);
    player.app.borrow_mut().play_as(deaf(), 0);
    let now = *player.now.borrow();
    let lesson = LessonId::from("play-story");
    player.app.borrow_mut().open_lesson(&lesson, &Entry::Start, now).expect("opens");
    player.run_to(now + 9_000);
    let next = player.find("next").expect("the way on");
    player.tap(next);
    let opened = *player.now.borrow();
    let seen = |player: &mut app::film::Player, ms: u64| {
        player.run_to(opened + ms);
        let rows = player.app.borrow().view(opened + ms).rows;
        let place = rows.iter().find(|(item, _)| item.id == "film").expect("a film").0.rect;
        let picture = player.window.picture();
        let (x, y) = (place.x as u32, place.y as u32);
        image::imageops::crop_imm(&picture, x, y, place.w as u32, place.h as u32).to_image()
    };
    let first = seen(&mut player, 500);
    assert!(
        first.pixels().any(|pixel| pixel.0[2] > pixel.0[1].saturating_add(40)),
        "her shirt is seen"
    );
    let later = seen(&mut player, 1_600);
    assert!(first != later, "she moves");
    let end = seen(&mut player, 4_000);
    assert!(end == seen(&mut player, 5_000), "the last picture stays");
}

#[test]
fn an_adult_chooses_in_which_language_a_child_is_signed_to() {
    for size in SIZES {
        let folder = data();
        let mut shown = Shown::of(playroom(folder.path(), size, "bn", false), size);
        let child = Box::new(Who { name: "মিতু".into(), ..Who::nobody() });
        shown.app.borrow_mut().open_page(&Place::Child(child), 0);
        let written = |shown: &Shown| {
            let items = items(shown).into_iter();
            let texts = items.filter_map(|item| match item.look {
                Look::Text { text, .. } => Some(text),
                _ => None,
            });
            texts.filter(|text| text.starts_with("ইশারা")).collect::<Vec<_>>()
        };
        assert_eq!(written(&shown), ["ইশারা ছাড়া"]);
        shown.check("a child who hears");
        shown.tap("signs", 50);
        assert_eq!(written(&shown), ["ইশারা: BDSL"]);
        shown.tap("signs", 50);
        assert_eq!(written(&shown), ["ইশারা ছাড়া"]);
        shown.tap("hearing", 50);
        assert_eq!(written(&shown), ["ইশারা: BDSL"], "a deaf child is signed to at once");
        shown.check("a deaf child");
    }
}
