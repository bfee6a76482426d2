//! Two knocks on the table: the take just before them is bad.
//!
//! Knocks were chosen because nobody has to understand them: they work in every language, for
//! whoever cannot type while she reads, in a room that is not quite still, and they are seen in
//! the sound itself. A knock is over at once, which no voice is; and they are two, because one is
//! made by every elbow.

use super::loudness::{FRAME_MS, Loudness};
use std::ops::Range;

/// The loud part of a knock is over in so many frames.
const LOUD: usize = 60 / FRAME_MS as usize;
/// What is within so many decibels of the loudest moment is the loud part.
const LOUD_DB: f32 = 10.0;
/// With its echo it lasts at most so long.
const LONGEST: usize = 350 / FRAME_MS as usize;
/// It is not much softer than the voice; what is may be the end of a word.
const SOFTER_DB: f32 = 14.0;
/// From one knock to the next, in frames.
const APART: Range<usize> = 80 / FRAME_MS as usize..900 / FRAME_MS as usize;

/// What a sound is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    /// Somebody speaks.
    Speech(Range<usize>),
    /// Knocks, one or several in a row.
    Knocks(Range<usize>, usize),
}

/// Tells knocks from speech.
pub(super) fn tell(loudness: &Loudness, sounds: Vec<Range<usize>>) -> Vec<Sound> {
    let mut told: Vec<Sound> = Vec::new();
    for sound in sounds {
        let hits = hits(loudness, &sound);
        let Some(first) = hits.first().copied() else {
            told.push(Sound::Speech(sound));
            continue;
        };
        match told.last_mut() {
            // The next one in a row.
            Some(Sound::Knocks(range, n)) if first < range.end + APART.end => {
                (range.end, *n) = (sound.end, *n + hits.len());
            }
            _ => told.push(Sound::Knocks(sound, hits.len())),
        }
    }
    told
}

/// Where in a sound something is hit; nothing where it is a voice.
fn hits(loudness: &Loudness, sound: &Range<usize>) -> Vec<usize> {
    let levels = &loudness.levels[sound.clone()];
    let peak = levels.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if peak < loudness.voice - SOFTER_DB {
        return Vec::new();
    }
    // The echo of a loud room lets two knocks run into one sound.
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in levels.iter().enumerate().filter(|(_, level)| **level > peak - LOUD_DB) {
        match runs.last_mut() {
            Some(run) if at < run.start + LOUD => run.end = at + 1,
            Some(run) if at < run.start + APART.start => return Vec::new(),
            _ => runs.push(at..at + 1),
        }
    }
    let begins_at_once = runs.first().is_some_and(|run| run.start <= LOUD / 2);
    let is_short = sound.len() <= LONGEST * runs.len();
    if begins_at_once && is_short && runs.len() <= 3 {
        runs.iter().map(|run| sound.start + run.start).collect()
    } else {
        Vec::new()
    }
}
