//! What is being said, by the clock: the sound follows it and never leads.

use crate::Lines;
use model::LineId;
use scene::Ms;

/// Pause between two lines, milliseconds.
const PAUSE: Ms = 250;

/// So much of a line, in hundredths, is heard in its usual time when it is said slowly.
pub const SLOWLY: u32 = 75;

/// A queue of lines that began at an instant.
#[derive(Clone, Debug, Default)]
pub struct Speaker {
    lines: Vec<LineId>,
    began: Ms,
    slowly: bool,
}

impl Speaker {
    /// Starts to say these lines now, instead of whatever was being said.
    pub fn say(&mut self, lines: Vec<LineId>, now: Ms) {
        self.lines = lines;
        self.began = now;
        self.slowly = false;
    }

    /// The same, but each line takes longer.
    pub fn say_slowly(&mut self, lines: Vec<LineId>, now: Ms) {
        self.say(lines, now);
        self.slowly = true;
    }

    /// Falls silent.
    pub fn hush(&mut self) {
        self.lines.clear();
    }

    /// The line that sounds at `now` and how far it has come, milliseconds of its usual time.
    pub fn at(&self, now: Ms, lines: &Lines) -> Option<(&LineId, u32)> {
        let mut from = self.began;
        for id in &self.lines {
            let ms = self.heard(lines.get(id).map_or(0, |line| line.ms));
            if now >= from && now < from + ms {
                return Some((id, self.usual(now - from)));
            }
            from += ms + PAUSE;
        }
        None
    }

    /// When everything will have been said; the instant it began where nothing is said.
    pub fn ends(&self, lines: &Lines) -> Ms {
        let spoken: Ms =
            self.lines.iter().map(|id| self.heard(lines.get(id).map_or(0, |line| line.ms))).sum();
        self.began + spoken + PAUSE * (self.lines.len().saturating_sub(1)) as Ms
    }

    /// Whether there is still something to say at `now`.
    pub fn is_busy(&self, now: Ms, lines: &Lines) -> bool {
        now < self.ends(lines)
    }

    /// When the lit word next changes after `now`, or the voice ends.
    pub fn next_change(&self, now: Ms, lines: &Lines) -> Option<Ms> {
        if !self.is_busy(now, lines) {
            return None;
        }
        let mut from = self.began;
        for id in &self.lines {
            let Some(line) = lines.get(id) else { continue };
            let edges =
                line.words.iter().flat_map(|word| [word.start, word.end]).chain([0, line.ms]);
            let next = edges.map(|edge| from + self.heard(edge)).filter(|edge| *edge > now).min();
            if next.is_some() {
                return next;
            }
            from += self.heard(line.ms) + PAUSE;
        }
        Some(self.ends(lines))
    }

    /// How long after its beginning something is heard that a line says at `ms`; never early.
    fn heard(&self, ms: u32) -> Ms {
        if self.slowly { (Ms::from(ms) * 100).div_ceil(SLOWLY.into()) } else { ms.into() }
    }

    /// What is heard so long after the beginning of a line, in its usual time.
    fn usual(&self, heard: Ms) -> u32 {
        let ms = if self.slowly { heard * Ms::from(SLOWLY) / 100 } else { heard };
        u32::try_from(ms).unwrap_or(u32::MAX)
    }
}

/// Pause that the player keeps between two lines, milliseconds; the same for sound and light.
pub const fn pause() -> Ms {
    PAUSE
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Line, WordTime};

    fn lines() -> Lines {
        let line = |ms| Line {
            text: "ক খ".into(),
            sound: None,
            ms,
            words: vec![WordTime { start: 0, end: ms / 2 }, WordTime { start: ms / 2, end: ms }],
            draft: true,
        };
        Lines::from([("a".into(), line(1000)), ("b".into(), line(500))])
    }

    #[test]
    fn lines_follow_each_other_with_a_pause() {
        let lines = lines();
        let mut speaker = Speaker::default();
        speaker.say(vec!["a".into(), "b".into()], 100);
        assert_eq!(speaker.at(99, &lines), None);
        assert_eq!(speaker.at(600, &lines), Some((&"a".into(), 500)));
        assert_eq!(speaker.at(1200, &lines), None);
        assert_eq!(speaker.at(1400, &lines), Some((&"b".into(), 50)));
        assert_eq!(speaker.ends(&lines), 1850);
        assert!(!speaker.is_busy(1850, &lines));
    }

    #[test]
    fn said_slowly_every_word_comes_later_and_is_still_itself() {
        let lines = lines();
        let mut speaker = Speaker::default();
        speaker.say_slowly(vec!["a".into(), "b".into()], 0);
        let edges: Vec<Ms> =
            std::iter::successors(Some(0), |at| speaker.next_change(*at, &lines)).take(6).collect();
        assert_eq!(edges, [0, 667, 1334, 1584, 1918, 2251]);
        assert_eq!(speaker.at(667, &lines), Some((&"a".into(), 500)), "its second word");
        assert_eq!(speaker.at(1918, &lines), Some((&"b".into(), 250)));
        assert_eq!(speaker.ends(&lines), 2251);
        speaker.say(vec!["a".into()], 0);
        assert_eq!(speaker.ends(&lines), 1000, "only that once");
    }

    #[test]
    fn the_next_change_is_the_next_edge_of_a_word() {
        let lines = lines();
        let mut speaker = Speaker::default();
        speaker.say(vec!["a".into(), "b".into()], 0);
        assert_eq!(speaker.next_change(0, &lines), Some(500));
        assert_eq!(speaker.next_change(700, &lines), Some(1000));
        assert_eq!(speaker.next_change(1000, &lines), Some(1250));
        assert_eq!(speaker.next_change(1750, &lines), None);
    }
}
