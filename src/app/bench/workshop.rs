//! What whoever writes lessons waits for: a large channel packed whole and after one change, and
//! the time from a saved lesson to its picture on the screen.

use crate::figures::{Figures, median};
use crate::starting::Screen;
use crate::{Ground, many, packing};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let tree = ground.data.join("many");
    let lessons = ground.lessons.canonicalize()?;
    for shared in ["kit", "jonaki-1"] {
        packing::copy(&lessons.join(shared), &tree.join(shared))?;
    }
    let channel = many::write(&lessons, &tree)?;
    let cold = pack(ground, &channel)?;
    figures.more_than("pack.lessons_a_second", many::LESSONS as f64 / cold.seconds, "1/s", 20.0);
    figures.more_than("pack.processors", cold.cpu / cold.seconds, "", 1.5);
    figures.note("pack.memory_mb", cold.memory_mb, "MB", 500.0);
    figures.tell("pack.unchanged_of_1000_s", pack(ground, &channel)?.seconds, "s");
    let file = many::file(&channel, many::LESSONS / 2);
    let text = std::fs::read_to_string(&file)?;
    std::fs::write(&file, text.replacen("ask = \"", "ask = \"+ ", 1))?;
    figures.tell("pack.one_line_of_1000_s", pack(ground, &channel)?.seconds, "s");
    figures.note("pack.saved_to_seen_ms", seen(ground, &tree)?, "ms", 1000.0);
    Ok(())
}

/// Skies that the story has in turn, each of a colour that nothing else has.
const SKIES: [(&str, [u8; 3]); 2] = [("dawn", [0x12, 0x34, 0x56]), ("dusk", [0x65, 0x43, 0x21])];
/// How often one is exchanged for the other.
const ROUNDS: usize = 5;

/// What packing a channel took.
struct Packed {
    seconds: f64,
    /// Processor time of all threads, and of the workers that speak.
    cpu: f64,
    /// The most memory at any time.
    memory_mb: f64,
}

fn packer(ground: &Ground, what: &str, channel: &Path) -> Command {
    let mut command = Command::new(ground.programs.join("jonaki-pack"));
    command.arg(what).arg(channel).arg("-o").arg(channel.with_extension("jonaki"));
    command.arg("--cache").arg(ground.data.join("cache-many")).arg("--data").arg(&ground.data);
    command
}

fn pack(ground: &Ground, channel: &Path) -> Result<Packed, Box<dyn std::error::Error>> {
    let began = Instant::now();
    let mut command = packer(ground, "build", channel);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let (ticks, mut memory_mb) = (crate::starting::ended_ticks(), 0.0);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        memory_mb = highest_mb(child.id()).max(memory_mb);
        std::thread::sleep(Duration::from_millis(10));
    };
    if !status.success() {
        return Err(format!("jonaki-pack refused {}", channel.display()).into());
    }
    let cpu = (crate::starting::ended_ticks() - ticks) / 100.0;
    Ok(Packed { seconds: began.elapsed().as_secs_f64(), cpu, memory_mb })
}

/// The most memory that a process has had so far.
fn highest_mb(id: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kb.unwrap_or(0.0) / 1024.0
}

/// Milliseconds from the save of a lesson of the first channel to other pixels on the screen.
fn seen(ground: &Ground, tree: &Path) -> Result<f64, Box<dyn std::error::Error>> {
    let channel = tree.join("jonaki-1");
    let bundle = channel.with_extension("jonaki");
    let file = channel.join("08-am/lesson.toml");
    let text = std::fs::read_to_string(&file)?;
    let art = channel.join("08-am/art");
    std::fs::create_dir_all(&art)?;
    for (name, [red, green, blue]) in SKIES {
        let fill = format!("#{red:02x}{green:02x}{blue:02x}");
        let sky = format!("<path d=\"M0 0H1280V536H0Z\" fill=\"{fill}\"/>");
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1280 536\">{sky}</svg>"
        );
        std::fs::write(art.join(format!("{name}.svg")), svg)?;
    }
    let save = |name: &str| std::fs::write(&file, text.replacen("kit:bg_meadow", name, 1));
    save(SKIES[0].0)?;
    let screen = Screen::open(&ground.data.join("screen-workshop"))?;
    let mut watch = packer(ground, "watch", &channel);
    let _watch = Ended(watch.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
    wait("the first bundle", || bundle.is_file())?;
    let player = Command::new(ground.programs.join("jonaki"))
        .arg("--data")
        .arg(&ground.data)
        .arg("--follow")
        .arg(&bundle)
        .args(["--lesson", "ma-1-03"])
        .env("DISPLAY", &screen.display)
        .env_remove("WAYLAND_DISPLAY")
        .stderr(Stdio::null())
        .spawn()?;
    let _player = Ended(player);
    let is_seen = |colour| screen.count(colour) > 50_000;
    wait("the story", || is_seen(SKIES[0].1))?;
    let mut took = Vec::new();
    for (name, colour) in SKIES.into_iter().rev().cycle().take(1 + ROUNDS) {
        std::thread::sleep(Duration::from_secs(2));
        let began = Instant::now();
        save(name)?;
        wait("the other sky", || is_seen(colour))?;
        took.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    // The first time the other sky had to be drawn.
    Ok(median(&mut took[1..]))
}

/// A program that ends with whoever asked for it.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn wait(what: &str, mut is: impl FnMut() -> bool) -> Result<(), Box<dyn std::error::Error>> {
    let began = Instant::now();
    while !is() {
        if began.elapsed() > Duration::from_secs(120) {
            return Err(format!("{what} did not come").into());
        }
        std::thread::sleep(Duration::from_millis(4));
    }
    Ok(())
}
