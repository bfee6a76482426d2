//! `record`: a script to read aloud, and what becomes of the recording of it.

use crate::arguments::Recording;
use crate::cli::{ENVIRONMENT, REFUSED, USAGE, fail, tell};
use i18n::{Arg, Tr};
use packer::media;
use packer::record::fit::Remark;
use packer::record::script::{Line, Script, ScriptError};
use packer::record::takes::{Take, Takes};
use packer::record::{self, Cut, RecordError, keep, page};
use std::path::{Path, PathBuf};

/// Does what was asked.
pub(crate) fn run(asked: &Recording, tr: &Tr) -> Result<(), u8> {
    let script = Script::read(&asked.lesson, asked.track.as_deref())
        .map_err(|error| no_script(error, &asked.lesson, tr))?;
    let lines = script
        .chosen(asked.lines.as_deref(), asked.again)
        .map_err(|error| no_script(error, &asked.lesson, tr))?;
    if lines.is_empty() {
        say!("{}", tr.msg("pack-record-all", &[]));
        return Ok(());
    }
    match &asked.recording {
        Some(recording) if !asked.script => take(asked, &script, &lines, recording, tr),
        _ => print(asked, &script, &lines, tr),
    }
}

/// The script, on the terminal or as a page.
fn print(asked: &Recording, script: &Script, lines: &[&Line], tr: &Tr) -> Result<(), u8> {
    if let Some(file) = &asked.page {
        return write(file, &page::script(script, lines, tr), tr);
    }
    say!("{}\n\n{}\n", script.title, tr.msg("pack-record-how", &[]));
    for line in lines {
        say!("{}", numbered(line, tr));
    }
    Ok(())
}

/// A recording becomes files.
fn take(
    asked: &Recording,
    script: &Script,
    lines: &[&Line],
    recording: &Path,
    tr: &Tr,
) -> Result<(), u8> {
    let bytes = std::fs::read(recording)
        .map_err(|error| fail(&format!("{}: {error}", recording.display())))?;
    let ending = recording.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let pause_ms = (asked.pause.clamp(0.1, 60.0) * 1000.0) as u32;
    let shown = recording.display().to_string();
    let cut = media::decode(&bytes, &ending)
        .map_err(RecordError::from)
        .and_then(|pcm| record::cut(&pcm, lines, pause_ms));
    let (cuts, takes) = cut.map_err(|error| {
        refuse(&error, lines, &shown, tr);
        REFUSED
    })?;
    let files = keep::keep(&script.sounds, lines, &cuts)
        .map_err(|error| fail(&format!("{}: {error}", script.sounds.display())))?;
    for (line, cut) in lines.iter().zip(&cuts) {
        say!("{}  ({})", numbered(line, tr), page::about(cut, tr));
    }
    aside(&takes, tr);
    let folder = script.sounds.display().to_string();
    say!("{}", tr.msg("pack-record-kept", &[("n", files.len().into()), ("folder", folder.into())]));
    match &asked.page {
        Some(file) => listening(file, script, lines, &cuts, &files, tr),
        None => Ok(()),
    }
}

fn listening(
    file: &Path,
    script: &Script,
    lines: &[&Line],
    cuts: &[Cut],
    files: &[PathBuf],
    tr: &Tr,
) -> Result<(), u8> {
    let page = std::path::absolute(file).map_err(|error| fail(&error))?;
    let from = page.parent().unwrap_or(Path::new("/"));
    let kept: Vec<(&Line, &Cut, &Path)> = lines
        .iter()
        .zip(cuts)
        .zip(files)
        .map(|((line, cut), file)| (*line, cut, file.as_path()))
        .collect();
    write(file, &page::listening(script, &kept, from, tr), tr)
}

/// What was passed over.
fn aside(takes: &Takes, tr: &Tr) {
    let told =
        [("pack-record-back", takes.taken_back.len()), ("pack-record-noises", takes.n_noises)];
    for (key, n) in told.into_iter().filter(|(_, n)| *n > 0) {
        say!("{}", tr.msg(key, &[("n", n.into())]));
    }
}

fn numbered(line: &Line, tr: &Tr) -> String {
    let shown =
        tr.msg("pack-record-line", &[("n", line.n.into()), ("text", line.text.as_str().into())]);
    match &line.say {
        Some(say) => format!("{shown} ({say})"),
        None => shown,
    }
}

/// Says why nothing of a recording was kept.
fn refuse(error: &RecordError, lines: &[&Line], file: &str, tr: &Tr) {
    let say = |key: &str, args: &[(&str, Arg)]| eprintln!("{}", tr.msg(key, args));
    match error {
        RecordError::Sound(why) => {
            let why = why.to_string();
            say("pack-record-unreadable", &[("file", file.into()), ("why", why.into())]);
        }
        RecordError::Noise => say("pack-record-noise", &[("file", file.into())]),
        RecordError::Fit(remarks, takes) => {
            let (n_lines, n_takes) = (lines.len(), takes.good.len());
            say("pack-record-unlike", &[("lines", n_lines.into()), ("takes", n_takes.into())]);
            for remark in remarks {
                eprintln!("{}", remarked(*remark, lines, &takes.good, tr));
            }
            say("pack-record-nothing", &[]);
        }
    }
}

fn remarked(remark: Remark, lines: &[&Line], takes: &[Take], tr: &Tr) -> String {
    let (key, line, take) = match remark {
        Remark::NoTake(line) => ("pack-record-no-take", Some(line), None),
        Remark::NoLine(take) => ("pack-record-no-line", None, Some(take)),
        Remark::TwoLines(line, take) => ("pack-record-two-lines", Some(line), Some(take)),
        Remark::TwoTakes(line, take) => ("pack-record-two-takes", Some(line), Some(take)),
        Remark::Long(line, take) => ("pack-record-long", Some(line), Some(take)),
        Remark::Short(line, take) => ("pack-record-short", Some(line), Some(take)),
    };
    let line = line.and_then(|at| lines.get(at));
    let take = take.and_then(|at| takes.get(at));
    let next = line.map_or(0, |line| line.n + 1);
    let args = [
        ("n", line.map_or(0, |line| line.n).into()),
        ("next", next.into()),
        ("text", line.map_or("", |line| line.text.as_str()).into()),
        ("at", take.map_or_else(String::new, |take| clock(take.at_ms(), tr)).into()),
        ("seconds", (f64::from(take.map_or(0, Take::ms) / 100) / 10.0).into()),
    ];
    tr.msg(key, &args)
}

/// A place in a recording, as players for sounds show it.
fn clock(ms: u64, tr: &Tr) -> String {
    let (minutes, seconds) = (ms / 60_000, ms / 1000 % 60);
    let args = [("minutes", minutes.into()), ("tens", (seconds / 10).into())];
    tr.msg("pack-record-at", &[args.as_slice(), &[("ones", (seconds % 10).into())]].concat())
}

fn no_script(error: ScriptError, lesson: &Path, tr: &Tr) -> u8 {
    let list =
        |numbers: &[usize]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let (key, what, code) = match error {
        ScriptError::Broken(findings) => {
            tell(&findings, tr);
            return REFUSED;
        }
        ScriptError::NoLesson => ("pack-preview-lesson", lesson.display().to_string(), ENVIRONMENT),
        ScriptError::NoTrack(tracks) => ("pack-record-track", tracks.join(", "), USAGE),
        ScriptError::Numbers(numbers) => ("pack-record-numbers", numbers, USAGE),
        ScriptError::Recorded(numbers) => ("pack-record-recorded", list(&numbers), REFUSED),
    };
    eprintln!(
        "{}",
        tr.msg(key, &[("what", what.as_str().into()), ("lesson", what.as_str().into())])
    );
    code
}

fn write(file: &Path, text: &str, tr: &Tr) -> Result<(), u8> {
    std::fs::write(file, text).map_err(|error| fail(&format!("{}: {error}", file.display())))?;
    say!("{}", tr.msg("pack-imported", &[("file", file.display().to_string().into())]));
    Ok(())
}
