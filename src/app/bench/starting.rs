//! The real window under Xvfb: how soon something is drawn, what it weighs, what it costs
//! while nobody touches it.

use crate::figures::{Figures, median};
use crate::{Ground, drawing};
use app::film::Player;
use image::RgbImage;
use pixels::Headless;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An X server whose picture lies in a file, so that the first drawn pixel can be seen.
pub(crate) struct Screen {
    server: Child,
    picture: PathBuf,
    pub(crate) display: String,
}

impl Screen {
    pub(crate) fn open(folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
        std::fs::create_dir_all(folder)?;
        let display = format!(":{}", 70 + std::process::id() % 20);
        let server = Command::new("Xvfb")
            .arg(&display)
            .args(["-screen", "0", "1280x800x24", "-fbdir"])
            .arg(folder)
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb cannot be started ({error}): install xvfb"))?;
        let picture = folder.join("Xvfb_screen0");
        let began = Instant::now();
        while std::fs::metadata(&picture).map_or(0, |meta| meta.len()) < 4_000_000 {
            if began.elapsed() > Duration::from_secs(10) {
                return Err("Xvfb did not start".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        std::thread::sleep(Duration::from_millis(300));
        Ok(Self { server, picture, display })
    }

    /// How many pixels have exactly this colour.
    pub(crate) fn count(&self, [red, green, blue]: [u8; 3]) -> usize {
        let file = std::fs::read(&self.picture).unwrap_or_default();
        let pixels = file.get(HEADER..).unwrap_or_default().chunks_exact(4);
        pixels.filter(|pixel| pixel[..3] == [blue, green, red]).count()
    }

    /// Whether a picture is on the screen: 99 of 100 pixels are the same.
    fn shows(&self, wanted: &RgbImage) -> bool {
        let Ok(file) = std::fs::read(&self.picture) else { return false };
        let Some(pixels) = file.get(HEADER..) else { return false };
        let same = pixels
            .chunks_exact(4)
            .zip(wanted.pixels())
            .filter(|(shown, wanted)| [shown[2], shown[1], shown[0]] == wanted.0)
            .count();
        same * 100 >= wanted.pixels().len() * 99
    }
}

/// Bytes of the file before its first pixel.
const HEADER: usize = 3232;

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let home = home(ground)?;
    // The first start makes the record, and says which files a start reads.
    let files = start(ground, "screen-first", &home, &BTreeSet::new())?.files;
    let (mut cold, mut warm, mut cpu) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..5 {
        cold.push(start(ground, &format!("screen-cold-{round}"), &home, &files)?.seconds);
        let begun = start(ground, &format!("screen-warm-{round}"), &home, &BTreeSet::new())?;
        warm.push(begun.seconds);
        cpu.push(begun.cpu);
    }
    figures.note("tablet.start_cold_s", median(&mut cold), "s", 0.6);
    figures.note("tablet.start_warm_s", median(&mut warm), "s", 0.2);
    figures.note("tablet.start_warm_cpu_s", median(&mut cpu), "s", 0.1);
    idle(ground, figures)?;
    // Last: whoever is stopped in a lesson is taken back to it by the next start.
    weight(ground, figures)
}

/// The home screen as the app draws it: a start has ended when this is on the screen. On a
/// thread of its own, because a thread has one window platform.
fn home(ground: &Ground) -> Result<RgbImage, Box<dyn std::error::Error>> {
    let draw = || -> Result<RgbImage, Box<dyn std::error::Error>> {
        let (width, height) = drawing::SIZE;
        let headless = Headless::open(width, height)?;
        let mut player = Player::new(drawing::open(ground, "home-bench")?, headless);
        player.step(0);
        Ok(player.window.picture())
    };
    let drawn = std::thread::scope(|scope| {
        scope.spawn(|| draw().map_err(|error| error.to_string())).join()
    });
    Ok(drawn.map_err(|_| "drawing the home screen panicked")??)
}

fn open(ground: &Ground, screen: &Screen, more: &[&str]) -> std::io::Result<Child> {
    Command::new(ground.programs.join("jonaki"))
        .arg("--data")
        .arg(&ground.data)
        .args(more)
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()
}

/// What a start took.
struct Start {
    /// Until the home screen was to be seen.
    seconds: f64,
    /// Processor time until then.
    cpu: f64,
    /// What it had mapped or held open by then.
    files: BTreeSet<PathBuf>,
}

/// Starts the app and waits for the home screen; `evicted` are read from the disk again.
fn start(
    ground: &Ground,
    screen: &str,
    home: &RgbImage,
    evicted: &BTreeSet<PathBuf>,
) -> Result<Start, Box<dyn std::error::Error>> {
    let screen = Screen::open(&ground.data.join(screen))?;
    if !evicted.is_empty() {
        evict(evicted);
    }
    let began = Instant::now();
    let mut child = open(ground, &screen, &[])?;
    while !screen.shows(home) {
        if began.elapsed() > Duration::from_secs(20) {
            let _ = child.kill();
            return Err("the window did not show the home screen in 20 s".into());
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    let seconds = began.elapsed().as_secs_f64();
    let begun = Start { seconds, cpu: ticks(child.id()) / 100.0, files: files(child.id()) };
    child.kill()?;
    child.wait()?;
    Ok(begun)
}

/// The files that a process has mapped or open.
fn files(id: u32) -> BTreeSet<PathBuf> {
    let maps = std::fs::read_to_string(format!("/proc/{id}/maps")).unwrap_or_default();
    let mapped = maps.lines().filter_map(|line| Some(PathBuf::from(&line[line.find('/')?..])));
    let open = std::fs::read_dir(format!("/proc/{id}/fd")).into_iter().flatten();
    let open = open.filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok());
    mapped.chain(open).filter(|path| path.is_file()).collect()
}

fn weight(ground: &Ground, figures: &mut Figures) -> Result<(), Box<dyn std::error::Error>> {
    let screen = Screen::open(&ground.data.join("screen-weight"))?;
    let mut child = open(ground, &screen, &["--lesson", "bn-1-13"])?;
    std::thread::sleep(Duration::from_secs(8));
    let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", child.id()))?;
    let kb = |key: &str| {
        let line = text.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok())
            .unwrap_or(f64::NAN)
    };
    figures.note("tablet.pss_story_mb", kb("Pss:") / 1024.0, "MB", 45.0);
    child.kill()?;
    child.wait()?;
    Ok(())
}

fn idle(ground: &Ground, figures: &mut Figures) -> Result<(), Box<dyn std::error::Error>> {
    let screen = Screen::open(&ground.data.join("screen-idle"))?;
    let mut child = open(ground, &screen, &[])?;
    std::thread::sleep(Duration::from_secs(8));
    let before = nanoseconds(child.id());
    std::thread::sleep(Duration::from_secs(20));
    let spent = (nanoseconds(child.id()) - before) / 1e9;
    figures.note("tablet.idle_cpu_pct", spent / 20.0 * 100.0, "%", 0.1);
    child.kill()?;
    child.wait()?;
    Ok(())
}

/// Hundredths of a second of processor time that a process has used.
pub(crate) fn ticks(id: u32) -> f64 {
    stat(&id.to_string(), 11)
}

/// The same of all processes that this one started and that have ended, with those that they
/// started.
pub(crate) fn ended_ticks() -> f64 {
    stat("self", 13)
}

/// Two neighbours among what the kernel tells of a process, together.
fn stat(process: &str, first: usize) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields: Vec<&str> =
        text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let at = |n: usize| fields.get(n).and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
    at(first) + at(first + 1)
}

/// Processor time of all threads of a process, exactly.
fn nanoseconds(id: u32) -> f64 {
    let threads =
        std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().filter_map(Result::ok);
    threads
        .filter_map(|thread| {
            let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
            text.split_whitespace().next()?.parse::<f64>().ok()
        })
        .sum()
}

/// Asks the system to forget what it has read: everything where that is allowed, else these
/// files. What another program has mapped stays in memory, as it would on a tablet.
fn evict(files: &BTreeSet<PathBuf>) {
    use rustix::fs::{Advice, fadvise};
    rustix::fs::sync();
    if std::fs::write("/proc/sys/vm/drop_caches", "1").is_ok() {
        return;
    }
    for file in files.iter().filter_map(|path| std::fs::File::open(path).ok()) {
        let _ = fadvise(file, 0, None, Advice::DontNeed);
    }
}
