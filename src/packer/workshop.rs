//! `watch` and `preview`: a lesson is packed whenever it is saved, and seen while it is written.

use crate::cli::{ENVIRONMENT, REFUSED, fail, tell};
use i18n::Tr;
use packer::cache::Cache;
use packer::finding::Severity;
use packer::pack::{self, Order};
use packer::report::Report;
use packer::watch::Watch;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Instant;
use wire::SecretKey;

/// Where a bundle comes from and where it goes.
pub(crate) struct Bench<'a> {
    pub(crate) folder: &'a Path,
    /// One lesson alone.
    pub(crate) only: Option<&'a str>,
    pub(crate) out: &'a Path,
    pub(crate) key: &'a SecretKey,
    pub(crate) cache: &'a Cache,
}

/// Packs a channel whenever something of it is saved, until the program is ended.
pub(crate) fn watch(bench: &Bench<'_>, tr: &Tr) -> Result<(), u8> {
    follow(bench, &mut || true, tr);
    Ok(())
}

/// Packs now, and then whenever something is saved, as long as `goes_on` says so.
fn follow(bench: &Bench<'_>, goes_on: &mut dyn FnMut() -> bool, tr: &Tr) {
    // What is saved while the first bundle is being made counts as well.
    let mut watch = Watch::new(bench.folder, bench.out);
    loop {
        let _ = build(bench, tr);
        if !watch.wait(goes_on) {
            return;
        }
    }
}

/// Packs once and says in a line what came of it; what is wrong is told before that.
fn build(bench: &Bench<'_>, tr: &Tr) -> Option<Report> {
    let began = Instant::now();
    let speaker = std::env::current_exe().ok();
    let (folder, out, only) = (bench.folder, bench.out, bench.only);
    let (key, cache) = (Some(bench.key), bench.cache.clone());
    let order = Order { folder, out, key, cache, speaker, only, for_release: false };
    let outcome = match pack::pack(&order) {
        Ok(outcome) => outcome,
        Err(error) => {
            fail(&error);
            return None;
        }
    };
    let seconds = (began.elapsed().as_secs_f64() * 100.0).round() / 100.0;
    let shown = out.display().to_string();
    let warnings = outcome.findings.count(Severity::Warning);
    match &outcome.report {
        Some(report) => {
            let key = if report.unchanged { "pack-watch-unchanged" } else { "pack-watch-packed" };
            let names: Vec<&str> = report.fresh_lessons.iter().map(String::as_str).collect();
            let args = [
                ("out", shown.into()),
                ("seconds", seconds.into()),
                ("warnings", warnings.into()),
                ("n", names.len().into()),
                ("names", names.join(", ").into()),
            ];
            say!("{}", tr.msg(key, &args));
        }
        None => {
            // What is only to be looked at would hide it at every save.
            tell(&outcome.findings.only(Severity::Error), tr);
            let n = outcome.findings.count(Severity::Error);
            let args = [("n", n.into()), ("seconds", seconds.into()), ("out", shown.into())];
            let kept = if out.exists() { "pack-watch-kept" } else { "pack-watch-none" };
            say!("{}", tr.msg(kept, &args));
        }
    }
    outcome.report
}

/// What is to be seen of a lesson.
pub(crate) struct Wanted<'a> {
    /// The lesson's folder, with a step behind a colon.
    pub(crate) lesson: &'a str,
    /// In which language the player speaks, where somebody has said it; else it decides.
    pub(crate) language: Option<&'a str>,
    /// Pictures go there instead of onto the screen.
    pub(crate) film: Option<&'a Path>,
    /// The folder of the developer's key.
    pub(crate) data: &'a Path,
    pub(crate) cache: &'a Cache,
    pub(crate) key: &'a SecretKey,
}

/// Packs a lesson and opens the player at it; what is saved from then on is shown at once.
pub(crate) fn preview(wanted: &Wanted<'_>, tr: &Tr) -> Result<(), u8> {
    let player = player(tr)?;
    let (folder, step) = lesson_and_step(wanted.lesson).ok_or_else(|| {
        eprintln!("{}", tr.msg("pack-preview-lesson", &[("lesson", wanted.lesson.into())]));
        ENVIRONMENT
    })?;
    let folder = std::path::absolute(folder).map_err(|error| fail(&error))?;
    let (Some(channel), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(fail(&folder.display()));
    };
    let name = name.to_string_lossy();
    let scratch = scratch(wanted.data).map_err(|error| fail(&error))?;
    let out = scratch.path().join("preview.jonaki");
    let bench = Bench {
        folder: channel,
        only: Some(&name),
        out: &out,
        key: wanted.key,
        cache: wanted.cache,
    };
    if build(&bench, tr).is_none() {
        return Err(REFUSED);
    }
    let (lesson, step) = place(&out, scratch.path(), step, tr)?;
    let mut command = Command::new(player);
    command.arg("--data").arg(scratch.path());
    if let Some(language) = wanted.language {
        command.args(["--lang", language]);
    }
    if let Some(step) = &step {
        command.args(["--step", step]);
    }
    if let Some(pictures) = wanted.film {
        command.arg("--bundle").arg(&out).args(["film", &lesson, "--out"]).arg(pictures);
        return ended(command.status());
    }
    command.arg("--follow").arg(&out).args(["--lesson", &lesson]);
    let mut shown = Shown(command.spawn().map_err(|error| fail(&error))?);
    follow(&bench, &mut || shown.is_open(), tr);
    ended(shown.0.wait())
}

/// The player stands beside the packer.
fn player(tr: &Tr) -> Result<PathBuf, u8> {
    let own = std::env::current_exe().map_err(|error| fail(&error))?;
    let name = format!("jonaki{}", std::env::consts::EXE_SUFFIX);
    let player = own.with_file_name(name);
    if player.is_file() {
        return Ok(player);
    }
    let args = [("file", player.display().to_string().into())];
    eprintln!("{}", tr.msg("pack-preview-player", &args));
    Err(ENVIRONMENT)
}

/// A lesson's folder, and what stands behind the colon.
fn lesson_and_step(lesson: &str) -> Option<(&Path, Option<&str>)> {
    let is_lesson = |path: &&Path| path.join("lesson.toml").is_file();
    let whole = Some(Path::new(lesson)).filter(is_lesson).map(|path| (path, None));
    let parted = || {
        let (path, step) = lesson.rsplit_once(':')?;
        Some((Some(Path::new(path)).filter(is_lesson)?, Some(step)))
    };
    whole.or_else(parted)
}

/// The lesson's id and that of a step, which may also be named by its number.
fn place(
    bundle: &Path,
    data: &Path,
    step: Option<&str>,
    tr: &Tr,
) -> Result<(String, Option<String>), u8> {
    let bundle = crate::inspect::open(bundle, &packer::key::public_path(&data.join(KEY)))?;
    let read = |error: bundle::ReadError| fail(&error);
    let head = bundle.shelf(0, 1).map_err(read)?.into_iter().next().ok_or(REFUSED)?;
    let steps = bundle.lesson(&head.id).map_err(read)?.steps;
    let Some(wanted) = step else { return Ok((head.id.0, None)) };
    let by_number = || steps.get(wanted.parse::<usize>().ok()?.checked_sub(1)?);
    let found = steps.iter().find(|step| step.id.as_str() == wanted).or_else(by_number);
    if let Some(step) = found {
        return Ok((head.id.0, Some(step.id.0.clone())));
    }
    let there: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
    let args = [("step", wanted.into()), ("steps", there.join(", ").into())];
    eprintln!("{}", tr.msg("pack-preview-step", &args));
    Err(REFUSED)
}

fn ended(status: std::io::Result<std::process::ExitStatus>) -> Result<(), u8> {
    match status.map_err(|error| fail(&error))?.code() {
        Some(0) => Ok(()),
        Some(code) => Err(u8::try_from(code).unwrap_or(ENVIRONMENT)),
        None => Err(ENVIRONMENT),
    }
}

/// The developer's key, whose public half lies beside it.
const KEY: &str = "developer.key";

/// The player's data folder while a lesson is looked at: it holds the bundle and the public half
/// of the key, and nothing of any child. It goes when the looking is over.
fn scratch(data: &Path) -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::Builder::new().prefix("jonaki-preview-").tempdir()?;
    let public = packer::key::public_path(Path::new(KEY));
    std::fs::copy(data.join(&public), folder.path().join(&public))?;
    Ok(folder)
}

/// The player while it is open; it does not outlive whoever shows it.
struct Shown(Child);

impl Shown {
    fn is_open(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
