//! The voice of a book, cut to the lines of a lesson, with the times of their words.

use super::pages::Parted;
use super::{Clip, ImportError, Said};
use crate::export::{Lost, clock, escaped};
use crate::folder::SOUNDS;
use crate::import::archive::Archive;
use crate::import::begun::Begun;
use crate::media::{Pcm, RATE, decode_at_most, shared};
use std::ops::Range;

/// A longer recording no lesson needs, and it would fill the memory.
const LONGEST_S: u32 = 1_800;
/// Pieces that lie so near to each other are one.
const NEAR_MS: u32 = 300;
/// Between two recordings, as long as it takes to breathe.
const BREATH_MS: u32 = 150;
/// A recording is copied as it is where no more than this is left out of it.
const WHOLE_MS: u32 = 60;

/// The recordings of a book; the last one stays decoded, for most books have one.
pub(super) struct Voices<'a> {
    archive: &'a mut Archive,
    last: Option<(String, Option<Pcm>)>,
}

/// A word and when it begins.
type Timed = (String, u32);

impl<'a> Voices<'a> {
    pub(super) fn new(archive: &'a mut Archive) -> Self {
        Self { archive, last: None }
    }

    /// Writes the recording of a page, as the line `story.<n>.say`.
    pub(super) fn record(
        &mut self,
        n: usize,
        page: &Parted<'_>,
        begun: &mut Begun,
        lost: &mut Vec<Lost>,
    ) -> Result<(), ImportError> {
        let clips: Vec<&Clip> = page.said.iter().filter_map(|said| said.clip.as_ref()).collect();
        let (Some(first), true) = (clips.first(), clips.len() == page.said.len()) else {
            return Ok(());
        };
        let line = format!("sound/story.{n}.say");
        let mut samples = Vec::new();
        let mut starts = Vec::new();
        let mut gone: Option<(String, u32)> = None;
        let mut whole = true;
        for clip in &clips {
            let Some(pcm) = self.decoded(&clip.file)? else {
                lost.push(Lost { key: "pack-lost-voice", what: clip.file.clone() });
                return Ok(());
            };
            let end = clip.to.unwrap_or(pcm.ms()).min(pcm.ms());
            if clip.from >= end {
                let what = format!("{} {}", clip.file, clock(clip.from));
                lost.push(Lost { key: "pack-lost-voice", what });
                return Ok(());
            }
            // What goes on where the last piece ended is not torn from it.
            let goes_on = gone.as_ref().filter(|(file, until)| {
                *file == clip.file && clip.from + NEAR_MS >= *until && clip.from <= *until + NEAR_MS
            });
            let from = match goes_on {
                Some((_, until)) => (*until).min(end),
                None => {
                    if !samples.is_empty() {
                        samples.resize(samples.len() + at(BREATH_MS), 0.0);
                        whole = false;
                    }
                    clip.from
                }
            };
            let here = ms(samples.len());
            starts.push((here + clip.from).saturating_sub(from));
            samples.extend_from_slice(cut(&pcm.samples, from..end));
            gone = Some((clip.file.clone(), end));
        }
        let length = self.decoded(&first.file)?.map_or(0, Pcm::ms);
        let until = gone.map_or(0, |(_, until)| until);
        whole &= first.from <= WHOLE_MS && until + WHOLE_MS >= length;
        let ending = first.file.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
        let end = if whole && SOUNDS.contains(&ending.as_str()) {
            let bytes = self.archive.read(&first.file)?.unwrap_or_default();
            begun.write(&format!("{line}.{ending}"), &bytes)?;
            starts.iter_mut().for_each(|start| *start += first.from);
            length
        } else {
            begun.write(&format!("{line}.wav"), &wav(&samples))?;
            ms(samples.len())
        };
        match times(&page.said, &starts, end) {
            Some(words) => begun.write(&format!("{line}.vtt"), vtt(&words, end).as_bytes())?,
            None => lost.push(Lost { key: "pack-lost-times", what: page.text() }),
        }
        Ok(())
    }

    /// A recording as samples; `None` where it is none that can be read.
    fn decoded(&mut self, file: &str) -> Result<Option<&Pcm>, ImportError> {
        if self.last.as_ref().is_none_or(|(known, _)| known != file) {
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            let bytes = self.archive.read(file)?;
            let pcm = bytes.and_then(|bytes| decode_at_most(&bytes, ending, LONGEST_S).ok());
            self.last = Some((file.to_owned(), pcm));
        }
        Ok(self.last.as_ref().and_then(|(_, pcm)| pcm.as_ref()))
    }
}

/// When each word begins: a piece's words share its time by their letters. `None` where the times
/// are in no order that a line can have.
fn times(said: &[Said], starts: &[u32], end: u32) -> Option<Vec<Timed>> {
    let mut words: Vec<(String, usize)> = Vec::new();
    for (at, piece) in said.iter().enumerate() {
        for (n, word) in piece.text.split_whitespace().enumerate() {
            match words.last_mut().filter(|_| piece.is_glued && n == 0) {
                Some((last, _)) => last.push_str(word),
                None => words.push((word.to_owned(), at)),
            }
        }
    }
    let mut timed: Vec<Timed> = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        let own: Vec<&str> =
            words.iter().filter(|(_, piece)| *piece == at).map(|(word, _)| word.as_str()).collect();
        let next = starts.get(at + 1).copied().unwrap_or(end);
        for (word, start) in own.iter().zip(shared(&own, *start, next.max(*start))) {
            // Two words never begin at once, and none after the end.
            let least = timed.last().map_or(0, |(_, before)| before + 1);
            timed.push(((*word).to_owned(), start.max(least)));
        }
    }
    let is_in_order = starts.windows(2).all(|two| two[0] <= two[1]);
    let ends_in_time = timed.last().is_none_or(|(_, start)| *start < end);
    (is_in_order && ends_in_time).then_some(timed)
}

/// A cue for each word, lit until the next one sounds.
fn vtt(words: &[Timed], end: u32) -> String {
    let mut text = "WEBVTT\n".to_owned();
    for (at, (word, start)) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or(end, |(_, next)| *next).max(start + 1);
        text.push_str(&format!("\n{} --> {}\n{}\n", clock(*start), clock(next), escaped(word)));
    }
    text
}

fn at(ms: u32) -> usize {
    (u64::from(ms) * u64::from(RATE) / 1000) as usize
}

fn ms(samples: usize) -> u32 {
    u32::try_from(samples as u64 * 1000 / u64::from(RATE)).unwrap_or(u32::MAX)
}

fn cut(samples: &[f32], time: Range<u32>) -> &[f32] {
    let end = at(time.end).min(samples.len());
    &samples[at(time.start).min(end)..end]
}

/// The samples as a WAV file, 16 bits, one channel.
fn wav(samples: &[f32]) -> Vec<u8> {
    let n = u32::try_from(samples.len() * 2).unwrap_or(u32::MAX);
    let mut bytes = Vec::with_capacity(samples.len() * 2 + 44);
    bytes.extend(b"RIFF");
    bytes.extend(n.saturating_add(36).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend([1, 0, 1, 0]);
    bytes.extend(RATE.to_le_bytes());
    bytes.extend((RATE * 2).to_le_bytes());
    bytes.extend([2, 0, 16, 0]);
    bytes.extend(b"data");
    bytes.extend(n.to_le_bytes());
    let whole = |sample: &f32| (sample.clamp(-1.0, 1.0) * f32::from(i16::MAX)).round() as i16;
    bytes.extend(samples.iter().flat_map(|sample| whole(sample).to_le_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Said {
        Said { text: text.into(), ..Said::default() }
    }

    #[test]
    fn words_of_a_sentence_share_its_time_and_pieces_of_a_word_are_one_word() {
        let glued = Said { is_glued: true, ..said("ab") };
        let told = times(&[said("ab ab"), said("cd"), glued], &[0, 600, 700], 1000);
        let told = told.expect("times");
        let told: Vec<_> = told.iter().map(|(word, start)| (word.as_str(), *start)).collect();
        assert_eq!(told, [("ab", 0), ("ab", 300), ("cdab", 600)]);
        assert_eq!(times(&[said("a"), said("b")], &[500, 100], 1000), None);
        assert_eq!(
            times(&[said("a"), said("b")], &[100, 100], 1000).map(|all| all[1].1),
            Some(101)
        );
        assert_eq!(times(&[said("a")], &[1000], 1000), None);
    }

    #[test]
    fn a_recording_that_is_written_is_read_again() {
        let samples: Vec<f32> = (0..RATE).map(|at| (at as f32 * 0.05).sin() * 0.5).collect();
        let read = crate::media::decode(&wav(&samples), "wav").expect("a sound");
        assert_eq!(read.samples.len(), samples.len());
        assert!(read.samples.iter().zip(&samples).all(|(a, b)| (a - b).abs() < 0.001));
    }
}
