//! `export` and `import`: what goes to others and what comes from them, and what is lost on the way.

use crate::cli::fail;
use bundle::Bundle;
use clap::ValueEnum;
use i18n::Tr;
use model::LessonId;
use packer::export::{ExportError, Lost, Told, epub, subtitles, vocabulary};
use packer::import::{self, Imported, cues};
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

/// Takes times of words into a lesson.
pub(crate) fn import_cues(
    file: &Path,
    lesson: &Path,
    line: Option<&str>,
    tr: &Tr,
) -> Result<(), u8> {
    told(cues::import(file, lesson, line), tr)
}

/// Makes a lesson of a table of words.
pub(crate) fn import_words(wanted: &import::vocabulary::Wanted<'_>, tr: &Tr) -> Result<(), u8> {
    told(import::vocabulary::import(wanted), tr)
}

fn told(imported: Result<Imported, import::ImportError>, tr: &Tr) -> Result<(), u8> {
    let imported = imported.map_err(|error| fail(&error))?;
    for file in &imported.written {
        say!("{}", tr.msg("pack-imported", &[("file", file.display().to_string().into())]));
    }
    tell(&imported.lost, tr);
    Ok(())
}

/// Says what could not be carried.
fn tell(lost: &[Lost], tr: &Tr) {
    for one in lost {
        say!("{}", tr.msg(one.key, &[("what", one.what.as_str().into())]));
    }
}
