//! How a question is asked, answered, helped with and left.

use super::{Listen, Mark, Phase};
use crate::feedback::Ladder;
use crate::item::choice::card_id;
use crate::item::talk::{said, shell};
use crate::item::{AFTER_PRAISE_MS, DEAD_MS, HOP_MS, REACH_MM, Tone};
use crate::sign::signing::Signing;
use crate::sign::window::{AGAIN, SLOW};
use crate::speaker::pause;
use crate::{Effect, Moment};
use model::attempt::DRAFT;
use model::{Attempt, ItemId, LineId};
use scene::{Ms, Point, hit};

impl Listen {
    /// Asks the question with this number; after the last one the step is over.
    pub(super) fn ask(&mut self, at: usize, now: &Moment<'_>) -> Vec<Effect> {
        let Some(question) = self.questions.get(at) else {
            self.phase = Phase::Over;
            return vec![Effect::Hush, Effect::Finished];
        };
        self.at = at;
        self.opened = now.ms;
        let foils = 1..=question.wrong.len();
        if question.fixed {
            self.order = foils.collect();
            self.order.insert(question.fixed_place(), 0);
        } else {
            self.order = (0..=question.wrong.len()).collect();
            self.feedback.chance().shuffle(&mut self.order);
        }
        self.marks = vec![Mark::Rest; self.order.len()];
        self.phase = Phase::Asking;
        self.ladder = Ladder::default();
        self.look_back = None;
        self.pressed = None;
        self.caption = None;
        let wanted = self.signs.as_deref();
        let hands = wanted.and_then(|wanted| question.hands.in_language(wanted));
        self.signing = hands.map(|hands| match &self.signing {
            Some(before) => before.of(&hands, now.ms),
            None => Signing::new(&hands, now.ms),
        });
        vec![self.talk.ask(&question.ask.line, now)]
    }

    pub(super) fn down(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        if let Phase::Right(since) = self.phase {
            // A hand that drums on the right card still gets its praise.
            return if now.ms >= since + HOP_MS { self.ask(self.at + 1, now) } else { Vec::new() };
        }
        if self.page_open(now).is_some() {
            self.look_back = None;
            return vec![self.talk.ask_again(now)];
        }
        self.pressed = self.meant(at, now);
        self.pressed.iter().map(|_| Effect::Play("tap".into())).collect()
    }

    pub(super) fn up(&mut self, at: Point, now: &Moment<'_>) -> Vec<Effect> {
        let Some(pressed) = self.pressed.take() else { return Vec::new() };
        if self.meant(at, now).as_ref() != Some(&pressed) {
            return Vec::new();
        }
        match (pressed.as_str(), &mut self.signing) {
            ("focus", _) => return self.replay(now),
            (AGAIN, Some(signing)) => {
                let mut asked = signing.clone();
                asked.touched_again(now.ms);
                let effects = self.replay(now);
                self.signing = Some(asked);
                return effects;
            }
            (SLOW, Some(signing)) => {
                signing.slower(now.ms);
                return Vec::new();
            }
            _ => {}
        }
        match (0..self.marks.len()).find(|choice| card_id(*choice) == pressed) {
            Some(choice) => self.choose(choice, now),
            None => Vec::new(),
        }
    }

    fn meant(&self, at: Point, now: &Moment<'_>) -> Option<String> {
        hit::hit(&self.draw(now).items, at, now.stage.mm * REACH_MM).map(|item| item.id.clone())
    }

    pub(super) fn replay(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.phase != Phase::Asking {
            return Vec::new();
        }
        self.look_back = None;
        self.sign_again(now);
        vec![Effect::Replayed, self.talk.ask_again(now)]
    }

    /// Whoever signs the question does it once more.
    fn sign_again(&mut self, now: &Moment<'_>) {
        if let Some(signing) = &mut self.signing {
            signing.again(now.ms);
        }
    }

    pub(super) fn tick(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        match self.phase {
            Phase::Right(since) if now.ms >= self.goes_on(since, now) => self.ask(self.at + 1, now),
            Phase::Asking => self.talk.tick(now),
            _ => Vec::new(),
        }
    }

    /// When the next question comes by itself.
    pub(super) fn goes_on(&self, since: Ms, now: &Moment<'_>) -> Ms {
        self.talk.ends(now).max(since + HOP_MS) + AFTER_PRAISE_MS
    }

    /// From when until when the page is open, if it is open now.
    pub(super) fn page_open(&self, now: &Moment<'_>) -> Option<(Ms, Ms)> {
        self.look_back.filter(|(from, until)| (*from..*until).contains(&now.ms))
    }

    /// A card was chosen.
    fn choose(&mut self, choice: usize, now: &Moment<'_>) -> Vec<Effect> {
        let Some(question) = self.questions.get(self.at) else { return Vec::new() };
        let chosen = question.choice(choice);
        let is_right = choice == 0;
        let rung = self.ladder.rung;
        let next = self.ladder.tried(is_right);
        let item = question.id.clone().unwrap_or_else(|| (self.at + 1).to_string());
        let is_draft = now.lines.get(&question.ask.line).is_none_or(|line| line.draft);
        let confusion = if is_right { None } else { chosen.tag.clone() };
        let tag = if is_draft && question.is_by_ear() && !self.deaf {
            Some(DRAFT.to_owned())
        } else {
            confusion
        };
        let attempt = Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId(item),
            skill: question.skill.clone().or_else(|| self.place.skill.clone()),
            asked: question.ask.text.clone(),
            expected: question.right.name().to_owned(),
            response: chosen.name().to_owned(),
            correct: if is_right { 1.0 } else { 0.0 },
            tries: self.ladder.tries,
            rung,
            tag,
            ms: now.ms.saturating_sub(self.opened).try_into().unwrap_or(u32::MAX),
        };
        // The answer is kept first: nothing that is shown may ever be lost.
        let mut effects = vec![Effect::Answered(Box::new(attempt))];
        effects.extend(if is_right { self.right(now) } else { self.wrong(choice, next, now) });
        effects
    }

    fn right(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let question = &self.questions[self.at];
        let own = question.praise.clone().filter(|praise| self.praised.insert(praise.text.clone()));
        let itself = question.right.say.clone();
        let praise = own.unwrap_or_else(|| said(self.feedback.praise(), now));
        let lines = itself.into_iter().map(|say| say.line).chain([praise.line.clone()]).collect();
        self.phase = Phase::Right(now.ms);
        self.look_back = None;
        self.caption = Some((Tone::Right, praise));
        vec![Effect::Play("right".into()), self.talk.say(lines, now)]
    }

    /// A wrong card: why, and the next rung of the ladder.
    fn wrong(&mut self, choice: usize, rung: u8, now: &Moment<'_>) -> Vec<Effect> {
        self.marks[choice] = Mark::Wrong(now.ms);
        self.sign_again(now);
        // A page that was about to open would cover what is said now.
        self.look_back = None;
        let mut effects = vec![Effect::Play("wrong".into())];
        let chosen = self.questions[self.at].choice(choice).clone();
        let itself: Vec<LineId> = chosen.say.into_iter().map(|say| say.line).collect();
        if rung >= 3 {
            effects.push(self.show(itself, now));
            self.marks[choice] = Mark::Faded(Some(now.ms));
            return effects;
        }
        let why = chosen.why.unwrap_or_else(|| said(self.feedback.retry(), now));
        let lines = [itself, vec![why.line.clone()]].concat();
        self.caption = Some((Tone::Wrong, why));
        if rung == 2 {
            self.marks[choice] = Mark::Faded(Some(now.ms));
        }
        effects.push(match rung {
            1 => self.say_with_page(lines, now),
            _ => self.talk.say_and_ask(lines, now),
        });
        effects
    }

    /// The bird was touched: the next rung, the first time the question again, slowly.
    pub(super) fn help(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        if self.phase != Phase::Asking {
            return Vec::new();
        }
        self.look_back = None;
        self.sign_again(now);
        let rung = self.ladder.helped();
        vec![match rung {
            0 => self.talk.ask_slowly(now),
            1 => {
                let look = self.questions[self.at].look.clone();
                let has_page = self.pages[self.at].is_some();
                let look = look.or_else(|| (!has_page).then(|| shell("hint-1", now)));
                let lines = look.iter().map(|look| look.line.clone()).collect();
                self.caption = look.map(|look| (Tone::Plain, look));
                self.say_with_page(lines, now)
            }
            2 => {
                let foil = self
                    .order
                    .iter()
                    .find(|at| **at > 0 && !matches!(self.marks[**at], Mark::Faded(_)));
                if let Some(foil) = foil {
                    self.marks[*foil] = Mark::Faded(None);
                }
                self.talk.ask_again(now)
            }
            _ => self.show(Vec::new(), now),
        }]
    }

    /// The right card is shown; all others fall away, and the child touches it herself.
    fn show(&mut self, before: Vec<LineId>, now: &Moment<'_>) -> Effect {
        for mark in self.marks.iter_mut().skip(1) {
            *mark = Mark::Faded(None);
        }
        self.look_back = None;
        let told = self.questions[self.at].told.clone();
        let told = told.unwrap_or_else(|| shell("hint-3", now));
        let lines = [before, vec![told.line.clone()]].concat();
        self.caption = Some((Tone::Plain, told));
        self.talk.say(lines, now)
    }

    /// Says these lines, opens the page for as long as its line takes, then asks again.
    fn say_with_page(&mut self, mut lines: Vec<LineId>, now: &Moment<'_>) -> Effect {
        let length =
            |line: &LineId| Ms::from(now.lines.get(line).map_or(0, |line| line.ms)) + pause();
        if let Some(page) = &self.pages[self.at] {
            // A wrong card is seen before the page covers it.
            let said: Ms = lines.iter().map(length).sum();
            let from = now.ms + if lines.is_empty() { 0 } else { said.max(DEAD_MS) };
            let until = now.ms + said + length(&page.say.line);
            self.look_back = Some((from, until)).filter(|(from, until)| from < until);
            lines.push(page.say.line.clone());
        }
        self.talk.say_and_ask(lines, now)
    }
}
