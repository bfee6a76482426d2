//! What is heard: lines, parts of lines and effects of the bundle, handed to the voice.

use crate::audio::{Spoken, Voice};
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
    shell: HashMap<LineId, model::Line>,
    effects: HashMap<String, Option<Vec<u8>>>,
    /// The latest instant that was told.
    now: Ms,
    /// What was said last, and since when.
    said: RefCell<(Ms, Vec<model::Line>)>,
    /// The effect that was played last, and when.
    played: Option<(String, Ms)>,
}

impl Sounds {
    /// A voice for a bundle, in the language of the shell.
    ///
    /// # Errors
    /// When the shell's lines cannot be read.
    pub fn new(
        bundle: Rc<Bundle>,
        voice: Box<dyn Voice>,
        language: &str,
    ) -> Result<Self, ReadError> {
        let shell = bundle.lines(&bundle::format::SHELL.into(), language)?;
        let (effects, said) = (HashMap::new(), RefCell::default());
        Ok(Self { bundle, voice, shell, effects, now: 0, said, played: None })
    }

    /// Speaks the shell's lines in another language from now on.
    ///
    /// # Errors
    /// When they cannot be read; the former ones are kept.
    pub fn speak_in(&mut self, language: &str) -> Result<(), ReadError> {
        self.shell = self.bundle.lines(&bundle::format::SHELL.into(), language)?;
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

    /// Speaks lines of a lesson one after the other.
    pub fn say(&self, ids: &[LineId], lines: &Lines) {
        self.speak(ids.iter().filter_map(|id| lines.get(id)));
    }

    /// Says lines of a lesson without a sound: they are only written.
    pub fn write(&self, ids: &[LineId], lines: &Lines) {
        self.voice.hush();
        self.note(ids.iter().filter_map(|id| lines.get(id)));
    }

    /// Speaks lines of the shell one after the other.
    pub fn say_shell(&self, keys: &[&str]) {
        self.speak(keys.iter().filter_map(|key| self.shell.get(&LineId::from(*key))));
    }

    /// Speaks a part of a line.
    pub fn say_part(&self, id: &LineId, lines: &Lines, from: u32, to: u32) {
        if let Some(sound) = lines.get(id).and_then(|line| self.bytes(line)) {
            self.voice.part(sound, from, to);
        }
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

    fn speak<'a>(&self, lines: impl Iterator<Item = &'a model::Line>) {
        let lines: Vec<&model::Line> = lines.collect();
        self.note(lines.iter().copied());
        let spoken =
            lines.into_iter().map(|line| Spoken { sound: self.bytes(line), ms: line.ms.into() });
        self.voice.say(spoken.collect(), speaker::pause());
    }

    /// Notes what is said from now on.
    fn note<'a>(&self, lines: impl Iterator<Item = &'a model::Line>) {
        self.said.replace((self.now, lines.cloned().collect()));
    }

    fn bytes(&self, line: &model::Line) -> Option<Vec<u8>> {
        self.bundle.blob(line.sound.as_ref()?).ok()
    }
}
