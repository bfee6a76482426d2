//! The pages around the lessons: how long a wall of forty children takes to open, and how long
//! the choice of what comes next.

use crate::figures::{Figures, median, program_ms};
use crate::{Ground, drawing};
use app::choice::Choice;
use app::film::Player;
use app::icons::Face;
use app::screen::Place;
use app::worker::Worker;
use model::{Attempt, Event, LearnerId, SkillId, Stamp};
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
    let (first, again) = opened.map_err(|_| "opening the wall panicked")??;
    figures.note("pages.wall_of_40_ms", first, "ms", 100.0);
    figures.note("pages.wall_of_40_again_ms", again, "ms", 33.0);
    figures.note("pages.next_of_100000_ms", next(ground)?, "ms", 5.0);
    Ok(())
}

/// Enters so many children into a new record.
pub(crate) fn class(record: &Path, n_children: u8) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(record)?;
    let (mut progress, _) = Progress::open(record, "bench", Stamp::default())?;
    for n in 1..=n_children {
        let picture = face_of(n).id().into();
        let added = Event::LearnerAdded { nickname: format!("{n}"), picture };
        progress.record(LearnerId([n; 16]), &added, Stamp::default())?;
    }
    Ok(())
}

/// The picture of a child of such a class.
pub(crate) fn face_of(n: u8) -> Face {
    let faces: Vec<Face> = Face::all().collect();
    faces[usize::from(n) % faces.len()]
}

/// From asking who it is to the finished picture of the wall, by the clock: where none of its
/// drawings was made before, and where a child comes back to it.
fn wall(ground: &Ground) -> Result<(f64, f64), Box<dyn std::error::Error>> {
    // The window holds an app, and so its record, until it is given the next one.
    let records = ["wall-one", "wall-other"];
    for record in records {
        class(&ground.data.join(record), 40)?;
    }
    let headless = Headless::open(drawing::SIZE.0, drawing::SIZE.1)?;
    // Faces of letters and all else that is made once in a program are made before.
    let mut player = Player::new(drawing::open(ground, "wall-before")?, headless);
    player.step(0);
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for record in records.into_iter().cycle().take(RUNS) {
        player = Player::new(drawing::open(ground, record)?, player.window);
        for took in [&mut first, &mut again] {
            player.app.borrow_mut().open_page(&Place::Meadow, 0);
            player.step(0);
            let began = Instant::now();
            player.app.borrow_mut().open_page(&Place::Who, 0);
            player.step(0);
            took.push(began.elapsed().as_secs_f64() * 1e3);
        }
    }
    Ok((median(&mut first), median(&mut again)))
}

const RUNS: usize = 7;

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
    // What others of her tablet have played must not be read with hers.
    for lesson in bundle.shelf(0, bundle.n_lessons())?.into_iter().map(|head| head.id) {
        for child in (1..=40).map(|n| LearnerId([n; 16])) {
            let over = Event::Completed { lesson: lesson.clone(), ms: 60_000 };
            progress.record(child, &over, Stamp::default())?;
        }
    }
    drop(progress);
    let worker = Worker::open(folder.path())?;
    let mut runs: Vec<f64> = (0..21)
        .map(|_| {
            let before = program_ms();
            let stops = choice.stops(&worker.hers(who, None, None, app::clock::stamp()), 1);
            assert!(!stops.is_empty(), "something is offered");
            program_ms() - before
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
