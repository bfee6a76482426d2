//! The pages around the lessons and every kind of activity: how long a wall of forty children
//! takes to open, how long the choice of what comes next, and the busiest second of each kind.

use crate::figures::{Figures, median, thread_ms};
use crate::{Ground, drawing, packing};
use app::choice::Choice;
use app::film::Player;
use app::icons::Face;
use app::screen::Place;
use app::session::Entry;
use app::worker::Worker;
use model::{Attempt, Event, LearnerId, LessonId, SkillId, Stamp};
use pixels::Headless;
use progress::Progress;
use std::path::Path;
use std::time::Instant;

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    // A thread has one window, and other groups have theirs.
    let wall = || wall(ground).map_err(|error| error.to_string());
    let opened = std::thread::scope(|scope| scope.spawn(wall).join());
    let opened = opened.map_err(|_| "opening the wall panicked")??;
    figures.note("pages.wall_of_40_ms", opened, "ms", 100.0);
    figures.note("pages.next_of_100000_ms", next(ground)?, "ms", 5.0);
    let playroom = packing::pack_playroom(ground)?;
    let kinds = || kinds(ground, &playroom).map_err(|error| error.to_string());
    let played = std::thread::scope(|scope| scope.spawn(kinds).join());
    for (lesson, cost) in played.map_err(|_| "playing an activity panicked")?? {
        figures.note(&format!("activity.{lesson}_frame_ms"), cost, "ms", 4.0);
    }
    Ok(())
}

/// From asking who it is to the drawn wall, the first time since the program started.
fn wall(ground: &Ground) -> Result<f64, Box<dyn std::error::Error>> {
    let folder = ground.data.join("wall-bench");
    std::fs::create_dir_all(&folder)?;
    let (mut progress, _) = Progress::open(&folder, "bench", Stamp::default())?;
    let faces: Vec<Face> = Face::all().collect();
    for (n, face) in (1u8..=40).zip(faces.iter().cycle()) {
        let added = Event::LearnerAdded { nickname: format!("{n}"), picture: face.id().into() };
        progress.record(LearnerId([n; 16]), &added, Stamp::default())?;
    }
    drop(progress);
    let headless = Headless::open(drawing::SIZE.0, drawing::SIZE.1)?;
    let app = drawing::open(ground, "wall-bench")?;
    let mut player = Player::new(app, headless);
    let began = Instant::now();
    player.app.borrow_mut().open_page(&Place::Who, 0);
    player.step(0);
    Ok(began.elapsed().as_secs_f64() * 1e3)
}

/// So many answers has a child given in the end.
const ANSWERS: u64 = 100_000;

/// What is offered to a child who has answered for years, from the record to the path.
fn next(ground: &Ground) -> Result<f64, Box<dyn std::error::Error>> {
    // The record is made without a disk: it is its reading that counts.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory)? } else { tempfile::tempdir()? };
    let keys = app::places::trusted_keys(&ground.data)?;
    let bundle = bundle::Bundle::open(&ground.bundle, &keys)?;
    let choice = Choice::read(&bundle)?;
    let skills: Vec<SkillId> = bundle.skills()?.into_iter().map(|skill| skill.id).collect();
    let who = LearnerId([9; 16]);
    let (mut progress, _) = Progress::open(folder.path(), "bench", Stamp::default())?;
    let first = app::clock::stamp().wall_ms - 800 * 86_400_000;
    for n in 0..ANSWERS {
        let skill = &skills[(n / 12) as usize % skills.len()];
        let wall_ms = first + (n as i64 / 130) * 86_400_000;
        let at = Stamp { wall_ms, mono_ms: n, boot: 0 };
        progress.record(who, &Event::Answered(answer(skill, n)), at)?;
    }
    drop(progress);
    let worker = Worker::open(folder.path())?;
    let mut runs: Vec<f64> = (0..21)
        .map(|_| {
            let began = Instant::now();
            let offer = choice.offer(&worker.hers(who, None, None, app::clock::stamp()), 1);
            assert!(!offer.stops.is_empty(), "something is offered");
            began.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    Ok(median(&mut runs))
}

fn answer(skill: &SkillId, n: u64) -> Attempt {
    Attempt {
        lesson: "bn-p-07".into(),
        step: "choose".into(),
        kind: "listen".into(),
        item: (n % 12).to_string().as_str().into(),
        skill: Some(skill.clone()),
        asked: "a".into(),
        expected: "a".into(),
        response: "a".into(),
        correct: if n.is_multiple_of(5) { 0.0 } else { 1.0 },
        tries: 1,
        rung: 0,
        tag: None,
        ms: 1_500,
    }
}

/// A second of a moving picture.
const SECOND: usize = 30;

/// The dearest second of each lesson of the playroom, as the mean of its frames.
fn kinds(
    ground: &Ground,
    playroom: &Path,
) -> Result<Vec<(String, f64)>, Box<dyn std::error::Error>> {
    let headless = Headless::open(drawing::SIZE.0, drawing::SIZE.1)?;
    let app = drawing::open_with(ground, playroom, "kinds-bench")?;
    let lessons: Vec<LessonId> = app.lessons();
    let mut player = Player::new(app, headless);
    let mut dearest = Vec::new();
    for lesson in lessons {
        let now = *player.now.borrow();
        player.app.borrow_mut().open_lesson(&lesson, &Entry::Start, now)?;
        let mut costs = Vec::new();
        let mut rest = 0;
        while player.app.borrow().place().is_some() {
            let now = *player.now.borrow() + 33;
            let (before, drawn) = (thread_ms(), player.window.frames);
            player.step(now);
            if player.window.frames > drawn {
                costs.push(thread_ms() - before);
            }
            rest += 1;
            if rest % 15 != 0 {
                continue;
            }
            let gesture = player.app.borrow().show_how(now);
            match gesture {
                Some(activity::Gesture::Tap(at)) => player.tap(at),
                Some(activity::Gesture::Drag(points)) => player.drag(&points),
                None => {}
            }
        }
        let second = |frames: &[f64]| frames.iter().sum::<f64>() / frames.len() as f64;
        let busiest = costs.windows(SECOND.min(costs.len().max(1))).map(second).fold(0.0, f64::max);
        dearest.push((lesson.0, busiest));
        let now = *player.now.borrow();
        player.app.borrow_mut().back(now);
    }
    Ok(dearest)
}
