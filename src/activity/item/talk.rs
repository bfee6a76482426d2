//! What the bird says, and what she does when nobody touches the glass.
//!
//! Counted from the end of the voice or the last touch: after 8 s she points and what is
//! asked about hops, after 16 s she asks again, after 30 s she offers help; then all rests.

use super::hop;
use crate::shape::Say;
use crate::speaker::Speaker;
use crate::{Effect, Moment};
use model::LineId;
use scene::{Ms, Pose, Wake};

/// After so long a silence she points.
pub const POINT_MS: Ms = 8_000;
const AGAIN_MS: Ms = 16_000;
const OFFER_MS: Ms = 30_000;
/// How long what is asked about hops.
const NUDGE_HOP_MS: Ms = 500;
const OFFER: &str = "shell/hint-offer";

/// The voice of an activity.
#[derive(Clone, Debug, Default)]
pub struct Talk {
    speaker: Speaker,
    prompt: LineId,
    /// Since when nobody speaks and nobody touches; in the future while the voice speaks.
    quiet_from: Ms,
    /// 0 nothing yet, 1 has asked again, 2 has offered help.
    nudges: u8,
    calm: bool,
    /// Nothing sounds: what is said is written.
    silent: bool,
}

impl Talk {
    /// A voice; a calm one lets nothing hop.
    pub fn new(calm: bool) -> Self {
        Self { calm, ..Self::default() }
    }

    /// The same voice for whoever cannot hear: what it says is only written.
    #[must_use]
    pub fn silent(self, silent: bool) -> Self {
        Self { silent, ..self }
    }

    /// Asks something new.
    pub fn ask(&mut self, prompt: &LineId, now: &Moment<'_>) -> Effect {
        self.prompt = prompt.clone();
        self.ask_again(now)
    }

    /// Asks the same again.
    pub fn ask_again(&mut self, now: &Moment<'_>) -> Effect {
        self.say(vec![self.prompt.clone()], now)
    }

    /// Asks the same again, slowly: the first help that there is.
    pub fn ask_slowly(&mut self, now: &Moment<'_>) -> Effect {
        let ask = self.ask_again(now);
        let Effect::Say(lines) = ask else { return ask };
        self.speaker.say_slowly(lines.clone(), now.ms);
        self.quiet_from = self.ends(now);
        Effect::SaySlowly(lines)
    }

    /// Says these lines.
    pub fn say(&mut self, lines: Vec<LineId>, now: &Moment<'_>) -> Effect {
        let effect = self.speak(lines, now);
        self.quiet_from = self.ends(now);
        self.nudges = 0;
        effect
    }

    /// Says these lines, then asks again.
    pub fn say_and_ask(&mut self, mut lines: Vec<LineId>, now: &Moment<'_>) -> Effect {
        lines.push(self.prompt.clone());
        self.say(lines, now)
    }

    /// Somebody is there.
    pub fn touched(&mut self, now: &Moment<'_>) {
        self.quiet_from = self.ends(now).max(now.ms);
        self.nudges = 0;
    }

    /// What is due after so much silence.
    pub fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let quiet = now.ms.saturating_sub(self.quiet_from);
        let line = match self.nudges {
            0 if quiet >= AGAIN_MS => self.prompt.clone(),
            1 if quiet >= OFFER_MS && now.ms >= self.ends(now) => LineId(OFFER.to_owned()),
            _ => return Vec::new(),
        };
        self.nudges += 1;
        vec![self.speak(vec![line], now)]
    }

    /// When the voice ends, or ended.
    pub fn ends(&self, now: &Moment<'_>) -> Ms {
        self.speaker.ends(now.lines)
    }

    /// The line that sounds now and how far it has come.
    pub fn at(&self, now: &Moment<'_>) -> Option<(&LineId, u32)> {
        self.speaker.at(now.ms, now.lines)
    }

    /// When the next word sounds.
    pub fn next_word(&self, now: &Moment<'_>) -> Option<Ms> {
        self.speaker.next_change(now.ms, now.lines)
    }

    /// When she begins to point.
    pub fn points_at(&self) -> Ms {
        self.quiet_from + POINT_MS
    }

    /// How the bird stands while she waits.
    pub fn pose(&self, now: &Moment<'_>) -> Pose {
        if now.ms >= self.points_at() { Pose::Point } else { Pose::Listen }
    }

    /// How high what is asked about hops, 0..1.
    pub fn hop(&self, now: &Moment<'_>) -> f32 {
        if self.calm { 0.0 } else { hop(self.points_at(), NUDGE_HOP_MS, now.ms) }
    }

    /// When the bird does the next thing by herself.
    pub fn wake(&self, now: &Moment<'_>) -> Wake {
        let point = self.points_at();
        if now.ms < point {
            return Wake::At(point);
        }
        if !self.calm && now.ms < point + NUDGE_HOP_MS {
            return Wake::Moving;
        }
        match self.nudges {
            0 => Wake::At(self.quiet_from + AGAIN_MS),
            1 => Wake::At((self.quiet_from + OFFER_MS).max(self.ends(now))),
            _ => Wake::Touch,
        }
    }

    fn speak(&mut self, lines: Vec<LineId>, now: &Moment<'_>) -> Effect {
        self.speaker.say(lines.clone(), now.ms);
        if self.silent { Effect::Write(lines) } else { Effect::Say(lines) }
    }
}

/// A line of the shell with its words, as a caption shows them.
pub fn shell(name: &str, now: &Moment<'_>) -> Say {
    said(LineId(format!("shell/{name}")), now)
}

/// A line that is known by its id only, with its words.
pub fn said(line: LineId, now: &Moment<'_>) -> Say {
    let text = now.lines.get(&line).map(|line| line.text.clone()).unwrap_or_default();
    Say { line, text }
}
