//! Where one item stands: asked, tried, helped with, answered.

use crate::feedback::{Feedback, Ladder};
use crate::item::talk::{said, shell};
use crate::item::{AFTER_PRAISE_MS, HOP_MS, Talk, Tone, WOBBLE_MS, hop, wobble};
use crate::random::Chance;
use crate::shape::Say;
use crate::{Effect, Moment, Opening, Place};
use model::attempt::DRAFT;
use model::{Attempt, ItemId, LineId, SkillId};
use scene::{Ms, Pose, Wake};
use std::collections::HashSet;

/// What is asked in one item.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Its id; its number, from 1, where none is given.
    pub id: Option<String>,
    /// The prompt.
    pub say: Say,
    /// What it measures, where that is not the step's skill.
    pub skill: Option<SkillId>,
    /// Where to look.
    pub look: Option<Say>,
    /// Said when it is shown.
    pub told: Option<Say>,
    /// Said when it is right; each praise of a lesson is said once.
    pub praise: Option<Say>,
    /// There is nothing to go by but the sound of the prompt.
    pub by_ear: bool,
}

/// An answer.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What is right.
    pub expected: String,
    /// What came.
    pub response: String,
    /// Whether that is right.
    pub right: bool,
    /// The confusion that a wrong answer shows.
    pub tag: Option<String>,
    /// What the bird says when it was wrong.
    pub why: Option<Say>,
    /// Said before praise or why: what was touched says itself.
    pub itself: Vec<LineId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Trying,
    Right(Ms),
    Over,
}

/// One item after the other, and the voice that goes with them.
#[derive(Debug)]
pub struct Round {
    place: Place,
    /// Less motion.
    pub calm: bool,
    /// Whoever plays cannot hear, so nothing goes by the sound of the prompt.
    pub deaf: bool,
    /// The voice.
    pub talk: Talk,
    /// What the caption says.
    pub caption: Option<(Tone, Say)>,
    count: usize,
    at: usize,
    opened: Ms,
    phase: Phase,
    asked: Asked,
    ladder: Ladder,
    feedback: Feedback,
    wrong: Option<Ms>,
    praised: HashSet<String>,
}

impl Round {
    pub(super) fn new(count: usize, opening: &Opening<'_>) -> Self {
        let (seed, calm) = (opening.seed, opening.calm);
        Self {
            place: Place::of(opening),
            calm,
            deaf: opening.deaf,
            talk: Talk::new(calm),
            caption: None,
            count,
            at: 0,
            opened: 0,
            phase: Phase::Trying,
            asked: Asked::default(),
            ladder: Ladder::default(),
            feedback: Feedback::new(seed),
            wrong: None,
            praised: HashSet::new(),
        }
    }

    /// Turns to an item; `false` after the last one.
    pub(super) fn begin(&mut self, at: usize, now: &Moment<'_>) -> bool {
        self.at = at;
        if at >= self.count {
            self.phase = Phase::Over;
            return false;
        }
        self.opened = now.ms;
        self.phase = Phase::Trying;
        self.ladder = Ladder::default();
        self.wrong = None;
        self.caption = None;
        true
    }

    pub(super) fn ask(&mut self, asked: Asked, now: &Moment<'_>) -> Effect {
        self.asked = asked;
        self.talk.ask(&self.asked.say.line, now)
    }

    /// The chance that shuffles this step.
    pub fn chance(&mut self) -> &mut Chance {
        self.feedback.chance()
    }

    /// The number of the item, from 0.
    pub fn at(&self) -> usize {
        self.at
    }

    /// When the item was opened.
    pub fn opened(&self) -> Ms {
        self.opened
    }

    /// How many items there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.at + usize::from(self.right_since().is_some())
    }

    /// The text of the prompt.
    pub fn asked(&self) -> &str {
        &self.asked.say.text
    }

    /// Whether it is the child's turn.
    pub fn is_trying(&self) -> bool {
        self.phase == Phase::Trying
    }

    /// Whether all is done.
    pub fn is_over(&self) -> bool {
        self.phase == Phase::Over
    }

    /// Since when the item is answered.
    pub fn right_since(&self) -> Option<Ms> {
        match self.phase {
            Phase::Right(since) => Some(since),
            _ => None,
        }
    }

    /// How much help there was, 0..=3.
    pub fn rung(&self) -> u8 {
        self.ladder.rung
    }

    /// How far to the side a thing stands that was wrong, -1..1.
    pub fn wobble(&self, now: &Moment<'_>) -> f32 {
        self.wrong.filter(|_| !self.calm).map_or(0.0, |since| wobble(since, now.ms))
    }

    /// How high what was right hops, 0..1.
    pub fn hop(&self, now: &Moment<'_>) -> f32 {
        self.right_since().filter(|_| !self.calm).map_or(0.0, |since| hop(since, HOP_MS, now.ms))
    }

    /// How high what is asked about hops, because nobody has touched the glass for long.
    pub fn nudge(&self, now: &Moment<'_>) -> f32 {
        if self.is_trying() { self.talk.hop(now) } else { 0.0 }
    }

    /// When the next item comes by itself.
    pub(super) fn goes_on(&self, since: Ms, now: &Moment<'_>) -> Ms {
        self.talk.ends(now).max(since + HOP_MS) + AFTER_PRAISE_MS
    }

    /// Records an answer, then praises it or gives a second chance.
    pub fn answer(&mut self, given: Given, now: &Moment<'_>) -> Vec<Effect> {
        let rung = self.ladder.rung;
        let next = self.ladder.tried(given.right);
        let is_draft = now.lines.get(&self.asked.say.line).is_none_or(|line| line.draft);
        let confusion = given.tag.filter(|_| !given.right);
        let tag = if is_draft && self.asked.by_ear && !self.deaf {
            Some(DRAFT.to_owned())
        } else {
            confusion
        };
        let attempt = Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId(self.asked.id.clone().unwrap_or_else(|| (self.at + 1).to_string())),
            skill: self.asked.skill.clone().or_else(|| self.place.skill.clone()),
            asked: self.asked.say.text.clone(),
            expected: given.expected,
            response: given.response,
            correct: if given.right { 1.0 } else { 0.0 },
            tries: self.ladder.tries,
            rung,
            tag,
            ms: now.ms.saturating_sub(self.opened).try_into().unwrap_or(u32::MAX),
        };
        // The answer is kept first: nothing that is shown may ever be lost.
        let mut effects = vec![Effect::Answered(Box::new(attempt))];
        let mut lines = given.itself;
        if given.right {
            let own = self.asked.praise.clone();
            let own = own.filter(|praise| self.praised.insert(praise.text.clone()));
            let praise = own.unwrap_or_else(|| said(self.feedback.praise(), now));
            lines.push(praise.line.clone());
            self.phase = Phase::Right(now.ms);
            self.caption = Some((Tone::Right, praise));
            effects.extend([Effect::Play("right".into()), self.talk.say(lines, now)]);
            return effects;
        }
        self.wrong = Some(now.ms);
        effects.push(Effect::Play("wrong".into()));
        if next >= 3 {
            effects.push(self.tell(lines, now));
            return effects;
        }
        let why = given.why.unwrap_or_else(|| said(self.feedback.retry(), now));
        lines.push(why.line.clone());
        self.caption = Some((Tone::Wrong, why));
        effects.push(self.talk.say_and_ask(lines, now));
        effects
    }

    /// The bird was touched: the next rung, the first time the question again, slowly.
    pub(super) fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        vec![match self.ladder.helped() {
            0 => self.talk.ask_slowly(now),
            1 => {
                let look = self.asked.look.clone().unwrap_or_else(|| shell("hint-1", now));
                let line = look.line.clone();
                self.caption = Some((Tone::Plain, look));
                self.talk.say_and_ask(vec![line], now)
            }
            2 => self.talk.ask_again(now),
            _ => self.tell(Vec::new(), now),
        }]
    }

    /// It is shown, and the child does it herself.
    fn tell(&mut self, mut lines: Vec<LineId>, now: &Moment<'_>) -> Effect {
        let told = self.asked.told.clone().unwrap_or_else(|| shell("hint-3", now));
        lines.push(told.line.clone());
        self.caption = Some((Tone::Plain, told));
        self.talk.say(lines, now)
    }

    /// The ear, or what stands for it, was touched.
    pub fn replay(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        vec![Effect::Replayed, self.talk.ask_again(now)]
    }

    pub(super) fn pose(&self, now: &Moment<'_>) -> Pose {
        match self.phase {
            Phase::Right(_) | Phase::Over => Pose::Cheer,
            // She wonders while the why is said, then listens again.
            Phase::Trying if self.wrong.is_some() && now.ms < self.talk.ends(now) => Pose::Think,
            Phase::Trying => self.talk.pose(now),
        }
    }

    /// When what all items share next looks different.
    pub(super) fn wake(&self, now: &Moment<'_>) -> Wake {
        let moving = |until: Ms| {
            if now.ms < until && !self.calm { Wake::Moving } else { Wake::Touch }
        };
        match self.phase {
            Phase::Over => Wake::Touch,
            Phase::Right(since) => {
                Wake::At(self.goes_on(since, now)).sooner(moving(since + HOP_MS))
            }
            Phase::Trying => {
                let wrong = self.wrong.map_or(Wake::Touch, |since| moving(since + WOBBLE_MS));
                let ends = self.talk.ends(now);
                let thinks = self.wrong.is_some() && now.ms < ends;
                let think = if thinks { Wake::At(ends) } else { Wake::Touch };
                self.talk.wake(now).sooner(wrong).sooner(think)
            }
        }
    }
}
