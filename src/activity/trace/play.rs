//! What follows from a finger and from time: rounds, slips, help, and the way on.

use super::fields::Round;
use super::ghost::{Ghost, STROKE_MS};
use super::judge::Score;
use super::sheet::{Event, Sheet};
use super::{Button, Phase, Trace};
use crate::feedback::Ladder;
use crate::item::talk::{said, shell};
use crate::item::{HOP_MS, REACH_MM};
use crate::shape::Say;
use crate::{Effect, Moment};
use model::LineId;
use scene::{Ms, Point, Rect};

/// The hand waits so long before it begins.
const BEFORE_MS: Ms = 700;
/// What it has drawn stands so long.
const AFTER_MS: Ms = 700;
/// Pause between the praise and the next round.
const NEXT_MS: Ms = 500;
/// The bird says no sooner again that the path was left.
const WARN_MS: Ms = 4_000;
/// Ink nearer than this to the last of it is not kept, pixels.
const FINE: f32 = 3.0;

impl Trace {
    /// Begins this round of this letter; after the last one the step is over.
    pub(super) fn begin(&mut self, turn: usize, now: &Moment<'_>) -> Vec<Effect> {
        let rounds = self.spec.rounds.len();
        if turn >= self.letters.len() * rounds {
            self.phase = Phase::Over;
            return vec![Effect::Hush, Effect::Finished];
        }
        self.turn = turn;
        self.opened = now.ms;
        let round = self.round();
        let share = if round == Round::Alone { 2.0 / 3.0 } else { 1.0 };
        let paths = self.letters[turn / rounds].clone();
        self.ghost = (round == Round::Watch).then(|| Ghost::letter(&paths, now.ms + BEFORE_MS));
        self.phase = if self.ghost.is_some() { Phase::Watching } else { Phase::Trying };
        self.sheet = Sheet::new(paths, self.spec.tolerance * share, self.spec.free);
        self.score = Score::default();
        self.ladder = Ladder::default();
        self.pressed = None;
        self.warned = None;
        self.pulse = now.ms;
        let is_first = turn.is_multiple_of(rounds);
        let name = self.letter().and_then(|letter| letter.name.clone()).filter(|_| is_first);
        let start = self.spec.start.clone().filter(|_| round == Round::Dots);
        let ask = Some(self.spec.ask.clone()).filter(|_| is_first || start.is_none());
        let prompt = start.as_ref().unwrap_or(&self.spec.ask).line.clone();
        self.talk.ask(&prompt, now);
        vec![self.say([name, ask, start], now)]
    }

    pub(super) fn down(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        // Wrists rest on the lower edge.
        if at.y > now.stage.height - now.stage.gap() {
            return Vec::new();
        }
        let places = self.places(now);
        self.pressed = self.button(at, now);
        if self.pressed.is_some() {
            return vec![Effect::Play("tap".into())];
        }
        match self.phase {
            Phase::Watching => self.begin(self.turn + 1, now),
            Phase::Trying if places.card.grown(REACH_MM * now.stage.mm).contains(at) => {
                self.ghost = None;
                let event = self.sheet.down(places.in_box(at));
                self.follow(event, now)
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn moved(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        let places = self.places(now);
        let event = self.sheet.go(places.in_box(at), FINE / places.letter.w);
        self.follow(event, now)
    }

    pub(super) fn up(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        if let Some(pressed) = self.pressed.take() {
            if self.button(at, now) != Some(pressed) {
                return Vec::new();
            }
            return match pressed {
                Button::Next => self.begin(self.turn + 1, now),
                Button::Word => {
                    let Some(name) = self.letter().and_then(|letter| letter.name.clone()) else {
                        return Vec::new();
                    };
                    let effect = self.talk.say(vec![name.line], now);
                    self.be_quiet(now);
                    vec![effect]
                }
            };
        }
        if !self.sheet.is_touched() {
            return Vec::new();
        }
        let mut effects = self.moved(at, now);
        let event = self.sheet.up();
        effects.extend(self.follow(event, now));
        self.pulse = now.ms;
        self.be_quiet(now);
        effects
    }

    /// The touch is given up: the stroke ends where it was last, and leaving the path then
    /// was no slip.
    pub(super) fn give_up(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.pressed = None;
        self.sheet.up();
        self.pulse = now.ms;
        self.be_quiet(now);
        Vec::new()
    }

    /// The button that a touch means.
    fn button(&self, at: Point, now: &Moment<'_>) -> Option<Button> {
        let places = self.places(now);
        let means = |place: Rect| {
            place.grown(REACH_MM * now.stage.mm).contains(at) && !places.card.contains(at)
        };
        match self.phase {
            // A finger that goes on writing does not turn the page.
            Phase::Written(since) if means(places.next) && now.ms >= since + HOP_MS => {
                Some(Button::Next)
            }
            _ if self.has_name() && means(places.word) => Some(Button::Word),
            _ => None,
        }
    }

    /// Whether the word card says something now.
    pub(super) fn has_name(&self) -> bool {
        self.phase == Phase::Trying && self.letter().is_some_and(|letter| letter.name.is_some())
    }

    pub(super) fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        match self.phase {
            Phase::Watching if now.ms >= self.watched(now) => self.begin(self.turn + 1, now),
            Phase::Written(since) if now.ms >= self.goes_on(since, now) => {
                self.begin(self.turn + 1, now)
            }
            Phase::Trying if !self.sheet.is_touched() => self.talk.tick(now),
            _ => Vec::new(),
        }
    }

    /// When the hand has been watched.
    pub(super) fn watched(&self, now: &Moment<'_>) -> Ms {
        let drawn = self.ghost.as_ref().map_or(0, Ghost::ends) + AFTER_MS;
        drawn.max(self.talk.ends(now))
    }

    /// When the next round comes by itself.
    pub(super) fn goes_on(&self, since: Ms, now: &Moment<'_>) -> Ms {
        self.talk.ends(now).max(since + HOP_MS) + NEXT_MS
    }

    pub(super) fn replay(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if matches!(self.phase, Phase::Written(_)) {
            return Vec::new();
        }
        vec![Effect::Replayed, self.ask_again(now)]
    }

    /// The bird was touched: the next rung, the first time the question again, slowly.
    pub(super) fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.pulse = now.ms;
        match self.phase {
            Phase::Trying => vec![match self.ladder.helped() {
                0 => {
                    let effect = self.talk.ask_slowly(now);
                    self.be_quiet(now);
                    effect
                }
                rung => self.help_with(rung, None, now),
            }],
            Phase::Watching => vec![self.ask_again(now)],
            _ => Vec::new(),
        }
    }

    /// The question again; the hand that draws a letter begins again too.
    fn ask_again(&mut self, now: &Moment<'_>) -> Effect {
        if self.phase == Phase::Watching {
            self.ghost = Some(Ghost::letter(&self.sheet.paths, now.ms + BEFORE_MS));
        }
        let effect = self.talk.ask_again(now);
        self.be_quiet(now);
        effect
    }

    fn follow(&mut self, event: Event, now: &Moment<'_>) -> Vec<Effect> {
        match event {
            Event::None => Vec::new(),
            Event::Slip => self.slipped(now),
            Event::Order => {
                self.score.is_out_of_order = true;
                let why = self.spec.order.clone();
                [vec![Effect::Play("wrong".into())], self.wrong(why, now)].concat()
            }
            Event::Mirror => {
                self.score.is_mirrored = true;
                let why = self.spec.start.clone();
                [vec![Effect::Play("wrong".into())], self.wrong(why, now)].concat()
            }
            Event::Stroke => {
                self.score.rung = self.score.rung.max(self.ladder.rung);
                self.ladder = Ladder::default();
                self.pulse = now.ms;
                vec![Effect::Play("tap".into())]
            }
            Event::Letter => self.written(now),
        }
    }

    /// The path was left. Once is nothing: children's hands tremble.
    fn slipped(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.score.slips = self.score.slips.saturating_add(1);
        self.pulse = now.ms;
        let may_warn = self.warned.is_none_or(|warned| now.ms >= warned + WARN_MS);
        let off = self.spec.off.clone().filter(|_| may_warn);
        if self.score.slips > 1 {
            return self.wrong(off, now);
        }
        self.warned = off.is_some().then_some(now.ms).or(self.warned);
        off.map(|off| self.wonder(off, now)).into_iter().collect()
    }

    /// A try went wrong: why, and the next rung of the ladder.
    fn wrong(&mut self, why: Option<Say>, now: &Moment<'_>) -> Vec<Effect> {
        self.score.wrong = self.score.wrong.saturating_add(1);
        let before = self.ladder.rung;
        let rung = self.ladder.tried(false);
        let may_speak = self.warned.is_none_or(|warned| now.ms >= warned + WARN_MS);
        let why = why.or_else(|| may_speak.then(|| said(self.feedback.retry(), now)));
        self.warned = why.is_some().then_some(now.ms).or(self.warned);
        if rung > before {
            return vec![self.help_with(rung, why, now)];
        }
        why.map(|why| self.wonder(why, now)).into_iter().collect()
    }

    /// A rung of the ladder: 1 the place to go on pulses, 2 the hand draws the stroke, 3 the
    /// path pulls the finger.
    fn help_with(&mut self, rung: u8, why: Option<Say>, now: &Moment<'_>) -> Effect {
        self.score.rung = self.score.rung.max(rung);
        self.pulse = now.ms;
        let turn = self.sheet.turn().unwrap_or_default();
        let length = self.sheet.way().map_or(0.0, |way| way.length());
        match rung {
            2 => {
                self.ghost =
                    Some(Ghost::part(turn, self.sheet.reached(), length, STROKE_MS, now.ms));
            }
            3 => {
                self.ghost = None;
                self.sheet.pull();
            }
            _ => {}
        }
        let together = (rung >= 3).then(|| shell("hint-3", now));
        if why.is_none() && together.is_none() {
            return self.ask_again(now);
        }
        let effect = self.say([why, together, None], now);
        self.wonders_until = self.talk.ends(now);
        effect
    }

    /// The letter is complete. The answer is kept first: nothing that is shown may be lost.
    fn written(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        self.score.rung = self.score.rung.max(self.ladder.rung);
        let mut effects: Vec<_> = self.answer(now).into_iter().collect();
        let is_last = (self.turn + 1).is_multiple_of(self.spec.rounds.len());
        let own = self.letter().and_then(|letter| letter.done.clone()).filter(|_| is_last);
        let praise = own.or_else(|| self.spec.praise.clone().filter(|_| is_last));
        let praise = praise.unwrap_or_else(|| said(self.feedback.praise(), now));
        self.phase = Phase::Written(now.ms);
        self.ghost = None;
        effects.push(Effect::Play("right".into()));
        effects.push(self.say([Some(praise), None, None], now));
        effects
    }

    /// Says something while the bird wonders.
    fn wonder(&mut self, line: Say, now: &Moment<'_>) -> Effect {
        let effect = self.say([Some(line), None, None], now);
        self.wonders_until = self.talk.ends(now);
        effect
    }

    /// Says these in turn and shows the last to those who read.
    fn say(&mut self, lines: [Option<Say>; 3], now: &Moment<'_>) -> Effect {
        let mut spoken: Vec<LineId> = Vec::new();
        for line in lines.into_iter().flatten() {
            spoken.push(line.line);
            self.title = line.text;
        }
        let effect = self.talk.say(spoken, now);
        self.be_quiet(now);
        effect
    }
}
