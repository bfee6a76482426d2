//! The draft voice: says lines by worker processes, at most one for each core at a time.

use super::bangla::{self, Utterance};
use super::protocol::{self, Answer, Event, Reply, Request};
use super::sound::RATE;
use super::{MediaError, resample, timing};
use model::WordTime;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::time::Duration;

/// The argument with which the packer starts itself as a worker.
pub const WORKER: &str = "voice-worker";
/// A speed that a class 1 child can follow; 90 suits pre-primary.
pub const WPM: u16 = 105;
const PITCH: u8 = 55;
/// No line takes this long; a worker that does hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// There is no draft voice here; lessons are then packed silent, with times by letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no draft voice on this computer ({why}); install the package espeak-ng, or record every line"
)]
pub struct NoVoice {
    /// What the worker said.
    pub why: String,
}

/// A spoken line: samples at 24 kHz and a time for each word of its written text.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// The samples.
    pub samples: Vec<f32>,
    /// One for each word of `text.split_whitespace()`; the last ends with the samples.
    pub words: Vec<WordTime>,
}

/// A draft voice that has been found to work.
#[derive(Debug)]
pub struct Voices {
    exe: PathBuf,
    arguments: Vec<OsString>,
    version: String,
    free: Mutex<usize>,
    freed: Condvar,
}

impl Voices {
    /// Finds the engine through the packer's own executable; `at_once` workers may run together.
    pub fn start(exe: &Path, at_once: usize) -> Result<Self, NoVoice> {
        Self::start_with(exe, vec![WORKER.into()], at_once)
    }

    fn start_with(exe: &Path, arguments: Vec<OsString>, at_once: usize) -> Result<Self, NoVoice> {
        let mut voices = Self {
            exe: exe.to_owned(),
            arguments,
            version: String::new(),
            free: Mutex::new(at_once.max(1)),
            freed: Condvar::new(),
        };
        match voices
            .exchange(&Request::Version)
            .map_err(|error| NoVoice { why: error.to_string() })?
        {
            (Reply::Version { version }, _) => voices.version = version,
            (Reply::Failed { why }, _) => return Err(NoVoice { why }),
            (Reply::Spoken { .. }, _) => {
                return Err(NoVoice { why: "the worker did not say which engine it has".into() });
            }
        }
        Ok(voices)
    }

    /// The engine's version; it changes what is heard, so it belongs into cache keys and manifests.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Says a line. `say` is what is spoken where that differs from what is written.
    pub fn speak(
        &self,
        language: &str,
        text: &str,
        say: Option<&str>,
        wpm: u16,
    ) -> Result<Spoken, MediaError> {
        let written: Vec<&str> = text.split_whitespace().collect();
        if written.is_empty() {
            return Err(MediaError::NoWords);
        }
        let utterance = bangla::utterance(say.unwrap_or(text), language);
        let wrong = |why: String| MediaError::Voice { text: text.to_owned(), why };
        // The engine names its voices by language alone: `bn-BD` speaks as `bn`.
        let voice = language.split('-').next().unwrap_or(language).to_owned();
        let request = Request::Speak { text: utterance.text.clone(), voice, wpm, pitch: PITCH };
        // The engine now and then dies of a short line that it speaks the next time: a worker
        // that dies is replaced a few times before the line is given up.
        let mut answer = self.exchange(&request);
        for _ in 1..TRIES {
            if answer.is_ok() {
                break;
            }
            answer = self.exchange(&request);
        }
        match answer.map_err(|error| wrong(error.to_string()))? {
            (Reply::Spoken { rate, words }, samples) if rate > 0 && !samples.is_empty() => {
                Ok(spoken(&written, &utterance, &words, &samples, rate))
            }
            (Reply::Failed { why }, _) => Err(wrong(why)),
            _ => Err(wrong("the engine made no sound".into())),
        }
    }

    /// Starts a worker, asks it one thing and sees it off.
    fn exchange(&self, request: &Request) -> io::Result<Answer> {
        let _place = Place::take(self);
        let mut worker = Command::new(&self.exe)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (pipes, (send, receive)) =
            ((worker.stdin.take(), worker.stdout.take()), mpsc::channel());
        let (Some(mut input), Some(mut output)) = pipes else {
            return Err(io::Error::other("the voice worker has no pipes"));
        };
        let request = request.clone();
        std::thread::spawn(move || {
            let asked = protocol::ask(&mut input, &request);
            drop(input);
            // The receiver is gone only when it has given up waiting.
            let _ = send.send(asked.and_then(|()| protocol::answered(&mut output)));
        });
        let answer = receive.recv_timeout(PATIENCE);
        // It has said what it had to say, or never will.
        let _ = worker.kill();
        worker.wait()?;
        answer.unwrap_or_else(|_| {
            Err(io::Error::new(io::ErrorKind::TimedOut, "the voice worker does not answer"))
        })
    }
}

/// How often a line is tried before it is given up.
const TRIES: u8 = 5;

/// One of the places in which a worker may run.
struct Place<'a>(&'a Voices);

impl<'a> Place<'a> {
    fn take(voices: &'a Voices) -> Self {
        let free = voices.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free = voices
            .freed
            .wait_while(free, |free| *free == 0)
            .unwrap_or_else(PoisonError::into_inner);
        *free -= 1;
        drop(free);
        Self(voices)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.0.freed.notify_one();
    }
}

fn spoken(
    written: &[&str],
    utterance: &Utterance,
    events: &[Event],
    samples: &[i16],
    rate: u32,
) -> Spoken {
    let source: Vec<f32> = samples.iter().map(|sample| f32::from(*sample) / 32768.0).collect();
    let samples = resample::resample(&source, rate, RATE);
    let ms = (samples.len() as u64 * 1000 / u64::from(RATE)) as u32;
    // With other words spoken than written, only the whole length is known.
    let starts = if utterance.spans.len() == written.len() {
        timing::fill(&starts(utterance, events, ms), written, ms)
    } else {
        timing::share(written, 0, ms)
    };
    Spoken { samples, words: timing::until_next(&starts, ms) }
}

/// The first event within each word, never earlier than that of a word before it.
fn starts(utterance: &Utterance, events: &[Event], total: u32) -> Vec<Option<u32>> {
    let mut latest = 0;
    utterance
        .spans
        .iter()
        .map(|(from, to)| {
            let within = |event: &&Event| {
                usize::try_from(event.at).is_ok_and(|at| (*from..=*to).contains(&at))
            };
            let ms = events.iter().find(within)?.ms;
            let rises = ms >= latest && ms < total;
            latest = latest.max(ms);
            rises.then_some(ms)
        })
        .collect()
}

/// Silence as long as the line would take to say, with times by letters.
pub fn silent(text: &str) -> Spoken {
    let words: Vec<&str> = text.split_whitespace().collect();
    let ms = words.iter().map(|word| timing::weight(word)).sum();
    let starts = timing::share(&words, 0, ms);
    let samples = vec![0.0; (u64::from(ms) * u64::from(RATE) / 1000) as usize];
    Spoken { samples, words: timing::until_next(&starts, ms) }
}

#[cfg(test)]
#[path = "voice_tests.rs"]
mod tests;
