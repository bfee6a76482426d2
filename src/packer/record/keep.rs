//! Lays recordings beside a lesson: all of them or none.

use super::Cut;
use super::script::Line;
use crate::media;
use std::io;
use std::path::{Path, PathBuf};

/// What happened to files, so that it can be undone.
enum Moved {
    /// An earlier take was put aside.
    Aside(PathBuf, PathBuf),
    /// A new one got its name.
    New(PathBuf),
}

/// Keeps the takes of lines in the folder of their sounds; gives the files in the order of the
/// lines. What lay there before is taken away only when all else is done.
///
/// # Errors
/// What the system says; then everything is as it was.
pub fn keep(sounds: &Path, lines: &[&Line], cuts: &[Cut]) -> io::Result<Vec<PathBuf>> {
    let is_new = !sounds.is_dir();
    std::fs::create_dir_all(sounds)?;
    let kept = all_or_none(sounds, lines, cuts);
    if kept.is_err() && is_new {
        // It was made for nothing.
        let _ = std::fs::remove_dir(sounds);
    }
    kept
}

fn all_or_none(sounds: &Path, lines: &[&Line], cuts: &[Cut]) -> io::Result<Vec<PathBuf>> {
    // On the same disk, so that a file changes its name and nothing else; the packer passes over
    // what begins with a dot.
    let stage = tempfile::Builder::new().prefix(".record-").tempdir_in(sounds)?;
    let name = |n: usize, what: &str| stage.path().join(format!("{n}.{what}"));
    for (line, cut) in lines.iter().zip(cuts) {
        let mut file = std::fs::File::create_new(name(line.n, "new"))?;
        io::Write::write_all(&mut file, &media::wav(&cut.sound.samples))?;
        file.sync_all()?;
    }
    let mut moved = Vec::new();
    let mut files = Vec::new();
    let mut place = || -> io::Result<()> {
        for line in lines {
            for (at, former) in line.former(sounds).into_iter().enumerate() {
                let aside = name(line.n, &format!("former-{at}"));
                std::fs::rename(&former, &aside)?;
                moved.push(Moved::Aside(former, aside));
            }
            let file = line.file(sounds);
            std::fs::rename(name(line.n, "new"), &file)?;
            moved.push(Moved::New(file.clone()));
            files.push(file);
        }
        Ok(())
    };
    match place() {
        Ok(()) => Ok(files),
        Err(error) => {
            undo(moved);
            Err(error)
        }
    }
}

fn undo(moved: Vec<Moved>) {
    for one in moved.into_iter().rev() {
        // Nobody could do more if this fails as well.
        let _ = match one {
            Moved::Aside(place, aside) => std::fs::rename(aside, place),
            Moved::New(file) => std::fs::remove_file(file),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::Pcm;
    use crate::record::takes::Takes;

    fn line(n: usize) -> Line {
        Line { n, id: format!("story.{n}.say"), text: "ক".into(), say: None, recording: None }
    }

    fn cuts(n: usize) -> Vec<Cut> {
        let silence: Vec<f32> = vec![0.0; 24_000];
        let tone: Vec<f32> = (0..12_000).map(|at| (at as f32 * 0.1).sin() * 0.3).collect();
        let samples = [silence.as_slice(), &tone, &silence].concat();
        let Takes { good, .. } = crate::record::takes::find(&samples, 300).expect("a tone");
        let cut = Cut {
            take: good[0],
            sound: Pcm { samples: tone, clipped: 0 },
            is_quiet: false,
            is_odd: false,
        };
        vec![cut; n]
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn new_takes_stand_in_the_place_of_the_former_and_of_their_times() {
        let folder = tempfile::tempdir().unwrap();
        let sounds = folder.path().join("sound");
        std::fs::create_dir(&sounds).unwrap();
        for name in ["story.1.say.mp3", "story.1.say.vtt", "story.2.say.wav", "other.wav"] {
            std::fs::write(sounds.join(name), "former").unwrap();
        }
        let lines = [line(1), line(2)];
        keep(&sounds, &[&lines[0], &lines[1]], &cuts(2)).unwrap();
        assert_eq!(names(&sounds), ["other.wav", "story.1.say.wav", "story.2.say.wav"]);
        assert!(std::fs::read(sounds.join("story.2.say.wav")).unwrap().starts_with(b"RIFF"));
    }

    #[test]
    fn where_one_file_cannot_be_placed_everything_is_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let sounds = folder.path().join("sound");
        std::fs::create_dir(&sounds).unwrap();
        std::fs::write(sounds.join("story.1.say.flac"), "former").unwrap();
        // The second file would lie in a folder that is not there.
        let (first, mut second) = (line(1), line(2));
        second.id = "gone/2".into();
        assert!(keep(&sounds, &[&first, &second], &cuts(2)).is_err());
        assert_eq!(std::fs::read(sounds.join("story.1.say.flac")).unwrap(), b"former");
        assert_eq!(names(&sounds), ["story.1.say.flac"]);
        let nowhere = folder.path().join("none");
        assert!(keep(&nowhere, &[&second], &cuts(1)).is_err());
        assert!(!nowhere.exists());
    }
}
