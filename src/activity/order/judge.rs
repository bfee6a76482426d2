//! Whether the order is right, what was confused, and how it is shown.

use super::fields::Swap;
use super::{Order, Spot, WALK_MS};
use crate::item::Tone;
use crate::item::talk::{said, shell};
use crate::{Effect, Moment};
use model::{Attempt, ItemId};
use scene::Ms;

/// What is wrong is seen in its slot before it walks back.
const LOOK_MS: Ms = 900;
/// From one picture that walks in by itself to the next.
const STEP_MS: Ms = 700;
/// What was shown is looked at.
const SHOWN_MS: Ms = 1_200;

impl Order {
    /// All slots are full.
    pub(super) fn judge(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let count = self.pieces.len();
        let given: Vec<usize> = (0..count).filter_map(|slot| self.in_slot(slot)).collect();
        let right = given.iter().enumerate().take_while(|(slot, picture)| slot == *picture).count();
        let is_right = right == count;
        let swap = if is_right { None } else { self.confused(&given).cloned() };
        let rung = self.ladder.rung;
        let next = self.ladder.tried(is_right);
        let names = |order: &[usize]| {
            order.iter().map(|at| self.spec.picture[*at].id.as_str()).collect::<Vec<_>>().join(" ")
        };
        let attempt = Attempt {
            lesson: self.place.lesson.clone(),
            step: self.place.step.clone(),
            kind: self.place.kind.clone(),
            item: ItemId("1".into()),
            skill: self.place.skill.clone(),
            asked: self.spec.ask.text.clone(),
            expected: names(&(0..count).collect::<Vec<_>>()),
            response: names(&given),
            correct: if is_right { 1.0 } else { 0.0 },
            tries: self.ladder.tries,
            rung,
            tag: swap.as_ref().map(|swap| swap.tag.clone()),
            ms: now.ms.saturating_sub(self.since).try_into().unwrap_or(u32::MAX),
        };
        // The answer is kept first: nothing that is shown may ever be lost.
        let mut effects = vec![Effect::Answered(Box::new(attempt))];
        self.kept = right;
        effects.extend(if is_right {
            self.right(now)
        } else {
            self.wrong(&given, swap, next, now)
        });
        effects
    }

    /// The known slip that the order shows: two pictures that stand exactly in each other's
    /// slots, else two that come the wrong way round.
    fn confused(&self, given: &[usize]) -> Option<&Swap> {
        let find = |id: &str| self.spec.picture.iter().position(|picture| picture.id == id);
        let slot = |picture: usize| given.iter().position(|known| *known == picture);
        let known = self.spec.swap.iter().filter_map(|swap| {
            let [first, second] = swap.pair.as_slice() else { return None };
            let (first, second) = (find(first)?, find(second)?);
            let (first, second) = (first.min(second), first.max(second));
            Some((swap, (first, second), (slot(first)?, slot(second)?)))
        });
        let known: Vec<_> = known.collect();
        let exact = known.iter().find(|(_, (first, second), slots)| *slots == (*second, *first));
        let turned = || known.iter().find(|(_, _, (first, second))| first > second);
        exact.or_else(turned).map(|(swap, _, _)| *swap)
    }

    fn right(&mut self, now: &Moment<'_>) -> Vec<Effect> {
        let own = self.spec.praise.clone();
        let praise = own.unwrap_or_else(|| said(self.feedback.praise(), now));
        let line = praise.line.clone();
        self.done = Some(now.ms);
        self.caption = Some((Tone::Right, praise));
        vec![Effect::Play("right".into()), self.talk.say(vec![line], now)]
    }

    fn wrong(
        &mut self,
        given: &[usize],
        swap: Option<Swap>,
        rung: u8,
        now: &Moment<'_>,
    ) -> Vec<Effect> {
        self.first_wrong = self.kept;
        for picture in &given[self.kept..] {
            self.pieces[*picture].wrong = Some(now.ms);
        }
        let back_at = now.ms + LOOK_MS;
        let mut effects = vec![Effect::Play("wrong".into())];
        self.walks.extend(given[self.kept..].iter().map(|picture| (back_at, *picture, Spot::Pool)));
        if rung >= 3 {
            effects.push(self.show(back_at + WALK_MS, now));
            return effects;
        }
        let why =
            swap.and_then(|swap| swap.why).unwrap_or_else(|| said(self.feedback.retry(), now));
        let line = why.line.clone();
        self.caption = Some((Tone::Wrong, why));
        effects.push(self.talk.say_and_ask(vec![line], now));
        effects
    }

    /// Shows it: from an instant on the pictures walk in one by one, are looked at, and walk
    /// back but for the first; the rest is the child's, with a ghost in every slot.
    pub(super) fn show(&mut self, from: Ms, now: &Moment<'_>) -> Effect {
        if self.walks.is_empty() {
            let placed = |picture: &usize| self.pieces[*picture].spot != Spot::Pool;
            let misplaced: Vec<_> = (self.kept..self.pieces.len()).filter(placed).collect();
            self.walks.extend(misplaced.into_iter().map(|picture| (from, picture, Spot::Pool)));
        }
        let from = from + if self.walks.is_empty() { 0 } else { WALK_MS };
        let shown: Vec<_> = (self.kept..self.pieces.len()).collect();
        for (step, picture) in (0..).zip(&shown) {
            self.walks.push_back((from + step * STEP_MS, *picture, Spot::Slot(*picture)));
        }
        let back_at = from + shown.len() as Ms * STEP_MS + SHOWN_MS;
        // The first one stays as a beginning; the last one is always the child's own.
        let stay = usize::from(shown.len() > 1);
        self.walks.extend(shown.iter().skip(stay).map(|picture| (back_at, *picture, Spot::Pool)));
        self.kept += stay;
        let told = shell("hint-3", now);
        let line = told.line.clone();
        self.caption = Some((Tone::Plain, told));
        self.talk.say_and_ask(vec![line], now)
    }
}
