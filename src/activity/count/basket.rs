//! Put so many into the basket.

use super::Count;
use super::touch::thing_id;
use crate::item::number::number_line;
use crate::rounds::{Given, Round, Walk};
use crate::{Effect, Moment};

/// Tag of a basket with too many: the number was not held in mind.
const OVER: &str = "target";
/// Tag of a basket with too few.
const UNDER: &str = "skip";
/// The button that says: this is all.
pub(super) const DONE: &str = "done";
/// The basket: a touch takes the last thing out again.
const BASKET: &str = "basket";

impl Count {
    /// A thing or the button was touched.
    pub(super) fn fill(&mut self, id: &str, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        if id == DONE {
            return self.judge(round, now);
        }
        let last = || (0..self.things.len()).max_by_key(|at| self.things[*at].said);
        let thing = (0..self.things.len()).find(|at| thing_id(*at) == id);
        let Some(at) = thing.or_else(|| last().filter(|_| id == BASKET)) else {
            return Vec::new();
        };
        let seen = self.seen(at, round, now);
        let is_in = self.things[at].said.is_some();
        self.things[at].walk = Walk::from(seen, now.ms, round.calm, now);
        self.things[at].said = None;
        let count = self.counted(self.group(round)) + u32::from(!is_in);
        self.things[at].said = (!is_in).then_some(count);
        self.say(count, round, now).into_iter().collect()
    }

    fn judge(&mut self, round: &mut Round, now: &Moment<'_>) -> Vec<Effect> {
        let group = self.group(round);
        let (count, right) = (self.counted(group), group.right());
        let tag = match count.cmp(&right) {
            std::cmp::Ordering::Less => Some(UNDER),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(OVER),
        };
        let given = Given {
            expected: right.to_string(),
            response: count.to_string(),
            right: count == right,
            tag: tag.map(str::to_owned),
            why: group.why.clone(),
            itself: number_line(count, &self.spec.say, now).into_iter().collect(),
        };
        round.answer(given, now)
    }

    /// All walk back to the table: the child begins anew.
    pub(super) fn empty(&mut self, round: &Round, now: &Moment<'_>) {
        for at in 0..self.things.len() {
            if self.things[at].said.is_some() {
                let seen = self.seen(at, round, now);
                self.things[at].walk = Walk::from(seen, now.ms, round.calm, now);
                self.things[at].said = None;
            }
        }
    }

    /// What a child who counts touches next.
    pub(super) fn next_for_basket(&self, round: &Round) -> String {
        let group = self.group(round);
        match self.counted(group).cmp(&group.right()) {
            std::cmp::Ordering::Less => {
                let outside = self.things.iter().position(|thing| thing.said.is_none());
                outside.map_or_else(|| DONE.to_owned(), thing_id)
            }
            std::cmp::Ordering::Equal => DONE.to_owned(),
            std::cmp::Ordering::Greater => BASKET.to_owned(),
        }
    }
}
