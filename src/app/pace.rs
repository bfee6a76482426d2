//! How quickly everything is spoken. A slower voice is as high as before, only longer, and the
//! lit words take as much longer as it does.

use model::Line;
use serde::{Deserialize, Serialize};

/// How quickly lines are spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// As they were recorded.
    #[default]
    Usual,
    /// Somewhat slower.
    Slower,
    /// For a child who needs time for each word.
    Slow,
}

impl Pace {
    /// All of them, the quickest first.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Slower, Self::Slow];

    /// Its name in the settings.
    pub fn id(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Slower => "slower",
            Self::Slow => "slow",
        }
    }

    /// So much of a recording, in hundredths, is heard in the time that it took by itself.
    pub fn percent(self) -> u32 {
        match self {
            Self::Usual => 100,
            Self::Slower => 85,
            Self::Slow => 70,
        }
    }

    /// When something is heard that was recorded at `ms`.
    pub fn heard(self, ms: u32) -> u32 {
        let heard = u64::from(ms) * 100 / u64::from(self.percent());
        u32::try_from(heard).unwrap_or(u32::MAX)
    }

    /// Where in the recording is what is heard at `ms`.
    pub fn recorded(self, ms: u32) -> u32 {
        (u64::from(ms) * u64::from(self.percent()) / 100) as u32
    }

    /// A line as it is heard: its length and the times of its words.
    pub fn of(self, line: &Line) -> Line {
        let mut line = line.clone();
        line.ms = self.heard(line.ms);
        for word in &mut line.words {
            (word.start, word.end) = (self.heard(word.start), self.heard(word.end));
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::WordTime;

    #[test]
    fn words_stay_within_their_line_and_lead_back_to_the_recording() {
        let words = vec![WordTime { start: 0, end: 333 }, WordTime { start: 334, end: 1_001 }];
        let line = Line { text: "ক খ".into(), sound: None, ms: 1_001, words, draft: true };
        assert_eq!(Pace::Usual.of(&line), line);
        for pace in [Pace::Slower, Pace::Slow] {
            let heard = pace.of(&line);
            let share = f64::from(heard.ms) / f64::from(line.ms);
            assert!((share * f64::from(pace.percent()) / 100.0 - 1.0).abs() < 0.01, "{share}");
            for (word, was) in heard.words.iter().zip(&line.words) {
                assert!(word.start <= word.end && word.end <= heard.ms);
                assert!(pace.recorded(word.start).abs_diff(was.start) <= 1);
                assert!(pace.recorded(word.end).abs_diff(was.end) <= 1);
            }
        }
    }
}
