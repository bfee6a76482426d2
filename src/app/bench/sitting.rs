//! A long sitting: the lessons over and over for an hour of the app's own clock, and by how
//! much memory grows once everything has been seen.

use crate::figures::Figures;
use crate::{Ground, drawing};
use activity::Gesture;
use app::film::Player;
use app::session::Entry;
use model::LessonId;
use pixels::Headless;
use scene::Ms;

/// How long the sitting is.
const SITTING_MS: Ms = 3_600_000;
/// Everything has been seen, and every cache is full, after so long.
const SEEN_MS: Ms = 900_000;

/// Plays on a thread of its own, because a thread has one window platform.
pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let sit = || sit(ground).map_err(|error| error.to_string());
    let sat = std::thread::scope(|scope| scope.spawn(sit).join());
    let growth = sat.map_err(|_| "the sitting panicked")??;
    figures.note("tablet.sitting_growth_mb", growth, "MB", 2.0);
    Ok(())
}

/// By how many megabytes memory grew from when all was seen to the end.
fn sit(ground: &Ground) -> Result<f64, Box<dyn std::error::Error>> {
    let (width, height) = drawing::SIZE;
    let headless = Headless::open(width, height)?;
    let mut player = Player::new(drawing::open(ground, "sitting-bench")?, headless);
    let mut seen = None;
    while *player.now.borrow() < SITTING_MS {
        for lesson in ["bn-p-07", "bn-1-13"] {
            play(&mut player, &LessonId::from(lesson))?;
        }
        let (now, megabytes) = (*player.now.borrow(), resident()?);
        eprintln!("{} minutes: {megabytes:.1} MB", now / 60_000);
        if now >= SEEN_MS {
            seen.get_or_insert(megabytes);
        }
    }
    Ok(resident()? - seen.unwrap_or_default())
}

/// A child who knows the answers plays a lesson to its end and goes home.
fn play(player: &mut Player, lesson: &LessonId) -> Result<(), Box<dyn std::error::Error>> {
    let now = *player.now.borrow();
    player.app.borrow_mut().open_lesson(lesson, &Entry::Start, now)?;
    while player.app.borrow().place().is_some() {
        let now = *player.now.borrow() + 500;
        player.run_to(now);
        let gesture = player.app.borrow().show_how(now);
        match gesture {
            Some(Gesture::Tap(at)) => player.tap(at),
            Some(Gesture::Drag(points)) => player.drag(&points),
            None => {}
        }
    }
    let now = *player.now.borrow() + 5_000;
    player.run_to(now);
    player.app.borrow_mut().back(now);
    Ok(())
}

/// Memory that this process holds now, in megabytes.
fn resident() -> Result<f64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: f64 =
        line.and_then(|line| line.split_whitespace().next()).ok_or("no VmRSS")?.parse()?;
    Ok(kilobytes / 1024.0)
}
