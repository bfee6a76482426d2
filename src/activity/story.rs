//! `story`: pages of moving pictures, a voice, and words that light up as they sound.
//!
//! The page turns only by touch. A word that is touched says itself; an actor that is
//! touched answers. With `by_myself` the voice waits, so that the child reads.

mod fields;
mod movers;
mod page;
mod signer;

use crate::shape::{Field, Say, Shape, may};
use crate::sign::hands::Hands;
use crate::speaker::Speaker;
use crate::spec::Problem;
use crate::{Activity, Effect, Gesture, Input, Kind, Moment, Opening};
pub(crate) use fields::{ACTOR, LAYER, check_actors};
use page::Layout;
pub(crate) use page::window;
use scene::timeline::{self, Play};
use scene::{Frame, Ms, Scene};
use serde::{Deserialize, Serialize};
use signer::Signer;

/// The kind `story`.
pub const KIND: Kind = Kind { id: "story", fields: FIELDS, check, open };

const FIELDS: &[Field] = &[
    may("page", Shape::List(&Shape::Table(fields::PAGE))),
    may("layer", Shape::List(&Shape::Table(fields::LAYER))),
    may("music", Shape::Sound),
    may("again", Shape::Step),
    may("by_myself", Shape::Flag),
];

/// What a story step holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spec {
    /// The pages in order.
    pub page: Vec<Page>,
    /// Layers of every page that has none of its own.
    pub layer: Vec<scene::Layer>,
    /// Music under the pages.
    pub music: Option<String>,
    /// Takes the pages of an earlier story step of the lesson.
    pub again: Option<String>,
    /// The child reads: no voice until a word or the ear is touched.
    pub by_myself: bool,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// What is said and shown.
    pub say: Say,
    /// How it is signed.
    #[serde(flatten)]
    pub hands: Hands,
    /// What moves.
    #[serde(flatten)]
    pub scene: Scene,
}

/// The pages of a story step, with the layers they share.
///
/// # Errors
/// Where the step's specification is not a story.
pub fn pages(opening: &Opening<'_>) -> Result<Vec<Page>, serde_json::Error> {
    read(opening).map(|(spec, _)| spec.page)
}

/// The story as it is played, and whether the child reads by itself.
fn read(opening: &Opening<'_>) -> Result<(Spec, bool), serde_json::Error> {
    let spec: Spec = serde_json::from_str(&opening.step.spec)?;
    let by_myself = spec.by_myself;
    let earlier = spec
        .again
        .as_ref()
        .and_then(|id| opening.lesson.steps.iter().find(|step| step.id.0 == *id));
    let mut spec = match earlier {
        Some(step) => serde_json::from_str(&step.spec)?,
        None => spec,
    };
    for page in &mut spec.page {
        if page.scene.layers.is_empty() {
            page.scene.layers.clone_from(&spec.layer);
        }
    }
    Ok((spec, by_myself))
}

/// How long a page takes to slide in.
const SLIDE_MS: Ms = 300;
/// The voice begins when the page has arrived.
const VOICE_AFTER_MS: Ms = 400;
/// A touched word stays lit.
const TOUCHED_MS: Ms = 600;
/// Loops rest when a page has been left alone for so long.
const REST_MS: Ms = 45_000;
/// After the voice has ended the bird points at the way on.
const NUDGE_MS: Ms = 8_000;

struct Story {
    pages: Vec<Page>,
    music: Option<String>,
    is_playing: bool,
    by_myself: bool,
    calm: bool,
    /// The sign language in which it is signed, where it is to be.
    signs: Option<String>,
    signer: Option<Signer>,
    at: usize,
    /// When the page opened, and from which page it slid in.
    opened: Ms,
    from: Option<usize>,
    /// When the voice last began to read the page.
    voice_at: Option<Ms>,
    speaker: Speaker,
    play: Play,
    touched_word: Option<(usize, Ms)>,
    /// Sounds of the page that have been played.
    sounds_played: usize,
    /// What the finger is down on.
    pressed: Option<String>,
    last_touch: Ms,
}

fn open(opening: &Opening<'_>) -> Result<Box<dyn Activity>, serde_json::Error> {
    let (spec, by_myself) = read(opening)?;
    Ok(Box::new(Story {
        pages: spec.page,
        music: spec.music.filter(|_| !by_myself),
        is_playing: false,
        by_myself,
        calm: opening.calm,
        signs: opening.signs.map(str::to_owned),
        signer: None,
        at: 0,
        opened: 0,
        from: None,
        voice_at: None,
        speaker: Speaker::default(),
        play: Play::default(),
        touched_word: None,
        sounds_played: 0,
        pressed: None,
        last_touch: 0,
    }))
}

impl Activity for Story {
    fn start(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let mut effects = self.turn_to(0, None, now);
        effects.extend(self.wake_music());
        effects
    }

    fn handle(&mut self, input: Input, now: &Moment<'_>) -> Vec<Effect> {
        if !matches!(input, Input::Tick | Input::Move(_)) {
            self.last_touch = now.ms;
            self.play.rest_at = self.page_ms(now) + REST_MS;
        }
        let mut effects = match input {
            Input::Tick | Input::Move(_) => Vec::new(),
            _ => self.wake_music(),
        };
        effects.extend(match input {
            Input::Down(at) => {
                // Between the words of the text there is nothing to touch.
                self.pressed = self.meant(at, now).filter(|id| id != "words");
                self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
            }
            Input::Up(at) => {
                let meant = self.meant(at, now);
                match self.pressed.take().filter(|id| Some(id) == meant.as_ref()) {
                    Some(id) => self.touched(&id, now),
                    None => Vec::new(),
                }
            }
            Input::Cancel => {
                self.pressed = None;
                Vec::new()
            }
            Input::Word(index) => self.say_word(index, now),
            Input::Replay => [vec![Effect::Replayed], self.speak(now)].concat(),
            Input::Help => self.speak(now),
            Input::Move(_) => Vec::new(),
            Input::Tick => self.tick(now),
        });
        effects
    }

    fn frame(&self, now: &Moment<'_>) -> Frame {
        self.draw(now)
    }

    fn show_how(&self, now: &Moment<'_>) -> Option<Gesture> {
        let has_heard = match self.voice_at {
            Some(_) => !self.speaker.is_busy(now.ms, now.lines),
            None => self.by_myself && self.page_ms(now) > SLIDE_MS,
        };
        let has_seen = self.signer.as_ref().is_none_or(|one| one.signing.has_ended(now.ms));
        (has_heard && has_seen).then(|| Gesture::Tap(Layout::of(&now.stage).next.middle()))
    }
}

impl Story {
    fn page(&self) -> Option<&Page> {
        self.pages.get(self.at)
    }

    fn page_ms(&self, now: &Moment<'_>) -> Ms {
        now.ms.saturating_sub(self.opened)
    }

    fn turn_to(&mut self, page: usize, from: Option<usize>, now: &Moment<'_>) -> Vec<Effect> {
        self.at = page;
        self.from = from.filter(|_| !self.calm);
        self.opened = now.ms;
        self.voice_at = None;
        self.speaker.hush();
        self.touched_word = None;
        self.sounds_played = 0;
        self.play = Play { touched: Vec::new(), rest_at: REST_MS };
        let before = self.signer.take();
        // A page that she reads by herself is signed when she asks for it.
        if !self.by_myself {
            self.wake_signer(now.ms + VOICE_AFTER_MS, before, now);
        }
        let mut effects = vec![Effect::Hush];
        if from.is_some() {
            effects.push(Effect::Play("page".into()));
        }
        effects
    }

    /// Somebody signs the page from an instant on, where whoever plays wants it.
    fn wake_signer(&mut self, begins: Ms, before: Option<Signer>, now: &Moment<'_>) {
        let Some((page, wanted)) = self.page().zip(self.signs.as_deref()) else { return };
        let Some(hands) = page.hands.in_language(wanted) else { return };
        let seen = (page, self.words(page, now));
        self.signer = Some(Signer::new(&hands, begins, before, (seen.0, &seen.1), &now.stage));
    }

    /// Reads the page aloud, from its start, and signs it.
    fn speak(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        match &mut self.signer {
            Some(signer) => signer.signing.again(now.ms),
            None => self.wake_signer(now.ms, None, now),
        }
        let Some(line) = self.page().map(|page| page.say.line.clone()) else { return Vec::new() };
        self.voice_at = Some(now.ms);
        self.touched_word = None;
        self.speaker.say(vec![line.clone()], now.ms);
        vec![Effect::Say(vec![line])]
    }

    fn say_word(&mut self, index: usize, now: &Moment<'_>) -> Vec<Effect> {
        let Some(page) = self.page() else { return Vec::new() };
        let id = page.say.line.clone();
        let Some(time) = now.lines.get(&id).and_then(|line| line.words.get(index)).copied() else {
            return Vec::new();
        };
        self.speaker.hush();
        self.touched_word = Some((index, now.ms));
        vec![Effect::SayPart(id, time.start, time.end)]
    }

    fn touched(&mut self, id: &str, now: &Moment<'_>) -> Vec<Effect> {
        match id {
            "next" if self.at + 1 < self.pages.len() => {
                self.turn_to(self.at + 1, Some(self.at), now)
            }
            "next" => vec![Effect::Hush, Effect::Finished],
            "back" if self.at > 0 => self.turn_to(self.at - 1, Some(self.at), now),
            id if self.touched_signer(id, now) => Vec::new(),
            actor => {
                let at = self.page_ms(now);
                let sound = self
                    .page()
                    .and_then(|page| page.scene.actors.iter().find(|known| known.id == actor))
                    .and_then(|actor| actor.touch_sound.clone());
                self.play.touched.retain(|(known, _)| known != actor);
                self.play.touched.push((actor.to_owned(), at));
                sound.map(Effect::Play).into_iter().collect()
            }
        }
    }

    /// Starts the music, at first and when somebody is there again.
    fn wake_music(&mut self) -> Vec<Effect> {
        let wakes = self.music.is_some() && !self.is_playing;
        self.is_playing |= wakes;
        if wakes { vec![Effect::Music(self.music.clone())] } else { Vec::new() }
    }

    fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let mut effects = Vec::new();
        // A forgotten tablet does not play all night.
        if self.is_playing && self.page_ms(now) >= self.play.rest_at {
            self.is_playing = false;
            effects.push(Effect::Music(None));
        }
        if self.voice_at.is_none() && !self.by_myself && self.page_ms(now) >= VOICE_AFTER_MS {
            effects.extend(self.speak(now));
        }
        let page_ms = self.page_ms(now);
        let Some(page) = self.pages.get(self.at) else { return effects };
        let cues = timeline::sounds(&page.scene, &self.words(page, now));
        for (at, sound) in cues.iter().skip(self.sounds_played) {
            if *at > page_ms {
                break;
            }
            self.sounds_played += 1;
            // A sound that is long past (the page was left for a while) is not made up for.
            if page_ms - at < 500 {
                effects.push(Effect::Play(sound.clone()));
            }
        }
        effects
    }

    /// The words of a page with the instants at which they sound, counted from the page's
    /// opening. A page that is read by the child itself moves as if it were read at once.
    fn words(&self, page: &Page, now: &Moment<'_>) -> Vec<(String, u32)> {
        let offset = VOICE_AFTER_MS as u32;
        let times =
            now.lines.get(&page.say.line).map(|line| line.words.as_slice()).unwrap_or_default();
        page.say
            .text
            .split_whitespace()
            .enumerate()
            .map(|(at, word)| {
                (word.to_owned(), offset + times.get(at).map_or(0, |time| time.start))
            })
            .collect()
    }

    /// The first and the last word to light: what the hands say, where somebody signs.
    fn lit(&self, now: &Moment<'_>) -> Option<[usize; 2]> {
        if let Some((word, at)) = self.touched_word.filter(|(_, at)| now.ms < at + TOUCHED_MS) {
            debug_assert!(at <= now.ms);
            return Some([word, word]);
        }
        if let Some(signer) = &self.signer {
            return signer.signing.lit(now.ms);
        }
        let (id, ms) = self.speaker.at(now.ms, now.lines)?;
        now.lines.get(id)?.word_at(ms).map(|word| [word, word])
    }
}

/// What the packer finds wrong with a story.
fn check(json: &serde_json::Value) -> Vec<Problem> {
    let Ok(spec) = serde_json::from_value::<Spec>(json.clone()) else {
        return vec![Problem::at("", "activity-unreadable")];
    };
    let mut problems = Vec::new();
    if spec.page.is_empty() && spec.again.is_none() {
        problems.push(Problem::at("", "activity-story-empty"));
    }
    for (at, page) in spec.page.iter().enumerate() {
        problems.extend(fields::check(page, at));
    }
    problems
}

#[cfg(test)]
mod signed_tests;
#[cfg(test)]
mod tests;
