//! What adults decided for this tablet: `settings.json` in the data folder.

use crate::pace::Pace;
use crate::typeface::Typeface;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// What adults decided. Whatever is missing in the file is as it comes from the factory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the pages and of the bird; none for what the program was started with.
    pub language: Option<String>,
    /// A sitting at home ends after so many minutes; 0 for never, as in a class.
    pub minutes: u16,
    /// Whether the bird sleeps at night.
    pub quiet: bool,
    /// The quiet time begins at this minute of the day.
    pub quiet_from: u16,
    /// And ends at this one.
    pub quiet_until: u16,
    /// How quickly everything is spoken.
    pub voice: Pace,
    /// What reading text is set in.
    pub typeface: Typeface,
    /// Less motion.
    pub calm: bool,
    /// Larger things to touch.
    pub large: bool,
    /// Dark outlines around everything that can be touched.
    pub contrast: bool,
    /// Music under stories.
    pub music: bool,
    /// The battery is spared: little moves, fewer frames are drawn, and there is no music.
    pub low_power: bool,
    /// The window cannot be left but through the gate.
    pub kiosk: bool,
    /// The four digits of the adults' gate, where the school has set none; none for the first
    /// code.
    pub code: Option<String>,
    /// The channel that adults chose to be played; none where nobody did.
    pub channel: Option<String>,
    /// The channel and release of the lessons whose arrival was told.
    pub told: Option<String>,
    /// Where the school's server is, such as `https://192.168.0.10:8765`, where the network lets
    /// nobody search for it; only in the file.
    pub server: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            minutes: 15,
            quiet: true,
            quiet_from: 21 * 60,
            quiet_until: 6 * 60,
            voice: Pace::Usual,
            typeface: Typeface::Open,
            calm: false,
            large: false,
            contrast: false,
            music: true,
            low_power: false,
            kiosk: false,
            code: None,
            channel: None,
            told: None,
            server: None,
        }
    }
}

/// An end of the quiet time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    From,
    /// Where it ends.
    Until,
}

const FILE: &str = "settings.json";
/// Where a file goes that cannot be read.
const UNREAD: &str = "settings-unread.json";

impl Settings {
    /// What was kept; as from the factory where nothing was, or where it cannot be read.
    pub fn load(data: &Path) -> Self {
        let file = data.join(FILE);
        let Ok(text) = std::fs::read_to_string(&file) else { return Self::default() };
        serde_json::from_str(&text).unwrap_or_else(|error| {
            // It was written by a hand, or by another version: whoever wrote it may mend it.
            let aside = data.join(UNREAD);
            eprintln!("jonaki: {}: {error}; kept as {}", file.display(), aside.display());
            let _ = std::fs::rename(&file, aside);
            Self::default()
        })
    }

    /// The channel to be played: the one that was chosen, else the one whose lessons were told of
    /// last. Another one that arrives, whatever its id, takes no child's path away.
    pub fn wanted_channel(&self) -> Option<&str> {
        let told = || Some(self.told.as_deref()?.rsplit_once(' ')?.0);
        self.channel.as_deref().or_else(told)
    }

    /// Keeps it, whole or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn save(&self, data: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        let mut file = tempfile::NamedTempFile::new_in(data)?;
        io::Write::write_all(&mut file, text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(data.join(FILE))?;
        Ok(())
    }

    /// Moves an end of the quiet time by so many minutes, round the clock; the two ends never
    /// meet, since nobody could say whether that is no time or all day.
    pub fn move_quiet(&mut self, edge: Edge, by: i32) {
        let (moved, other) = match edge {
            Edge::From => (&mut self.quiet_from, self.quiet_until),
            Edge::Until => (&mut self.quiet_until, self.quiet_from),
        };
        let step = |at: u16| (i32::from(at) + by).rem_euclid(24 * 60) as u16;
        *moved = step(*moved);
        if *moved == other {
            *moved = step(*moved);
        }
    }

    /// Whether a minute of the day lies in the quiet time, which may go over midnight.
    pub fn is_quiet_at(&self, minute: u16) -> bool {
        let (from, until) = (self.quiet_from, self.quiet_until);
        let is_in = if from <= until {
            (from..until).contains(&minute)
        } else {
            minute >= from || minute < until
        };
        self.quiet && is_in
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_read_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        std::fs::write(folder.path().join(FILE), "{ \"kiosk\": yes }").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        Settings::default().save(folder.path()).unwrap();
        let kept = std::fs::read_to_string(folder.path().join(UNREAD)).unwrap();
        assert!(kept.contains("kiosk"));
    }

    #[test]
    fn the_quiet_time_goes_over_midnight() {
        let settings = Settings::default();
        assert!(settings.is_quiet_at(21 * 60) && settings.is_quiet_at(3 * 60));
        assert!(!settings.is_quiet_at(6 * 60) && !settings.is_quiet_at(12 * 60));
        assert!(!Settings { quiet: false, ..settings.clone() }.is_quiet_at(0));
        let noon = Settings { quiet_from: 600, quiet_until: 700, ..settings };
        assert!(noon.is_quiet_at(650) && !noon.is_quiet_at(750));
    }

    #[test]
    fn both_ends_go_round_the_clock_and_never_meet() {
        let mut settings =
            Settings { quiet_from: 23 * 60 + 30, quiet_until: 60, ..Settings::default() };
        settings.move_quiet(Edge::From, 30);
        assert_eq!(settings.quiet_from, 0);
        settings.move_quiet(Edge::Until, -30);
        settings.move_quiet(Edge::Until, -30);
        assert_eq!(settings.quiet_until, 23 * 60 + 30, "it goes past the other end");
        settings.move_quiet(Edge::From, -30);
        assert_eq!(settings.quiet_from, 23 * 60);
    }

    #[test]
    fn what_was_kept_comes_back_and_a_torn_file_is_as_from_the_factory() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        let chosen = Settings { minutes: 0, large: true, ..Settings::default() };
        chosen.save(folder.path()).unwrap();
        assert_eq!(Settings::load(folder.path()), chosen);
        std::fs::write(folder.path().join(FILE), "{\"minutes\": 20").unwrap();
        assert_eq!(Settings::load(folder.path()), Settings::default());
        std::fs::write(folder.path().join(FILE), "{\"minutes\": 20}").unwrap();
        assert_eq!(Settings::load(folder.path()).minutes, 20);
    }
}
