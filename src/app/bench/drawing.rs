//! What a frame costs: eight falling letters, the busiest story page, a camera move, an
//! answer, the first frame of a lesson. All without a screen, on a clock of their own.

use crate::Ground;
use crate::figures::{Figures, thread_ms};
use app::app::{App, Forced, Parts};
use app::audio::Silence;
use app::film::Player;
use app::places;
use app::school::Alone;
use app::session::Entry;
use app::settings::Settings;
use app::sprites::Sprites;
use app::stage::StageModel;
use app::worker::Worker;
use bundle::Bundle;
use model::LessonId;
use pixels::Headless;
use scene::{Align, Colour, Face, Item, Look, Rect, Stage};
use slint::ComponentHandle;
use std::path::Path;
use std::rc::Rc;
use ui::StageApi;

/// Size of the glass, of the real window's at first.
pub(crate) const SIZE: (u32, u32) = (1280, 800);

/// The app at home, with a record of its own; the caller has opened a window.
pub(crate) fn open(ground: &Ground, record: &str) -> Result<App, Box<dyn std::error::Error>> {
    open_with(ground, &ground.bundle, record)
}

/// The same with another bundle.
pub(crate) fn open_with(
    ground: &Ground,
    bundle: &Path,
    record: &str,
) -> Result<App, Box<dyn std::error::Error>> {
    open_in(&ground.data, bundle, record)
}

/// The same for a process that knows no more than the data folder.
pub(crate) fn open_in(
    data: &Path,
    bundle: &Path,
    record: &str,
) -> Result<App, Box<dyn std::error::Error>> {
    let keys = places::trusted_keys(data)?;
    let worker = Worker::open(&data.join(record))?;
    let parts = Parts {
        bundle: Rc::new(Bundle::open(bundle, &keys)?),
        channels: Vec::new(),
        school: Rc::new(Alone::new(&worker, data)),
        worker,
        language: "bn".into(),
        seed: 1,
        settings: Settings { music: true, ..Settings::default() },
        forced: Forced::default(),
        wall: app::clock::noon,
        power: None,
        data: None,
    };
    let stage = Stage::of_display(SIZE.0, SIZE.1, 8.0);
    Ok(App::new(parts, Box::new(Silence), stage)?)
}

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let headless = Headless::open(SIZE.0, SIZE.1)?;
    let mut player = Player::new(open(ground, "draw-bench")?, headless);
    player.step(0);
    let drawn = player.window.frames;
    player.run_to(60_000);
    figures.note("tablet.idle_frames", (player.window.frames - drawn) as f64, "frames", 0.0);
    story(&mut player, figures)?;
    answer(&mut player, figures)?;
    letters(player, figures);
    Ok(())
}

/// Plays every page of the story frame by frame; the dearest page by its mean, and the
/// dearest frame of a camera move.
fn story(player: &mut Player, figures: &mut Figures) -> Result<(), Box<dyn std::error::Error>> {
    let start = *player.now.borrow();
    let before = thread_ms();
    player.app.borrow_mut().open_lesson(&LessonId::from("bn-1-13"), &Entry::Start, start)?;
    player.step(start);
    figures.note("lesson.first_frame_ms", thread_ms() - before, "ms", 150.0);
    let (mut dearest, mut camera) = (0.0f64, 0.0f64);
    for page in 1..=6 {
        let opened = *player.now.borrow();
        let (mut frames, mut sum) = (0u32, 0.0);
        // Pictures are made in the first pass; what counts is a page that plays.
        for at in 0..180u64 {
            let before = thread_ms();
            let drawn = player.window.frames;
            player.step(opened + at * 33);
            let cost = thread_ms() - before;
            if at > 12 && player.window.frames > drawn {
                frames += 1;
                sum += cost;
            }
            if (page == 2 || page == 6) && (12..52).contains(&at) {
                if cost > camera {
                    eprintln!("page {page}, frame {at}: {cost:.1} ms");
                }
                camera = camera.max(cost);
            }
        }
        let mean = sum / f64::from(frames.max(1));
        eprintln!("story page {page}: {mean:.2} ms a frame over {frames} frames");
        dearest = dearest.max(mean);
        if let Some(next) = player.find("next") {
            player.tap(next);
        }
    }
    figures.note("tablet.frame_busiest_ms", dearest, "ms", 4.0);
    figures.note("tablet.frame_camera_ms", camera, "ms", 12.0);
    Ok(())
}

/// From a wrong touch to the frame that shows it, the commit included, by the wall clock.
fn answer(player: &mut Player, figures: &mut Figures) -> Result<(), Box<dyn std::error::Error>> {
    let now = *player.now.borrow() + 1000;
    *player.now.borrow_mut() = now;
    player.app.borrow_mut().back(now);
    let resume = |player: &mut Player, step: &str| {
        // The steps before it are played by a child who knows the answers.
        while player.app.borrow().place().is_some_and(|(_, at)| at.0 != step) {
            let now = *player.now.borrow() + 500;
            player.run_to(now);
            let gesture = player.app.borrow().show_how(now);
            match gesture {
                Some(activity::Gesture::Tap(at)) => player.tap(at),
                Some(activity::Gesture::Drag(points)) => player.drag(&points),
                None => {}
            }
        }
    };
    player.app.borrow_mut().open_lesson(&LessonId::from("bn-1-13"), &Entry::Start, now)?;
    resume(player, "questions");
    let now = *player.now.borrow() + 1500;
    player.run_to(now);
    let Some(wrong) = player.find("wrong-1") else {
        return Err("there is no wrong choice to touch".into());
    };
    let began = std::time::Instant::now();
    player.tap(wrong);
    figures.note("tablet.answer_shown_ms", began.elapsed().as_secs_f64() * 1e3, "ms", 100.0);
    Ok(())
}

/// Eight letters fall over paper, unrotated, through the same stage.
fn letters(player: Player, figures: &mut Figures) {
    let mut window = player.window;
    let mut sprites = Sprites::new(None, SIZE.1);
    let mut model = StageModel::default();
    window.ui.global::<StageApi<'_>>().set_items(model.model());
    let mut sum = 0.0;
    let rounds = 300u32;
    for frame in 0..rounds + 30 {
        let before = thread_ms();
        let rows: Vec<_> = ["অ", "আ", "ই", "ঈ", "ক", "ম", "ন", "ব"]
            .into_iter()
            .enumerate()
            .map(|(at, letter)| {
                let y = (frame as f32 * 3.0 + at as f32 * 97.0) % 700.0;
                let look = Look::Text {
                    text: letter.into(),
                    face: Face::Display,
                    size: 64.0,
                    colour: Colour::INK,
                    align: Align::Middle,
                };
                (Item::new(letter, Rect::new(60.0 + at as f32 * 150.0, y, 90.0, 90.0), look), None)
            })
            .collect();
        model.show(&rows, &mut sprites, &str::to_owned);
        window.set_clock(1_000_000 + u64::from(frame) * 33);
        window.draw();
        if frame >= 30 {
            sum += thread_ms() - before;
        }
    }
    figures.note("tablet.frame_letters_ms", sum / f64::from(rounds), "ms", 1.0);
}
