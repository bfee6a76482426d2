//! Where a child was when the program died, or those who sat together.
//!
//! It stands in `playing.json` in the data folder. A start that comes soon after takes them back
//! there; one that comes later asks who plays, as always.

use crate::clock;
use model::{LearnerId, LessonId};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Who played what, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playing {
    /// The child, or several in the order of their turns.
    pub learners: Vec<LearnerId>,
    /// The lesson; the record knows the step.
    pub lesson: LessonId,
    /// In which boot.
    pub boot: String,
    /// When in it, milliseconds.
    pub uptime_ms: u64,
    /// How often in a row the program died there.
    #[serde(default)]
    pub tries: u8,
}

/// A step under which the program dies so often in a row is not taken up again: whoever plays
/// next chooses for herself.
const MOST_TRIES: u8 = 2;
/// After so long somebody else may hold the tablet.
const FRESH_MS: u64 = 10 * 60_000;

impl Playing {
    /// Notes that children play a lesson now. Where the disk will not have it, they would have to
    /// find their lesson themselves, and nothing else is lost.
    pub fn note(data: &Path, learners: &[LearnerId], lesson: &LessonId, tries: u8) {
        let boot = clock::boot_id();
        let (lesson, uptime_ms) = (lesson.clone(), clock::stamp().mono_ms);
        let learners = learners.to_vec();
        let playing = Self { learners, lesson, boot, uptime_ms, tries };
        if let Ok(text) = serde_json::to_vec(&playing) {
            let _ = std::fs::write(file(data), text);
        }
    }

    /// Nobody plays any more.
    pub fn over(data: &Path) {
        let _ = std::fs::remove_file(file(data));
    }

    /// Who played when the program died, if that was just now.
    pub fn left_behind(data: &Path) -> Option<Self> {
        let text = std::fs::read(file(data)).ok()?;
        let playing: Self = serde_json::from_slice(&text).ok()?;
        let is_same_boot = playing.boot == clock::boot_id() && !playing.boot.is_empty();
        let since = clock::stamp().mono_ms.checked_sub(playing.uptime_ms)?;
        (is_same_boot && since < FRESH_MS && playing.tries < MOST_TRIES).then_some(playing)
    }
}

fn file(data: &Path) -> PathBuf {
    data.join("playing.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_just_played_is_taken_up() {
        let folder = tempfile::tempdir().unwrap();
        let (who, lesson) = ([LearnerId([3; 16]), LearnerId([4; 16])], LessonId::from("bn-p-07"));
        assert_eq!(Playing::left_behind(folder.path()), None);
        Playing::note(folder.path(), &who, &lesson, 0);
        let found = Playing::left_behind(folder.path()).expect("it was just now");
        assert_eq!((&found.learners[..], &found.lesson), (&who[..], &lesson));
        let old = Playing { boot: "another".into(), ..found };
        std::fs::write(file(folder.path()), serde_json::to_vec(&old).unwrap()).unwrap();
        assert_eq!(Playing::left_behind(folder.path()), None, "that was before the last boot");
        Playing::note(folder.path(), &who, &lesson, 2);
        assert_eq!(Playing::left_behind(folder.path()), None, "it died there twice");
        Playing::note(folder.path(), &who, &lesson, 0);
        Playing::over(folder.path());
        assert_eq!(Playing::left_behind(folder.path()), None);
    }
}
