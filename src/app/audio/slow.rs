//! Speech that takes longer and is as high as before, made while it is heard.
//!
//! The recording is laid down anew in short pieces. Each is taken from near the place that is
//! due, where the wave looks most like what would have come next, and the former piece fades
//! into it (WSOLA). The likeness is sought on every sixth sample or so and then around the best
//! find, which costs a small part of a search over all of them: this runs while a device waits.

use rodio::{ChannelCount, SampleRate, Source};
use std::f32::consts::PI;
use std::time::Duration;

/// Length of a piece, milliseconds: longer ones blur consonants, shorter ones sound rough.
const PIECE_MS: usize = 12;
/// A piece is looked for so far around its place: together more than a period of any voice.
const SEARCH_MS: usize = 8;
/// The first search looks at so many samples a second; a voice's wave shows well in them.
const COARSE_RATE: usize = 8_000;
/// What was used is thrown away when there is so much of it.
const KEPT: usize = 1 << 14;

/// A sound of which `percent` hundredths are heard in the time that it took by itself.
pub struct Slow<S> {
    sound: S,
    percent: usize,
    /// Samples of a piece, of the search to either side, and between two that it looks at.
    piece: usize,
    search: usize,
    stride: usize,
    fade: Vec<f32>,
    /// What was read of the sound, from the sample `first` on.
    read: Vec<f32>,
    first: usize,
    /// How long the sound is, once its end was met.
    length: Option<usize>,
    /// The sample that would come next if nothing was slowed.
    follows: usize,
    /// The piece that is being heard, how much of it was, and the samples before it.
    now: Vec<f32>,
    at: usize,
    before: usize,
}

impl<S: Source> Slow<S> {
    /// Slows a sound; several channels become one, for it is a voice.
    pub fn new(sound: S, percent: u32) -> Self {
        let rate = sound.sample_rate().get() as usize;
        let piece = (rate * PIECE_MS / 1_000).max(1);
        let weight = |at| 0.5 - 0.5 * (PI * (at as f32 + 0.5) / piece as f32).cos();
        Self {
            sound,
            percent: percent.clamp(10, 100) as usize,
            piece,
            search: rate * SEARCH_MS / 1_000,
            stride: (rate / COARSE_RATE).max(1),
            fade: (0..piece).map(weight).collect(),
            read: Vec::new(),
            first: 0,
            length: None,
            follows: 0,
            now: Vec::new(),
            at: 0,
            before: 0,
        }
    }

    /// Makes the next piece; none once all of the sound was heard.
    fn next_piece(&mut self) -> Option<()> {
        self.before += self.now.len();
        let due = self.before * self.percent / 100;
        let most = due.max(self.follows) + self.search + self.piece;
        self.read_to(most);
        let left = self.length.map_or(usize::MAX, |length| {
            (length * 100).div_ceil(self.percent).saturating_sub(self.before)
        });
        if left == 0 {
            return None;
        }
        let from = self.likest(due);
        let [old, new] = [self.follows, from].map(|at| &self.read[at - self.first..][..self.piece]);
        let faded = old.iter().zip(new).zip(&self.fade);
        self.now = faded.map(|((old, new), fade)| old + (new - old) * fade).collect();
        self.now.truncate(left);
        self.at = 0;
        self.follows = from + self.piece;
        let used = self.follows.min(due.saturating_sub(self.search)) - self.first;
        if used > KEPT {
            self.read.drain(..used);
            self.first += used;
        }
        Some(())
    }

    /// Reads the sound up to a sample; behind its end there is silence.
    fn read_to(&mut self, until: usize) {
        let n_channels = self.sound.channels().get() as usize;
        while self.first + self.read.len() < until {
            let mut sum = None;
            if self.length.is_none() {
                for sample in self.sound.by_ref().take(n_channels) {
                    *sum.get_or_insert(0.0) += sample / n_channels as f32;
                }
                if sum.is_none() {
                    self.length = Some(self.first + self.read.len());
                }
            }
            self.read.push(sum.unwrap_or(0.0));
        }
    }

    /// Near the place that is due, where the sound is most like what would come next; the place
    /// itself where nothing is to choose, as in silence.
    fn likest(&self, due: usize) -> usize {
        if due == self.follows {
            return due;
        }
        let from = due.saturating_sub(self.search).max(self.first);
        let coarse = (from..=due + self.search).step_by(self.stride);
        let best = self.best(coarse, self.stride, due);
        let fine = best.saturating_sub(self.stride).max(from)..=best + self.stride;
        self.best(fine.filter(|at| *at <= due + self.search), 1, best)
    }

    /// The best of some places by every `stride`th sample.
    fn best(&self, places: impl Iterator<Item = usize>, stride: usize, else_at: usize) -> usize {
        let next = &self.read[self.follows - self.first..][..self.piece];
        let mut best = (0.0, else_at);
        for place in places {
            let here = &self.read[place - self.first..][..self.piece];
            let (mut likeness, mut energy) = (0.0_f32, 1e-9_f32);
            for (a, b) in next.iter().step_by(stride).zip(here.iter().step_by(stride)) {
                likeness += a * b;
                energy += b * b;
            }
            let score = likeness / energy.sqrt();
            if score > best.0 {
                best = (score, place);
            }
        }
        best.1
    }
}

impl<S: Source> Iterator for Slow<S> {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        if self.at == self.now.len() {
            self.next_piece()?;
        }
        self.at += 1;
        self.now.get(self.at - 1).copied()
    }
}

impl<S: Source> Source for Slow<S> {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        ChannelCount::MIN
    }

    fn sample_rate(&self) -> SampleRate {
        self.sound.sample_rate()
    }

    fn total_duration(&self) -> Option<Duration> {
        Some(self.sound.total_duration()? * 100 / self.percent as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rodio::buffer::SamplesBuffer;

    const RATES: [u32; 4] = [16_000, 22_050, 44_100, 48_000];

    fn slowed(samples: Vec<f32>, rate: u32, percent: u32) -> Vec<f32> {
        let rate = SampleRate::new(rate).unwrap();
        Slow::new(SamplesBuffer::new(ChannelCount::MIN, rate, samples), percent).collect()
    }

    fn tone(hz: f32, rate: u32, seconds: f32) -> Vec<f32> {
        let n = (rate as f32 * seconds) as usize;
        (0..n).map(|at| 0.5 * (2.0 * PI * hz * at as f32 / rate as f32).sin()).collect()
    }

    /// The largest step from one sample to the next.
    fn jump(samples: &[f32]) -> f32 {
        samples.windows(2).map(|two| (two[1] - two[0]).abs()).fold(0.0, f32::max)
    }

    #[test]
    fn it_lasts_longer_and_is_as_high_and_as_loud_as_before() {
        for rate in RATES {
            for percent in [85, 70] {
                let was = tone(220.0, rate, 2.0);
                let is = slowed(was.clone(), rate, percent);
                let longer = is.len() as f32 / was.len() as f32 * percent as f32 / 100.0;
                assert!((longer - 1.0).abs() < 0.01, "{rate} Hz, {percent}: {longer}");
                let rises = is.windows(2).filter(|two| two[0] < 0.0 && two[1] >= 0.0).count();
                let hz = rises as f32 * rate as f32 / is.len() as f32;
                assert!((hz / 220.0 - 1.0).abs() < 0.01, "{rate} Hz, {percent}: {hz} Hz");
                let loud = |samples: &[f32]| {
                    samples.iter().map(|one| one * one).sum::<f32>() / samples.len() as f32
                };
                assert!((loud(&is) / loud(&was) - 1.0).abs() < 0.1, "{rate} Hz, {percent}");
            }
        }
    }

    #[test]
    fn no_two_pieces_meet_with_a_click() {
        for rate in RATES {
            // A voice of three overtones, swelling and falling silent.
            let voice = |at: usize| {
                let t = at as f32 / rate as f32;
                let wave = |n: f32| (2.0 * PI * 130.0 * n * t).sin() / n;
                0.3 * (wave(1.0) + wave(3.0) + wave(7.0)) * (2.0 * PI * 1.5 * t).sin().max(0.0)
            };
            let was: Vec<f32> = (0..rate as usize * 2).map(voice).collect();
            let is = slowed(was.clone(), rate, 70);
            assert!(jump(&is) < jump(&was) * 1.5, "{rate} Hz: {} of {}", jump(&is), jump(&was));
        }
    }

    #[test]
    fn silence_stays_silence_and_the_usual_pace_changes_nothing() {
        let silence = slowed(vec![0.0; 22_050], 22_050, 70);
        assert!(silence.len() == 31_500 && silence.iter().all(|sample| *sample == 0.0));
        let was = tone(300.0, 22_050, 0.7);
        assert_eq!(slowed(was.clone(), 22_050, 100), was);
    }

    #[test]
    fn two_channels_become_one() {
        let both = [0.25, 0.75].repeat(4_410);
        let (two, rate) = (ChannelCount::new(2).unwrap(), SampleRate::new(44_100).unwrap());
        let is: Vec<f32> = Slow::new(SamplesBuffer::new(two, rate, both), 70).collect();
        assert_eq!(is.len(), 6_300);
        assert!(is[..6_000].iter().all(|sample| (sample - 0.5).abs() < 1e-6));
    }

    proptest! {
        #[test]
        fn any_sound_of_any_length_is_slowed(
            samples in prop::collection::vec(-1.0_f32..1.0, 0..3_000),
            percent in 10_u32..=100,
        ) {
            let n = samples.len();
            let is = slowed(samples, 8_000, percent);
            prop_assert_eq!(is.len(), (n * 100).div_ceil(percent as usize));
            prop_assert!(is.iter().all(|sample| sample.abs() <= 1.0));
        }
    }
}
