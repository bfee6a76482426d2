//! What is heard: lines, parts of lines and effects of the bundle, handed to the voice.

use crate::audio::{Spoken, Voice};
use crate::pace::Pace;
use crate::settings::Settings;
use activity::{Lines, speaker};
use bundle::{Bundle, ReadError};
use model::LineId;
use scene::Ms;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The voice with what it can say.
pub struct Sounds {
    bundle: Rc<Bundle>,
    voice: Box<dyn Voice>,
    /// The shell's lines, as long as they take at this pace.
    shell: HashMap<LineId, model::Line>,
    pace: Pace,
    effects: HashMap<String, Option<Vec<u8>>>,
    /// The latest instant that was told.
    now: Ms,
    /// What was said last, and since when.
    said: RefCell<(Ms, Vec<model::Line>)>,
    /// The effect that was played last, and when.
    played: Option<(String, Ms)>,
}

impl Sounds {
    /// A voice for a bundle, in the language of the shell, as adults have set it.
    ///
    /// # Errors
    /// When the shell's lines cannot be read.
    pub fn new(
        bundle: Rc<Bundle>,
        voice: Box<dyn Voice>,
        language: &str,
        settings: &Settings,
    ) -> Result<Self, ReadError> {
        let mut sounds = Self {
            bundle,
            voice,
            shell: HashMap::new(),
            pace: Pace::Usual,
            effects: HashMap::new(),
            now: 0,
            said: RefCell::default(),
            played: None,
        };
        sounds.speak_in(language, settings)?;
        Ok(sounds)
    }

    /// Speaks in another language, or as adults have set it anew, from now on.
    ///
    /// # Errors
    /// When they cannot be read; the former ones are kept.
    pub fn speak_in(&mut self, language: &str, settings: &Settings) -> Result<(), ReadError> {
        self.voice.spare(settings.low_power);
        let pace = settings.voice;
        let recorded = self.bundle.lines(&bundle::format::SHELL.into(), language)?;
        self.shell = recorded.into_iter().map(|(id, line)| (id, pace.of(&line))).collect();
        self.pace = pace;
        Ok(())
    }

    /// Speaks with the voice of another bundle from now on.
    ///
    /// # Errors
    /// When its lines cannot be read; then it goes on with the former one.
    pub fn speak_from(
        &mut self,
        bundle: Rc<Bundle>,
        language: &str,
        settings: &Settings,
    ) -> Result<(), ReadError> {
        let former = std::mem::replace(&mut self.bundle, bundle);
        if let Err(error) = self.speak_in(language, settings) {
            self.bundle = former;
            return Err(error);
        }
        self.effects.clear();
        Ok(())
    }

    /// Now it is this instant.
    pub fn at(&mut self, now: Ms) {
        self.now = now;
    }

    /// The line that is being said, with the word that sounds, and when it looks different;
    /// for whoever cannot hear it.
    pub fn caption(&self, now: Ms) -> Option<(model::Line, Option<usize>, Ms)> {
        let (since, lines) = &*self.said.borrow();
        let mut begins = *since;
        for line in lines {
            let ends = begins + Ms::from(line.ms) + speaker::pause();
            if now < ends {
                let at = u32::try_from(now.saturating_sub(begins)).unwrap_or(u32::MAX);
                let edges = line.words.iter().flat_map(|word| [word.start, word.end]);
                let next = edges.filter(|edge| *edge > at).min();
                let next = next.map_or(ends, |edge| begins + Ms::from(edge)).min(ends);
                return Some((line.clone(), line.word_at(at), next.max(now + 1)));
            }
            begins = ends;
        }
        None
    }

    /// Speaks lines of a lesson one after the other; their times are those of the pace.
    pub fn say(&self, ids: &[LineId], lines: &Lines, pace: Pace) {
        self.speak(ids.iter().filter_map(|id| lines.get(id)), pace.percent());
    }

    /// The same, slowly.
    pub fn say_slowly(&self, ids: &[LineId], lines: &Lines, pace: Pace) {
        let slow: Vec<_> = ids.iter().filter_map(|id| lines.get(id)).map(slowly).collect();
        self.speak(slow.iter(), pace.percent() * speaker::SLOWLY / 100);
    }

    /// Says lines of a lesson without a sound: they are only written.
    pub fn write(&self, ids: &[LineId], lines: &Lines) {
        self.voice.hush();
        self.note(ids.iter().filter_map(|id| lines.get(id)));
    }

    /// Speaks lines of the shell one after the other.
    pub fn say_shell(&self, keys: &[&str]) {
        self.speak(
            keys.iter().filter_map(|key| self.shell.get(&LineId::from(*key))),
            self.pace.percent(),
        );
    }

    /// Speaks the first of these lines of the shell that there is; false where none is.
    pub fn say_first_of(&self, keys: &[&str]) -> bool {
        let line = keys.iter().find_map(|key| self.shell.get(&LineId::from(*key)));
        self.speak(line.into_iter(), self.pace.percent());
        line.is_some()
    }

    /// Speaks a line of the lesson, at its pace, or of the shell that says just this; false
    /// where none does.
    pub fn say_text(&self, text: &str, (lines, pace): (&Lines, Pace)) -> bool {
        let is_it = |line: &&model::Line| line.text == text;
        let of_shell = || self.shell.values().find(is_it).map(|line| (line, self.pace));
        let line = lines.values().find(is_it).map(|line| (line, pace)).or_else(of_shell);
        let pace = line.map_or(self.pace, |(_, pace)| pace);
        self.speak(line.map(|(line, _)| line).into_iter(), pace.percent());
        line.is_some()
    }

    /// Speaks the first word of a line of the shell; false where it cannot.
    pub fn say_first_word(&self, key: &str) -> bool {
        let line = self.shell.get(&LineId::from(key));
        let part = line.and_then(|line| Some((line.words.first()?, self.bytes(line)?)));
        let Some((word, sound)) = part else { return false };
        let at = |ms: u32| self.pace.recorded(ms);
        self.voice.part(sound, at(word.start), at(word.end), self.pace.percent());
        true
    }

    /// Speaks a part of a line, from one time to another as they are heard at the pace.
    pub fn say_part(&self, id: &LineId, lines: &Lines, (from, to): (u32, u32), pace: Pace) {
        if let Some(sound) = lines.get(id).and_then(|line| self.bytes(line)) {
            self.voice.part(sound, pace.recorded(from), pace.recorded(to), pace.percent());
        }
    }

    /// Speaks a recording that somebody sent; it is never longer than some minutes.
    pub fn hear(&self, recording: Vec<u8>) {
        self.said.take();
        self.voice.part(recording, 0, 300_000, 100);
    }

    /// Plays an effect: the lesson's own, else the kit's.
    pub fn play(&mut self, sound: &str) {
        self.played = Some((sound.to_owned(), self.now));
        let bundle = &self.bundle;
        let bytes = self
            .effects
            .entry(sound.to_owned())
            .or_insert_with(|| bundle.sound(sound).ok().map(|sound| sound.bytes));
        if let Some(bytes) = bytes {
            self.voice.play(bytes.clone());
        }
    }

    /// The effect that was played last, and when; for whoever cannot hear it.
    pub fn played(&self) -> Option<(&str, Ms)> {
        self.played.as_ref().map(|(sound, at)| (sound.as_str(), *at))
    }

    /// Plays music over and over, or stops it.
    pub fn music(&self, sound: Option<&str>) {
        self.voice
            .music(sound.and_then(|sound| self.bundle.sound(sound).ok()).map(|sound| sound.bytes));
    }

    /// Falls silent.
    pub fn hush(&self) {
        self.said.take();
        self.voice.hush();
    }

    /// Whether the shell speaks with a machine's draft voice.
    pub fn is_draft(&self) -> bool {
        self.shell.values().any(|line| line.draft)
    }

    /// Whether there is nothing to hear it with.
    pub fn is_mute(&self) -> bool {
        self.voice.is_mute()
    }

    fn speak<'a>(&self, lines: impl Iterator<Item = &'a model::Line>, percent: u32) {
        let lines: Vec<&model::Line> = lines.collect();
        self.note(lines.iter().copied());
        let spoken =
            lines.into_iter().map(|line| Spoken { sound: self.bytes(line), ms: line.ms.into() });
        self.voice.say(spoken.collect(), speaker::pause(), percent);
    }

    /// Notes what is said from now on.
    fn note<'a>(&self, lines: impl Iterator<Item = &'a model::Line>) {
        self.said.replace((self.now, lines.cloned().collect()));
    }

    fn bytes(&self, line: &model::Line) -> Option<Vec<u8>> {
        self.bundle.voice(line.sound.as_ref()?).ok()
    }
}

/// A line as it is heard when it is said slowly.
fn slowly(line: &model::Line) -> model::Line {
    let heard = |ms: u32| (u64::from(ms) * 100).div_ceil(speaker::SLOWLY.into()) as u32;
    let mut line = line.clone();
    line.ms = heard(line.ms);
    for word in &mut line.words {
        (word.start, word.end) = (heard(word.start), heard(word.end));
    }
    line
}
