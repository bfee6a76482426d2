//! The real window under Xvfb: how soon something is drawn, what it weighs, what it costs
//! while nobody touches it.

use crate::Ground;
use crate::figures::{Figures, median};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// An X server whose picture lies in a file, so that the first drawn pixel can be seen.
struct Screen {
    server: Child,
    picture: PathBuf,
    display: String,
}

impl Screen {
    fn open(folder: &Path) -> Result<Self, Box<dyn std::error::Error>> {
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

    /// Whether anything is drawn: the rows of the middle are not all alike any more.
    fn is_drawn(&self) -> bool {
        use std::os::unix::fs::FileExt;
        let Ok(file) = std::fs::File::open(&self.picture) else { return false };
        let mut row = vec![0u8; 1280 * 4];
        let header = 3232;
        [200u64, 400, 600].into_iter().any(|y| {
            file.read_exact_at(&mut row, header + y * 1280 * 4).is_ok()
                && row.chunks_exact(4).any(|pixel| pixel[..3] != [0, 0, 0])
        })
    }
}

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
    let mut cold = Vec::new();
    let mut warm = Vec::new();
    let mut cpu = Vec::new();
    for round in 0..5 {
        for path in [ground.programs.join("jonaki"), ground.bundle.clone()] {
            forget(&path);
        }
        let (seconds, _) = start(ground, round * 2)?;
        cold.push(seconds);
        let (seconds, spent) = start(ground, round * 2 + 1)?;
        warm.push(seconds);
        cpu.push(spent);
    }
    figures.note("tablet.start_cold_s", median(&mut cold), "s", 0.6);
    figures.note("tablet.start_warm_s", median(&mut warm), "s", 0.2);
    figures.note("tablet.start_warm_cpu_s", median(&mut cpu), "s", 0.1);
    weight(ground, figures)?;
    idle(ground, figures)
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

/// Seconds to the first drawn pixel, and processor seconds until then.
fn start(ground: &Ground, round: usize) -> Result<(f64, f64), Box<dyn std::error::Error>> {
    let screen = Screen::open(&ground.data.join(format!("screen-{round}")))?;
    let began = Instant::now();
    let mut child = open(ground, &screen, &[])?;
    while !screen.is_drawn() {
        if began.elapsed() > Duration::from_secs(20) {
            let _ = child.kill();
            return Err("the window drew nothing in 20 s".into());
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    let seconds = began.elapsed().as_secs_f64();
    let spent = ticks(child.id()) / 100.0;
    child.kill()?;
    child.wait()?;
    Ok((seconds, spent))
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
fn ticks(id: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let fields: Vec<&str> =
        text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let at = |n: usize| fields.get(n).and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
    at(11) + at(12)
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

/// Asks the system to drop a file from its cache.
fn forget(path: &Path) {
    let _ = Command::new("dd")
        .arg(format!("if={}", path.display()))
        .args(["iflag=nocache", "count=0", "status=none"])
        .status();
}
