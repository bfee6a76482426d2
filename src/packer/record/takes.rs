//! What was said in a long recording, take by take.

use super::knocks::{self, Sound};
use super::loudness::{FRAME, FRAME_MS, Loudness};
use crate::media::RATE;
use std::ops::Range;

/// So many knocks in a row take back what was said before them.
const TAKEN_BACK: usize = 2;
/// What is shorter, and stands alone, is no word.
const SHORTEST: usize = 90 / FRAME_MS as usize;
/// A soft beginning and end are kept with the sound.
const BEFORE: usize = RATE as usize * 8 / 100;
const AFTER: usize = RATE as usize * 20 / 100;

/// One take, in samples of the recording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take {
    /// Where it begins, with a breath before it.
    pub from: usize,
    /// Where it ends, with a breath after it.
    pub to: usize,
    /// Samples in which something is heard.
    heard: usize,
}

impl Take {
    /// How long something is heard.
    pub fn ms(&self) -> u32 {
        (self.heard as u64 * 1000 / u64::from(RATE)) as u32
    }

    /// When it begins in the recording.
    pub fn at_ms(&self) -> u64 {
        self.from as u64 * 1000 / u64::from(RATE)
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Takes {
    /// What counts, in order.
    pub good: Vec<Take>,
    /// What was taken back by two knocks.
    pub taken_back: Vec<Take>,
    /// Single knocks, clicks and other short noises that were passed over.
    pub n_noises: usize,
}

/// Finds the takes; so many milliseconds of silence part two. `None` where speech does not stand
/// out of the noise.
pub fn find(samples: &[f32], pause_ms: u32) -> Option<Takes> {
    let loudness = Loudness::of(samples)?;
    let pause = (pause_ms / FRAME_MS) as usize;
    let told = knocks::tell(&loudness, loudness.sounds());
    let mut takes = Takes::default();
    let mut spoken: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    // Where what can be part of a take ends and begins: a knock is in none.
    let mut walls = vec![0];
    for sound in told {
        match sound {
            Sound::Knocks(range, n) if n >= TAKEN_BACK => {
                walls.extend([range.start, range.end]);
                match spoken.pop() {
                    Some(bad) => takes.taken_back.push(whole(&bad)),
                    // Nothing is there to be taken back.
                    None => takes.n_noises += 1,
                }
                goes_on = false;
            }
            // A click of the tongue within a line belongs to it; alone it is nothing.
            Sound::Knocks(range, _) => match spoken.last_mut() {
                Some(last) if goes_on && range.start < last.end + pause => last.end = range.end,
                _ => takes.n_noises += 1,
            },
            Sound::Speech(range) => {
                match spoken.last_mut() {
                    Some(last) if goes_on && range.start < last.end + pause => last.end = range.end,
                    _ => spoken.push(range),
                }
                goes_on = true;
            }
        }
    }
    let before = spoken.len();
    spoken.retain(|range| range.len() >= SHORTEST);
    takes.n_noises += before - spoken.len();
    walls.push(samples.len().div_ceil(FRAME));
    takes.good = with_breath(&spoken, &mut walls, samples.len());
    Some(takes)
}

/// The takes with what is around them, as far as nothing else is there.
fn with_breath(spoken: &[Range<usize>], walls: &mut Vec<usize>, n_samples: usize) -> Vec<Take> {
    let middles = spoken.windows(2).map(|two| two[0].end.midpoint(two[1].start));
    walls.extend(middles);
    walls.sort_unstable();
    let take = |range: &Range<usize>| {
        let wall = walls.partition_point(|wall| *wall <= range.start);
        let from = walls.get(wall.saturating_sub(1)).map_or(0, |wall| wall * FRAME);
        let to = walls[wall..].iter().find(|wall| **wall >= range.end);
        let to = to.map_or(n_samples, |wall| wall * FRAME).min(n_samples);
        let Take { from: begins, to: ends, heard } = whole(range);
        let (from, to) = (from.max(begins.saturating_sub(BEFORE)), to.min(ends + AFTER));
        Take { from, to, heard }
    };
    spoken.iter().map(take).collect()
}

fn whole(range: &Range<usize>) -> Take {
    Take { from: range.start * FRAME, to: range.end * FRAME, heard: range.len() * FRAME }
}

#[cfg(test)]
#[path = "takes_tests.rs"]
mod tests;
