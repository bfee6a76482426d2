//! What is to be read aloud: the lines of a lesson in its order, numbered.

use crate::finding::Findings;
use crate::folder::SOUNDS;
use crate::load;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The lines of a lesson in one track.
#[derive(Clone, Debug)]
pub struct Script {
    /// What the lesson is called.
    pub title: String,
    /// Its language.
    pub track: String,
    /// Where recordings of this track lie.
    pub sounds: PathBuf,
    /// All lines.
    pub lines: Vec<Line>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1; it stays the same whatever is recorded.
    pub n: usize,
    /// Its id, after which its file is called.
    pub id: String,
    /// What is shown.
    pub text: String,
    /// How it is read, where that is written otherwise: a number in words.
    pub say: Option<String>,
    /// Its recording, where there is one.
    pub recording: Option<PathBuf>,
}

/// Why there is no script.
#[derive(Debug)]
pub enum ScriptError {
    /// The folder is no lesson of a channel.
    NoLesson,
    /// Something in the lesson has to be mended first.
    Broken(Findings),
    /// Nothing is said in this track; these there are.
    NoTrack(Vec<String>),
    /// These numbers are none of it.
    Numbers(String),
    /// These lines are recorded already.
    Recorded(Vec<usize>),
}

impl Script {
    /// Reads the script of a lesson, in the bird's language or another one.
    ///
    /// # Errors
    /// [`ScriptError`].
    pub fn read(lesson: &Path, track: Option<&str>) -> Result<Self, ScriptError> {
        let lesson = std::path::absolute(lesson).map_err(|_| ScriptError::NoLesson)?;
        let (Some(channel), Some(name)) = (lesson.parent(), lesson.file_name()) else {
            return Err(ScriptError::NoLesson);
        };
        if !lesson.join("lesson.toml").is_file() || !channel.join("channel.toml").is_file() {
            return Err(ScriptError::NoLesson);
        }
        let (source, mut findings) = load::part(channel, Some(&name.to_string_lossy()));
        findings.read_texts();
        let Some(source) = source.filter(|_| !findings.has_errors()) else {
            return Err(ScriptError::Broken(findings));
        };
        let head = source.lessons.first().map(|lesson| lesson.head.clone());
        let Some(head) = head else { return Err(ScriptError::NoLesson) };
        let prompts = &source.head.prompts;
        let track = track.unwrap_or(prompts).to_owned();
        let own = || source.lines.iter().filter(|line| line.lesson == head.id);
        let lines = own().filter(|line| line.track == track).enumerate();
        let lines: Vec<Line> = lines
            .map(|(at, line)| Line {
                n: at + 1,
                id: line.id.0.clone(),
                text: line.text.clone(),
                // Sounds that only a machine reads tell a person nothing.
                say: line.say.clone().filter(|say| !say.contains("[[")),
                recording: line.recording.as_ref().map(|recording| recording.file.clone()),
            })
            .collect();
        if lines.is_empty() {
            let tracks: BTreeSet<String> = own().map(|line| line.track.clone()).collect();
            return Err(ScriptError::NoTrack(tracks.into_iter().collect()));
        }
        let folder = if track == *prompts { "sound".to_owned() } else { format!("sound.{track}") };
        let title = head.title.get(&track).to_owned();
        Ok(Self { title, sounds: lesson.join(folder), track, lines })
    }

    /// The lines that are to be read: those with these numbers, else those without a recording,
    /// or with `again` all.
    ///
    /// # Errors
    /// [`ScriptError`] for numbers that are none, and for what is recorded already.
    pub fn chosen(&self, numbers: Option<&str>, again: bool) -> Result<Vec<&Line>, ScriptError> {
        let Some(numbers) = numbers else {
            let lines = self.lines.iter().filter(|line| again || line.recording.is_none());
            return Ok(lines.collect());
        };
        let wanted = parse(numbers, self.lines.len());
        let wanted = wanted.ok_or_else(|| ScriptError::Numbers(numbers.to_owned()))?;
        let lines: Vec<&Line> = self.lines.iter().filter(|line| wanted.contains(&line.n)).collect();
        let recorded = lines.iter().filter(|line| line.recording.is_some());
        let recorded: Vec<usize> = recorded.map(|line| line.n).collect();
        match recorded.is_empty() || again {
            true => Ok(lines),
            false => Err(ScriptError::Recorded(recorded)),
        }
    }
}

impl Line {
    /// What is heard when it is read.
    pub fn read(&self) -> &str {
        self.say.as_deref().unwrap_or(&self.text)
    }

    /// Where its recording is to lie.
    pub fn file(&self, sounds: &Path) -> PathBuf {
        match &self.recording {
            Some(recording) => recording.with_extension("wav"),
            None => sounds.join(format!("{}.wav", self.id)),
        }
    }

    /// What lies in the place of its recording: earlier takes with any ending, and the times of
    /// their words.
    pub fn former(&self, sounds: &Path) -> Vec<PathBuf> {
        let file = self.file(sounds);
        let endings = SOUNDS.iter().chain(&["vtt"]);
        endings.map(|ending| beside(&file, ending)).filter(|path| path.exists()).collect()
    }
}

/// The same name with another ending; a line's own name has dots in it.
fn beside(wav: &Path, ending: &str) -> PathBuf {
    wav.with_extension(ending)
}

/// Numbers as a person writes them: `3,7-9`.
fn parse(numbers: &str, most: usize) -> Option<BTreeSet<usize>> {
    let mut found = BTreeSet::new();
    for part in numbers.split(',').map(str::trim) {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to): (usize, usize) = (digits(from)?, digits(to)?);
        if from == 0 || from > to || to > most {
            return None;
        }
        found.extend(from..=to);
    }
    Some(found)
}

/// A number in the digits of either script.
fn digits(text: &str) -> Option<usize> {
    let latin = |sign: char| match sign {
        '\u{9e6}'..='\u{9ef}' => char::from_digit(sign as u32 - 0x9e6, 10),
        other => Some(other),
    };
    text.trim().chars().map(latin).collect::<Option<String>>()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_a_person_writes_them() {
        let read = |text: &str| parse(text, 9).map(|found| found.into_iter().collect::<Vec<_>>());
        assert_eq!(read("3, 7-9,3"), Some(vec![3, 7, 8, 9]));
        assert_eq!(read("\u{9e7}-\u{9e8}"), Some(vec![1, 2]));
        for wrong in ["", "0", "10", "9-7", "a", "2-", "1,,2", "-1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_lines_name_has_dots_and_only_its_ending_goes() {
        let line =
            Line { n: 1, id: "story.1.say".into(), text: "ক".into(), say: None, recording: None };
        assert_eq!(line.file(Path::new("s")), Path::new("s/story.1.say.wav"));
        assert_eq!(beside(&line.file(Path::new("s")), "mp3"), Path::new("s/story.1.say.mp3"));
    }
}
