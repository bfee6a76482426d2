//! Reads a score: a few notes that the project's own instruments play as an effect.

use super::MediaError;
use toml_spanner::{Arena, Item, Value};

/// The lowest and the highest key that an instrument can play, as MIDI numbers (C2 … C8).
const KEYS: std::ops::RangeInclusive<i32> = 36..=108;
/// An effect is short; a longer one is a mistake in the tempo.
const MOST_SECONDS: f64 = 30.0;

/// Which instrument plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Instrument {
    /// Struck wooden bars.
    Marimba,
    /// One plucked string.
    Ektara,
    /// A small hand drum.
    Drum,
    /// Breath: wind, water, wings.
    Noise,
}

/// A piece of a score: keys struck together, none for a rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Frequencies in hertz.
    pub hertz: Vec<f64>,
    /// How long until the next note, in seconds.
    pub seconds: f64,
}

/// A score that can be played.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Who plays.
    pub instrument: Instrument,
    /// What is played.
    pub notes: Vec<Note>,
    /// How long the last note rings beyond its length, in seconds.
    pub ring: f64,
    /// Highest crest, 0 … 1 of what an effect may have.
    pub gain: f64,
}

/// Reads a score from TOML; `name` is what errors call it.
///
/// `voice = "marimba"`, `tempo = 120` beats a minute, `notes = ["C5:0.25", "r:0.5", "C5+E5:0.5"]`
/// with lengths in beats, and if wanted `gain = 0.8` and `ring = 0.2`, seconds for which the last
/// note sounds beyond its own length.
pub fn parse_score(text: &str, name: &str) -> Result<Score, MediaError> {
    read(text).map_err(|why| MediaError::Score { name: name.to_owned(), why })
}

fn read(text: &str) -> Result<Score, String> {
    let arena = Arena::new();
    let sheet = toml_spanner::parse(text, &arena).map_err(|error| error.message(text))?;
    for (key, _) in sheet.table() {
        if !["voice", "tempo", "notes", "gain", "ring", "title", "author", "licence"]
            .contains(&key.name)
        {
            return Err(format!(
                "it has the unknown key “{}”; known are voice, tempo, notes, gain and ring",
                key.name
            ));
        }
    }
    let instrument = match sheet["voice"].as_str() {
        Some("marimba") => Instrument::Marimba,
        Some("ektara") => Instrument::Ektara,
        Some("drum") => Instrument::Drum,
        Some("noise") => Instrument::Noise,
        other => {
            return Err(format!(
                "voice is “{}”; write marimba, ektara, drum or noise",
                other.unwrap_or("missing")
            ));
        }
    };
    let number =
        |key: &str, usual: f64, range: std::ops::RangeInclusive<f64>| match sheet[key].item() {
            None => Ok(usual),
            Some(item) => item.as_f64().filter(|found| range.contains(found)).ok_or_else(|| {
                format!("{key} must be a number from {} to {}", range.start(), range.end())
            }),
        };
    let beat = 60.0 / number("tempo", 120.0, 20.0..=600.0)?;
    let gain = number("gain", 1.0, 0.0..=1.0)?;
    let ring = number("ring", 0.0, 0.0..=4.0)?;
    let Some(Value::Array(written)) = sheet["notes"].item().map(Item::value) else {
        return Err("it has no notes; write notes = [\"C5:0.25\", \"r:0.5\"]".into());
    };
    let notes: Vec<Note> = written
        .iter()
        .map(|item| {
            note(item.as_str().ok_or("a note must be in quotes, such as \"C5:0.25\"")?, beat)
        })
        .collect::<Result<_, String>>()?;
    let seconds: f64 = notes.iter().map(|note| note.seconds).sum();
    if notes.iter().all(|note| note.hertz.is_empty()) {
        return Err("it only rests; add a note such as \"C5:0.25\"".into());
    }
    if seconds > MOST_SECONDS {
        return Err(format!("it lasts {seconds:.0} seconds; shorten it to {MOST_SECONDS:.0}"));
    }
    Ok(Score { instrument, notes, ring, gain })
}

fn note(text: &str, beat: f64) -> Result<Note, String> {
    let wrong = || {
        format!(
            "“{text}” is not a note; write such as C5:0.25, F#4:1, C5+E5:0.5, or r:0.5 for a rest"
        )
    };
    let (keys, beats) = text.split_once(':').ok_or_else(wrong)?;
    let beats: f64 = beats.trim().parse().map_err(|_| wrong())?;
    if !(beats > 0.0 && beats <= 64.0) {
        return Err(wrong());
    }
    let hertz = match keys.trim() {
        "r" => Vec::new(),
        keys => keys
            .split('+')
            .map(|key| hertz(key.trim()).ok_or_else(wrong))
            .collect::<Result<_, _>>()?,
    };
    Ok(Note { hertz, seconds: beats * beat })
}

/// The frequency of a key such as `C5`, `F#4` or `Bb3`.
fn hertz(key: &str) -> Option<f64> {
    let letter = key.chars().next()?;
    let step = [('C', 0), ('D', 2), ('E', 4), ('F', 5), ('G', 7), ('A', 9), ('B', 11)]
        .into_iter()
        .find(|(name, _)| *name == letter)?
        .1;
    let rest = &key[1..];
    let (shift, octave) = match rest.chars().next()? {
        '#' => (1, &rest[1..]),
        'b' => (-1, &rest[1..]),
        _ => (0, rest),
    };
    let midi = 12 * (octave.parse::<i32>().ok().filter(|octave| (0..=9).contains(octave))? + 1)
        + step
        + shift;
    KEYS.contains(&midi).then(|| 440.0 * 2.0_f64.powf(f64::from(midi - 69) / 12.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_rests_and_chords_are_read_in_beats() {
        let score = parse_score(
            "voice = \"ektara\"\ntempo = 60\nnotes = [\"A4:0.5\", \"r:1\", \"A4+A5:2\"]",
            "tap",
        )
        .unwrap();
        assert_eq!(score.instrument, Instrument::Ektara);
        assert_eq!(score.notes.iter().map(|note| note.hertz.len()).collect::<Vec<_>>(), [1, 0, 2]);
        assert_eq!(
            score.notes.iter().map(|note| note.seconds).collect::<Vec<_>>(),
            [0.5, 1.0, 2.0]
        );
        assert!((score.notes[2].hertz[1] - 880.0).abs() < 1e-9);
    }

    #[test]
    fn sharps_and_flats_name_the_same_key() {
        assert_eq!(hertz("C#4"), hertz("Db4"));
        assert!((hertz("C4").unwrap() - 261.6256).abs() < 1e-3);
        assert_eq!([hertz("H4"), hertz("C"), hertz("C99"), hertz("ক৪"), hertz("")], [None; 5]);
    }

    #[test]
    fn every_mistake_in_a_score_is_named() {
        for (text, part) in [
            ("voice = \"harp\"\nnotes = [\"C5:1\"]", "harp"),
            ("voice = \"drum\"", "no notes"),
            ("voice = \"drum\"\nnotes = [\"C5\"]", "“C5”"),
            ("voice = \"drum\"\nnotes = [\"r:1\"]", "rests"),
            ("voice = \"drum\"\nnotes = [\"C5:1\"]\ntempo = 0", "tempo"),
            ("voice = \"drum\"\nnotes = [\"C5:64\"]", "lasts"),
            ("voice = \"drum\"\nnots = [\"C5:1\"]", "nots"),
            ("voice = ", "played"),
        ] {
            let said = parse_score(text, "tap").unwrap_err().to_string();
            assert!(said.contains(part) && said.contains("tap"), "{said}");
        }
    }
}
