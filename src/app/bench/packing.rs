//! What packing costs, and how large what comes out is.

use crate::figures::Figures;
use crate::{Ground, workshop};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Packs the lessons once, so that the other groups have something to play.
pub(crate) fn pack_first(ground: &Ground) -> Result<(), Box<dyn std::error::Error>> {
    pack(ground, &ground.cache).map(|_| ())
}

/// Packs the lessons of the first channel and of the playroom as one channel, for whoever plays
/// all of them in one sitting, the playroom first; gives the bundle.
pub(crate) fn pack_everything(ground: &Ground) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let tree = ground.data.join("everything");
    let channel = tree.join("everything-1");
    let bundle = channel.with_extension("jonaki");
    if bundle.is_file() {
        return Ok(bundle);
    }
    std::fs::create_dir_all(&channel)?;
    let lessons = ground.lessons.canonicalize()?;
    for shared in ["kit", "jonaki-1"] {
        copy(&lessons.join(shared), &tree.join(shared))?;
    }
    let mut order = Vec::new();
    for folder in ["play-1", "jonaki-1"].map(|channel| lessons.join(channel)) {
        let entries = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<PathBuf> = entries.collect::<Result<_, _>>()?;
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                copy(&path, &channel.join(&name))?;
            }
            if path.join("lesson.toml").is_file() {
                order.push(format!("{name:?}"));
            }
        }
    }
    let head = std::fs::read_to_string(lessons.join("play-1/channel.toml"))?;
    let head: Vec<&str> = head.lines().filter(|line| !line.starts_with("lessons = ")).collect();
    let head = head.join("\n").replace("\"play-1\"", "\"everything-1\"");
    let head = format!("lessons = [{}]\n{head}\n", order.join(", "));
    std::fs::write(channel.join("channel.toml"), head)?;
    pack_channel(ground, &tree, "everything-1", &bundle, &ground.cache)?;
    Ok(bundle)
}

/// Copies a folder whole: links that lead out of the lessons are refused.
pub(crate) fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            std::fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

fn pack(ground: &Ground, cache: &Path) -> Result<f64, Box<dyn std::error::Error>> {
    pack_channel(ground, &ground.lessons, "jonaki-1", &ground.bundle, cache)
}

fn pack_channel(
    ground: &Ground,
    lessons: &Path,
    channel: &str,
    bundle: &Path,
    cache: &Path,
) -> Result<f64, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(ground.data.join("bundles"))?;
    let began = Instant::now();
    let done = Command::new(ground.programs.join("jonaki-pack"))
        .arg("build")
        .arg(lessons)
        .args(["--channel", channel])
        .arg("-o")
        .arg(bundle)
        .arg("--cache")
        .arg(cache)
        .arg("--data")
        .arg(&ground.data)
        .output()?;
    if !done.status.success() {
        return Err(format!("jonaki-pack failed: {}", String::from_utf8_lossy(&done.stderr)).into());
    }
    Ok(began.elapsed().as_secs_f64())
}

pub(crate) fn run(
    ground: &Ground,
    figures: &mut Figures,
) -> Result<(), Box<dyn std::error::Error>> {
    let cache = ground.data.join("cache-bench");
    std::fs::remove_file(&ground.bundle)?;
    figures.note("pack.cold_s", pack(ground, &cache)?, "s", 60.0);
    figures.note("pack.unchanged_s", pack(ground, &cache)?, "s", 1.0);
    let size = |path: &Path| std::fs::metadata(path).map(|meta| meta.len() as f64 / 1e6);
    figures.note("bundle.shelf_mb", size(&ground.bundle)?, "MB", 25.0);
    figures.note("app.binary_mb", size(&ground.programs.join("jonaki"))?, "MB", 20.0);
    workshop::run(ground, figures)
}
