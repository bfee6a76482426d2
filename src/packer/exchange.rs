//! `export` and `import`: what goes to others and what comes from them, and what is lost on the way.

use crate::cli::fail;
use bundle::Bundle;
use clap::ValueEnum;
use i18n::Tr;
use model::LessonId;
use packer::export::{ExportError, Lost, Told, epub, subtitles, vocabulary};
use packer::import::{
    ImportError, Wanted, bloom, cues, epub as epub_in, sheet, strip, vocabulary as words,
};
use std::io::IsTerminal;
use std::path::Path;

/// As what a bundle can go out.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    /// The stories of a lesson as an e-book that reads aloud
    Epub,
    /// What is said in the stories of a lesson, as subtitles
    Vtt,
    /// The words of all cards, as a table
    Csv,
}

/// Writes what was asked of a bundle at `out`.
pub(crate) fn export(
    bundle: &Bundle,
    form: Form,
    (lesson, track): (Option<&str>, Option<&str>),
    out: &Path,
    tr: &Tr,
) -> Result<(), u8> {
    let made = made(bundle, form, lesson, track).map_err(|error| {
        fail(&error);
        1
    })?;
    write(out, &made.0)?;
    say!("{}", tr.msg("pack-exported", &[("out", out.display().to_string().into())]));
    tell(&made.1, tr);
    Ok(())
}

fn made(
    bundle: &Bundle,
    form: Form,
    lesson: Option<&str>,
    track: Option<&str>,
) -> Result<(Vec<u8>, Vec<Lost>), ExportError> {
    let told = || -> Result<Told<'_>, ExportError> {
        let first = || bundle.shelf(0, 1).map(|shelf| shelf.first().map(|head| head.id.clone()));
        let id = match lesson {
            Some(id) => LessonId(id.to_owned()),
            None => first()?.unwrap_or_else(|| LessonId(String::new())),
        };
        let track = track.unwrap_or(&bundle.channel().prompts);
        Ok(Told::read(bundle, &id, track)?)
    };
    Ok(match form {
        Form::Epub => {
            // A bundle holds no time, so the book is as old as the bundle's file.
            let modified = std::fs::metadata(bundle.path())?.modified()?;
            let book =
                epub::write(&told()?, &humantime::format_rfc3339_seconds(modified).to_string())?;
            (book.bytes, book.lost)
        }
        Form::Vtt => (subtitles::write(&told()?)?.into_bytes(), Vec::new()),
        Form::Csv => (vocabulary::write(bundle)?, Vec::new()),
    })
}

/// Writes a file whole or not at all.
fn write(out: &Path, bytes: &[u8]) -> Result<(), u8> {
    let mut part = out.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    let written = std::fs::write(part, bytes).and_then(|()| std::fs::rename(part, out));
    written.map_err(|error| {
        // Whatever stands there is no file of anybody's.
        let _ = std::fs::remove_file(part);
        fail(&format!("{}: {error}", out.display()))
    })
}

/// What is wanted of an import, as it stands on the command line.
pub(crate) struct Brought<'a> {
    pub(crate) file: &'a Path,
    pub(crate) lesson: &'a Path,
    pub(crate) line: Option<&'a str>,
    pub(crate) skill: &'a str,
    pub(crate) title: Option<&'a str>,
    pub(crate) bijoy: Option<Bijoy>,
}

/// What to do with words that were typed for an old font.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bijoy {
    /// Take them as they read
    Read,
    /// Leave them as they are
    Leave,
}

/// Takes in what others made, by what it is.
pub(crate) fn import(brought: &Brought<'_>, tr: &Tr) -> Result<(), u8> {
    let Brought { file, lesson, line, skill, title, .. } = *brought;
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let mut wanted = Wanted { file, folder: lesson, title, skill, reads_old: true };
    let imported = match ending.as_str() {
        "vtt" | "lrc" => cues::import(file, lesson, line),
        "epub" => epub_in::import(&wanted, tr),
        "bloompub" | "bloomd" => bloom::import(&wanted, tr),
        _ if sheet::is_table(file) => {
            wanted.reads_old = reads_old(brought, tr)?;
            words::import(&wanted, tr)
        }
        _ if strip::is_picture(file) => strip::import(file, lesson).map(|strip| {
            let words = [("art", strip.art.into()), ("motion", strip.motion.into())];
            say!("{}", tr.msg("pack-import-strip", &words));
            strip.imported
        }),
        _ => Err(ImportError::Unknown(file.to_owned())),
    };
    let imported = imported.map_err(|error| refused(&error, tr))?;
    for file in &imported.written {
        say!("{}", tr.msg("pack-imported", &[("file", file.display().to_string().into())]));
    }
    tell(&imported.lost, tr);
    Ok(())
}

/// Shows words of an old font as they read, and asks whether that is right: only whoever typed
/// them knows.
fn reads_old(brought: &Brought<'_>, tr: &Tr) -> Result<bool, u8> {
    let old = words::old_words(brought.file).map_err(|error| refused(&error, tr))?;
    if old.is_empty() {
        return Ok(true);
    }
    say!("{}", tr.msg("pack-import-old", &[]));
    for (was, reads) in &old {
        say!("  {was} → {reads}");
    }
    if let Some(said) = brought.bijoy {
        return Ok(said == Bijoy::Read);
    }
    if !std::io::stdin().is_terminal() {
        return Err(refused(&ImportError::OldFont(brought.file.to_owned()), tr));
    }
    say!("{}", tr.msg("pack-import-old-ask", &[]));
    let mut answer = String::new();
    // Who says nothing has not said yes.
    let _ = std::io::stdin().read_line(&mut answer);
    let answer = answer.trim().to_lowercase();
    let yes = tr.msg("pack-import-yes", &[]);
    match yes.split_whitespace().any(|word| word == answer) {
        true => Ok(true),
        false => Err(refused(&ImportError::OldFont(brought.file.to_owned()), tr)),
    }
}

/// Says why nothing was imported.
fn refused(error: &ImportError, tr: &Tr) -> u8 {
    fail(&error.told(tr))
}

/// Says what could not be carried.
fn tell(lost: &[Lost], tr: &Tr) {
    for one in lost {
        say!("{}", tr.msg(one.key, &[("what", one.what.as_str().into())]));
    }
}
