//! Times of words from `WebVTT` and LRC files, laid beside the recordings of a lesson's lines.

use super::{ImportError, Imported, lrc, read_text, write_new};
use crate::export::Lost;
use crate::load;
use crate::media::{TimedCue, bare, cues};
use crate::source::LineSource;
use std::path::Path;

/// Takes the times of `file` (`.vtt`, else LRC) into the lesson in `lesson`.
///
/// With the name of a line all of the file belongs to it, counted from the file's beginning.
/// Without one, each cue goes to the line that says its words, counted from the cue's beginning,
/// as when a song that was recorded in one go is cut into its lines.
///
/// # Errors
/// [`ImportError`]; a file that was written before stays.
pub fn import(file: &Path, lesson: &Path, line: Option<&str>) -> Result<Imported, ImportError> {
    let text = read_text(file)?;
    let is_vtt = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("vtt"));
    let (timed, mut lost) = match is_vtt {
        true => (cues(&text)?, Vec::new()),
        false => lrc::read(&text),
    };
    let lines = lines_of(lesson)?;
    let mut imported = Imported::default();
    let mut give = |line: &LineSource, words: &[(String, u32)], end: u32| {
        let path = lesson.join("sound").join(format!("{}.vtt", line.id.0));
        write_new(&path, vtt(words, end).as_bytes())?;
        imported.written.push(path);
        Ok::<(), ImportError>(())
    };
    match line {
        Some(id) => {
            let line = lines.iter().find(|line| line.id.0 == id);
            let line = line.ok_or_else(|| ImportError::NoLesson(lesson.to_owned()))?;
            let words: Vec<_> = timed.iter().flat_map(|cue| cue.words.clone()).collect();
            if said(&words) != written(line) {
                return Err(ImportError::Nothing(file.to_owned()));
            }
            give(line, &words, timed.last().map_or(0, |cue| cue.end))?;
        }
        None => {
            let mut taken: Vec<&str> = Vec::new();
            for cue in timed.iter().filter(|cue| !cue.words.is_empty()) {
                let fits = |line: &&LineSource| {
                    said(&cue.words) == written(line) && !taken.contains(&line.id.0.as_str())
                };
                let Some(line) = lines.iter().find(fits) else {
                    lost.push(Lost { key: "pack-lost-cue", what: words_of(cue) });
                    continue;
                };
                let from = cue.words[0].1;
                let words: Vec<_> = cue
                    .words
                    .iter()
                    .map(|(word, ms)| (word.clone(), ms.saturating_sub(from)))
                    .collect();
                give(line, &words, cue.end.saturating_sub(from))?;
                taken.push(&line.id.0);
            }
        }
    }
    if imported.written.is_empty() {
        return Err(ImportError::Nothing(file.to_owned()));
    }
    imported.lost = lost;
    Ok(imported)
}

/// The lines of a lesson in the language of its bird.
fn lines_of(lesson: &Path) -> Result<Vec<LineSource>, ImportError> {
    let none = || ImportError::NoLesson(lesson.to_owned());
    let folder = std::path::absolute(lesson).map_err(|_| none())?;
    let (source, _) = load::channel(folder.parent().ok_or_else(none)?);
    let source = source.ok_or_else(none)?;
    let file = folder.join("lesson.toml");
    let is_own = |line: &LineSource| line.place.file == file && line.track == source.head.prompts;
    let lines: Vec<LineSource> = source.lines.into_iter().filter(is_own).collect();
    if lines.is_empty() { Err(none()) } else { Ok(lines) }
}

fn said(words: &[(String, u32)]) -> Vec<String> {
    words.iter().map(|(word, _)| bare(word)).collect()
}

fn written(line: &LineSource) -> Vec<String> {
    line.text.split_whitespace().map(bare).collect()
}

fn words_of(cue: &TimedCue) -> String {
    cue.words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// A cue for each word, lit until the next one sounds.
fn vtt(words: &[(String, u32)], end: u32) -> String {
    let mut text = "WEBVTT\n".to_owned();
    for (at, (word, start)) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or(end, |(_, next)| *next).max(start + 1);
        let (start, next) = (crate::export::clock(*start), crate::export::clock(next));
        text.push_str(&format!("\n{start} --> {next}\n{}\n", crate::export::escaped(word)));
    }
    text
}
