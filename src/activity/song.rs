//! `song`: words that come on the beat, a ball that shows it, and a drum to join in.
//!
//! Each word is said at its beat, so a spoken voice becomes a chant. A song runs by itself
//! to its end; then it may come again. The drum asks for nothing: who taps it on the claps
//! has heard the beat, and that is recorded once.
//!
//! Nothing is said on the ladder of help, for it would be said into the song: 0 the drum sounds,
//! 1 a hand lies on it at every clap, 2 every second clap falls away, 3 the drum sounds by
//! itself and the child joins in.

mod draw;
mod fields;

use crate::feedback::Ladder;
use crate::item::REACH_MM;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening, Place};
use fields::{FIELDS, Verse};
use model::{Attempt, ItemId};
use scene::{Frame, Ms, Scene, hit};

pub use fields::Spec;

/// The kind `song`.
pub const KIND: Kind = Kind { id: "song", fields: FIELDS, check: fields::check, open };

/// Beats before the first word.
const LEAD_IN: u32 = 4;
/// A tap so near a clap is on the beat: a child of five hears the beat well before her hand
/// can keep it.
const NEAR_MS: Ms = 220;
/// The share of the claps that shows that the beat was heard.
const ENOUGH: f32 = 0.6;
/// How long the drum shows a tap.
const DRUM_MS: Ms = 160;
/// A sound the player is late for is not made up for.
const LATE_MS: Ms = 250;
const DRUM: &str = "drum";
const NEXT: &str = "next";
const AGAIN: &str = "again";

struct Song {
    place: Place,
    calm: bool,
    spec: Spec,
    /// What is to be seen, and every word with when it is sung: what moves may wait for the
    /// first time of one.
    scene: Scene,
    sung: Vec<(String, u32)>,
    ladder: Ladder,
    /// How many claps the drum has shown by itself.
    shown: usize,
    /// When the song last began.
    began: Ms,
    /// How many words have been said.
    said: usize,
    /// When the drum was tapped, from the beginning.
    taps: Vec<Ms>,
    is_kept: bool,
    is_over: bool,
    pressed: Option<String>,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let mut song = Song {
        place: Place::of(opening),
        calm: opening.calm,
        scene: spec.scene(),
        sung: Vec::new(),
        spec,
        ladder: Ladder::default(),
        shown: 0,
        began: 0,
        said: 0,
        taps: Vec::new(),
        is_kept: false,
        is_over: false,
        pressed: None,
    };
    song.sung = song.sung();
    Ok(Box::new(song))
}

impl Song {
    /// Length of a beat, milliseconds.
    fn beat_ms(&self) -> f32 {
        60_000.0 / self.spec.bpm.max(20.0)
    }

    fn song_ms(&self, now: &Moment<'_>) -> Ms {
        now.ms.saturating_sub(self.began)
    }

    /// When a beat of the song sounds, from its beginning.
    fn at_beat(&self, beat: u32) -> Ms {
        (beat as f32 * self.beat_ms()).round() as Ms
    }

    /// The first beat of each verse, and of what comes after the last.
    fn starts(&self) -> Vec<u32> {
        let mut beat = LEAD_IN;
        let mut starts = vec![beat];
        for verse in &self.spec.verse {
            beat += verse.length();
            starts.push(beat);
        }
        starts
    }

    /// The verse that sounds, and its first beat; the first one while it is counted in.
    fn verse(&self, now: &Moment<'_>) -> (usize, u32) {
        let ms = self.song_ms(now);
        let starts = self.starts();
        let begun = |at: &usize| self.at_beat(starts[*at]) <= ms;
        let at = (0..self.spec.verse.len()).rev().find(begun).unwrap_or(0);
        (at, starts[at])
    }

    /// Every word: when it is said, in which verse, and which of its words.
    fn words(&self) -> impl Iterator<Item = (Ms, usize, usize)> + '_ {
        self.starts().into_iter().zip(&self.spec.verse).enumerate().flat_map(
            move |(at, (start, verse))| {
                let beats = verse.beats().into_iter().enumerate();
                beats.map(move |(word, beat)| (self.at_half_beat(start, beat), at, word))
            },
        )
    }

    fn sung(&self) -> Vec<(String, u32)> {
        let texts = self.spec.verse.iter().flat_map(|verse| verse.say.text.split_whitespace());
        let times = self.words().map(|(at, _, _)| u32::try_from(at).unwrap_or(u32::MAX));
        texts.map(str::to_owned).zip(times).collect()
    }

    fn at_half_beat(&self, start: u32, beat: f32) -> Ms {
        ((start as f32 + beat - 1.0) * self.beat_ms()).round() as Ms
    }

    /// The beats of a verse on which one claps, from 1; with help only every second of them.
    fn claps_of(&self, verse: &Verse) -> impl Iterator<Item = u32> + '_ {
        let length = verse.length();
        let every = if self.ladder.rung >= 2 { 2 } else { 1 };
        self.spec.clap.iter().copied().filter(move |clap| *clap <= length).step_by(every)
    }

    /// When the claps sound, from the beginning.
    fn claps(&self) -> Vec<Ms> {
        let starts = self.starts();
        let verses = starts.iter().zip(&self.spec.verse);
        verses
            .flat_map(|(start, verse)| {
                self.claps_of(verse).map(move |clap| self.at_beat(start + clap - 1))
            })
            .collect()
    }

    /// The sound of the drum.
    fn drum(&self) -> String {
        self.spec.drum.clone().unwrap_or_else(|| "tap".to_owned())
    }

    fn length(&self) -> Ms {
        self.at_beat(self.starts().last().copied().unwrap_or(LEAD_IN))
    }

    fn has_ended(&self, now: &Moment<'_>) -> bool {
        self.song_ms(now) >= self.length()
    }

    fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let ms = self.song_ms(now);
        let mut effects = Vec::new();
        let due: Vec<_> = self.words().skip(self.said).take_while(|(at, _, _)| *at <= ms).collect();
        for (at, verse, word) in due {
            self.said += 1;
            let line = &self.spec.verse[verse].say.line;
            let time = now.lines.get(line).and_then(|line| line.words.get(word));
            if let (Some(time), true) = (time, ms - at < LATE_MS) {
                effects.push(Effect::SayPart(line.clone(), time.start, time.end));
            }
        }
        effects.extend(self.beat_for_her(ms));
        if self.has_ended(now) && !self.is_kept {
            self.is_kept = true;
            effects.extend(self.kept(now));
        }
        effects
    }

    /// At the last rung the drum sounds by itself at every clap.
    fn beat_for_her(&mut self, ms: Ms) -> Option<Effect> {
        if self.ladder.rung < 3 {
            return None;
        }
        let begun = self.claps().iter().filter(|clap| **clap <= ms).count();
        let is_due = begun > self.shown;
        self.shown = begun;
        is_due.then(|| Effect::Play(self.drum()))
    }

    /// The bird was touched.
    fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.has_ended(now) {
            return Vec::new();
        }
        if self.ladder.helped() >= 3 {
            let ms = self.song_ms(now);
            self.shown = self.claps().iter().filter(|clap| **clap <= ms).count();
        }
        // That is no stroke of the child's.
        vec![Effect::Play(self.drum())]
    }

    /// What the drum told, if anybody played it.
    fn kept(&self, now: &Moment<'_>) -> Option<Effect> {
        let claps = self.claps();
        if self.taps.is_empty() || claps.is_empty() {
            return None;
        }
        let is_met = |clap: &&Ms| self.taps.iter().any(|tap| tap.abs_diff(**clap) <= NEAR_MS);
        let met = claps.iter().filter(is_met).count();
        // Who drums without end meets every clap and has heard none.
        let share = met as f32 / claps.len().max(self.taps.len() / 2) as f32;
        Some(Effect::Answered(Box::new(Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId("beat".to_owned()),
            skill: self.place.skill.clone(),
            asked: self.spec.verse.first().map(|verse| verse.say.text.clone()).unwrap_or_default(),
            expected: claps.len().to_string(),
            response: met.to_string(),
            correct: (share / ENOUGH).min(1.0),
            tries: 1,
            rung: self.ladder.rung,
            tag: None,
            ms: self.song_ms(now).try_into().unwrap_or(u32::MAX),
        })))
    }

    fn begin(&mut self, now: &Moment<'_>) {
        self.began = now.ms;
        self.said = 0;
        self.taps.clear();
        self.ladder = Ladder::default();
        self.is_kept = false;
    }

    fn meant(&self, at: scene::Point, now: &Moment<'_>) -> Option<String> {
        let frame = self.draw(now);
        hit::hit(&frame.items, at, now.stage.mm * REACH_MM).map(|item| item.id.clone())
    }
}

impl Activity for Song {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.spec.verse.is_empty() {
            self.is_over = true;
            return vec![Effect::Finished];
        }
        self.begin(now);
        Vec::new()
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if self.is_over {
            return Vec::new();
        }
        match input {
            Input::Down(at) => {
                self.pressed = self.meant(at, now);
                match self.pressed.as_deref() {
                    // A drum sounds when it is struck, not when the hand leaves it.
                    Some(DRUM) => {
                        let tap = self.song_ms(now);
                        self.taps.push(tap);
                        vec![Effect::Play(self.drum())]
                    }
                    Some(_) => vec![Effect::Play("tap".into())],
                    None => Vec::new(),
                }
            }
            Input::Up(at) => {
                let meant = self.meant(at, now);
                match self.pressed.take().filter(|id| Some(id) == meant.as_ref()).as_deref() {
                    Some(NEXT) => {
                        self.is_over = true;
                        vec![Effect::Hush, Effect::Finished]
                    }
                    Some(AGAIN) => {
                        self.begin(now);
                        vec![Effect::Replayed]
                    }
                    _ => Vec::new(),
                }
            }
            Input::Cancel => {
                self.pressed = None;
                Vec::new()
            }
            Input::Replay => {
                self.begin(now);
                vec![Effect::Hush, Effect::Replayed]
            }
            Input::Tick => self.tick(now),
            Input::Help => self.help(now),
            Input::Move(_) | Input::Word(_) => Vec::new(),
        }
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        let tap = |id: &str| {
            let frame = self.draw(now);
            let item = frame.items.iter().find(|item| item.id == id)?;
            Some(Gesture::Tap(item.rect.middle()))
        };
        if self.has_ended(now) {
            return tap(NEXT);
        }
        let ms = self.song_ms(now);
        let last = self.taps.last().copied();
        let is_due = |clap: &Ms| clap.abs_diff(ms) <= NEAR_MS;
        let is_new = |clap: &Ms| last.is_none_or(|tap| tap.abs_diff(*clap) > NEAR_MS);
        self.claps().into_iter().find(|clap| is_due(clap) && is_new(clap)).and_then(|_| tap(DRUM))
    }
}

impl Verse {
    /// The beat on which each word begins, from 1.
    fn beats(&self) -> Vec<f32> {
        let words = self.say.text.split_whitespace().count();
        let given = self.beat.iter().copied();
        let mut beats: Vec<f32> = given.take(words).collect();
        while beats.len() < words {
            beats.push(beats.last().map_or(1.0, |last| last + 1.0));
        }
        beats
    }

    /// How many beats the verse takes.
    fn length(&self) -> u32 {
        let last = self.beats().last().map_or(0, |last| last.ceil() as u32);
        self.length.map_or_else(|| last.next_multiple_of(4), |length| length.max(last))
    }
}

#[cfg(test)]
mod tests;
