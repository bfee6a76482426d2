//! Figures of the benches that must not link a window: each prints a figure a line as JSON.

use crate::Ground;
use crate::figures::{Figure, Figures};
use std::process::{Command, Stdio};

pub(crate) fn server(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    run(ground, figures, "jonaki-server-bench")
}

pub(crate) fn sync(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    run(ground, figures, "jonaki-sync-bench")
}

fn run(
    ground: &Ground,
    figures: &mut Figures,
    name: &str,
) -> Result<(), Box<dyn std::error::Error>> {
    let program = ground.programs.join(name);
    let done = Command::new(&program).arg(&ground.lessons).stderr(Stdio::inherit()).output();
    let done = done.map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
    for line in String::from_utf8_lossy(&done.stdout).lines() {
        figures.add(serde_json::from_str::<Figure>(line)?);
    }
    if done.status.success() { Ok(()) } else { Err(format!("{name} ended early").into()) }
}
