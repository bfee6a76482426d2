//! Figures of the benches that must not link a window: each prints a figure a line as JSON.

use crate::Ground;
use crate::figures::{Figure, Figures};
use std::ffi::OsStr;
use std::process::{Command, Stdio};

pub(crate) fn server(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    run(figures, ground, "jonaki-server-bench", ground.lessons.as_os_str())
}

pub(crate) fn crowd(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    run(figures, ground, "jonaki-server-bench", "crowd".as_ref())
}

pub(crate) fn sync(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    run(figures, ground, "jonaki-sync-bench", ground.lessons.as_os_str())
}

fn run(
    figures: &mut Figures,
    ground: &Ground,
    name: &str,
    word: &OsStr,
) -> Result<(), Box<dyn std::error::Error>> {
    let program = ground.programs.join(name);
    let done = Command::new(&program).arg(word).stderr(Stdio::inherit()).output();
    let done = done.map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
    for line in String::from_utf8_lossy(&done.stdout).lines() {
        figures.add(serde_json::from_str::<Figure>(line)?);
    }
    if done.status.success() { Ok(()) } else { Err(format!("{name} ended early").into()) }
}
