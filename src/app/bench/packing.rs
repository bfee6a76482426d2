//! What packing costs, how large what comes out is, and how fast a large bundle opens.

use crate::Ground;
use crate::figures::{Figures, median};
use bundle::{Bundle, BundleWriter};
use model::{ChannelHead, Lesson, LessonHead, Phrase, Step};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use wire::seal::{SecretKey, TrustedKeys};

/// Packs the lessons once, so that the other groups have something to play.
pub(crate) fn pack_first(ground: &Ground) -> Result<(), Box<dyn std::error::Error>> {
    pack(ground, &ground.data.join("cache-first")).map(|_| ())
}

/// Packs the playroom, in which every kind of activity is; gives the bundle.
pub(crate) fn pack_playroom(ground: &Ground) -> Result<PathBuf, Box<dyn std::error::Error>> {
    let bundle = ground.data.join("playroom/play-1.jonaki");
    std::fs::create_dir_all(ground.data.join("playroom"))?;
    pack_channel(ground, "play-1", &bundle, &ground.data.join("cache-first"))?;
    Ok(bundle)
}

fn pack(ground: &Ground, cache: &Path) -> Result<f64, Box<dyn std::error::Error>> {
    pack_channel(ground, "jonaki-1", &ground.bundle, cache)
}

fn pack_channel(
    ground: &Ground,
    channel: &str,
    bundle: &Path,
    cache: &Path,
) -> Result<f64, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(ground.data.join("bundles"))?;
    let began = Instant::now();
    let done = Command::new(ground.programs.join("jonaki-pack"))
        .arg("build")
        .arg(&ground.lessons)
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
    open_large(ground, figures)
}

/// A bundle of 10,000 lessons to its first page, beside one of ten.
fn open_large(ground: &Ground, figures: &mut Figures) -> Result<(), Box<dyn std::error::Error>> {
    let key = SecretKey::from_bytes(&[7; 32]);
    let trust = TrustedKeys::new([key.public()]);
    let mut times = [0.0; 2];
    for (slot, n) in [10u32, 10_000].into_iter().enumerate() {
        let path = ground.data.join(format!("large-{n}.jonaki"));
        write(&path, n, &key)?;
        let mut runs: Vec<f64> = (0..15)
            .map(|_| {
                let began = Instant::now();
                let bundle = Bundle::open(&path, &trust)?;
                let page = bundle.shelf(0, 12)?;
                assert_eq!(page.len(), 12.min(n as usize));
                Ok(began.elapsed().as_secs_f64() * 1e3)
            })
            .collect::<Result<_, Box<dyn std::error::Error>>>()?;
        times[slot] = median(&mut runs);
    }
    eprintln!("opening ten lessons: {:.3} ms, ten thousand: {:.3} ms", times[0], times[1]);
    figures.note("bundle.open10k_ms", times[1], "ms", 20.0);
    Ok(())
}

fn write(path: &Path, n: u32, key: &SecretKey) -> Result<(), Box<dyn std::error::Error>> {
    let mut writer = BundleWriter::create(&path.with_extension("part"))?;
    writer.put_channel(&ChannelHead {
        id: "large".into(),
        title: Phrase::of("bn", "-"),
        language: "bn".into(),
        prompts: "bn".into(),
        licence: "CC-BY-4.0".into(),
        author: "Jonaki".into(),
        signs: Vec::new(),
    })?;
    for at in 0..n {
        let head = LessonHead {
            id: format!("lesson-{at:05}").as_str().into(),
            title: Phrase::of("bn", &format!("{at}")),
            picture: "kit:mango".into(),
            teaches: Vec::new(),
            needs: Vec::new(),
            minutes: 5,
            practises: Vec::new(),
            is_play: false,
            drill_for: None,
        };
        let step =
            Step { id: "story".into(), kind: "story".into(), skill: None, spec: "{}".into() };
        writer.put_lesson(at, &Lesson { head, steps: vec![step] })?;
    }
    writer.finish(1, 1, "bench", key, path)?;
    Ok(())
}
